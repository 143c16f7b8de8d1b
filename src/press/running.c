#include "press/running.h"

#include <string.h>

#include "base/arena.h"
#include "press/stack.h"

/* mpt */
enum {
	GAP	= 11339,	/* 4 mm between body and running line */
	EDGE	= 8504		/* 3 mm to the edge of the paper */
};

enum which { EVERY, NOT_FIRST, ONLY_FIRST };

static enum which
pages_of(const struct running *r, const struct node *node, int page)
{
	static const char *const	 words[] = { "yes", "no", "only" };
	const char			*text = expand_attribute(node, "first");
	struct source			 source = box_source(node);
	int				 i;

	for (i = 0; text != NULL && i < 3; i++)
		if (strcmp(text, words[i]) == 0)
			return (enum which)i;
	if (text != NULL && page == 1)
		job_fault(r->builder->job, DIAG_P028, &source, "first", text,
		    "yes, no, only");
	return EVERY;
}

static int
is_running(const struct node *node)
{
	return node->from->element == ELEMENT_HEADER ||
	    node->from->element == ELEMENT_FOOTER;
}

/* Once, not for every page: a batch has as many blocks as it has pages. */
static void
collect(struct running *r)
{
	const struct node	*node;
	size_t			 n = 0;

	for (node = r->root->first; node != NULL; node = node->next)
		n += is_running(node);
	r->lines = arena_array(r->builder->job->arena, n + 1,
	    sizeof(*r->lines));
	for (node = r->root->first; node != NULL; node = node->next)
		if (is_running(node))
			r->lines[r->n_lines++] = node;
}

static const struct node	*find(const struct running *, enum element,
				    int page);

/* One that stands on no page, neither the first nor later ones. */
static void
check_used(const struct running *r, const struct node *node)
{
	enum element	 element = node->from->element;
	struct source	 source = box_source(node);

	if (find(r, element, 1) == node || find(r, element, 2) == node)
		return;
	job_fault(r->builder->job, element == ELEMENT_HEADER ? DIAG_P178 :
	    DIAG_P179, &source, NULL, NULL, NULL);
}

/*
 * The line of a page: the first that is for it, but on the first page one
 * that is for it alone before others.
 */
static const struct node *
find(const struct running *r, enum element element, int page)
{
	const struct node	*node, *found = NULL;
	enum which		 which;
	size_t			 i;

	for (i = 0; i < r->n_lines; i++) {
		node = r->lines[i];
		if (node->from->element != element)
			continue;
		which = pages_of(r, node, page);
		if (which == ONLY_FIRST && page == 1)
			return node;
		if (found == NULL && which != ONLY_FIRST &&
		    (which != NOT_FIRST || page > 1))
			found = node;
	}
	return found;
}

static void
check_room(const struct running *r, const struct node *node, int64_t height,
    int room)
{
	struct job	*job = r->builder->job;
	struct source	 source = box_source(node);

	if (height > room)
		job_fault(job, DIAG_P025, &source, job_mm(job, height),
		    job_mm(job, room > 0 ? room : 0), NULL);
}

static void
paint(struct running *r, const struct node *node, struct paint *p,
    const struct sheet *sheet, int page)
{
	int		 top = node->from->element == ELEMENT_HEADER;
	int64_t		 height;
	int		 y;
	struct stack	*s = stack_new(r->builder->job);

	r->builder->page = page;
	r->builder->pages = r->pages;
	stack_add(s, box_block(r->builder, node, box_style(r->builder, node,
	    r->style)), 0, sheet_body_width(sheet));
	height = stack_height(s, 0, s->n);
	if (page <= 2 || sheet != r->sheet)
		check_room(r, node, height, sheet->margins[top ? SHEET_TOP :
		    SHEET_BOTTOM] - GAP - EDGE);
	if (height > sheet->height)
		return;
	y = top ? sheet->margins[SHEET_TOP] - GAP - (int)height :
	    sheet->height - sheet->margins[SHEET_BOTTOM] + GAP;
	paint_begin_artifact_of(p, top ? CANVAS_HEADER : CANVAS_FOOTER);
	stack_paint(s, p, 0, s->n, sheet->margins[SHEET_LEFT], y);
	paint_end_artifact(p);
}

void
running_paint(struct running *r, struct paint *p,
    const struct sheet *sheet, int page)
{
	const struct node	*header, *footer;
	size_t			 i;

	if (r->lines == NULL) {
		collect(r);
		for (i = 0; i < r->n_lines; i++)
			check_used(r, r->lines[i]);
	}
	header = find(r, ELEMENT_HEADER, page);
	footer = find(r, ELEMENT_FOOTER, page);
	if (header != NULL)
		paint(r, header, p, sheet, page);
	if (footer != NULL)
		paint(r, footer, p, sheet, page);
	r->sheet = sheet;
}
