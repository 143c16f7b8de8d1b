/*
 * Text in columns: a stack of strips of its own, set for the width of a
 * column and dealt out over the columns of a page, the last of which are made
 * equally high.
 */
#ifndef PRESS_COLUMNS_H
#define PRESS_COLUMNS_H

#include "press/stack.h"

enum { COLUMNS_MAX = 4 };

struct columns {
	struct box	*content;
	int		 count, gap;	/* gap in mpt */
	struct stack	*stack;		/* once it is filled */
	int		 width;		/* of a column */
	size_t		 next;		/* first strip not painted */
	int		 height;	/* of what stands on this page */
	int		 whole;		/* that of an empty page */
	size_t		 ends[COLUMNS_MAX];	/* strips before it stand in
						   the column */
	size_t		 nexts[COLUMNS_MAX];	/* the one after it begins
						   with it */
};

/* Fills the stack for columns that are WIDTH wide together. */
void	 columns_fill(struct columns *, struct job *, int width);

/*
 * Deals out what is left into columns of at most ROOM and sets `height`; more
 * than ROOM if nothing fits. 1 if something is left for the next page, which
 * is WHOLE high. With FORCE something is put there in any case.
 */
int	 columns_set(struct columns *, int64_t room, int whole, int force);

/* Draws what was dealt out, with the upper left corner at X, Y. */
void	 columns_paint(struct columns *, struct paint *, int x, int y);

#endif
