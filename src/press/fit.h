/*
 * Where a page or a column ends: how many strips of a stack fit into a
 * height, going back to the last place without glue.
 */
#ifndef PRESS_FIT_H
#define PRESS_FIT_H

#include "press/stack.h"

struct notes;

struct fit {
	const struct stack	*s;
	struct notes		*notes;	/* at the foot of the page, or NULL */
	int64_t			 room;	/* for strips and notes */
	int64_t			 foot;	/* taken by notes from before */
	int			 whole;	/* height of an empty page */
	int			 trial;	/* nothing is cut, no faults */
	int			 rows;	/* are not cut unless they must be */
};

struct fit_cut {
	size_t	 end;		/* strips before it stand here */
	size_t	 next;		/* the next page begins with it */
};

/*
 * From strip FIRST on; at least one strip, with a fault if it is higher than
 * a page, unless it is a trial: then none is end == first.
 */
struct fit_cut	 fit_find(const struct fit *, size_t first);

/* Height of the header rows to repeat where a page begins with strip I. */
int		 fit_repeated(const struct stack *, size_t i, int whole);

#endif
