#include "press/box.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "press/anchors.h"
#include "press/bar.h"
#include "press/columns.h"
#include "press/contents.h"
#include "press/fixed.h"
#include "press/flow.h"
#include "press/house.h"
#include "press/image.h"
#include "press/length.h"
#include "press/lists.h"
#include "press/notes.h"
#include "press/sheet.h"
#include "press/table.h"

enum {
	PIXEL		= 750,		/* mpt of an image without a width */
	WIDEST		= FLOW_WIDEST
};

static const struct {
	enum element	 element;
	enum canvas_tag	 tag;
	int		 heading;
} paragraphs[] = {
	{ ELEMENT_P, CANVAS_P, 0 }, { ELEMENT_H1, CANVAS_H1, 1 },
	{ ELEMENT_H2, CANVAS_H2, 2 }, { ELEMENT_H3, CANVAS_H3, 3 },
	{ ELEMENT_H4, CANVAS_H4, 4 }, { ELEMENT_H5, CANVAS_H5, 5 },
	{ ELEMENT_H6, CANVAS_H6, 6 }
};

void
box_builder_init(struct box_builder *b, struct job *job,
    const struct template *t, const struct node *root)
{
	*b = (struct box_builder){ .job = job, .t = t, .root = root,
	    .arena = job->arena };
	b->has_contents = contents_among(root);
	b->memos = box_memos_new(job->arena, t);
}

struct source
box_source(const struct node *node)
{
	return (struct source){ node->from->file, node->from->line,
	    node->data };
}

/* ---- boxes ---- */

struct box *
box_new(struct box_builder *b, enum box_kind kind, const struct node *node,
    const struct style *style)
{
	struct box	*box = arena_alloc(b->job->arena, sizeof(*box));

	box->kind = kind;
	box->source = box_source(node);
	box->style = style;
	return box;
}

void
box_name(struct box_builder *b, const struct node *node, struct box *box)
{
	const char	*id = expand_attribute(node, "id");

	if (box == NULL || box->tag == NULL)
		return;
	if (id == NULL && box->heading > 0 && b->has_contents)
		id = contents_id(b->job, node);
	if (id == NULL)
		return;
	if (b->page > 0)
		job_fault(b->job, DIAG_P122, &box->source, "id", NULL, NULL);
	else if (id[0] == '\0' || strpbrk(id, " \t\r\n#") != NULL)
		job_fault(b->job, DIAG_P028, &box->source, "id", id,
		    "terms-3");
	else
		anchors_put(b->job, id, &box->source);
	box->tag->attributes.id = id;
}

struct paint_tag *
box_tag(struct box_builder *b, enum canvas_tag kind)
{
	struct paint_tag	*tag = arena_alloc(b->job->arena,
				    sizeof(*tag));

	tag->tag = kind;
	return tag;
}

int
box_number(struct box_builder *b, const struct node *node,
    const char *attribute, int fallback, int low, int high)
{
	const char	*text = expand_attribute(node, attribute);
	struct source	 source = box_source(node);
	char		*end;
	long		 n;

	if (text == NULL || text[0] == '\0')
		return fallback;
	n = strtol(text, &end, 10);
	if (*end == '\0' && n >= low && n <= high)
		return (int)n;
	job_fault(b->job, DIAG_P026, &source, attribute, text,
	    arena_printf(b->job->arena, "%d–%d", low, high));
	return fallback;
}

/* ---- text ---- */

static int
holds_blocks(enum element e)
{
	size_t	 i;

	for (i = 0; i < sizeof(paragraphs) / sizeof(paragraphs[0]); i++)
		if (paragraphs[i].element == e)
			return 0;
	return 1;
}

/*
 * The inline nodes from *CHILD on as one paragraph; *CHILD moves behind them.
 * NULL if there is nothing to be seen in them.
 */
static struct box *
text_box(struct box_builder *b, const struct node *node,
    const struct node **child, const struct style *style)
{
	struct source	 source = box_source(node);
	struct flow	*flow = flow_new(b->job, style, &source);
	struct box	*box;

	flow_keep(flow, box_kept_text(b, node));
	/* A paragraph holds nothing else, so an image is in its line. */
	for (; *child != NULL && (box_is_inline((*child)->from->element) ||
	    !holds_blocks(node->from->element)); *child = (*child)->next)
		box_add_inline(b, *child, flow, style);
	if (b->ending == node && *child == NULL) {
		flow_add_end(flow, style, &source);
		b->ending = NULL;
	}
	if (!flow_finish(flow))
		return NULL;
	box = box_new(b, BOX_TEXT, node, style);
	box->flow = flow;
	return box;
}

/* What a heading says without the marks of its notes. */
static const char *
title_of(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	const struct node	*child;
	struct source		 source = box_source(node);
	struct flow		*flow = flow_new(b->job, style, &source);

	b->copying++;
	for (child = node->first; child != NULL; child = child->next)
		box_add_inline(b, child, flow, style);
	b->copying--;
	flow_finish(flow);
	return flow_text(flow);
}

/* A paragraph without text keeps its line: a blank of a form. */
static struct box *
paragraph_box(struct box_builder *b, const struct node *node,
    const struct style *style, size_t kind)
{
	const struct node	*child = node->first;
	struct source		 source = box_source(node);
	struct box		*box = text_box(b, node, &child, style);

	if (box == NULL) {
		box = box_new(b, BOX_TEXT, node, style);
		box->flow = flow_new(b->job, style, &source);
		flow_add(box->flow, style, &source, "\xC2\xA0");
		flow_finish(box->flow);
		box->tag = box_tag(b, CANVAS_P);
		return box;
	}
	box->tag = box_tag(b, paragraphs[kind].tag);
	box->heading = paragraphs[kind].heading;
	if (box->heading > 0 && flow_mark(box->flow, -1, 0) != NULL)
		box->title = title_of(b, node, style);
	return box;
}

/* ---- images, boxes at a place ---- */

const struct image *
box_find_image(struct box_builder *b, const struct node *node, const char *name)
{
	struct source		 source = box_source(node);
	struct arena		*arena = b->job->arena;
	const char		*why = "", *path;
	struct image		*image = NULL;

	if (!house_is_inside(name)) {
		why = diag_english() ? "name a file beside the template" :
		    "서식 옆에 있는 파일의 이름을 적어 주십시오";
	} else {
		path = house_find(b->t->house, arena, b->t->dir, name);
		image = image_load(arena, path, &why);
	}
	if (image == NULL) {
		job_fault(b->job, DIAG_P021, &source, name, why, NULL);
		return NULL;
	}
	image->file = source.file;
	image->line = source.line;
	return image;
}

/* As wide as its height asks for, or else its pixels. */
static int
auto_width(const struct image *image, int height)
{
	int64_t	 width = height > 0 ? (int64_t)height * image->width /
		    image->height : (int64_t)image->width * PIXEL;

	return width < WIDEST ? (int)width : WIDEST;
}

static struct box *
image_box(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	const char		*src = expand_attribute(node, "src");
	const struct image	*image = box_find_image(b, node, src);
	struct box		*box;

	if (image == NULL)
		return NULL;
	box = box_new(b, BOX_IMAGE, node, style);
	box->image = image;
	box->width = auto_width(image, style_length(style, STYLE_HEIGHT, 0));
	box->tag = box_tag(b, CANVAS_FIGURE);
	box->tag->attributes.alt = expand_attribute(node, "alt");
	return box;
}

int
box_length(struct box_builder *b, const struct node *node, const char *name)
{
	const char	*text = expand_attribute(node, name);
	struct source	 source = box_source(node);
	struct length	 l;

	if (text != NULL && length_parse(text, strlen(text), &l) == 0 &&
	    l.unit == LENGTH_MPT && l.n >= 0)
		return l.n;
	job_fault(b->job, DIAG_P028, &source, name, text != NULL ? text : "",
	    "25mm");
	return 0;
}

/* A box with the notes of its text, which stand below it. */
static struct box *
with_notes(struct box_builder *b, const struct node *node, struct box *box,
    struct box *notes)
{
	struct box	*block;

	if (box == NULL || notes == NULL)
		return box;
	block = box_new(b, BOX_BLOCK, node, box->style);
	block->first = box;
	box->next = notes;
	box_name(b, node, box);
	return block;
}

static struct box *
table_box(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	struct box	*box = box_new(b, BOX_TABLE, node, style);
	struct box	*notes = NULL, **held = b->held;

	box->tag = box_tag(b, CANVAS_TABLE);
	b->held = &notes;
	box->table = table_new(b, node, style);
	b->held = held;
	return with_notes(b, node, box->table != NULL ? box : NULL, notes);
}

/* ---- sections, columns ---- */

/* A table has a border below; notes under columns need a rule. */
static struct box *
with_rule(struct box_builder *b, const struct node *node, struct box *notes)
{
	struct box	*rule = box_new(b, BOX_RULE, node,
			    box_named_style(b, "columns-notes", b->style));

	rule->next = notes;
	return rule;
}

static struct box *
section_box(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	const struct sheet	*outer = b->sheet;
	struct sheet		*sheet = arena_alloc(b->job->arena,
				    sizeof(*sheet));
	struct box		*box;

	sheet_read(b->job, node, outer, sheet);
	b->sheet = sheet;
	box = box_block(b, node, style);
	b->sheet = outer;
	box->kind = BOX_SECTION;
	box->tag = box_tag(b, CANVAS_SECT);
	box->sheet = sheet;
	return box;
}

static struct box *
columns_box(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	struct box	*box = box_new(b, BOX_COLUMNS, node, style);
	struct box	*notes = NULL, **held = b->held;
	struct columns	*c = arena_alloc(b->job->arena, sizeof(*c));

	box->columns = c;
	box->tag = box_tag(b, CANVAS_SECT);
	c->count = box_number(b, node, "count", 2, 2, COLUMNS_MAX);
	c->gap = expand_attribute(node, "gap") != NULL ?
	    box_length(b, node, "gap") : 8 * CANVAS_MM;
	b->held = &notes;
	c->content = box_block(b, node, style);
	b->held = held;
	return with_notes(b, node, c->content->first != NULL ? box : NULL,
	    notes != NULL ? with_rule(b, node, notes) : NULL);
}

static struct box *
bar_box(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	struct box	*box = box_new(b, BOX_BAR, node, style);

	box->tag = box_tag(b, CANVAS_FIGURE);
	box->tag->attributes.alt = expand_attribute(node, "alt");
	box->bar = bar_new(b->job, node, &box->source);
	return box->bar != NULL ? box : NULL;
}

static struct box *
paragraph_or_null(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	size_t	 i;

	for (i = 0; i < sizeof(paragraphs) / sizeof(paragraphs[0]); i++)
		if (paragraphs[i].element == node->from->element)
			return paragraph_box(b, node, style, i);
	return NULL;	/* header and footer are set page by page */
}

static struct box *
styled_box(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	switch (node->from->element) {
	case ELEMENT_ITEMS:
		return lists_box(b, node, style);
	case ELEMENT_ATTACHMENTS:
		return lists_attachments(b, node, style);
	case ELEMENT_CONTENTS:
		return contents_box(b, node, style);
	case ELEMENT_TABLE:
		return table_box(b, node, style);
	case ELEMENT_HR:
		return box_new(b, BOX_RULE, node, style);
	case ELEMENT_IMG:
		return image_box(b, node, style);
	case ELEMENT_BAR:
		return bar_box(b, node, style);
	case ELEMENT_BOX:
		return fixed_new(b, node, style);
	case ELEMENT_SECTION:
		return section_box(b, node, style);
	case ELEMENT_COLUMNS:
		return columns_box(b, node, style);
	case ELEMENT_PAGE:
		return box_new(b, BOX_PAGE, node, style);
	default:
		return paragraph_or_null(b, node, style);
	}
}

static struct box *
element_box(struct box_builder *b, const struct node *node,
    const struct style *parent)
{
	struct box	*box = styled_box(b, node, box_style(b, node, parent));

	if (node->from->n_attributes > 0 || b->has_contents)
		box_name(b, node, box);
	return box;
}

/*
 * The title of the sheet on which a block may go on. What goes there is set
 * once more, so that it cannot have sheets of its own.
 */
static const char *
addendum_of(struct box_builder *b, const struct node *node)
{
	const char	*title = expand_attribute(node, "addendum");
	struct source	 source = box_source(node);

	if (title != NULL && b->in_addendum > 0)
		job_fault(b->job, DIAG_P127, &source, NULL, NULL, NULL);
	return title;
}

/* Text whose notes are read behind it, though it may go on overleaf. */
static int
has_notes(const struct flow *flow)
{
	const struct box_mark	*mark;
	size_t			 k;

	for (k = 0; (mark = flow_mark(flow, -1, k)) != NULL; k++)
		if (mark->note != NULL)
			return 1;
	return 0;
}

static void
fill_block(struct box_builder *b, const struct node *node, struct box *box,
    const struct style *style)
{
	struct box		**tail = &box->first;
	const struct node	 *child = node->first;

	while (child != NULL) {
		if (box_is_inline(child->from->element)) {
			*tail = text_box(b, node, &child,
			    box_inner_style(b, node, style));
			/* Cells and items are tags enough for their text. */
			if (*tail != NULL &&
			    (node->from->element == ELEMENT_BOX ||
			    has_notes((*tail)->flow)))
				(*tail)->tag = box_tag(b, CANVAS_P);
		} else {
			*tail = element_box(b, child, style);
			child = child->next;
		}
		if (*tail != NULL)
			tail = &(*tail)->next;
	}
}

struct box *
box_block(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	struct box	*box = box_new(b, BOX_BLOCK, node, style);

	if (node->from->n_attributes > 0)
		box->addendum = addendum_of(b, node);
	b->in_addendum += box->addendum != NULL;
	fill_block(b, node, box, style);
	b->in_addendum -= box->addendum != NULL;
	return box;
}

struct box *
box_line(struct job *job, const struct source *source,
    const struct style *style, const char *text)
{
	struct box	*box = arena_alloc(job->arena, sizeof(*box));
	struct box	*line = arena_alloc(job->arena, sizeof(*line));

	*box = (struct box){ .kind = BOX_BLOCK, .source = *source,
	    .style = style, .first = line };
	*line = (struct box){ .kind = BOX_TEXT, .source = *source,
	    .style = style_compute(job->styles, job->arena, style, NULL, 0,
	    NULL, 0) };
	line->flow = flow_new(job, line->style, source);
	flow_add(line->flow, line->style, source, text);
	flow_finish(line->flow);
	return box;
}

/* ---- measuring ---- */

static int
sides(const struct box *box)
{
	return style_length(box->style, STYLE_INDENT, 0) +
	    style_length(box->style, STYLE_PADDING_LEFT, 0) +
	    style_length(box->style, STYLE_PADDING_RIGHT, 0);
}

void
box_widths(const struct box *box, int *narrow, int *wide)
{
	const struct box	*child;
	int			 n = 0, w = 0;

	*narrow = *wide = 0;
	if (box->kind == BOX_TEXT)
		flow_widths(box->flow, narrow, wide);
	else if (box->kind == BOX_TABLE)
		table_widths(box->table, narrow, wide);
	else if (box->kind == BOX_IMAGE)
		*narrow = *wide = style_length(box->style, STYLE_WIDTH, 0) > 0
		    ? style_length(box->style, STYLE_WIDTH, 0) : box->width;
	else if (box->kind != BOX_FIXED)
		for (child = box->first; child != NULL; child = child->next) {
			box_widths(child, &n, &w);
			*narrow = n > *narrow ? n : *narrow;
			*wide = w > *wide ? w : *wide;
		}
	n = sides(box) + box->label_width;
	*narrow = *narrow + n > WIDEST ? WIDEST : *narrow + n;
	*wide = *wide + n > WIDEST ? WIDEST : *wide + n;
}

int
box_figure(const struct box *box)
{
	const struct box	*child;
	int			 most = 0, n;

	if (box->kind == BOX_TEXT)
		most = flow_figure(box->flow);
	else if (box->kind != BOX_FIXED)
		for (child = box->first; child != NULL; child = child->next) {
			n = box_figure(child);
			most = n > most ? n : most;
		}
	return most > 0 && most < WIDEST ? most + sides(box) +
	    box->label_width : most;
}

void
box_trace(const struct box *box, struct buf *out, int depth)
{
	static const char *const	 names[] = {
		"block", "text", "list", "item", "table", "rule", "image",
		"fixed", "page", "bar", "section", "columns"
	};
	const struct box		*child;

	buf_printf(out, "%*s%s %s:%d", depth * 2, "", names[box->kind],
	    file_base(box->source.file), box->source.line);
	style_trace(box->style, out);
	if (box->kind == BOX_TEXT)
		buf_printf(out, " \"%s\"", flow_text(box->flow));
	if (box->kind == BOX_ITEM && box->flow != NULL)
		buf_printf(out, " label \"%s\"", flow_text(box->flow));
	buf_putc(out, '\n');
	if (box->kind == BOX_TABLE)
		table_trace(box->table, out, depth + 1);
	if (box->kind == BOX_COLUMNS)
		box_trace(box->columns->content, out, depth + 1);
	for (child = box->first; child != NULL; child = child->next)
		box_trace(child, out, depth + 1);
}
