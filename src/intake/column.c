#include "intake/column.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "intake/folded.h"

enum { NEAR = 10 };	/* letters between the middles of two spans */

static int
is_blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x3000;
}

int
column_split(const char *text, struct column_span *spans)
{
	const char	*s = text, *next;
	uint32_t	 cp;
	int		 n = 0, blanks = FOLDED_GAP, at = 0;

	for (next = s; (cp = utf8_next(&next)) != 0; s = next, at++) {
		if (is_blank(cp)) {
			blanks += cp == '\t' ? FOLDED_GAP : 1;
			continue;
		}
		if (blanks >= FOLDED_GAP) {
			if (n == COLUMN_SPANS)
				break;
			spans[n++] = (struct column_span){
			    (size_t)(s - text), 0, at, 0 };
		}
		blanks = 0;
		spans[n - 1].end = (size_t)(next - text);
		spans[n - 1].until = at + 1;
	}
	return n;
}

int
column_at(const struct column_span *spans, int n, size_t at)
{
	int	 i;

	for (i = 0; i < n; i++)
		if (at >= spans[i].start && at < spans[i].end)
			return i;
	return -1;
}

static int
distance(const struct column_span *a, const struct column_span *b)
{
	if (a->from < b->until && b->from < a->until)
		return 0;
	return abs(a->from + a->until - b->from - b->until) / 2;
}

int
column_under(const struct column_span *head, int n_head, int i,
    const struct column_span *row, int n_row)
{
	int	 j, best = -1;

	if (n_head == n_row)
		return i;
	for (j = 0; j < n_row; j++)
		if (best == -1 || distance(&head[i], &row[j]) <
		    distance(&head[i], &row[best]))
			best = j;
	return best != -1 && distance(&head[i], &row[best]) <= NEAR ? best :
	    -1;
}
