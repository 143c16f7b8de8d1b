#include "intake/hwp_body.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "intake/hwp_form.h"
#include "intake/hwp_record.h"
#include "intake/hwp_text.h"
#include "intake/writing.h"

enum {
	TAB		= 9,
	RANGE		= 12,	/* bytes: from, until, kind and data */
	KIND_DELETED	= 0x11,	/* as it is written; in no table */
	IN_LINE		= 1,	/* property: flows like a letter (table 70) */
	WIDTH_AT	= 16,	/* in a control header (table 69) */
	HEIGHT_AT	= 20,
	RECTANGLE	= 79,	/* record of a rectangle's shape */
	ROWS_AT		= 4,	/* in a TABLE (table 75) */
	COLUMNS_AT	= 6,
	CELL_AT		= 8,	/* in the LIST_HEADER of a cell (table 80) */
	CELL_LEAST	= 16
};

struct body {
	struct writing		*w;
	const struct hwp_record	*r;
	int			 tracked;
	int			 depth;
	int			 cut;
};

static void	 read_list(struct body *, size_t, size_t);
static size_t	 read_control(struct body *, size_t, size_t, int);

/* Behind the last of what belongs to record I: all that is deeper. */
static size_t
extent(const struct body *b, size_t i, size_t end)
{
	size_t	 j = i + 1;

	while (j < end && b->r[j].level > b->r[i].level)
		j++;
	return j;
}

static size_t
find(const struct body *b, size_t i, size_t end, unsigned tag)
{
	while (i < end && b->r[i].tag != tag)
		i++;
	return i;
}

/* Controls. */

/* 1 if the object is of a letter's size and stands in its line. */
static int
is_box(const struct hwp_record *r)
{
	uint32_t	 width = hwp_record_u32(r, WIDTH_AT);
	uint32_t	 height = hwp_record_u32(r, HEIGHT_AT);

	return (hwp_record_u32(r, 4) & IN_LINE) != 0 &&
	    width > 0 && width <= WRITING_BOX_MAX &&
	    height > 0 && height <= WRITING_BOX_MAX;
}

static void
read_box(struct body *b, size_t i, size_t end)
{
	struct writing_scope	 scope;

	writing_cell(b->w, &scope);
	read_list(b, i, end);
	writing_box_end(b->w, &scope);
}

static void
read_cell(struct body *b, size_t i, size_t end, struct text_piece place)
{
	struct writing_scope	 scope;

	place.column = 1 + (int)hwp_record_u16(&b->r[i], CELL_AT);
	place.row = 1 + (int)hwp_record_u16(&b->r[i], CELL_AT + 2);
	writing_cell(b->w, &scope);
	read_list(b, i + 1, end);
	writing_cell_end(b->w, &scope, place);
}

/* Behind a cell: where the next one of the same table begins. */
static size_t
cell_end(const struct body *b, size_t i, size_t end)
{
	size_t	 j = i + 1;

	while (j < end && (b->r[j].tag != HWP_LIST_HEADER ||
	    b->r[j].level > b->r[i].level))
		j++;
	return j;
}

static void
read_table(struct body *b, size_t i, size_t end)
{
	size_t			 table = find(b, i, end, HWP_TABLE), j, next;
	struct text_piece	 place;

	if (table < end && is_box(&b->r[i]) &&
	    hwp_record_u16(&b->r[table], ROWS_AT) == 1 &&
	    hwp_record_u16(&b->r[table], COLUMNS_AT) == 1) {
		read_box(b, table + 1, end);
		return;
	}
	/* A caption stands before the TABLE. */
	read_list(b, i + 1, table);
	place = writing_table(b->w);
	for (j = table; j < end && !b->w->text->full; j = next) {
		next = j + 1;
		if (b->r[j].tag != HWP_LIST_HEADER)
			continue;
		next = cell_end(b, j, end);
		if (b->r[j].n >= CELL_LEAST)
			read_cell(b, j, next, place);
		else
			b->cut = 1;
	}
}

static void
read_shape(struct body *b, size_t i, size_t end)
{
	if (is_box(&b->r[i]) && find(b, i, end, RECTANGLE) < end)
		read_box(b, i + 1, end);
	else
		read_list(b, i + 1, end);
}

static void
read_form(struct body *b, size_t i, size_t end)
{
	size_t	 form = find(b, i, end, HWP_FORM_OBJECT);

	if (form < end)
		hwp_form_put(b->w->now, &b->r[form]);
}

/* Letters on one another (글자 겹침): a tick may lie over a box. */
static void
read_overlay(struct body *b, size_t i, size_t end)
{
	struct buf	 text;

	(void)end;
	buf_init(&text, BUF_TEXT);
	hwp_text_string(&text, &b->r[i], 6, hwp_record_u16(&b->r[i], 4));
	writing_put(b->w, writing_overlay(b->w->arena, buf_string(&text)));
	buf_free(&text);
}

/* A word with a small one above it (덧말): the word. */
static void
read_gloss(struct body *b, size_t i, size_t end)
{
	(void)end;
	hwp_text_string(b->w->now, &b->r[i], 6, hwp_record_u16(&b->r[i], 4));
}

static void
read_others(struct body *b, size_t i, size_t end)
{
	read_list(b, i + 1, end);
}

static void
read_nothing(struct body *b, size_t i, size_t end)
{
	(void)b;
	(void)i;
	(void)end;
}

/* Reads the next control in I…END, or passes it; behind it. */
static size_t
read_control(struct body *b, size_t i, size_t end, int deleted)
{
	static const struct {
		char	 id[5];		/* as it lies in the file */
		void	 (*read)(struct body *, size_t, size_t);
	} controls[] = {
		{ " lbt", read_table },
		{ " osg", read_shape },
		{ "mrof", read_form },
		{ "spct", read_overlay },
		{ "tudt", read_gloss },
		{ "tmct", read_nothing },	/* a comment nobody sees */
		{ "", read_others }
	};
	size_t	 at = find(b, i, end, HWP_CTRL_HEADER), k = 0, next;

	if (at == end)
		return end;
	next = extent(b, at, end);
	if (deleted)
		return next;
	while (controls[k].id[0] != '\0' && (b->r[at].n < 4 ||
	    memcmp(b->r[at].data, controls[k].id, 4) != 0))
		k++;
	controls[k].read(b, at, next);
	return next;
}

/* Paragraphs. */

/*
 * One byte per unit of the text: whether a tracked change deletes it; NULL
 * if nothing is deleted. For free(3).
 */
static unsigned char *
deleted_units(const struct body *b, size_t range, size_t end, size_t n)
{
	const struct hwp_record	*r = &b->r[range];
	unsigned char		*gone;
	int			*starts, depth = 0;
	size_t			 at, i;

	if (!b->tracked || range == end || r->n < RANGE)
		return NULL;
	starts = mem_array(n + 1, sizeof(*starts));
	for (at = 0; r->n - at >= RANGE; at += RANGE) {
		uint32_t	 from = hwp_record_u32(r, at);
		uint32_t	 until = hwp_record_u32(r, at + 4);

		if (hwp_record_u32(r, at + 8) >> 24 != KIND_DELETED ||
		    from >= until || from > n)
			continue;
		starts[from]++;
		starts[until < n ? until : n]--;
	}
	gone = mem_array(n + 1, sizeof(*gone));
	for (i = 0; i < n; i++)
		gone[i] = (unsigned char)((depth += starts[i]) > 0);
	free(starts);
	return gone;
}

/* The units of TEXT, with the controls that stand among them. */
static void
read_units(struct body *b, size_t text, const unsigned char *gone, size_t end)
{
	const struct hwp_record	*r = &b->r[text];
	size_t			 n = r->n / 2, at = 0, next = text + 1;

	while (at < n && !b->w->text->full) {
		uint32_t		 unit = hwp_record_u16(r, 2 * at);
		enum hwp_control	 kind = hwp_text_control(unit);
		int			 deleted = gone != NULL && gone[at];

		if (kind == HWP_LETTER && deleted) {
			at++;
		} else if (kind == HWP_LETTER) {
			hwp_text_put(b->w->now, r->data, n, &at);
		} else {
			if (kind == HWP_EXTENDED)
				next = read_control(b, next, end, deleted);
			else if (unit == TAB && !deleted)
				writing_putc(b->w, '\t');
			at += HWP_CONTROL_UNITS;
		}
	}
	while (next < end && !b->w->text->full)
		next = read_control(b, next, end, 0);
}

static void
read_paragraph(struct body *b, size_t i, size_t end)
{
	size_t			 controls, text, range;
	struct writing_scope	 scope;
	unsigned char		*gone;

	if (b->depth == HWP_DEPTH_MAX) {
		b->cut = 1;
		return;
	}
	b->depth++;
	writing_paragraph(b->w, &scope);
	controls = find(b, i + 1, end, HWP_CTRL_HEADER);
	text = find(b, i + 1, controls, HWP_PARA_TEXT);
	range = find(b, i + 1, controls, HWP_PARA_RANGE_TAG);
	if (text < controls) {
		gone = deleted_units(b, range, controls, b->r[text].n / 2);
		read_units(b, text, gone, end);
		free(gone);
	} else {
		while (controls < end && !b->w->text->full)
			controls = read_control(b, controls, end, 0);
	}
	writing_paragraph_end(b->w, &scope);
	b->depth--;
}

/* The paragraphs among the records I…END. */
static void
read_list(struct body *b, size_t i, size_t end)
{
	size_t	 next;

	for (; i < end && !b->w->text->full; i = next) {
		next = i + 1;
		if (b->r[i].tag != HWP_PARA_HEADER)
			continue;
		next = extent(b, i, end);
		read_paragraph(b, i, next);
	}
}

enum hwp_body
hwp_body_read(struct writing *w, const void *bytes, size_t n, int tracked)
{
	struct body		 b = { .w = w, .tracked = tracked };
	struct writing_scope	 scope;
	struct hwp_record	*list;
	size_t			 count;

	b.r = list = hwp_record_list(bytes, n, &count, &b.cut);
	writing_open(w, &scope);
	/* Memos, which are not part of the paper, stand at the end. */
	read_list(&b, 0, find(&b, 0, count, HWP_MEMO_LIST));
	writing_close(w, &scope);
	free(list);
	return b.cut ? HWP_BODY_CUT : HWP_BODY_WHOLE;
}
