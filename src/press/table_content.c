#include <string.h>

#include "base/arena.h"
#include "press/stack.h"
#include "press/table.h"

enum { LINE_RUNS = 16 };	/* more in a line are not kept as runs */

/* Text without anything that outlives it: tags, notes, places. */
int
table_content_is_plain(const struct node *node)
{
	const struct node	*child;

	for (child = node->first; child != NULL; child = child->next)
		switch (child->from->element) {
		case ELEMENT_TEXT:
		case ELEMENT_BR:
			break;
		case ELEMENT_B:
		case ELEMENT_U:
		case ELEMENT_SPAN:
			if (!child->from->fixed ||
			    !table_content_is_plain(child))
				return 0;
			break;
		default:
			return 0;
		}
	return 1;
}

const struct box *
table_content(struct table *t, struct table_cell *cell)
{
	struct job	*job = t->job;
	struct box	*box;

	if (cell->content != NULL)
		return cell->content;
	t->kept = job->arena;
	job->arena = job->scratch;
	job->silent += cell->laid_out;
	box = box_block(t->builder, cell->node, cell->style);
	job->silent -= cell->laid_out;
	return box;
}

void
table_content_end(struct table *t, struct table_cell *cell)
{
	struct job	*job = t->job;

	if (cell->content != NULL)
		return;
	cell->laid_out = 1;
	job->arena = t->kept;
	arena_reset(job->scratch);
}

/* One line as the runs it is drawn with; 0, or -1 if it is more than text. */
static int
keep_line(struct table *t, struct stack *s, size_t i, struct strip *kept)
{
	struct canvas_run	 runs[LINE_RUNS];
	struct paint		 p;
	size_t			 n;

	*kept = s->strips[i];
	if (kept->kind != STRIP_LINE)
		return -1;
	paint_init(&p, t->job->arena);
	stack_paint(s, &p, i, i + 1, 0, 0);
	n = paint_runs(&p, runs, LINE_RUNS);
	if (n > LINE_RUNS)
		return -1;
	kept->kind = STRIP_RUNS;
	kept->x = 0;
	kept->index = (int)n;
	kept->runs = paint_keep_runs(t->kept, runs, n);
	return 0;
}

/* The strips as lines of runs, outside the scratch; NULL if they are more. */
static struct strip *
keep_lines(struct table *t, struct stack *s)
{
	struct strip	*kept;
	size_t		 i;

	for (i = 0; i < s->n; i++)
		if (s->strips[i].kind != STRIP_LINE)
			return NULL;
	kept = arena_array(t->kept, s->n, sizeof(*kept));
	for (i = 0; i < s->n; i++)
		if (keep_line(t, s, i, &kept[i]) == -1)
			return NULL;
	return kept;
}

struct stack *
table_content_stack(const struct table_cell *cell, struct stack *room)
{
	if (cell->stack != NULL)
		return cell->stack;
	*room = (struct stack){ .strips = cell->lines, .n = cell->n };
	return room;
}

static struct stack *
set(struct job *job, const struct box *content, int width)
{
	struct stack	*s = stack_new(job);

	stack_add(s, content, 0, width);
	return s;
}

void
table_content_set(struct table *t, struct table_cell *cell, int width)
{
	const struct box	*content = table_content(t, cell);
	struct stack		*s, room;
	int			 outer = t->job->column;

	t->job->column = cell->column + 1;
	s = set(t->job, content, width);
	cell->stack = s;
	cell->n = s->n;
	if (cell->content == NULL) {
		cell->lines = keep_lines(t, s);
		cell->stack = NULL;
		table_content_end(t, cell);
	}
	if (cell->content == NULL && cell->lines == NULL) {
		t->job->silent++;
		cell->content = box_block(t->builder, cell->node,
		    cell->style);
		cell->stack = set(t->job, cell->content, width);
		cell->n = cell->stack->n;
		t->job->silent--;
	}
	t->job->column = outer;
	s = table_content_stack(cell, &room);
	cell->rest = stack_height(s, 0, s->n);
	cell->next = 0;
}
