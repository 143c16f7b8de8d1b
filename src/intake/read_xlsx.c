/*
 * XLSX (ECMA-376 part 1, SpreadsheetML): the visible sheets in their order,
 * one piece a cell. Dates, which are stored as numbers, become ISO days.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xml.h"
#include "intake/cell.h"
#include "intake/part.h"
#include "intake/read.h"
#include "intake/xlsx_style.h"

enum {
	SHEETS_MAX	= 256,
	STRINGS_MAX	= 1000000,
	WRITING_MAX	= 1024 * 1024	/* bytes of one cell */
};

struct xlsx {
	struct arena	*arena;
	struct text	*text;
	struct parts	 parts;
	const char	**strings;	/* shared by all cells */
	size_t		 n_strings;
	struct xlsx_style style;
	const char	*sheet;		/* name of the one being read */
	int		 table;		/* its number */
};

/* The text of <si> or <is>: <t> and <r><t>, without phonetic <rPh>. */
static const char *
rich_text(struct arena *arena, const xmlNode *node)
{
	struct buf	 out;
	const xmlNode	*child, *t;
	const char	*text;

	buf_init(&out, WRITING_MAX);
	for (child = xml_first(node); child != NULL; child = xml_next(child)) {
		t = xml_is(child, "t") ? child :
		    xml_is(child, "r") ? xml_child(child, "t") : NULL;
		if (t != NULL)
			buf_puts(&out, xml_text(arena, t));
	}
	text = arena_strdup(arena, buf_string(&out));
	buf_free(&out);
	return text;
}

static void
read_strings(struct xlsx *x)
{
	xmlDoc		*doc = part_xml(&x->parts, "xl/sharedStrings.xml");
	const xmlNode	*root, *si;
	size_t		 n = 0;

	if (doc == NULL)
		return;
	root = xmlDocGetRootElement(doc);
	for (si = xml_first(root); si != NULL && n < STRINGS_MAX;
	    si = xml_next(si))
		n++;
	x->strings = arena_array(x->arena, n + 1, sizeof(*x->strings));
	for (si = xml_first(root); x->n_strings < n; si = xml_next(si))
		x->strings[x->n_strings++] = rich_text(x->arena, si);
	xml_free(doc);
}

static const char *
shared_string(const struct xlsx *x, const char *value)
{
	char		*end;
	unsigned long	 index = strtoul(value, &end, 10);

	return end != value && index < x->n_strings ? x->strings[index] : "";
}

/* What cell C shows. */
static const char *
cell_text(struct xlsx *x, const xmlNode *c)
{
	const char	*type = part_attribute(c, "t");
	const xmlNode	*v = xml_child(c, "v"), *is = xml_child(c, "is");
	const char	*value, *day;

	if (type == NULL)
		type = "n";
	if (strcmp(type, "inlineStr") == 0)
		return is != NULL ? rich_text(x->arena, is) : "";
	if (v == NULL)
		return "";
	value = xml_text(x->arena, v);
	if (strcmp(type, "s") == 0)
		return shared_string(x, value);
	if (strcmp(type, "b") == 0)
		return strcmp(value, "1") == 0 ? "TRUE" : "FALSE";
	if (strcmp(type, "n") == 0 && xlsx_style_is_date(&x->style,
	    part_attribute(c, "s")) &&
	    (day = xlsx_style_day(x->arena, &x->style, value)) != NULL)
		return day;
	return value;
}

/*
 * Empty cells are not stored: the reference says where a cell stands, and
 * only where it is missing do cells follow one another.
 */
static void
read_row(struct xlsx *x, const xmlNode *row, int number)
{
	const xmlNode		*c;
	struct text_piece	 place = { .table = x->table };
	const char		*reference;

	place.row = number;
	for (c = xml_first(row); c != NULL && !x->text->full;
	    c = xml_next(c)) {
		if (!xml_is(c, "c"))
			continue;
		reference = part_attribute(c, "r");
		place.column++;
		if (reference != NULL && cell_parse(reference, &place.row,
		    &place.column) == -1)
			continue;
		place.line = place.row;
		place.cell = arena_printf(x->arena, "%s!%s", x->sheet,
		    cell_name(x->arena, place.row, place.column));
		text_add(x->text, cell_text(x, c), place);
	}
}

static int
row_number(const xmlNode *row, int before)
{
	const char	*text = part_attribute(row, "r");
	long		 number = text != NULL ? strtol(text, NULL, 10) : 0;

	return number >= 1 && number <= CELL_ROWS_MAX ? (int)number :
	    before + 1;
}

static void
read_rows(struct xlsx *x, const xmlDoc *doc)
{
	const xmlNode	*data, *row;
	int		 number = 0;

	data = xml_child(xmlDocGetRootElement(doc), "sheetData");
	if (data == NULL)
		return;
	for (row = xml_first(data); row != NULL && !x->text->full;
	    row = xml_next(row)) {
		if (!xml_is(row, "row"))
			continue;
		number = row_number(row, number);
		read_row(x, row, number);
	}
}

/* The path of the part with relationship ID, or NULL. */
static const char *
target(struct arena *arena, const xmlNode *relationships, const char *id)
{
	const xmlNode	*r;
	const char	*own, *path;

	for (r = xml_first(relationships); r != NULL; r = xml_next(r)) {
		own = part_attribute(r, "Id");
		path = part_attribute(r, "Target");
		if (own != NULL && path != NULL && strcmp(own, id) == 0)
			return part_path(arena, "xl", path);
	}
	return NULL;
}

/* One <sheet> of the workbook; 0, or -1 if its part cannot be read. */
static int
read_sheet(struct xlsx *x, struct member *m, const xmlNode *sheet,
    const xmlNode *relationships)
{
	const char	*id = part_attribute(sheet, "id");
	const char	*state = part_attribute(sheet, "state");
	const char	*path;
	xmlDoc		*doc;

	x->sheet = part_attribute(sheet, "name");
	if (x->sheet == NULL)
		x->sheet = "?";
	x->table++;
	if (state != NULL && strcmp(state, "visible") != 0) {
		bundle_problem(x->arena, m, DIAG_I074, x->sheet);
		return 0;
	}
	path = id != NULL ? target(x->arena, relationships, id) : NULL;
	doc = path != NULL ? part_xml(&x->parts, path) : NULL;
	if (doc == NULL) {
		part_fail(&x->parts, m, x->sheet);
		return -1;
	}
	read_rows(x, doc);
	xml_free(doc);
	return 0;
}

static void
read_sheets(struct xlsx *x, struct member *m, const xmlNode *workbook,
    const xmlNode *relationships)
{
	const xmlNode	*sheets = xml_child(workbook, "sheets");
	const xmlNode	*sheet = sheets != NULL ? xml_first(sheets) : NULL;

	for (; sheet != NULL && x->table < SHEETS_MAX;
	    sheet = xml_next(sheet))
		if (read_sheet(x, m, sheet, relationships) == -1)
			return;
}

static void
read_style(struct xlsx *x, const xmlNode *workbook)
{
	xmlDoc		*doc = part_xml(&x->parts, "xl/styles.xml");
	const xmlNode	*properties = xml_child(workbook, "workbookPr");
	const char	*from = NULL;

	xlsx_style_read(x->arena, doc, &x->style);
	xml_free(doc);
	if (properties != NULL)
		from = part_attribute(properties, "date1904");
	x->style.from_1904 = from != NULL &&
	    (strcmp(from, "1") == 0 || strcmp(from, "true") == 0);
}

void
read_xlsx(struct arena *arena, struct member *m, const struct buf *bytes,
    struct text *text)
{
	struct xlsx	 x = { .arena = arena, .text = text };
	xmlDoc		*workbook, *relationships;

	if (part_open(&x.parts, arena, m, bytes) == -1)
		return;
	workbook = part_xml(&x.parts, "xl/workbook.xml");
	relationships = part_xml(&x.parts, "xl/_rels/workbook.xml.rels");
	if (workbook == NULL || relationships == NULL) {
		part_fail(&x.parts, m, "xl/workbook.xml");
	} else {
		read_strings(&x);
		read_style(&x, xmlDocGetRootElement(workbook));
		read_sheets(&x, m, xmlDocGetRootElement(workbook),
		    xmlDocGetRootElement(relationships));
	}
	xml_free(workbook);
	xml_free(relationships);
	part_close(&x.parts);
}
