#include "press/contents.h"

#include "base/arena.h"
#include "press/anchors.h"
#include "press/flow.h"

enum { HEADINGS = 6 };

/* Contents under way. */
struct making {
	struct box_builder	 *b;
	const struct node	 *node;
	const struct style	 *style;
	int			  levels;
	int			  top;		/* the highest that is there */
	int			  after;	/* the contents themselves */
	struct box		**tail;
};

static int
holds_contents(const struct node *node)
{
	return node->from->element == ELEMENT_SECTION ||
	    node->from->element == ELEMENT_COLUMNS;
}

int
contents_among(const struct node *root)
{
	const struct node	*child;

	for (child = root->first; child != NULL; child = child->next)
		if (child->from->element == ELEMENT_CONTENTS ||
		    (holds_contents(child) && contents_among(child)))
			return 1;
	return 0;
}

const char *
contents_id(struct job *job, const struct node *node)
{
	return arena_printf(job->arena, "heading.%d", node->number);
}

/* 1 … 6, 0 if it is no heading. */
static int
level_of(const struct node *node)
{
	enum element	 e = node->from->element;

	return e >= ELEMENT_H1 && e <= ELEMENT_H6 ? (int)(e - ELEMENT_H1) + 1
	    : 0;
}

static const char *
id_of(struct job *job, const struct node *heading)
{
	const char	*id = expand_attribute(heading, "id");

	return id != NULL ? id : contents_id(job, heading);
}

/* The heading's text, dots, its page: all of it leads there. */
static void
fill(struct box_builder *b, const struct node *heading, struct flow *flow,
    const struct style *style)
{
	struct source		 source = box_source(heading);
	const char		*id = id_of(b->job, heading);
	struct paint_tag	*link = box_tag(b, CANVAS_LINK);
	const struct node	*child;

	link->attributes.uri = arena_printf(b->job->arena, "#%s", id);
	flow_open(flow, style, &source, box_tag(b, CANVAS_REFERENCE));
	flow_open(flow, style, &source, link);
	b->in_link++;
	b->copying++;
	for (child = heading->first; child != NULL; child = child->next)
		box_add_inline(b, child, flow, style);
	b->copying--;
	b->in_link--;
	flow_add_leader(flow, style, &source);
	flow_add(flow, style, &source, arena_printf(b->job->arena, "%d",
	    anchors_page(b->job, id)));
	flow_close(flow);
	flow_close(flow);
}

static void
add_line(struct making *m, const struct node *heading, int level)
{
	struct box_builder	*b = m->b;
	const struct style	*style = box_named_style(b, arena_printf(
				    b->job->arena, "contents-%d",
				    level - m->top + 1),
				    m->style);
	struct source		 source = box_source(heading);
	struct box		*box = box_new(b, BOX_TEXT, heading, style);

	box->flow = flow_new(b->job, style, &source);
	box->tag = box_tag(b, CANVAS_TOCI);
	fill(b, heading, box->flow, style);
	flow_finish(box->flow);
	*m->tail = box;
	m->tail = &box->next;
}

static void
collect(struct making *m, const struct node *node)
{
	const struct node	*child;
	int			 level;

	for (child = node->first; child != NULL; child = child->next) {
		m->after |= child == m->node;
		level = level_of(child);
		if (level > 0 && level <= m->levels && m->after)
			add_line(m, child, level);
		else if (child->from->element != ELEMENT_HEADER &&
		    child->from->element != ELEMENT_FOOTER &&
		    child->from->element != ELEMENT_BOX)
			collect(m, child);
	}
}

/* The highest level behind the contents, from BEST so far. */
static int
top_level(struct making *m, const struct node *node, int best)
{
	const struct node	*child;
	int			 level;

	for (child = node->first; child != NULL; child = child->next) {
		m->after |= child == m->node;
		level = level_of(child);
		if (level > 0 && level < best && m->after)
			best = level;
		else if (level == 0)
			best = top_level(m, child, best);
	}
	return best;
}

struct box *
contents_box(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	struct box	*box = box_new(b, BOX_LIST, node, style);
	struct making	 m = { .b = b, .node = node, .style = style,
			    .tail = &box->first };

	box->tag = box_tag(b, CANVAS_TOC);
	m.levels = box_number(b, node, "levels", 2, 1, HEADINGS);
	m.top = top_level(&m, b->root, m.levels);
	m.after = 0;
	collect(&m, b->root);
	return box->first != NULL ? box : NULL;
}
