/*
 * Titles of document types in a text: at the top of a page, in lines of their
 * own, in columns, or among other words; a title inside a longer one does not
 * count, whatever type the longer one belongs to. So 사업자등록증 is never
 * found in 사업자등록증명, and 납세증명서 never in 지방세 납세증명서.
 */
#ifndef INTAKE_TITLE_H
#define INTAKE_TITLE_H

#include "intake/document_type.h"
#include "intake/sheet.h"

/* How a title stands, best first. */
enum title_place {
	TITLE_ALONE,		/* it has its lines for itself */
	TITLE_COLUMN,		/* … a column of its line */
	TITLE_LISTED,		/* an item of a list: "2. 납세증명서" */
	TITLE_INSIDE		/* words among others */
};

struct title {
	const struct document_type	*type;
	const struct evidence		*title;
	struct match			 match;
	int				 line;	/* of the sheet: the first, */
	int				 last;	/* and the last it goes over */
	size_t				 over;	/* bytes of the last line's
						   key that belong to it */
	enum title_place		 place;
	int				 later;	/* not on the first page */
	int				 points;
};

/* All that were found. */
struct title_list {
	struct title	*items;
	size_t		 n, size;
};

/* 1 if line I stands where titles are looked for: in the upper part. */
int	 title_is_upper(const struct sheet *, int i);

/*
 * Considers the words of NUMBER, whose key begins at AT in that of LINE and
 * may end in a later line; adds the titles they are.
 */
void	 title_consider(struct title_list *, const struct sheet *,
	    const struct document_type *types, int number, int line,
	    size_t at);

/* Takes out what is part of a longer title. */
void	 title_drop_covered(struct title_list *, struct arena *);

/* The one with the most points, the first of equal ones; NULL. */
const struct title *title_best(const struct title_list *,
		    const struct document_type *);

#endif
