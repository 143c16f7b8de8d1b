/*
 * Columns of a line: what stands between runs of FOLDED_GAP blanks. A text
 * keeps the columns of its page roughly, for a Hangul letter is as wide as
 * two others but counts as one; so columns are compared by their number in
 * the line where that is possible and by nearness where it is not.
 */
#ifndef INTAKE_COLUMN_H
#define INTAKE_COLUMN_H

#include <stddef.h>

struct column_span {
	size_t	 start, end;	/* bytes in the line */
	int	 from, until;	/* letters from its beginning */
};

enum { COLUMN_SPANS = 40 };	/* of a line; the rest is left out */

/* The spans of TEXT; how many there are. */
int	 column_split(const char *text, struct column_span *);

/* The span that holds byte AT, or -1. */
int	 column_at(const struct column_span *, int n, size_t at);

/*
 * The span of ROW that stands under span I of HEAD: the same number where
 * both have equally many, else the nearest; -1 if none is near.
 */
int	 column_under(const struct column_span *head, int n_head, int i,
	    const struct column_span *row, int n_row);

#endif
