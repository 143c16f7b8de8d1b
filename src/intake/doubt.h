/*
 * What is asked about a file whose document is not certain, or is stated to
 * be another than its text or its name says: problems of its <file>.
 */
#ifndef INTAKE_DOUBT_H
#define INTAKE_DOUBT_H

#include <libxml/tree.h>

#include "intake/reading.h"
#include "intake/recognise.h"

/*
 * TYPE, which is stated of the file at PATH, goes before what the text says,
 * but not without a word where they do not agree.
 */
void	 doubt_stated(struct reading *, xmlNode *file, struct recognition *,
	    const struct sheet *, const struct document_type *type,
	    const char *path);

/* A name that speaks of another document is told, and the text believed. */
void	 doubt_name(struct reading *, xmlNode *file,
	    const struct recognition *, const char *path);

/* Why nothing was decided, where much speaks for something. */
void	 doubt_tell(struct reading *, xmlNode *file,
	    const struct recognition *, const struct sheet *);

#endif
