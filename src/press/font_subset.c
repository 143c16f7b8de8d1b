#include "press/font_subset.h"

#include <hb-subset.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "press/font.h"

/* Tables of the OpenType specification 1.9 and the places we touch. */
enum {
	HEAD_SIZE = 54, HEAD_ADJUSTMENT = 8, HEAD_EM = 18, HEAD_BOX = 36,
	HEAD_LOCA = 50,
	HHEA_SIZE = 36, HHEA_METRICS = 34,
	MAXP_SIZE = 32, MAXP_GLYPHS = 4,
	GLYPH_HEADER = 10,
	TABLES = 6, DIRECTORY = FONT_SUBSET_HEAD
};

/* Flags of a component of a composite glyph. */
enum {
	PART_WORDS = 0x0001, PART_SCALE = 0x0008, PART_MORE = 0x0020,
	PART_XY_SCALE = 0x0040, PART_MATRIX = 0x0080
};

struct outline {
	const uint8_t	*bytes;
	uint32_t	 n;		/* a multiple of 4 */
	uint32_t	 sum;		/* of its big-endian words */
	int		 known;
};

struct font_subset {
	const struct fonts	*fonts;
	int			 face;
	struct arena		*arena;
	hb_face_t		*hb;
	hb_blob_t		*metrics;	/* hmtx */
	unsigned int		 long_metrics;
	uint8_t			 head[HEAD_SIZE], hhea[HHEA_SIZE];
	uint8_t			 maxp[MAXP_SIZE];
	struct outline		*outlines;
	uint16_t		*slot;	/* of a glyph in the list, plus 1 */
	uint16_t		*list;	/* glyphs of the file being made */
	size_t			 n;
	int			 fetches;
};

static unsigned int
read16(const uint8_t *p)
{
	return (unsigned int)(p[0] << 8 | p[1]);
}

static uint32_t
read32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	    (uint32_t)p[2] << 8 | p[3];
}

static void
write16(uint8_t *p, unsigned int n)
{
	p[0] = (uint8_t)(n >> 8);
	p[1] = (uint8_t)n;
}

static void
write32(uint8_t *p, uint32_t n)
{
	write16(p, n >> 16);
	write16(p + 2, n & 0xFFFF);
}

/* N is a multiple of 4. */
static uint32_t
sum(const uint8_t *bytes, size_t n)
{
	uint32_t	 total = 0;
	size_t		 i;

	for (i = 0; i < n; i += 4)
		total += read32(bytes + i);
	return total;
}

/* A table's first SIZE bytes, zeros behind its end. */
static void
copy_table(hb_face_t *hb, hb_tag_t tag, uint8_t *out, size_t size)
{
	hb_blob_t	*blob = hb_face_reference_table(hb, tag);
	unsigned int	 n;
	const char	*bytes = hb_blob_get_data(blob, &n);

	memset(out, 0, size);
	if (bytes != NULL)
		memcpy(out, bytes, n < size ? n : size);
	hb_blob_destroy(blob);
}

struct font_subset *
font_subset_new(const struct fonts *fonts, int face)
{
	struct font_subset	*fs = mem_alloc(sizeof(*fs));
	size_t			 n;
	const void		*bytes = fonts_bytes(fonts, face, &n);
	hb_blob_t		*blob;

	blob = hb_blob_create(bytes, (unsigned int)n,
	    HB_MEMORY_MODE_READONLY, NULL, NULL);
	fs->fonts = fonts;
	fs->face = face;
	fs->arena = arena_new();
	fs->hb = hb_face_create(blob, 0);
	hb_blob_destroy(blob);
	fs->metrics = hb_face_reference_table(fs->hb,
	    HB_TAG('h', 'm', 't', 'x'));
	copy_table(fs->hb, HB_TAG('h', 'e', 'a', 'd'), fs->head, HEAD_SIZE);
	copy_table(fs->hb, HB_TAG('h', 'h', 'e', 'a'), fs->hhea, HHEA_SIZE);
	fs->long_metrics = read16(fs->hhea + HHEA_METRICS);
	fs->outlines = mem_array(FONTS_GLYPHS, sizeof(*fs->outlines));
	fs->slot = mem_array(FONTS_GLYPHS, sizeof(*fs->slot));
	fs->list = mem_array(FONTS_GLYPHS, sizeof(*fs->list));
	return fs;
}

void
font_subset_free(struct font_subset *fs)
{
	if (fs == NULL)
		return;
	hb_blob_destroy(fs->metrics);
	hb_face_destroy(fs->hb);
	arena_free(fs->arena);
	free(fs->outlines);
	free(fs->slot);
	free(fs->list);
	free(fs);
}

void
font_subset_box(const struct font_subset *fs, long box[4])
{
	long	 em = (long)read16(fs->head + HEAD_EM);
	int	 i;

	for (i = 0; i < 4; i++)
		box[i] = (int16_t)read16(fs->head + HEAD_BOX + 2 * i) * 1000L /
		    (em > 0 ? em : 1000);
}

/* Every table that a CIDFontType2 has no use for. */
static void
drop_tables(hb_subset_input_t *input)
{
	static const hb_tag_t	 tags[] = {
		HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
		HB_TAG('G', 'D', 'E', 'F'), HB_TAG('k', 'e', 'r', 'n'),
		HB_TAG('p', 'o', 's', 't'), HB_TAG('n', 'a', 'm', 'e'),
		HB_TAG('O', 'S', '/', '2'), HB_TAG('c', 'm', 'a', 'p'),
		HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
		HB_TAG('g', 'a', 's', 'p'), HB_TAG('D', 'S', 'I', 'G'),
		HB_TAG('h', 'd', 'm', 'x'), HB_TAG('V', 'D', 'M', 'X'),
		HB_TAG('L', 'T', 'S', 'H'), HB_TAG('h', 'm', 't', 'x')
	};
	hb_set_t		*drop = hb_subset_input_set(input,
				    HB_SUBSET_SETS_DROP_TABLE_TAG);
	size_t			 i;

	for (i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		hb_set_add(drop, tags[i]);
}

/* The face reduced to the wanted glyphs, which keep their numbers. */
static hb_face_t *
extract(hb_face_t *hb, const hb_set_t *wanted)
{
	hb_subset_input_t	*input = hb_subset_input_create_or_fail();
	hb_face_t		*result;

	if (input == NULL)
		mem_exhausted();
	hb_set_union(hb_subset_input_glyph_set(input), wanted);
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
	    HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	drop_tables(input);
	result = hb_subset_or_fail(hb, input);
	hb_subset_input_destroy(input);
	return result;
}

struct outlines {
	const uint8_t	*glyf, *loca;
	unsigned int	 glyf_n, loca_n;
	int		 is_long;
};

static uint32_t
loca(const struct outlines *o, unsigned int glyph)
{
	size_t	 at = (size_t)glyph * (o->is_long ? 4 : 2);

	if (at + (o->is_long ? 4 : 2) > o->loca_n)
		return o->glyf_n;
	return o->is_long ? read32(o->loca + at) : 2 * read16(o->loca + at);
}

static void
keep(struct font_subset *fs, const struct outlines *o, unsigned int glyph)
{
	struct outline	*kept = &fs->outlines[glyph];
	uint32_t	 from = loca(o, glyph), to = loca(o, glyph + 1);
	uint8_t		*copy;

	if (kept->known)
		return;
	kept->known = 1;
	if (from >= to || to > o->glyf_n || to - from < GLYPH_HEADER)
		return;
	/* Padded alike whatever the subset's own padding was. */
	kept->n = (to - from + 3) & ~3u;
	copy = arena_alloc(fs->arena, kept->n);
	memcpy(copy, o->glyf + from, to - from);
	kept->bytes = copy;
	kept->sum = sum(copy, kept->n);
}

static void
keep_all(struct font_subset *fs, hb_face_t *part, const hb_set_t *wanted,
    int everything)
{
	hb_blob_t	*glyf, *offsets;
	struct outlines	 o;
	uint8_t		 head[HEAD_SIZE];
	unsigned int	 i, n = (unsigned int)fonts_glyphs(fs->fonts,
			    fs->face);

	glyf = hb_face_reference_table(part, HB_TAG('g', 'l', 'y', 'f'));
	offsets = hb_face_reference_table(part, HB_TAG('l', 'o', 'c', 'a'));
	copy_table(part, HB_TAG('h', 'e', 'a', 'd'), head, HEAD_SIZE);
	copy_table(part, HB_TAG('m', 'a', 'x', 'p'), fs->maxp, MAXP_SIZE);
	o.glyf = (const uint8_t *)hb_blob_get_data(glyf, &o.glyf_n);
	o.loca = (const uint8_t *)hb_blob_get_data(offsets, &o.loca_n);
	o.is_long = read16(head + HEAD_LOCA) != 0;
	for (i = 0; i < n; i++)
		/* Parts of composites are there though nobody asked. */
		if (everything || hb_set_has(wanted, i) ||
		    loca(&o, i) < loca(&o, i + 1))
			keep(fs, &o, i);
	hb_blob_destroy(glyf);
	hb_blob_destroy(offsets);
}

static int
fetch(struct font_subset *fs, hb_set_t *wanted)
{
	hb_face_t	*part;

	if (fs->fetches++ > 0)
		hb_set_add_range(wanted, 0,
		    (unsigned int)fonts_glyphs(fs->fonts, fs->face) - 1);
	part = extract(fs->hb, wanted);
	if (part == NULL)
		return -1;
	keep_all(fs, part, wanted, fs->fetches > 1);
	hb_face_destroy(part);
	return 0;
}

static int
fetch_missing(struct font_subset *fs, const uint16_t *glyphs, size_t n)
{
	hb_set_t	*wanted = NULL;
	size_t		 i;
	int		 result = 0;

	for (i = 0; i < n; i++) {
		if (fs->outlines[glyphs[i]].known)
			continue;
		if (wanted == NULL)
			wanted = hb_set_create();
		hb_set_add(wanted, glyphs[i]);
	}
	if (wanted != NULL) {
		result = fetch(fs, wanted);
		hb_set_destroy(wanted);
	}
	return result;
}

static void
list_glyph(struct font_subset *fs, uint16_t glyph)
{
	fs->list[fs->n++] = glyph;
	if (fs->slot[glyph] == 0)
		fs->slot[glyph] = (uint16_t)fs->n;
}

static int
is_composite(const struct outline *o)
{
	return o->n > 0 && (o->bytes[0] & 0x80) != 0;
}

/* The next component at or after byte *AT, or NULL; *AT moves behind it. */
static const uint8_t *
next_part(const uint8_t *bytes, size_t n, size_t *at, int *more)
{
	const uint8_t	*part = bytes + *at;
	unsigned int	 flags;
	size_t		 size = 4;

	if (!*more || n - *at < size)
		return NULL;
	flags = read16(part);
	size += flags & PART_WORDS ? 4 : 2;
	size += flags & PART_SCALE ? 2 : flags & PART_XY_SCALE ? 4 :
	    flags & PART_MATRIX ? 8 : 0;
	if (n - *at < size)
		return NULL;
	*at += size;
	*more = (flags & PART_MORE) != 0;
	return part;
}

/* The parts of a composite join the list behind everything. */
static void
list_parts(struct font_subset *fs, const struct outline *o)
{
	const uint8_t	*part;
	size_t		 at = GLYPH_HEADER;
	int		 more = 1;

	while ((part = next_part(o->bytes, o->n, &at, &more)) != NULL) {
		uint16_t	 glyph = (uint16_t)read16(part + 2);

		if (fs->slot[glyph] == 0 && fs->n < FONTS_GLYPHS - 1)
			list_glyph(fs, glyph);
	}
}

/* The same glyph may be asked for twice (for two characters). */
static void
list_glyphs(struct font_subset *fs, const uint16_t *glyphs, size_t n)
{
	size_t	 i;

	fs->n = 0;
	for (i = 0; i < n; i++)
		list_glyph(fs, glyphs[i]);
	for (i = 0; i < fs->n; i++)
		if (is_composite(&fs->outlines[fs->list[i]]))
			list_parts(fs, &fs->outlines[fs->list[i]]);
}

static void
forget_list(struct font_subset *fs)
{
	size_t	 i;

	for (i = 0; i < fs->n; i++)
		fs->slot[fs->list[i]] = 0;
}

/* The component numbers of a glyph just copied, in the new numbering. */
static uint32_t
renumber(struct font_subset *fs, uint8_t *bytes, size_t n)
{
	const uint8_t	*part;
	size_t		 at = GLYPH_HEADER;
	int		 more = 1;

	while ((part = next_part(bytes, n, &at, &more)) != NULL)
		write16(bytes + (part - bytes) + 2,
		    (unsigned int)fs->slot[read16(part + 2)] - 1);
	return sum(bytes, n);
}

struct table {
	const char	*tag;
	uint32_t	 sum, offset, n;
};

enum { GLYF, HEAD, HHEA, HMTX, LOCA, MAXP };

/* Where a file is being made: offsets count what was left out. */
struct file {
	struct font_subset	*subset;
	struct buf		*out;
	size_t			 start;		/* of the file in OUT */
	size_t			 missing;	/* bytes left out so far */
	int			 is_long;	/* offsets of four bytes */
	struct table		 tables[TABLES];
};

/* The outline at place I; the sum of its bytes as written. */
static uint32_t
add_outline(struct font_subset *fs, size_t i, struct buf *out)
{
	const struct outline	*o = &fs->outlines[fs->list[i]];

	if (o->n == 0)
		return 0;
	buf_add(out, o->bytes, o->n);
	if (is_composite(o) && !out->full)
		return renumber(fs, (uint8_t *)out->data + out->len - o->n,
		    o->n);
	return o->sum;
}

/* The same without writing; a composite has to be written to be summed. */
static uint32_t
outline_sum(struct font_subset *fs, size_t i, struct buf *scratch)
{
	const struct outline	*o = &fs->outlines[fs->list[i]];
	size_t			 before = scratch->len;
	uint32_t		 total;

	if (!is_composite(o))
		return o->sum;
	total = add_outline(fs, i, scratch);
	if (!scratch->full)
		scratch->len = before;
	return total;
}

static void
add_glyphs(struct file *f, size_t left_out)
{
	struct font_subset	*fs = f->subset;
	struct table		*t = &f->tables[GLYF];
	size_t			 i, before = f->out->len;

	t->offset = (uint32_t)(before - f->start);
	for (i = 0; i < left_out; i++) {
		t->sum += outline_sum(fs, i, f->out);
		f->missing += fs->outlines[fs->list[i]].n;
	}
	for (; i < fs->n; i++)
		t->sum += add_outline(fs, i, f->out);
	t->n = (uint32_t)(f->out->len - before + f->missing);
	f->is_long = t->n > 2 * 0xFFFF;
}

/* Appends a table padded to four bytes; its sum is of the padded bytes. */
static void
add_table(struct file *f, int table, uint8_t *bytes, size_t n)
{
	struct table	*t = &f->tables[table];
	size_t		 padded = (n + 3) & ~(size_t)3;

	memset(bytes + n, 0, padded - n);
	t->offset = (uint32_t)(f->out->len - f->start + f->missing);
	t->n = (uint32_t)n;
	t->sum = sum(bytes, padded);
	buf_add(f->out, bytes, padded);
}

/* Advance and left side bearing, font units, as in the font's own hmtx. */
static void
copy_metric(const struct font_subset *fs, unsigned int glyph, uint8_t *out)
{
	unsigned int	 n, longs = fs->long_metrics, row;
	const uint8_t	*bytes =
	    (const uint8_t *)hb_blob_get_data(fs->metrics, &n);
	size_t		 bearing;

	memset(out, 0, 4);
	if (longs == 0)
		return;
	row = glyph < longs ? glyph : longs - 1;
	bearing = glyph < longs ? 4 * (size_t)row + 2 :
	    4 * (size_t)longs + 2 * (size_t)(glyph - longs);
	if (4 * (size_t)row + 2 <= n)
		memcpy(out, bytes + 4 * row, 2);
	if (bearing + 2 <= n)
		memcpy(out + 2, bytes + bearing, 2);
}

static void
add_metrics(struct file *f, uint8_t *scratch)
{
	const struct font_subset	*fs = f->subset;
	size_t				 i;

	for (i = 0; i < fs->n; i++)
		copy_metric(fs, fs->list[i], scratch + 4 * i);
	add_table(f, HMTX, scratch, 4 * fs->n);
}

static void
add_offsets(struct file *f, uint8_t *scratch)
{
	const struct font_subset	*fs = f->subset;
	uint32_t			 at = 0;
	size_t				 i;

	for (i = 0; i <= fs->n; i++) {
		if (f->is_long)
			write32(scratch + 4 * i, at);
		else
			write16(scratch + 2 * i, at / 2);
		if (i < fs->n)
			at += fs->outlines[fs->list[i]].n;
	}
	add_table(f, LOCA, scratch, (fs->n + 1) * (f->is_long ? 4 : 2));
}

static void
add_fixed(struct file *f)
{
	const struct font_subset	*fs = f->subset;
	uint8_t				 head[HEAD_SIZE + 2];
	uint8_t				 hhea[HHEA_SIZE], maxp[MAXP_SIZE];

	memcpy(head, fs->head, HEAD_SIZE);
	memcpy(hhea, fs->hhea, HHEA_SIZE);
	memcpy(maxp, fs->maxp, MAXP_SIZE);
	write32(head + HEAD_ADJUSTMENT, 0);
	write16(head + HEAD_LOCA, f->is_long != 0);
	write16(hhea + HHEA_METRICS, (unsigned int)fs->n);
	write16(maxp + MAXP_GLYPHS, (unsigned int)fs->n);
	add_table(f, HEAD, head, HEAD_SIZE);
	add_table(f, HHEA, hhea, HHEA_SIZE);
	add_table(f, MAXP, maxp, MAXP_SIZE);
}

/* The directory, and in head the sum that makes the whole file's sum right. */
static void
close_file(struct file *f)
{
	uint8_t		*file = (uint8_t *)f->out->data + f->start, *row;
	uint32_t	 total;
	int		 i;

	write32(file, 0x00010000);
	write16(file + 4, TABLES);
	write16(file + 6, 64);		/* 16 times the power of 2 below it */
	write16(file + 8, 2);		/* and that power's exponent */
	write16(file + 10, TABLES * 16 - 64);
	for (i = 0; i < TABLES; i++) {
		row = file + 12 + 16 * i;
		memcpy(row, f->tables[i].tag, 4);
		write32(row + 4, f->tables[i].sum);
		write32(row + 8, f->tables[i].offset);
		write32(row + 12, f->tables[i].n);
	}
	total = sum(file, DIRECTORY);
	for (i = 0; i < TABLES; i++)
		total += f->tables[i].sum;
	write32(file + f->tables[HEAD].offset - f->missing + HEAD_ADJUSTMENT,
	    0xB1B0AFBA - total);
}

static void
add_file(struct font_subset *fs, size_t left_out, struct buf *out)
{
	static const uint8_t	 directory[DIRECTORY];
	struct file		 f = {
		.subset = fs, .out = out, .start = out->len,
		.tables = {
			{ .tag = "glyf" }, { .tag = "head" },
			{ .tag = "hhea" }, { .tag = "hmtx" },
			{ .tag = "loca" }, { .tag = "maxp" }
		}
	};
	uint8_t			*scratch;

	buf_add(out, directory, DIRECTORY);
	add_glyphs(&f, left_out);
	scratch = mem_array(fs->n + 2, 4);
	add_fixed(&f);
	add_metrics(&f, scratch);
	add_offsets(&f, scratch);
	free(scratch);
	if (!out->full)
		close_file(&f);
}

static int
gather(struct font_subset *fs, const uint16_t *glyphs, size_t n)
{
	if (n == 0 || n >= FONTS_GLYPHS || fetch_missing(fs, glyphs, n) != 0)
		return -1;
	list_glyphs(fs, glyphs, n);
	return 0;
}

size_t
font_subset_close(struct font_subset *fs, const uint16_t *glyphs, size_t n,
    uint16_t *list)
{
	if (gather(fs, glyphs, n) != 0)
		return 0;
	memcpy(list, fs->list, fs->n * sizeof(*list));
	forget_list(fs);
	return fs->n;
}

void
font_subset_outlines(struct font_subset *fs, const uint16_t *list, size_t n,
    struct buf *out)
{
	size_t	 i;

	if (gather(fs, list, n) != 0)
		return;
	for (i = 0; i < n; i++)
		add_outline(fs, i, out);
	forget_list(fs);
}

int
font_subset_build(struct font_subset *fs, const uint16_t *glyphs, size_t n,
    size_t left_out, struct buf *out)
{
	if (gather(fs, glyphs, n) != 0)
		return -1;
	add_file(fs, left_out, out);
	forget_list(fs);
	return out->full ? -1 : 0;
}
