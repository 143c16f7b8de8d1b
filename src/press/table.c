#include "press/table.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "press/addenda.h"
#include "press/stack.h"

enum { LOOSE_HEIGHT = 250000 };	/* mpt: more than this may be cut */

/* A table under construction. */
struct building {
	struct box_builder	*b;
	struct table		*t;
	struct table_cell	*above[TABLE_COLUMNS];	/* cells that go on */
	int			 left[TABLE_COLUMNS];	/* for so many rows */
	int			 column;		/* next free one */
};

static int
count_children(const struct node *node)
{
	const struct node	*child;
	int			 n = 0;

	for (child = node->first; child != NULL; child = child->next)
		n++;
	return n;
}

/* Columns are counted in the first row, where the template names none. */
static int
count_columns(struct box_builder *b, const struct node *row)
{
	const struct node	*cell;
	int			 n = 0;

	for (cell = row->first; cell != NULL; cell = cell->next)
		n += box_number(b, cell, "colspan", 1, 1, TABLE_COLUMNS);
	return n;
}

static int
read_columns(struct box_builder *b, struct table *t, const struct node *node)
{
	const char	*text = expand_attribute(node, "columns");
	struct arena	*arena = b->job->arena;
	int		 i;

	if (text == NULL) {
		t->n_columns = count_columns(b, node->first);
	} else if (table_columns_parse(t, text) == -1) {
		job_fault(b->job, DIAG_P014, &t->source,
		    strlen(text) > 200 ? arena_strndup(arena, text, 200) :
		    text, NULL, NULL);
		return -1;
	}
	if (t->n_columns < 1 || t->n_columns > TABLE_COLUMNS) {
		job_fault(b->job, DIAG_P112, &t->source,
		    arena_printf(arena, "%d", t->n_columns),
		    arena_printf(arena, "%d", TABLE_COLUMNS), NULL);
		return -1;
	}
	if (text != NULL)
		return 0;
	for (i = 0; i < t->n_columns; i++)
		t->columns[i] = (struct length){ 1000, LENGTH_SHARE };
	return 0;
}

/* Fills the places of a row that cells from above reach into. */
static void
continue_cells(struct building *g, struct table_row *row)
{
	int	 i;

	for (i = 0; i < g->t->n_columns; i++) {
		if (g->left[i] == 0)
			continue;
		row->cells[i] = g->above[i];
		row->joined = 1;
		g->left[i]--;
	}
}

struct paint_tag *
table_cell_tag(struct table *t, struct table_cell *cell)
{
	if (cell->tag != NULL)
		return cell->tag;
	cell->tag = arena_alloc(t->job->arena, sizeof(*cell->tag));
	cell->tag->tag = CANVAS_TD;
	cell->tag->attributes.column_span = cell->columns;
	cell->tag->attributes.row_span = cell->rows;
	return cell->tag;
}

int
table_is_head(const struct table_cell *cell)
{
	return cell->tag != NULL && cell->tag->tag == CANVAS_TH;
}

/* Most cells of long tables are plain ones, which need no tag of their own. */
static void
tag_cell(struct table *t, struct table_cell *cell, const struct node *node)
{
	const char		*scope = expand_attribute(node, "scope");
	struct paint_tag	*tag;

	if (node->from->element != ELEMENT_TH) {
		if (cell->rows > 1 || cell->columns > 1)
			table_cell_tag(t, cell);
		return;
	}
	if (scope == NULL)
		scope = cell->row < t->header_rows || cell->row == 0 ?
		    "col" : "row";
	tag = table_cell_tag(t, cell);
	tag->tag = CANVAS_TH;
	tag->attributes.scope = scope[0];
}

/* Puts the cell into the next free places of its row; -1 if there are none. */
static int
place_cell(struct building *g, struct table_row *row, struct table_cell *cell)
{
	int	 i;

	while (g->column < g->t->n_columns && row->cells[g->column] != NULL)
		g->column++;
	cell->column = g->column;
	if (cell->columns > g->t->n_columns - cell->column)
		return -1;
	for (i = cell->column; i < cell->column + cell->columns; i++) {
		if (row->cells[i] != NULL)
			return -1;
		row->cells[i] = cell;
		g->above[i] = cell;
		g->left[i] = cell->rows - 1;
	}
	g->column = i;
	return 0;
}

static int
build_cell(struct building *g, struct table_row *row, const struct node *node)
{
	struct table		*t = g->t;
	struct table_cell	*cell = arena_alloc(t->job->arena,
				    sizeof(*cell));
	struct source		 source = box_source(node);

	cell->style = box_style(g->b, node, row->style);
	cell->row = (int)(row - t->rows);
	cell->columns = box_number(g->b, node, "colspan", 1, 1,
	    TABLE_COLUMNS);
	cell->rows = box_number(g->b, node, "rowspan", 1, 1, 100000);
	if (cell->rows > t->n_rows - cell->row) {
		job_fault(t->job, DIAG_P031, &source, NULL, NULL, NULL);
		cell->rows = t->n_rows - cell->row;
	}
	if (place_cell(g, row, cell) == -1) {
		job_fault(t->job, DIAG_P015, &source,
		    arena_printf(t->job->arena, "%d", t->n_columns), NULL,
		    NULL);
		return -1;
	}
	tag_cell(t, cell, node);
	if (cell->row >= t->header_rows &&
	    style_length(cell->style, STYLE_MAX_HEIGHT, 0) == 0 &&
	    table_content_is_plain(node))
		cell->node = node;
	else
		cell->content = box_block(g->b, node, cell->style);
	return 0;
}

static void
begin_row(struct building *g, struct table_row *row)
{
	struct arena	*arena = g->t->job->arena;

	row->cells = arena_array(arena, (size_t)g->t->n_columns,
	    sizeof(*row->cells));
	g->column = 0;
	continue_cells(g, row);
}

/*
 * PDF/UA wants cells in every row: one that cells from above cover wholly is
 * none for readers, and they span one less.
 */
static void
hide_covered(struct table *t, struct table_row *row)
{
	int	 i;

	for (i = 0; i < t->n_columns; i++)
		if (row->cells[i]->row == row - t->rows)
			return;
	row->hidden = 1;
	for (i = 0; i < t->n_columns; i += row->cells[i]->columns)
		row->cells[i]->tag->attributes.row_span--;
}

/* Cells that are forgotten would shift what follows them, unseen. */
static void
check_filled(struct building *g, const struct table_row *row)
{
	struct arena	*arena = g->t->job->arena;
	int		 i, missing = 0;

	for (i = 0; i < g->t->n_columns; i++)
		missing += row->cells[i] == NULL;
	if (missing > 0)
		job_fault(g->t->job, DIAG_P164, &row->source,
		    arena_printf(arena, "%d", g->t->n_columns),
		    arena_printf(arena, "%d", missing), NULL);
}

static int
build_row(struct building *g, struct table_row *row, const struct node *node)
{
	const struct node	*child;

	row->source = box_source(node);
	row->style = box_style(g->b, node, g->t->style);
	begin_row(g, row);
	for (child = node->first; child != NULL; child = child->next)
		if (build_cell(g, row, child) == -1)
			return -1;
	check_filled(g, row);
	table_blanks_pad(g->t, (int)(row - g->t->rows));
	hide_covered(g->t, row);
	return 0;
}

/* Empty rows from ROW on. */
static void
build_blanks(struct building *g, struct table_row *row, int n)
{
	struct table	*t = g->t;

	if (n > 0)
		t->blank = (int)(row - t->rows);
	for (; n > 0; n--, row++) {
		row->source = t->source;
		begin_row(g, row);
		table_blanks_fill(t, (int)(row - t->rows));
	}
}

/* All rows, so many empty ones behind the first BEFORE. */
static int
build_rows(struct building *g, const struct node *node, int before, int blanks)
{
	struct table_row	*row = g->t->rows;
	const struct node	*child = node->first;

	for (; child != NULL; child = child->next, before--) {
		if (before == 0) {
			build_blanks(g, row, blanks);
			row += blanks;
		}
		if (build_row(g, row++, child) == -1)
			return -1;
	}
	if (before == 0)
		build_blanks(g, row, blanks);
	return 0;
}

/*
 * Every second row below the header has the stripe's colour. Rows that a cell
 * joins are one; totals, which stay with what is before, are none.
 */
static void
stripe(struct table *t)
{
	struct table_row	*row;
	int			 i, even = 1;

	for (i = t->header_rows; i < t->n_rows; i++) {
		row = &t->rows[i];
		if (row->style->v[STYLE_KEEP_PREVIOUS].n == STYLE_YES)
			continue;
		if (i == t->header_rows || !row->joined)
			even = !even;
		row->striped = even;
	}
}

struct table *
table_new(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	struct table	*t = arena_alloc(b->job->arena, sizeof(*t));
	struct building	 g = { .b = b, .t = t };
	int		 children = count_children(node), foot, blanks;

	t->job = b->job;
	t->builder = b;
	t->source = box_source(node);
	t->style = style;
	t->blank = -1;
	if (children == 0 || read_columns(b, t, node) == -1)
		return NULL;
	t->header_rows = box_number(b, node, "header-rows", 0, 0, 1000);
	if (t->header_rows > children) {
		job_fault(b->job, DIAG_P031, &t->source, NULL, NULL, NULL);
		t->header_rows = children;
	}
	foot = table_blanks_foot(b, t, node);
	blanks = table_blanks_count(b, t, node, children, foot);
	t->n_rows = children + blanks;
	if (t->n_rows > TABLE_PLACES / t->n_columns) {
		job_fault(b->job, DIAG_P011, &t->source, NULL, NULL, NULL);
		return NULL;
	}
	t->rows = arena_array(b->job->arena, (size_t)t->n_rows,
	    sizeof(*t->rows));
	if (build_rows(&g, node, children - foot, blanks) == -1)
		return NULL;
	table_heads_connect(t);
	stripe(t);
	return t;
}

int
table_padding(const struct table *t, const struct table_cell *cell, int side)
{
	enum style_property	 own = STYLE_PADDING_TOP + (unsigned)side;

	if (cell->style->from[own] != NULL)
		return style_length(cell->style, own, 0);
	return style_length(t->style, STYLE_CELL_PADDING_TOP + (unsigned)side,
	    0);
}

/* ---- heights ---- */

static void
set_cell(struct table *t, struct table_cell *cell)
{
	int	 most = style_length(cell->style, STYLE_MAX_HEIGHT, 0);
	int	 width = t->x[cell->column + cell->columns] -
		    t->x[cell->column] - table_padding(t, cell, 1) -
		    table_padding(t, cell, 3) - table_columns_inset(t, cell);

	table_content_set(t, cell, width);
	if (most <= 0)
		return;
	addenda_limit(t->job, cell->stack, cell->content, width, most,
	    table_padding(t, cell, 0) + table_padding(t, cell, 2));
	cell->n = cell->stack->n;
	cell->rest = stack_height(cell->stack, 0, cell->n);
}

static int64_t
needed(const struct table *t, const struct table_cell *cell)
{
	int64_t	 height = cell->rest + table_padding(t, cell, 0) +
		    table_padding(t, cell, 2);
	int	 least = style_length(cell->style, STYLE_HEIGHT, 0);

	return height > least ? height : least;
}

int
table_row_height(int64_t height)
{
	return height < TABLE_HIGHEST ? (int)height : TABLE_HIGHEST;
}

/* A cell over several rows makes the last of them higher if it must. */
static void
stretch_row(struct table *t, const struct table_cell *cell, int first)
{
	int	 last = cell->row + cell->rows - 1, i;
	int64_t	 missing = needed(t, cell);

	for (i = first; i <= last; i++)
		missing -= t->rows[i].height;
	if (missing > 0)
		t->rows[last].height = table_row_height(missing +
		    t->rows[last].height);
}

static void
set_row(struct table *t, int r)
{
	struct table_row	*row = &t->rows[r];
	int64_t			 height = style_length(row->style,
				    STYLE_HEIGHT, 0);
	int			 i;

	for (i = 0; i < t->n_columns; i++) {
		struct table_cell	*cell = row->cells[i];

		if (cell == NULL || cell->row != r || cell->column != i)
			continue;
		set_cell(t, cell);
		if (cell->rows == 1 && needed(t, cell) > height)
			height = needed(t, cell);
	}
	row->height = table_row_height(height);
	for (i = 0; i < t->n_columns; i++) {
		struct table_cell	*cell = row->cells[i];

		if (cell != NULL && cell->rows > 1 && cell->column == i &&
		    cell->row + cell->rows - 1 == r)
			stretch_row(t, cell, cell->row);
	}
}

/* Rows joined by cells stay together, unless they are a third of a page. */
static void
loosen_rows(struct table *t)
{
	int64_t	 height;
	int	 first, end;

	for (first = 0; first < t->n_rows; first = end) {
		height = t->rows[first].height;
		for (end = first + 1; end < t->n_rows && t->rows[end].joined;
		    end++)
			height += t->rows[end].height;
		while (height > LOOSE_HEIGHT && first < end)
			t->rows[first++].loose = 1;
	}
}

void
table_set(struct table *t, int width)
{
	int	 i;

	if (t->set_width == width)
		return;
	t->set_width = width;
	table_columns_set(t, width);
	table_blanks_say(t);
	for (i = 0; i < t->n_rows; i++)
		set_row(t, i);
	loosen_rows(t);
}

int
table_header_height(const struct table *t)
{
	int64_t	 height = 0;
	int	 i;

	for (i = 0; i < t->header_rows && !t->header_cut; i++)
		height += t->rows[i].height;
	return table_row_height(height);
}

int
table_glued(const struct table *t, int row)
{
	if (row == 0)
		return 0;
	return row <= t->header_rows ||
	    (t->rows[row].joined && !t->rows[row].loose) ||
	    t->rows[row].style->v[STYLE_KEEP_PREVIOUS].n == STYLE_YES;
}

/* ---- trace ---- */

static void
trace_cell(struct table *t, struct table_cell *cell, struct buf *out,
    int depth)
{
	buf_printf(out, "%*scell %d,%d", depth * 2, "", cell->row + 1,
	    cell->column + 1);
	if (cell->columns > 1 || cell->rows > 1)
		buf_printf(out, " spans %d×%d", cell->rows, cell->columns);
	buf_putc(out, '\n');
	box_trace(table_content(t, cell), out, depth + 1);
	table_content_end(t, cell);
}

void
table_trace(struct table *t, struct buf *out, int depth)
{
	int	 r, i;

	for (r = 0; r < t->n_rows; r++)
		for (i = 0; i < t->n_columns; i++) {
			struct table_cell	*cell = t->rows[r].cells[i];

			if (cell != NULL && cell->row == r &&
			    cell->column == i)
				trace_cell(t, cell, out, depth);
		}
}
