/*
 * What the check_*.c files share behind check.h.
 */
#ifndef CHECK_CHECK_INSIDE_H
#define CHECK_CHECK_INSIDE_H

#include <stddef.h>

struct check;
struct check_programme;
struct diags;
struct programme;

/* To the outside a programme has no members. */
const struct programme *check_inside(const struct check_programme *);

/*
 * The Ith programme that ID names (all if it is NULL), moving *I behind it;
 * NULL at the end. One that is faulty, or an unknown ID, is a diag, is passed
 * over and sets *RESULT to -1.
 */
const struct programme *check_each(struct check *, struct diags *,
		    const char *id, size_t *i, int *result);

#endif
