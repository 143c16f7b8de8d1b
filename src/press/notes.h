/*
 * Footnotes: a raised mark in the text, and the note at the foot of the page
 * on which the mark stands. A note that does not fit there goes on at the
 * foot of the next page. Lengths in mpt.
 */
#ifndef PRESS_NOTES_H
#define PRESS_NOTES_H

#include "press/box.h"

struct stack;
struct strip;

/* A note; the box is an item whose label is the mark. */
struct note {
	struct box	*box;
	const char	*mark;		/* "1)" */
	struct stack	*stack;		/* the box as strips for `width` */
	int		 width;
};

/* Note NUMBER of the paper, from a <note>. */
struct note	*notes_new(struct box_builder *, const struct node *,
		    int number);

/* The notes of pages of one width. */
struct notes {
	struct job	*job;
	int		 width;
	struct note	**list;		/* on this page and from before */
	size_t		 n, size;
	size_t		 next;		/* of the first, strips not painted */
};

/*
 * Height at the foot of the page of the notes whose marks stand on a line;
 * FIRST on the page need a rule above; LEAST: the last may go on.
 */
int64_t	 notes_height(struct notes *, const struct strip *, int first,
	    int least);
/* The height of what is left from the pages before. */
int64_t	 notes_left(struct notes *);

/* Puts the notes of the strips FIRST up to END on this page. */
void	 notes_take(struct notes *, const struct stack *, size_t first,
	    size_t end);
/*
 * Draws what fits into ROOM, the lower edge at BOTTOM, and forgets it; with
 * FORCE something in any case.
 */
void	 notes_paint(struct notes *, struct paint *, int x, int bottom,
	    int64_t room, int force);

#endif
