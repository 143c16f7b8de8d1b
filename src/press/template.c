#include "press/template.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/vocab.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "press/house.h"
#include "press/template_check.h"

#define CELLS	"th td"
#define RUNNING	"header footer"
#define FLOW	"document section columns item box " CELLS " " RUNNING
#define HEADINGS "h1 h2 h3 h4 h5 h6"
#define TEXTS	HEADINGS " p b u span s sup sub a note"
#define INLINE	TEXTS " seal item box " CELLS " " RUNNING
#define ANY	FLOW " " TEXTS " seal items attachments table tr"
#define STYLES	" @styles"
#define BLOCK	" id" STYLES

static const struct {
	const char	*name;
	const char	*parents;
	const char	*attributes;
	int		 text;
} elements[ELEMENT_COUNT] = {
	[ELEMENT_TEXT] = { "#text", INLINE, "", 1 },
#define ELEMENT(constant, name, parents, attributes, text) \
	[ELEMENT_##constant] = { name, parents, attributes, text },
#include "press/template.in"
#undef ELEMENT
};

enum { ROWS = ELEMENT_COUNT };	/* of the vocabulary; a second one of group */

/* A load under way. */
struct load {
	struct diags		*diags;
	const struct styles	*styles;
	struct template		*t;
	const char		*files[TEMPLATE_DEPTH];	/* being included */
	int			 depth;
	const char		*file;
	int			 line;	/* of what is read now */
	int			 includes;	/* so far */
	int			 full;		/* a limit was reached */
	int			 faults;
};

static struct place
here(const struct load *l)
{
	return (struct place){ .file = l->file, .line = l->line };
}

const char *
template_element(enum element e)
{
	return elements[e].name;
}

const struct template_attribute *
template_attribute(const struct template_node *node, const char *name)
{
	size_t	 i;

	for (i = 0; i < node->n_attributes; i++)
		if (strcmp(node->attributes[i].name, name) == 0)
			return &node->attributes[i];
	return NULL;
}

static int
listed(const char *list, const char *name)
{
	size_t	 len, want = strlen(name);

	for (; *list != '\0'; list += len + (list[len] == ' ')) {
		len = strcspn(list, " ");
		if (len == want && memcmp(list, name, len) == 0)
			return 1;
	}
	return 0;
}

static const char *
attribute_list(struct arena *arena, enum element e)
{
	const char	*own = elements[e].attributes;
	const char	*mark = strstr(own, STYLES);
	struct buf	 out;
	const char	*list;

	buf_init(&out, 8192);
	buf_add(&out, own, mark != NULL ? (size_t)(mark - own) : strlen(own));
	if (mark != NULL) {
		buf_puts(&out, " class");
		style_names(&out);
	}
	if (e != ELEMENT_DOCUMENT)
		buf_puts(&out, " each if required");
	list = arena_strdup(arena, buf_string(&out));
	buf_free(&out);
	return list;
}

/*
 * Names and attributes; what may stand where is checked when groups and
 * includes have been looked through.
 */
static int
check_vocabulary(struct load *l, const xmlDoc *doc, const char *path)
{
	struct arena		*arena = arena_new();
	struct vocab_element	 table[ROWS];
	int			 i, result;

	for (i = 1; i < ELEMENT_COUNT; i++)
		table[i] = (struct vocab_element){ elements[i].name,
		    i == ELEMENT_DOCUMENT ? "" : "*",
		    attribute_list(arena, (enum element)i), 1 };
	table[0] = table[ELEMENT_GROUP];
	table[0].parents = "";
	result = vocab_check(l->diags, path, doc, table, ROWS);
	arena_free(arena);
	return result;
}

static enum element
find_element(const char *name)
{
	int	 i;

	for (i = 1; i < ELEMENT_COUNT; i++)
		if (strcmp(elements[i].name, name) == 0)
			return (enum element)i;
	return ELEMENT_COUNT;
}

static void
check_parent(struct load *l, enum element e, enum element parent)
{
	if (e == ELEMENT_GROUP || e == ELEMENT_INCLUDE ||
	    e == ELEMENT_DOCUMENT ||
	    listed(elements[e].parents, elements[parent].name))
		return;
	l->faults++;
	diag_at(l->diags, DIAG_P006, here(l), elements[e].name,
	    elements[parent].name, NULL);
}

const struct style_rule *
template_class(const struct styles *ss, struct diags *ds, struct place place,
    const char *name, size_t len)
{
	const struct style_rule	*rule = styles_find(ss, name, len);
	struct arena		*arena;

	if (rule != NULL)
		return rule;
	arena = arena_new();
	diag_at(ds, DIAG_P007, place, arena_strndup(arena, name, len), NULL);
	arena_free(arena);
	return NULL;
}

static void
check_class(struct load *l, const char *text)
{
	size_t	 len;

	for (;;) {
		text += strspn(text, " \t\r\n");
		if ((len = strcspn(text, " \t\r\n")) == 0)
			return;
		if (template_class(l->styles, l->diags, here(l), text,
		    len) == NULL)
			l->faults++;
		text += len;
	}
}

static struct xpath_expr *
compile(struct load *l, const char *text)
{
	struct xpath_expr	*e = xpath_compile(l->diags, here(l), text);

	l->faults += e == NULL;
	return e;
}

static void
load_style(struct load *l, struct template_node *node,
    const struct template_attribute *a)
{
	int	 n;

	n = style_parse(l->styles, l->diags, here(l), a->name,
	    a->value.parts[0].text, node->settings + node->n_settings);
	if (n == -1)
		l->faults++;
	else
		node->n_settings += (size_t)n;
}

static void
load_attribute(struct load *l, struct template_node *node, const char *name,
    const char *text)
{
	struct template_attribute	*a;

	if (strcmp(name, "each") == 0) {
		node->each = compile(l, text);
		return;
	}
	if (strcmp(name, "required") == 0) {
		node->required = strcmp(text, "yes") == 0;
		return;
	}
	if (strcmp(name, "if") == 0) {
		node->test = compile(l, text);
		return;
	}
	if (node->element == ELEMENT_DOCUMENT &&
	    (strcmp(name, "select") == 0 || strcmp(name, "draft") == 0)) {
		*(name[0] == 's' ? &l->t->select : &l->t->draft) =
		    compile(l, text);
		return;
	}
	a = &node->attributes[node->n_attributes++];
	a->name = name;
	/* The size of a seal is not that of its letters. */
	a->is_style = style_is_property(name) &&
	    !listed(elements[node->element].attributes, name);
	if (hole_parse(&a->value, l->diags, l->t->arena, here(l), text) == -1)
		l->faults++;
	if (!hole_is_plain(&a->value)) {
		node->fixed = 0;
		return;
	}
	if (a->is_style)
		load_style(l, node, a);
	else if (strcmp(name, "class") == 0)
		check_class(l, a->value.parts[0].text);
}

static void
load_attributes(struct load *l, struct template_node *node, const xmlNode *x)
{
	struct arena	*arena = l->t->arena;
	const xmlAttr	*a;
	size_t		 n = 0;

	for (a = x->properties; a != NULL; a = a->next)
		n++;
	node->fixed = 1;
	node->attributes = arena_array(arena, n, sizeof(*node->attributes));
	node->settings = arena_array(arena, n * STYLE_SETTINGS,
	    sizeof(*node->settings));
	for (a = x->properties; a != NULL; a = a->next)
		if (a->ns == NULL)
			load_attribute(l, node, arena_strdup(arena,
			    (const char *)a->name), xml_attribute(arena, x,
			    (const char *)a->name));
}

/* Says so once. */
static int
is_full(struct load *l)
{
	if (!l->full) {
		l->faults++;
		diag_at(l->diags, DIAG_P008, here(l), NULL);
	}
	l->full = 1;
	return 1;
}

static struct template_node *
node_new(struct load *l, enum element e)
{
	struct template_node	*node;

	if (l->t->n == TEMPLATE_NODES)
		is_full(l);
	if (l->full)
		return NULL;
	node = arena_alloc(l->t->arena, sizeof(*node));
	node->element = e;
	node->id = l->t->n++;
	node->file = l->file;
	node->line = l->line;
	return node;
}

static int	 load_children(struct load *, struct template_node *,
		    const xmlNode *, enum element);
static struct template_node	*load_file(struct load *, const char *,
				    enum element);

/* "./a.xml" is "a.xml". */
static const char *
plain_path(const char *path)
{
	while (strncmp(path, "./", 2) == 0)
		path += 2;
	return path;
}

static int
is_open(const struct load *l, const char *path)
{
	int	 i;

	for (i = 0; i < l->depth; i++)
		if (strcmp(plain_path(l->files[i]), plain_path(path)) == 0)
			return 1;
	return 0;
}

/* "template.xml → a.xml → b.xml", the last of them PATH. */
static const char *
chain(const struct load *l, const char *path)
{
	struct arena	*arena = l->t->arena;
	const char	*text = file_base(l->files[0]);
	int		 i;

	for (i = 1; i < l->depth; i++)
		text = arena_printf(arena, "%s → %s", text,
		    file_base(l->files[i]));
	return arena_printf(arena, "%s → %s", text, file_base(path));
}

static void
include_fault(struct load *l, enum diag_code code, const char *text)
{
	l->faults++;
	diag_at(l->diags, code, here(l), text, NULL);
}

/* The root of the part as a child of the include, which carries each and if. */
static void
load_include(struct load *l, struct template_node *node, enum element parent)
{
	const struct template_attribute	*src;
	const char			*name, *path;

	if ((src = template_attribute(node, "src")) == NULL || l->full)
		return;
	if (++l->includes > TEMPLATE_INCLUDES) {
		is_full(l);
		return;
	}
	name = src->value.text;
	if (!hole_is_plain(&src->value) || !house_is_inside(name)) {
		include_fault(l, DIAG_P009, name);
		return;
	}
	path = house_find(l->t->house, l->t->arena, l->t->dir, name);
	if (!file_exists(path))
		include_fault(l, DIAG_P147, name);
	else if (is_open(l, path))
		include_fault(l, DIAG_P010, chain(l, path));
	else if (l->depth == TEMPLATE_DEPTH)
		include_fault(l, DIAG_P148, chain(l, path));
	else
		node->first = load_file(l, path, parent);
}

static struct template_node *
load_element(struct load *l, const xmlNode *x, enum element parent)
{
	struct template_node	*node;
	enum element		 e = find_element(xml_name(x));

	l->line = xml_line(x);
	if (e == ELEMENT_COUNT || (node = node_new(l, e)) == NULL)
		return NULL;
	check_parent(l, e, parent);
	load_attributes(l, node, x);
	if (e == ELEMENT_INCLUDE) {
		load_include(l, node, parent);
		node->element = ELEMENT_GROUP;
	}
	load_children(l, node, x, e == ELEMENT_GROUP || e == ELEMENT_INCLUDE ?
	    parent : e);
	return node;
}

static int
is_blank(const char *s)
{
	return s[strspn(s, " \t\r\n")] == '\0';
}

/* The first words, for a message. */
static const char *
start_of(struct arena *arena, const char *text)
{
	size_t	 len;

	text += strspn(text, " \t\r\n");
	len = strcspn(text, "\r\n");
	len = len < 40 ? len : 40;
	/* Never cut inside a letter. */
	while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
		len--;
	return arena_strndup(arena, text, len);
}

static struct template_node *
load_text(struct load *l, const char *text, enum element parent)
{
	struct template_node	*node = NULL;
	const char		*s;

	if (elements[parent].text && parent != ELEMENT_GROUP) {
		if ((node = node_new(l, ELEMENT_TEXT)) != NULL &&
		    hole_parse(&node->text, l->diags, l->t->arena, here(l),
		    arena_strdup(l->t->arena, text)) == -1)
			l->faults++;
	} else if (!is_blank(text)) {
		l->faults++;
		diag_at(l->diags, DIAG_B015, here(l), elements[parent].name,
		    start_of(l->t->arena, text), NULL);
	}
	for (s = text; *s != '\0'; s++)
		l->line += *s == '\n';
	return node;
}

static int
load_children(struct load *l, struct template_node *node, const xmlNode *x,
    enum element parent)
{
	struct template_node	**tail = &node->first;
	const xmlNode		 *child;

	while (*tail != NULL)
		tail = &(*tail)->next;
	for (child = x->children; child != NULL && !l->full;
	    child = child->next) {
		if (child->type == XML_ELEMENT_NODE)
			*tail = load_element(l, child, parent);
		else if (child->type == XML_TEXT_NODE ||
		    child->type == XML_CDATA_SECTION_NODE)
			*tail = load_text(l, (const char *)child->content,
			    parent);
		else
			l->line = xml_line(child);
		if (*tail != NULL)
			tail = &(*tail)->next;
	}
	return 0;
}

/* PARENT is DOCUMENT's own place for the template, else that of the part. */
static struct template_node *
load_file(struct load *l, const char *path, enum element parent)
{
	const char		*file = l->file;
	int			 line = l->line;
	xmlDoc			*doc = xml_read_mixed(l->diags, path);
	const xmlNode		*root;
	const char		*want;
	struct template_node	*node = NULL;

	l->file = path;
	l->files[l->depth++] = path;
	root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
	want = l->depth == 1 ? "document" : "group";
	if (root != NULL && !xml_is(root, want))
		diag_at(l->diags, DIAG_B016, (struct place){ path,
		    xml_line(root), NULL }, xml_name(root), want, NULL);
	else if (root != NULL) {
		l->faults += check_vocabulary(l, doc, path) == -1;
		node = load_element(l, root, parent);
	}
	l->faults += node == NULL;
	xml_free(doc);
	l->depth--;
	l->file = file;
	l->line = line;
	return node;
}

static char *
folder_of(struct arena *arena, const char *path)
{
	const char	*slash = strrchr(path, '/');

	if (slash == NULL)
		return arena_strdup(arena, ".");
	return arena_strndup(arena, path, (size_t)(slash - path));
}

struct template *
template_read(struct diags *ds, const struct styles *ss,
    const struct house *house, const char *name, const char *path,
    int *faults)
{
	struct arena	*arena = arena_new();
	struct template	*t = arena_alloc(arena, sizeof(*t));
	struct load	 l = { .diags = ds, .styles = ss, .t = t };

	t->arena = arena;
	t->name = arena_strdup(arena, name);
	t->path = arena_strdup(arena, path);
	t->dir = folder_of(arena, path);
	t->house = house;
	t->root = load_file(&l, t->path, ELEMENT_DOCUMENT);
	*faults = l.faults + template_check_expressions(ds, t);
	return t;
}

struct template *
template_load(struct diags *ds, const struct styles *ss,
    const struct house *house, const char *name, const char *path)
{
	int		 faults;
	struct template	*t = template_read(ds, ss, house, name, path, &faults);

	if (faults == 0)
		return t;
	template_free(t);
	return NULL;
}

static void
free_expressions(struct template_node *node)
{
	size_t	 i;

	for (; node != NULL; node = node->next) {
		xpath_expr_free(node->each);
		xpath_expr_free(node->test);
		hole_free(&node->text);
		for (i = 0; i < node->n_attributes; i++)
			hole_free(&node->attributes[i].value);
		free_expressions(node->first);
	}
}

void
template_free(struct template *t)
{
	if (t == NULL)
		return;
	free_expressions(t->root);
	xpath_expr_free(t->select);
	xpath_expr_free(t->draft);
	arena_free(t->arena);
}
