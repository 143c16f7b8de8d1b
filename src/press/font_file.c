#include "press/font_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/bytes.h"
#include "base/mem.h"
#include "press/font.h"
#include "press/font_subset.h"

/* Places in tables of the OpenType specification 1.9. */
enum {
	HEAD_ADJUSTMENT = 8, HEAD_LOCA = 50, HHEA_METRICS = 34,
	MAXP_GLYPHS = 4,
	SHORT_LOCA_MAX = 2 * 0xFFFF,	/* bytes of glyf */
	TABLES = 6, DIRECTORY = 12 + 16 * TABLES,
	FILE_MAX = 64 * 1024 * 1024
};

enum { GLYF, HEAD, HHEA, HMTX, LOCA, MAXP };

struct font_start {
	uint16_t	*glyphs;
	size_t		 n;
	uint16_t	*slot;		/* of a glyph, plus 1 */
	struct buf	 pieces[FONT_PIECES];	/* offsets: of two bytes */
	uint32_t	 sums[FONT_PIECES];
};

struct table {
	uint32_t	 sum, offset, n;
};

struct font_file {
	struct font_subset	*subset;
	const struct font_start	*start;	/* or NULL; of the file being made */
	uint16_t		*slot;	/* of a glyph in the list, plus 1 */
	uint16_t		*list;	/* own glyphs of the file */
	size_t			 n;
	size_t			 first;	/* glyphs before them */
	struct buf		 composites;	/* with new numbers */
	struct buf		 rows;	/* of a table */
	int			 is_long;	/* offsets of four bytes */
	struct table		 tables[TABLES];
};

/*
 * The part of a table's checksum (a sum of words of four bytes) that N bytes
 * at the even place AT of the table have. N is even.
 */
static uint32_t
sum_at(const void *bytes, size_t n, size_t at)
{
	const uint8_t	*p = bytes;
	uint32_t	 high = 0, low = 0;
	size_t		 i;

	for (i = 0; i + 4 <= n; i += 4) {
		high += bytes_be16(p + i);
		low += bytes_be16(p + i + 2);
	}
	if (i < n)
		high += bytes_be16(p + i);
	return at % 4 == 0 ? (high << 16) + low : (low << 16) + high;
}

struct font_file *
font_file_new(struct font_subset *subset)
{
	struct font_file	*f = mem_alloc(sizeof(*f));

	f->subset = subset;
	f->slot = mem_array(FONTS_GLYPHS, sizeof(*f->slot));
	f->list = mem_array(FONTS_GLYPHS, sizeof(*f->list));
	buf_init(&f->composites, FILE_MAX);
	buf_init(&f->rows, FILE_MAX);
	return f;
}

void
font_file_free(struct font_file *f)
{
	if (f == NULL)
		return;
	buf_free(&f->composites);
	buf_free(&f->rows);
	free(f->slot);
	free(f->list);
	free(f);
}

/* ---- the list of glyphs ---- */

/* The number of a glyph in the file, plus 1; 0 if it is not there. */
static unsigned int
slot(const struct font_file *f, uint16_t glyph)
{
	if (f->start != NULL && f->start->slot[glyph] != 0)
		return f->start->slot[glyph];
	return f->slot[glyph];
}

static const struct font_outline *
outline(const struct font_file *f, size_t i)
{
	return font_subset_outline(f->subset, f->list[i]);
}

static void
list_glyph(struct font_file *f, uint16_t glyph)
{
	f->list[f->n++] = glyph;
	if (slot(f, glyph) == 0)
		f->slot[glyph] = (uint16_t)(f->first + f->n);
}

/* The parts of a composite join the list behind everything. */
static void
list_parts(struct font_file *f, const struct font_outline *o)
{
	size_t	 at = 0, place;

	while ((place = font_subset_part(o->bytes, o->n, &at)) != 0) {
		uint16_t	 glyph = (uint16_t)bytes_be16(o->bytes + place);

		if (slot(f, glyph) == 0 && f->first + f->n < FONTS_GLYPHS - 1)
			list_glyph(f, glyph);
	}
}

/* The same glyph may be asked for twice (for two characters). */
static int
list_all(struct font_file *f, const struct font_start *start,
    const uint16_t *glyphs, size_t n)
{
	size_t	 i;

	f->start = start;
	f->first = start != NULL ? start->n : 0;
	f->n = 0;
	if (f->first + n == 0 || f->first + n >= FONTS_GLYPHS)
		return -1;
	for (i = 0; i < n; i++)
		list_glyph(f, glyphs[i]);
	for (i = 0; i < f->n; i++)
		if (outline(f, i)->composite)
			list_parts(f, outline(f, i));
	return 0;
}

static void
forget_list(struct font_file *f)
{
	size_t	 i;

	for (i = 0; i < f->n; i++)
		f->slot[f->list[i]] = 0;
}

/* The component numbers of an outline just copied, in the new numbering. */
static void
renumber(const struct font_file *f, uint8_t *bytes, size_t n)
{
	size_t	 at = 0, place;

	while ((place = font_subset_part(bytes, n, &at)) != 0)
		bytes_put_be16(bytes + place, slot(f,
		    (uint16_t)bytes_be16(bytes + place)) - 1);
}

static void
add_composite(const struct font_file *f, const struct font_outline *o,
    struct buf *out)
{
	if (buf_add(out, o->bytes, o->n) == 0)
		renumber(f, (uint8_t *)out->data + out->len - o->n, o->n);
}

/* ---- the start ---- */

static void
start_rows(struct font_start *s, struct font_file *f)
{
	uint8_t	 row[4];
	size_t	 i, at = 0;

	for (i = 0; i < f->n; i++) {
		const struct font_outline	*o = outline(f, i);

		if (o->composite)
			add_composite(f, o, &s->pieces[FONT_OUTLINES]);
		else if (o->n > 0)
			buf_add(&s->pieces[FONT_OUTLINES], o->bytes, o->n);
		font_subset_metric(f->subset, f->list[i], row);
		buf_add(&s->pieces[FONT_METRICS], row, 4);
		bytes_put_be16(row, (unsigned int)(at / 2));
		buf_add(&s->pieces[FONT_OFFSETS], row, 2);
		at += o->n;
	}
	for (i = 0; i < FONT_PIECES; i++)
		s->sums[i] = sum_at(s->pieces[i].data, s->pieces[i].len, 0);
}

struct font_start *
font_start_new(struct font_file *f, const uint16_t *glyphs, size_t n)
{
	struct font_start	*s;
	size_t			 i;

	if (list_all(f, NULL, glyphs, n) != 0)
		return NULL;
	s = mem_alloc(sizeof(*s));
	for (i = 0; i < FONT_PIECES; i++)
		buf_init(&s->pieces[i], FILE_MAX);
	s->n = f->n;
	s->glyphs = mem_array(f->n, sizeof(*s->glyphs));
	memcpy(s->glyphs, f->list, f->n * sizeof(*s->glyphs));
	s->slot = mem_array(FONTS_GLYPHS, sizeof(*s->slot));
	memcpy(s->slot, f->slot, FONTS_GLYPHS * sizeof(*s->slot));
	start_rows(s, f);
	forget_list(f);
	return s;
}

void
font_start_free(struct font_start *s)
{
	int	 i;

	if (s == NULL)
		return;
	for (i = 0; i < FONT_PIECES; i++)
		buf_free(&s->pieces[i]);
	free(s->glyphs);
	free(s->slot);
	free(s);
}

const uint16_t *
font_start_glyphs(const struct font_start *s, size_t *n)
{
	*n = s->n;
	return s->glyphs;
}

const struct buf *
font_start_piece(const struct font_start *s, enum font_piece piece)
{
	return &s->pieces[piece];
}

/* ---- the file ---- */

static size_t
start_len(const struct font_file *f, enum font_piece piece)
{
	return f->start != NULL ? f->start->pieces[piece].len : 0;
}

static uint32_t
start_sum(const struct font_file *f, enum font_piece piece)
{
	return f->start != NULL ? f->start->sums[piece] : 0;
}

/* Sizes the table of outlines and makes the composites. */
static void
measure_outlines(struct font_file *f)
{
	struct table	*t = &f->tables[GLYF];
	size_t		 i, n = start_len(f, FONT_OUTLINES);

	buf_clear(&f->composites);
	t->sum = start_sum(f, FONT_OUTLINES);
	for (i = 0; i < f->n; i++) {
		const struct font_outline	*o = outline(f, i);

		n += o->n;
		if (o->composite)
			add_composite(f, o, &f->composites);
		else
			t->sum += o->sum;
	}
	t->sum += sum_at(f->composites.data, f->composites.len, 0);
	t->n = (uint32_t)n;
	f->is_long = n > SHORT_LOCA_MAX;
}

static void
add_row(struct buf *b, int is_long, uint32_t offset)
{
	uint8_t	 row[4];

	if (is_long)
		bytes_put_be32(row, offset);
	else
		bytes_put_be16(row, offset / 2);
	buf_add(b, row, is_long ? 4 : 2);
}

/* Where the start's outlines stand; its own rows are of two bytes. */
static void
add_start_offsets(struct font_file *f)
{
	uint32_t	 at = 0;
	size_t		 i;

	for (i = 0; i < f->first; i++) {
		add_row(&f->rows, 1, at);
		at += font_subset_outline(f->subset, f->start->glyphs[i])->n;
	}
}

/* Rows of metrics, then of offsets: f->rows holds both, own rows only. */
static void
measure_rows(struct font_file *f)
{
	struct table	*metrics = &f->tables[HMTX];
	struct table	*offsets = &f->tables[LOCA];
	uint32_t	 at = (uint32_t)start_len(f, FONT_OUTLINES);
	size_t		 i, before, ready;
	uint8_t		 row[4];

	buf_clear(&f->rows);
	for (i = 0; i < f->n; i++) {
		font_subset_metric(f->subset, f->list[i], row);
		buf_add(&f->rows, row, 4);
	}
	metrics->n = (uint32_t)(4 * (f->first + f->n));
	metrics->sum = start_sum(f, FONT_METRICS) +
	    sum_at(f->rows.data, f->rows.len, 0);
	before = f->rows.len;
	if (f->is_long)
		add_start_offsets(f);
	for (i = 0; i < f->n; i++) {
		add_row(&f->rows, f->is_long, at);
		at += outline(f, i)->n;
	}
	add_row(&f->rows, f->is_long, at);
	ready = f->is_long ? 0 : start_len(f, FONT_OFFSETS);
	offsets->n = (uint32_t)(ready + f->rows.len - before);
	offsets->sum = sum_at(f->rows.data + before, f->rows.len - before,
	    ready);
	if (!f->is_long)
		offsets->sum += start_sum(f, FONT_OFFSETS);
}

enum {
	HEAD_PADDED = FONT_HEAD + 2,
	FIXED = HEAD_PADDED + FONT_HHEA + FONT_MAXP
};

static void
fill_fixed(struct font_file *f, uint8_t fixed[FIXED])
{
	uint8_t		*head = fixed, *hhea = head + HEAD_PADDED;
	uint8_t		*maxp = hhea + FONT_HHEA;
	unsigned int	 n = (unsigned int)(f->first + f->n);

	memset(fixed, 0, FIXED);
	font_subset_tables(f->subset, head, hhea, maxp);
	bytes_put_be32(head + HEAD_ADJUSTMENT, 0);
	bytes_put_be16(head + HEAD_LOCA, f->is_long != 0);
	bytes_put_be16(hhea + HHEA_METRICS, n);
	bytes_put_be16(maxp + MAXP_GLYPHS, n);
	f->tables[HEAD] = (struct table){ sum_at(head, HEAD_PADDED, 0), 0,
	    FONT_HEAD };
	f->tables[HHEA] = (struct table){ sum_at(hhea, FONT_HHEA, 0), 0,
	    FONT_HHEA };
	f->tables[MAXP] = (struct table){ sum_at(maxp, FONT_MAXP, 0), 0,
	    FONT_MAXP };
}

/* Places of the tables, in the order they are written; the file's length. */
static size_t
place_tables(struct font_file *f)
{
	static const int	 order[TABLES] = {
		GLYF, HEAD, HHEA, MAXP, HMTX, LOCA
	};
	uint32_t		 at = DIRECTORY;
	int			 i;

	for (i = 0; i < TABLES; i++) {
		f->tables[order[i]].offset = at;
		at += (f->tables[order[i]].n + 3) & ~3u;
	}
	return at;
}

/* The directory, and in head the sum that makes the whole file's sum right. */
static void
fill_directory(const struct font_file *f, uint8_t directory[DIRECTORY],
    uint8_t *head)
{
	static const char	 tags[TABLES][5] = {
		"glyf", "head", "hhea", "hmtx", "loca", "maxp"
	};
	uint32_t		 total;
	uint8_t			*row;
	int			 i;

	bytes_put_be32(directory, 0x00010000);
	bytes_put_be16(directory + 4, TABLES);
	/* 16 times the power of 2 below it, and that power's exponent. */
	bytes_put_be16(directory + 6, 64);
	bytes_put_be16(directory + 8, 2);
	bytes_put_be16(directory + 10, TABLES * 16 - 64);
	for (i = 0; i < TABLES; i++) {
		row = directory + 12 + 16 * i;
		memcpy(row, tags[i], 4);
		bytes_put_be32(row + 4, f->tables[i].sum);
		bytes_put_be32(row + 8, f->tables[i].offset);
		bytes_put_be32(row + 12, f->tables[i].n);
	}
	total = sum_at(directory, DIRECTORY, 0);
	for (i = 0; i < TABLES; i++)
		total += f->tables[i].sum;
	bytes_put_be32(head + HEAD_ADJUSTMENT, 0xB1B0AFBA - total);
}

static void
put_start(const struct font_file *f, const struct font_sink *sink,
    enum font_piece piece)
{
	if (f->start != NULL)
		sink->start(sink->closure, piece);
}

static void
put_outlines(const struct font_file *f, const struct font_sink *sink)
{
	const char	*composite = buf_string(&f->composites);
	size_t		 i;

	put_start(f, sink, FONT_OUTLINES);
	for (i = 0; i < f->n; i++) {
		const struct font_outline	*o = outline(f, i);

		if (o->composite) {
			sink->add(sink->closure, composite, o->n);
			composite += o->n;
		} else if (o->n > 0)
			sink->outline(sink->closure, f->list[i], o->bytes,
			    o->n);
	}
}

static void
put_rows(const struct font_file *f, const struct font_sink *sink)
{
	static const uint8_t	 zeros[4];
	const char		*rows = buf_string(&f->rows);
	size_t			 own = 4 * f->n;

	put_start(f, sink, FONT_METRICS);
	sink->add(sink->closure, rows, own);
	if (!f->is_long)
		put_start(f, sink, FONT_OFFSETS);
	sink->add(sink->closure, rows + own, f->rows.len - own);
	if (f->tables[LOCA].n % 4 != 0)
		sink->add(sink->closure, zeros, 4 - f->tables[LOCA].n % 4);
}

size_t
font_file_write(struct font_file *f, const struct font_start *start,
    const uint16_t *glyphs, size_t n, const struct font_sink *sink)
{
	uint8_t	 directory[DIRECTORY], fixed[FIXED];
	size_t	 length;

	if (list_all(f, start, glyphs, n) != 0)
		return 0;
	measure_outlines(f);
	measure_rows(f);
	fill_fixed(f, fixed);
	length = place_tables(f);
	fill_directory(f, directory, fixed);
	if (!f->composites.full && !f->rows.full) {
		sink->add(sink->closure, directory, DIRECTORY);
		put_outlines(f, sink);
		sink->add(sink->closure, fixed, FIXED);
		put_rows(f, sink);
	} else
		length = 0;
	forget_list(f);
	return length;
}

/* ---- a file as bytes ---- */

struct bytes_sink {
	const struct font_start	*start;
	struct buf		*out;
};

static void
add_bytes(void *closure, const void *bytes, size_t n)
{
	struct bytes_sink	*s = closure;

	buf_add(s->out, bytes, n);
}

static void
add_outline(void *closure, uint16_t glyph, const void *bytes, size_t n)
{
	(void)glyph;
	add_bytes(closure, bytes, n);
}

static void
add_start(void *closure, enum font_piece piece)
{
	struct bytes_sink	*s = closure;
	const struct buf	*b = &s->start->pieces[piece];

	buf_add(s->out, b->data, b->len);
}

int
font_file_bytes(struct font_file *f, const struct font_start *start,
    const uint16_t *glyphs, size_t n, struct buf *out)
{
	struct bytes_sink	 to = { start, out };
	struct font_sink	 sink = { add_bytes, add_outline, add_start,
				    &to };

	if (font_file_write(f, start, glyphs, n, &sink) == 0 || out->full)
		return -1;
	return 0;
}
