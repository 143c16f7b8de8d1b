/*
 * Every expression of a template, each with the place it stands at: for those
 * who want to know what a template does without data.
 */
#ifndef PRESS_TEMPLATE_WALK_H
#define PRESS_TEMPLATE_WALK_H

#include "base/xpath_reads.h"
#include "press/template.h"

/* What an expression is for. */
enum template_use {
	TEMPLATE_SELECT,	/* of the document */
	TEMPLATE_EACH,
	TEMPLATE_TEST,		/* if=, draft= */
	TEMPLATE_HOLE,		/* something has to be there */
	TEMPLATE_MAYBE		/* {?…} */
};

struct template_expression {
	const char			*text;
	const char			*file;
	int				 line;
	enum template_use		 use;
	int				 conditional;	/* below an if */
	const struct template_node	*node;
	const char			*attribute;	/* of node, or NULL */
	struct xpath_reads		 reads;
};

/*
 * Calls SAY for each expression in the order of the template. What is given
 * lives until the call returns; the strings of READS in the arena.
 */
void	 template_walk(const struct template *, struct arena *,
	    void (*say)(void *, const struct template_expression *), void *);

#endif
