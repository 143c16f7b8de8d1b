/*
 * A certificate over several files: its pages were saved or scanned one by
 * one. Files belong together if their page marks go on (1/2, 2/2) and they bear
 * the same number of issue or, if no other file does, the same company's and
 * no other number of issue.
 */
#ifndef INTAKE_JOIN_H
#define INTAKE_JOIN_H

#include <libxml/tree.h>

#include "intake/document_type.h"
#include "intake/sheet.h"

struct arena;

/*
 * Notes in FILE which pages of how many the sheet holds, if these are not all
 * ("sheets", "2-2/3"), and the numbers on them ("numbers", "of-company").
 */
void	 join_note(xmlNode *file, const struct sheet *);

/*
 * The first file, from FROM on, that begins a document which goes on in
 * another one beside it; that goes to *NEXT. NULL if there is none.
 */
xmlNode	*join_find(const struct document_type *types, xmlNode *from,
	    xmlNode **next);

/* Makes NEXT a page of FILE: no document of its own any more. */
void	 join_mark(struct arena *, xmlNode *file, xmlNode *next);

/* "1–2/3" where pages are still missing, else NULL. */
const char *join_missing(struct arena *, const xmlNode *file);

#endif
