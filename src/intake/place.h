/*
 * Values without a label: a day over the issuer's name, a day before 현재,
 * a day that has a line for itself, the only company number of a document.
 */
#ifndef INTAKE_PLACE_H
#define INTAKE_PLACE_H

#include "intake/document_type.h"
#include "intake/fact.h"
#include "intake/label.h"

/* Each returns 1 if it found something. */
int	 place_over_issuer(struct fact_list *, const struct sheet *,
	    const struct labels *, const struct document_type *,
	    const struct field *);
int	 place_as_of(struct fact_list *, const struct sheet *,
	    const struct field *);
int	 place_own_line(struct fact_list *, const struct sheet *,
	    const struct field *);
int	 place_lone(struct fact_list *, const struct sheet *,
	    const struct field *);

#endif
