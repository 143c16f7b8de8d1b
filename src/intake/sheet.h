/*
 * The text of one member, ready to be searched: each piece with its key, its
 * rank on its page, and its neighbours in its table.
 */
#ifndef INTAKE_SHEET_H
#define INTAKE_SHEET_H

#include <stddef.h>

#include "intake/folded.h"
#include "intake/text.h"

enum {
	SHEET_BYTES	= 2 * 1024 * 1024,	/* of text that is searched */
	SHEET_NONE	= -1
};

struct sheet_line {
	const struct text_piece	*piece;
	struct folded		 folded;
	int			 leaf;	/* 1 …: its page, but of pages that lie
					   on one each counts */
	int			 repeated;	/* on every leaf */
	int			 rank;	/* 1 … among the pieces of its leaf */
};

struct sheet {
	struct arena		*arena;
	struct sheet_line	*lines;
	int			 n;
	int			 first_leaf; /* of the document, mostly 1 */
	int			 leaves;	/* of the text */
	int			 cut;	/* there was more than is searched */
	char			*key;	/* of all lines, one after another: a
					   sentence may go over their ends */
};

struct sheet	*sheet_new(struct arena *, const struct text *);

/* The cell to the right in its row, the one below in its column, or NONE. */
int		 sheet_right(const struct sheet *, int i);
int		 sheet_below(const struct sheet *, int i);

/*
 * The line N pieces further (back if negative) on the same leaf and in the
 * same table, or in none like I itself; else NONE.
 */
int		 sheet_near(const struct sheet *, int i, int n);

/* The page line I stands on: "3"; of several on one, which: "3.2". */
const char	*sheet_place(const struct sheet *, int i);

/* Column, in letters, of the place AT in the text of line I. */
int		 sheet_column(const struct sheet *, int i, size_t at);

#endif
