/*
 * The lines of a table: rules between and around its cells, the grid behind
 * the content of cells over several columns, lines across cells.
 */
#include "press/table_fragment.h"

struct edge {
	struct style_value	 line;
	int			 stated;	/* by the cell, not the table */
};

static struct edge
cell_edge(const struct table *t, const struct table_cell *cell, int side)
{
	enum style_property	 own = STYLE_BORDER_TOP + (unsigned)side;

	if (cell == NULL)
		return (struct edge){ { 0 }, 0 };
	if (cell->style->from[own] != NULL)
		return (struct edge){ cell->style->v[own], 1 };
	return (struct edge){ t->style->v[STYLE_CELL_TOP + (unsigned)side],
	    0 };
}

/* Between two cells: what one of them states, else the thicker. */
static struct style_value
choose(struct edge a, struct edge b)
{
	if (a.stated != b.stated)
		return a.stated ? a.line : b.line;
	return a.line.n > b.line.n ? a.line : b.line;
}

/* At the outside the table's own border, if it states one. */
static struct style_value
outer(const struct table *t, const struct table_cell *cell, int side)
{
	enum style_property	 own = STYLE_BORDER_TOP + (unsigned)side;
	struct edge		 e = cell_edge(t, cell, side);

	if (t->style->from[own] != NULL && !e.stated)
		return t->style->v[own];
	return e.line;
}

/* The rule above row R (END: below the last one) in a column. */
static struct style_value
horizontal(const struct table_fragment *f, int r, int column)
{
	const struct table_row	*rows = f->t->rows;
	const struct table_cell	*up = NULL, *down = NULL;

	if (r > f->first)
		up = rows[r - 1].cells[column];
	else if (f->above >= 0)
		up = rows[f->above].cells[column];
	if (r < f->end)
		down = rows[r].cells[column];
	if (r == f->first && f->above < 0)
		return outer(f->t, down, TABLE_TOP);
	if (r == f->end)
		return f->open_below ? (struct style_value){ 0 } :
		    outer(f->t, up, TABLE_BOTTOM);
	if (up == down)
		return (struct style_value){ 0 };
	return choose(cell_edge(f->t, up, TABLE_BOTTOM),
	    cell_edge(f->t, down, TABLE_TOP));
}

/* The rule left of COLUMN (n_columns: right of the last one) in row R. */
static struct style_value
vertical(const struct table_fragment *f, int r, int column)
{
	struct table_cell *const	*cells = f->t->rows[r].cells;
	int				 n = f->t->n_columns;

	if (column == 0)
		return outer(f->t, cells[0], TABLE_LEFT);
	if (column == n)
		return outer(f->t, cells[n - 1], TABLE_RIGHT);
	if (cells[column - 1] == cells[column])
		return (struct style_value){ 0 };
	return choose(cell_edge(f->t, cells[column - 1], TABLE_RIGHT),
	    cell_edge(f->t, cells[column], TABLE_LEFT));
}

static int
same_line(struct style_value a, struct style_value b)
{
	return a.n == b.n && a.color == b.color && a.dashed == b.dashed;
}

/* Neighbouring pieces of one kind are one line, ends squared to the corner. */
static void
rule_row(const struct table_fragment *f, int r)
{
	const int		*x = f->t->x;
	int			 i, start = 0, y = f->tops[r - f->first];
	struct style_value	 line = horizontal(f, r, 0), next = { 0 };

	for (i = 1; i <= f->t->n_columns; i++) {
		if (i < f->t->n_columns) {
			next = horizontal(f, r, i);
			if (same_line(line, next))
				continue;
		}
		if (line.n > 0 && line.color != STYLE_NONE)
			paint_line(f->p, f->x + x[start] - line.n / 2, y,
			    f->x + x[i] + line.n / 2, y, line.n, line.color,
			    line.dashed);
		start = i;
		line = next;
	}
}

static void
rule_column(const struct table_fragment *f, int column)
{
	int			 x = f->x + f->t->x[column];
	int			 r, start = f->first;
	struct style_value	 line = vertical(f, f->first, column);
	struct style_value	 next = { 0 };

	for (r = f->first + 1; r <= f->end; r++) {
		if (r < f->end) {
			next = vertical(f, r, column);
			if (same_line(line, next))
				continue;
		}
		if (line.n > 0 && line.color != STYLE_NONE)
			paint_line(f->p, x, f->tops[start - f->first], x,
			    f->tops[r - f->first], line.n, line.color,
			    line.dashed);
		start = r;
		line = next;
	}
}

/* ---- lines inside a cell ---- */

/* Where a cell stands in the fragment. */
struct extent {
	int	 left, right, top, bottom;
};

static struct extent
place_of(const struct table_fragment *f, const struct table_cell *cell)
{
	const int	*x = f->t->x;
	int		 first = cell->row > f->first ? cell->row : f->first;
	int		 end = cell->row + cell->rows < f->end ?
			    cell->row + cell->rows : f->end;

	return (struct extent){ f->x + x[cell->column],
	    f->x + x[cell->column + cell->columns], f->tops[first - f->first],
	    f->tops[end - f->first] };
}

static void
draw(struct paint *p, struct style_value line, int x1, int y1, int x2, int y2)
{
	if (line.n <= 0 || line.color == STYLE_NONE)
		return;
	paint_begin_artifact(p);
	paint_line(p, x1, y1, x2, y2, line.n, line.color, line.dashed);
	paint_end_artifact(p);
}

static void
draw_grid(const struct table_fragment *f, const struct table_cell *cell)
{
	struct extent	 at = place_of(f, cell);
	int		 i;

	for (i = cell->column + 1; i < cell->column + cell->columns; i++)
		draw(f->p, cell->style->v[STYLE_GRID], f->x + f->t->x[i],
		    at.top, f->x + f->t->x[i], at.bottom);
}

static void
draw_diagonals(const struct table_fragment *f, const struct table_cell *cell)
{
	struct extent	 at = place_of(f, cell);

	draw(f->p, cell->style->v[STYLE_DIAGONAL], at.left, at.top, at.right,
	    at.bottom);
	draw(f->p, cell->style->v[STYLE_DIAGONAL_UP], at.left, at.bottom,
	    at.right, at.top);
}

static void
each_cell(const struct table_fragment *f,
    void (*call)(const struct table_fragment *, const struct table_cell *))
{
	int	 r, i;

	for (r = f->first; r < f->end; r++)
		for (i = 0; i < f->t->n_columns; i++) {
			const struct table_cell	*c = f->t->rows[r].cells[i];

			if (c != NULL && c->column == i &&
			    (c->row == r || r == f->first))
				call(f, c);
		}
}

void
table_rules_grid(const struct table_fragment *f)
{
	each_cell(f, draw_grid);
}

void
table_rules_draw(const struct table_fragment *f)
{
	int	 r, i;

	each_cell(f, draw_diagonals);
	paint_begin_artifact(f->p);
	for (r = f->first; r <= f->end; r++)
		rule_row(f, r);
	for (i = 0; i <= f->t->n_columns; i++)
		rule_column(f, i);
	paint_end_artifact(f->p);
}
