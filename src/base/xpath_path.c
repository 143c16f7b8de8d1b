#include "base/xpath_path.h"

#include <libxml/xpath.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"

enum { STEPS = 12 };

enum kind { CHILD, ATTRIBUTE };

struct step {
	enum kind	 kind;
	const char	*name;
};

struct xpath_path {
	char		*text;		/* names end in NUL in it */
	const char	*variable;	/* or NULL */
	int		 from_root;
	struct step	 steps[STEPS];
	int		 n;		/* 0: the node itself */
	struct xpath_path *other;	/* of a union, or NULL */
};

static int
is_start(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    c == '_' || (c & 0x80) != 0;
}

/* The end of the name at S; S itself if there is none. */
static char *
name_end(char *s)
{
	if (!is_start(*s))
		return s;
	while (is_start(*s) || (*s >= '0' && *s <= '9') || *s == '-' ||
	    *s == '.')
		s++;
	return s;
}

/* Takes the step at *S, which moves behind the slash that follows. */
static int
add_step(struct xpath_path *p, char **s)
{
	struct step	*step = &p->steps[p->n];
	char		*end, next;

	if (p->n == STEPS || (p->n > 0 && step[-1].kind == ATTRIBUTE))
		return -1;
	step->kind = **s == '@' ? ATTRIBUTE : CHILD;
	*s += **s == '@';
	end = name_end(*s);
	next = *end;
	if (end == *s || (next != '\0' && next != '/') ||
	    (next == '/' && end[1] == '\0'))
		return -1;
	step->name = *s;
	*s = next == '/' ? end + 1 : end;
	*end = '\0';
	p->n++;
	return 0;
}

static int
parse(struct xpath_path *p)
{
	char	*s = p->text, *end;

	if (strcmp(s, ".") == 0)
		return 0;
	if (*s == '$') {
		p->variable = s + 1;
		end = name_end(s + 1);
		if (end == s + 1 || *end != '/')
			return -1;
		*end = '\0';
		s = end + 1;
	} else if (*s == '/') {
		p->from_root = 1;
		s++;
	}
	do
		if (add_step(p, &s) != 0)
			return -1;
	while (*s != '\0');
	return 0;
}

static char *
trim(char *s)
{
	size_t	 n;

	s += strspn(s, " \t\r\n");
	for (n = strlen(s); n > 0 && strchr(" \t\r\n", s[n - 1]) != NULL; n--)
		s[n - 1] = '\0';
	return s;
}

/* Two paths, both from the node at hand. */
static struct xpath_path *
new_union(const char *text)
{
	char			*copy = mem_strdup(text);
	char			*bar = strchr(copy, '|');
	struct xpath_path	*p, *other;

	*bar = '\0';
	p = xpath_path_new(trim(copy));
	other = xpath_path_new(trim(bar + 1));
	free(copy);
	if (p != NULL && other != NULL && !p->from_root &&
	    !other->from_root && p->variable == NULL &&
	    other->variable == NULL && other->other == NULL) {
		p->other = other;
		return p;
	}
	xpath_path_free(p);
	xpath_path_free(other);
	return NULL;
}

struct xpath_path *
xpath_path_new(const char *text)
{
	struct xpath_path	*p;

	if (strchr(text, '|') != NULL)
		return new_union(text);
	p = mem_alloc(sizeof(*p));
	p->text = mem_strdup(text);
	if (parse(p) == 0)
		return p;
	xpath_path_free(p);
	return NULL;
}

void
xpath_path_free(struct xpath_path *p)
{
	if (p == NULL)
		return;
	xpath_path_free(p->other);
	free(p->text);
	free(p);
}

int
xpath_path_from_root(const struct xpath_path *p)
{
	return p->from_root;
}

const char *
xpath_path_variable(const struct xpath_path *p)
{
	return p->variable;
}

int
xpath_path_is_union(const struct xpath_path *p)
{
	return p->other != NULL;
}

/* What is done with each node; not 0 ends the walk. */
struct visit {
	int	(*found)(struct visit *, xmlNode *);
	xmlNode	**nodes;
	size_t	  n, size;
	struct arena *arena;
};

static int
visit_attribute(const char *name, const xmlNode *node, struct visit *v)
{
	xmlAttr	*a;

	if (node->type != XML_ELEMENT_NODE)
		return 0;
	for (a = node->properties; a != NULL; a = a->next)
		if (a->ns == NULL && strcmp((const char *)a->name, name) == 0)
			return v->found(v, (xmlNode *)a);
	return 0;
}

/* Depth first is document order; the depth is that of the path. */
static int
walk(const struct xpath_path *p, int step, xmlNode *node, struct visit *v)
{
	xmlNode	*child;

	if (step == p->n)
		return v->found(v, node);
	if (p->steps[step].kind == ATTRIBUTE)
		return visit_attribute(p->steps[step].name, node, v);
	if (node->type != XML_ELEMENT_NODE &&
	    node->type != XML_DOCUMENT_NODE)
		return 0;
	for (child = node->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE && child->ns == NULL &&
		    strcmp((const char *)child->name,
		    p->steps[step].name) == 0 &&
		    walk(p, step + 1, child, v) != 0)
			return 1;
	return 0;
}

static int
take_first(struct visit *v, xmlNode *node)
{
	v->nodes[0] = node;
	return 1;
}

xmlNode *
xpath_path_first(const struct xpath_path *p, xmlNode *node)
{
	xmlNode		*first = NULL, *second;
	struct visit	 v = { .found = take_first, .nodes = &first };

	walk(p, 0, node, &v);
	if (p->other == NULL)
		return first;
	second = xpath_path_first(p->other, node);
	/* 1 says that they stand in this order. */
	return first == NULL || (second != NULL &&
	    xmlXPathCmpNodes(second, first) == 1) ? second : first;
}

static int
take(struct visit *v, xmlNode *node)
{
	xmlNode	**more;

	if (v->n == v->size) {
		v->size = v->size > 0 ? 2 * v->size : 16;
		more = arena_array(v->arena, v->size + 1, sizeof(*more));
		if (v->n > 0)
			memcpy(more, v->nodes, v->n * sizeof(*more));
		v->nodes = more;
	}
	v->nodes[v->n++] = node;
	return 0;
}

size_t
xpath_path_all(const struct xpath_path *p, xmlNode *node, struct arena *arena,
    xmlNode ***nodes)
{
	struct visit	 v = { .found = take, .arena = arena };

	walk(p, 0, node, &v);
	*nodes = v.nodes != NULL ? v.nodes :
	    arena_array(arena, 1, sizeof(**nodes));
	return v.n;
}
