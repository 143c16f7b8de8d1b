/*
 * Files that speak of the others and are therefore read first: the
 * applicant's data (application.xml) and statements of what files are
 * (bundle.xml).
 */
#ifndef INTAKE_EARLY_H
#define INTAKE_EARLY_H

#include <libxml/tree.h>

struct reading;

/*
 * Reads them; what is wrong with one waits in READING until its turn. The
 * first readable application.xml, by path, is the applicant's data.
 */
void	 early_read(struct reading *);

/* Tells of statements about files that are not there, behind AFTER. */
void	 early_unused(struct reading *, xmlNode *after);

#endif
