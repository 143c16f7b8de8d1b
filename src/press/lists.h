/*
 * Lists in official order (규칙 2조①), and the attachments of a letter.
 */
#ifndef PRESS_LISTS_H
#define PRESS_LISTS_H

#include "press/box.h"

/* An <items>; NULL if it has none. */
struct box	*lists_box(struct box_builder *, const struct node *,
		    const struct style *);

/*
 * An <attachments> (documents.md 1.11): 붙임 and its items, numbered if there
 * are several, the last of which ends with 끝. NULL if it has none.
 */
struct box	*lists_attachments(struct box_builder *, const struct node *,
		    const struct style *);

#endif
