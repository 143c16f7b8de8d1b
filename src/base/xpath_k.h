/*
 * The k: functions of our XPath, listed in xpath.in. Strings go in and
 * strings or booleans come out; a node set stands for its first node's text.
 */
#ifndef BASE_XPATH_K_H
#define BASE_XPATH_K_H

#include <libxml/xpath.h>

/* Makes every function known to a context, in XPATH_K_NAMESPACE. */
void	 xpath_k_register(xmlXPathContext *);

/* Before the context is freed. */
void	 xpath_k_release(xmlXPathContext *);

#endif
