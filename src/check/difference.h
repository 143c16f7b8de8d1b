/*
 * What an amended notice does to the phrases that are quoted from it, and
 * through them to rules, values, contacts and conflicts.
 */
#ifndef CHECK_DIFFERENCE_H
#define CHECK_DIFFERENCE_H

#include <stddef.h>

struct arena;
struct basis;
struct notice_match;
struct notice_text;

enum difference_fate {
	DIFFERENCE_OTHER,	/* of another notice, or not there before */
	DIFFERENCE_STANDS,	/* in the same line */
	DIFFERENCE_MOVED,	/* word for word, in another line */
	DIFFERENCE_CHANGED,	/* the line that took its place lacks it */
	DIFFERENCE_GONE		/* no line took its place */
};

struct difference_quote {
	enum difference_fate	 fate;
	int			 to;	/* new line, 0 if none */
};

struct difference {
	const char			*notice;
	const struct notice_text	*old, *amended;
	const struct notice_match	*match;
	const struct basis		*basis;
	struct difference_quote		*quotes;	/* as in the basis */
	size_t				 n[DIFFERENCE_GONE + 1];
	size_t				 unproved;	/* not in the old one */
	char				*touched;	/* users: 1, 2 */
	char				*quoted;	/* old lines: 1 */
};

/* The notice of which most phrases stand in TEXT; NULL if none does. */
const char		*difference_notice(const struct basis *,
			    const struct notice_text *);

/* All in the arena. */
struct difference	*difference_new(struct arena *, const struct basis *,
			    const char *notice, const struct notice_text *old,
			    const struct notice_text *amended);

#endif
