#include "press/pdf_tags.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "press/pdf_object.h"
#include "press/pdf_put.h"

static const char *const names[] = {
	[CANVAS_DOCUMENT] = "Document", [CANVAS_SECT] = "Sect",
	[CANVAS_H1] = "H1", [CANVAS_H2] = "H2", [CANVAS_H3] = "H3",
	[CANVAS_H4] = "H4", [CANVAS_H5] = "H5", [CANVAS_H6] = "H6",
	[CANVAS_P] = "P", [CANVAS_SPAN] = "Span", [CANVAS_L] = "L",
	[CANVAS_LI] = "LI", [CANVAS_LBL] = "Lbl", [CANVAS_LBODY] = "LBody",
	[CANVAS_TABLE] = "Table", [CANVAS_TR] = "TR", [CANVAS_TH] = "TH",
	[CANVAS_TD] = "TD", [CANVAS_FIGURE] = "Figure",
	[CANVAS_LINK] = "Link", [CANVAS_NOTE] = "Note",
	[CANVAS_TOC] = "TOC", [CANVAS_TOCI] = "TOCI",
	[CANVAS_REFERENCE] = "Reference",
	[CANVAS_ARTIFACT] = "Artifact"
};

/* What an element holds, in order: a chain through one array. */
enum kind { CHILD, MARK, ANNOTATION };

struct kid {
	enum kind	 kind;
	unsigned int	 value;	/* tag, marked-content number or object */
	unsigned int	 page;	/* object number of the page */
	int		 next;	/* -1 at the end */
};

/* Most elements say nothing but their kind. */
static const struct canvas_attributes	 nothing;

struct tag {
	enum canvas_tag	 type;
	int		 parent;
	int		 artifact;
	int		 first, last;	/* kids, -1 if none */
	unsigned int	 page;		/* of its first content, 0 none */
	unsigned int	 object;	/* given when finishing */
	const struct canvas_attributes *attributes;
	int		 page_height;	/* to turn a figure's box over */
	int		 heads;		/* a cell names it as its header */
};

/*
 * One row of the parent tree: the owners of a page's marks, which stand in a
 * row in `owners`, or the one owner of an annotation.
 */
struct row {
	int		 is_page;
	size_t		 first;		/* of owners; or the tag */
	size_t		 n;
};

enum { LEVELS = CANVAS_H6 - CANVAS_H1 + 1 };

struct pdf_tags {
	struct arena	*arena;		/* strings of attributes */
	struct tag	*tags;
	size_t		 tags_n, tags_size;
	struct kid	*kids;
	size_t		 kids_n, kids_size;
	int		*owners;	/* tags, of marks */
	size_t		 owners_n, owners_size;
	struct row	*rows;		/* parent tree, by key */
	size_t		 rows_n, rows_size;
	size_t		 page_row;	/* of the page being drawn */
	unsigned int	 page;
	int		 page_height;
	int		 levels[LEVELS];	/* of the headings we are in */
	int		 levels_n;
};

/* Tag 0 is the root of the tree, StructTreeRoot. */
enum { ROOT = 0 };

/* Room for one more element in an array. */
static void *
grow(void *array, size_t n, size_t *size, size_t element)
{
	if (n < *size)
		return array;
	*size = *size > 0 ? 2 * *size : 64;
	return mem_resize(array, *size, element);
}

static struct tag *
new_tag(struct pdf_tags *ts)
{
	struct tag	*t;

	ts->tags = grow(ts->tags, ts->tags_n, &ts->tags_size,
	    sizeof(*ts->tags));
	t = &ts->tags[ts->tags_n++];
	memset(t, 0, sizeof(*t));
	t->first = t->last = -1;
	t->attributes = &nothing;
	return t;
}

struct pdf_tags *
pdf_tags_new(void)
{
	struct pdf_tags	*ts = mem_alloc(sizeof(*ts));

	ts->arena = arena_new();
	new_tag(ts);
	return ts;
}

void
pdf_tags_clear(struct pdf_tags *ts)
{
	arena_reset(ts->arena);
	ts->tags_n = ts->kids_n = ts->owners_n = ts->rows_n = 0;
	ts->page = 0;
	ts->levels_n = 0;
	new_tag(ts);
}

void
pdf_tags_free(struct pdf_tags *ts)
{
	if (ts == NULL)
		return;
	arena_free(ts->arena);
	free(ts->tags);
	free(ts->kids);
	free(ts->owners);
	free(ts->rows);
	free(ts);
}

static void
add_kid(struct pdf_tags *ts, int tag, enum kind kind, unsigned int value)
{
	struct tag	*t = &ts->tags[tag];
	struct kid	*k;
	int		 number = (int)ts->kids_n;

	ts->kids = grow(ts->kids, ts->kids_n, &ts->kids_size,
	    sizeof(*ts->kids));
	k = &ts->kids[ts->kids_n++];
	*k = (struct kid){ kind, value, ts->page, -1 };
	if (t->last >= 0)
		ts->kids[t->last].next = number;
	else
		t->first = number;
	t->last = number;
	if (kind != CHILD && t->page == 0)
		t->page = ts->page;
}

static const char *
copy(struct pdf_tags *ts, const char *s)
{
	return s != NULL ? arena_strdup(ts->arena, s) : NULL;
}

/* The header cells of a cell, which so get an ID that it can name. */
static void
copy_headers(struct pdf_tags *ts, struct canvas_attributes *a)
{
	int	*numbers;
	size_t	 i;

	if (a->n_headers == 0)
		return;
	numbers = arena_array(ts->arena, a->n_headers, sizeof(*numbers));
	for (i = 0; i < a->n_headers; i++) {
		numbers[i] = a->headers[i];
		ts->tags[numbers[i]].heads = 1;
	}
	a->headers = numbers;
}

/*
 * Headings may not skip a level (ISO 14289-1, 7.4.2), but a part that stands
 * alone in one paper and inside a chapter in another does. So a heading gets
 * the level of its depth: one below the heading it stands under.
 */
static enum canvas_tag
heading(struct pdf_tags *ts, enum canvas_tag type)
{
	int	 level = (int)type - CANVAS_H1;

	while (ts->levels_n > 0 && ts->levels[ts->levels_n - 1] >= level)
		ts->levels_n--;
	ts->levels[ts->levels_n++] = level;
	return (enum canvas_tag)(CANVAS_H1 + ts->levels_n - 1);
}

int
pdf_tags_add(struct pdf_tags *ts, int parent, enum canvas_tag type,
    const struct canvas_attributes *attributes)
{
	int				 number = (int)ts->tags_n;
	struct tag			*t = new_tag(ts);
	struct canvas_attributes	*a;

	t->parent = parent < 0 ? ROOT : parent;
	t->artifact = type == CANVAS_ARTIFACT ||
	    ts->tags[t->parent].artifact;
	if (!t->artifact && type >= CANVAS_H1 && type <= CANVAS_H6)
		type = heading(ts, type);
	t->type = type;
	t->page_height = ts->page_height;
	if (attributes != NULL) {
		a = arena_alloc(ts->arena, sizeof(*a));
		*a = *attributes;
		a->alt = copy(ts, attributes->alt);
		a->actual = copy(ts, attributes->actual);
		a->uri = copy(ts, attributes->uri);
		t->attributes = a;
		copy_headers(ts, a);
	}
	if (!t->artifact)
		add_kid(ts, t->parent, CHILD, (unsigned int)number);
	return number;
}

enum canvas_tag
pdf_tags_type(const struct pdf_tags *ts, int tag)
{
	return ts->tags[tag].type;
}

int
pdf_tags_is_artifact(const struct pdf_tags *ts, int tag)
{
	return ts->tags[tag].artifact;
}

enum canvas_artifact
pdf_tags_artifact(const struct pdf_tags *ts, int tag)
{
	while (ts->tags[ts->tags[tag].parent].artifact)
		tag = ts->tags[tag].parent;
	return ts->tags[tag].attributes->artifact;
}

const char *
pdf_tags_name(const struct pdf_tags *ts, int tag)
{
	return names[ts->tags[tag].type];
}

const char *
pdf_tags_uri(const struct pdf_tags *ts, int tag)
{
	return ts->tags[tag].attributes->uri;
}

const char *
pdf_tags_alt(const struct pdf_tags *ts, int tag)
{
	return ts->tags[tag].attributes->alt;
}

static size_t
add_row(struct pdf_tags *ts, int is_page, size_t first)
{
	ts->rows = grow(ts->rows, ts->rows_n, &ts->rows_size,
	    sizeof(*ts->rows));
	ts->rows[ts->rows_n] = (struct row){ is_page, first, 0 };
	return ts->rows_n++;
}

long
pdf_tags_page(struct pdf_tags *ts, unsigned int object, int height)
{
	ts->page = object;
	ts->page_height = height;
	ts->page_row = add_row(ts, 1, ts->owners_n);
	return (long)ts->page_row;
}

long
pdf_tags_mark(struct pdf_tags *ts, int tag)
{
	struct row	*row = &ts->rows[ts->page_row];

	ts->owners = grow(ts->owners, ts->owners_n, &ts->owners_size,
	    sizeof(*ts->owners));
	ts->owners[ts->owners_n++] = tag;
	add_kid(ts, tag, MARK, (unsigned int)row->n);
	return (long)row->n++;
}

long
pdf_tags_annotate(struct pdf_tags *ts, int tag, unsigned int object)
{
	add_kid(ts, tag, ANNOTATION, object);
	return (long)add_row(ts, 0, (size_t)tag);
}

/* Numbers in the order of reading; the parent tree goes back from marks. */
static void
number_objects(struct pdf_tags *ts, const struct pdf_output *o,
    unsigned int root)
{
	unsigned int	 count = 0, first;
	size_t		 i;

	for (i = 1; i < ts->tags_n; i++)
		count += !ts->tags[i].artifact;
	first = pdf_object_reserve(o->objects, count);
	ts->tags[ROOT].object = root;
	for (i = 1; i < ts->tags_n; i++)
		if (!ts->tags[i].artifact)
			ts->tags[i].object = first++;
}

static void
put_kid(const struct pdf_tags *ts, const struct tag *t, const struct kid *k,
    struct buf *b)
{
	if (k->kind == CHILD) {
		pdf_put_ref(b, ts->tags[k->value].object);
		return;
	}
	if (k->kind == MARK && k->page == t->page) {
		pdf_put_int(b, (long)k->value);
		return;
	}
	pdf_put(b, k->kind == MARK ? "<</Type/MCR/Pg " : "<</Type/OBJR/Pg ");
	pdf_put_ref(b, k->page);
	if (k->kind == MARK) {
		pdf_put(b, "/MCID ");
		pdf_put_int(b, (long)k->value);
	} else {
		pdf_put(b, "/Obj ");
		pdf_put_ref(b, k->value);
	}
	pdf_put(b, ">>");
}

static void
put_kids(const struct pdf_tags *ts, const struct tag *t, struct buf *b)
{
	int	 i;

	if (t->first < 0)
		return;
	pdf_put(b, "/K[");
	for (i = t->first; i >= 0; i = ts->kids[i].next) {
		if (i != t->first)
			pdf_put(b, " ");
		put_kid(ts, t, &ts->kids[i], b);
	}
	pdf_put(b, "]");
}

static void
put_span(struct buf *b, const char *key, int span)
{
	if (span <= 1)
		return;
	pdf_put(b, key);
	pdf_put_int(b, span);
}

/* Ten digits, so that the names of the ID tree are in order. */
static void
put_id(struct buf *b, size_t number)
{
	buf_printf(b, "(e%010zu)", number);
}

/* ISO 32000-1, table 349. */
static void
put_headers(struct buf *b, const struct canvas_attributes *a)
{
	size_t	 i;

	if (a->n_headers == 0)
		return;
	pdf_put(b, "/Headers[");
	for (i = 0; i < a->n_headers; i++)
		put_id(b, (size_t)a->headers[i]);
	pdf_put(b, "]");
}

static void
put_cell(struct buf *b, const struct tag *t)
{
	const struct canvas_attributes	*a = t->attributes;
	char				 scope = a->scope;

	/* A heading cell that does not say what it heads heads its column. */
	if (t->type == CANVAS_TH && scope == '\0')
		scope = 'c';
	if (t->type != CANVAS_TH)
		scope = '\0';
	if (scope == '\0' && a->column_span <= 1 && a->row_span <= 1 &&
	    a->n_headers == 0)
		return;
	pdf_put(b, "/A<</O/Table");
	if (scope != '\0')
		pdf_put(b, scope == 'r' ? "/Scope/Row" :
		    scope == 'b' ? "/Scope/Both" : "/Scope/Column");
	put_span(b, "/ColSpan ", a->column_span);
	put_span(b, "/RowSpan ", a->row_span);
	put_headers(b, a);
	pdf_put(b, ">>");
}

static void
put_figure(struct buf *b, const struct tag *t)
{
	const struct canvas_attributes	*a = t->attributes;
	const long			 box[4] = {
		a->x, (long)t->page_height - a->y - a->height,
		(long)a->x + a->width, (long)t->page_height - a->y
	};

	if (a->width <= 0 || a->height <= 0)
		return;
	pdf_put(b, a->in_line ? "/A<</O/Layout/Placement/Inline/BBox[" :
	    "/A<</O/Layout/Placement/Block/BBox[");
	pdf_put_millis(b, box, 4);
	pdf_put(b, "]>>");
}

/* ISO 14289-1, 7.6: a list with numbers says so; the rest is its default. */
static void
put_list(struct buf *b, const struct tag *t)
{
	static const char *const	 words[] = {
		[CANVAS_NO_MARKS] = NULL, [CANVAS_DECIMAL] = "Decimal",
		[CANVAS_LETTERS] = "LowerAlpha", [CANVAS_DISC] = "Disc",
		[CANVAS_CIRCLE] = "Circle", [CANVAS_SQUARE] = "Square"
	};
	const char			*word = words[t->attributes->marks];

	if (word == NULL)
		return;
	pdf_put(b, "/A<</O/List/ListNumbering/");
	pdf_put(b, word);
	pdf_put(b, ">>");
}

/* ISO 14289-1, 7.9: a note has to have an ID. */
static int
has_id(const struct tag *t)
{
	return !t->artifact && (t->heads || t->type == CANVAS_NOTE);
}

static void
put_attributes(struct buf *b, const struct tag *t, size_t number)
{
	if (t->type == CANVAS_TH || t->type == CANVAS_TD)
		put_cell(b, t);
	else if (t->type == CANVAS_FIGURE)
		put_figure(b, t);
	else if (t->type == CANVAS_L)
		put_list(b, t);
	if (has_id(t)) {
		pdf_put(b, "/ID");
		put_id(b, number);
	}
	if (t->attributes->alt != NULL) {
		pdf_put(b, "/Alt");
		pdf_put_text(b, t->attributes->alt);
	}
	if (t->attributes->actual != NULL) {
		pdf_put(b, "/ActualText");
		pdf_put_text(b, t->attributes->actual);
	}
}

static void
put_element(const struct pdf_tags *ts, size_t number, struct buf *b)
{
	const struct tag	*t = &ts->tags[number];

	pdf_put(b, "/S/");
	pdf_put(b, names[t->type]);
	pdf_put(b, "/P ");
	pdf_put_ref(b, ts->tags[t->parent].object);
	if (t->page != 0) {
		pdf_put(b, "/Pg ");
		pdf_put_ref(b, t->page);
	}
	put_attributes(b, t, number);
	put_kids(ts, t, b);
}

static void
put_row(const struct pdf_tags *ts, const struct row *row, struct buf *b)
{
	size_t	 i;

	if (!row->is_page) {
		pdf_put_ref(b, ts->tags[row->first].object);
		return;
	}
	pdf_put(b, "[");
	for (i = 0; i < row->n; i++) {
		if (i > 0)
			pdf_put(b, " ");
		pdf_put_ref(b, ts->tags[ts->owners[row->first + i]].object);
	}
	pdf_put(b, "]");
}

/* ISO 32000-1, table 322: all elements that have an ID. */
static void
put_ids(const struct pdf_tags *ts, struct buf *b)
{
	size_t	 i, n = 0;

	for (i = 1; i < ts->tags_n; i++) {
		if (!has_id(&ts->tags[i]))
			continue;
		pdf_put(b, n++ == 0 ? "/IDTree<</Names[" : "\n");
		put_id(b, i);
		pdf_put_ref(b, ts->tags[i].object);
	}
	if (n > 0)
		pdf_put(b, "]>>");
}

static void
put_root(const struct pdf_tags *ts, struct buf *b)
{
	size_t	 i;

	pdf_put(b, "/Type/StructTreeRoot");
	put_kids(ts, &ts->tags[ROOT], b);
	put_ids(ts, b);
	pdf_put(b, "/ParentTreeNextKey ");
	pdf_put_int(b, (long)ts->rows_n);
	pdf_put(b, "/ParentTree<</Nums[");
	for (i = 0; i < ts->rows_n; i++) {
		pdf_put(b, i > 0 ? "\n" : "");
		pdf_put_int(b, (long)i);
		pdf_put(b, " ");
		put_row(ts, &ts->rows[i], b);
	}
	pdf_put(b, "]>>");
}

void
pdf_tags_finish(struct pdf_tags *ts, const struct pdf_output *o,
    unsigned int number)
{
	struct buf	 b;
	size_t		 i;

	number_objects(ts, o, number);
	buf_init(&b, PDF_HEAD_MAX);
	put_root(ts, &b);
	pdf_object_set(o->objects, number, &b);
	pdf_object_in_tree(o->objects, number);
	for (i = 1; i < ts->tags_n; i++) {
		if (ts->tags[i].artifact)
			continue;
		buf_clear(&b);
		put_element(ts, i, &b);
		pdf_object_set(o->objects, ts->tags[i].object, &b);
		pdf_object_in_tree(o->objects, ts->tags[i].object);
	}
	buf_free(&b);
}
