#include "press/pdf_font.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "press/font.h"
#include "press/font_file.h"
#include "press/font_subset.h"
#include "press/pdf_codes.h"
#include "press/pdf_deflate.h"
#include "press/pdf_face.h"
#include "press/pdf_object.h"
#include "press/pdf_put.h"

enum {
	TAG	= 6,	/* letters before a subset's name */
	/*
	 * Up to so many glyphs that the base lacks are copied from outlines
	 * compressed one by one; more of them are compressed together, which
	 * makes them smaller and is faster for a single document.
	 */
	FEW	= 48
};

struct pdf_font {
	const struct fonts	*fonts;
	int			 face;
	struct pdf_codes	 codes;
	const struct pdf_font_base *base;	/* or NULL; sealed */
};

/* Parts that every font of the base has, in the order of font_piece. */
struct pdf_font_base {
	struct pdf_font		*font;		/* its codes are the first */
	struct arena		*arena;
	int			 sealed;	/* and worth while */
	struct font_start	*start;
	struct pdf_deflate_part	 pieces[FONT_PIECES], map;
	struct buf		 widths;
	int			 common;	/* width */
	uint64_t		 hash;		/* of the glyphs */
};

struct pdf_font *
pdf_font_new(const struct fonts *fonts, int face,
    const struct pdf_font_base *base)
{
	struct pdf_font	*f = mem_alloc(sizeof(*f));

	f->fonts = fonts;
	f->face = face;
	f->base = base != NULL && base->sealed ? base : NULL;
	pdf_codes_init(&f->codes, f->base != NULL ? &base->font->codes :
	    NULL);
	return f;
}

void
pdf_font_free(struct pdf_font *f)
{
	if (f == NULL)
		return;
	pdf_codes_free(&f->codes);
	free(f);
}

uint16_t
pdf_font_code(struct pdf_font *f, uint16_t glyph, uint32_t cp)
{
	return pdf_codes_code(&f->codes, glyph, cp);
}

int
pdf_font_of_base(const struct pdf_font *f, uint16_t code)
{
	return code != 0 && code < f->codes.first;
}

/* ---- name and widths ---- */

static uint64_t
hash_glyphs(const struct pdf_codes *c, uint64_t hash)
{
	size_t	 i;

	for (i = 0; i < c->n; i++)		/* FNV-1a */
		hash = (hash ^ c->glyphs[i]) * 1099511628211u;
	return hash;
}

/* Six letters from the glyphs, as subsets are named (9.6.4). */
static void
name_subset(const struct pdf_font *f, char name[TAG + 1])
{
	uint64_t	 hash = hash_glyphs(&f->codes, f->base != NULL ?
			    f->base->hash : 14695981039346656037u);
	size_t		 i;

	for (i = 0; i < TAG; i++, hash /= 26)
		name[i] = (char)('A' + hash % 26);
	name[TAG] = '\0';
}

static void
put_name(const struct pdf_font *f, const char *tag, struct buf *b)
{
	pdf_put(b, "/");
	pdf_put(b, tag);
	pdf_put(b, "+");
	pdf_put(b, fonts_name(f->fonts, f->face));
}

static int
width(const struct pdf_font *f, size_t i)
{
	return fonts_advance(f->fonts, f->face, f->codes.glyphs[i]);
}

/* The width of most glyphs: in a Korean font that of every syllable. */
static int
common_width(const struct pdf_font *f)
{
	size_t	 i, lead = 0;
	int	 common = 1000;

	/* The majority, if there is one (Boyer and Moore's vote). */
	for (i = 0; i < f->codes.n; i++) {
		if (lead == 0)
			common = width(f, i);
		lead += width(f, i) == common ? 1 : (size_t)-1;
	}
	return common;
}

/* 9.7.4.3: only what differs from the common width is listed. */
static void
put_own_widths(const struct pdf_font *f, int common, struct buf *b)
{
	int	 open = 0;
	size_t	 i;

	for (i = 0; i < f->codes.n; i++) {
		if (width(f, i) == common) {
			pdf_put(b, open ? "]" : "");
			open = 0;
			continue;
		}
		if (!open) {
			pdf_put_int(b, (long)(f->codes.first + i));
			pdf_put(b, "[");
		} else
			pdf_put(b, " ");
		open = 1;
		pdf_put_int(b, width(f, i));
	}
	pdf_put(b, open ? "]" : "");
}

static void
put_widths(const struct pdf_font *f, struct buf *b)
{
	int	 common = f->base != NULL ? f->base->common : common_width(f);

	pdf_put(b, "/DW ");
	pdf_put_int(b, common);
	pdf_put(b, "/W[");
	if (f->base != NULL)
		buf_add(b, buf_string(&f->base->widths), f->base->widths.len);
	put_own_widths(f, common, b);
	pdf_put(b, "]");
}

/* ---- code → character ---- */

static void
put_map_rows(const struct pdf_font *f, struct buf *b, size_t from, size_t n)
{
	size_t	 i;

	pdf_put_int(b, (long)n);
	pdf_put(b, " beginbfchar\n");
	for (i = from; i < from + n; i++) {
		uint32_t	 cp = f->codes.characters[i];

		pdf_put(b, "<");
		pdf_put_utf16_hex(b, (uint32_t)(f->codes.first + i));
		pdf_put(b, "><");
		pdf_put_utf16_hex(b, cp != 0 ? cp : 0xFFFD);
		pdf_put(b, ">\n");
	}
	pdf_put(b, "endbfchar\n");
}

/* 9.10.3: code → character. */
static void
put_map_start(struct buf *b)
{
	pdf_put(b, "/CIDInit /ProcSet findresource begin\n"
	    "12 dict begin\nbegincmap\n"
	    "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>>"
	    " def\n"
	    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
	    "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
}

/* Its own codes; at most 100 rows stand in one block, .notdef in none. */
static void
put_map_blocks(const struct pdf_font *f, struct buf *b)
{
	enum { ROWS = 100 };
	size_t	 i, n = f->codes.n;

	for (i = f->codes.first == 0; i < n; i += ROWS)
		put_map_rows(f, b, i, n - i < ROWS ? n - i : ROWS);
}

static void
put_map_end(struct buf *b)
{
	pdf_put(b, "endcmap\nCMapName currentdict /CMap defineresource pop\n"
	    "end\nend\n");
}

/* A compressed stream; the head so far is in HEAD, which is cleared. */
static unsigned int
add_stream(const struct pdf_output *o, struct buf *head, const void *data,
    size_t n)
{
	unsigned int	 number;

	pdf_put(head, "/Filter/FlateDecode/Length ");
	pdf_put_int(head, (long)n);
	number = pdf_object_add(o->objects, head);
	pdf_object_stream(o->objects, number, data, n);
	buf_clear(head);
	return number;
}

/* ---- the font file ---- */

struct file_sink {
	struct pdf_face			*face;
	const struct pdf_font_base	*base;
	int				 few;
};

static void
add_bytes(void *closure, const void *bytes, size_t n)
{
	struct file_sink	*s = closure;

	pdf_join_bytes(&s->face->join, bytes, n);
}

static void
add_outline(void *closure, uint16_t glyph, const void *bytes, size_t n)
{
	struct file_sink	*s = closure;

	if (s->few)
		pdf_join_part(&s->face->join, pdf_face_outline(s->face,
		    glyph, bytes, n));
	else
		pdf_join_bytes(&s->face->join, bytes, n);
}

static void
add_start(void *closure, enum font_piece piece)
{
	struct file_sink	*s = closure;
	const struct buf	*b;

	if (s->few || piece == FONT_OUTLINES) {
		pdf_join_part(&s->face->join, &s->base->pieces[piece]);
		return;
	}
	b = font_start_piece(s->base->start, piece);
	pdf_join_bytes(&s->face->join, b->data, b->len);
}

static unsigned int
add_file(struct pdf_font *f, struct pdf_face *face,
    const struct pdf_output *o, struct buf *head)
{
	struct file_sink	 to = { face, f->base, f->base != NULL &&
				    f->codes.n <= FEW };
	struct font_sink	 sink = { add_bytes, add_outline, add_start,
				    &to };
	size_t			 n, length;
	const void		*data = NULL;
	unsigned int		 number;

	pdf_join_begin(&face->join);
	length = font_file_write(face->file, f->base != NULL ?
	    f->base->start : NULL, f->codes.glyphs, f->codes.n, &sink);
	if (length > 0)
		data = pdf_join_end(&face->join, &n);
	if (data == NULL) {
		diag_at(o->diags, DIAG_P089, (struct place){ 0 },
		    fonts_name(f->fonts, f->face), NULL);
		return 0;
	}
	pdf_put(head, "/Length1 ");
	pdf_put_int(head, (long)length);
	number = add_stream(o, head, data, n);
	pdf_object_derived(o->objects, number);
	return number;
}

static unsigned int
add_map(struct pdf_font *f, struct pdf_join *join,
    const struct pdf_output *o, struct buf *head)
{
	struct buf	 map;
	size_t		 n;
	const void	*data;

	buf_init(&map, BUF_TEXT);
	pdf_join_begin(join);
	if (f->base == NULL)
		put_map_start(&map);
	else
		pdf_join_part(join, &f->base->map);
	put_map_blocks(f, &map);
	put_map_end(&map);
	pdf_join_bytes(join, map.data, map.len);
	buf_free(&map);
	data = pdf_join_end(join, &n);
	return data != NULL ? add_stream(o, head, data, n) : 0;
}

/*
 * 9.8. Flag 4 (symbolic) says that no standard encoding applies. Stem width
 * and capital height are only hints for a substitute font, never needed here.
 */
static unsigned int
add_descriptor(struct pdf_font *f, const struct font_subset *subset,
    const struct pdf_output *o, struct buf *head, const char *tag,
    unsigned int file)
{
	long		 box[4];
	unsigned int	 number;
	int		 i;

	font_subset_box(subset, box);
	pdf_put(head, "/Type/FontDescriptor/FontName");
	put_name(f, tag, head);
	pdf_put(head, "/Flags 4/FontBBox[");
	for (i = 0; i < 4; i++) {
		pdf_put(head, i > 0 ? " " : "");
		pdf_put_int(head, box[i]);
	}
	pdf_put(head, "]/ItalicAngle 0/Ascent ");
	pdf_put_int(head, fonts_ascent(f->fonts, f->face));
	pdf_put(head, "/Descent ");
	pdf_put_int(head, -fonts_descent(f->fonts, f->face));
	pdf_put(head, "/CapHeight 720/StemV 80/FontFile2 ");
	pdf_put_ref(head, file);
	number = pdf_object_add(o->objects, head);
	buf_clear(head);
	return number;
}

static unsigned int
add_descendant(struct pdf_font *f, const struct pdf_output *o,
    struct buf *head, const char *tag, unsigned int descriptor)
{
	unsigned int	 number;

	pdf_put(head, "/Type/Font/Subtype/CIDFontType2/BaseFont");
	put_name(f, tag, head);
	pdf_put(head, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
	    "/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor ");
	pdf_put_ref(head, descriptor);
	put_widths(f, head);
	number = pdf_object_add(o->objects, head);
	buf_clear(head);
	return number;
}

int
pdf_font_finish(struct pdf_font *f, struct pdf_face *face,
    const struct pdf_output *o, unsigned int number)
{
	struct buf	 head;
	char		 tag[TAG + 1];
	unsigned int	 file, map, descriptor, descendant;

	buf_init(&head, BUF_TEXT);
	file = add_file(f, face, o, &head);
	map = file != 0 ? add_map(f, &face->map, o, &head) : 0;
	if (map == 0) {
		buf_free(&head);
		return -1;
	}
	name_subset(f, tag);
	descriptor = add_descriptor(f, face->subset, o, &head, tag, file);
	descendant = add_descendant(f, o, &head, tag, descriptor);
	pdf_put(&head, "/Type/Font/Subtype/Type0/BaseFont");
	put_name(f, tag, &head);
	pdf_put(&head, "/Encoding/Identity-H/ToUnicode ");
	pdf_put_ref(&head, map);
	pdf_put(&head, "/DescendantFonts[");
	pdf_put_ref(&head, descendant);
	pdf_put(&head, "]");
	pdf_object_set(o->objects, number, &head);
	buf_free(&head);
	return 0;
}

/* ---- the base ---- */

struct pdf_font_base *
pdf_font_base_new(const struct fonts *fonts, int face)
{
	struct pdf_font_base	*base = mem_alloc(sizeof(*base));

	base->arena = arena_new();
	base->font = pdf_font_new(fonts, face, NULL);
	buf_init(&base->widths, BUF_TEXT);
	return base;
}

void
pdf_font_base_free(struct pdf_font_base *base)
{
	if (base == NULL)
		return;
	pdf_font_free(base->font);
	font_start_free(base->start);
	buf_free(&base->widths);
	arena_free(base->arena);
	free(base);
}

void
pdf_font_base_add(struct pdf_font_base *base, const char *text)
{
	struct pdf_font	*f = base->font;
	uint32_t	 cp;
	uint16_t	 glyph;

	while (!base->sealed && (cp = utf8_next(&text)) != 0)
		if ((glyph = fonts_glyph(f->fonts, f->face, cp)) != 0)
			pdf_font_code(f, glyph, cp);
}

/* Parts of composites become codes too, though no text ever shows them. */
static int
close_codes(struct pdf_font_base *base, struct font_file *file)
{
	struct pdf_codes	*c = &base->font->codes;
	const uint16_t		*glyphs;
	size_t			 i, n;

	base->start = font_start_new(file, c->glyphs, c->n);
	if (base->start == NULL)
		return -1;
	glyphs = font_start_glyphs(base->start, &n);
	for (i = c->n; i < n; i++)
		pdf_codes_add(c, glyphs[i]);
	return 0;
}

static void
compress_base(struct pdf_font_base *base, struct pdf_deflate *deflate)
{
	const struct buf	*piece;
	struct buf		 map;
	int			 i;

	for (i = 0; i < FONT_PIECES; i++) {
		piece = font_start_piece(base->start, (enum font_piece)i);
		base->pieces[i] = pdf_deflate_part(deflate, base->arena,
		    buf_string(piece), piece->len);
	}
	buf_init(&map, BUF_TEXT);
	put_map_start(&map);
	put_map_blocks(base->font, &map);
	base->map = pdf_deflate_part(deflate, base->arena, map.data, map.len);
	buf_free(&map);
}

/* By glyph number, where syllables that look alike stand side by side. */
static int
compare(const void *a, const void *b)
{
	const uint32_t	*x = a, *y = b;

	if (x[0] != y[0])
		return x[0] < y[0] ? -1 : 1;
	return x[1] < y[1] ? -1 : x[1] > y[1];
}

/* Outlines are a seventh smaller in this order than in that of use. */
static void
sort_codes(struct pdf_codes *c)
{
	uint32_t	(*pairs)[2] = mem_array(c->n, sizeof(*pairs));
	size_t		 i, n = c->n;

	for (i = 1; i < n; i++) {
		pairs[i][0] = c->glyphs[i];
		pairs[i][1] = c->characters[i];
	}
	qsort(pairs + 1, n - 1, sizeof(*pairs), compare);
	pdf_codes_free(c);
	pdf_codes_init(c, NULL);
	for (i = 1; i < n; i++)
		pdf_codes_code(c, (uint16_t)pairs[i][0], pairs[i][1]);
	free(pairs);
}

void
pdf_font_base_seal(struct pdf_font_base *base, struct pdf_face *face)
{
	struct pdf_font	*f = base->font;

	if (base->sealed || f->codes.n == 1)
		return;
	sort_codes(&f->codes);
	if (close_codes(base, face->file) != 0)
		return;
	compress_base(base, face->join.deflate);
	base->common = common_width(f);
	put_own_widths(f, base->common, &base->widths);
	pdf_codes_index(&f->codes);
	base->hash = hash_glyphs(&f->codes, 14695981039346656037u);
	base->sealed = 1;
}
