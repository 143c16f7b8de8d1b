#include "check/difference.h"

#include <string.h>

#include "base/arena.h"
#include "check/basis.h"
#include "check/notice_match.h"
#include "check/notice_text.h"

/* How many phrases of the notice stand in the text. */
static size_t
count_standing(const struct basis *basis, const char *notice,
    const struct notice_text *text)
{
	const struct basis_quote	*quote;
	size_t				 i, n = 0;

	for (i = 0; i < basis->n_quotes; i++) {
		quote = &basis->quotes[i];
		if (strcmp(quote->notice, notice) == 0 &&
		    notice_text_holds(text, quote->line, quote->text))
			n++;
	}
	return n;
}

const char *
difference_notice(const struct basis *basis, const struct notice_text *text)
{
	const char	*notice, *best = NULL;
	size_t		 i, j, n, most = 0;

	for (i = 0; i < basis->n_quotes; i++) {
		notice = basis->quotes[i].notice;
		for (j = 0; j < i && strcmp(basis->quotes[j].notice,
		    notice) != 0; j++)
			;
		if (j < i)
			continue;
		n = count_standing(basis, notice, text);
		if (n > most) {
			most = n;
			best = notice;
		}
	}
	return best;
}

/* The only new line of unknown origin that holds the phrase; 0 if none. */
static int
find_elsewhere(const struct difference *d, const char *phrase)
{
	int	 line, found = 0;

	for (line = 1; (size_t)line <= d->amended->n; line++) {
		if (d->match->from[line] != 0 ||
		    !notice_text_holds(d->amended, line, phrase))
			continue;
		if (found != 0)
			return 0;
		found = line;
	}
	return found;
}

static void
settle(struct difference_quote *q, int from, int to)
{
	q->to = to;
	q->fate = to == from ? DIFFERENCE_STANDS : DIFFERENCE_MOVED;
}

static void
judge(struct difference *d, const struct basis_quote *quote,
    struct difference_quote *q)
{
	int	 line = quote->line, to;

	if (strcmp(quote->notice, d->notice) != 0)
		return;
	if (!notice_text_holds(d->old, line, quote->text)) {
		d->unproved++;
		return;
	}
	d->quoted[line] = 1;
	to = d->match->to[line] != 0 ? d->match->to[line] :
	    d->match->changed[line];
	if (notice_text_holds(d->amended, to, quote->text)) {
		settle(q, line, to);
	} else if (to != 0) {
		q->fate = DIFFERENCE_CHANGED;
		q->to = to;
	} else if ((to = find_elsewhere(d, quote->text)) != 0) {
		settle(q, line, to);
	} else {
		q->fate = DIFFERENCE_GONE;
	}
}

struct difference *
difference_new(struct arena *arena, const struct basis *basis,
    const char *notice, const struct notice_text *old,
    const struct notice_text *amended)
{
	struct difference	*d = arena_alloc(arena, sizeof(*d));
	char			*lost;
	size_t			 i;

	d->notice = notice;
	d->old = old;
	d->amended = amended;
	d->basis = basis;
	d->match = notice_match_new(arena, old, amended);
	d->quotes = arena_array(arena, basis->n_quotes + 1,
	    sizeof(*d->quotes));
	d->quoted = arena_alloc(arena, old->n + 2);
	d->touched = arena_alloc(arena, basis->n_users + 1);
	lost = arena_alloc(arena, basis->n_quotes + 1);
	for (i = 0; i < basis->n_quotes; i++) {
		judge(d, &basis->quotes[i], &d->quotes[i]);
		d->n[d->quotes[i].fate]++;
		lost[i] = d->quotes[i].fate >= DIFFERENCE_CHANGED;
	}
	basis_spread(basis, lost, d->touched);
	return d;
}
