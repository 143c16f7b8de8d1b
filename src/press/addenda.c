#include "press/addenda.h"

#include <string.h>

#include "base/arena.h"
#include "press/anchors.h"
#include "press/fit.h"
#include "press/flow.h"
#include "press/notes.h"

struct addendum {
	const char	*title;
	struct source	 source;
	struct box	*rest;
	struct addendum	*next;
};

struct addenda {
	struct addendum	*first, **tail;
	int		 n;
};

/* ---- boxes of its own ---- */

static struct box *
new_box(struct job *job, enum box_kind kind, const struct source *source,
    const struct style *style, enum canvas_tag tag)
{
	struct box	*box = arena_alloc(job->arena, sizeof(*box));

	box->kind = kind;
	box->source = *source;
	box->style = style;
	box->tag = arena_alloc(job->arena, sizeof(*box->tag));
	box->tag->tag = tag;
	return box;
}

static const struct style *
named_style(struct job *job, const char *name, const struct style *parent)
{
	const struct style_rule	*rule = styles_find(job->styles, name,
				    strlen(name));

	return style_compute(job->styles, job->arena, parent, &rule,
	    rule != NULL, NULL, 0);
}

/* A paragraph that is a link as a whole. */
static struct box *
link_box(struct job *job, const struct source *source,
    const struct style *style, const char *uri, const char *text)
{
	struct box		*box = new_box(job, BOX_TEXT, source, style,
				    CANVAS_P);
	struct paint_tag	*link = arena_alloc(job->arena, sizeof(*link));

	link->tag = CANVAS_LINK;
	link->attributes.uri = uri;
	box->flow = flow_new(job, style, source);
	flow_open(box->flow, style, source, link);
	flow_add(box->flow, style, source, text);
	flow_close(box->flow);
	flow_finish(box->flow);
	return box;
}

static const char *
id_of(struct job *job, const char *what, int number)
{
	return arena_printf(job->arena, "%s.%d", what, number);
}

/* ---- taking out ---- */

/* A box that goes on: its element begins anew on the sheet. */
static struct box *
continue_box(struct job *job, const struct box *box)
{
	struct box	*copy = arena_alloc(job->arena, sizeof(*copy));

	*copy = *box;
	copy->next = NULL;
	copy->heading = 0;
	if (box->tag == NULL)
		return copy;
	copy->tag = arena_alloc(job->arena, sizeof(*copy->tag));
	copy->tag->tag = box->tag->tag;
	return copy;
}

static struct box *
rest_of_text(struct job *job, struct box *box, const struct strip *at)
{
	struct box	*copy;

	if (at->kind != STRIP_LINE || at->index == 0)
		return box;
	copy = continue_box(job, box);
	copy->flow = flow_rest(box->flow, (size_t)at->index);
	copy->next = box->next;
	return copy;
}

/* BOX from the strip on that is the first to go; NULL if that is behind. */
static struct box *
rest_of(struct job *job, struct box *box, const struct strip *at)
{
	struct box	*child, *rest, *copy;

	if (box == at->box)
		return rest_of_text(job, box, at);
	if (box->kind != BOX_BLOCK && box->kind != BOX_LIST &&
	    box->kind != BOX_ITEM)
		return NULL;
	for (child = box->first; child != NULL; child = child->next)
		if ((rest = rest_of(job, child, at)) != NULL) {
			copy = continue_box(job, box);
			copy->first = rest;
			copy->next = box->next;
			if (box->kind == BOX_ITEM)
				copy->flow = NULL;
			return copy;
		}
	return NULL;
}

/* How many strips stay in ROOM; a table goes as a whole. */
static size_t
stays(const struct stack *s, int64_t room)
{
	struct fit		 fit = { .s = s, .room = room,
				    .whole = (int)room, .trial = 1 };
	size_t			 end = room > 0 ? fit_find(&fit, 0).end : 0;
	const struct box	*table;

	if (end == s->n || s->strips[end].kind != STRIP_ROW)
		return end;
	table = s->strips[end].box;
	while (end > 0 && s->strips[end - 1].box == table)
		end--;
	return end;
}

static struct addenda *
addenda_of(struct job *job)
{
	if (job->addenda == NULL) {
		job->addenda = arena_alloc(job->arena, sizeof(*job->addenda));
		job->addenda->tail = &job->addenda->first;
	}
	return job->addenda;
}

static struct addendum *
add(struct job *job, const struct box *content)
{
	struct addenda	*list = addenda_of(job);
	struct addendum	*a = arena_alloc(job->arena, sizeof(*a));

	a->title = content->addendum;
	a->source = content->source;
	*list->tail = a;
	list->tail = &a->next;
	list->n++;
	return a;
}

/* (별지 1에 계속), in the place of what goes there. */
static struct box *
reference(struct job *job, const struct box *content)
{
	int		 number = addenda_of(job)->n;
	struct box	*box = link_box(job, &content->source,
			    named_style(job, "addendum-reference",
			    content->style), arena_printf(job->arena,
			    "#addendum.%d", number), arena_printf(job->arena,
			    "(별지 %d에 계속)", number));

	box->tag->attributes.id = id_of(job, "addendum-from", number);
	anchors_put(job, box->tag->attributes.id, &content->source);
	return box;
}

/*
 * A note whose mark goes to the sheet stands at the foot there, no longer
 * below the table here.
 */
static void
take_notes(struct job *job, const struct box *box)
{
	struct box_mark	*mark;
	struct box	*copy;
	size_t		 k;

	for (; box != NULL; box = box->next) {
		for (k = 0; box->kind == BOX_TEXT && (mark = flow_mark(
		    box->flow, -1, k)) != NULL; k++) {
			if (mark->below == NULL)
				continue;
			mark->note = mark->below;
			mark->below = NULL;
			copy = arena_alloc(job->arena, sizeof(*copy));
			*copy = *mark->note->box;
			copy->next = NULL;
			mark->note->box->kind = BOX_BLOCK;
			mark->note->box->first = NULL;
			mark->note->box->tag = NULL;
			mark->note->box = copy;
		}
		if (box->kind == BOX_BLOCK || box->kind == BOX_LIST ||
		    box->kind == BOX_ITEM)
			take_notes(job, box->first);
	}
}

void
addenda_limit(struct job *job, struct stack *s, const struct box *content,
    int width, int height, int sides)
{
	int64_t		 high = stack_height(s, 0, s->n) + sides;
	struct stack	*line;
	struct addendum	*a;
	struct box	*box;
	size_t		 end;

	if (high <= height)
		return;
	if (content->addendum == NULL) {
		job_fault(job, DIAG_P018, &content->source, job_mm(job, high),
		    job_mm(job, height), NULL);
		return;
	}
	a = add(job, content);
	box = reference(job, content);
	line = stack_new(job);
	stack_add(line, box, 0, width);
	end = stays(s, height - sides - stack_height(line, 0, line->n) -
	    style_length(box->style, STYLE_SPACE_BEFORE, 0));
	a->rest = continue_box(job, content);
	if (end > 0)
		a->rest = rest_of(job, a->rest, &s->strips[end]);
	take_notes(job, a->rest->first);
	stack_cut(s, end);
	stack_add(s, box, 0, width);
}

/* ---- the sheets ---- */

static struct box *
title_box(struct job *job, const struct addendum *a, int number,
    const struct style *document)
{
	const struct style	*style = named_style(job, "addendum-title",
				    document);
	struct box		*box = new_box(job, BOX_TEXT, &a->source,
				    style, CANVAS_H1);

	box->heading = 1;
	box->flow = flow_new(job, style, &a->source);
	flow_add(box->flow, style, &a->source, arena_printf(job->arena,
	    "별지 %d. %s", number, a->title));
	flow_finish(box->flow);
	return box;
}

/* In a cell text needs no element of its own. */
static void
tag_texts(struct job *job, struct box *box)
{
	for (; box != NULL; box = box->next)
		if (box->tag == NULL && box->kind == BOX_TEXT) {
			box->tag = arena_alloc(job->arena,
			    sizeof(*box->tag));
			box->tag->tag = CANVAS_P;
		}
}

struct box *
addenda_sheet(struct job *job, int number, const struct style *document)
{
	const struct addendum	*a;
	struct box		*sheet, *back;
	const char		*from = id_of(job, "addendum-from", number);
	int			 i;

	if (job->addenda == NULL || number > job->addenda->n)
		return NULL;
	a = job->addenda->first;
	for (i = 1; i < number; i++)
		a = a->next;
	sheet = new_box(job, BOX_SECTION, &a->source, document, CANVAS_SECT);
	sheet->tag->attributes.id = id_of(job, "addendum", number);
	anchors_put(job, sheet->tag->attributes.id, &a->source);
	sheet->first = title_box(job, a, number, document);
	back = link_box(job, &a->source, named_style(job, "addendum-back",
	    document), arena_printf(job->arena, "#%s", from),
	    arena_printf(job->arena, "(%d쪽에서 계속)",
	    anchors_page(job, from)));
	sheet->first->next = back;
	back->next = a->rest->first;
	tag_texts(job, back->next);
	return sheet;
}

void
addenda_again(struct job *job)
{
	job->addenda = NULL;
}
