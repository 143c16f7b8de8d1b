#include "press/lists.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "press/flow.h"
#include "press/font.h"
#include "press/marks.h"

enum { LABEL_GAP = 350 };	/* behind a mark, 1/1000 em */

/* The items of a list are numbered, unless it has one (규칙 2조①). */
static int
is_numbered(const struct box_builder *b, const struct node *list)
{
	return expand_attribute(list, "mark") == NULL &&
	    (list->first->next != NULL ||
	    expand_attribute(list, "start") != NULL) &&
	    b->depth <= MARKS_LEVELS;
}

static int
is_printable(const struct fonts *fonts, int face, const char *text)
{
	uint32_t	 cp = utf8_next(&text);

	while (face >= 0 && fonts_glyph(fonts, face, cp) == 0)
		face = fonts_fallback(fonts, face);
	return face >= 0;
}

/* Item N's, NULL if it has none. */
static const char *
mark_of(struct box_builder *b, const struct node *list, int n,
    const struct style *style)
{
	struct arena	*arena = b->job->arena;
	const char	*mark;

	if (!is_numbered(b, list))
		return expand_attribute(list, "mark");
	mark = marks_text(arena, b->depth, n);
	if (b->depth >= MARKS_CIRCLED &&
	    !is_printable(b->job->fonts, style->face, mark))
		return marks_uncircled(arena, b->depth, n);
	return mark;
}

/* What the marks say of the list to somebody who hears it. */
static enum canvas_marks
marks_of(struct box_builder *b, const struct node *list)
{
	static const struct {
		const char		*mark;
		enum canvas_marks	 kind;
	} signs[] = {
		{ "•", CANVAS_DISC }, { "●", CANVAS_DISC },
		{ "·", CANVAS_DISC }, { "○", CANVAS_CIRCLE },
		{ "◦", CANVAS_CIRCLE }, { "ㅇ", CANVAS_CIRCLE },
		{ "□", CANVAS_SQUARE }, { "■", CANVAS_SQUARE },
		{ "▪", CANVAS_SQUARE }, { "▫", CANVAS_SQUARE }
	};
	const char	*mark = expand_attribute(list, "mark");
	size_t		 i;

	for (i = 0; mark != NULL && i < sizeof(signs) / sizeof(signs[0]); i++)
		if (strcmp(signs[i].mark, mark) == 0)
			return signs[i].kind;
	if (!is_numbered(b, list))
		return CANVAS_NO_MARKS;
	return marks_are_letters(b->depth) ? CANVAS_LETTERS : CANVAS_DECIMAL;
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

/* Behind a table or an image, 끝. stands on a line of its own. */
static struct box *
end_box(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	struct source	 source = box_source(node);
	struct box	*box = box_new(b, BOX_TEXT, node, box_named_style(b,
			    "", style));

	box->tag = box_tag(b, CANVAS_P);
	box->flow = flow_new(b->job, box->style, &source);
	flow_add_end(box->flow, box->style, &source);
	flow_finish(box->flow);
	return box;
}

/* What stands in an item; 끝. behind it, unless its text has said so. */
static struct box *
item_content(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	struct box	*body = box_block(b, node, style), **tail;

	if (b->ending != node)
		return body;
	for (tail = &body->first; *tail != NULL; tail = &(*tail)->next)
		;
	*tail = end_box(b, node, style);
	b->ending = NULL;
	return body;
}

/* Item N of the list. */
static struct box *
item_box(struct box_builder *b, const struct node *list,
    const struct node *node, const struct style *parent, int n)
{
	const struct style	*style = box_style(b, node, parent);
	struct box		*box = box_new(b, BOX_ITEM, node, style);
	const char		*mark = mark_of(b, list, n, style);

	box->tag = box_tag(b, CANVAS_LI);
	box_name(b, node, box);
	box->first = item_content(b, node, style);
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

static void
add_items(struct box_builder *b, const struct node *node, struct box *list)
{
	const struct node	 *child;
	struct box		**tail = &list->first;
	int			  n = box_number(b, node, "start", 1, 1,
				    100000);

	if (node->first != NULL)
		list->tag->attributes.marks = marks_of(b, node);
	for (child = node->first; child != NULL; child = child->next) {
		*tail = item_box(b, node, child, list->style, n++);
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

static const struct node *
last_in(const struct node *node)
{
	const struct node	*last = node->first;

	while (last != NULL && last->next != NULL)
		last = last->next;
	return last;
}

static int
is_paragraph(enum element e)
{
	return e == ELEMENT_P || (e >= ELEMENT_H1 && e <= ELEMENT_H6);
}

/*
 * What ends the attachments: the text of their last item, its last paragraph,
 * or that of the last item in it.
 */
static const struct node *
end_of(const struct node *list)
{
	const struct node	*item = last_in(list), *last = last_in(item);

	if (last == NULL)
		return item;
	if (last->from->element == ELEMENT_ITEMS && last->first != NULL)
		return end_of(last);
	return is_paragraph(last->from->element) ? last : item;
}

/* The items beside 붙임, numbered if there are several. */
static struct box *
attached(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	struct box	*body = box_new(b, BOX_BLOCK, node, style);

	body->tag = box_tag(b, CANVAS_LBODY);
	if (node->first->next == NULL) {
		body->first = item_content(b, node->first, box_style(b,
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
