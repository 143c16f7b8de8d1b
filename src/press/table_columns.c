#include <string.h>

#include "base/arena.h"
#include "press/table.h"

/* How far columns may go over the width by rounding of millimetres. */
enum { TOLERANCE = 200 };

int
table_columns_parse(struct table *t, const char *text)
{
	size_t	 len;

	for (;; text += len) {
		text += strspn(text, " \t\r\n");
		if ((len = strcspn(text, " \t\r\n")) == 0)
			return t->n_columns > 0 ? 0 : -1;
		if (t->n_columns == TABLE_COLUMNS ||
		    length_parse(text, len, &t->columns[t->n_columns]) == -1 ||
		    t->columns[t->n_columns].unit == LENGTH_EM ||
		    (t->columns[t->n_columns].unit != LENGTH_AUTO &&
		    t->columns[t->n_columns].n <= 0))
			return -1;
		t->n_columns++;
	}
}

/* The widths of a column's content, from cells that stand in it alone. */
static void
content_widths(const struct table *t, int column, int64_t *narrow,
    int64_t *wide)
{
	int	 r, n, w, padding;

	*narrow = *wide = 0;
	for (r = 0; r < t->n_rows; r++) {
		const struct table_cell	*cell = t->rows[r].cells[column];

		if (cell == NULL || cell->row != r || cell->columns > 1)
			continue;
		box_widths(cell->content, &n, &w);
		padding = table_padding(t, cell, 1) +
		    table_padding(t, cell, 3);
		*narrow = n + padding > *narrow ? n + padding : *narrow;
		*wide = w + padding > *wide ? w + padding : *wide;
	}
}

/* Sums over the columns of each kind. */
struct sums {
	int64_t	 fixed, shares, narrow, wide;
};

struct column {
	int64_t	 narrow, wide;
};

static struct sums
add_up(const struct table *t, int width, struct column *content)
{
	struct sums	 s = { 0 };
	int		 i;

	for (i = 0; i < t->n_columns; i++) {
		struct length	 l = t->columns[i];

		if (l.unit == LENGTH_SHARE) {
			s.shares += l.n;
		} else if (l.unit == LENGTH_AUTO) {
			content_widths(t, i, &content[i].narrow,
			    &content[i].wide);
			s.narrow += content[i].narrow;
			s.wide += content[i].wide;
		} else {
			s.fixed += length_resolve(l, 0, width);
		}
	}
	return s;
}

/*
 * An automatic column gets what its text takes on one line, if there is room
 * for all of them; else the longest word and a part of what is left; else a
 * part of what there is.
 */
static int64_t
automatic(const struct column *c, const struct sums *s, int64_t room)
{
	if (s->wide <= room)
		return c->wide;
	if (s->narrow < room && s->wide > s->narrow)
		return c->narrow + (room - s->narrow) * (c->wide - c->narrow) /
		    (s->wide - s->narrow);
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

void
table_columns_set(struct table *t, int room)
{
	struct column	 content[TABLE_COLUMNS] = { { 0 } };
	int		 width = table_width(t, room);
	struct sums	 s = add_up(t, width, content);
	int64_t		 rest = width - s.fixed, left, shares = 0, x = 0;
	int		 i;

	if (rest < -TOLERANCE)
		job_fault(t->job, DIAG_P016, &t->source,
		    job_mm(t->job, s.fixed), job_mm(t->job, width), NULL);
	rest = rest > 0 ? rest : 0;
	/* Where there are shares too, something is kept for them. */
	left = s.shares > 0 ? rest * 3 / 4 : rest;
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
}

/* The sum of what the columns need; a share needs its longest word. */
void
table_widths(const struct table *t, int *narrow, int *wide)
{
	int64_t	 n = 0, w = 0, cn, cw;
	int	 i;

	for (i = 0; i < t->n_columns; i++) {
		if (t->columns[i].unit == LENGTH_MPT) {
			n += t->columns[i].n;
			w += t->columns[i].n;
			continue;
		}
		content_widths(t, i, &cn, &cw);
		n += cn;
		w += cw;
	}
	*narrow = n > LENGTH_MAX ? LENGTH_MAX : (int)n;
	*wide = w > LENGTH_MAX ? LENGTH_MAX : (int)w;
}
