/*
 * The rules of a programme as a table: every assert and report, every cap,
 * every document's presence, with what it rests on and its tests.
 */
#ifndef CHECK_LISTING_H
#define CHECK_LISTING_H

#include <stddef.h>

struct arena;
struct programme;

struct listing_rule {
	const char	*id;
	const char	*kind;		/* "rule", "cap", "document" */
	const char	*role;		/* after the programme's overrides */
	const char	*title;
	const char	*document;	/* "" if it has none */
	const char	*basis;		/* "B:105 B:107", each line once */
	const char	*file;
	int		 line;
	size_t		 tests;
};

struct listing {
	const struct programme	*programme;
	struct listing_rule	*rules;
	size_t			 n, size;
	size_t			 tests;
};

/* All in the arena. */
struct listing	*listing_new(struct arena *, const struct programme *);

/* The tests of one rule. */
size_t		 listing_tests(const struct programme *, const char *rule);

/* "B:105 B:107" for the ids of quotes, each line once. */
char		*listing_basis(struct arena *, const struct programme *,
		    const char *ids);

#endif
