#include "base/xpath_known.h"

#include <stdio.h>
#include <string.h>

#include "base/korean.h"
#include "base/xpath_token.h"

enum { DEPTH_MAX = 100, MANY = 1000 };

/* The functions of XPath 1.0, 4, and ours. */
static const struct function {
	const char	*name;
	int		 least, most;
} functions[] = {
	{ "last", 0, 0 }, { "position", 0, 0 }, { "count", 1, 1 },
	{ "id", 1, 1 }, { "local-name", 0, 1 }, { "namespace-uri", 0, 1 },
	{ "name", 0, 1 }, { "string", 0, 1 }, { "concat", 2, MANY },
	{ "starts-with", 2, 2 }, { "contains", 2, 2 },
	{ "substring-before", 2, 2 }, { "substring-after", 2, 2 },
	{ "substring", 2, 3 }, { "string-length", 0, 1 },
	{ "normalize-space", 0, 1 }, { "translate", 3, 3 },
	{ "boolean", 1, 1 }, { "not", 1, 1 }, { "true", 0, 0 },
	{ "false", 0, 0 }, { "lang", 1, 1 }, { "number", 0, 1 },
	{ "sum", 1, 1 }, { "floor", 1, 1 }, { "ceiling", 1, 1 },
	{ "round", 1, 1 },
#define TEXT(name, least, most, function) { "k:" name, least, most },
#define TEST(name, least, most, function) { "k:" name, least, most },
#include "base/xpath.in"
#undef TEXT
#undef TEST
};

enum { FUNCTIONS = sizeof(functions) / sizeof(functions[0]) };

/* A bracket that is open: of a call, or FUNCTION NULL for any other. */
struct bracket {
	const struct function	*function;
	int			 commas;
	int			 full;		/* something stands in it */
};

struct scan {
	struct bracket		 open[DEPTH_MAX + 1];
	int			 depth;
	const struct function	*called;	/* its bracket comes next */
};

static const struct function *
find(const struct xpath_token *t)
{
	int	 i;

	for (i = 0; i < FUNCTIONS; i++)
		if (xpath_token_is(t, functions[i].name))
			return &functions[i];
	return NULL;
}

static int
arity_fits(const struct bracket *b)
{
	int	 n = b->full ? b->commas + 1 : 0;

	return b->function == NULL ||
	    (n >= b->function->least && n <= b->function->most);
}

static void
enter(struct scan *s)
{
	s->open[++s->depth] = (struct bracket){ s->called, 0, 0 };
	s->called = NULL;
}

/* The literal T in B: the second argument of k:with is a particle. */
static enum xpath_known_fault
look_at_particle(const struct bracket *b, const struct xpath_token *t,
    char *name, size_t size)
{
	if (b->function == NULL || b->commas != 1 ||
	    strcmp(b->function->name, "k:with") != 0)
		return XPATH_KNOWN_ALL;
	snprintf(name, size, "%.*s", (int)t->len, t->text);
	return korean_is_particle(name) ? XPATH_KNOWN_ALL :
	    XPATH_KNOWN_PARTICLE;
}

/* NAME gets the function that T calls or closes the brackets of. */
static enum xpath_known_fault
look(struct scan *s, const struct xpath_token *t, char *name, size_t size)
{
	struct bracket	*b = &s->open[s->depth];

	if (t->kind == XPATH_TOKEN_CLOSE || t->kind ==
	    XPATH_TOKEN_BRACKET_END) {
		s->depth -= s->depth > 0;
		if (arity_fits(b))
			return XPATH_KNOWN_ALL;
		snprintf(name, size, "%s", b->function->name);
		return XPATH_KNOWN_ARITY;
	}
	b->full = 1;
	b->commas += t->kind == XPATH_TOKEN_COMMA;
	if (t->kind == XPATH_TOKEN_OPEN || t->kind == XPATH_TOKEN_BRACKET)
		enter(s);
	if (t->kind == XPATH_TOKEN_LITERAL)
		return look_at_particle(b, t, name, size);
	if (t->kind != XPATH_TOKEN_FUNCTION)
		return XPATH_KNOWN_ALL;
	snprintf(name, size, "%.*s", (int)t->len, t->text);
	s->called = find(t);
	return s->called != NULL ? XPATH_KNOWN_ALL : XPATH_KNOWN_FUNCTION;
}

enum xpath_known_fault
xpath_known(const char *text, char *name, size_t size)
{
	struct scan		 s = { .depth = 0 };
	struct xpath_token	 t = { XPATH_TOKEN_END, text, 0 };
	enum xpath_known_fault	 fault = XPATH_KNOWN_ALL;

	while (fault == XPATH_KNOWN_ALL && s.depth < DEPTH_MAX) {
		t = xpath_token_next(&text, t.kind);
		if (t.kind == XPATH_TOKEN_END || t.kind == XPATH_TOKEN_BAD)
			break;
		fault = look(&s, &t, name, size);
	}
	return fault;
}
