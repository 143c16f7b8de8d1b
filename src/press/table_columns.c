#include <string.h>

#include "base/arena.h"
#include "press/flow.h"
#include "press/table.h"

/* How far columns may go over the width by rounding of millimetres. */
enum { TOLERANCE = 200 };

int
table_columns_parse(struct table *t, const char *text)
{
	struct length	 l;
	size_t		 len;

	for (;; text += len) {
		text += strspn(text, " \t\r\n");
		if ((len = strcspn(text, " \t\r\n")) == 0)
			return t->n_columns > 0 ? 0 : -1;
		if (length_parse(text, len, &l) == -1 ||
		    l.unit == LENGTH_EM ||
		    (l.unit != LENGTH_AUTO && l.n <= 0))
			return -1;
		/* Those beyond the limit are counted for the message. */
		if (t->n_columns < TABLE_COLUMNS)
			t->columns[t->n_columns] = l;
		t->n_columns++;
	}
}

/* ---- what the content needs ---- */

/* The text of a cell, where it is one paragraph; else NULL. */
static const struct flow *
only_text(const struct box *content)
{
	const struct box	*box = content->first;

	return box != NULL && box->kind == BOX_TEXT && box->next == NULL ?
	    box->flow : NULL;
}

static int
is_decimal(const struct table_cell *cell)
{
	return cell->columns == 1 &&
	    cell->style->v[STYLE_ALIGN].n == STYLE_DECIMAL;
}

static void
measure_cell(struct table *t, struct table_cell *cell)
{
	const struct box	*content = table_content(t, cell);
	const struct flow	*flow = only_text(content);

	box_widths(content, &cell->narrow, &cell->wide);
	cell->uncut = box_figure(content);
	/* Of words two letters at least. */
	if (cell->uncut < 2 * cell->style->size)
		cell->uncut = cell->narrow < 2 * cell->style->size ?
		    cell->narrow : 2 * cell->style->size;
	cell->tail = flow != NULL && is_decimal(cell) ? flow_tail(flow) : 0;
	table_content_end(t, cell);
	if (cell->tail > t->tails[cell->column])
		t->tails[cell->column] = cell->tail;
}

static int
is_wanted(const struct table *t, const struct table_cell *cell)
{
	int	 i;

	for (i = cell->column; i < cell->column + cell->columns; i++)
		if (t->columns[i].unit == LENGTH_AUTO)
			return 1;
	return is_decimal(cell);
}

/* Measures the cells whose content decides something, or ALL. */
static void
measure(struct table *t, int all)
{
	int	 r, i;

	memset(t->tails, 0, sizeof(t->tails));
	for (r = 0; r < t->n_rows; r++)
		for (i = 0; i < t->n_columns; i++) {
			struct table_cell	*cell = t->rows[r].cells[i];

			if (cell != NULL && cell->row == r &&
			    cell->column == i && (all || is_wanted(t, cell)))
				measure_cell(t, cell);
		}
}

int
table_columns_inset(const struct table *t, const struct table_cell *cell)
{
	return is_decimal(cell) ? t->tails[cell->column] - cell->tail : 0;
}

/* What the content needs: its longest word, all of it, what is never cut. */
struct column {
	int64_t	 narrow, wide, uncut;
};

static void
widen_to(int64_t *width, int64_t least)
{
	*width = least > *width ? least : *width;
}

/* The widths of a column's content, from cells that stand in it alone. */
static void
content_widths(const struct table *t, int column, struct column *c)
{
	int	 r, padding;

	*c = (struct column){ 0 };
	for (r = 0; r < t->n_rows; r++) {
		const struct table_cell	*cell = t->rows[r].cells[column];

		if (cell == NULL || cell->row != r || cell->columns > 1)
			continue;
		padding = table_padding(t, cell, 1) +
		    table_padding(t, cell, 3) +
		    table_columns_inset(t, cell);
		widen_to(&c->narrow, cell->narrow + padding);
		widen_to(&c->wide, cell->wide + padding);
		widen_to(&c->uncut, cell->uncut + padding);
	}
}

/* ---- widths ---- */

/* Sums over the columns of each kind. */
struct sums {
	int64_t	 fixed, shares, narrow, wide, uncut;
};

static void
add_column(struct column *sum, const struct column *c)
{
	sum->narrow += c->narrow;
	sum->wide += c->wide;
	sum->uncut += c->uncut;
}

/* What columns of known width, and automatic ones so far, give the cell. */
static int
add_spanned(const struct table *t, const struct table_cell *cell, int width,
    const struct column *content, struct column *sum)
{
	int	 i, automatic = 0, fixed;

	for (i = cell->column; i < cell->column + cell->columns; i++) {
		struct length	 l = t->columns[i];

		if (l.unit == LENGTH_SHARE)
			return 0;
		automatic += l.unit == LENGTH_AUTO;
		if (l.unit == LENGTH_AUTO) {
			add_column(sum, &content[i]);
			continue;
		}
		fixed = length_resolve(l, 0, width);
		add_column(sum, &(struct column){ fixed, fixed, fixed });
	}
	return automatic;
}

/* A cell over automatic columns makes each of them wider by the same. */
static void
widen(const struct table *t, const struct table_cell *cell, int width,
    struct column *content)
{
	struct column	 sum = { 0 };
	int		 automatic, i;
	int64_t		 padding = table_padding(t, cell, 1) +
			    table_padding(t, cell, 3);

	automatic = add_spanned(t, cell, width, content, &sum);
	if (automatic == 0)
		return;
	sum.narrow = cell->narrow + padding - sum.narrow;
	sum.wide = cell->wide + padding - sum.wide;
	sum.uncut = cell->uncut + padding - sum.uncut;
	for (i = cell->column; i < cell->column + cell->columns; i++) {
		if (t->columns[i].unit != LENGTH_AUTO)
			continue;
		if (sum.narrow > 0)
			content[i].narrow += sum.narrow / automatic + 1;
		if (sum.wide > 0)
			content[i].wide += sum.wide / automatic + 1;
		if (sum.uncut > 0)
			content[i].uncut += sum.uncut / automatic + 1;
	}
}

static void
widen_all(const struct table *t, int width, struct column *content)
{
	int	 r, i;

	for (r = 0; r < t->n_rows; r++)
		for (i = 0; i < t->n_columns; i++) {
			const struct table_cell	*cell = t->rows[r].cells[i];

			if (cell != NULL && cell->row == r &&
			    cell->column == i && cell->columns > 1)
				widen(t, cell, width, content);
		}
}

static struct sums
add_up(const struct table *t, int width, struct column *content)
{
	struct sums	 s = { 0 };
	int		 i, automatic = 0;

	for (i = 0; i < t->n_columns; i++) {
		struct length	 l = t->columns[i];

		if (l.unit == LENGTH_SHARE) {
			s.shares += l.n;
		} else if (l.unit == LENGTH_AUTO) {
			content_widths(t, i, &content[i]);
			automatic = 1;
		} else {
			s.fixed += length_resolve(l, 0, width);
		}
	}
	if (automatic)
		widen_all(t, width, content);
	for (i = 0; i < t->n_columns; i++) {
		s.narrow += content[i].narrow;
		s.wide += content[i].wide;
		s.uncut += content[i].uncut;
	}
	return s;
}

/*
 * An automatic column gets what its text takes on one line, if there is room
 * for all of them; else the longest word and a part of what is left; else
 * what cannot be cut, figures before all, and a part; else a part of what
 * there is.
 */
static int64_t
automatic(const struct column *c, const struct sums *s, int64_t room)
{
	if (s->wide <= room)
		return c->wide;
	if (s->narrow < room && s->wide > s->narrow)
		return c->narrow + (room - s->narrow) * (c->wide - c->narrow) /
		    (s->wide - s->narrow);
	if (s->uncut < room && s->narrow > s->uncut)
		return c->uncut + (room - s->uncut) * (c->narrow -
		    c->uncut) / (s->narrow - s->uncut);
	return s->narrow > 0 ? room * c->narrow / s->narrow : 0;
}

static int
table_width(const struct table *t, int room)
{
	int	 width = style_length(t->style, STYLE_WIDTH, room);

	if (t->style->v[STYLE_WIDTH].unit == LENGTH_AUTO || width > room)
		return room;
	return width;
}

/* A share where nothing is left; an empty automatic column may vanish. */
static void
check_widths(struct table *t)
{
	int	 i;

	for (i = 0; i < t->n_columns; i++)
		if (t->x[i + 1] <= t->x[i] &&
		    t->columns[i].unit != LENGTH_AUTO) {
			job_fault(t->job, DIAG_P113, &t->source,
			    arena_printf(t->job->arena, "%d", i + 1), NULL,
			    NULL);
			return;
		}
}

void
table_columns_set(struct table *t, int room)
{
	struct column	 content[TABLE_COLUMNS] = { { 0 } };
	int		 width = table_width(t, room);
	struct sums	 s;
	int64_t		 rest, left, shares = 0, x = 0;
	int		 i;

	measure(t, 0);
	s = add_up(t, width, content);
	rest = width - s.fixed;
	if (rest < -TOLERANCE) {
		job_fault(t->job, DIAG_P016, &t->source,
		    job_mm(t->job, s.fixed), job_mm(t->job, width), NULL);
		/* Laid out wider, or every cell would be a fault too. */
		rest = width;
	}
	rest = rest > 0 ? rest : 0;
	/* Where there are shares too, something is kept for them. */
	left = s.shares > 0 ? rest * 3 / 4 : rest;
	left = s.uncut > left && s.uncut < rest ? s.uncut : left;
	rest -= s.wide < left ? s.wide : left;
	for (i = 0; i < t->n_columns; i++) {
		struct length	 l = t->columns[i];

		t->x[i] = (int)x;
		if (l.unit == LENGTH_AUTO) {
			x += automatic(&content[i], &s, left);
		} else if (l.unit == LENGTH_SHARE) {
			x += rest * (shares + l.n) / s.shares -
			    rest * shares / s.shares;
			shares += l.n;
		} else {
			x += length_resolve(l, 0, width);
		}
	}
	t->x[i] = (int)x;
	check_widths(t);
}

/* The sum of what the columns need; a share needs its longest word. */
void
table_widths(struct table *t, int *narrow, int *wide)
{
	struct column	 c;
	int64_t		 n = 0, w = 0;
	int		 i;

	measure(t, 1);
	for (i = 0; i < t->n_columns; i++) {
		if (t->columns[i].unit == LENGTH_MPT) {
			n += t->columns[i].n;
			w += t->columns[i].n;
			continue;
		}
		content_widths(t, i, &c);
		n += c.narrow;
		w += c.wide;
	}
	*narrow = n > LENGTH_MAX ? LENGTH_MAX : (int)n;
	*wide = w > LENGTH_MAX ? LENGTH_MAX : (int)w;
}
