/*
 * Which document a text is. Every type gets points for its title, its issuer
 * and its words; the reason is kept. Two that are close, or none that is
 * sure, is a result: nothing is guessed.
 */
#ifndef INTAKE_RECOGNISE_H
#define INTAKE_RECOGNISE_H

#include "intake/document_type.h"
#include "intake/sheet.h"

enum {
	RECOGNISE_SURE	 = 10,	/* points a document must have */
	RECOGNISE_MARGIN = 4,	/* points it must be ahead of the next */
	RECOGNISE_HINT	 = 4,	/* points that make it worth a mention */
	RECOGNISE_MAX	 = 5	/* candidates that are mentioned */
};

struct candidate {
	const struct document_type *type;
	int		 score;
	int		 page;		/* of the title, 0 if there is none */
	int		 line;		/* of the sheet, SHEET_NONE likewise */
	const char	*reason;	/* Korean */
};

/* A page that, taken alone, begins a document or may begin one. */
struct head {
	const struct document_type *type;	/* the likeliest */
	int		 page;
	int		 sure;
	struct head	*next;
};

struct recognition {
	const struct document_type *type;	/* NULL: not told */
	int		 score;
	int		 line;		/* of the title in the sheet, or NONE */
	const char	*reason;
	struct candidate candidates[RECOGNISE_MAX];	/* the others */
	int		 n;
	const char	*mixed;		/* the documents one file holds: "1쪽 …,
					   2쪽 …"; NULL */
	const char	*close;		/* those that could not be told apart */
	struct head	*heads;		/* by page; of texts with several */
};

void	 recognise_text(struct arena *, const struct document_type *types,
	    const struct sheet *, struct recognition *);

/*
 * Candidates by file name alone, for files without readable text: the type
 * is never set.
 */
void	 recognise_name(struct arena *, const struct document_type *types,
	    const char *path, struct recognition *);

#endif
