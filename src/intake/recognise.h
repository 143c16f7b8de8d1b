/*
 * Which document a text is. Every type gets points for its title, its issuer
 * and its words; all of it is kept. Two that are close, or none that is
 * sure, is a result: nothing is guessed.
 */
#ifndef INTAKE_RECOGNISE_H
#define INTAKE_RECOGNISE_H

#include "intake/clue.h"
#include "intake/document_type.h"
#include "intake/sheet.h"
#include "intake/weigh.h"

enum {
	RECOGNISE_HINT	= 4,	/* points that make it worth a mention */
	RECOGNISE_MAX	= 5	/* candidates that are mentioned */
};

/* What a candidate lost to. */
enum lost {
	LOST_NOTHING,		/* nothing was decided */
	LOST_POINTS,		/* it has less */
	LOST_PART		/* it is a page of what was decided */
};

struct candidate {
	const struct document_type *type;
	int		 score;
	int		 page;		/* of the title, 0 if there is none */
	int		 line;		/* of the sheet, SHEET_NONE likewise */
	const char	*reason;	/* Korean */
	enum doubt	 doubt;		/* were there no other */
	enum lost	 lost;
	struct clues	 clues, missing;
};

/* A page that, taken alone, begins a document or may begin one. */
struct head {
	const struct document_type *type;	/* the likeliest */
	int		 leaf;		/* of the sheet */
	int		 sure;
	struct head	*next;
};

struct recognition {
	const struct document_type *type;	/* NULL: not told */
	int		 score;
	int		 line;		/* of the title in the sheet, or NONE */
	const char	*reason;
	enum doubt	 doubt;		/* why it was not told */
	struct clues	 clues, missing;	/* of the type */
	struct candidate candidates[RECOGNISE_MAX];	/* the others */
	int		 n;
	const char	*mixed;		/* the documents one file holds: "1쪽 …,
					   2쪽 …"; NULL */
	const char	*close;		/* those that could not be told apart */
	struct head	*heads;		/* by page; of texts with several */
};

void	 recognise_text(struct arena *, const struct document_type *types,
	    const struct sheet *, struct recognition *);

/* What was decided becomes the first candidate: something else is stated. */
void	 recognise_displace(struct recognition *, const struct sheet *);

/* Adds what W speaks for, if there is room. */
void	 recognise_add(struct recognition *, const struct sheet *,
	    const struct weight *, enum lost);

#endif
