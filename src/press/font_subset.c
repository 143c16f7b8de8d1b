#include "press/font_subset.h"

#include <hb.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/bytes.h"
#include "base/mem.h"
#include "press/font.h"

/* Places in tables of the OpenType specification 1.9. */
enum {
	HEAD_EM = 18, HEAD_BOX = 36, HEAD_LOCA = 50, HHEA_METRICS = 34,
	MAXP_ZONES = 14, MAXP_TWILIGHT = 16, MAXP_COMPONENTS = 28,
	GLYPH_HEADER = 10
};

/* Flags of a component of a composite glyph. */
enum {
	PART_WORDS = 0x0001, PART_SCALE = 0x0008, PART_MORE = 0x0020,
	PART_XY_SCALE = 0x0040, PART_MATRIX = 0x0080, PART_HINTS = 0x0100
};

/* A table of the font, as it is in its file. */
struct bytes {
	hb_blob_t	*blob;
	const uint8_t	*at;
	unsigned int	 n;
};

struct font_subset {
	struct arena		*arena;
	hb_face_t		*hb;
	struct bytes		 metrics, glyf, loca;
	unsigned int		 long_metrics;
	int			 long_loca;
	uint8_t			 head[FONT_HEAD], hhea[FONT_HHEA];
	uint8_t			 maxp[FONT_MAXP];
	struct font_outline	*outlines;
};

static struct bytes
open_table(hb_face_t *hb, hb_tag_t tag)
{
	struct bytes	 t = { .blob = hb_face_reference_table(hb, tag) };

	t.at = (const uint8_t *)hb_blob_get_data(t.blob, &t.n);
	return t;
}

/* A table's first SIZE bytes, zeros behind its end. */
static void
copy_table(hb_face_t *hb, hb_tag_t tag, uint8_t *out, size_t size)
{
	struct bytes	 t = open_table(hb, tag);

	memset(out, 0, size);
	if (t.at != NULL)
		memcpy(out, t.at, t.n < size ? t.n : size);
	hb_blob_destroy(t.blob);
}

/* What programs in glyphs would need, and there are none left. */
static void
forget_programs(uint8_t maxp[FONT_MAXP])
{
	bytes_put_be16(maxp + MAXP_ZONES, 1);
	memset(maxp + MAXP_TWILIGHT, 0, MAXP_COMPONENTS - MAXP_TWILIGHT);
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
	fs->arena = arena_new();
	fs->hb = hb_face_create(blob, 0);
	hb_blob_destroy(blob);
	fs->metrics = open_table(fs->hb, HB_TAG('h', 'm', 't', 'x'));
	fs->glyf = open_table(fs->hb, HB_TAG('g', 'l', 'y', 'f'));
	fs->loca = open_table(fs->hb, HB_TAG('l', 'o', 'c', 'a'));
	copy_table(fs->hb, HB_TAG('h', 'e', 'a', 'd'), fs->head, FONT_HEAD);
	copy_table(fs->hb, HB_TAG('h', 'h', 'e', 'a'), fs->hhea, FONT_HHEA);
	copy_table(fs->hb, HB_TAG('m', 'a', 'x', 'p'), fs->maxp, FONT_MAXP);
	forget_programs(fs->maxp);
	fs->long_metrics = bytes_be16(fs->hhea + HHEA_METRICS);
	fs->long_loca = bytes_be16(fs->head + HEAD_LOCA) != 0;
	fs->outlines = mem_array(FONTS_GLYPHS, sizeof(*fs->outlines));
	return fs;
}

void
font_subset_free(struct font_subset *fs)
{
	if (fs == NULL)
		return;
	hb_blob_destroy(fs->metrics.blob);
	hb_blob_destroy(fs->glyf.blob);
	hb_blob_destroy(fs->loca.blob);
	hb_face_destroy(fs->hb);
	arena_free(fs->arena);
	free(fs->outlines);
	free(fs);
}

void
font_subset_box(const struct font_subset *fs, long box[4])
{
	long	 em = (long)bytes_be16(fs->head + HEAD_EM);
	int	 i;

	for (i = 0; i < 4; i++)
		box[i] = (int16_t)bytes_be16(fs->head + HEAD_BOX + 2 * i) *
		    1000L / (em > 0 ? em : 1000);
}

/* ---- outlines ---- */

static uint32_t
place(const struct font_subset *fs, unsigned int glyph)
{
	size_t	 size = fs->long_loca ? 4 : 2, at = glyph * size;

	if (at + size > fs->loca.n)
		return fs->glyf.n;
	return fs->long_loca ? bytes_be32(fs->loca.at + at) :
	    2 * bytes_be16(fs->loca.at + at);
}

/* N is a multiple of 4. */
static uint32_t
sum(const uint8_t *bytes, size_t n)
{
	uint32_t	 total = 0;
	size_t		 i;

	for (i = 0; i < n; i += 4)
		total += bytes_be32(bytes + i);
	return total;
}

/* The component at *AT, which moves behind it; NULL if there is none. */
static uint8_t *
next_part(uint8_t *bytes, size_t n, size_t *at)
{
	uint8_t		*part = bytes + *at;
	unsigned int	 flags;
	size_t		 size = 4;

	if (*at >= n || n - *at < size)
		return NULL;
	flags = bytes_be16(part);
	size += flags & PART_WORDS ? 4 : 2;
	size += flags & PART_SCALE ? 2 : flags & PART_XY_SCALE ? 4 :
	    flags & PART_MATRIX ? 8 : 0;
	if (n - *at < size)
		return NULL;
	*at += size;
	return part;
}

/* Takes the program off a composite; returns its new length. */
static size_t
strip_composite(uint8_t *bytes, size_t n)
{
	uint8_t	*part;
	size_t	 at = GLYPH_HEADER;
	int	 more = 1;

	while (more && (part = next_part(bytes, n, &at)) != NULL) {
		more = (bytes_be16(part) & PART_MORE) != 0;
		bytes_put_be16(part, bytes_be16(part) &
		    ~(unsigned int)PART_HINTS);
	}
	return at;
}

/* The same for contours: behind their ends stand its length and the bytes. */
static size_t
strip_contours(uint8_t *bytes, size_t n)
{
	size_t	 at = GLYPH_HEADER + 2 * (size_t)bytes_be16(bytes), program;

	if (at + 2 > n)
		return 0;
	program = bytes_be16(bytes + at);
	bytes_put_be16(bytes + at, 0);
	at += 2;
	if (program > n - at)
		return 0;
	memmove(bytes + at, bytes + at + program, n - at - program);
	return n - program;
}

static void
keep(struct font_subset *fs, unsigned int glyph)
{
	struct font_outline	*kept = &fs->outlines[glyph];
	uint32_t		 from = place(fs, glyph), n;
	uint32_t		 to = place(fs, glyph + 1);
	uint8_t			*copy;

	kept->known = 1;
	if (from >= to || to > fs->glyf.n || to - from < GLYPH_HEADER)
		return;
	n = (to - from + 3) & ~3u;
	copy = arena_alloc(fs->arena, n);
	memcpy(copy, fs->glyf.at + from, to - from);
	kept->composite = (copy[0] & 0x80) != 0;
	n = (uint32_t)(kept->composite ? strip_composite(copy, to - from) :
	    strip_contours(copy, to - from));
	kept->n = (n + 3) & ~3u;
	memset(copy + n, 0, kept->n - n);
	kept->bytes = copy;
	kept->sum = sum(copy, kept->n);
}

const struct font_outline *
font_subset_outline(struct font_subset *fs, uint16_t glyph)
{
	if (!fs->outlines[glyph].known)
		keep(fs, glyph);
	return &fs->outlines[glyph];
}

size_t
font_subset_part(const uint8_t *bytes, size_t n, size_t *at)
{
	const uint8_t	*part;

	if (*at == 0)
		*at = GLYPH_HEADER;
	part = next_part((uint8_t *)(uintptr_t)bytes, n, at);
	if (part == NULL)
		return 0;
	if ((bytes_be16(part) & PART_MORE) == 0)
		*at = n;
	return (size_t)(part + 2 - bytes);
}

/* ---- other tables ---- */

void
font_subset_tables(const struct font_subset *fs, uint8_t head[FONT_HEAD],
    uint8_t hhea[FONT_HHEA], uint8_t maxp[FONT_MAXP])
{
	memcpy(head, fs->head, FONT_HEAD);
	memcpy(hhea, fs->hhea, FONT_HHEA);
	memcpy(maxp, fs->maxp, FONT_MAXP);
}

void
font_subset_metric(const struct font_subset *fs, unsigned int glyph,
    uint8_t row[4])
{
	const struct bytes	*m = &fs->metrics;
	unsigned int		 longs = fs->long_metrics, i;
	size_t			 bearing;

	memset(row, 0, 4);
	if (longs == 0)
		return;
	i = glyph < longs ? glyph : longs - 1;
	bearing = glyph < longs ? 4 * (size_t)i + 2 :
	    4 * (size_t)longs + 2 * (size_t)(glyph - longs);
	if (4 * (size_t)i + 2 <= m->n)
		memcpy(row, m->at + 4 * (size_t)i, 2);
	if (bearing + 2 <= m->n)
		memcpy(row + 2, m->at + bearing, 2);
}
