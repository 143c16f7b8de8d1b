/*
 * Several pages that lie on one: two beside one another on a page across, or
 * four. They are told by place alone: nothing crosses the middle, and both
 * sides have a title of their own at one height or lines that do not run on
 * from one side to the other. The columns of a statement or a list do.
 */
#ifndef INTAKE_PDF_PANES_H
#define INTAKE_PDF_PANES_H

#include "intake/pdf_placed.h"

struct pdf_panes {
	int	 n;		/* 1, 2 or 4 */
	int	 x, y;		/* where they are cut */
	int	 height;	/* of letters over both sides; 0: none are */
};

void	 pdf_panes_find(struct arena *, const struct pdf_frame *,
	    struct pdf_panes *);

/* Moves the words of pane I, from 0, as a frame of their own, to OUT. */
void	 pdf_panes_take(struct arena *, const struct pdf_frame *,
	    const struct pdf_panes *, int i, struct pdf_frame *out);

#endif
