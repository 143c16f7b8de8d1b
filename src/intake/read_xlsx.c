/*
 * XLSX (ECMA-376 part 1, SpreadsheetML, transitional or strict): the sheets
 * in their order, one piece a cell, then text boxes. Numbers come as they are
 * shown, dates as ISO days. What is hidden is read, too, last and marked.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xml.h"
#include "base/xml_filter.h"
#include "intake/cell.h"
#include "intake/part.h"
#include "intake/read.h"
#include "intake/writing.h"
#include "intake/xlsx_style.h"

enum {
	SHEETS_MAX	= 256,
	STRINGS_MAX	= 1000000,
	DRAWINGS_MAX	= 256,
	WRITING_MAX	= 1024 * 1024	/* bytes of one cell */
};

struct xlsx {
	struct arena	*arena;
	struct text	*text;
	struct parts	 parts;
	const char	**strings;	/* shared by all cells */
	size_t		 n_strings, size_strings;
	struct xlsx_style style;
	const char	*sheet;		/* name of the one being read */
	int		 table;		/* its number */
	int		 row;		/* number of the last */
	int		 hidden;	/* the sheet is */
	unsigned char	 column_hidden[CELL_COLUMNS_MAX + 1];
	int		 partly;	/* it has rows or columns that are */
	const char	*uncomputed;	/* first cell without its value */
	int		 lost;		/* a string that is not there */
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

/* One <si>. */
static void
add_string(const xmlNode *si, void *data)
{
	struct xlsx	*x = data;

	if (x->n_strings == STRINGS_MAX)
		return;
	if (x->n_strings == x->size_strings)
		x->strings = arena_regrow(x->arena, x->strings, x->n_strings,
		    &x->size_strings, sizeof(char *), 256);
	x->strings[x->n_strings++] = rich_text(x->arena, si);
}

static void
read_strings(struct xlsx *x)
{
	static const char *const	 elements[] = { "si", NULL };
	static const char *const	 left_out[] = { "rPr", "rPh",
	    "phoneticPr", NULL };
	static const char *const	 none[] = { NULL };
	struct xml_filter		 filter = { elements, left_out, none,
	    0 };

	part_each(&x->parts, "xl/sharedStrings.xml", filter, add_string, x);
}

static const char *
shared_string(struct xlsx *x, const char *value)
{
	char		*end;
	unsigned long	 index = strtoul(value, &end, 10);

	if (end != value && index < x->n_strings)
		return x->strings[index];
	x->lost = 1;
	return "";
}

/* A strict file's day, without its time. */
static const char *
iso_day(struct arena *arena, const char *value)
{
	return arena_strndup(arena, value, strcspn(value, "T"));
}

/* What cell C shows; NAME is its own. */
static const char *
cell_text(struct xlsx *x, const xmlNode *c, const char *name)
{
	const char	*type = part_attribute(c, "t");
	const xmlNode	*v = xml_child(c, "v"), *is = xml_child(c, "is");
	const char	*value;

	if (type == NULL)
		type = "n";
	if (strcmp(type, "inlineStr") == 0)
		return is != NULL ? rich_text(x->arena, is) : "";
	if (v == NULL) {
		if (xml_child(c, "f") != NULL && x->uncomputed == NULL)
			x->uncomputed = name;
		return "";
	}
	value = xml_text(x->arena, v);
	if (strcmp(type, "s") == 0)
		return shared_string(x, value);
	if (strcmp(type, "b") == 0)
		return strcmp(value, "1") == 0 ? "TRUE" : "FALSE";
	if (strcmp(type, "d") == 0)
		return iso_day(x->arena, value);
	if (strcmp(type, "n") == 0)
		return xlsx_style_text(x->arena, &x->style,
		    part_attribute(c, "s"), value);
	return value;
}

static int
is_true(const xmlNode *node, const char *attribute)
{
	const char	*text = part_attribute(node, attribute);

	return text != NULL && (strcmp(text, "1") == 0 ||
	    strcmp(text, "true") == 0);
}

/* "시트!B3", with a word where people do not see the cell. */
static const char *
name_cell(const struct xlsx *x, const struct text_piece *place, int hidden)
{
	return arena_printf(x->arena, "%s%s!%s%s", x->sheet,
	    x->hidden ? "(숨김)" : "", cell_name(x->arena, place->row,
	    place->column), hidden && !x->hidden ? "(숨김)" : "");
}

static void
add_cell(struct xlsx *x, const xmlNode *c, struct text_piece place,
    int row_hidden)
{
	int		 hidden = row_hidden || x->column_hidden[place.column];
	size_t		 before = x->text->n;

	place.line = place.row;
	place.cell = name_cell(x, &place, hidden);
	text_add(x->text, cell_text(x, c, place.cell), place);
	x->partly |= hidden && x->text->n > before;
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
		if (place.column > CELL_COLUMNS_MAX)
			return;
		add_cell(x, c, place, is_true(row, "hidden"));
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

/* <cols><col min="2" max="3" hidden="1"/>: which columns nobody sees. */
static void
read_columns(struct xlsx *x, const xmlNode *cols)
{
	const xmlNode	*col;
	const char	*min, *max;
	long		 i, until;

	for (col = xml_first(cols); col != NULL; col = xml_next(col)) {
		min = part_attribute(col, "min");
		max = part_attribute(col, "max");
		if (min == NULL || max == NULL || !is_true(col, "hidden"))
			continue;
		i = strtol(min, NULL, 10);
		until = strtol(max, NULL, 10);
		for (; i > 0 && i <= until && i <= CELL_COLUMNS_MAX; i++)
			x->column_hidden[i] = 1;
	}
}

static void
read_element(const xmlNode *node, void *data)
{
	struct xlsx	*x = data;

	if (x->text->full)
		return;
	if (xml_is(node, "cols")) {
		read_columns(x, node);
		return;
	}
	x->row = row_number(node, x->row);
	read_row(x, node, x->row);
}

/* 0, or -1 if the part PATH cannot be read whole. */
static int
read_rows(struct xlsx *x, const char *path)
{
	static const char *const	 elements[] = { "cols", "row", NULL };
	static const char *const	 left_out[] = { "rPr", "rPh",
	    "phoneticPr", NULL };
	static const char *const	 attributes[] = { "r", "s", "t",
	    "hidden", "min", "max", NULL };
	struct xml_filter		 filter = { elements, left_out,
	    attributes, 0 };

	memset(x->column_hidden, 0, sizeof(x->column_hidden));
	x->partly = 0;
	x->row = 0;
	return part_each(&x->parts, path, filter, read_element, x);
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

static int
is_hidden(const xmlNode *sheet)
{
	const char	*state = part_attribute(sheet, "state");

	return state != NULL && strcmp(state, "visible") != 0;
}

/* One <sheet> of the workbook; 0, or -1 if its part cannot be read. */
static int
read_sheet(struct xlsx *x, struct member *m, const xmlNode *sheet,
    const xmlNode *relationships)
{
	const char	*id = part_attribute(sheet, "id");
	const char	*path;

	x->sheet = part_attribute(sheet, "name");
	if (x->sheet == NULL)
		x->sheet = "?";
	x->table++;
	path = id != NULL ? target(x->arena, relationships, id) : NULL;
	if (path == NULL || read_rows(x, path) == -1) {
		part_fail(&x->parts, m, x->sheet);
		return -1;
	}
	if (x->hidden)
		bundle_problem(x->arena, m, DIAG_I224, x->sheet);
	else if (x->partly)
		bundle_problem(x->arena, m, DIAG_I225, x->sheet);
	return 0;
}

/* The sheets that people see, or those that they do not. */
static void
read_sheets(struct xlsx *x, struct member *m, const xmlNode *workbook,
    const xmlNode *relationships)
{
	const xmlNode	*sheets = xml_child(workbook, "sheets");
	const xmlNode	*sheet = sheets != NULL ? xml_first(sheets) : NULL;

	for (; sheet != NULL; sheet = xml_next(sheet)) {
		if (is_hidden(sheet) != x->hidden)
			continue;
		if (x->table == SHEETS_MAX)
			x->text->full = 1;
		if (x->text->full ||
		    read_sheet(x, m, sheet, relationships) == -1)
			return;
	}
}

/* The paragraphs of text boxes: <a:p> with <a:t> in it. */
static void
walk_drawing(struct writing *w, const xmlNode *node)
{
	struct writing_scope	 scope;
	const xmlNode		*child;

	for (child = xml_first(node); child != NULL; child = xml_next(child)) {
		if (xml_is(child, "t")) {
			writing_put(w, xml_text(w->arena, child));
		} else if (xml_is(child, "p")) {
			writing_paragraph(w, &scope);
			walk_drawing(w, child);
			writing_paragraph_end(w, &scope);
		} else if (!xml_is(child, "Fallback")) {
			walk_drawing(w, child);
		}
	}
}

static void
read_drawings(struct xlsx *x)
{
	static const char *const	 none[] = { NULL };
	struct xml_filter	 filter = { .attributes = none };
	struct writing		 w;
	struct writing_scope	 scope;
	const char		*name;
	xmlDoc			*doc;
	int			 i;

	writing_init(&w, x->arena, x->text);
	for (i = 1; i <= DRAWINGS_MAX; i++) {
		name = arena_printf(x->arena, "xl/drawings/drawing%d.xml", i);
		if (!part_exists(&x->parts, name))
			return;
		if ((doc = part_xml(&x->parts, name, filter)) == NULL)
			continue;
		writing_open(&w, &scope);
		walk_drawing(&w, xmlDocGetRootElement(doc));
		writing_close(&w, &scope);
		xml_free(doc);
	}
}

static void
read_style(struct xlsx *x, struct member *m, const xmlNode *workbook)
{
	static const char *const	 left_out[] = { "fonts", "fills",
	    "borders", "cellStyleXfs", "cellStyles", "dxfs", "tableStyles",
	    "alignment", "protection", "extLst", NULL };
	static const char *const	 attributes[] = { "numFmtId",
	    "formatCode", NULL };
	struct xml_filter		 filter = { NULL, left_out, attributes,
	    0 };
	xmlDoc		*doc = part_xml(&x->parts, "xl/styles.xml", filter);
	const xmlNode	*properties = xml_child(workbook, "workbookPr");

	if (doc == NULL && x->parts.too_large != DIAG_NONE)
		part_fail(&x->parts, m, "xl/styles.xml");
	xlsx_style_read(x->arena, doc, &x->style);
	xml_free(doc);
	x->style.from_1904 = properties != NULL &&
	    is_true(properties, "date1904");
}

static void
read_workbook(struct xlsx *x, struct member *m, const xmlNode *workbook,
    const xmlNode *relationships)
{
	read_strings(x);
	read_style(x, m, workbook);
	read_sheets(x, m, workbook, relationships);
	read_drawings(x);
	x->hidden = 1;
	read_sheets(x, m, workbook, relationships);
	if (x->lost)
		part_fail(&x->parts, m, "xl/sharedStrings.xml");
	if (x->uncomputed != NULL)
		bundle_problem(x->arena, m, DIAG_I226, x->uncomputed);
}

void
read_xlsx(struct arena *arena, struct member *m, const struct buf *bytes,
    struct text *text)
{
	static const char *const	 attributes[] = { "id", "name",
	    "state", "date1904", "Id", "Target", NULL };
	struct xml_filter		 filter = { .attributes = attributes };
	struct xlsx	 x = { .arena = arena, .text = text };
	xmlDoc		*workbook, *relationships;

	if (part_open(&x.parts, arena, m, bytes) == -1)
		return;
	workbook = part_xml(&x.parts, "xl/workbook.xml", filter);
	relationships = part_xml(&x.parts, "xl/_rels/workbook.xml.rels",
	    filter);
	if (workbook == NULL || relationships == NULL) {
		part_fail(&x.parts, m, "xl/workbook.xml");
	} else {
		read_workbook(&x, m, xmlDocGetRootElement(workbook),
		    xmlDocGetRootElement(relationships));
	}
	xml_free(workbook);
	xml_free(relationships);
	part_close(&x.parts);
}
