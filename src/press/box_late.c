/* What is known when the paper has been laid out: pages, places of notes. */
#include "press/box.h"

#include "base/arena.h"
#include "press/anchors.h"
#include "press/flow.h"
#include "press/notes.h"

#define GLUE	"\xE2\x81\xA0"	/* U+2060: no line ends here */

static void
add_mark(struct box_builder *b, struct flow *flow, const char *id,
    struct note *note)
{
	struct box_mark	*mark = arena_alloc(b->job->arena, sizeof(*mark));

	mark->id = id;
	if (b->held == NULL)
		mark->note = note;
	else
		mark->below = note;
	flow_add_mark(flow, mark);
}

/* The page where this stands: that of a mark before it. */
static int
own_page(struct box_builder *b, struct flow *flow,
    const struct source *source)
{
	const char	*id;

	if (b->page > 0)
		return b->page;
	id = arena_printf(b->job->arena, "page.%d", ++b->numbers);
	anchors_put(b->job, id, source);
	add_mark(b, flow, id, NULL);
	return anchors_page(b->job, id);
}

static int
page_of(struct box_builder *b, const struct node *node)
{
	const char	*ref = expand_attribute(node, "ref");
	struct source	 source = box_source(node);

	anchors_refer(b->job, ref, &source);
	return anchors_page(b->job, ref);
}

void
box_late_number(struct box_builder *b, const struct node *node,
    struct flow *flow, const struct style *style)
{
	struct source	 source = box_source(node);
	int		 n;

	switch (node->from->element) {
	case ELEMENT_PAGE_NUMBER:
		n = own_page(b, flow, &source);
		break;
	case ELEMENT_PAGE_OF:
		n = page_of(b, node);
		break;
	default:
		n = b->page > 0 ? b->pages : anchors_pages(b->job);
	}
	flow_add(flow, style, &source, arena_printf(b->job->arena, "%d", n));
}

/* The raised mark, which leads to the note. */
static void
refer(struct box_builder *b, const struct source *source, struct flow *flow,
    const struct style *style, const struct note *note)
{
	const struct style	*raised = box_named_style(b, "sup", style);
	struct paint_tag	*tag = NULL;

	if (!b->in_link) {
		tag = box_tag(b, CANVAS_LINK);
		tag->attributes.uri = arena_printf(b->job->arena, "#%s",
		    note->box->tag->attributes.id);
	}
	flow_add(flow, style, source, GLUE);
	if (tag != NULL) {
		flow_open(flow, raised, source, box_tag(b, CANVAS_REFERENCE));
		flow_open(flow, raised, source, tag);
	}
	flow_add(flow, raised, source, note->mark);
	if (tag != NULL) {
		flow_close(flow);
		flow_close(flow);
	}
}

/* The note goes to the foot of the page, or below the table it is in. */
void
box_late_note(struct box_builder *b, const struct node *node,
    struct flow *flow, const struct style *style)
{
	struct source	 source = box_source(node);
	struct note	*note;

	if (b->copying)
		return;
	if (b->page > 0 || b->no_notes > 0) {
		job_fault(b->job, DIAG_P126, &source, NULL, NULL, NULL);
		return;
	}
	b->no_notes++;
	note = notes_new(b, node, ++b->notes);
	b->no_notes--;
	add_mark(b, flow, NULL, note);
	refer(b, &source, flow, style, note);
	if (b->held == NULL)
		return;
	while (*b->held != NULL)
		b->held = &(*b->held)->next;
	*b->held = note->box;
}
