/*
 * What files are stated to be: by --as, or by a bundle.xml among them.
 *
 *	<bundle><file path="스캔1.pdf" document="national-tax"/></bundle>
 */
#ifndef INTAKE_STATED_H
#define INTAKE_STATED_H

#include <stddef.h>

#include "base/diag.h"
#include "intake/document_type.h"
#include "intake/intake.h"

struct arena;
struct buf;

struct stated {
	const char	*path;
	const char	*document;
	const char	*source;	/* "--as", or the path of bundle.xml */
	int		 by_option;	/* by --as */
	int		 used;		/* a file has this path */
	struct stated	*next;
};

/* Those of the options; they come before those of a file. */
struct stated	*stated_options(struct arena *,
		    const struct intake_options *);

/*
 * Appends those of a bundle.xml at PATH. Returns NULL, or the sentence that
 * says what is wrong with it and its code: I103, nothing was appended; I233,
 * no more than so many statements of all files are.
 */
const char	*stated_read(struct arena *, struct stated **,
		    const char *path, const struct buf *,
		    enum diag_code *code);

/*
 * The statement about the file at PATH: its whole path, as seen from the
 * folder of bundle.xml, too, or its name alone. NULL if there is none.
 */
struct stated	*stated_find(struct stated *, const char *path);

#endif
