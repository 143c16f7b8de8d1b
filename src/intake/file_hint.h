/*
 * What the name of a file says: never enough to tell a document, only a hint
 * for files that cannot be read and a question where text says otherwise.
 */
#ifndef INTAKE_FILE_HINT_H
#define INTAKE_FILE_HINT_H

#include "intake/recognise.h"

/*
 * Candidates by file name alone, for files without readable text: the type
 * is never set.
 */
void	 file_hint_find(struct arena *, const struct document_type *types,
	    const char *path, struct recognition *);

/*
 * The document that the name speaks of, if it is one, and the text is surely
 * another that the name does not fit as well; NULL.
 */
const struct document_type *file_hint_against(struct arena *,
		    const struct document_type *types, const char *path,
		    const struct document_type *told);

#endif
