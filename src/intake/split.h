/*
 * Several documents in one PDF: which pages each of them takes. A page
 * begins a document if, taken alone, it surely is one; what follows belongs
 * to it if a number or its page mark says so. What nothing is known of is a
 * part of its own, never silently another's.
 */
#ifndef INTAKE_SPLIT_H
#define INTAKE_SPLIT_H

#include "intake/recognise.h"
#include "intake/sheet.h"

enum { SPLIT_PAGES = 300 };	/* longer files are not divided */

/* A leaf is a page, or one of several that lie on it. */
struct split {
	int		 from, until;	/* leaves, and where they are: */
	const char	*first, *last;	/* "3", "3.2" (second on page 3) */
	int		 page;		/* the first of the PDF's, */
	int		 pane, panes;	/* and which of it: text.h */
	size_t		 piece, pieces;	/* the first of the text's, how many */
	const struct document_type *type;	/* of its first page; NULL */
	int		 blank;		/* its pages hold no text */
	int		 cover;		/* a cover or a list of what follows */
	const char	*doubtful;	/* first page of which nothing says that
					   it belongs here; NULL */
	struct split	*next;
};

/*
 * The parts of the text whose sheet and recognition these are, in the order of
 * their pages and covering them all; NULL if it holds fewer than two
 * documents.
 */
struct split	*split_text(const struct sheet *, const struct recognition *);

/* "1쪽 국세 납세증명서, 2–3쪽 지방세 납세증명서"; "1쪽 왼쪽 …" */
const char	*split_list(struct arena *, const struct split *);

#endif
