/*
 * Template + data → a document without holes: plain XML of the template's
 * words, in memory as a tree of its own so that a letter costs microseconds.
 */
#ifndef PRESS_EXPAND_H
#define PRESS_EXPAND_H

#include <libxml/tree.h>

#include "press/job.h"
#include "press/template.h"

enum {
	EXPAND_NODES	= 1000 * 1000,	/* of one document */
	EXPAND_BYTES	= 64 * 1024 * 1024	/* text of one document */
};

struct node {
	const struct template_node	*from;
	const xmlNode			*data;		/* its context */
	const char			*text;		/* ELEMENT_TEXT */
	const char			**values;	/* of from->attributes,
							   NULL if fixed */
	int				 ticked;	/* ELEMENT_CHECK */
	int				 number;	/* in the document */
	struct node			*first, *next;
};

/*
 * The document element filled from DATA. Every hole without data, failing
 * expression and exhausted limit is a fault of the job; the tree is usable
 * anyway, so that the faults of the layout come in the same run. NULL only if
 * there is nothing to go on with. *DRAFT says if the template's draft= holds.
 */
struct node	*expand_run(struct job *, const struct template *, xmlDoc *data,
		    int *draft);

/* The attribute's text, NULL if the element does not have it. */
const char	*expand_attribute(const struct node *, const char *name);

/* Writes the tree as XML. */
struct buf;
void		 expand_write(const struct node *, struct buf *);

#endif
