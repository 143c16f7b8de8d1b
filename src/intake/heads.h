/*
 * Which pages begin documents. Several papers in one file, read as one, speak
 * against each other (세무서장 against 지방세), so that every page with a
 * title is judged alone.
 */
#ifndef INTAKE_HEADS_H
#define INTAKE_HEADS_H

#include "intake/recognise.h"

/*
 * Notes the heads in R, which the whole was taken for; replaces all of it if
 * its pages are several papers.
 */
void	 heads_judge(const struct document_type *types, const struct sheet *,
	    const struct title_list *, struct recognition *);

#endif
