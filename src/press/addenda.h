/*
 * What does not fit into a cell or a box goes on on an addendum sheet (별지)
 * at the end of the paper: addendum= gives its title, max-height the limit.
 */
#ifndef PRESS_ADDENDA_H
#define PRESS_ADDENDA_H

#include "press/box.h"

struct stack;

/*
 * STACK holds the strips of CONTENT, set for WIDTH. If they and SIDES (of the
 * padding) are higher than HEIGHT, what does not fit is taken out, and a line
 * that leads to the sheet is put in its place; without a title for the sheet
 * it is a fault.
 */
void		 addenda_limit(struct job *, struct stack *,
		    const struct box *content, int width, int height,
		    int sides);

/*
 * The sheets as sections, NUMBER counted from 1; NULL if there are no more.
 * Their content may ask for more of them.
 */
struct box	*addenda_sheet(struct job *, int number,
		    const struct style *document);

/* Forgets them, for another layout. */
void		 addenda_again(struct job *);

#endif
