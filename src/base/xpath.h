/*
 * XPath 1.0 with this project's k: functions (xpath.in), the only place where
 * libxml2's XPath is set up. Expressions are compiled once and evaluated
 * often. Money, ratios and dates never pass through XPath's doubles: the
 * k: functions take and give strings and calculate exactly.
 */
#ifndef BASE_XPATH_H
#define BASE_XPATH_H

#include <libxml/tree.h>
#include <stddef.h>

#include "base/diag.h"

#define XPATH_K_NAMESPACE "https://seoryu.invalid/ns/k"

struct arena;

struct xpath;		/* evaluation on one document, with its variables */
struct xpath_expr;	/* a compiled expression with its source place */

struct xpath	*xpath_new(struct diags *, xmlDoc *);
void		 xpath_free(struct xpath *);

/*
 * Compiles; NULL with diag B020 at PLACE. PLACE.file must outlive the
 * expression. The result belongs to the caller (xpath_expr_free).
 */
struct xpath_expr *xpath_compile(struct diags *, struct place,
		    const char *text);
void		 xpath_expr_free(struct xpath_expr *);
const char	*xpath_expr_text(const struct xpath_expr *);

/* Binds $NAME to a string. */
void		 xpath_set(struct xpath *, const char *name, const char *value);
/* Binds $NAME to a node of any document, which outlives the xpath. */
void		 xpath_set_node(struct xpath *, const char *name, xmlNode *);
/* Binds $NAME to the value of an expression at NODE; 0, or -1 with B021. */
int		 xpath_let(struct xpath *, const char *name,
		    const struct xpath_expr *, xmlNode *);
/* 1 if $NAME is bound to an empty node set or an empty string. */
int		 xpath_variable_empty(struct xpath *, const char *name);
/* Forgets all variables bound so far. */
void		 xpath_forget(struct xpath *);

/* What position() and last() say in the next evaluations; 1, 1 at first. */
void		 xpath_at(struct xpath *, int position, int last);

/* Each returns 0, or -1 with diag B021 at the expression's place. */
int		 xpath_string(struct xpath *, const struct xpath_expr *,
		    xmlNode *, struct arena *, char **result);
int		 xpath_test(struct xpath *, const struct xpath_expr *,
		    xmlNode *, int *result);

/* What a value is that people are to read. */
enum xpath_shown {
	XPATH_SHOWN,		/* text, or a whole number in plain digits */
	XPATH_SHOWN_NUMBER,	/* not whole, or beyond 2^53: not exact */
	XPATH_SHOWN_TRUTH	/* true or false */
};

/* As xpath_string; WHAT tells whether the result may stand on a paper. */
int		 xpath_show(struct xpath *, const struct xpath_expr *,
		    xmlNode *, struct arena *, char **result,
		    enum xpath_shown *what);

/*
 * The nodes in document order, NULL-terminated, in the arena; a result that
 * is no node set is B021.
 */
int		 xpath_nodes(struct xpath *, const struct xpath_expr *,
		    xmlNode *, struct arena *, xmlNode ***result, size_t *n);

#endif
