#include "press/columns.h"

#include "press/fit.h"
#include "press/table.h"

enum { STEP = 1000 };		/* mpt: columns are balanced to a point */

void
columns_fill(struct columns *c, struct job *job, int width)
{
	c->width = (width - (c->count - 1) * c->gap) / c->count;
	c->stack = stack_new(job);
	c->stack->paged = 1;
	stack_add(c->stack, c->content, 0, c->width > 0 ? c->width : 0);
	if (c->width <= 0)
		job_fault(job, DIAG_P030, &c->content->source, NULL, NULL,
		    NULL);
}

/*
 * Fills columns of HEIGHT; 1 if nothing is left. A row that had to be cut is
 * the last of the page: what is left of it is known when it is drawn.
 */
static int
deal(struct columns *c, int64_t height, int trial)
{
	struct fit	 fit = { .s = c->stack, .whole = c->whole,
			    .trial = trial, .rows = 1 };
	struct fit_cut	 cut = { c->next, c->next };
	int		 i, is_cut = 0;

	for (i = 0; i < c->count; i++) {
		is_cut |= cut.next < cut.end;
		if (is_cut || cut.next == c->stack->n)
			cut.end = cut.next;
		else {
			fit.room = height - fit_repeated(c->stack, cut.next,
			    c->whole);
			cut = fit_find(&fit, cut.next);
		}
		c->ends[i] = cut.end;
		c->nexts[i] = cut.next;
	}
	return cut.next == c->stack->n;
}

/* The height of the highest column. */
static int64_t
highest(const struct columns *c)
{
	int64_t	 height, most = 0;
	size_t	 at = c->next;
	int	 i;

	for (i = 0; i < c->count; i++) {
		if (at < c->ends[i]) {
			height = stack_height(c->stack, at, c->ends[i]) +
			    fit_repeated(c->stack, at, c->whole);
			most = height > most ? height : most;
		}
		at = c->nexts[i];
	}
	return most;
}

/* All fits into ROOM: the least height for which it still does. */
static void
balance(struct columns *c, int64_t room)
{
	int64_t	 low = 0, high = room, middle;

	while (high - low > STEP) {
		middle = low + (high - low) / 2;
		if (deal(c, middle, 1))
			high = middle;
		else
			low = middle;
	}
	deal(c, high, 1);
}

int
columns_set(struct columns *c, int64_t room, int whole, int force)
{
	int	 done;

	c->whole = whole;
	room = room > 0 ? room : 0;
	if (deal(c, room, 1)) {
		balance(c, room);
		c->height = (int)highest(c);
		return 0;
	}
	/* Nothing fits in what is left of the page: wait for the next. */
	if (c->ends[0] == c->next && !force) {
		c->height = TABLE_HIGHEST;
		return 0;
	}
	done = deal(c, room, 0);
	c->height = (int)highest(c);
	return !done;
}

static void
paint_column(struct columns *c, struct paint *p, size_t first, size_t end,
    int x, int y)
{
	const struct strip	*strip = &c->stack->strips[first];
	int			 header = fit_repeated(c->stack, first,
				    c->whole);

	if (header > 0)
		table_paint_header(strip->box->table, p, x + strip->x, y);
	stack_paint(c->stack, p, first, end, x, y + header);
}

void
columns_paint(struct columns *c, struct paint *p, int x, int y)
{
	size_t	 at = c->next;
	int	 i;

	for (i = 0; i < c->count; i++, x += c->width + c->gap) {
		if (at < c->ends[i])
			paint_column(c, p, at, c->ends[i], x, y);
		at = c->nexts[i];
	}
	c->next = at;
}
