/*
 * How much speaks for each document type in a text: its title, its issuer,
 * its form's number, words and labels of its own.
 */
#ifndef INTAKE_WEIGH_H
#define INTAKE_WEIGH_H

#include "intake/clue.h"
#include "intake/document_type.h"
#include "intake/intake.h"
#include "intake/sheet.h"
#include "intake/title.h"

enum {
	WEIGH_SURE	= INTAKE_SURE,
	WEIGH_MARGIN	= INTAKE_MARGIN,
	WEIGH_UNTITLED	= 5	/* most points without a title */
};

/* Why a type is not taken for what it seems; the first that holds. */
enum doubt {
	DOUBT_NONE,
	DOUBT_NOTHING,		/* nothing speaks for any type */
	DOUBT_UNTITLED,		/* no title at the top of a page */
	DOUBT_WORDS,		/* the title stands in a list or sentence */
	DOUBT_LINE,		/* less than WEIGH_SURE */
	DOUBT_UNSIGNED,		/* its issuer does not sign */
	DOUBT_ALONE,		/* nothing but the title speaks for it */
	DOUBT_CLOSE,		/* another type has nearly as much */
	DOUBT_SEVERAL,		/* several documents stand in the text */
	DOUBT_UNREAD		/* no text; the name of the file at most */
};

struct weight {
	const struct document_type	*type;
	const struct title		*title;		/* or NULL */
	int				 points;
	int		 is_signed;	/* its issuer was found */
	int		 is_backed;	/* more than the title speaks for it */
	struct clues			 clues;
};

struct weights {
	struct weight		*items;	/* best first, all types */
	size_t			 n;
	struct title_list	 titles;
};

/* In the arena of the sheet. There must be types. */
void	 weigh_text(const struct document_type *types, const struct sheet *,
	    struct weights *);

/* What is against taking W for the document, were there no other. */
enum doubt weigh_doubt(const struct weight *);

/*
 * The first that is no page of the best, nor the best of it, nor only named
 * in it; NULL.
 */
const struct weight *weigh_rival(const struct weights *);

/* 1 if one may be a page of the other. */
int	 weigh_together(const struct document_type *,
	    const struct document_type *);

/* What would speak for it and was not found, with its points. */
struct clues weigh_missing(struct arena *, const struct weight *);

#endif
