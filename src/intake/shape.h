/*
 * Numbers of documents by their shape: 9999-999-9999-999 is what one office
 * prints, 0010-9999-999999 another (documents.md 1.1). A shape that is not
 * known means nothing.
 */
#ifndef INTAKE_SHAPE_H
#define INTAKE_SHAPE_H

#include "intake/folded.h"

struct arena;
struct option;

/*
 * The value of the first of SHAPES, in whose words 9 is any digit, that the
 * digits and dashes at the beginning of TEXT have; NULL if none has.
 */
const char	*shape_of(struct arena *, const struct option *shapes,
		    const char *text);

#endif
