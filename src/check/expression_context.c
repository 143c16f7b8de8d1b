/*
 * Which nodes one context takes of another's, told by their texts: conditions
 * in brackets behind a path only ever leave nodes out.
 */
#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "check/expression.h"

enum { PREDICATES = 32 };

/* "path[a][b]" taken apart: the path, and what stands in each bracket. */
struct context {
	const char	*path;
	const char	*predicates[PREDICATES];
	size_t		 n;
	int		 simple;	/* understood, and no union */
};

/* The bracket that the ] at END closes; NULL if there is none. */
static char *
opening(char *text, char *end)
{
	char	*s = text, *open[PREDICATES + 1] = { NULL };
	int	 depth = 0;

	for (; s <= end; s++) {
		if (*s == '\'' || *s == '"') {
			s = strchr(s + 1, *s);
			if (s == NULL || s > end)
				return NULL;
		} else if (*s == '[') {
			if (depth > PREDICATES)
				return NULL;
			open[depth++] = s;
		} else if (*s == ']' && --depth < 0) {
			return NULL;
		}
	}
	return depth >= 0 && depth <= PREDICATES && *end == ']' ?
	    open[depth] : NULL;
}

static struct context
take_apart(struct arena *arena, const char *text)
{
	struct context	 c = { .path = "" };
	char		*copy = arena_strdup(arena, text), *end, *open;

	c.simple = strchr(text, '|') == NULL;
	for (;;) {
		end = copy + strlen(copy);
		while (end > copy && isspace((unsigned char)end[-1]))
			*--end = '\0';
		if (end == copy || end[-1] != ']' || c.n == PREDICATES)
			break;
		if ((open = opening(copy, end - 1)) == NULL) {
			c.simple = 0;
			break;
		}
		end[-1] = '\0';
		*open = '\0';
		c.predicates[c.n++] = expression_squeeze(arena, open + 1);
	}
	c.path = copy;
	return c;
}

/* A number in brackets depends on what stands before it. */
static int
is_positional(const char *predicate)
{
	return strspn(predicate, "0123456789 ") == strlen(predicate) ||
	    strstr(predicate, "position") != NULL ||
	    strstr(predicate, "last") != NULL ||
	    predicate[0] == '$' || isdigit((unsigned char)predicate[0]);
}

static int
has(const struct context *c, const char *predicate)
{
	size_t	 i;

	for (i = 0; i < c->n; i++)
		if (strcmp(c->predicates[i], predicate) == 0)
			return 1;
	return 0;
}

/* 1 if EARLIER's conditions are the first of LATER's (kept last first). */
static int
begins_with(const struct context *later, const struct context *earlier)
{
	size_t	 i;

	for (i = 0; i < earlier->n; i++)
		if (strcmp(earlier->predicates[earlier->n - 1 - i],
		    later->predicates[later->n - 1 - i]) != 0)
			return 0;
	return 1;
}

int
expression_narrows(const char *later_text, const char *earlier_text)
{
	struct arena	*arena = arena_new();
	struct context	 later = take_apart(arena, later_text);
	struct context	 earlier = take_apart(arena, earlier_text);
	size_t		 i;
	int		 result;

	result = later.simple && earlier.simple && earlier.n <= later.n &&
	    strcmp(later.path, earlier.path) == 0;
	if (result && !begins_with(&later, &earlier)) {
		for (i = 0; i < earlier.n; i++)
			result &= has(&later, earlier.predicates[i]) &&
			    !is_positional(earlier.predicates[i]);
		for (i = 0; i < later.n; i++)
			result &= !is_positional(later.predicates[i]);
	}
	arena_free(arena);
	return result;
}
