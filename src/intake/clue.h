/*
 * What speaks for a document type, or against it, each with its points and
 * its place.
 */
#ifndef INTAKE_CLUE_H
#define INTAKE_CLUE_H

#include "intake/sheet.h"

enum clue_kind {
	CLUE_TITLE,
	CLUE_ISSUER,
	CLUE_OTHER_ISSUER,
	CLUE_FORM,
	CLUE_WORD,
	CLUE_AGAINST,
	CLUE_LABEL,
	CLUE_FILE_NAME
};

struct clue {
	enum clue_kind	 kind;
	const char	*words;		/* as they are known, or as found */
	int		 points;
	int		 line;		/* of the sheet, or SHEET_NONE */
	const char	*note;		/* Korean, why it counts less; "" */
	struct clue	*next;
};

struct clues {
	struct clue	*first;
	struct clue	**last;		/* NULL while there is none */
};

/* Adds one behind the others; the strings are kept, not copied. */
struct clue	*clue_add(struct arena *, struct clues *, enum clue_kind,
		    const char *words, int points, int line);

/* "title", "issuer" …, and as people read it: 제목. */
const char	*clue_name(enum clue_kind);
const char	*clue_label(enum clue_kind);

/* "제목 '납세증명서'(1쪽 2행); 문구 '국세징수법'", in the arena. */
char		*clue_text(const struct sheet *, const struct clue *);

#endif
