#include "press/stack.h"

#include <string.h>

#include "base/arena.h"
#include "press/bar.h"
#include "press/columns.h"
#include "press/fixed.h"
#include "press/flow.h"
#include "press/image.h"
#include "press/table.h"

enum { WIDOW_HEIGHT = 200000 };	/* mpt: two rows that stay together */

struct stack *
stack_new(struct job *job)
{
	struct stack	*s = arena_alloc(job->arena, sizeof(*s));

	s->job = job;
	s->fresh = 1;
	return s;
}

/* ---- filling ---- */

static struct strip *
push(struct stack *s, enum strip_kind kind, const struct box *box, int glued)
{
	struct strip	*strip;

	if (s->n == s->size)
		s->strips = arena_grow(s->job->arena, s->strips, s->n, &s->size,
		    sizeof(*s->strips), 4);
	strip = &s->strips[s->n++];
	*strip = (struct strip){ .kind = kind, .box = box };
	if (kind == STRIP_FIXED) {
		strip->glued = s->n > 1;
		return strip;
	}
	strip->glued = glued || s->keep_next || s->after_open ||
	    (s->together > 0 && !s->first);
	strip->space = s->space;
	strip->sink = s->sink && kind != STRIP_PAGE;
	s->space = s->keep_next = s->first = s->fresh = 0;
	s->sink = s->sink && kind == STRIP_PAGE;
	s->after_open = kind == STRIP_OPEN || kind == STRIP_LABEL;
	return strip;
}

static int
has_edges(const struct style *st)
{
	int	 i;

	for (i = 0; i < 4; i++)
		if (st->v[STYLE_BORDER_TOP + i].n > 0 ||
		    st->v[STYLE_PADDING_TOP + i].n > 0)
			return 1;
	return st->v[STYLE_BACKGROUND].color != STYLE_NONE;
}

int
stack_decorated(const struct box *box)
{
	return (box->kind == BOX_TEXT && box->tag != NULL) ||
	    box->kind == BOX_LIST || box->kind == BOX_ITEM ?
	    has_edges(box->style) : 0;
}

static void
open_box(struct stack *s, const struct box *box, int x, int width)
{
	struct strip	*strip;

	if (box->tag == NULL)
		return;
	strip = push(s, STRIP_OPEN, box, 0);
	strip->x = x;
	strip->width = width;
	if (stack_decorated(box)) {
		strip->height = style_length(box->style, STYLE_PADDING_TOP, 0);
		s->fresh = 1;
	}
}

static void
close_box(struct stack *s, const struct box *box)
{
	struct strip	*strip;
	int		 space = s->space, keep = s->keep_next;

	if (box->tag == NULL)
		return;
	s->space = 0;
	strip = push(s, STRIP_CLOSE, box, 1);
	/* The last one inside is followed by what comes after the box. */
	s->keep_next = keep;
	if (stack_decorated(box))
		strip->height = style_length(box->style,
		    STYLE_PADDING_BOTTOM, 0);
	else
		s->space = space;
}

static void
add_text(struct stack *s, const struct box *box, int x, int width)
{
	size_t	 n = flow_set(box->flow, width), i;
	int	 glued;

	for (i = 0; i < n; i++) {
		struct strip	*strip;

		/* Two lines at least stay, two go; headings are whole. */
		glued = i == 1 || (i > 0 && (i == n - 1 ||
		    box->heading > 0));
		strip = push(s, STRIP_LINE, box, glued);
		strip->height = flow_lines(box->flow, &n)[i].height;
		strip->index = (int)i;
		strip->x = x;
		strip->width = width;
	}
}

static void
add_children(struct stack *s, const struct box *box, int x, int width)
{
	const struct box	*child;

	for (child = box->first; child != NULL; child = child->next)
		stack_add(s, child, x, width);
}

static void
add_item(struct stack *s, const struct box *box, int x, int width)
{
	const struct box	*child;
	struct strip		*strip;
	int			 inset;

	if (box->flow != NULL && flow_set(box->flow, width) > 0) {
		strip = push(s, STRIP_LABEL, box, 0);
		strip->x = x;
		s->fresh = 1;
	}
	open_box(s, box->first, x + box->label_width,
	    width - box->label_width);
	s->fresh = 1;
	for (child = box->first->first; child != NULL; child = child->next) {
		inset = child->kind == BOX_LIST && child->x > 0 ? child->x :
		    box->label_width;
		stack_add(s, child, x + inset, width - inset);
	}
	close_box(s, box->first);
}

/* A low last row does not stand alone on a page. */
static int
is_widow(const struct table *t, int row)
{
	return row == t->n_rows - 1 && row - t->header_rows >= 2 &&
	    t->rows[row].height + t->rows[row - 1].height < WIDOW_HEIGHT;
}

static void
add_table(struct stack *s, const struct box *box, int x, int width)
{
	struct table	*t = box->table;
	int		 i, rest;

	table_set(t, width);
	rest = width - t->x[t->n_columns];
	if (rest > 0 && box->style->v[STYLE_ALIGN].n == STYLE_CENTER)
		x += rest / 2;
	else if (rest > 0 && box->style->v[STYLE_ALIGN].n == STYLE_RIGHT)
		x += rest;
	for (i = 0; i < t->n_rows; i++) {
		struct strip	*strip = push(s, STRIP_ROW, box,
				    table_glued(t, i) || is_widow(t, i));

		strip->index = i;
		strip->x = x;
	}
}

/* How far from the left something stands that takes WIDE of WIDTH. */
static int
offset(const struct style *st, int wide, int width)
{
	switch (st->v[STYLE_ALIGN].n) {
	case STYLE_CENTER:
		return (width - wide) / 2;
	case STYLE_RIGHT:
		return width - wide;
	default:
		return 0;
	}
}

static void
add_rule(struct stack *s, const struct box *box, int x, int width)
{
	struct strip	*strip = push(s, STRIP_RULE, box, 0);
	int		 wide = width;

	if (box->style->v[STYLE_WIDTH].unit != LENGTH_AUTO)
		wide = style_length(box->style, STYLE_WIDTH, width);
	if (wide > width)
		job_fault(s->job, DIAG_P165, &box->source,
		    job_mm(s->job, wide), job_mm(s->job, width), NULL);
	strip->height = box->style->v[STYLE_BORDER_TOP].n;
	strip->x = x + offset(box->style, wide, width);
	strip->width = wide;
}

static void
add_image(struct stack *s, const struct box *box, int x, int width)
{
	struct strip	*strip = push(s, STRIP_IMAGE, box, 0);
	int		 wide = style_length(box->style, STYLE_WIDTH, width);
	int64_t		 high = style_length(box->style, STYLE_HEIGHT, 0);

	if (box->style->v[STYLE_WIDTH].unit == LENGTH_AUTO)
		wide = box->width;
	if (high == 0)
		high = (int64_t)wide * box->image->height / box->image->width;
	if (wide > width)
		job_fault(s->job, DIAG_P022, &box->source,
		    job_mm(s->job, wide), job_mm(s->job, width), NULL);
	strip->x = x + offset(box->style, wide, width);
	strip->width = wide;
	strip->height = high > TABLE_HIGHEST ? TABLE_HIGHEST : (int)high;
}

static void
add_bar(struct stack *s, const struct box *box, int x, int width)
{
	struct strip	*strip = push(s, STRIP_BAR, box, 0);

	strip->height = bar_height(box->style);
	strip->x = x;
	strip->width = width;
}

static void
add_columns(struct stack *s, const struct box *box, int x, int width)
{
	struct strip	*strip = push(s, STRIP_COLUMNS, box, 0);

	strip->x = x;
	columns_fill(box->columns, s->job, width);
}

static void
add_content(struct stack *s, const struct box *box, int x, int width)
{
	switch (box->kind) {
	case BOX_TEXT:
		add_text(s, box, x, width);
		break;
	case BOX_ITEM:
		add_item(s, box, x, width);
		break;
	case BOX_TABLE:
		add_table(s, box, x, width);
		break;
	case BOX_RULE:
		add_rule(s, box, x, width);
		break;
	case BOX_IMAGE:
		add_image(s, box, x, width);
		break;
	case BOX_BAR:
		add_bar(s, box, x, width);
		break;
	case BOX_FIXED:
		fixed_set(box);
		push(s, STRIP_FIXED, box, 0);
		break;
	case BOX_PAGE:
		s->space = 0;
		push(s, STRIP_PAGE, box, 0);
		break;
	case BOX_COLUMNS:
		add_columns(s, box, x, width);
		break;
	case BOX_SECTION:	/* has stacks of its own */
	case BOX_BLOCK:
	case BOX_LIST:
		add_children(s, box, x, width);
		break;
	}
}

static void
add_boxed(struct stack *s, const struct box *box, int x, int width)
{
	const struct style	*st = box->style;
	int			 left = style_length(st, STYLE_PADDING_LEFT, 0);
	int			 right = style_length(st, STYLE_PADDING_RIGHT,
				    0);

	/* The tag of an image or bar stands around it alone. */
	if (box->kind == BOX_IMAGE || box->kind == BOX_BAR) {
		add_content(s, box, x, width);
		return;
	}
	open_box(s, box, x, width);
	if (stack_decorated(box)) {
		x += left;
		width -= left + right;
	}
	add_content(s, box, x, width);
	close_box(s, box);
}

/* A new page, or none, before the block. */
static void
begin_block(struct stack *s, const struct box *box)
{
	const struct style_value	*v = box->style->v;

	if (v[STYLE_KEEP_PREVIOUS].n == STYLE_YES)
		s->keep_next = 1;
	if (v[STYLE_SINK].n == STYLE_YES) {
		s->sink = s->footed;
		if (!s->footed)
			job_fault(s->job, DIAG_P160, &box->source, NULL, NULL,
			    NULL);
	}
	if (v[STYLE_NEW_PAGE].n != STYLE_YES)
		return;
	if (!s->paged) {
		job_fault(s->job, DIAG_P124, &box->source, "new-page", NULL,
		    NULL);
		return;
	}
	s->space = 0;
	if (s->n > 0)
		push(s, STRIP_PAGE, box, 0);
}

void
stack_add(struct stack *s, const struct box *box, int x, int width)
{
	const struct style	*st = box->style;
	int			 before, indent;
	int			 together = st->v[STYLE_KEEP].n ==
				    STYLE_TOGETHER;

	if (box->kind == BOX_FIXED || box->kind == BOX_BLOCK) {
		add_content(s, box, x, width);
		return;
	}
	before = style_length(st, STYLE_SPACE_BEFORE, 0);
	if (!s->fresh && before > s->space)
		s->space = before;
	begin_block(s, box);
	indent = style_length(st, STYLE_INDENT, 0);
	if (together && s->together++ == 0)
		s->first = 1;
	add_boxed(s, box, x + indent, width - indent);
	if (together)
		s->together--;
	s->first = 0;
	if (style_length(st, STYLE_SPACE_AFTER, 0) > s->space)
		s->space = style_length(st, STYLE_SPACE_AFTER, 0);
	if (st->v[STYLE_KEEP_NEXT].n == STYLE_YES)
		s->keep_next = 1;
}

void
stack_cut(struct stack *s, size_t end)
{
	const struct box	*open[STACK_DEPTH];
	size_t			 i, n = 0;

	for (i = 0; i < end; i++) {
		if (s->strips[i].kind == STRIP_OPEN && n < STACK_DEPTH)
			open[n++] = s->strips[i].box;
		else if (s->strips[i].kind == STRIP_CLOSE && n > 0)
			n--;
	}
	s->n = end;
	s->space = s->keep_next = s->after_open = 0;
	s->fresh = end == 0;
	while (n > 0)
		close_box(s, open[--n]);
}

int
stack_strip_height(const struct strip *strip)
{
	if (strip->kind == STRIP_ROW)
		return strip->box->table->rows[strip->index].height;
	if (strip->kind == STRIP_COLUMNS)
		return strip->box->columns->height;
	return strip->height;
}

size_t
stack_without_heads(const struct stack *s, size_t first, size_t end)
{
	while (end > first && (s->strips[end - 1].kind == STRIP_OPEN ||
	    s->strips[end - 1].kind == STRIP_LABEL))
		end--;
	return end;
}

int64_t
stack_height(const struct stack *s, size_t first, size_t end)
{
	int64_t	 height = 0;
	size_t	 i;

	for (i = first; i < end; i++)
		height += stack_strip_height(&s->strips[i]) +
		    (i > first ? s->strips[i].space : 0);
	return height;
}
