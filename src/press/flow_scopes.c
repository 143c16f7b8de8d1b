/* Links and boxed words, which begin and end in the middle of lines. */
#include "press/flow_pen.h"

#include "press/font.h"
#include "press/paint.h"

static int
holds(const struct flow_scope *scope, const struct flow_scope *inner)
{
	for (; inner != NULL; inner = inner->parent)
		if (inner == scope)
			return 1;
	return scope == NULL;
}

/* Where the part of a scope that begins at I ends on this line. */
static size_t
part_end(const struct flow_pen *pen, const struct flow_scope *scope, size_t i)
{
	const struct flow	*f = pen->f;

	while (i < pen->line->end &&
	    holds(scope, f->spans[f->chars[i].span].scope))
		i++;
	return i;
}

/* The rectangle of a part: as high as the letters and the padding. */
struct rectangle {
	int	 left, top, right, bottom;
};

static void
measure(const struct flow_pen *pen, const struct style *s, int64_t width,
    struct rectangle *r)
{
	const struct fonts	*fonts = pen->f->job->fonts;
	int			 base = pen->baseline -
				    style_length(s, STYLE_RAISE, 0);

	r->left = (int)pen->x;
	r->right = (int)(pen->x + width);
	r->top = base - (int)((int64_t)fonts_ascent(fonts, s->face) *
	    s->size / 1000) - style_length(s, STYLE_PADDING_TOP, 0);
	r->bottom = base + (int)((int64_t)fonts_descent(fonts, s->face) *
	    s->size / 1000) + style_length(s, STYLE_PADDING_BOTTOM, 0);
}

static void
edge(const struct flow_pen *pen, const struct style_value *v, int x1, int y1,
    int x2, int y2)
{
	if (v->n > 0 && v->color != STYLE_NONE)
		paint_line(pen->paint, x1, y1, x2, y2, v->n, v->color,
		    v->dashed);
}

/* A box that goes on over lines is open where it is cut. */
static void
draw_box(const struct flow_pen *pen, const struct flow_scope *scope, size_t i)
{
	const struct style_value	*v = scope->style->v;
	const struct flow_char		*chars = pen->f->chars;
	size_t				 end = part_end(pen, scope, i);
	struct rectangle		 r;
	int				 pen_left, pen_right;

	if (end == i)
		return;
	measure(pen, scope->style, flow_pen_width(pen, i, end), &r);
	pen_left = v[STYLE_BORDER_LEFT].n / 2;
	pen_right = v[STYLE_BORDER_RIGHT].n / 2;
	paint_begin_artifact(pen->paint);
	if (v[STYLE_BACKGROUND].color != STYLE_NONE)
		paint_fill(pen->paint, r.left, r.top, r.right - r.left,
		    r.bottom - r.top, v[STYLE_BACKGROUND].color);
	edge(pen, &v[STYLE_BORDER_TOP], r.left, r.top, r.right, r.top);
	edge(pen, &v[STYLE_BORDER_BOTTOM], r.left, r.bottom, r.right,
	    r.bottom);
	if (chars[i].cp == FLOW_LEFT)
		edge(pen, &v[STYLE_BORDER_LEFT], r.left + pen_left, r.top,
		    r.left + pen_left, r.bottom);
	if (chars[end - 1].cp == FLOW_RIGHT)
		edge(pen, &v[STYLE_BORDER_RIGHT], r.right - pen_right, r.top,
		    r.right - pen_right, r.bottom);
	paint_end_artifact(pen->paint);
}

/* Depth of elements is bounded by that of the template. */
static void
open_scope(struct flow_pen *pen, const struct flow_scope *scope, size_t i)
{
	if (scope == pen->scope)
		return;
	open_scope(pen, scope->parent, i);
	if (scope->is_boxed)
		draw_box(pen, scope, i);
	if (scope->tag != NULL)
		paint_begin(pen->paint, scope->tag);
	pen->scope = scope;
}

static void
close_scope(struct flow_pen *pen)
{
	if (pen->scope->tag != NULL)
		paint_end(pen->paint);
	pen->scope = pen->scope->parent;
}

void
flow_scopes_enter(struct flow_pen *pen, size_t i)
{
	const struct flow_scope	*scope =
	    pen->f->spans[pen->f->chars[i].span].scope;

	while (pen->scope != NULL && !holds(pen->scope, scope))
		close_scope(pen);
	open_scope(pen, scope, i);
}

void
flow_scopes_leave(struct flow_pen *pen)
{
	while (pen->scope != NULL)
		close_scope(pen);
}
