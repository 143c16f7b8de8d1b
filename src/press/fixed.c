#include "press/fixed.h"

#include "base/arena.h"
#include "press/addenda.h"
#include "press/length.h"
#include "press/sheet.h"
#include "press/stack.h"

enum { TOP, RIGHT, BOTTOM, LEFT };

static int
padding(const struct box *box, int side)
{
	return style_length(box->style, STYLE_PADDING_TOP + (unsigned)side, 0);
}

static void
set_place(struct box_builder *b, const struct node *node, struct box *box)
{
	int	 right = b->sheet->width - b->sheet->margins[SHEET_RIGHT];

	box->x = box_length(b, node, "x");
	box->y = box_length(b, node, "y");
	box->width = style_length(box->style, STYLE_WIDTH, right);
	if (box->style->v[STYLE_WIDTH].unit == LENGTH_AUTO)
		box->width = right - box->x;
	box->height = style_length(box->style, STYLE_HEIGHT, 0);
	if (box->width > b->sheet->width - box->x ||
	    box->height > b->sheet->height - box->y || box->width <= 0)
		job_fault(b->job, DIAG_P033, &box->source, NULL, NULL, NULL);
}

/* The most that it may be high, 0 if there is no limit. */
static int
limit(const struct box *box)
{
	int	 most = style_length(box->style, STYLE_MAX_HEIGHT, 0);

	return box->height > 0 ? box->height : most;
}

/* What is in it may take it over the lower edge of the page too. */
static void
check_bottom(struct box_builder *b, const struct box *box)
{
	int64_t	 high = stack_height(box->stack, 0, box->stack->n) +
		    padding(box, TOP) + padding(box, BOTTOM);

	if (limit(box) > 0 && high > limit(box))
		high = limit(box);
	if (box->height == 0 && high > b->sheet->height - box->y)
		job_fault(b->job, DIAG_P033, &box->source, NULL, NULL, NULL);
}

struct box *
fixed_new(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	struct box	*box = box_new(b, BOX_FIXED, node, style);
	int		 width;

	set_place(b, node, box);
	if (expand_attribute(node, "id") != NULL)
		box->tag = box_tag(b, CANVAS_SECT);
	b->no_notes++;
	box->first = box_block(b, node, style);
	b->no_notes--;
	width = box->width - padding(box, LEFT) - padding(box, RIGHT);
	box->stack = stack_new(b->job);
	stack_add(box->stack, box->first, 0, width);
	check_bottom(b, box);
	return box;
}

void
fixed_set(const struct box *box)
{
	struct stack	*s = box->stack;

	if (limit(box) > 0)
		addenda_limit(s->job, s, box->first, box->width -
		    padding(box, LEFT) - padding(box, RIGHT), limit(box),
		    padding(box, TOP) + padding(box, BOTTOM));
}

static int
content_height(const struct box *box)
{
	return (int)stack_height(box->stack, 0, box->stack->n) +
	    padding(box, TOP) + padding(box, BOTTOM);
}

static int
height_of(const struct box *box)
{
	return box->height > 0 ? box->height : content_height(box);
}

static int
offset(const struct box *box)
{
	int	 free = height_of(box) - content_height(box);

	switch (box->style->v[STYLE_VALIGN].n) {
	case STYLE_MIDDLE:
		return free / 2;
	case STYLE_BOTTOM:
		return free;
	default:
		return 0;
	}
}

static void
paint_edges(const struct box *box, struct paint *p)
{
	const struct style_value	*v = box->style->v;
	int				 x = box->x, y = box->y;
	int				 right = x + box->width;
	int				 height = height_of(box);
	int				 bottom = y + height;
	const int			 sides[4][4] = {
		{ x, y, right, y }, { right, y, right, bottom },
		{ x, bottom, right, bottom }, { x, y, x, bottom }
	};
	int				 i;

	if (v[STYLE_BACKGROUND].color != STYLE_NONE)
		paint_fill(p, x, y, box->width, height,
		    v[STYLE_BACKGROUND].color);
	for (i = 0; i < 4; i++) {
		struct style_value	 e = v[STYLE_BORDER_TOP + i];

		if (e.n > 0 && e.color != STYLE_NONE)
			paint_line(p, sides[i][0], sides[i][1], sides[i][2],
			    sides[i][3], e.n, e.color, e.dashed);
	}
}

void
fixed_paint(const struct box *box, struct paint *p)
{
	struct stack	*s = box->stack;

	paint_begin_artifact(p);
	paint_edges(box, p);
	paint_end_artifact(p);
	if (box->tag != NULL) {
		stack_place(s, p, box->tag->attributes.id, box->y);
		paint_begin(p, box->tag);
	}
	stack_paint(s, p, 0, s->n, box->x + padding(box, LEFT),
	    box->y + padding(box, TOP) + offset(box));
	if (box->tag != NULL)
		paint_end(p);
}
