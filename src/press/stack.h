/*
 * What follows one another down a page, cut into strips that cannot be cut
 * further (see the essay in flow.c).
 */
#ifndef PRESS_STACK_H
#define PRESS_STACK_H

#include <stddef.h>

#include "press/box.h"

enum strip_kind {
	STRIP_OPEN,		/* a box with a tag, padding or background */
	STRIP_CLOSE,
	STRIP_LABEL,		/* mark of an item, beside what follows */
	STRIP_LINE,
	STRIP_RUNS,		/* a line of a cell whose text is set */
	STRIP_ROW,		/* of a table, which knows its height */
	STRIP_RULE,
	STRIP_IMAGE,
	STRIP_FIXED,		/* a box at a place of the page */
	STRIP_PAGE,		/* what follows begins a page */
	STRIP_BAR,		/* of a chart */
	STRIP_COLUMNS		/* which know their height */
};

enum { STACK_DEPTH = 64 };	/* boxes in one another that stack_cut ends */

struct strip {
	enum strip_kind		 kind;
	int			 glued;		/* no break before it */
	int			 sink;		/* goes down to the foot */
	int			 space;		/* above, not at the head */
	int			 height;
	int			 x, width;
	union {
		const struct box	*box;
		const struct canvas_run	*runs;	/* of RUNS */
	};
	int			 index;		/* of the line or row; how
						   many runs */
};

/* A box that goes on where the page ends. */
struct stack_open {
	const struct box	*box;
	const struct paint_tag	*tag;
	int			 x, width, top;
	size_t			 fill;		/* its background here */
	int			 filled, started_here;
};

struct stack {
	struct job		*job;
	struct strip		*strips;
	size_t			 n, size;
	/* While it is filled: */
	int			 space;		/* wanted before the next */
	int			 keep_next, after_open, together, first, fresh;
	int			 paged;		/* pages are made of it */
	int			 footed;	/* blocks may sink to a foot */
	int			 sink;		/* the next goes down */
	/* While it is painted: */
	struct stack_open	*open;
	size_t			 n_open, open_size;
};

struct stack	*stack_new(struct job *);

/* Appends a box, its left edge at X, set for WIDTH. */
void		 stack_add(struct stack *, const struct box *, int x,
		    int width);

/* Takes out the strips from END on; boxes that are open there end. */
void		 stack_cut(struct stack *, size_t end);

/* Links to ID lead here, and numbers of its page are asked for here. */
void		 stack_place(const struct stack *, struct paint *,
		    const char *id, int y);

/* Whether a box has edges drawn here; cells and tables draw their own. */
int		 stack_decorated(const struct box *);

int		 stack_strip_height(const struct strip *);
/* Height of the strips FIRST up to END, the first without its space. */
int64_t		 stack_height(const struct stack *, size_t first, size_t end);

/* END, or where before it no opened box or mark is last: FIRST at least. */
size_t		 stack_without_heads(const struct stack *, size_t first,
		    size_t end);

/*
 * Paints the strips FIRST up to END, the left edge at X, the top at Y; boxes
 * that were open before go on, those open at the end are closed for now.
 * Returns where it ended.
 */
int		 stack_paint(struct stack *, struct paint *, size_t first,
		    size_t end, int x, int y);

#endif
