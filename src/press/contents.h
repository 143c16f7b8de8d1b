/*
 * The contents of a paper: a line for each heading that comes after, with the
 * number of its page.
 */
#ifndef PRESS_CONTENTS_H
#define PRESS_CONTENTS_H

#include "press/box.h"

/* A <contents>; NULL if there are no headings. */
struct box	*contents_box(struct box_builder *, const struct node *,
		    const struct style *);

/* Whether the document asks for contents. */
int		 contents_among(const struct node *root);
/* The name of a heading that has none of its own. */
const char	*contents_id(struct job *, const struct node *);

#endif
