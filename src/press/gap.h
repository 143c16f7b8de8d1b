/*
 * Why a hole of a template has no value: because the data has none, or
 * because what is there cannot be used, "2026-02-30" as a day.
 */
#ifndef PRESS_GAP_H
#define PRESS_GAP_H

#include "press/job.h"

struct xpath;
struct xpath_expr;

/*
 * Reports what is to be mended so that EXPR has a value at NODE, at SOURCE.
 */
void	 gap_fault(struct job *, struct xpath *, const struct xpath_expr *,
	    xmlNode *node, struct source source);

#endif
