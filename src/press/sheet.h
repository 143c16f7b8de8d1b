/*
 * The paper that a page is printed on, with its margins. Lengths in mpt.
 */
#ifndef PRESS_SHEET_H
#define PRESS_SHEET_H

#include "press/expand.h"
#include "press/job.h"

enum { SHEET_TOP, SHEET_RIGHT, SHEET_BOTTOM, SHEET_LEFT };

struct sheet {
	int	 width, height;
	int	 margins[4];
};

/*
 * What paper= and margins= of an element say; without them as OUTER, or as
 * letters are (A4; documents.md 1.11) where OUTER is NULL. Faults are in the
 * job, the sheet is usable anyway.
 */
void	 sheet_read(struct job *, const struct node *,
	    const struct sheet *outer, struct sheet *);

/* Room for text. */
int	 sheet_body_width(const struct sheet *);
int	 sheet_body_height(const struct sheet *);

#endif
