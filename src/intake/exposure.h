/*
 * Numbers of persons that stand unmasked in a text: where and how many, never
 * which.
 */
#ifndef INTAKE_EXPOSURE_H
#define INTAKE_EXPOSURE_H

#include <libxml/tree.h>

#include "intake/text.h"

/* Adds an <exposure> under FILE for each line or cell that holds any. */
void	 exposure_write(xmlNode *file, const struct text *);

#endif
