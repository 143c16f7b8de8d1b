/*
 * DOCX (ECMA-376 part 1, WordprocessingML): the body, then headers and
 * footers. Tracked deletions, field codes and the fallbacks of drawings,
 * which say the same again, are left out.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xml.h"
#include "intake/part.h"
#include "intake/read.h"

enum {
	SPAN_MAX	= 16384,
	MARGINS_MAX	= 32,	/* headers or footers of one document */
	WRITING_MAX	= 4 * 1024 * 1024	/* bytes of one paragraph */
};

struct docx {
	struct arena	*arena;
	struct text	*text;
	struct buf	*writing;	/* of the paragraph, or of the cell */
	int		 in_cell;	/* paragraphs add up to one piece */
	int		 line;		/* paragraphs so far */
	int		 tables;
};

static void	 walk(struct docx *, const xmlNode *);

/* What the paragraph said before the table or text box that comes now. */
static void
flush(struct docx *d)
{
	if (d->in_cell)
		return;
	text_add(d->text, buf_string(d->writing),
	    (struct text_piece){ .line = d->line });
	buf_clear(d->writing);
}

static void
put_text(struct docx *d, const xmlNode *node)
{
	buf_puts(d->writing, xml_text(d->arena, node));
}

static void
put_tab(struct docx *d, const xmlNode *node)
{
	(void)node;
	buf_putc(d->writing, '\t');
}

static void
put_break(struct docx *d, const xmlNode *node)
{
	(void)node;
	buf_putc(d->writing, '\n');
}

static void
put_hyphen(struct docx *d, const xmlNode *node)
{
	(void)node;
	buf_putc(d->writing, '-');
}

static void
walk_paragraph(struct docx *d, const xmlNode *p)
{
	struct buf	 own, *outer = d->writing;

	if (d->in_cell) {
		if (outer->len > 0)
			buf_putc(outer, '\n');
		walk(d, p);
		return;
	}
	flush(d);
	buf_init(&own, WRITING_MAX);
	d->writing = &own;
	d->line++;
	walk(d, p);
	flush(d);
	d->writing = outer;
	buf_free(&own);
}

/* The grid columns that a cell takes: <w:tcPr><w:gridSpan w:val="2"/>. */
static int
grid_span(const xmlNode *tc)
{
	const xmlNode	*properties = xml_child(tc, "tcPr"), *span = NULL;
	const xmlAttr	*value;
	long		 columns = 1;

	if (properties != NULL)
		span = xml_child(properties, "gridSpan");
	/* The namespace of val differs between editions of the format. */
	for (value = span != NULL ? span->properties : NULL; value != NULL;
	    value = value->next)
		if (value->children != NULL && value->children->content != NULL)
			columns = strtol((const char *)
			    value->children->content, NULL, 10);
	return columns >= 1 && columns <= SPAN_MAX ? (int)columns : 1;
}

static void
walk_cell(struct docx *d, const xmlNode *tc, struct text_piece place)
{
	struct buf	 own, *outer = d->writing;
	int		 in_cell = d->in_cell;

	buf_init(&own, WRITING_MAX);
	d->writing = &own;
	d->in_cell = 1;
	walk(d, tc);
	place.cell = arena_printf(d->arena, "표%d R%dC%d", place.table,
	    place.row, place.column);
	text_add(d->text, buf_string(&own), place);
	d->in_cell = in_cell;
	d->writing = outer;
	buf_free(&own);
}

/* Cells, also those wrapped into content controls. */
static void
walk_row(struct docx *d, const xmlNode *row, struct text_piece *place)
{
	const xmlNode	*child;

	for (child = xml_first(row); child != NULL; child = xml_next(child)) {
		if (xml_is(child, "tc")) {
			walk_cell(d, child, *place);
			place->column += grid_span(child);
			if (place->column > SPAN_MAX)
				return;
		} else if (xml_is(child, "sdt") || xml_is(child, "sdtContent"))
			walk_row(d, child, place);
	}
}

static void
walk_rows(struct docx *d, const xmlNode *table, struct text_piece *place)
{
	const xmlNode	*child;

	for (child = xml_first(table); child != NULL; child = xml_next(child)) {
		if (xml_is(child, "tr")) {
			place->row++;
			place->column = 1;
			walk_row(d, child, place);
		} else if (xml_is(child, "sdt") || xml_is(child, "sdtContent"))
			walk_rows(d, child, place);
	}
}

static void
walk_table(struct docx *d, const xmlNode *table)
{
	struct text_piece	 place = { .table = ++d->tables };

	flush(d);
	place.line = d->line;
	walk_rows(d, table, &place);
}

/* Depth is bounded by xml_read. */
static void
walk(struct docx *d, const xmlNode *node)
{
	static const struct {
		const char	*name;
		void		(*take)(struct docx *, const xmlNode *);
	} elements[] = {
		{ "t", put_text },
		{ "p", walk_paragraph },
		{ "tbl", walk_table },
		{ "tab", put_tab },
		{ "br", put_break },
		{ "cr", put_break },
		{ "noBreakHyphen", put_hyphen },
		{ "tabs", NULL },	/* tab stops, not tabs */
		{ "del", NULL },
		{ "moveFrom", NULL },
		{ "instrText", NULL },
		{ "delText", NULL },
		{ "Fallback", NULL },
		{ "sdtPr", NULL },
	};
	const xmlNode	*child;
	size_t		 i, n = sizeof(elements) / sizeof(elements[0]);

	for (child = xml_first(node); child != NULL && !d->text->full;
	    child = xml_next(child)) {
		for (i = 0; i < n; i++)
			if (xml_is(child, elements[i].name))
				break;
		if (i == n)
			walk(d, child);
		else if (elements[i].take != NULL)
			elements[i].take(d, child);
	}
}

/* 0, or -1 if the part cannot be read. */
static int
read_part(struct docx *d, struct parts *parts, const char *name)
{
	xmlDoc		*doc = part_xml(parts, name);
	struct buf	 stray;

	if (doc == NULL)
		return -1;
	buf_init(&stray, WRITING_MAX);
	d->writing = &stray;
	walk(d, xmlDocGetRootElement(doc));
	flush(d);
	d->writing = NULL;
	buf_free(&stray);
	xml_free(doc);
	return 0;
}

static void
read_margins(struct docx *d, struct parts *parts, const char *kind)
{
	const char	*name;
	int		 i;

	for (i = 1; i <= MARGINS_MAX; i++) {
		name = arena_printf(d->arena, "word/%s%d.xml", kind, i);
		if (part_exists(parts, name))
			read_part(d, parts, name);
	}
}

void
read_docx(struct arena *arena, struct member *m, const struct buf *bytes,
    struct text *text)
{
	struct docx	 d = { .arena = arena, .text = text };
	struct parts	 parts;

	if (part_open(&parts, arena, m, bytes) == -1)
		return;
	if (read_part(&d, &parts, "word/document.xml") == -1)
		part_fail(&parts, m, "word/document.xml");
	read_margins(&d, &parts, "header");
	read_margins(&d, &parts, "footer");
	part_close(&parts);
}
