/* Strips as they are drawn: see stack.h. */
#include "press/stack.h"

#include <string.h>
#include "base/arena.h"
#include "press/anchors.h"
#include "press/bar.h"
#include "press/columns.h"
#include "press/fixed.h"
#include "press/flow.h"
#include "press/image.h"
#include "press/notes.h"
#include "press/table.h"

/* The background, whose height is known when the box ends. */
static void
begin_open(struct stack_open *o, struct paint *p, int x, int y)
{
	uint32_t	 color = o->box->style->v[STYLE_BACKGROUND].color;

	o->top = y;
	o->filled = 0;
	if (stack_decorated(o->box) && color != STYLE_NONE) {
		paint_begin_artifact(p);
		o->fill = paint_fill(p, x + o->x, y, o->width, 0, color);
		paint_end_artifact(p);
		o->filled = 1;
	}
	paint_begin(p, o->box->tag);
}

static void
edge(struct paint *p, struct style_value v, int x1, int y1, int x2, int y2)
{
	if (v.n > 0 && v.color != STYLE_NONE)
		paint_line(p, x1, y1, x2, y2, v.n, v.color, v.dashed);
}

/* ENDS: the box ends here, else it goes on over the page. */
static void
end_open(struct stack_open *o, struct paint *p, int x, int y, int ends)
{
	const struct style_value	*v = o->box->style->v;
	int				 left = x + o->x;
	int				 right = left + o->width;

	paint_end(p);
	if (!stack_decorated(o->box))
		return;
	if (o->filled)
		paint_resize(p, o->fill, y - o->top);
	paint_begin_artifact(p);
	if (o->started_here)
		edge(p, v[STYLE_BORDER_TOP], left, o->top, right, o->top);
	if (ends)
		edge(p, v[STYLE_BORDER_BOTTOM], left, y, right, y);
	edge(p, v[STYLE_BORDER_LEFT], left, o->top, left, y);
	edge(p, v[STYLE_BORDER_RIGHT], right, o->top, right, y);
	paint_end_artifact(p);
}

void
stack_place(const struct stack *s, struct paint *p, const char *id, int y)
{
	if (id == NULL || p->artifact > 0)
		return;
	paint_destination(p, id, y);
	anchors_place(s->job, id, p->page);
}

static void
open_strip(struct stack *s, struct paint *p, const struct strip *strip, int x,
    int y)
{
	struct stack_open	*o;

	if (s->n_open == s->open_size)
		s->open = arena_grow(s->job->arena, s->open, s->n_open,
		    &s->open_size, sizeof(*s->open), 4);
	o = &s->open[s->n_open++];
	*o = (struct stack_open){ .box = strip->box, .x = strip->x,
	    .width = strip->width, .started_here = 1 };
	stack_place(s, p, strip->box->tag->attributes.id, y);
	if (strip->box->heading > 0)
		paint_bookmark(p, strip->box->heading,
		    strip->box->title != NULL ? strip->box->title :
		    flow_text(strip->box->flow), y);
	begin_open(o, p, x, y);
}

static void
paint_picture(struct stack *s, const struct strip *strip, struct paint *p,
    int x, int y)
{
	const struct box	*box = strip->box;
	struct canvas_image	 image = { box->image->bytes, box->image->n,
				    x + strip->x, y, strip->width,
				    strip->height, box->image->file,
				    box->image->line };

	stack_place(s, p, box->tag->attributes.id, y);
	box->tag->attributes.x = image.x;
	box->tag->attributes.y = image.y;
	box->tag->attributes.width = image.width;
	box->tag->attributes.height = image.height;
	paint_begin(p, box->tag);
	paint_image(p, &image);
	paint_end(p);
}

static void
paint_label(const struct strip *strip, struct paint *p, struct arena *arena,
    int x, int y)
{
	struct paint_tag	*tag = arena_alloc(arena, sizeof(*tag));

	tag->tag = CANVAS_LBL;
	paint_begin(p, tag);
	flow_paint(strip->box->flow, p, 0, x + strip->x, y);
	paint_end(p);
}

static void
paint_hr(const struct strip *strip, struct paint *p, int x, int y)
{
	struct style_value	 v = strip->box->style->v[STYLE_BORDER_TOP];

	paint_begin_artifact(p);
	edge(p, v, x + strip->x, y + v.n / 2, x + strip->x + strip->width,
	    y + v.n / 2);
	paint_end_artifact(p);
}

/*
 * Notes are read after their paragraph, though they stand at the foot of the
 * page: their elements begin here. LINE: the line of their marks, or -1.
 */
static void
begin_notes(struct paint *p, const struct flow *flow, int line)
{
	const struct box_mark	*mark;
	size_t			 k;

	for (k = 0; (mark = flow_mark(flow, line, k)) != NULL; k++)
		if (mark->note != NULL) {
			paint_begin(p, mark->note->box->tag);
			paint_end(p);
		}
}

/*
 * The text goes on overleaf, but notes stand at the foot of this page: if
 * they began there, they would be read after all that is open now.
 */
static void
begin_notes_early(struct paint *p, const struct strip *strip)
{
	const struct flow	*flow = strip->box->flow;
	int			 i;

	for (i = 0; flow_mark(flow, -1, 0) != NULL && i <= strip->index; i++)
		begin_notes(p, flow, i);
}

/* The boxes that are open where the page ends with that strip go on. */
static void
close_page(struct stack *s, struct paint *p, const struct strip *last, int x,
    int y)
{
	const struct box	*text = last != NULL &&
				    last->kind == STRIP_LINE ? last->box :
				    NULL;
	size_t			 i;

	for (i = s->n_open; i > 0; i--) {
		end_open(&s->open[i - 1], p, x, y, 0);
		if (s->open[i - 1].box == text)
			begin_notes_early(p, last);
	}
}

static void
paint_marks(const struct stack *s, struct paint *p, const struct strip *strip)
{
	const struct box_mark	*mark;
	size_t			 k;

	for (k = 0; (mark = flow_mark(strip->box->flow, strip->index,
	    k)) != NULL; k++)
		if (mark->id != NULL && p->artifact == 0)
			anchors_place(s->job, mark->id, p->page);
}

static void
paint_runs_at(const struct strip *strip, struct paint *p, int x, int y)
{
	int	 i;

	for (i = 0; i < strip->index; i++)
		paint_run(p, &strip->runs[i], x, y);
}

static void
paint_strip(struct stack *s, struct paint *p, const struct strip *strip, int x,
    int y)
{
	switch (strip->kind) {
	case STRIP_OPEN:
		open_strip(s, p, strip, x, y);
		break;
	case STRIP_CLOSE:
		end_open(&s->open[--s->n_open], p, x, y + strip->height, 1);
		if (strip->box->kind == BOX_TEXT)
			begin_notes(p, strip->box->flow, -1);
		break;
	case STRIP_LABEL:
		paint_label(strip, p, s->job->arena, x, y);
		break;
	case STRIP_LINE:
		flow_paint(strip->box->flow, p, (size_t)strip->index,
		    x + strip->x, y);
		paint_marks(s, p, strip);
		break;
	case STRIP_RUNS:
		paint_runs_at(strip, p, x, y);
		break;
	case STRIP_COLUMNS:
		columns_paint(strip->box->columns, p, x + strip->x, y);
		break;
	case STRIP_RULE:
		paint_hr(strip, p, x, y);
		break;
	case STRIP_IMAGE:
		paint_picture(s, strip, p, x, y);
		break;
	case STRIP_FIXED:
		fixed_paint(strip->box, p);
		break;
	case STRIP_BAR:
		stack_place(s, p, strip->box->tag->attributes.id, y);
		bar_paint(strip->box->bar, p, strip->box->tag,
		    strip->box->style, x + strip->x, y, strip->width);
		break;
	case STRIP_ROW:
	case STRIP_PAGE:
		break;
	}
}

/* The end of the rows of one table that follow one another from I on. */
static size_t
rows_end(const struct stack *s, size_t i, size_t end)
{
	const struct box	*box = s->strips[i].box;

	while (i < end && s->strips[i].kind == STRIP_ROW &&
	    s->strips[i].box == box)
		i++;
	return i;
}

int
stack_paint(struct stack *s, struct paint *p, size_t first, size_t end, int x,
    int y)
{
	size_t	 i, next;

	for (i = 0; i < s->n_open; i++) {
		s->open[i].started_here = 0;
		begin_open(&s->open[i], p, x, y);
	}
	for (i = first; i < end; i = next) {
		const struct strip	*strip = &s->strips[i];
		int64_t			 height;

		next = i + 1;
		y += i > first ? strip->space : 0;
		if (strip->kind == STRIP_ROW) {
			next = rows_end(s, i, end);
			height = stack_height(s, i, next);
			table_paint(strip->box->table, p, strip->index,
			    s->strips[next - 1].index + 1, x + strip->x, y);
		} else {
			paint_strip(s, p, strip, x, y);
			height = stack_strip_height(strip);
		}
		/* Far below the paper, where a fault has been given. */
		y = table_row_height(y + height);
	}
	close_page(s, p, end > first ? &s->strips[end - 1] : NULL, x, y);
	return y;
}
