/*
 * The words of an XPath 1.0 expression (XPath 1.0, 3.7), for those who want
 * to know what an expression reads: libxml2 shows nothing of what it
 * compiled.
 */
#ifndef BASE_XPATH_TOKEN_H
#define BASE_XPATH_TOKEN_H

#include <stddef.h>

enum xpath_token_kind {
	XPATH_TOKEN_END,
	XPATH_TOKEN_OPERATOR,	/* and or mod div * + - = != < <= > >= */
	XPATH_TOKEN_UNION,	/* | */
	XPATH_TOKEN_SLASH,	/* / or // */
	XPATH_TOKEN_OPEN,	/* ( */
	XPATH_TOKEN_CLOSE,
	XPATH_TOKEN_BRACKET,	/* [ */
	XPATH_TOKEN_BRACKET_END,
	XPATH_TOKEN_COMMA,
	XPATH_TOKEN_DOT,
	XPATH_TOKEN_DOTS,	/* .. */
	XPATH_TOKEN_AT,
	XPATH_TOKEN_AXIS,	/* its name; the :: is taken */
	XPATH_TOKEN_NAME,	/* a name test, also * and k:* */
	XPATH_TOKEN_TYPE,	/* text node comment …, ( follows */
	XPATH_TOKEN_FUNCTION,	/* ( follows */
	XPATH_TOKEN_LITERAL,	/* without its quotes */
	XPATH_TOKEN_NUMBER,
	XPATH_TOKEN_VARIABLE,	/* without the $ */
	XPATH_TOKEN_BAD
};

struct xpath_token {
	enum xpath_token_kind	 kind;
	const char		*text;	/* in the expression */
	size_t			 len;
};

/*
 * The token at *S, which moves behind it. BEFORE is the kind of the token
 * before, END at first: it decides whether * multiplies and whether "and" is
 * a name.
 */
struct xpath_token	 xpath_token_next(const char **s,
			    enum xpath_token_kind before);

/* 1 if the token reads WORD. */
int			 xpath_token_is(const struct xpath_token *,
			    const char *word);

#endif
