/*
 * Reading XPath without evaluating it, so that a rule with a mistyped
 * variable or function is found when it is loaded and not when the first
 * applicant meets it.
 */
#ifndef CHECK_EXPRESSION_H
#define CHECK_EXPRESSION_H

#include <stddef.h>

#include "base/diag.h"

struct arena;
struct names;
struct xpath_expr;

enum expression_kind {
	EXPRESSION_END,
	EXPRESSION_VARIABLE,	/* $name, without the $ */
	EXPRESSION_FUNCTION	/* name( */
};

/*
 * The next variable or function in the text at *S, which moves behind it;
 * string literals are passed over. NAME is cut at SIZE bytes.
 */
enum expression_kind expression_next(const char **s, char *name, size_t size);

/* 1 if XPath or this project defines the function. */
int		 expression_is_function(const char *name);

/* 1 if the text uses $NAME. */
int		 expression_uses(const char *text, const char *name);

/*
 * Compiles the text. A variable that is not among VARIABLES (K013), a function
 * that does not exist (K019) and a fault of syntax are diags at PLACE.
 */
struct xpath_expr *expression_compile(struct diags *,
		    const struct names *variables, struct place,
		    const char *text);

/*
 * The text of a rule's context as an expression on the whole document: each
 * branch of a union that is not absolute is looked up anywhere.
 */
char		*expression_global(struct arena *, const char *context);

/*
 * 1 if the context LATER can only take nodes that EARLIER takes: the same
 * path with more conditions. 0 where that cannot be told from the texts.
 */
int		 expression_narrows(const char *later, const char *earlier);

/* The text with runs of blanks made one and the ends trimmed. */
char		*expression_squeeze(struct arena *, const char *text);

/*
 * The fact that the text reads: NAME of the first fact[@name='NAME'] in it,
 * or NULL.
 */
char		*expression_fact(struct arena *, const char *text);

#endif
