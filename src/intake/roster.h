/*
 * Rosters of insured people: a row each with number, name, masked resident
 * number, and a day for every insurance they are enrolled in.
 */
#ifndef INTAKE_ROSTER_H
#define INTAKE_ROSTER_H

#include "intake/document_type.h"
#include "intake/fact.h"

/*
 * Adds "people", "people-last" (the highest number of a row: more than there
 * are rows if a page is missing), and for each column how many people have a
 * day in it. The columns are found by their headings, which may be repeated
 * on every page; without one nothing is added. TITLE is the line of the
 * title, which names an insurance and is no heading, or SHEET_NONE.
 */
void	 roster_count(struct fact_list *, const struct sheet *,
	    const struct document_type *, int title);

#endif
