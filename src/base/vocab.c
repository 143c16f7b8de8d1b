#include "base/vocab.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/nearest.h"
#include "base/xml.h"

struct walk {
	struct diags			*diags;
	const char			*file;
	const struct vocab_element	*table;
	size_t				 n;
	int				 faults;
};

static void
fault(struct walk *w, enum diag_code code, const xmlNode *node,
    const char *first, const char *second)
{
	w->faults++;
	diag_at(w->diags, code,
	    (struct place){ .file = w->file, .line = xml_line(node) }, first,
	    second, NULL);
}

static void
suggest(struct walk *w, enum diag_code code, const xmlNode *node,
    const char *first, const char *second, const char *third)
{
	w->faults++;
	diag_at(w->diags, code,
	    (struct place){ .file = w->file, .line = xml_line(node) }, first,
	    second, third, NULL);
}

/* The word at S up to a blank; its length, 0 at the end. */
static size_t
word(const char **s)
{
	*s += strspn(*s, " ");
	return strcspn(*s, " ");
}

/* What people write who know HTML better; the name there is, if it is. */
static const char *const	 synonyms[][2] = {
	{ "div", "group" }, { "ul", "items" }, { "ol", "items" },
	{ "li", "item" }, { "strong", "b" }, { "em", "b" }, { "i", "b" },
	{ "del", "s" }, { "strike", "s" }, { "paragraph", "p" },
	{ "style", "class" }, { "row", "tr" }, { "cell", "td" }
};

static const char *
synonym(const char *name)
{
	size_t	 i;

	for (i = 0; i < sizeof(synonyms) / sizeof(synonyms[0]); i++)
		if (strcmp(synonyms[i][0], name) == 0)
			return synonyms[i][1];
	return NULL;
}

/* 1 if WORD, or "*", is one of the blank-separated words of LIST. */
static int
listed(const char *list, const char *name)
{
	size_t	 len;

	for (; (len = word(&list)) > 0; list += len) {
		const char	*entry = list;
		size_t		 n = len;

		if (entry[0] == '!') {
			entry++;
			n--;
		}
		if (n == 1 && entry[0] == '*')
			return 1;
		if (strncmp(entry, name, n) == 0 && name[n] == '\0')
			return 1;
	}
	return 0;
}

/* PARENT is NULL for the root. */
static int
fits(const struct vocab_element *e, const xmlNode *node, const xmlNode *parent)
{
	if (strcmp(e->name, xml_name(node)) != 0)
		return 0;
	if (parent == NULL)
		return e->parents[0] == '\0';
	return listed(e->parents, xml_name(parent));
}

static const struct vocab_element *
find(const struct walk *w, const xmlNode *node, const xmlNode *parent)
{
	size_t	 i;

	for (i = 0; i < w->n; i++)
		if (fits(&w->table[i], node, parent))
			return &w->table[i];
	return NULL;
}

static void
check_required(struct walk *w, const xmlNode *node, const char *list)
{
	char	 name[64];
	size_t	 len;

	for (; (len = word(&list)) > 0; list += len) {
		if (list[0] != '!' || len > sizeof(name))
			continue;
		memcpy(name, list + 1, len - 1);
		name[len - 1] = '\0';
		if (!xmlHasProp((xmlNode *)(uintptr_t)node,
		    (const xmlChar *)name))
			fault(w, DIAG_B014, node, name, xml_name(node));
	}
}

/* Offers the words of LIST. */
static void
try_words(struct nearest *near, struct arena *arena, const char *list)
{
	size_t	 len;

	for (; (len = word(&list)) > 0; list += len) {
		size_t	 mark = list[0] == '!';

		nearest_try(near, arena_strndup(arena, list + mark,
		    len - mark));
	}
}

static void
unknown_attribute(struct walk *w, const xmlNode *node,
    const struct vocab_element *e, const char *name)
{
	struct arena	*arena = arena_new();
	const char	*same = synonym(name);
	struct nearest	 near;

	nearest_init(&near, name);
	try_words(&near, arena, e->attributes);
	if (same != NULL && listed(e->attributes, same))
		near.found = same;
	if (near.found == NULL)
		fault(w, DIAG_B013, node, name, xml_name(node));
	else
		suggest(w, DIAG_B030, node, name, xml_name(node), near.found);
	arena_free(arena);
}

static void
check_attributes(struct walk *w, const xmlNode *node,
    const struct vocab_element *e)
{
	const xmlAttr	*a;

	for (a = node->properties; a != NULL; a = a->next)
		if (a->ns == NULL && !listed(e->attributes,
		    (const char *)a->name))
			unknown_attribute(w, node, e, (const char *)a->name);
	check_required(w, node, e->attributes);
}

static int
is_blank(const char *s)
{
	return s == NULL || s[strspn(s, " \t\r\n")] == '\0';
}

static void
check_text(struct walk *w, const xmlNode *node)
{
	const xmlNode	*child;
	char		 start[40];
	size_t		 len;

	for (child = node->children; child != NULL; child = child->next) {
		const char	*text = (const char *)child->content;

		if ((child->type != XML_TEXT_NODE &&
		    child->type != XML_CDATA_SECTION_NODE) || is_blank(text))
			continue;
		text += strspn(text, " \t\r\n");
		len = strcspn(text, "\r\n");
		if (len >= sizeof(start))
			len = sizeof(start) - 1;
		/* Never cut inside a letter. */
		while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
			len--;
		memcpy(start, text, len);
		start[len] = '\0';
		fault(w, DIAG_B015, child, xml_name(node), start);
		return;
	}
}

static int
is_element(const struct walk *w, const char *name)
{
	size_t	 i;

	for (i = 0; i < w->n; i++)
		if (strcmp(w->table[i].name, name) == 0)
			return 1;
	return 0;
}

/* "p, h1, …": what may stand in PARENT; for messages. */
static const char *
allowed_in(const struct walk *w, struct arena *arena, const char *parent)
{
	const char	*text = "";
	size_t		 i;

	for (i = 0; i < w->n; i++)
		if (w->table[i].parents[0] != '\0' &&
		    listed(w->table[i].parents, parent) &&
		    !(i > 0 && strcmp(w->table[i].name,
		    w->table[i - 1].name) == 0))
			text = arena_printf(arena, "%s%s%s", text,
			    text[0] != '\0' ? ", " : "", w->table[i].name);
	return text;
}

/* An element that stands elsewhere, or one that there is not at all. */
static void
unknown_element(struct walk *w, const xmlNode *node, const xmlNode *parent)
{
	struct arena	*arena = arena_new();
	const char	*name = xml_name(node), *same = synonym(name);
	struct nearest	 near;
	size_t		 i;

	nearest_init(&near, name);
	for (i = 0; i < w->n; i++)
		if (w->table[i].parents[0] != '\0' &&
		    listed(w->table[i].parents, xml_name(parent)))
			nearest_try(&near, w->table[i].name);
	if (same != NULL && is_element(w, same))
		near.found = same;
	if (is_element(w, name))
		fault(w, DIAG_B012, node, name, xml_name(parent));
	else if (near.found != NULL)
		fault(w, DIAG_B031, node, name, near.found);
	else
		fault(w, DIAG_B032, node, name, allowed_in(w, arena,
		    xml_name(parent)));
	arena_free(arena);
}

/* Recursion is bounded by the depth that xml_read allows. */
static void
check_element(struct walk *w, const xmlNode *node, const xmlNode *parent)
{
	const struct vocab_element	*e = find(w, node, parent);
	const xmlNode			*child;

	if (e == NULL) {
		/* What stands inside it cannot be judged. */
		unknown_element(w, node, parent);
		return;
	}
	check_attributes(w, node, e);
	if (!e->text)
		check_text(w, node);
	for (child = xml_first(node); child != NULL; child = xml_next(child))
		check_element(w, child, node);
}

static const char *
root_name(const struct walk *w)
{
	size_t	 i;

	for (i = 0; i < w->n; i++)
		if (w->table[i].parents[0] == '\0')
			return w->table[i].name;
	return "?";
}

int
vocab_check(struct diags *ds, const char *file, const xmlDoc *doc,
    const struct vocab_element *table, size_t n)
{
	struct walk	 w = { ds, file, table, n, 0 };
	const xmlNode	*root =
	    xmlDocGetRootElement((xmlDoc *)(uintptr_t)doc);

	if (root == NULL || find(&w, root, NULL) == NULL) {
		diag_at(ds, DIAG_B016, (struct place){ .file = file,
		    .line = root != NULL ? xml_line(root) : 0 },
		    root != NULL ? xml_name(root) : "", root_name(&w), NULL);
		return -1;
	}
	check_element(&w, root, NULL);
	return w.faults > 0 ? -1 : 0;
}
