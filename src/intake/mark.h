/*
 * Words whose presence in a document is a fact: 열람용, eCl@ss.
 */
#ifndef INTAKE_MARK_H
#define INTAKE_MARK_H

#include "intake/document_type.h"
#include "intake/fact.h"

/*
 * Adds the mark, its value the values of the options found, joined with
 * " · ". TITLE is the line of the title, SHEET_NONE if it is not known.
 */
void	 mark_find(struct fact_list *, const struct sheet *,
	    const struct mark *, int title);

#endif
