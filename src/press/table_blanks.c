/*
 * Rows that a form keeps even where there is nothing to write into them: the
 * first of them says so (행정업무의 운영 및 혁신에 관한 규정 시행규칙 4조⑤).
 */
#include "base/arena.h"
#include "press/flow.h"
#include "press/table.h"

#define NO_MORE	"이하 빈칸"
#define BLANK	"\xC2\xA0"	/* keeps the height of a line */

enum { ROWS_MAX = 10000 };

int
table_blanks_foot(struct box_builder *b, const struct table *t,
    const struct node *node)
{
	const struct node	*child;
	int			 foot = 0, row = 0;

	if (expand_attribute(node, "rows") == NULL)
		return 0;
	for (child = node->first; child != NULL; child = child->next, row++) {
		const struct style	*style = box_style(b, child, t->style);

		if (row >= t->header_rows &&
		    style->v[STYLE_KEEP_PREVIOUS].n == STYLE_YES)
			foot++;
		else
			foot = 0;
	}
	return foot;
}

int
table_blanks_count(struct box_builder *b, const struct table *t,
    const struct node *node, int children, int foot)
{
	int	 want = box_number(b, node, "rows", 0, 0, ROWS_MAX);
	int	 are = children - foot - t->header_rows;

	return want > are ? want - are : 0;
}

static const struct style *
named(struct table *t, const struct style *parent, const char *name)
{
	const struct style_rule	*rule = styles_find(t->job->styles, name, 2);

	return style_compute(t->job->styles, t->job->arena, parent, &rule, 1,
	    NULL, 0);
}

/* Looks like the one above it, if that is no heading of the table. */
static struct table_cell *
blank_cell(struct table *t, int r, int column)
{
	struct table_row	*row = &t->rows[r];
	struct table_cell	*cell = arena_alloc(t->job->arena,
				    sizeof(*cell)), *above = NULL;

	if (r > t->header_rows)
		above = t->rows[r - 1].cells[column];
	cell->style = above != NULL && !table_is_head(above) &&
	    above->columns == 1 ? above->style : named(t, row->style, "td");
	cell->row = r;
	cell->column = column;
	cell->rows = cell->columns = 1;
	cell->content = box_line(t->job, &t->source, cell->style, BLANK);
	return cell;
}

void
table_blanks_pad(struct table *t, int r)
{
	struct table_row	*row = &t->rows[r];
	int			 i;

	for (i = 0; i < t->n_columns; i++)
		if (row->cells[i] == NULL)
			row->cells[i] = blank_cell(t, r, i);
}

void
table_blanks_fill(struct table *t, int r)
{
	t->rows[r].style = r > t->header_rows ? t->rows[r - 1].style :
	    named(t, t->style, "tr");
	table_blanks_pad(t, r);
}

static int
room(const struct table *t, const struct table_cell *cell)
{
	return t->x[cell->column + 1] - t->x[cell->column] -
	    table_padding(t, cell, 1) - table_padding(t, cell, 3);
}

/* In the first column that has room for it on one line, else the widest. */
void
table_blanks_say(struct table *t)
{
	struct table_cell	*widest = NULL;
	int			 narrow, wide = 0, i;

	if (t->blank < 0)
		return;
	for (i = 0; i < t->n_columns; i++) {
		struct table_cell	*cell = t->rows[t->blank].cells[i];
		struct box		*line;

		if (cell->row != t->blank)
			continue;
		cell->content = box_line(t->job, &t->source, cell->style,
		    BLANK);
		line = box_line(t->job, &t->source, cell->style, NO_MORE);
		flow_widths(line->first->flow, &narrow, &wide);
		if (widest == NULL || wide <= room(t, cell) ||
		    room(t, cell) > room(t, widest))
			widest = cell;
		if (wide <= room(t, cell))
			break;
	}
	if (widest != NULL)
		widest->content = box_line(t->job, &t->source, widest->style,
		    NO_MORE);
}
