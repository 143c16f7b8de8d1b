/*
 * Values by their labels: to the right, below, or, where a label is cut into
 * two lines, between them.
 */
#ifndef INTAKE_FIELD_H
#define INTAKE_FIELD_H

#include "intake/document_type.h"
#include "intake/fact.h"
#include "intake/label.h"

/*
 * Adds the fact of FIELD, if its labels have a value. Values of a single
 * field that differ are a conflict and no fact. Returns 1 if something was
 * found, in either way.
 */
int	 field_bind(struct fact_list *, const struct sheet *,
	    const struct labels *, const struct field *);

/* Adds VALUE as the fact, or the two facts of a range, of FIELD. */
struct value;
void	 field_add(struct fact_list *, const struct sheet *, int line,
	    const struct field *, const struct value *, const char *label);

#endif
