/*
 * The labels of a document type found in a text, longest first, so that a
 * value is bound to the label it stands at and ends where the next begins.
 */
#ifndef INTAKE_LABEL_H
#define INTAKE_LABEL_H

#include "intake/document_type.h"
#include "intake/sheet.h"

struct label {
	const struct field	*field;	/* NULL: a label of nothing wanted */
	const struct words	*words;
	struct match		 match;
	int			 line;	/* of the sheet */
	size_t			 start;	/* in the text of the line */
	size_t			 end;	/* behind it and its bracket:
					   상호(법인명) */
	size_t			 limit;	/* where the next label begins, or the
					   line ends */
	int			 bracketed; /* it is what stands in a bracket */
	int			 cut;	/* it goes on in a line below */
};

struct labels {
	const struct document_type *type;
	struct label	*items;		/* by line and place */
	int		 n;
};

void	 label_find(struct arena *, const struct document_type *,
	    const struct sheet *, struct labels *);

/* 1 if KEY is the beginning of a label of the type, or all of it. */
int	 label_begins(const struct labels *, const char *key);

/* 1 if a label begins between FROM and UNTIL in the text of LINE. */
int	 label_between(const struct labels *, int line, size_t from,
	    size_t until);

/*
 * How many labels LINE, or the row of a cell, consists of; 0 if anything else
 * stands there: values are then expected below.
 */
int	 label_heading(const struct labels *, const struct sheet *, int line);

#endif
