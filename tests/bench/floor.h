/*
 * The least that a letter can cost: a page's drawing calls, known before,
 * become a PDF by a writer that knows nothing else. No layout, no tags, no
 * metadata, no library for objects; the fonts are compressed once and shared.
 */
#ifndef BENCH_FLOOR_H
#define BENCH_FLOOR_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "press/canvas.h"
#include "press/font.h"
#include "press/font_file.h"
#include "press/font_subset.h"
#include "press/pdf_deflate.h"
#include "press/pdf_put.h"

enum { FLOOR_STROKES = 4096, FLOOR_OBJECTS = 256 };

struct floor_font {
	uint16_t	*codes;		/* of a glyph, 0 none */
	uint16_t	*glyphs;	/* of a code */
	size_t		 n;
	const void	*file;		/* compressed */
	size_t		 file_n, whole_n;
	struct buf	 widths;	/* the W array */
};

/* A run of text, or a line with glyphs == NULL. */
struct floor_stroke {
	int		 face, size;
	long		 from[2], to[2];
	uint16_t	*codes;
	size_t		 n;
};

struct floor {
	const struct fonts	*fonts;
	struct arena		*arena;
	struct pdf_deflate	*deflate;
	struct floor_font	 faces[FONTS_MAX];
	struct floor_stroke	 strokes[FLOOR_STROKES];
	size_t			 n;
	long			 width, height;
	struct buf		 content;
};

static int
floor_face(const struct fonts *fonts, const char *name)
{
	int	 i;

	for (i = 0; i < fonts_count(fonts); i++)
		if (strcmp(fonts_name(fonts, i), name) == 0)
			return i;
	return -1;
}

static uint16_t
floor_code(struct floor *f, int face, uint16_t glyph)
{
	struct floor_font	*font = &f->faces[face];

	if (font->codes == NULL) {
		font->codes = calloc(FONTS_GLYPHS, sizeof(*font->codes));
		font->glyphs = calloc(FONTS_GLYPHS, sizeof(*font->glyphs));
		font->n = 1;
	}
	if (font->codes[glyph] == 0) {
		font->codes[glyph] = (uint16_t)font->n;
		font->glyphs[font->n++] = glyph;
	}
	return font->codes[glyph];
}

/* 12.34 points as mpt. */
static long
floor_length(const char *word)
{
	char	*end;
	long	 whole = strtol(word, &end, 10) * 1000;

	if (*end != '.')
		return whole;
	return word[0] == '-' ? whole - strtol(end + 1, NULL, 10) * 10 :
	    whole + strtol(end + 1, NULL, 10) * 10;
}

/* text X Y FONT SIZE … "TEXT" */
static void
floor_text(struct floor *f, const char *line)
{
	struct floor_stroke	*s = &f->strokes[f->n];
	char			 x[32], y[32], font[64], size[32];
	const char		*text = strchr(line, '"');
	uint32_t		 cp;

	if (text == NULL || sscanf(line, " text %31s %31s %63s %31s", x, y,
	    font, size) != 4 || (s->face = floor_face(f->fonts, font)) < 0)
		return;
	s->from[0] = floor_length(x);
	s->from[1] = f->height - floor_length(y);
	s->size = (int)floor_length(size);
	s->codes = arena_array(f->arena, strlen(text), sizeof(*s->codes));
	for (text++; *text != '"' && (cp = utf8_next(&text)) != 0;)
		s->codes[s->n++] = floor_code(f, s->face,
		    fonts_glyph(f->fonts, s->face, cp));
	f->n++;
}

static void
floor_line(struct floor *f, const char *line)
{
	struct floor_stroke	*s = &f->strokes[f->n];
	char			 word[4][32];

	if (sscanf(line, " line %31s %31s %31s %31s", word[0], word[1],
	    word[2], word[3]) != 4)
		return;
	s->from[0] = floor_length(word[0]);
	s->from[1] = f->height - floor_length(word[1]);
	s->to[0] = floor_length(word[2]);
	s->to[1] = f->height - floor_length(word[3]);
	f->n++;
}

/* Takes the first page of the press's own dump. */
static void
floor_read(struct floor *f, const char *dump)
{
	char		 width[32], height[32], *line, *rest, *all;
	int		 pages = 0;

	all = rest = arena_strdup(f->arena, dump);
	while ((line = strsep(&rest, "\n")) != NULL &&
	    f->n < FLOOR_STROKES) {
		if (strncmp(line, "page ", 5) == 0) {
			if (pages++ > 0)
				break;
			sscanf(line, "page 1 %31s %31s", width, height);
			f->width = floor_length(width);
			f->height = floor_length(height);
		} else if (line[strspn(line, " ")] == 't')
			floor_text(f, line);
		else if (line[strspn(line, " ")] == 'l')
			floor_line(f, line);
	}
	(void)all;
}

static void
floor_measure(struct floor *f, int face)
{
	struct floor_font	*font = &f->faces[face];
	size_t			 i;

	buf_init(&font->widths, BUF_TEXT);
	pdf_put(&font->widths, "0[");
	for (i = 0; i < font->n; i++) {
		pdf_put(&font->widths, i > 0 ? " " : "");
		pdf_put_int(&font->widths, fonts_advance(f->fonts, face,
		    font->glyphs[i]));
	}
	pdf_put(&font->widths, "]");
}

/* Fonts once for all letters, as a union of what they need. */
static void
floor_seal(struct floor *f)
{
	struct buf	 file;
	int		 i;

	for (i = 0; i < FONTS_MAX; i++) {
		struct floor_font	*font = &f->faces[i];
		struct font_subset	*subset;
		struct font_file	*maker;

		if (font->codes == NULL)
			continue;
		subset = font_subset_new(f->fonts, i);
		buf_init(&file, BUF_TEXT);
		maker = font_file_new(subset);
		font_file_bytes(maker, NULL, font->glyphs, font->n, &file);
		font->file = pdf_deflate(f->deflate, f->arena, file.data,
		    file.len, &font->file_n);
		font->whole_n = file.len;
		floor_measure(f, i);
		buf_free(&file);
		font_file_free(maker);
		font_subset_free(subset);
	}
}

static void
floor_draw(struct floor *f, struct buf *b)
{
	size_t	 i;

	for (i = 0; i < f->n; i++) {
		const struct floor_stroke	*s = &f->strokes[i];

		if (s->codes == NULL) {
			pdf_put_millis(b, s->from, 2);
			pdf_put(b, " m ");
			pdf_put_millis(b, s->to, 2);
			pdf_put(b, " l S\n");
			continue;
		}
		pdf_put(b, "BT/F");
		pdf_put_int(b, s->face);
		pdf_put(b, " ");
		pdf_put_milli(b, s->size);
		pdf_put(b, " Tf ");
		pdf_put_millis(b, s->from, 2);
		pdf_put(b, " Td ");
		pdf_put_codes(b, s->codes, s->n);
		pdf_put(b, "Tj ET\n");
	}
}

struct floor_file {
	struct buf	*out;
	size_t		 offsets[FLOOR_OBJECTS];
	int		 n;
};

static void
floor_object(struct floor_file *file)
{
	file->offsets[file->n++] = file->out->len;
	pdf_put_int(file->out, file->n);
	pdf_put(file->out, " 0 obj\n<<");
}

static void
floor_stream(struct floor_file *file, const void *data, size_t n)
{
	pdf_put(file->out, "/Filter/FlateDecode/Length ");
	pdf_put_int(file->out, (long)n);
	pdf_put(file->out, ">>\nstream\n");
	buf_add(file->out, data, n);
	pdf_put(file->out, "\nendstream\nendobj\n");
}

static void
floor_end(struct floor_file *file)
{
	pdf_put(file->out, ">>\nendobj\n");
}

/* Three objects; the Type 0 font is the last of them. */
static void
floor_put_font(struct floor *f, struct floor_file *file, int face)
{
	const struct floor_font	*font = &f->faces[face];
	const char		*name = fonts_name(f->fonts, face);

	floor_object(file);
	pdf_put(file->out, "/Length1 ");
	pdf_put_int(file->out, (long)font->whole_n);
	floor_stream(file, font->file, font->file_n);
	floor_object(file);
	buf_printf(file->out, "/Type/FontDescriptor/FontName/AAAAAA+%s"
	    "/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 920"
	    "/Descent -230/CapHeight 720/StemV 80/FontFile2 %d 0 R", name,
	    file->n - 1);
	floor_end(file);
	floor_object(file);
	buf_printf(file->out, "/Type/Font/Subtype/Type0/BaseFont/AAAAAA+%s"
	    "/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype"
	    "/CIDFontType2/BaseFont/AAAAAA+%s/CIDSystemInfo<</Registry(Adobe)"
	    "/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/W[%s]"
	    "/FontDescriptor %d 0 R>>]", name, name,
	    buf_string(&font->widths), file->n - 1);
	floor_end(file);
}

static void
floor_close(struct floor_file *file, int root)
{
	size_t	 start = file->out->len;
	int	 i;

	buf_printf(file->out, "xref\n0 %d\n0000000000 65535 f \n",
	    file->n + 1);
	for (i = 0; i < file->n; i++) {
		char	 row[] = "0000000000 00000 n \n";
		size_t	 rest = file->offsets[i];
		int	 place;

		for (place = 9; rest > 0; place--, rest /= 10)
			row[place] = (char)('0' + rest % 10);
		buf_add(file->out, row, 20);
	}
	buf_printf(file->out, "trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n"
	    "%zu\n%%%%EOF\n", file->n + 1, root, start);
}

/* One letter. */
static void
floor_print(struct floor *f, struct buf *out)
{
	struct floor_file	 file = { .out = out };
	struct arena		*a = arena_new();
	struct buf		 fonts;
	const void		*content;
	size_t			 n;
	int			 i;

	buf_init(&fonts, BUF_TEXT);
	buf_clear(&f->content);
	floor_draw(f, &f->content);
	content = pdf_deflate(f->deflate, a, f->content.data, f->content.len,
	    &n);
	pdf_put(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
	for (i = 0; i < FONTS_MAX; i++)
		if (f->faces[i].codes != NULL) {
			floor_put_font(f, &file, i);
			buf_printf(&fonts, "/F%d %d 0 R", i, file.n);
		}
	floor_object(&file);
	floor_stream(&file, content, n);
	floor_object(&file);
	buf_printf(out, "/Type/Page/Parent %d 0 R/MediaBox[0 0 %ld %ld]"
	    "/Contents %d 0 R/Resources<</Font<<%s>>>>", file.n + 1,
	    f->width / 1000, f->height / 1000, file.n - 1,
	    buf_string(&fonts));
	floor_end(&file);
	floor_object(&file);
	buf_printf(out, "/Type/Pages/Count 1/Kids[%d 0 R]", file.n - 1);
	floor_end(&file);
	floor_object(&file);
	buf_printf(out, "/Type/Catalog/Pages %d 0 R", file.n - 1);
	floor_end(&file);
	floor_close(&file, file.n);
	buf_free(&fonts);
	arena_free(a);
}

static struct floor *
floor_new(const struct fonts *fonts, const char *dump)
{
	struct floor	*f = calloc(1, sizeof(*f));

	f->fonts = fonts;
	f->arena = arena_new();
	f->deflate = pdf_deflate_new();
	buf_init(&f->content, BUF_TEXT);
	floor_read(f, dump);
	floor_seal(f);
	return f;
}

static void
floor_free(struct floor *f)
{
	int	 i;

	for (i = 0; i < FONTS_MAX; i++) {
		free(f->faces[i].codes);
		free(f->faces[i].glyphs);
		buf_free(&f->faces[i].widths);
	}
	buf_free(&f->content);
	pdf_deflate_free(f->deflate);
	arena_free(f->arena);
	free(f);
}

#endif
