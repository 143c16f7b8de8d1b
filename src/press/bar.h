/*
 * A bar of a Gantt chart: a rectangle over a part of the width there is.
 */
#ifndef PRESS_BAR_H
#define PRESS_BAR_H

#include "press/expand.h"
#include "press/job.h"
#include "press/style.h"

struct bar;
struct paint;
struct paint_tag;

/* Reads start, end and of; NULL with a fault at SOURCE. In the arena. */
struct bar	*bar_new(struct job *, const struct node *,
		    const struct source *);

/* In mpt: the property, or what suits the size of the text. */
int		 bar_height(const struct style *);

/* Draws it as the figure TAG, into WIDTH mpt from X, its top at Y. */
void		 bar_paint(const struct bar *, struct paint *,
		    struct paint_tag *, const struct style *, int x, int y,
		    int width);

#endif
