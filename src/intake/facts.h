/*
 * All facts of one document whose type is known.
 */
#ifndef INTAKE_FACTS_H
#define INTAKE_FACTS_H

#include "intake/document_type.h"
#include "intake/fact.h"
#include "intake/sheet.h"

/* TITLE is the line of the title in the sheet, or SHEET_NONE. */
void	 facts_read(struct fact_list *, const struct sheet *,
	    const struct document_type *, int title);

#endif
