/*
 * Moments, shown in Korean time (UTC+9, no summer time) whatever TZ says.
 */
#ifndef BASE_INSTANT_H
#define BASE_INSTANT_H

#include <stdint.h>

#include "base/date.h"

struct instant {
	int64_t	 seconds;	/* since 1970-01-01T00:00:00Z */
};

/* A moment on a Korean wall. */
struct instant_kst {
	struct date	 date;
	int		 hour, minute, second;
};

/*
 * RFC 3339: 2026-02-27T17:00:00+09:00. Seconds may be left out, and the
 * offset, which is then Korean. A fraction of a second counts as the whole
 * next second, so that rounding never makes a deadline. 0, or -1.
 */
int	 instant_parse(const char *, struct instant *);

struct instant_kst	 instant_kst(const struct instant *);

int	 instant_compare(const struct instant *, const struct instant *);

enum { INSTANT_SIZE = 32 };	/* bytes for one, with its NUL */

/* "2026-02-27T17:00:00+09:00", at most INSTANT_SIZE bytes. */
void	 instant_format(const struct instant *, char *out);

#endif
