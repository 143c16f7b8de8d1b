/*
 * DOCX (ECMA-376 part 1, WordprocessingML, transitional or strict): the body,
 * then headers, footers and notes. What the paper does not show is left out:
 * tracked deletions, hidden text, field codes, cells merged into the one
 * above, and the fallbacks of drawings, which say the same again.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xml.h"
#include "base/xml_filter.h"
#include "intake/part.h"
#include "intake/read.h"
#include "intake/writing.h"

enum {
	SPAN_MAX	= 16384,
	MARGINS_MAX	= 32	/* headers or footers of one document */
};

struct docx {
	struct writing	 writing;
};

static void	 walk(struct docx *, const xmlNode *);

/* The attribute val of NODE's child NAME; NULL without one. */
static const char *
child_value(const xmlNode *node, const char *name)
{
	const xmlNode	*child = node != NULL ? xml_child(node, name) : NULL;

	return child != NULL ? part_attribute(child, "val") : NULL;
}

/* A switch that is on when it is there and not told to be off (17.3.2). */
static int
is_on(const xmlNode *node, const char *name)
{
	const char	*value;

	if (node == NULL || xml_child(node, name) == NULL)
		return 0;
	value = child_value(node, name);
	return value == NULL || (strcmp(value, "0") != 0 &&
	    strcmp(value, "false") != 0 && strcmp(value, "off") != 0);
}

/* Text. */

static void
put_text(struct docx *d, const xmlNode *node)
{
	writing_put(&d->writing, xml_text(d->writing.arena, node));
}

static void
put_tab(struct docx *d, const xmlNode *node)
{
	(void)node;
	writing_putc(&d->writing, '\t');
}

static void
put_break(struct docx *d, const xmlNode *node)
{
	(void)node;
	writing_putc(&d->writing, '\n');
}

static void
put_hyphen(struct docx *d, const xmlNode *node)
{
	(void)node;
	writing_putc(&d->writing, '-');
}

/* Letters of the fonts Wingdings: boxes and ticks. */
static void
put_symbol(struct docx *d, const xmlNode *node)
{
	static const struct {
		const char	*font;
		const char	*letter;
		const char	*text;
	} symbols[] = {
		{ "Wingdings", "F0FE", "☑" }, { "Wingdings", "F0FD", "☒" },
		{ "Wingdings", "F0FC", "✔" }, { "Wingdings", "F0A8", "□" },
		{ "Wingdings", "F06F", "□" }, { "Wingdings", "F071", "□" },
		{ "Wingdings", "F06E", "■" }, { "Wingdings", "F0A1", "○" },
		{ "Wingdings", "F06C", "●" },
		{ "Wingdings 2", "F052", "☑" }, { "Wingdings 2", "F050", "✔" },
		{ "Wingdings 2", "F0A3", "□" }, { "Wingdings 2", "F053", "☒" },
	};
	const char	*font = part_attribute(node, "font");
	const char	*letter = part_attribute(node, "char");
	size_t		 i;

	for (i = 0; i < sizeof(symbols) / sizeof(symbols[0]); i++)
		if (font != NULL && letter != NULL &&
		    strcmp(font, symbols[i].font) == 0 &&
		    strcmp(letter, symbols[i].letter) == 0)
			writing_put(&d->writing, symbols[i].text);
}

/* A run, unless it is hidden. */
static void
walk_run(struct docx *d, const xmlNode *run)
{
	const xmlNode	*properties = xml_child(run, "rPr");

	if (!is_on(properties, "vanish"))
		walk(d, run);
}

/* Form fields of old: <w:fldChar><w:ffData><w:checkBox>. */
static void
put_field(struct docx *d, const xmlNode *field)
{
	const xmlNode	*data = xml_child(field, "ffData");
	const xmlNode	*box = data != NULL ? xml_child(data, "checkBox") :
	    NULL;
	int		 on;

	if (box == NULL)
		return;
	on = xml_child(box, "checked") != NULL ? is_on(box, "checked") :
	    is_on(box, "default");
	writing_put(&d->writing, on ? "☑" : "□");
}

/* A content control; a check box is what it is set to, not what it shows. */
static void
walk_control(struct docx *d, const xmlNode *sdt)
{
	const xmlNode	*properties = xml_child(sdt, "sdtPr");
	const xmlNode	*box = properties != NULL ?
	    xml_child(properties, "checkbox") : NULL;
	const xmlNode	*content = xml_child(sdt, "sdtContent");

	if (box != NULL)
		writing_put(&d->writing, is_on(box, "checked") ? "☑" : "□");
	else if (content != NULL)
		walk(d, content);
}

static void
walk_paragraph(struct docx *d, const xmlNode *p)
{
	struct writing_scope	 scope;

	writing_paragraph(&d->writing, &scope);
	walk(d, p);
	writing_paragraph_end(&d->writing, &scope);
}

/* Tables. */

/* <w:gridSpan w:val="2"/> and the like: so many columns. */
static int
columns_of(const xmlNode *properties, const char *name, int fallback)
{
	const char	*value = child_value(properties, name);
	long		 columns;

	columns = value != NULL ? strtol(value, NULL, 10) : fallback;
	return columns >= 0 && columns <= SPAN_MAX ? (int)columns : fallback;
}

/* 1 if the cell is one with that above it; its own text is not shown. */
static int
is_continued(const xmlNode *properties)
{
	const char	*value = child_value(properties, "vMerge");

	return properties != NULL && xml_child(properties, "vMerge") != NULL &&
	    (value == NULL || strcmp(value, "restart") != 0);
}

static void
walk_cell(struct docx *d, const xmlNode *tc, struct text_piece *place)
{
	const xmlNode		*properties = xml_child(tc, "tcPr");
	struct writing_scope	 scope;
	int			 span = columns_of(properties, "gridSpan", 1);

	if (!is_continued(properties)) {
		writing_cell(&d->writing, &scope);
		walk(d, tc);
		writing_cell_end(&d->writing, &scope, *place);
	}
	place->column += span > 0 ? span : 1;
}

/* Cells, also those wrapped into content controls. */
static void
walk_row(struct docx *d, const xmlNode *row, struct text_piece *place)
{
	const xmlNode	*child;

	for (child = xml_first(row); child != NULL; child = xml_next(child)) {
		if (place->column > SPAN_MAX)
			return;
		if (xml_is(child, "tc"))
			walk_cell(d, child, place);
		else if (xml_is(child, "sdt") || xml_is(child, "sdtContent"))
			walk_row(d, child, place);
	}
}

static void
walk_rows(struct docx *d, const xmlNode *table, struct text_piece *place)
{
	const xmlNode	*child, *properties;

	for (child = xml_first(table); child != NULL; child = xml_next(child)) {
		if (xml_is(child, "tr")) {
			properties = xml_child(child, "trPr");
			place->row++;
			place->column = 1 + columns_of(properties,
			    "gridBefore", 0);
			if (!is_on(properties, "del"))
				walk_row(d, child, place);
		} else if (xml_is(child, "sdt") || xml_is(child, "sdtContent"))
			walk_rows(d, child, place);
	}
}

static void
walk_table(struct docx *d, const xmlNode *table)
{
	struct text_piece	 place = writing_table(&d->writing);

	walk_rows(d, table, &place);
}

static const struct {
	const char	*name;
	void		(*take)(struct docx *, const xmlNode *);
} elements[] = {
	{ "t", put_text },
	{ "r", walk_run },
	{ "p", walk_paragraph },
	{ "tbl", walk_table },
	{ "tab", put_tab },
	{ "ptab", put_tab },
	{ "br", put_break },
	{ "cr", put_break },
	{ "noBreakHyphen", put_hyphen },
	{ "sym", put_symbol },
	{ "fldChar", put_field },
	{ "sdt", walk_control },
	{ "del", NULL },
	{ "moveFrom", NULL },
};

enum { ELEMENTS = sizeof(elements) / sizeof(elements[0]) };

/* Takes one element, whatever it is. */
static void
take(struct docx *d, const xmlNode *node)
{
	size_t	 i;

	for (i = 0; i < ELEMENTS; i++)
		if (xml_is(node, elements[i].name))
			break;
	if (i == ELEMENTS)
		walk(d, node);
	else if (elements[i].take != NULL)
		elements[i].take(d, node);
}

/* Depth is bounded by xml_filter_each. */
static void
walk(struct docx *d, const xmlNode *node)
{
	const xmlNode	*child;

	for (child = xml_first(node); child != NULL && !d->writing.text->full;
	    child = xml_next(child))
		take(d, child);
}

static void
on_piece(const xmlNode *node, void *data)
{
	struct docx	*d = data;

	if (!d->writing.text->full)
		take(d, node);
}

/* Paragraph by paragraph. 0, or -1 if the part cannot be read whole. */
static int
read_part(struct docx *d, struct parts *parts, const char *name)
{
	/* In "pPr" are tab stops, which are no tabs. */
	static const char *const	 left_out[] = { "pPr", "tblPr",
	    "tblGrid", "sectPr", "instrText", "delText", "Fallback", "rFonts",
	    "sz", "szCs", "lang", "color", "tcW", "tcBorders", "shd", NULL };
	static const char *const	 attributes[] = { "val", "font",
	    "char", NULL };
	const char			*names[ELEMENTS + 1] = { NULL };
	struct xml_filter		 filter = { names, left_out,
	    attributes, 0 };
	struct writing_mark		 mark = writing_mark(&d->writing);
	struct writing_scope		 scope;
	size_t				 i;
	int				 result;

	for (i = 0; i < ELEMENTS; i++)
		names[i] = elements[i].name;
	writing_open(&d->writing, &scope);
	result = part_each(parts, name, filter, on_piece, d);
	writing_close(&d->writing, &scope);
	if (result == -1)
		writing_take_back(&d->writing, &mark);
	return result;
}

/* Parts beside the body; one that cannot be read is named. */
static void
read_other(struct docx *d, struct parts *parts, struct member *m,
    const char *name)
{
	if (part_exists(parts, name) && read_part(d, parts, name) == -1)
		part_fail(parts, m, name);
}

static void
read_margins(struct docx *d, struct parts *parts, struct member *m,
    const char *kind)
{
	int	 i;

	for (i = 1; i <= MARGINS_MAX; i++)
		read_other(d, parts, m, arena_printf(parts->arena,
		    "word/%s%d.xml", kind, i));
}

/* Some programs name the body document2.xml. */
static const char *
body_name(const struct parts *parts)
{
	static const char	 second[] = "word/document2.xml";

	return part_exists(parts, second) &&
	    !part_exists(parts, "word/document.xml") ? second :
	    "word/document.xml";
}

void
read_docx(struct arena *arena, struct member *m, const struct buf *bytes,
    struct text *text)
{
	struct docx	 d;
	struct parts	 parts;

	if (part_open(&parts, arena, m, bytes) == -1)
		return;
	writing_init(&d.writing, arena, text);
	if (read_part(&d, &parts, body_name(&parts)) == -1)
		part_fail(&parts, m, body_name(&parts));
	read_margins(&d, &parts, m, "header");
	read_margins(&d, &parts, m, "footer");
	read_other(&d, &parts, m, "word/footnotes.xml");
	read_other(&d, &parts, m, "word/endnotes.xml");
	part_close(&parts);
}
