#include "press/template_paths.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/nearest.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "press/press.h"

enum { TOLD_MAX = 200 };

struct search {
	struct diags		*diags;
	struct arena		*arena;
	xmlDoc *const		*samples;
	size_t			 n;
	const char		*told[TOLD_MAX];	/* not found */
	size_t			 n_told;
	struct buf		 others;	/* without a name near them */
};

/* Without its conditions: whether a value occurs is the data's matter. */
static char *
plain_path(struct arena *arena, const char *path)
{
	char	*copy = arena_strdup(arena, path), *out = copy;
	char	 quote = '\0';
	int	 depth = 0;

	for (; *path != '\0'; path++) {
		if (quote != '\0')
			quote = *path == quote ? '\0' : quote;
		else if (depth > 0 && (*path == '\'' || *path == '"'))
			quote = *path;
		else if (*path == '[')
			depth++;
		else if (*path == ']')
			depth--;
		else if (depth == 0)
			*out++ = *path;
	}
	*out = '\0';
	return copy;
}

static int
is_in(const struct xpath_expr *e, xmlDoc *doc)
{
	struct diags	 *unsaid = diags_new();
	struct xpath	 *x = xpath_new(unsaid, doc);
	struct arena	 *arena = arena_new();
	xmlNode		**nodes;
	size_t		  n = 0;
	int		  found;

	found = xpath_nodes(x, e, (xmlNode *)doc, arena, &nodes, &n) == -1 ||
	    n > 0;
	arena_free(arena);
	xpath_free(x);
	diags_free(unsaid);
	return found;
}

/* What cannot be looked for is not complained of. */
static int
is_in_some(const struct search *s, const char *path)
{
	struct diags		*unsaid = diags_new();
	struct xpath_expr	*e;
	int			 found;
	size_t			 i;

	e = xpath_compile(unsaid, (struct place){ 0 }, path);
	found = e == NULL;
	for (i = 0; i < s->n && !found; i++)
		found = is_in(e, s->samples[i]);
	xpath_expr_free(e);
	diags_free(unsaid);
	return found;
}

/* Offers the names of what stands in NODE, attributes or elements. */
static void
try_names(struct nearest *near, const xmlNode *node, int attributes)
{
	const xmlAttr	*a;
	const xmlNode	*child;

	if (node->type != XML_ELEMENT_NODE && node->type != XML_DOCUMENT_NODE)
		return;
	if (attributes) {
		for (a = node->type == XML_ELEMENT_NODE ? node->properties :
		    NULL; a != NULL; a = a->next)
			nearest_try(near, (const char *)a->name);
		return;
	}
	for (child = node->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			nearest_try(near, xml_name(child));
}

static void
try_sample(struct search *s, const char *parent, struct nearest *near,
    xmlDoc *doc, int attributes)
{
	struct diags		 *unsaid = diags_new();
	struct xpath		 *x = xpath_new(unsaid, doc);
	struct xpath_expr	 *e;
	xmlNode			**nodes;
	size_t			  i, n = 0;

	e = xpath_compile(unsaid, (struct place){ 0 }, parent);
	if (e != NULL && xpath_nodes(x, e, (xmlNode *)doc, s->arena, &nodes,
	    &n) == -1)
		n = 0;
	for (i = 0; i < n; i++)
		try_names(near, nodes[i], attributes);
	xpath_expr_free(e);
	xpath_free(x);
	diags_free(unsaid);
}

/* What the samples call something beside PATH that is spelt nearly so. */
static const char *
near_name(struct search *s, const char *path)
{
	const char	*last = strrchr(path, '/') + 1;
	const char	*parent = arena_strndup(s->arena, path,
			    last - path > 1 ? (size_t)(last - path) - 1 : 1);
	struct nearest	 near;
	size_t		 i;

	nearest_init(&near, last + (*last == '@'));
	for (i = 0; i < s->n; i++)
		try_sample(s, parent, &near, s->samples[i], *last == '@');
	return near.found;
}

/* The root of some sample; a template may be for other data too. */
static int
is_below_root(const struct search *s, const char *path)
{
	size_t		 i, len = strcspn(path + 1, "/");
	const char	*name;

	for (i = 0; i < s->n; i++) {
		name = xml_name(xmlDocGetRootElement(s->samples[i]));
		if (strlen(name) == len && memcmp(name, path + 1, len) == 0)
			return 1;
	}
	return path[1] == '*' || path[1] == '/';
}

/* Told of already, or something above it. */
static int
is_told(const struct search *s, const char *path)
{
	size_t	 i, len;

	for (i = 0; i < s->n_told; i++) {
		len = strlen(s->told[i]);
		if (strncmp(s->told[i], path, len) == 0 &&
		    (path[len] == '/' || path[len] == '\0'))
			return 1;
	}
	return 0;
}

static void
look_for(struct search *s, const struct press_field *f)
{
	const char	*path, *near;

	if (f->path[0] != '/' || f->path[1] == '\0' || f->places == NULL)
		return;
	path = plain_path(s->arena, f->path);
	if (!is_below_root(s, path))
		return;
	if (s->n_told == TOLD_MAX || is_told(s, path) || is_in_some(s, path))
		return;
	s->told[s->n_told++] = path;
	near = near_name(s, path);
	if (near != NULL)
		diag_at(s->diags, DIAG_P181, (struct place){ .file =
		    f->places->file, .line = f->places->line }, path, near,
		    NULL);
	else
		buf_printf(&s->others, "%s%s", s->others.len > 0 ? ", " : "",
		    path);
}

void
template_paths_check(struct diags *ds, const char *file,
    const struct press_fields *fields, xmlDoc *const *samples, size_t n)
{
	struct search			 s = { .diags = ds, .samples = samples,
					    .n = n };
	const struct press_field	*f;

	s.arena = arena_new();
	buf_init(&s.others, BUF_TEXT);
	for (f = fields->first; f != NULL; f = f->next)
		look_for(&s, f);
	if (s.others.len > 0)
		diag_at(ds, DIAG_P183, (struct place){ .file = file },
		    buf_string(&s.others), NULL);
	buf_free(&s.others);
	arena_free(s.arena);
}
