#include "press/pdf_font.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "press/font.h"
#include "press/font_subset.h"
#include "press/pdf_deflate.h"
#include "press/pdf_object.h"
#include "press/pdf_put.h"

enum {
	CODES_MAX	= 65000,	/* leaves room for composites */
	SLOTS_FIRST	= 1024,		/* a power of two */
	TAG		= 6,		/* letters before a subset's name */
	FONT_FILE_MAX	= 64 * 1024 * 1024
};

struct pdf_font {
	const struct fonts	*fonts;
	int			 face;
	uint16_t		*glyphs;	/* of a code */
	uint32_t		*characters;	/* of a code */
	size_t			 n, size;
	uint16_t		*slots;		/* hash of pairs → code */
	size_t			 slots_n;
	const struct pdf_font_base *base;
};

struct pdf_font_base {
	struct pdf_font		*font;		/* every font starts so */
	struct arena		*arena;
	int			 sealed;	/* and worth while */
	struct pdf_deflate_part	 outlines, map;
};

static void
add_code(struct pdf_font *f, uint16_t glyph, uint32_t cp)
{
	if (f->n == f->size) {
		f->size = f->size > 0 ? 2 * f->size : 512;
		f->glyphs = mem_resize(f->glyphs, f->size,
		    sizeof(*f->glyphs));
		f->characters = mem_resize(f->characters, f->size,
		    sizeof(*f->characters));
	}
	f->glyphs[f->n] = glyph;
	f->characters[f->n++] = cp;
}

static struct pdf_font *
new_font(const struct fonts *fonts, int face, size_t slots)
{
	struct pdf_font	*f = mem_alloc(sizeof(*f));

	f->fonts = fonts;
	f->face = face;
	f->slots_n = slots;
	f->slots = mem_array(slots, sizeof(*f->slots));
	return f;
}

/* A font that starts with the base's codes. */
static struct pdf_font *
copy_font(const struct pdf_font_base *base)
{
	const struct pdf_font	*from = base->font;
	struct pdf_font		*f = new_font(from->fonts, from->face,
				    from->slots_n);

	f->base = base;
	f->n = from->n;
	f->size = 2 * from->n;
	f->glyphs = mem_array(f->size, sizeof(*f->glyphs));
	f->characters = mem_array(f->size, sizeof(*f->characters));
	memcpy(f->glyphs, from->glyphs, f->n * sizeof(*f->glyphs));
	memcpy(f->characters, from->characters,
	    f->n * sizeof(*f->characters));
	memcpy(f->slots, from->slots, f->slots_n * sizeof(*f->slots));
	return f;
}

struct pdf_font *
pdf_font_new(const struct fonts *fonts, int face,
    const struct pdf_font_base *base)
{
	struct pdf_font	*f;

	if (base != NULL && base->sealed)
		return copy_font(base);
	f = new_font(fonts, face, SLOTS_FIRST);
	add_code(f, 0, 0);
	return f;
}

void
pdf_font_free(struct pdf_font *f)
{
	if (f == NULL)
		return;
	free(f->glyphs);
	free(f->characters);
	free(f->slots);
	free(f);
}

/* The slot of the pair, or the empty one where it belongs. */
static uint16_t *
slot(const struct pdf_font *f, uint16_t glyph, uint32_t cp)
{
	size_t	 mask = f->slots_n - 1;
	size_t	 i = (glyph * 2654435761u ^ cp * 2246822519u) >> 7 & mask;

	while (f->slots[i] != 0 && (f->glyphs[f->slots[i]] != glyph ||
	    f->characters[f->slots[i]] != cp))
		i = (i + 1) & mask;
	return &f->slots[i];
}

static void
grow(struct pdf_font *f)
{
	size_t	 i;

	free(f->slots);
	f->slots_n *= 2;
	f->slots = mem_array(f->slots_n, sizeof(*f->slots));
	for (i = 1; i < f->n; i++)
		*slot(f, f->glyphs[i], f->characters[i]) = (uint16_t)i;
}

uint16_t
pdf_font_code(struct pdf_font *f, uint16_t glyph, uint32_t cp)
{
	uint16_t	*code = slot(f, glyph, cp);

	if (*code != 0 || f->n >= CODES_MAX)
		return *code;
	*code = (uint16_t)f->n;
	add_code(f, glyph, cp);
	if (2 * f->n > f->slots_n) {
		grow(f);
		return (uint16_t)(f->n - 1);
	}
	return *code;
}

/* Six letters from the glyphs, as subsets are named (9.6.4). */
static void
name_subset(const struct pdf_font *f, char name[TAG + 1])
{
	uint64_t	 hash = 14695981039346656037u;	/* FNV-1a */
	size_t		 i;

	for (i = 0; i < f->n; i++)
		hash = (hash ^ f->glyphs[i]) * 1099511628211u;
	for (i = 0; i < TAG; i++, hash /= 26)
		name[i] = (char)('A' + hash % 26);
	name[TAG] = '\0';
}

static void
put_name(const struct pdf_font *f, struct buf *b)
{
	char	 tag[TAG + 1];

	name_subset(f, tag);
	pdf_put(b, "/");
	pdf_put(b, tag);
	pdf_put(b, "+");
	pdf_put(b, fonts_name(f->fonts, f->face));
}

static int
width(const struct pdf_font *f, size_t code)
{
	return fonts_advance(f->fonts, f->face, f->glyphs[code]);
}

/* The width of most glyphs: in a Korean font that of every syllable. */
static int
common_width(const struct pdf_font *f)
{
	size_t	 i, lead = 0;
	int	 common = 1000;

	/* The majority, if there is one (Boyer and Moore's vote). */
	for (i = 0; i < f->n; i++) {
		if (lead == 0)
			common = width(f, i);
		lead += width(f, i) == common ? 1 : (size_t)-1;
	}
	return common;
}

/* 9.7.4.3: only what differs from the common width is listed. */
static void
put_widths(const struct pdf_font *f, struct buf *b)
{
	int	 common = common_width(f), open = 0;
	size_t	 i;

	pdf_put(b, "/DW ");
	pdf_put_int(b, common);
	pdf_put(b, "/W[");
	for (i = 0; i < f->n; i++) {
		if (width(f, i) == common) {
			if (open)
				pdf_put(b, "]");
			open = 0;
			continue;
		}
		if (!open) {
			pdf_put_int(b, (long)i);
			pdf_put(b, "[");
		} else
			pdf_put(b, " ");
		open = 1;
		pdf_put_int(b, width(f, i));
	}
	pdf_put(b, open ? "]]" : "]");
}

static void
put_map_rows(const struct pdf_font *f, struct buf *b, size_t from, size_t n)
{
	size_t	 i;

	pdf_put_int(b, (long)n);
	pdf_put(b, " beginbfchar\n");
	for (i = from; i < from + n; i++) {
		uint32_t	 cp = f->characters[i];

		pdf_put(b, "<");
		pdf_put_utf16_hex(b, (uint32_t)i);
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

/* The codes from FROM on; at most 100 rows stand in one block. */
static void
put_map_blocks(const struct pdf_font *f, struct buf *b, size_t from)
{
	enum { ROWS = 100 };
	size_t	 i;

	for (i = from; i < f->n; i += ROWS)
		put_map_rows(f, b, i, f->n - i < ROWS ? f->n - i : ROWS);
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

static const void *
compress_file(const struct pdf_font *f, const struct pdf_output *o,
    const struct buf *file, size_t *n)
{
	if (f->base == NULL)
		return pdf_deflate(o->deflate, o->arena, file->data,
		    file->len, n);
	return pdf_deflate_join(o->deflate, o->arena, file->data,
	    FONT_SUBSET_HEAD, &f->base->outlines,
	    file->data + FONT_SUBSET_HEAD, file->len - FONT_SUBSET_HEAD, n);
}

static unsigned int
add_file(struct pdf_font *f, struct font_subset *subset,
    const struct pdf_output *o, struct buf *head)
{
	struct buf	 file;
	size_t		 n, base_n = f->base != NULL ? f->base->font->n : 0;
	const void	*data;
	unsigned int	 number = 0;

	buf_init(&file, FONT_FILE_MAX);
	if (font_subset_build(subset, f->glyphs, f->n, base_n, &file) == 0) {
		data = compress_file(f, o, &file, &n);
		pdf_put(head, "/Length1 ");
		pdf_put_int(head, (long)(file.len + (f->base != NULL ?
		    f->base->outlines.whole_n : 0)));
		number = add_stream(o, head, data, n);
		pdf_object_derived(o->objects, number);
	} else
		diag_at(o->diags, DIAG_P089, (struct place){ 0 },
		    fonts_name(f->fonts, f->face), NULL);
	buf_free(&file);
	return number;
}

static unsigned int
add_map(struct pdf_font *f, const struct pdf_output *o, struct buf *head)
{
	struct buf	 map;
	size_t		 n;
	const void	*data;
	unsigned int	 number;

	buf_init(&map, BUF_TEXT);
	if (f->base == NULL)
		put_map_start(&map);
	put_map_blocks(f, &map, f->base != NULL ? f->base->font->n : 1);
	put_map_end(&map);
	if (f->base == NULL)
		data = pdf_deflate(o->deflate, o->arena, map.data, map.len,
		    &n);
	else
		data = pdf_deflate_join(o->deflate, o->arena, "", 0,
		    &f->base->map, map.data, map.len, &n);
	number = add_stream(o, head, data, n);
	buf_free(&map);
	return number;
}

/*
 * 9.8. Flag 4 (symbolic) says that no standard encoding applies. Stem width
 * and capital height are only hints for a substitute font, never needed here.
 */
static unsigned int
add_descriptor(struct pdf_font *f, const struct font_subset *subset,
    const struct pdf_output *o, struct buf *head, unsigned int file)
{
	long		 box[4];
	unsigned int	 number;
	int		 i;

	font_subset_box(subset, box);
	pdf_put(head, "/Type/FontDescriptor/FontName");
	put_name(f, head);
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
    struct buf *head, unsigned int descriptor)
{
	unsigned int	 number;

	pdf_put(head, "/Type/Font/Subtype/CIDFontType2/BaseFont");
	put_name(f, head);
	pdf_put(head, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
	    "/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor ");
	pdf_put_ref(head, descriptor);
	put_widths(f, head);
	number = pdf_object_add(o->objects, head);
	buf_clear(head);
	return number;
}

int
pdf_font_finish(struct pdf_font *f, struct font_subset *subset,
    const struct pdf_output *o, unsigned int number)
{
	struct buf	 head;
	unsigned int	 file, map, descriptor, descendant;

	buf_init(&head, BUF_TEXT);
	file = add_file(f, subset, o, &head);
	if (file == 0) {
		buf_free(&head);
		return -1;
	}
	map = add_map(f, o, &head);
	descriptor = add_descriptor(f, subset, o, &head, file);
	descendant = add_descendant(f, o, &head, descriptor);
	pdf_put(&head, "/Type/Font/Subtype/Type0/BaseFont");
	put_name(f, &head);
	pdf_put(&head, "/Encoding/Identity-H/ToUnicode ");
	pdf_put_ref(&head, map);
	pdf_put(&head, "/DescendantFonts[");
	pdf_put_ref(&head, descendant);
	pdf_put(&head, "]");
	pdf_object_set(o->objects, number, &head);
	buf_free(&head);
	return 0;
}

struct pdf_font_base *
pdf_font_base_new(const struct fonts *fonts, int face)
{
	struct pdf_font_base	*base = mem_alloc(sizeof(*base));

	base->arena = arena_new();
	base->font = pdf_font_new(fonts, face, NULL);
	return base;
}

void
pdf_font_base_free(struct pdf_font_base *base)
{
	if (base == NULL)
		return;
	pdf_font_free(base->font);
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
close_base(struct pdf_font *f, struct font_subset *subset)
{
	uint16_t	*list = mem_array(FONTS_GLYPHS, sizeof(*list));
	size_t		 n = font_subset_close(subset, f->glyphs, f->n, list);
	size_t		 i;

	for (i = f->n; i < n; i++)
		add_code(f, list[i], 0);
	free(list);
	return n > 0 ? 0 : -1;
}

void
pdf_font_base_seal(struct pdf_font_base *base, struct font_subset *subset)
{
	struct pdf_font	*f = base->font;
	struct buf	 bytes;

	if (base->sealed || f->n == 1 || close_base(f, subset) != 0)
		return;
	buf_init(&bytes, FONT_FILE_MAX);
	font_subset_outlines(subset, f->glyphs, f->n, &bytes);
	base->outlines = pdf_deflate_part(base->arena, buf_string(&bytes),
	    bytes.len);
	buf_clear(&bytes);
	put_map_start(&bytes);
	put_map_blocks(f, &bytes, 1);
	base->map = pdf_deflate_part(base->arena, buf_string(&bytes),
	    bytes.len);
	base->sealed = !bytes.full;
	buf_free(&bytes);
}
