/*
 * Bounds on the text that expressions work through. libxml2 counts the steps
 * of an evaluation, but a step may copy megabytes: concat(string(/), …) in a
 * row of a table would fill any memory and take any time.
 */
#ifndef BASE_XPATH_CORE_H
#define BASE_XPATH_CORE_H

#include <libxml/xpath.h>
#include <stddef.h>

struct arena;

/* What the evaluations of one context cost; its funcLookupData. */
struct xpath_core {
	struct arena	*arena;		/* for one call of a k: function */
	size_t		 now;		/* bytes, of the evaluation under way */
	size_t		 total;		/* bytes, of all */
};

/* Before each evaluation. */
void		 xpath_core_begin(xmlXPathContext *);

/* Counts N bytes: 0, or -1 with the evaluator's error set. */
int		 xpath_core_spend(xmlXPathParserContext *, size_t n);

/* One of XPath's own functions on strings, counting; NULL for others. */
xmlXPathFunction xpath_core_function(const xmlChar *name);

#endif
