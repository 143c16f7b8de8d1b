#include "press/template_walk.h"

#include "base/arena.h"
#include "base/xpath.h"

struct walk {
	struct arena	*arena;
	void		(*say)(void *, const struct template_expression *);
	void		*closure;
	int		 conditions;	/* if= above */
	const char	*attribute;	/* whose holes are told */
};

/* Tells of one expression at PLACES; what it yields if it is of nodes. */
static struct xpath_places
tell(struct walk *w, const struct template_node *node,
    const struct xpath_expr *expr, enum template_use use, int line,
    const struct xpath_places *places)
{
	struct template_expression	 e = {
		.text = xpath_expr_text(expr), .file = node->file,
		.line = line, .use = use, .node = node,
		.attribute = w->attribute,
		.conditional = w->conditions > 0
	};

	xpath_reads(&e.reads, w->arena, e.text, places);
	w->say(w->closure, &e);
	return e.reads.nodes;
}

static void
tell_text(struct walk *w, const struct template_node *node,
    const struct hole_text *text, const struct xpath_places *places)
{
	const struct hole_part	*p;
	size_t			 i;

	for (i = 0; i < text->n; i++) {
		p = &text->parts[i];
		if (p->expr != NULL)
			tell(w, node, p->expr, p->optional ? TEMPLATE_MAYBE :
			    TEMPLATE_HOLE, p->line, places);
	}
}

/* Recursion is bounded by the depth of files and of includes. */
static void
walk_node(struct walk *w, const struct template_node *node,
    struct xpath_places places)
{
	const struct template_node	*child;
	int				 test = node->test != NULL &&
					    node->element != ELEMENT_CHECK;
	size_t				 i;

	if (node->test != NULL)
		tell(w, node, node->test, TEMPLATE_TEST, node->line, &places);
	w->conditions += test;
	if (node->each != NULL)
		places = tell(w, node, node->each, TEMPLATE_EACH, node->line,
		    &places);
	tell_text(w, node, &node->text, &places);
	for (i = 0; i < node->n_attributes; i++) {
		w->attribute = node->attributes[i].name;
		tell_text(w, node, &node->attributes[i].value, &places);
	}
	w->attribute = NULL;
	for (child = node->first; child != NULL; child = child->next)
		walk_node(w, child, places);
	w->conditions -= test;
}

void
template_walk(const struct template *t, struct arena *arena,
    void (*say)(void *, const struct template_expression *), void *closure)
{
	struct walk		 w = { arena, say, closure, 0, NULL };
	struct xpath_places	 places = { { "" }, 1 };

	if (t->root == NULL)
		return;
	if (t->select != NULL)
		places = tell(&w, t->root, t->select, TEMPLATE_SELECT,
		    t->root->line, &places);
	/* Of several kinds of data, the first stands for all. */
	places.n = places.n > 1 ? 1 : places.n;
	if (t->draft != NULL)
		tell(&w, t->root, t->draft, TEMPLATE_TEST, t->root->line,
		    &places);
	walk_node(&w, t->root, places);
}
