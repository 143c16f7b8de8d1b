/*
 * What no programme can see of itself: that another one is told by the same
 * words. Either would then be taken for the other.
 */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/check_inside.h"
#include "check/expression.h"
#include "check/names.h"
#include "check/programme.h"

/* Who was first to be told by a name or a condition. */
struct claim {
	const char		*key;
	struct programme	*programme;
	int			 line;
};

struct claims {
	struct arena	*arena;
	struct diags	*diags;
	struct claim	*rows;
	size_t		 n, size;
};

static void
claim(struct claims *c, struct programme *p, const xmlNode *node,
    const char *key, enum diag_code code, const char *shown)
{
	struct place	 place = programme_place(p, node);
	size_t		 i;

	for (i = 0; i < c->n; i++) {
		if (strcmp(c->rows[i].key, key) != 0)
			continue;
		if (c->rows[i].programme == p)
			return;
		diag_at(c->diags, code, place, shown,
		    c->rows[i].programme->path,
		    arena_printf(c->arena, "%d", c->rows[i].line), NULL);
		p->faulty = c->rows[i].programme->faulty = 1;
		return;
	}
	if (c->n == c->size)
		c->rows = arena_grow(c->arena, c->rows, c->n, &c->size,
		    sizeof(*c->rows), 64);
	c->rows[c->n++] = (struct claim){ key, p, place.line };
}

static void
claim_name(struct claims *c, struct programme *p, const xmlNode *node,
    const char *name)
{
	claim(c, p, node, arena_printf(c->arena, "name %s",
	    utf8_fold(c->arena, name)), DIAG_K064, name);
}

static void
claim_all(struct claims *c, struct programme *p)
{
	const xmlNode	*node;
	const char	*test;

	if (p->root == NULL)
		return;
	claim_name(c, p, p->root, p->id);
	if ((node = xml_child(p->root, "title")) != NULL)
		claim_name(c, p, node, p->title);
	for (node = xml_child(p->root, "alias"); node != NULL;
	    node = xml_next_named(node, "alias"))
		claim_name(c, p, node, xml_text(c->arena, node));
	if (p->match == NULL)
		return;
	node = xml_child(p->root, "match");
	test = expression_squeeze(c->arena, xpath_expr_text(p->match));
	claim(c, p, node, arena_printf(c->arena, "match %s", test),
	    DIAG_K065, test);
}

void
check_unique(struct diags *ds, struct programme *const *programmes, size_t n)
{
	struct claims	 c = { .arena = arena_new(), .diags = ds };
	size_t		 i;

	for (i = 0; i < n; i++)
		claim_all(&c, programmes[i]);
	arena_free(c.arena);
}
