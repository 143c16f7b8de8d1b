#include "press/lists.h"

#include "base/arena.h"
#include "press/flow.h"
#include "press/marks.h"

enum { LABEL_GAP = 350 };	/* behind a mark, 1/1000 em */

/* NULL for a single item, which gets no number (규칙 2조①). */
static const char *
mark_of(struct box_builder *b, const struct node *list, int n, int items)
{
	const char	*mark = expand_attribute(list, "mark");

	if (mark != NULL)
		return mark;
	if ((items == 1 && expand_attribute(list, "start") == NULL) ||
	    b->depth > MARKS_LEVELS)
		return NULL;
	return marks_text(b->job->arena, b->depth, n);
}

/* Puts a mark before the item, GAP thousandths of an em before its text. */
static void
set_mark(struct box_builder *b, const struct node *node, struct box *item,
    const char *mark, int gap)
{
	const struct style	*style = item->style;
	int			 narrow, wide;

	/* It stands at the left of its item however the text is aligned. */
	item->flow = flow_new(b->job, box_mark_style(b, node, style),
	    &item->source);
	flow_keep(item->flow, box_kept_mark(b, node));
	flow_add(item->flow, style, &item->source, mark);
	if (!flow_finish(item->flow)) {
		item->flow = NULL;
		return;
	}
	flow_widths(item->flow, &narrow, &wide);
	item->label_width = wide + (int)((int64_t)style->size * gap / 1000);
}

static struct box *
item_box(struct box_builder *b, const struct node *node,
    const struct style *parent, const char *mark)
{
	const struct style	*style = box_style(b, node, parent);
	struct box		*box = box_new(b, BOX_ITEM, node, style);

	box->tag = box_tag(b, CANVAS_LI);
	box_name(b, node, box);
	box->first = box_block(b, node, style);
	box->first->tag = box_tag(b, CANVAS_LBODY);
	if (mark != NULL)
		set_mark(b, node, box, mark, LABEL_GAP);
	return box;
}

/* Text of all items begins at the same place, behind the widest mark. */
static void
align_items(struct box *list)
{
	struct box	*item;
	int		 widest = 0;

	for (item = list->first; item != NULL; item = item->next)
		if (item->label_width > widest)
			widest = item->label_width;
	for (item = list->first; item != NULL; item = item->next)
		item->label_width = widest;
}

/* The level of the list's marks, which those inside go on from. */
static int
level_of(struct box_builder *b, const struct node *node)
{
	int		 level = box_number(b, node, "level", b->depth + 1, 1,
			    MARKS_LEVELS);
	struct source	 source = box_source(node);

	if (level > MARKS_LEVELS && expand_attribute(node, "mark") == NULL)
		job_fault(b->job, DIAG_P123, &source,
		    arena_printf(b->job->arena, "%d", MARKS_LEVELS), NULL,
		    NULL);
	return level;
}

static int
count(const struct node *node)
{
	const struct node	*child;
	int			 n = 0;

	for (child = node->first; child != NULL; child = child->next)
		n++;
	return n;
}

static void
add_items(struct box_builder *b, const struct node *node, struct box *list)
{
	const struct node	 *child;
	struct box		**tail = &list->first;
	int			  n = box_number(b, node, "start", 1, 1,
				    100000);
	int			  items = count(node);

	for (child = node->first; child != NULL; child = child->next) {
		*tail = item_box(b, child, list->style, mark_of(b, node, n++,
		    items));
		tail = &(*tail)->next;
	}
	align_items(list);
}

struct box *
lists_box(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	struct box	*box = box_new(b, BOX_LIST, node, style);
	int		 depth = b->depth, official = b->official;

	box->tag = box_tag(b, CANVAS_L);
	b->depth = level_of(b, node);
	b->official = expand_attribute(node, "mark") == NULL;
	/* Each level two 타, one Hangul letter, to the right of the other. */
	if (official && b->official)
		box->x = style->size;
	add_items(b, node, box);
	b->depth = depth;
	b->official = official;
	return box->first != NULL ? box : NULL;
}

/* ---- attachments ---- */

/* Where the text of the last item ends: itself, or its last paragraph. */
static const struct node *
end_of(const struct node *list)
{
	const struct node	*node = list->first, *child;

	while (node->next != NULL)
		node = node->next;
	for (child = node->first; child != NULL; child = child->next)
		if (child->next == NULL && child->from->element == ELEMENT_P)
			return child;
	return node;
}

/* The items beside 붙임, numbered if there are several. */
static struct box *
attached(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	struct box	*body = box_new(b, BOX_BLOCK, node, style);

	body->tag = box_tag(b, CANVAS_LBODY);
	if (node->first->next == NULL) {
		body->first = box_block(b, node->first, box_style(b,
		    node->first, style));
		return body;
	}
	body->first = box_new(b, BOX_LIST, node, style);
	body->first->tag = box_tag(b, CANVAS_L);
	add_items(b, node, body->first);
	return body;
}

struct box *
lists_attachments(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	struct box	*list = box_new(b, BOX_LIST, node, style);
	struct box	*item;
	int		 depth = b->depth;

	if (node->first == NULL)
		return NULL;
	list->tag = box_tag(b, CANVAS_L);
	item = list->first = box_new(b, BOX_ITEM, node, box_inner_style(b,
	    node, style));
	item->tag = box_tag(b, CANVAS_LI);
	b->depth = 1;
	b->ending = end_of(node);
	item->first = attached(b, node, item->style);
	b->ending = NULL;
	b->depth = depth;
	/* Two 타 between 붙임 and what is attached. */
	set_mark(b, node, item, "붙임", 1000);
	return list;
}
