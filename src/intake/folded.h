/*
 * Finding words in text as it comes out of real papers: letters set apart
 * ("납  세  증  명  서"), full-width digits, five kinds of middle dots. The
 * search runs over the comparison key (utf8_fold); each place in the key
 * knows its place in the text, so that what is found can be quoted and what
 * stands beside it can be read.
 */
#ifndef INTAKE_FOLDED_H
#define INTAKE_FOLDED_H

#include <stddef.h>
#include <stdint.h>

struct arena;

enum {
	FOLDED_MAX	= 16 * 1024,	/* bytes of text that are looked at */
	FOLDED_SPACING	= 30,		/* most blanks between two letters of
					   one word */
	FOLDED_GAP	= 3,		/* blanks that part two columns */
	FOLDED_EDGE	= 9999		/* what folded_gap says at an edge */
};

/*
 * Which letters a key may hold, a bit for many of them: most words are not in
 * most lines, and this says so without a search.
 */
struct letters {
	uint64_t	 bits[4];
};

struct folded {
	const char	*text;	/* borrowed */
	char		*key;
	uint32_t	*at;	/* for each byte of the key: where its letter
				   begins in the text */
	size_t		 len;	/* bytes of the key */
	struct letters	 letters;
};

/* Words to be found; one of a list. */
struct words {
	const char	*text;	/* as written in the document type */
	char		*key;
	char		*parted; /* for each byte of the key: 1 if a blank
				   stands before it in the text */
	size_t		 len;
	int		 number; /* in the lexicon */
	struct letters	 letters;
	struct words	*next;
};

struct match {
	size_t	 from, until;	/* in the key */
	size_t	 start, end;	/* in the text */
	int	 spacing;	/* most blanks between letters of one word */
};

/* What may stand around words. Lone letters are what makes this hard. */
enum folded_edges {
	/*
	 * No letter touches, and the words stand further from their
	 * neighbours than their own letters from each other: 등 록 증 is not
	 * found in 등 록 증 명.
	 */
	FOLDED_WORD,
	/* No letter touches: 발급일 is not found in 발급일로부터. */
	FOLDED_LABEL,
	/* No letter touches behind: 세무서장 is found in 가람세무서장. */
	FOLDED_ENDING
};

void	 folded_of(struct arena *, const char *text, struct folded *);
void	 folded_words(struct arena *, const char *text, struct words *);

/* The first of WORDS at FROM in the key or behind; 0, or -1. */
int	 folded_find(const struct folded *, const struct words *, size_t from,
	    enum folded_edges, struct match *);

/* 1 if WORDS, whose key stands at AT in the key, are words there. */
int	 folded_at(const struct folded *, const struct words *, size_t at,
	    enum folded_edges, struct match *);

/* Blanks before the letter at AT in the key; FOLDED_EDGE at both ends. */
int	 folded_gap(const struct folded *, size_t at);

/* Where, in the text, the letter before AT in the key ends. */
size_t	 folded_end(const struct folded *, size_t at);

/*
 * 1 if nothing but marks, digits and what stands in brackets is in the text
 * around the match: it has the line for itself.
 */
int	 folded_alone(const struct folded *, const struct match *);

/*
 * The column around the match, bounded by gaps wider than its own spacing
 * and FOLDED_GAP: both places in the key.
 */
void	 folded_column(const struct folded *, const struct match *,
	    size_t *from, size_t *until);

/* 1 if CP is a letter, not a digit or mark. */
int	 folded_letter(uint32_t cp);

#endif
