#include "base/xpath_token.h"

#include <string.h>

/* Longest first, so that the first that fits is the token. */
static const struct {
	const char		*text;
	enum xpath_token_kind	 kind;
} marks[] = {
	{ "//", XPATH_TOKEN_SLASH }, { "..", XPATH_TOKEN_DOTS },
	{ "!=", XPATH_TOKEN_OPERATOR }, { "<=", XPATH_TOKEN_OPERATOR },
	{ ">=", XPATH_TOKEN_OPERATOR }, { "/", XPATH_TOKEN_SLASH },
	{ "(", XPATH_TOKEN_OPEN }, { ")", XPATH_TOKEN_CLOSE },
	{ "[", XPATH_TOKEN_BRACKET }, { "]", XPATH_TOKEN_BRACKET_END },
	{ ",", XPATH_TOKEN_COMMA }, { ".", XPATH_TOKEN_DOT },
	{ "@", XPATH_TOKEN_AT }, { "|", XPATH_TOKEN_UNION },
	{ "+", XPATH_TOKEN_OPERATOR }, { "-", XPATH_TOKEN_OPERATOR },
	{ "=", XPATH_TOKEN_OPERATOR }, { "<", XPATH_TOKEN_OPERATOR },
	{ ">", XPATH_TOKEN_OPERATOR }
};

enum { MARKS = sizeof(marks) / sizeof(marks[0]) };

static int
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static int
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Of a name: what is not ASCII is taken for a letter. */
static int
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	    (c & 0x80) != 0;
}

static size_t
name_length(const char *s)
{
	size_t	 n = 0;

	if (!is_letter(s[0]))
		return 0;
	while (is_letter(s[n]) || is_digit(s[n]) || s[n] == '-' ||
	    s[n] == '.')
		n++;
	return n;
}

/* name, prefix:name or prefix:* */
static size_t
qualified_length(const char *s)
{
	size_t	 n = name_length(s), more;

	if (n == 0 || s[n] != ':' || s[n + 1] == ':')
		return n;
	more = s[n + 1] == '*' ? 1 : name_length(s + n + 1);
	return more > 0 ? n + 1 + more : n;
}

static size_t
number_length(const char *s)
{
	size_t	 n = 0;

	while (is_digit(s[n]))
		n++;
	if (s[n] == '.' && (n > 0 || is_digit(s[1])))
		for (n++; is_digit(s[n]); n++)
			;
	return n;
}

/* 3.7: after these a * or a name is an operator. */
static int
ends_operand(enum xpath_token_kind before)
{
	switch (before) {
	case XPATH_TOKEN_CLOSE:
	case XPATH_TOKEN_BRACKET_END:
	case XPATH_TOKEN_DOT:
	case XPATH_TOKEN_DOTS:
	case XPATH_TOKEN_NAME:
	case XPATH_TOKEN_LITERAL:
	case XPATH_TOKEN_NUMBER:
	case XPATH_TOKEN_VARIABLE:
		return 1;
	default:
		return 0;
	}
}

int
xpath_token_is(const struct xpath_token *t, const char *word)
{
	return strlen(word) == t->len && memcmp(t->text, word, t->len) == 0;
}

/* What a name is, by what follows it. */
static enum xpath_token_kind
kind_of_name(struct xpath_token *t, const char **s)
{
	static const char *const	 types[] = { "text", "node", "comment",
					    "processing-instruction" };
	const char			*next = *s;
	size_t				 i;

	while (is_blank(*next))
		next++;
	if (next[0] == ':' && next[1] == ':') {
		*s = next + 2;
		return XPATH_TOKEN_AXIS;
	}
	if (*next != '(')
		return XPATH_TOKEN_NAME;
	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (xpath_token_is(t, types[i]))
			return XPATH_TOKEN_TYPE;
	return XPATH_TOKEN_FUNCTION;
}

static struct xpath_token
take(const char **s, size_t len, enum xpath_token_kind kind)
{
	struct xpath_token	 t = { kind, *s, len };

	*s += len;
	return t;
}

static struct xpath_token
take_literal(const char **s)
{
	const char		*end = strchr(*s + 1, **s);
	struct xpath_token	 t;

	if (end == NULL)
		return take(s, strlen(*s), XPATH_TOKEN_BAD);
	t = (struct xpath_token){ XPATH_TOKEN_LITERAL, *s + 1,
	    (size_t)(end - *s) - 1 };
	*s = end + 1;
	return t;
}

static struct xpath_token
take_variable(const char **s)
{
	size_t	 len;

	(*s)++;
	len = qualified_length(*s);
	return take(s, len, len > 0 ? XPATH_TOKEN_VARIABLE : XPATH_TOKEN_BAD);
}

static struct xpath_token
take_mark(const char **s)
{
	size_t	 i;

	for (i = 0; i < MARKS; i++)
		if (strncmp(*s, marks[i].text, strlen(marks[i].text)) == 0)
			return take(s, strlen(marks[i].text), marks[i].kind);
	return take(s, strlen(*s), XPATH_TOKEN_BAD);
}

struct xpath_token
xpath_token_next(const char **s, enum xpath_token_kind before)
{
	struct xpath_token	 t;
	size_t			 len;

	while (is_blank(**s))
		(*s)++;
	if (**s == '\0')
		return take(s, 0, XPATH_TOKEN_END);
	if (**s == '\'' || **s == '"')
		return take_literal(s);
	if (**s == '$')
		return take_variable(s);
	if ((len = number_length(*s)) > 0)
		return take(s, len, XPATH_TOKEN_NUMBER);
	if (**s == '*')
		return take(s, 1, ends_operand(before) ?
		    XPATH_TOKEN_OPERATOR : XPATH_TOKEN_NAME);
	if (is_letter(**s) && ends_operand(before))
		return take(s, name_length(*s), XPATH_TOKEN_OPERATOR);
	if ((len = qualified_length(*s)) == 0)
		return take_mark(s);
	t = take(s, len, XPATH_TOKEN_NAME);
	t.kind = kind_of_name(&t, s);
	return t;
}
