/*
 * Rosters of insured people: a row each with number, name, masked resident
 * number, and a day for every insurance they are enrolled in.
 */
#ifndef INTAKE_ROSTER_H
#define INTAKE_ROSTER_H

#include "intake/document_type.h"
#include "intake/fact.h"

/*
 * Adds "people", and for each column how many people have a day in it. The
 * columns are found by their headings; without one nothing is added.
 */
void	 roster_count(struct fact_list *, const struct sheet *,
	    const struct document_type *);

#endif
