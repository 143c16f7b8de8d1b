#include "intake/repeated.h"

#include <stdlib.h>
#include <string.h>

#include "intake/sheet.h"

enum {
	HEAD		= 2,	/* lines of a leaf that may be such */
	FOOT		= 3,
	HEIGHT_OFF	= 20	/* 1/10 pt by which they may be off */
};

struct leaf {
	int	 from, until;	/* lines: until is behind */
};

static struct leaf
leaf_from(const struct sheet *s, int from)
{
	struct leaf	 leaf = { from, from };

	while (leaf.until < s->n &&
	    s->lines[leaf.until].leaf == s->lines[from].leaf)
		leaf.until++;
	return leaf;
}

/* The next line at an edge of the leaf behind line I, or its end. */
static int
next_edge(const struct leaf *leaf, int i)
{
	i++;
	if (i >= leaf->from + HEAD && i < leaf->until - FOOT)
		i = leaf->until - FOOT;
	return i;
}

static int
is_same(const struct sheet_line *a, const struct sheet_line *b)
{
	const struct text_piece	*p = a->piece, *q = b->piece;

	return p->n_words > 0 && q->n_words > 0 &&
	    abs(p->words[0].box.y - q->words[0].box.y) <= HEIGHT_OFF &&
	    strcmp(a->folded.key, b->folded.key) == 0;
}

void
repeated_mark(struct sheet *s)
{
	struct leaf	 before, here;
	int		 i, k;

	if (s->n == 0)
		return;
	for (before = leaf_from(s, 0); before.until < s->n; before = here) {
		here = leaf_from(s, before.until);
		for (i = here.from; i < here.until; i = next_edge(&here, i))
			for (k = before.from; k < before.until;
			    k = next_edge(&before, k))
				if (is_same(&s->lines[k], &s->lines[i]))
					s->lines[k].repeated =
					    s->lines[i].repeated = 1;
	}
}
