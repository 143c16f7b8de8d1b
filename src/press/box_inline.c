/* What stands in lines of text. */
#include "press/box.h"

#include <string.h>

#include "base/arena.h"
#include "press/anchors.h"
#include "press/flow.h"
#include "press/image.h"

enum {
	SEAL_SIDE	= 56693,	/* mpt: 20 mm */
	SEAL_LEAST	= 14173,	/* 5 mm */
	SEAL_MOST	= 170079	/* 60 mm */
};

int
box_is_inline(enum element e)
{
	return e == ELEMENT_TEXT ||
	    (e >= ELEMENT_B && e <= ELEMENT_NOTE);
}

static void
add_children(struct box_builder *b, const struct node *node,
    struct flow *flow, const struct style *style)
{
	const struct node	*child;

	for (child = node->first; child != NULL; child = child->next)
		box_add_inline(b, child, flow, style);
}

static void
add_text(struct box_builder *b, const struct node *node, struct flow *flow,
    const struct style *style)
{
	struct source	 source = box_source(node);

	(void)b;
	flow_add(flow, style, &source, node->text);
}

static void
add_break(struct box_builder *b, const struct node *node, struct flow *flow,
    const struct style *style)
{
	struct source	 source = box_source(node);

	if (b->copying)
		flow_add(flow, style, &source, " ");
	else
		flow_add_break(flow);
}

static void
add_check(struct box_builder *b, const struct node *node, struct flow *flow,
    const struct style *style)
{
	struct source	 source = box_source(node);

	flow_add_check(flow, box_style(b, node, style), &source,
	    node->ticked);
}

static void
add_leader(struct box_builder *b, const struct node *node, struct flow *flow,
    const struct style *style)
{
	struct source	 source = box_source(node);

	flow_add_leader(flow, box_style(b, node, style), &source);
}

static void
add_end(struct box_builder *b, const struct node *node, struct flow *flow,
    const struct style *style)
{
	struct source	 source = box_source(node);

	flow_add_end(flow, box_style(b, node, style), &source);
}

/* Bold, raised, boxed …: what its style says. */
static void
add_styled(struct box_builder *b, const struct node *node, struct flow *flow,
    const struct style *style)
{
	const struct style	*own = box_style(b, node, style);
	struct source		 source = box_source(node);
	int			 opened = flow_open(flow, own, &source, NULL);

	add_children(b, node, flow, own);
	if (opened)
		flow_close(flow);
}

/* An address that a reader's program can follow without asking. */
static int
is_address(const char *uri)
{
	static const char *const	 heads[] = {
		"https://", "http://", "mailto:", "tel:", "#"
	};
	size_t				 i, len;

	for (i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		len = strlen(heads[i]);
		if (strncmp(uri, heads[i], len) == 0 && uri[len] != '\0')
			return strpbrk(uri, " \t\r\n<>\"\\") == NULL;
	}
	return 0;
}

static void
add_link(struct box_builder *b, const struct node *node, struct flow *flow,
    const struct style *style)
{
	const struct style	*own = box_style(b, node, style);
	const char		*uri = expand_attribute(node, "href");
	struct source		 source = box_source(node);
	struct paint_tag	*tag;

	/* A line of the contents leads to its heading, whatever is in it. */
	if (b->copying > 0) {
		add_children(b, node, flow, own);
		return;
	}
	if (b->in_link) {
		job_fault(b->job, DIAG_P006, &source, "a", "a", NULL);
		return;
	}
	if (!is_address(uri))
		job_fault(b->job, DIAG_P103, &source, uri, NULL, NULL);
	else if (uri[0] == '#')
		anchors_refer(b->job, uri + 1, &source);
	tag = arena_alloc(b->job->arena, sizeof(*tag));
	tag->tag = CANVAS_LINK;
	tag->attributes.uri = uri;
	b->in_link = 1;
	flow_open(flow, own, &source, tag);
	add_children(b, node, flow, own);
	flow_close(flow);
	b->in_link = 0;
}

/* One of width and height follows the other; without both, a letter high. */
static void
add_image(struct box_builder *b, const struct node *node, struct flow *flow,
    const struct style *style)
{
	const struct style	*own = box_style(b, node, style);
	const struct image	*image = box_find_image(b, node,
				    expand_attribute(node, "src"));
	int64_t			 width = style_length(own, STYLE_WIDTH, 0);
	int64_t			 height = style_length(own, STYLE_HEIGHT, 0);
	struct source		 source = box_source(node);
	struct paint_tag	*tag;

	if (image == NULL)
		return;
	if (width == 0 && height == 0)
		height = own->size;
	if (width == 0)
		width = height * image->width / image->height;
	if (height == 0)
		height = width * image->height / image->width;
	width = width < FLOW_WIDEST ? width : FLOW_WIDEST;
	height = height < FLOW_WIDEST ? height : FLOW_WIDEST;
	tag = arena_alloc(b->job->arena, sizeof(*tag));
	tag->tag = CANVAS_FIGURE;
	tag->attributes.alt = expand_attribute(node, "alt");
	flow_add_image(flow, own, &source, image, tag, (int)width,
	    (int)height);
}

static void
add_seal(struct box_builder *b, const struct node *node, struct flow *flow,
    const struct style *style)
{
	const struct style	*own = box_style(b, node, style);
	struct source		 source = box_source(node);
	struct flow		*label = flow_new(b->job, own, &source);
	int			 side = SEAL_SIDE, faults = b->job->faults;

	if (expand_attribute(node, "size") != NULL)
		side = box_length(b, node, "size");
	if (b->job->faults > faults)
		return;
	if (side < SEAL_LEAST || side > SEAL_MOST) {
		job_fault(b->job, DIAG_P105, &source, job_mm(b->job, side),
		    NULL, NULL);
		return;
	}
	add_children(b, node, label, own);
	flow_finish(label);
	flow_add_seal(flow, own, &source, side, label);
}

/* Elements that are not there have a style and no more. */
static const struct {
	enum element	 element;
	void		(*add)(struct box_builder *, const struct node *,
			    struct flow *, const struct style *);
} kinds[] = {
	{ ELEMENT_TEXT, add_text },
	{ ELEMENT_BR, add_break },
	{ ELEMENT_CHECK, add_check },
	{ ELEMENT_LEADER, add_leader },
	{ ELEMENT_END, add_end },
	{ ELEMENT_A, add_link },
	{ ELEMENT_IMG, add_image },
	{ ELEMENT_SEAL, add_seal },
	{ ELEMENT_NOTE, box_late_note },
	{ ELEMENT_PAGE_NUMBER, box_late_number },
	{ ELEMENT_PAGE_COUNT, box_late_number },
	{ ELEMENT_PAGE_OF, box_late_number }
};

void
box_add_inline(struct box_builder *b, const struct node *node,
    struct flow *flow, const struct style *style)
{
	size_t	 i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (kinds[i].element == node->from->element) {
			kinds[i].add(b, node, flow, style);
			return;
		}
	add_styled(b, node, flow, style);
}
