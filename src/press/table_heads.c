/*
 * Which header cells stand over and before a cell (ISO 32000-1, 14.8.5.7): of
 * the columns those of the header rows and of the last block of headings
 * above it, of the rows those to its left.
 */
#include <string.h>

#include "base/arena.h"
#include "press/table.h"

/* Header cells, never changed once made: many cells share one. */
struct heads {
	struct paint_tag	**tags;
	size_t			  n;
};

struct connecting {
	struct table	*t;
	struct heads	 top[TABLE_COLUMNS];	/* of the header rows */
	struct heads	 block[TABLE_COLUMNS];	/* amid the rows */
	int		 data[TABLE_COLUMNS];	/* stood below the block */
};

static int
heads_columns(const struct table_cell *cell)
{
	return table_is_head(cell) &&
	    cell->tag->attributes.scope != 'r';
}

static int
heads_rows(const struct table_cell *cell)
{
	return table_is_head(cell) &&
	    cell->tag->attributes.scope != 'c';
}

static int
begins_at(const struct table_cell *cell, int r, int column)
{
	return cell != NULL && cell->row == r && cell->column == column;
}

/* Scope is enough for one header row and headings of rows. */
static int
is_simple(const struct table *t)
{
	int	 r, i;

	if (t->header_rows > 1)
		return 0;
	for (r = 1; r < t->n_rows; r++)
		for (i = 0; i < t->n_columns; i++) {
			const struct table_cell	*cell = t->rows[r].cells[i];

			if (begins_at(cell, r, i) && heads_columns(cell))
				return 0;
		}
	return 1;
}

static void
add(struct heads *h, struct paint_tag *tag)
{
	size_t	 i;

	for (i = 0; i < h->n; i++)
		if (h->tags[i] == tag)
			return;
	if (h->n < PAINT_HEADERS)
		h->tags[h->n++] = tag;
}

static void
add_all(struct heads *h, const struct heads *more)
{
	size_t	 i;

	for (i = 0; i < more->n; i++)
		add(h, more->tags[i]);
}

static struct heads
longer(struct arena *arena, const struct heads *old, struct paint_tag *tag)
{
	struct heads	 h = { arena_array(arena, old->n + 1,
			    sizeof(struct paint_tag *)), 0 };

	add_all(&h, old);
	add(&h, tag);
	return h;
}

/* The headings of the row that stand left of the cell. */
static void
add_row_heads(const struct table *t, const struct table_cell *cell,
    struct heads *h)
{
	int	 i;

	for (i = 0; i < cell->column; i++) {
		struct table_cell	*left = t->rows[cell->row].cells[i];

		if (left != NULL && left->column == i && heads_rows(left))
			add(h, left->tag);
	}
}

static void
connect(const struct connecting *c, struct table_cell *cell)
{
	struct paint_tag	*found[PAINT_HEADERS];
	struct heads		 h = { found, 0 };
	struct paint_tag	**kept, *tag;
	int			 i;

	for (i = cell->column; i < cell->column + cell->columns; i++) {
		add_all(&h, &c->top[i]);
		add_all(&h, &c->block[i]);
	}
	add_row_heads(c->t, cell, &h);
	if (h.n == 0)
		return;
	kept = arena_array(c->t->job->arena, h.n, sizeof(struct paint_tag *));
	memcpy(kept, found, h.n * sizeof(struct paint_tag *));
	tag = table_cell_tag(c->t, cell);
	tag->headers = kept;
	tag->n_headers = h.n;
}

/* What the cell means for the cells below it. */
static void
pass(struct connecting *c, const struct table_cell *cell, int r)
{
	struct arena	*arena = c->t->job->arena;
	int		 top = r < c->t->header_rows, i;

	for (i = cell->column; i < cell->column + cell->columns; i++) {
		if (!heads_columns(cell)) {
			c->data[i] = 1;
			continue;
		}
		/* A heading below data begins a new block. */
		if (c->data[i] && !top)
			c->block[i].n = 0;
		c->data[i] = 0;
		if (top)
			c->top[i] = longer(arena, &c->top[i], cell->tag);
		else
			c->block[i] = longer(arena, &c->block[i], cell->tag);
	}
}

void
table_heads_connect(struct table *t)
{
	struct connecting	*c;
	int			 r, i;

	if (is_simple(t))
		return;
	c = arena_alloc(t->job->arena, sizeof(*c));
	c->t = t;
	for (r = 0; r < t->n_rows; r++) {
		for (i = 0; i < t->n_columns; i++)
			if (begins_at(t->rows[r].cells[i], r, i))
				connect(c, t->rows[r].cells[i]);
		for (i = 0; i < t->n_columns; i++)
			if (begins_at(t->rows[r].cells[i], r, i))
				pass(c, t->rows[r].cells[i], r);
	}
}
