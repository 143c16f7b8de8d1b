/*
 * Where a row that does not fit on a page is cut: every cell gives the strips
 * that fit. A cell over several rows that ends in this one fills the rest of
 * the page.
 */
#include "press/stack.h"
#include "press/table.h"

enum { HEAD_HIGHEST = 200000 };	/* mpt: a higher one stands once */

int
table_cut_head(const struct table_cell *cell)
{
	const struct strip	*strip;
	const struct table	*t;
	int			 height;

	if (cell->stack == NULL || cell->next == 0 || cell->next >= cell->n)
		return 0;
	strip = &cell->stack->strips[cell->next];
	if (strip->kind != STRIP_ROW)
		return 0;
	t = strip->box->table;
	height = strip->index >= t->header_rows ? table_header_height(t) : 0;
	return height <= HEAD_HIGHEST ? height : 0;
}

/* How many strips fit into ROOM, going back to the last without glue. */
static size_t
fitting(const struct table_cell *cell, int64_t room, int force)
{
	struct stack		 own;
	const struct stack	*s = table_content_stack(cell, &own);
	size_t			 i, best = cell->next;
	int64_t			 y = table_cut_head(cell);

	for (i = cell->next; i < s->n; i++) {
		y += stack_strip_height(&s->strips[i]) +
		    (i > cell->next ? s->strips[i].space : 0);
		if (i > cell->next && !s->strips[i].glued)
			best = i;
		if (y <= room)
			continue;
		return force && best == cell->next ?
		    stack_without_heads(s, cell->next, i) : best;
	}
	return s->n;
}

static int
has_rest(const struct table_cell *cell)
{
	return cell->next < cell->n;
}

/* Prepares one cell of a row to be cut; the height it needs, -1 if it is not
 * to be cut there. */
static int64_t
cut_cell(const struct table *t, struct table_cell *cell, int room, int force)
{
	struct stack	 own, *s = table_content_stack(cell, &own);
	int		 padding = table_padding(t, cell, 0) +
			    table_padding(t, cell, 2);

	cell->cut = fitting(cell, (int64_t)room - padding, force);
	if (has_rest(cell) && cell->cut == cell->next && !force)
		return -1;
	return stack_height(s, cell->next, cell->cut) + padding +
	    table_cut_head(cell);
}

/* The same for one that spans rows, of which ROW is the last or not. */
static int64_t
cut_spanning(const struct table *t, const struct table_cell *cell, int row,
    int room)
{
	struct stack	 own, *s = table_content_stack(cell, &own);
	int		 padding = table_padding(t, cell, 0) +
			    table_padding(t, cell, 2);

	if (cell->row + cell->rows - 1 != row || !has_rest(cell) ||
	    padding + table_cut_head(cell) +
	    stack_strip_height(&s->strips[cell->next]) > room)
		return 0;
	return room;
}

int
table_cut(struct table *t, int r, int room, int force)
{
	struct table_row	*row = &t->rows[r];
	int64_t			 height = 0, h;
	int			 i, progress = 0;

	if (!force && (r < t->header_rows ||
	    row->style->v[STYLE_KEEP].n == STYLE_TOGETHER))
		return 0;
	for (i = 0; i < t->n_columns; i++) {
		struct table_cell	*cell = row->cells[i];

		if (cell == NULL || cell->column != i)
			continue;
		if (cell->rows > 1 && !force && !row->loose)
			return 0;
		h = cell->rows > 1 ? cut_spanning(t, cell, r, room) :
		    cut_cell(t, cell, room, force);
		if (h == -1)
			return 0;
		progress |= cell->rows > 1 ? h > 0 : cell->cut > cell->next;
		height = h > height ? h : height;
	}
	if (!progress || height > room)
		return 0;
	row->is_cut = 1;
	t->header_cut |= r < t->header_rows;
	row->height = (int)height;
	return row->height;
}
