#include "press/notes.h"

#include <string.h>

#include "base/arena.h"
#include "press/anchors.h"
#include "press/fit.h"
#include "press/flow.h"
#include "press/stack.h"

enum {
	RULE_ABOVE	= 8504,		/* 3 mm between text and rule */
	RULE_BELOW	= 4252,		/* 1.5 mm */
	RULE_LENGTH	= 141732,	/* 50 mm */
	RULE_PEN	= 400,
	LABEL_GAP	= 350		/* behind the mark, 1/1000 em */
};

/* Glued to what is before: the table or columns it belongs to. */
static const struct style *
note_style(struct box_builder *b)
{
	struct arena		*arena = b->job->arena;
	const struct style_rule	*rule = styles_find(b->job->styles,
				    "footnote", strlen("footnote"));
	struct style_setting	*glue = arena_alloc(arena, sizeof(*glue));

	*glue = (struct style_setting){ .property = STYLE_KEEP_PREVIOUS,
	    .value = { .n = STYLE_YES }, .text = "yes", .file = b->t->path };
	return style_compute(b->job->styles, arena, b->style, &rule,
	    rule != NULL, glue, 1);
}

struct note *
notes_new(struct box_builder *b, const struct node *node, int number)
{
	struct note	*note = arena_alloc(b->job->arena, sizeof(*note));
	struct source	 source = box_source(node);
	int		 narrow, wide;

	note->mark = arena_printf(b->job->arena, "%d)", number);
	note->box = box_new(b, BOX_ITEM, node, note_style(b));
	note->box->tag = box_tag(b, CANVAS_NOTE);
	note->box->tag->attributes.id = arena_printf(b->job->arena, "note.%d",
	    number);
	anchors_put(b->job, note->box->tag->attributes.id, &source);
	note->box->flow = flow_new(b->job, note->box->style, &source);
	flow_add(note->box->flow, note->box->style, &source, note->mark);
	flow_finish(note->box->flow);
	flow_widths(note->box->flow, &narrow, &wide);
	note->box->label_width = wide + note->box->style->size *
	    LABEL_GAP / 1000;
	note->box->first = box_block(b, node, note->box->style);
	return note;
}

static int64_t
rule_height(void)
{
	return RULE_ABOVE + RULE_BELOW;
}

static const struct stack *
note_stack(struct notes *ns, struct note *note)
{
	if (note->stack == NULL || note->width != ns->width) {
		note->stack = stack_new(ns->job);
		note->width = ns->width;
		stack_add(note->stack, note->box, 0, ns->width);
	}
	return note->stack;
}

static int
gap(const struct note *note)
{
	return style_length(note->box->style, STYLE_SPACE_AFTER, 0);
}

/* The lines that must stand together at the head of a note. */
static int64_t
least_height(const struct stack *s)
{
	size_t	 i;

	for (i = 1; i < s->n && s->strips[i].glued; i++)
		;
	return stack_height(s, 0, i);
}

int64_t
notes_height(struct notes *ns, const struct strip *strip, int first,
    int least)
{
	const struct box_mark	*mark;
	const struct stack	*s;
	int64_t			 height = 0, last = 0, last_least = 0;
	size_t			 k;

	for (k = 0; (mark = flow_mark(strip->box->flow, strip->index,
	    k)) != NULL; k++) {
		if (mark->note == NULL)
			continue;
		s = note_stack(ns, mark->note);
		height += last;
		last = stack_height(s, 0, s->n) + gap(mark->note);
		last_least = least_height(s);
	}
	height += least ? last_least : last;
	return height > 0 && first ? height + rule_height() : height;
}

int64_t
notes_left(struct notes *ns)
{
	int64_t	 height = 0;
	size_t	 i;

	for (i = 0; i < ns->n; i++) {
		const struct stack	*s = note_stack(ns, ns->list[i]);

		height += stack_height(s, i == 0 ? ns->next : 0, s->n) +
		    gap(ns->list[i]);
	}
	return ns->n > 0 ? height + rule_height() : 0;
}

static void
add(struct notes *ns, struct note *note)
{
	if (ns->n == ns->size)
		ns->list = arena_grow(ns->job->arena, ns->list, ns->n,
		    &ns->size, sizeof(struct note *), 4);
	ns->list[ns->n++] = note;
}

void
notes_take(struct notes *ns, const struct stack *s, size_t first, size_t end)
{
	const struct box_mark	*mark;
	size_t			 i, k;

	for (i = first; i < end; i++) {
		const struct strip	*strip = &s->strips[i];

		if (strip->kind != STRIP_LINE)
			continue;
		for (k = 0; (mark = flow_mark(strip->box->flow, strip->index,
		    k)) != NULL; k++)
			if (mark->note != NULL)
				add(ns, mark->note);
	}
}

/* Where note I ends on this page, if ROOM is left for it. */
static size_t
end_of(struct notes *ns, size_t i, int64_t room, int force)
{
	const struct stack	*s = note_stack(ns, ns->list[i]);
	struct fit		 fit = { .s = s, .room = room,
				    .whole = (int)room, .trial = !force };

	return fit_find(&fit, i == 0 ? ns->next : 0).end;
}

/* What of the notes fits into ROOM: all before *N, that one up to *END. */
static int64_t
choose(struct notes *ns, int64_t room, int force, size_t *n, size_t *end)
{
	int64_t	 height = rule_height(), more;
	size_t	 first;

	for (*n = 0; *n < ns->n; (*n)++) {
		const struct stack	*s = note_stack(ns, ns->list[*n]);

		first = *n == 0 ? ns->next : 0;
		*end = end_of(ns, *n, room - height, force && *n == 0);
		more = stack_height(s, first, *end);
		if (*end < s->n)
			return height + more;
		height += more + gap(ns->list[*n]);
	}
	*end = 0;
	return height;
}

static void
paint_rule(struct notes *ns, struct paint *p, int x, int y)
{
	const struct style	*style = ns->list[0]->box->style;
	int			 length = RULE_LENGTH < ns->width ?
				    RULE_LENGTH : ns->width;

	paint_begin_artifact(p);
	paint_line(p, x, y, x + length, y, RULE_PEN,
	    style->v[STYLE_COLOR].color, 0);
	paint_end_artifact(p);
}

void
notes_paint(struct notes *ns, struct paint *p, int x, int bottom,
    int64_t room, int force)
{
	size_t	 n, end, i, first = ns->next;
	int64_t	 height = choose(ns, room, force, &n, &end);
	int	 y = bottom - (int)height + RULE_ABOVE;

	if (n == 0 && end <= first)
		return;
	paint_rule(ns, p, x, y);
	y += RULE_BELOW;
	for (i = 0; i < ns->n && (i < n || (i == n && end > first)); i++) {
		struct stack	*s = ns->list[i]->stack;

		y = stack_paint(s, p, first, i < n ? s->n : end, x, y) +
		    gap(ns->list[i]);
		first = 0;
	}
	ns->next = end;
	ns->n -= n;
	memmove(ns->list, ns->list + n, ns->n * sizeof(struct note *));
}
