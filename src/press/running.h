/*
 * Running lines: headers and footers, set page by page because they say the
 * number of the page.
 */
#ifndef PRESS_RUNNING_H
#define PRESS_RUNNING_H

#include "press/box.h"
#include "press/sheet.h"

struct running {
	struct box_builder	*builder;
	const struct node	*root;
	const struct style	*style;		/* of the document */
	int			 pages;		/* in all */
	const struct sheet	*sheet;		/* of the page before */
	const struct node	**lines;	/* headers and footers; NULL */
	size_t			 n_lines;	/* before the first page */
};

/* Draws the header and footer of PAGE, counted from 1. */
void	 running_paint(struct running *, struct paint *,
	    const struct sheet *, int page);

#endif
