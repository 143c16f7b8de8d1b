#include <string.h>

#include "base/arena.h"
#include "press/stack.h"
#include "press/table_fragment.h"

/* ---- backgrounds ---- */

static uint32_t
background(const struct table_fragment *f, int r, int column)
{
	const struct table_cell	*cell = f->t->rows[r].cells[column];
	uint32_t		 color;

	if (cell == NULL)
		return STYLE_NONE;
	color = cell->style->v[STYLE_BACKGROUND].color;
	if (color == STYLE_NONE)
		color = f->t->rows[cell->row].style->v[STYLE_BACKGROUND].color;
	if (color == STYLE_NONE && f->t->rows[cell->row].striped)
		color = f->t->style->v[STYLE_STRIPE].color;
	return color;
}

/* Neighbours of one colour are one rectangle. */
static void
fill_row(const struct table_fragment *f, int r)
{
	int		 i, start = 0;
	int		 y = f->tops[r - f->first];
	int		 height = f->tops[r - f->first + 1] - y;
	uint32_t	 color = background(f, r, 0);

	for (i = 1; i <= f->t->n_columns; i++) {
		if (i < f->t->n_columns && background(f, r, i) == color)
			continue;
		if (color != STYLE_NONE)
			paint_fill(f->p, f->x + f->t->x[start], y,
			    f->t->x[i] - f->t->x[start], height, color);
		start = i;
		if (i < f->t->n_columns)
			color = background(f, r, i);
	}
}

static int
has_background(const struct table_fragment *f)
{
	int	 r, i;

	for (r = f->first; r < f->end; r++)
		for (i = 0; i < f->t->n_columns; i++)
			if (background(f, r, i) != STYLE_NONE)
				return 1;
	return 0;
}

static void
fill_rows(const struct table_fragment *f)
{
	int	 r;

	if (!has_background(f))
		return;
	paint_begin_artifact(f->p);
	for (r = f->first; r < f->end; r++)
		fill_row(f, r);
	paint_end_artifact(f->p);
}

/* ---- content ---- */

/* Strips that fit into ROOM; the cell goes on below or on another page. */
static size_t
part(const struct table_cell *cell, int64_t room)
{
	struct stack		 own;
	const struct stack	*s = table_content_stack(cell, &own);
	size_t			 i;
	int64_t			 y = table_cut_head(cell);

	for (i = cell->next; i < s->n; i++) {
		y += stack_strip_height(&s->strips[i]) +
		    (i > cell->next ? s->strips[i].space : 0);
		if (y > room)
			return i;
	}
	return i;
}

/* 1 if nothing of the cell is left for the next page. */
static int
ends_here(const struct table_fragment *f, const struct table_cell *cell)
{
	int	 bottom = cell->row + cell->rows;

	return bottom < f->end ||
	    (bottom == f->end && !f->t->rows[f->end - 1].is_cut);
}

static int
offset(const struct table_cell *cell, int64_t free)
{
	if (cell->next > 0 || free <= 0)
		return 0;
	switch (cell->style->v[STYLE_VALIGN].n) {
	case STYLE_MIDDLE:
		return (int)(free / 2);
	case STYLE_BOTTOM:
		return (int)free;
	default:
		return 0;
	}
}

/* The header of a table in the cell, once more; returns its height. */
static int
paint_head(const struct table_fragment *f, const struct table_cell *cell,
    int x, int y)
{
	int			 height = table_cut_head(cell);
	const struct strip	*strip;

	if (height == 0)
		return 0;
	strip = &cell->stack->strips[cell->next];
	table_paint_header(strip->box->table, f->p, x + strip->x, y);
	return height;
}

/* What is left from strip END on. The rows of a table in the cell may have
 * become higher. */
static void
set_next(struct table_cell *cell, size_t end)
{
	struct stack		 own;
	const struct stack	*s = table_content_stack(cell, &own);

	if (end < s->n && s->strips[end].kind == STRIP_ROW) {
		cell->rest = stack_height(s, end, s->n);
	} else {
		cell->rest -= stack_height(s, cell->next, end);
		if (end < s->n && end > cell->next)
			cell->rest -= s->strips[end].space;
	}
	cell->next = end;
}

static void
paint_strips(const struct table_fragment *f, struct table_cell *cell,
    size_t end, int x, int y)
{
	struct stack		 own, *s = table_content_stack(cell, &own);
	const struct strip	*strip = s->strips;
	int			 is_plain;

	is_plain = cell->tag == NULL && cell->next == 0 &&
	    end == cell->n;
	if (is_plain && end == 1 && strip->kind == STRIP_RUNS) {
		paint_plain(f->p, CANVAS_TD, strip->runs, strip->index, x, y);
		return;
	}
	if (is_plain)
		paint_begin_plain(f->p, CANVAS_TD);
	else
		paint_begin(f->p, table_cell_tag(f->t, cell));
	y += end > cell->next ? paint_head(f, cell, x, y) : 0;
	stack_paint(s, f->p, cell->next, end, x, y);
	paint_end(f->p);
}

static void
paint_cell(const struct table_fragment *f, struct table_cell *cell, int r)
{
	int	 top = table_padding(f->t, cell, TABLE_TOP);
	int	 bottom = cell->row + cell->rows < f->end ?
		    cell->row + cell->rows : f->end;
	int	 y = f->tops[r - f->first];
	int64_t	 room = (int64_t)f->tops[bottom - f->first] - y - top -
		    table_padding(f->t, cell, TABLE_BOTTOM);
	int	 x = f->x + f->t->x[cell->column] +
		    table_padding(f->t, cell, TABLE_LEFT);
	size_t	 end = cell->n;

	if (!ends_here(f, cell))
		end = cell->rows == 1 ? cell->cut : part(cell, room);
	else
		y += offset(cell, room - cell->rest);
	paint_strips(f, cell, end, x, y + top);
	set_next(cell, end);
}

static struct paint_tag *
row_tag(struct table *t, struct table_row *row)
{
	if (row->tag == NULL) {
		row->tag = arena_alloc(t->job->arena, sizeof(*row->tag));
		row->tag->tag = CANVAS_TR;
	}
	return row->tag;
}

/* A row whose cells all end in it needs no tag that can go on. */
static void
begin_row(const struct table_fragment *f, int r)
{
	struct table_row	*row = &f->t->rows[r];

	if (row->tag == NULL && !row->is_cut &&
	    (r + 1 == f->t->n_rows || !row[1].joined))
		paint_begin_plain(f->p, CANVAS_TR);
	else
		paint_begin(f->p, row_tag(f->t, row));
}

static void
paint_row(const struct table_fragment *f, int r)
{
	struct table_row	*row = &f->t->rows[r];
	int			 i;

	if (row->hidden)
		return;
	begin_row(f, r);
	for (i = 0; i < f->t->n_columns; i++) {
		struct table_cell	*cell = row->cells[i];

		if (cell == NULL || cell->column != i || cell->row != r)
			continue;
		/* A row that goes on: cells that are done stay silent. */
		if (row->begun && cell->next == cell->n)
			continue;
		paint_cell(f, cell, r);
	}
	paint_end(f->p);
}

/* Cells that began above the fragment and have something left. */
static void
paint_continued(const struct table_fragment *f)
{
	int	 i;

	for (i = 0; i < f->t->n_columns; i++) {
		struct table_cell	*cell =
		    f->t->rows[f->first].cells[i];

		if (cell == NULL || cell->column != i ||
		    cell->row == f->first || cell->next == cell->n)
			continue;
		paint_begin(f->p, row_tag(f->t, &f->t->rows[cell->row]));
		paint_cell(f, cell, f->first);
		paint_end(f->p);
	}
}

/* ---- fragments ---- */

static void
set_tops(struct table_fragment *f)
{
	int	 r, y = f->y;

	f->tops = arena_array(f->t->job->arena,
	    (size_t)(f->end - f->first) + 1, sizeof(*f->tops));
	for (r = f->first; r < f->end; r++) {
		f->tops[r - f->first] = y;
		y += f->t->rows[r].height;
	}
	f->tops[r - f->first] = y;
}

static void
paint_fragment(struct table_fragment *f)
{
	int	 r;

	set_tops(f);
	fill_rows(f);
	table_rules_grid(f);
	paint_continued(f);
	for (r = f->first; r < f->end; r++)
		paint_row(f, r);
	table_rules_draw(f);
}

static int64_t
rest_height(const struct table *t, const struct table_cell *cell)
{
	return cell->rest + table_cut_head(cell) +
	    table_padding(t, cell, TABLE_TOP) +
	    table_padding(t, cell, TABLE_BOTTOM);
}

/* A cut row is as high as the rest of its highest cell. */
static void
set_rest(struct table *t, struct table_row *row)
{
	int64_t	 height = 0;
	int	 i;

	for (i = 0; i < t->n_columns; i++)
		if (row->cells[i] != NULL && row->cells[i]->rows == 1 &&
		    rest_height(t, row->cells[i]) > height)
			height = rest_height(t, row->cells[i]);
	row->height = table_row_height(height);
	row->is_cut = 0;
	row->begun = 1;
}

/* What a spanning cell has left must fit into the rows that it has left. */
static void
stretch_rest(struct table *t, int from)
{
	int	 i, r;

	if (from >= t->n_rows)
		return;
	for (i = 0; i < t->n_columns; i++) {
		struct table_cell	*cell = t->rows[from].cells[i];
		int64_t			 missing;

		if (cell == NULL || cell->rows == 1 || cell->row == from ||
		    cell->column != i)
			continue;
		missing = rest_height(t, cell);
		for (r = from; r < cell->row + cell->rows; r++)
			missing -= t->rows[r].height;
		if (missing > 0)
			t->rows[r - 1].height = table_row_height(missing +
			    t->rows[r - 1].height);
	}
}

void
table_paint(struct table *t, struct paint *p, int first, int end, int x, int y)
{
	struct table_fragment	 f = { t, p, first, end, x, y, -1, 0, NULL };

	if (t->header_above) {
		f.above = t->header_rows - 1;
		t->header_above = 0;
	}
	paint_fragment(&f);
	if (t->rows[end - 1].is_cut) {
		set_rest(t, &t->rows[end - 1]);
		end--;
	}
	stretch_rest(t, end);
}

void
table_paint_header(struct table *t, struct paint *p, int x, int y)
{
	struct table_fragment	 f = { t, p, 0, t->header_rows, x, y, -1, 1,
				    NULL };
	int		 r, i;

	for (r = 0; r < t->header_rows; r++)
		for (i = 0; i < t->n_columns; i++) {
			struct table_cell	*cell = t->rows[r].cells[i];

			if (cell == NULL)
				continue;
			cell->next = 0;
			cell->rest = stack_height(cell->stack, 0, cell->n);
		}
	paint_begin_artifact_of(p, CANVAS_REPEATED);
	paint_fragment(&f);
	paint_end_artifact(p);
	t->header_above = 1;
}
