#include "press/page.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "press/addenda.h"
#include "press/anchors.h"
#include "press/box.h"
#include "press/canvas.h"
#include "press/fit.h"
#include "press/font.h"
#include "press/notes.h"
#include "press/paint.h"
#include "press/running.h"
#include "press/sheet.h"
#include "press/stack.h"
#include "press/table.h"

enum {
	DRAFT_SIZE	= 190000,	/* mpt */
	LAYOUTS		= 4		/* until numbers of pages are right */
};

enum { DRAFT_COLOR = 0xEDEDED };

struct page {
	struct paint		 paint;
	const struct sheet	*sheet;
};

struct pages {
	struct job		*job;
	const struct template	*t;
	const struct node	*root;
	const struct style	*style;
	struct box		*body;
	struct box_builder	 builder;
	struct paint_tag	 document;
	struct page		*pages;
	int			 n;
	size_t			 size;
	struct sheet		 sheet;		/* of the document */
};

/* What stands on paper of one kind: a section, or all between two. */
struct part {
	const struct sheet	*sheet;
	struct paint_tag	*tag;		/* of a section, else NULL */
	struct stack		*stack;
	struct notes		 notes;
	int			 has_notes;
	int			 begun;		/* has pages */
};

/* ---- filling pages ---- */

static struct page *
new_page(struct pages *ps, const struct sheet *sheet)
{
	struct arena	*arena = ps->job->arena;
	struct page	*page;

	if ((size_t)ps->n == ps->size)
		ps->pages = arena_grow(arena, ps->pages, (size_t)ps->n,
		    &ps->size, sizeof(*ps->pages), 4);
	page = &ps->pages[ps->n++];
	paint_init(&page->paint, arena);
	page->paint.page = ps->n;
	page->paint.width = sheet->width;
	page->paint.height = sheet->height;
	page->sheet = sheet;
	return page;
}

/*
 * Where the page ends that begins with strip I and has ROOM; notes from the
 * pages before come first.
 */
static struct fit_cut
find_end(struct part *part, size_t i, int64_t room)
{
	struct fit	 fit = { .s = part->stack, .room = room,
			    .whole = sheet_body_height(part->sheet) };

	if (!part->has_notes)
		return fit_find(&fit, i);
	fit.notes = &part->notes;
	fit.foot = notes_left(fit.notes);
	if (fit.foot > 0) {
		fit.trial = 1;
		if (fit_find(&fit, i).end == i)
			return (struct fit_cut){ i, i };
		fit.trial = 0;
	}
	return fit_find(&fit, i);
}

static void
paint_notes(struct part *part, struct paint *p, size_t first, size_t end,
    int header)
{
	const struct sheet	*sheet = part->sheet;
	int64_t			 used = header + stack_height(part->stack,
				    first, end);

	notes_paint(&part->notes, p, sheet->margins[SHEET_LEFT],
	    sheet->height - sheet->margins[SHEET_BOTTOM],
	    sheet_body_height(sheet) - used, first == end);
}

/* Nothing that stands here goes on on another page, unless it begins one. */
static int
is_last(const struct stack *s, struct fit_cut cut)
{
	return cut.next >= cut.end && (cut.end == s->n ||
	    s->strips[cut.end].kind == STRIP_PAGE);
}

/*
 * What sinks goes down by all that is left of the page that begins with
 * strip I, if what comes after it stands there too. Returns the room above
 * strip I, if that is the one; the others get it as space.
 */
static int
sink(struct part *part, size_t i, struct fit_cut cut, int header)
{
	struct stack	*s = part->stack;
	int64_t		 left = sheet_body_height(part->sheet) - header -
			    stack_height(s, i, cut.end);
	size_t		 k = i;

	while (k < cut.end && !s->strips[k].sink)
		k++;
	if (k == cut.end || !is_last(s, cut))
		return 0;
	if (part->has_notes)
		left -= notes_left(&part->notes);
	if (left <= 0)
		return 0;
	if (k == i)
		return (int)left;
	s->strips[k].space += (int)left;
	return 0;
}

/* Paints one page from strip I on; returns where the next begins. */
static size_t
fill_page(struct pages *ps, struct part *part, size_t i)
{
	const struct sheet	*sheet = part->sheet;
	struct stack		*s = part->stack;
	struct paint		*p = &new_page(ps, sheet)->paint;
	int			 x = sheet->margins[SHEET_LEFT];
	int			 y = sheet->margins[SHEET_TOP];
	int			 whole = sheet_body_height(sheet);
	int			 header = i < s->n ? fit_repeated(s, i,
				    whole) : 0;
	struct fit_cut		 cut = find_end(part, i, whole - header);

	paint_begin(p, &ps->document);
	if (part->tag != NULL) {
		if (!part->begun)
			stack_place(s, p, part->tag->attributes.id, y);
		paint_begin(p, part->tag);
	}
	if (part->has_notes)
		notes_take(&part->notes, s, i, cut.end);
	y += sink(part, i, cut, header);
	if (header > 0 && cut.end > i)
		table_paint_header(s->strips[i].box->table, p,
		    x + s->strips[i].x, y);
	stack_paint(s, p, i, cut.end, x, y + header);
	if (part->has_notes)
		paint_notes(part, p, i, cut.end, header);
	if (part->tag != NULL)
		paint_end(p);
	paint_end(p);
	return cut.next;
}

/* 1 if the paper would have too many pages. */
static int
is_full(struct pages *ps)
{
	struct source	 source = box_source(ps->root);

	if (ps->n < PAGE_MAX)
		return 0;
	job_fault(ps->job, DIAG_P023, &source, arena_printf(ps->job->arena,
	    "%d", PAGE_MAX), NULL, NULL);
	return 1;
}

static void
fill_pages(struct pages *ps, struct part *part)
{
	const struct stack	*s = part->stack;
	size_t			 i = 0;

	do {
		while (i < s->n && s->strips[i].kind == STRIP_PAGE)
			i++;
		if (part->begun && i == s->n && part->notes.n == 0)
			break;
		if (is_full(ps))
			break;
		i = fill_page(ps, part, i);
		part->begun = 1;
	} while (i < s->n || part->notes.n > 0);
}

/* ---- parts ---- */

static void
begin_part(struct pages *ps, struct part *part, const struct box *section)
{
	*part = (struct part){ .sheet = &ps->sheet };
	if (section != NULL) {
		part->sheet = section->sheet;
		part->tag = section->tag;
	}
	part->stack = stack_new(ps->job);
	part->stack->paged = part->stack->footed = 1;
	part->has_notes = ps->builder.notes > 0;
	part->notes = (struct notes){ .job = ps->job,
	    .width = sheet_body_width(part->sheet) };
}

/* Nothing between two sections is no page. */
static void
end_part(struct pages *ps, struct part *part)
{
	size_t	 i;

	for (i = 0; i < part->stack->n; i++)
		if (part->stack->strips[i].kind != STRIP_PAGE) {
			fill_pages(ps, part);
			return;
		}
}

static void
add_section(struct pages *ps, const struct box *section)
{
	struct part		 part;
	const struct box	*child;

	begin_part(ps, &part, section);
	for (child = section->first; child != NULL; child = child->next)
		stack_add(part.stack, child, 0, part.notes.width);
	end_part(ps, &part);
}

static void
add_body(struct pages *ps)
{
	struct part		 part;
	const struct box	*child;

	begin_part(ps, &part, NULL);
	for (child = ps->body->first; child != NULL; child = child->next) {
		if (child->kind != BOX_SECTION) {
			stack_add(part.stack, child, 0, part.notes.width);
			continue;
		}
		end_part(ps, &part);
		add_section(ps, child);
		begin_part(ps, &part, NULL);
	}
	if (ps->n == 0)
		fill_pages(ps, &part);
	else
		end_part(ps, &part);
}

/* Sheets for what did not fit; they may need sheets themselves. */
static void
add_addenda(struct pages *ps)
{
	struct box	*sheet;
	int		 i;

	for (i = 1; ps->n < PAGE_MAX && (sheet = addenda_sheet(ps->job, i,
	    ps->style)) != NULL; i++) {
		sheet->sheet = &ps->sheet;
		add_section(ps, sheet);
	}
}

static void
add_running(struct pages *ps)
{
	struct running	 running = { .builder = &ps->builder,
			    .root = ps->root, .style = ps->style,
			    .pages = ps->n };
	int		 i;

	for (i = 0; i < ps->n; i++)
		running_paint(&running, &ps->pages[i].paint,
		    ps->pages[i].sheet, i + 1);
}

/* Once, unless the paper says numbers of pages that it did not know yet. */
static void
lay_out(struct pages *ps)
{
	struct source	 source = box_source(ps->root);
	int		 i;

	for (i = 0; i < LAYOUTS; i++) {
		if (i > 0) {
			anchors_again(ps->job);
			addenda_again(ps->job);
		}
		ps->n = 0;
		box_builder_init(&ps->builder, ps->job, ps->t, ps->root);
		ps->builder.sheet = &ps->sheet;
		ps->style = box_style(&ps->builder, ps->root, NULL);
		ps->builder.style = ps->style;
		ps->body = box_block(&ps->builder, ps->root, ps->style);
		add_body(ps);
		add_addenda(ps);
		if (!anchors_end(ps->job, ps->n) || ps->job->faults > 0)
			return;
	}
	job_fault(ps->job, DIAG_P125, &source, NULL, NULL, NULL);
}

struct pages *
pages_new(struct job *job, const struct template *t, const struct node *root)
{
	struct pages	*ps = arena_alloc(job->arena, sizeof(*ps));

	ps->job = job;
	ps->t = t;
	ps->root = root;
	ps->document.tag = CANVAS_DOCUMENT;
	sheet_read(job, root, NULL, &ps->sheet);
	lay_out(ps);
	anchors_check(job);
	add_running(ps);
	return ps;
}

/* 초안 in the boldest face there is. */
static void
draw_watermark(const struct pages *ps, const struct sheet *sheet,
    struct canvas *c)
{
	static const char	 text[] = "초안";
	const struct fonts	*fonts = ps->job->fonts;
	int			 face = fonts_face(fonts, "gothic", 1);
	uint16_t		 glyphs[2];
	const char		*s = text;
	struct canvas_run	 run = {
		.size = DRAFT_SIZE, .x = sheet->width / 2,
		.y = sheet->height / 2,
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
		const struct page	*page = &ps->pages[i];

		c->calls->begin_page(c, page->sheet->width,
		    page->sheet->height);
		if (draft)
			draw_watermark(ps, page->sheet, c);
		paint_play(&page->paint, c);
		c->calls->end_page(c);
	}
}

void
pages_trace(const struct pages *ps, struct buf *out)
{
	box_trace(ps->body, out, 0);
}
