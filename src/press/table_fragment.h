/*
 * The rows of a table that stand on one page, while they are drawn. Only the
 * files of the table know it.
 */
#ifndef PRESS_TABLE_FRAGMENT_H
#define PRESS_TABLE_FRAGMENT_H

#include "press/table.h"

enum { TABLE_TOP, TABLE_RIGHT, TABLE_BOTTOM, TABLE_LEFT };

struct table_fragment {
	struct table	*t;
	struct paint	*p;
	int		 first, end;
	int		 x, y;
	int		 above;		/* row drawn right above, or -1 */
	int		 open_below;	/* another fragment follows at once */
	int		*tops;		/* y of row first + i; one more at the
					   end */
};

/* Behind the content: where the columns of cells over several of them end. */
void	 table_rules_grid(const struct table_fragment *);
/* Over it: all rules, and lines across cells. */
void	 table_rules_draw(const struct table_fragment *);

#endif
