/*
 * One document being printed: what every step of the press shares. All of it
 * ends with the arena.
 */
#ifndef PRESS_JOB_H
#define PRESS_JOB_H

#include <libxml/tree.h>

#include "base/diag.h"

struct addenda;
struct anchors;
struct arena;
struct fonts;
struct styles;
struct box_memo;

enum { JOB_FAULTS_MAX = 200 };	/* messages about one document */

/* Where a piece of the document comes from. */
struct source {
	const char	*file;		/* template */
	int		 line;
	const xmlNode	*data;		/* context in the data, or NULL */
};

struct job {
	struct arena		*arena;
	struct diags		*diags;
	const struct fonts	*fonts;
	const struct styles	*styles;
	xmlNode			*office;	/* $office, or NULL */
	struct addenda		*addenda;	/* NULL until there are some */
	struct anchors		*anchors;	/* NULL until there are some */
	struct arena		*batch;		/* outlives it, or NULL */
	struct box_memo		*kept;		/* of the template, in it */
	int			 draft;
	int			 faults;
	struct arena		*scratch;	/* for one cell at a time */
	int			 column;	/* of the cell, or 0 */
	int			 silent;	/* what is laid out once more
						   has been reported */
};

/*
 * Reports a fault at its template line with the path in the data; up to three
 * arguments, NULL where there are fewer. The document is not printed then.
 */
void	 job_fault(struct job *, enum diag_code, const struct source *,
	    const char *, const char *, const char *);

/* "12.5mm" and the like, for messages; in the arena. */
const char	*job_mm(struct job *, int64_t mpt);

/* /case/findings/finding[3]/@id, in the arena. */
char	*job_path(struct arena *, const xmlNode *);

#endif
