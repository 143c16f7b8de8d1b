/*
 * What a template reads from its data: every value with its path from the
 * document, the places that read it, and whether it may be missing.
 */
#ifndef PRESS_FIELDS_H
#define PRESS_FIELDS_H

#include <libxml/tree.h>
#include <stddef.h>

#include "press/press.h"

struct arena;
struct template;

/* In the order of the template; all in the arena. */
void	 fields_of(struct press_fields *, struct arena *,
	    const struct template *);

/*
 * Data that has every field once, to begin a sample with: values of the right
 * kind, or their names. NULL if no field is told from the document's root.
 */
xmlDoc	*fields_skeleton(const struct press_fields *);

#endif
