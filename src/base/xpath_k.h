/*
 * The k: functions of our XPath, listed in xpath.in. Strings go in and
 * strings or booleans come out; a node set stands for its first node's text.
 */
#ifndef BASE_XPATH_K_H
#define BASE_XPATH_K_H

#include <libxml/xpath.h>

struct arena;
struct xpath_k_function;

/*
 * The function of that name ("date") if it makes a text of one text; NULL if
 * it does not or there is none. xpath_k_text calls it; the result is in the
 * arena or TEXT itself.
 */
const struct xpath_k_function *xpath_k_find(const char *name);
const char	*xpath_k_text(const struct xpath_k_function *, struct arena *,
		    const char *text);

/* 1 for a whole number that XPath's doubles hold exactly (below 2^53). */
int		 xpath_k_is_whole(const xmlXPathObject *);

/* Makes every function known to a context, in XPATH_K_NAMESPACE. */
void	 xpath_k_register(xmlXPathContext *);

/* Before the context is freed. */
void	 xpath_k_release(xmlXPathContext *);

#endif
