#include "press/page.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "press/anchors.h"
#include "press/box.h"
#include "press/canvas.h"
#include "press/flow.h"
#include "press/font.h"
#include "press/length.h"
#include "press/paint.h"
#include "press/stack.h"
#include "press/table.h"

enum { TOP, RIGHT, BOTTOM, LEFT };

/* mpt */
enum {
	RUNNING_GAP	= 11339,	/* 4 mm between body and running line */
	RUNNING_EDGE	= 8504,		/* 3 mm to the edge of the paper */
	DRAFT_SIZE	= 190000
};

enum { DRAFT_COLOR = 0xEDEDED };

static const struct {
	const char	*name;
	int		 width, height;
} papers[] = {
	{ "A4", 595276, 841890 },
	{ "A4-landscape", 841890, 595276 },
	{ "A3", 841890, 1190551 },
	{ "A3-landscape", 1190551, 841890 }
};

enum { PAPERS = sizeof(papers) / sizeof(papers[0]) };

struct pages {
	struct job		*job;
	const struct template	*t;
	const struct node	*root;
	const struct style	*style;
	struct box		*body;
	struct box_builder	 builder;
	struct paint_tag	 document;
	struct stack		*stack;
	struct paint		*pages;
	int			 n, size;
	int			 width, height;	/* of the paper */
	int			 margins[4];
};

/* ---- paper ---- */

static void
read_paper(struct pages *ps)
{
	const char	*text = expand_attribute(ps->root, "paper");
	struct source	 source = box_source(ps->root);
	int		 i = 0;

	if (text != NULL)
		while (i < PAPERS && strcmp(papers[i].name, text) != 0)
			i++;
	if (i == PAPERS) {
		job_fault(ps->job, DIAG_P028, &source, "paper", text,
		    "A4, A4-landscape");
		i = 0;
	}
	ps->width = papers[i].width;
	ps->height = papers[i].height;
}

static int
parse_margins(const char *text, int margins[4])
{
	struct length	 l;
	size_t		 len;
	int		 i;

	for (i = 0; ; i++, text += len) {
		text += strspn(text, " \t\r\n");
		if ((len = strcspn(text, " \t\r\n")) == 0)
			return i == 4 ? 0 : -1;
		if (i == 4 || length_parse(text, len, &l) == -1 ||
		    l.unit != LENGTH_MPT || l.n < 0)
			return -1;
		margins[i] = l.n;
	}
}

/* Without a word: those of real letters (documents.md 1.11). */
static void
read_margins(struct pages *ps)
{
	const char	*text = expand_attribute(ps->root, "margins");
	struct source	 source = box_source(ps->root);
	const char	*usual = "20mm 15mm 15mm 20mm";

	if (parse_margins(text != NULL ? text : usual, ps->margins) == -1) {
		job_fault(ps->job, DIAG_P028, &source, "margins", text, usual);
		parse_margins(usual, ps->margins);
	}
	if (ps->margins[LEFT] + ps->margins[RIGHT] >= ps->width ||
	    ps->margins[TOP] + ps->margins[BOTTOM] >= ps->height) {
		job_fault(ps->job, DIAG_P030, &source, NULL, NULL, NULL);
		parse_margins(usual, ps->margins);
	}
}

static int
body_width(const struct pages *ps)
{
	return ps->width - ps->margins[LEFT] - ps->margins[RIGHT];
}

static int
body_height(const struct pages *ps)
{
	return ps->height - ps->margins[TOP] - ps->margins[BOTTOM];
}

/* ---- where a page ends ---- */

struct cut {
	size_t	 end;		/* strips before it stand on this page */
	size_t	 next;		/* the next page begins with it */
};

/* Height of the header to repeat above strip I at the head of a page. */
static int
repeated(const struct pages *ps, size_t i)
{
	const struct strip	*strip = &ps->stack->strips[i];
	const struct table	*t;
	int			 height;

	if (strip->kind != STRIP_ROW)
		return 0;
	t = strip->box->table;
	if (t->header_rows == 0 || strip->index < t->header_rows)
		return 0;
	height = table_header_height(t);
	return height < body_height(ps) / 2 ? height : 0;
}

/*
 * A row that is short goes to the next page whole: better a gap than two
 * lines here and two there.
 */
static int
cut_row(const struct pages *ps, const struct strip *strip, int64_t room,
    int force)
{
	if (strip->kind != STRIP_ROW || room <= 0)
		return 0;
	if (!force && stack_strip_height(strip) < body_height(ps) / 4)
		return 0;
	return table_cut(strip->box->table, strip->index, (int)room, force);
}

/* Strip K is the first that does not fit; ROOM is left before it. */
static struct cut
overflow(const struct pages *ps, size_t first, size_t k, size_t best,
    int64_t room)
{
	const struct strip	*strips = ps->stack->strips;
	size_t			 end;

	if (cut_row(ps, &strips[k], room, 0) > 0)
		return (struct cut){ k + 1, k };
	if (best > first)
		return (struct cut){ best, best };
	end = stack_without_heads(ps->stack, first, k);
	if (end > first)
		return (struct cut){ end, end };
	if (cut_row(ps, &strips[k], room, 1) > 0)
		return (struct cut){ k + 1, k };
	job_fault(ps->job, DIAG_P019, strips[k].kind == STRIP_ROW ?
	    &strips[k].box->table->rows[strips[k].index].source :
	    &strips[k].box->source, job_mm(ps->job,
	    stack_strip_height(&strips[k])), job_mm(ps->job, body_height(ps)),
	    NULL);
	return (struct cut){ k + 1, k + 1 };
}

static struct cut
find_end(const struct pages *ps, size_t first, int64_t room)
{
	const struct stack	*s = ps->stack;
	size_t			 k, best = 0;
	int64_t			 y = 0;

	for (k = first; k < s->n; k++) {
		const struct strip	*strip = &s->strips[k];
		int			 space = k > first ? strip->space : 0;
		int			 height = stack_strip_height(strip);

		if (strip->kind == STRIP_PAGE)
			return (struct cut){ k, k + 1 };
		if (k > first && !strip->glued)
			best = k;
		if (y + space + height > room)
			return overflow(ps, first, k, best, room - y - space);
		y += space + height;
	}
	return (struct cut){ s->n, s->n };
}

/* ---- filling pages ---- */

static struct paint *
new_page(struct pages *ps)
{
	struct arena	*arena = ps->job->arena;
	struct paint	*grown;
	int		 size;

	if (ps->n == ps->size) {
		size = ps->size > 0 ? ps->size * 2 : 4;
		grown = arena_array(arena, (size_t)size, sizeof(*grown));
		if (ps->n > 0)
			memcpy(grown, ps->pages, (size_t)ps->n *
			    sizeof(*grown));
		ps->pages = grown;
		ps->size = size;
	}
	paint_init(&ps->pages[ps->n], arena);
	ps->pages[ps->n].page = ps->n + 1;
	return &ps->pages[ps->n++];
}

/* Paints one page from strip I on; returns where the next begins. */
static size_t
fill_page(struct pages *ps, size_t i)
{
	struct paint	*p = new_page(ps);
	int		 y = ps->margins[TOP];
	int		 header = i < ps->stack->n ? repeated(ps, i) : 0;
	struct cut	 cut = find_end(ps, i, body_height(ps) - header);

	paint_begin(p, &ps->document);
	if (header > 0)
		table_paint_header(ps->stack->strips[i].box->table, p,
		    ps->margins[LEFT] + ps->stack->strips[i].x, y);
	stack_paint(ps->stack, p, i, cut.end, ps->margins[LEFT], y + header);
	paint_end(p);
	return cut.next;
}

static void
fill_pages(struct pages *ps)
{
	struct source	 source = box_source(ps->root);
	size_t		 i = 0;

	do {
		while (i < ps->stack->n &&
		    ps->stack->strips[i].kind == STRIP_PAGE)
			i++;
		if (ps->n > 0 && i == ps->stack->n)
			break;
		if (ps->n == PAGE_MAX) {
			job_fault(ps->job, DIAG_P023, &source,
			    arena_printf(ps->job->arena, "%d", PAGE_MAX),
			    NULL, NULL);
			break;
		}
		i = fill_page(ps, i);
	} while (i < ps->stack->n);
}

/* ---- running lines ---- */

/* The first of its kind: a paper may choose between two by if=. */
static const struct node *
running_node(const struct pages *ps, enum element which)
{
	const struct node	*child;

	for (child = ps->root->first; child != NULL; child = child->next)
		if (child->from->element == which)
			return child;
	return NULL;
}

static void
paint_running(struct pages *ps, const struct node *node, int page)
{
	const char		*first;
	struct stack		*s;
	int			 room, height, y, top;

	if (node == NULL)
		return;
	top = node->from->element == ELEMENT_HEADER;
	first = expand_attribute(node, "first");
	if (page == 0 && first != NULL && strcmp(first, "no") == 0)
		return;
	ps->builder.page = page + 1;
	ps->builder.pages = ps->n;
	s = stack_new(ps->job);
	stack_add(s, box_block(&ps->builder, node, box_style(&ps->builder,
	    node, ps->style)), 0, body_width(ps));
	height = (int)stack_height(s, 0, s->n);
	room = ps->margins[top ? TOP : BOTTOM] - RUNNING_GAP - RUNNING_EDGE;
	if (height > room && page < 2) {
		struct source	 source = box_source(node);

		job_fault(ps->job, DIAG_P025, &source,
		    job_mm(ps->job, height), job_mm(ps->job, room > 0 ? room :
		    0), NULL);
	}
	y = top ? ps->margins[TOP] - RUNNING_GAP - height :
	    ps->height - ps->margins[BOTTOM] + RUNNING_GAP;
	paint_begin_artifact(&ps->pages[page]);
	stack_paint(s, &ps->pages[page], 0, s->n, ps->margins[LEFT], y);
	paint_end_artifact(&ps->pages[page]);
}

struct pages *
pages_new(struct job *job, const struct template *t, const struct node *root)
{
	struct pages		*ps = arena_alloc(job->arena, sizeof(*ps));
	const struct node	*header, *footer;
	int			 i;

	ps->job = job;
	ps->t = t;
	ps->root = root;
	ps->document.tag = CANVAS_DOCUMENT;
	read_paper(ps);
	read_margins(ps);
	box_builder_init(&ps->builder, job, t);
	ps->builder.paper_width = ps->width;
	ps->builder.paper_height = ps->height;
	ps->builder.right = ps->width - ps->margins[RIGHT];
	ps->style = box_style(&ps->builder, root, NULL);
	ps->body = box_block(&ps->builder, root, ps->style);
	ps->stack = stack_new(job);
	ps->stack->paged = 1;
	stack_add(ps->stack, ps->body, 0, body_width(ps));
	fill_pages(ps);
	anchors_check(job);
	header = running_node(ps, ELEMENT_HEADER);
	footer = running_node(ps, ELEMENT_FOOTER);
	for (i = 0; i < ps->n; i++) {
		paint_running(ps, header, i);
		paint_running(ps, footer, i);
	}
	return ps;
}

/* 초안 in the boldest face there is. */
static void
draw_watermark(const struct pages *ps, struct canvas *c)
{
	static const char	 text[] = "초안";
	const struct fonts	*fonts = ps->job->fonts;
	int			 face = fonts_face(fonts, "gothic", 1);
	uint16_t		 glyphs[2];
	const char		*s = text;
	struct canvas_run	 run = {
		.size = DRAFT_SIZE, .x = ps->width / 2, .y = ps->height / 2,
		.color = DRAFT_COLOR, .n = 2, .glyphs = glyphs, .text = text,
		.bytes = sizeof(text) - 1
	};

	run.face = face >= 0 ? face : ps->style->face;
	glyphs[0] = fonts_glyph(fonts, run.face, utf8_next(&s));
	glyphs[1] = fonts_glyph(fonts, run.face, utf8_next(&s));
	c->calls->watermark(c, &run);
}

void
pages_draw(struct pages *ps, struct canvas *c, int draft)
{
	int	 i;

	for (i = 0; i < ps->n; i++) {
		c->calls->begin_page(c, ps->width, ps->height);
		if (draft)
			draw_watermark(ps, c);
		paint_play(&ps->pages[i], c);
		c->calls->end_page(c);
	}
}

void
pages_trace(const struct pages *ps, struct buf *out)
{
	box_trace(ps->body, out, 0);
}
