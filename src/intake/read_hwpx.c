/*
 * HWPX (OWPML, KS X 6101). Elements are matched by local name, for there are
 * three generations of namespaces. Real files hold entries with backslashes,
 * sections without a spine, cells without addresses, and tracked deletions
 * that nobody should read (documents.md 2.1).
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/xml.h"
#include "base/xml_filter.h"
#include "intake/part.h"
#include "intake/read.h"
#include "intake/writing.h"

enum {
	SECTIONS_MAX	= 256,
	COLUMNS_MAX	= 256,	/* of a table whose cells have no address */
	MASTERS_MAX	= 256,
	PREVIEW_MAX	= 64 * 1024
};

struct hwpx {
	struct writing	 writing;
	int		 deleted;	/* inside a tracked deletion */
	int		 unclosed;	/* such a one had no end */
};

/* The rows that cells from above still cover, for cells without address. */
struct cover {
	int	 rows[COLUMNS_MAX];
	int	 row;		/* 0 … */
	int	 column;
};

static void	 walk(struct hwpx *, const xmlNode *);

static int
number(const xmlNode *node, const char *attribute, int fallback)
{
	const char	*text = part_attribute(node, attribute);
	char		*end;
	long		 value;

	if (text == NULL)
		return fallback;
	value = strtol(text, &end, 10);
	return end == text || *end != '\0' || value < 0 || value > 65535 ?
	    fallback : (int)value;
}

/* What stands inside <t>: text, and elements that stand for a character. */
static void
put_element(struct hwpx *h, const xmlNode *node)
{
	static const struct {
		const char	*name;
		const char	*text;
	} characters[] = {
		{ "tab", "\t" },
		{ "lineBreak", "\n" },
		{ "nbSpace", " " },
		{ "fwSpace", "\u3000" },
		{ "hyphen", "-" },
	};
	size_t	 i;

	if (xml_is(node, "deleteBegin"))
		h->deleted = 1;
	else if (xml_is(node, "deleteEnd"))
		h->deleted = 0;
	for (i = 0; i < sizeof(characters) / sizeof(characters[0]); i++)
		if (xml_is(node, characters[i].name) && !h->deleted)
			writing_put(&h->writing, characters[i].text);
}

static void
put_t(struct hwpx *h, const xmlNode *t)
{
	const xmlNode	*child;

	for (child = t->children; child != NULL; child = child->next) {
		if (child->type == XML_ELEMENT_NODE)
			put_element(h, child);
		else if (child->type == XML_TEXT_NODE && !h->deleted)
			writing_put(&h->writing, (const char *)child->content);
	}
}

/* A check box or radio button of a form, as people would write it. */
static void
put_button(struct hwpx *h, const xmlNode *node)
{
	const char	*value = part_attribute(node, "value");
	const char	*caption = part_attribute(node, "caption");
	int		 on = value != NULL && strcmp(value, "CHECKED") == 0;

	writing_put(&h->writing, on ? "☑" : "□");
	if (caption != NULL)
		writing_put(&h->writing, caption);
	writing_putc(&h->writing, ' ');
}

static void
put_choice(struct hwpx *h, const xmlNode *node)
{
	const char	*value = part_attribute(node, "selectedValue");

	if (value != NULL)
		writing_put(&h->writing, value);
}

/* The text of an <edit>: its own <text> child, which is no <t>. */
static void
put_edit(struct hwpx *h, const xmlNode *node)
{
	const xmlNode	*child = xml_child(node, "text");

	if (child != NULL)
		writing_put(&h->writing, xml_text(h->writing.arena, child));
}

/* Letters on one another (글자 겹침): a tick may lie over a box. */
static void
put_overlay(struct hwpx *h, const xmlNode *node)
{
	const char	*text = part_attribute(node, "composeText");

	if (text != NULL)
		writing_put(&h->writing,
		    writing_overlay(h->writing.arena, text));
}

/* The word that has a small one above it (덧말). */
static void
put_word(struct hwpx *h, const xmlNode *node)
{
	writing_put(&h->writing, xml_text(h->writing.arena, node));
}

static void
walk_paragraph(struct hwpx *h, const xmlNode *p)
{
	struct writing_scope	 scope;

	writing_paragraph(&h->writing, &scope);
	walk(h, p);
	writing_paragraph_end(&h->writing, &scope);
}

/* 1 if the object is of a letter's size and stands in its line. */
static int
is_box(const xmlNode *object)
{
	const xmlNode	*size = xml_child(object, "sz");
	const xmlNode	*place = xml_child(object, "pos");
	int		 width, height;

	if (size == NULL || place == NULL ||
	    number(place, "treatAsChar", 0) != 1)
		return 0;
	width = number(size, "width", 0);
	height = number(size, "height", 0);
	return width > 0 && width <= WRITING_BOX_MAX &&
	    height > 0 && height <= WRITING_BOX_MAX;
}

static void
walk_shape(struct hwpx *h, const xmlNode *shape)
{
	struct writing_scope	 scope;

	if (!is_box(shape)) {
		walk(h, shape);
		return;
	}
	writing_cell(&h->writing, &scope);
	walk(h, shape);
	writing_box_end(&h->writing, &scope);
}

/* Where cell TC stands, 1 …: by its address or by counting. */
static void
place_cell(const xmlNode *tc, struct cover *cover, struct text_piece *place)
{
	const xmlNode	*address = xml_child(tc, "cellAddr");
	const xmlNode	*span = xml_child(tc, "cellSpan");
	int		 columns = 1, rows = 1, i;

	if (span != NULL) {
		columns = number(span, "colSpan", 1);
		rows = number(span, "rowSpan", 1);
	}
	while (cover->column < COLUMNS_MAX && cover->rows[cover->column] > 0)
		cover->rows[cover->column++]--;
	place->row = cover->row + 1;
	place->column = cover->column + 1;
	if (address != NULL) {
		place->row = 1 + number(address, "rowAddr",
		    cover->row);
		place->column = 1 + number(address, "colAddr",
		    cover->column);
	}
	for (i = 0; i < columns && cover->column < COLUMNS_MAX; i++)
		cover->rows[cover->column++] = rows - 1;
}

static void
walk_cell(struct hwpx *h, const xmlNode *tc, struct text_piece place)
{
	struct writing_scope	 scope;

	writing_cell(&h->writing, &scope);
	walk(h, tc);
	writing_cell_end(&h->writing, &scope, place);
}

static void
walk_row(struct hwpx *h, const xmlNode *tr, struct cover *cover,
    struct text_piece place)
{
	const xmlNode	*tc;

	cover->column = 0;
	for (tc = xml_first(tr); tc != NULL; tc = xml_next(tc))
		if (xml_is(tc, "tc")) {
			place_cell(tc, cover, &place);
			walk_cell(h, tc, place);
		}
	/* Columns behind the last cell are one row less covered. */
	for (; cover->column < COLUMNS_MAX; cover->column++)
		if (cover->rows[cover->column] > 0)
			cover->rows[cover->column]--;
	cover->row++;
}

static void
walk_table(struct hwpx *h, const xmlNode *table)
{
	struct text_piece	 place;
	struct cover		*cover;
	const xmlNode		*tr;

	if (number(table, "rowCnt", 0) == 1 &&
	    number(table, "colCnt", 0) == 1 && is_box(table)) {
		walk_shape(h, table);
		return;
	}
	cover = mem_alloc(sizeof(*cover));
	place = writing_table(&h->writing);
	for (tr = xml_first(table); tr != NULL; tr = xml_next(tr))
		if (xml_is(tr, "tr"))
			walk_row(h, tr, cover, place);
		else if (xml_is(tr, "caption"))
			walk(h, tr);
	free(cover);
}

static const struct {
	const char	*name;
	void		(*take)(struct hwpx *, const xmlNode *);
} elements[] = {
	{ "t", put_t },
	{ "p", walk_paragraph },
	{ "tbl", walk_table },
	{ "checkBtn", put_button },
	{ "radioBtn", put_button },
	{ "comboBox", put_choice },
	{ "edit", put_edit },
	{ "rect", walk_shape },
	{ "compose", put_overlay },
	{ "mainText", put_word },
};

enum { ELEMENTS = sizeof(elements) / sizeof(elements[0]) };

/* Takes one element, whatever it is. */
static void
take(struct hwpx *h, const xmlNode *node)
{
	size_t	 i;

	for (i = 0; i < ELEMENTS; i++)
		if (xml_is(node, elements[i].name))
			break;
	if (i == ELEMENTS)
		walk(h, node);
	else
		elements[i].take(h, node);
}

/* Depth is bounded by xml_filter_each. */
static void
walk(struct hwpx *h, const xmlNode *node)
{
	const xmlNode	*child;

	for (child = xml_first(node); child != NULL && !h->writing.text->full;
	    child = xml_next(child))
		take(h, child);
}

static void
on_piece(const xmlNode *node, void *data)
{
	struct hwpx	*h = data;

	if (!h->writing.text->full)
		take(h, node);
}

/* Paragraph by paragraph. 0, or -1 if the part cannot be read whole. */
static int
read_section(struct hwpx *h, struct parts *parts, const char *path)
{
	/*
	 * Places of lines are most of a section. The value of a field stands
	 * behind its beginning, too.
	 */
	static const char *const	 left_out[] = { "linesegarray",
	    "fieldBegin", "hiddenComment", "cellSz", "cellMargin", NULL };
	static const char *const	 attributes[] = { "value", "caption",
	    "selectedValue", "composeText", "treatAsChar", "width", "height",
	    "colSpan", "rowSpan", "colAddr", "rowAddr", "colCnt", "rowCnt",
	    NULL };
	const char			*names[ELEMENTS + 1] = { NULL };
	struct xml_filter		 filter = { names, left_out,
	    attributes, 0 };
	struct writing_mark		 mark = writing_mark(&h->writing);
	struct writing_scope		 scope;
	size_t				 i;
	int				 result;

	for (i = 0; i < ELEMENTS; i++)
		names[i] = elements[i].name;
	writing_open(&h->writing, &scope);
	h->deleted = 0;
	result = part_each(parts, path, filter, on_piece, h);
	writing_close(&h->writing, &scope);
	if (result == -1)
		writing_take_back(&h->writing, &mark);
	else
		h->unclosed |= h->deleted;
	return result;
}

/* The href of the manifest's item ID, or NULL. */
static const char *
item_href(const xmlNode *manifest, const char *id)
{
	const xmlNode	*item;

	for (item = xml_first(manifest); item != NULL; item = xml_next(item)) {
		const char	*own = part_attribute(item, "id");

		if (own != NULL && strcmp(own, id) == 0)
			return part_attribute(item, "href");
	}
	return NULL;
}

/* A spine's href is relative to Contents/ or to the root. */
static const char *
section_path(struct parts *parts, const char *href)
{
	const char	*path;

	if (strncmp(href, "./", 2) == 0)
		href += 2;
	path = part_path(parts->arena, "Contents", href);

	if (!part_exists(parts, path))
		path = part_exists(parts, href) ?
		    arena_strdup(parts->arena, href) : NULL;
	return path;
}

/* The sections in the order of the spine; how many. */
static size_t
spine_sections(struct parts *parts, const char **paths)
{
	static const char *const	 attributes[] = { "id", "idref",
	    "href", NULL };
	struct xml_filter		 filter = { .attributes = attributes };
	xmlDoc		*doc = part_xml(parts, "Contents/content.hpf", filter);
	const xmlNode	*root, *manifest, *spine, *ref;
	size_t		 n = 0, seen = 0;

	if (doc == NULL)
		return 0;
	root = xmlDocGetRootElement(doc);
	manifest = xml_child(root, "manifest");
	spine = xml_child(root, "spine");
	ref = manifest != NULL && spine != NULL ? xml_first(spine) : NULL;
	for (; ref != NULL && seen++ < SECTIONS_MAX; ref = xml_next(ref)) {
		const char	*id = part_attribute(ref, "idref");
		const char	*href;

		href = id == NULL ? NULL : item_href(manifest, id);
		if (href == NULL || strstr(href, "section") == NULL)
			continue;
		if ((paths[n] = section_path(parts, href)) != NULL)
			n++;
	}
	xml_free(doc);
	return n;
}

static int
is_listed(const char *const *paths, size_t n, const char *path)
{
	size_t	 i;

	for (i = 0; i < n; i++)
		if (strcmp(paths[i], path) == 0)
			return 1;
	return 0;
}

/*
 * Contents/section0.xml and so on, those that no spine names, behind the
 * first N; how many there are then.
 */
static size_t
numbered_sections(struct parts *parts, const char **paths, size_t n)
{
	const char	*path;
	size_t		 i;

	for (i = 0; n < SECTIONS_MAX; i++) {
		path = arena_printf(parts->arena, "Contents/section%zu.xml",
		    i);
		if (!part_exists(parts, path))
			break;
		if (!is_listed(paths, n, path))
			paths[n++] = path;
	}
	return n;
}

/* What stands on all pages of a section: words like 열람용 across them. */
static void
read_masters(struct hwpx *h, struct parts *parts)
{
	const char	*path;
	int		 i;

	for (i = 0; i < MASTERS_MAX; i++) {
		path = arena_printf(parts->arena,
		    "Contents/masterpage%d.xml", i);
		if (!part_exists(parts, path))
			break;
		(void)read_section(h, parts, path);
	}
}

static int
has_encryption(const xmlNode *node)
{
	const xmlNode	*child;

	for (child = xml_first(node); child != NULL; child = xml_next(child))
		if (xml_is(child, "encryption-data") || has_encryption(child))
			return 1;
	return 0;
}

static int
is_encrypted(struct parts *parts)
{
	static const char *const	 none[] = { NULL };
	struct xml_filter		 filter = { .attributes = none };
	xmlDoc	*doc = part_xml(parts, "META-INF/manifest.xml", filter);
	int	 result;

	if (doc == NULL)
		return 0;
	result = has_encryption(xmlDocGetRootElement(doc));
	xml_free(doc);
	return result;
}

/* The text that file managers show: cut short, but better than nothing. */
static void
read_preview(struct hwpx *h, struct parts *parts, struct member *m)
{
	struct text	*text = h->writing.text;
	struct buf	 bytes;
	struct member	 scratch = *m;
	size_t		 before = text->n;

	buf_init(&bytes, PREVIEW_MAX);
	if (part_read(parts, "Preview/PrvText.txt", &bytes) == 0)
		read_plain(h->writing.arena, &scratch, &bytes, text);
	buf_free(&bytes);
	if (text->n > before)
		bundle_problem(h->writing.arena, m, DIAG_I073, NULL);
	else
		part_fail(parts, m, "Contents/section0.xml");
}

static void
read_sections(struct hwpx *h, struct parts *parts, struct member *m)
{
	const char	*paths[SECTIONS_MAX];
	size_t		 n, i, failed = 0;

	n = spine_sections(parts, paths);
	n = numbered_sections(parts, paths, n);
	for (i = 0; i < n; i++)
		failed += read_section(h, parts, paths[i]) == -1;
	if (failed == n)
		read_preview(h, parts, m);
	else if (failed > 0)
		part_fail(parts, m, "section");
	read_masters(h, parts);
	if (h->unclosed)
		bundle_problem(parts->arena, m, DIAG_I220, NULL);
}

void
read_hwpx(struct arena *arena, struct member *m, const struct buf *bytes,
    struct text *text)
{
	struct hwpx	 h = { .deleted = 0 };
	struct parts	 parts;

	if (part_open(&parts, arena, m, bytes) == -1)
		return;
	writing_init(&h.writing, arena, text);
	if (is_encrypted(&parts))
		bundle_fail(arena, m, MEMBER_ENCRYPTED, DIAG_I071, NULL);
	else
		read_sections(&h, &parts, m);
	part_close(&parts);
}
