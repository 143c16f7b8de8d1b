/*
 * Pages that show something but give no text.
 */
#ifndef INTAKE_BARE_H
#define INTAKE_BARE_H

#include "intake/bundle.h"
#include "intake/text.h"

struct arena;

/* Tells which pages of a text that has others these are, the first ten. */
void	 bare_tell(struct arena *, struct member *, const struct text *);

#endif
