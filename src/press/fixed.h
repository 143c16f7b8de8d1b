/*
 * Boxes at a place of the page, apart from what flows down it.
 */
#ifndef PRESS_FIXED_H
#define PRESS_FIXED_H

#include "press/box.h"

/* A <box>; a fault if it leaves the paper. */
struct box	*fixed_new(struct box_builder *, const struct node *,
		    const struct style *);

/* To be called once, when its turn comes: a fault if it holds too much. */
void		 fixed_set(const struct box *);

void		 fixed_paint(const struct box *, struct paint *);

#endif
