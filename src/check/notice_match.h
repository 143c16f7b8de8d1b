/*
 * An amended notice beside the one before: which line stands where now, and
 * which lines took the place of others.
 */
#ifndef CHECK_NOTICE_MATCH_H
#define CHECK_NOTICE_MATCH_H

#include <stddef.h>

#include "check/notice_text.h"

struct arena;

/* Lines count from 1; 0 stands for none. */
struct notice_match {
	int	*to;		/* of an old line: the new one of its text */
	int	*from;		/* of a new line: the old one of its text */
	int	*changed;	/* of an old line: the new one in its place */
	int	*was;		/* of a new line: the old one it replaces */
};

/*
 * Lines that occur once in both texts are the fixed points; between them the
 * same again, then equal lines that were moved elsewhere, then lines that
 * are similar. Indices are the line's number. All in the arena.
 */
struct notice_match	*notice_match_new(struct arena *,
			    const struct notice_text *old,
			    const struct notice_text *amended);

#endif
