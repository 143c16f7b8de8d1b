#include "check/notice_match.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum {
	DEPTH_MAX	= 64,
	COMPARED_MAX	= 250 * 1000	/* pairs of lines in one gap */
};

struct line {
	uint64_t	 hash;
	int		 n;	/* its number in the text */
	int		 side;	/* 0: old, 1: amended */
};

/* Lines FIRST to LAST of both texts; LAST < FIRST: none. */
struct range {
	int	 first[2], last[2];
};

struct matcher {
	struct arena			*arena;
	const struct notice_text	*texts[2];
	struct notice_match		*match;
	struct range			*gaps;	/* what is left over */
	size_t				 n, size;
};

static const char *
text(const struct matcher *m, int side, int n)
{
	return m->texts[side]->lines[n - 1].text;
}

static uint64_t
hash(const char *s)
{
	uint64_t	 h = 0xcbf29ce484222325u;

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001b3u;
	return h;
}

static void
join(struct matcher *m, int old, int amended)
{
	m->match->to[old] = amended;
	m->match->from[amended] = old;
}

static int
is_same(const struct matcher *m, int old, int amended)
{
	return strcmp(text(m, 0, old), text(m, 1, amended)) == 0;
}

/* Joins equal lines from both ends. */
static void
trim(struct matcher *m, struct range *r)
{
	while (r->first[0] <= r->last[0] && r->first[1] <= r->last[1] &&
	    is_same(m, r->first[0], r->first[1]))
		join(m, r->first[0]++, r->first[1]++);
	while (r->first[0] <= r->last[0] && r->first[1] <= r->last[1] &&
	    is_same(m, r->last[0], r->last[1]))
		join(m, r->last[0]--, r->last[1]--);
}

static int
by_hash(const void *a, const void *b)
{
	const struct line	*x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	if (x->side != y->side)
		return x->side - y->side;
	return x->n - y->n;
}

/*
 * Lines that are free and stand once in each part of the range: for each old
 * one the amended one, in ONCE[old - first]. Returns how many.
 */
static size_t
find_unique(struct matcher *m, const struct range *r, struct line *lines,
    int *once)
{
	const int	*taken[2] = { m->match->to, m->match->from };
	size_t		 n = 0, i, end, found = 0;
	int		 side, at;

	for (side = 0; side < 2; side++)
		for (at = r->first[side]; at <= r->last[side]; at++)
			if (taken[side][at] == 0 &&
			    !m->texts[side]->lines[at - 1].blank)
				lines[n++] = (struct line){ hash(text(m, side,
				    at)), at, side };
	qsort(lines, n, sizeof(*lines), by_hash);
	for (i = 0; i < n; i = end) {
		for (end = i + 1; end < n && lines[end].hash == lines[i].hash;
		    end++)
			;
		if (end - i == 2 && lines[i].side != lines[i + 1].side &&
		    is_same(m, lines[i].n, lines[i + 1].n)) {
			once[lines[i].n - r->first[0]] = lines[i + 1].n;
			found++;
		}
	}
	return found;
}

/*
 * Of the pairs in ONCE keeps the longest chain that goes down in both texts
 * (patience sorting); the others become 0.
 */
static void
keep_chain(struct matcher *m, int *once, int n)
{
	int	*tails = arena_array(m->arena, (size_t)n + 1, sizeof(int));
	int	*before = arena_array(m->arena, (size_t)n + 1, sizeof(int));
	int	 i, low, high, middle, length = 0, at, next;

	for (i = 0; i < n; i++) {
		if (once[i] == 0)
			continue;
		for (low = 0, high = length; low < high; ) {
			middle = (low + high) / 2;
			if (once[tails[middle]] < once[i])
				low = middle + 1;
			else
				high = middle;
		}
		before[i] = low > 0 ? tails[low - 1] : -1;
		tails[low] = i;
		if (low == length)
			length++;
	}
	at = length > 0 ? tails[length - 1] : -1;
	for (i = n - 1; i >= 0; i--) {
		if (i != at) {
			once[i] = 0;
			continue;
		}
		next = before[i];
		at = next;
	}
}

static void
add_gap(struct matcher *m, const struct range *r)
{
	if (r->first[0] > r->last[0] && r->first[1] > r->last[1])
		return;
	if (m->n == m->size)
		m->gaps = arena_grow(m->arena, m->gaps, m->n, &m->size,
		    sizeof(*m->gaps), 64);
	m->gaps[m->n++] = *r;
}

/* The fixed points of a range, and the same between them. */
static void
match_range(struct matcher *m, struct range r, int depth)
{
	struct range	 part;
	struct line	*lines;
	int		*once, n, i;

	trim(m, &r);
	n = r.last[0] - r.first[0] + 1;
	if (n <= 0 || r.last[1] < r.first[1] || depth == DEPTH_MAX) {
		add_gap(m, &r);
		return;
	}
	lines = arena_array(m->arena, (size_t)(n + r.last[1] - r.first[1] +
	    1), sizeof(*lines));
	once = arena_array(m->arena, (size_t)n, sizeof(*once));
	if (find_unique(m, &r, lines, once) == 0) {
		add_gap(m, &r);
		return;
	}
	keep_chain(m, once, n);
	part = r;
	for (i = 0; i < n; i++) {
		if (once[i] == 0)
			continue;
		join(m, r.first[0] + i, once[i]);
		part.last[0] = r.first[0] + i - 1;
		part.last[1] = once[i] - 1;
		match_range(m, part, depth + 1);
		part.first[0] = r.first[0] + i + 1;
		part.first[1] = once[i] + 1;
	}
	part.last[0] = r.last[0];
	part.last[1] = r.last[1];
	match_range(m, part, depth + 1);
}

/* Lines that stand whole somewhere else now. */
static void
match_moved(struct matcher *m, const struct range *all)
{
	size_t		 n0 = m->texts[0]->n, n1 = m->texts[1]->n, i;
	struct line	*lines = arena_array(m->arena, n0 + n1 + 1,
			    sizeof(*lines));
	int		*once = arena_array(m->arena, n0 + 1, sizeof(*once));

	if (find_unique(m, all, lines, once) > 0)
		for (i = 0; i < n0; i++)
			if (once[i] != 0)
				join(m, (int)i + 1, once[i]);
}

/* Per mille of the letters that are the same from both ends. */
static size_t
likeness(const char *a, const char *b)
{
	size_t	 m = strlen(a), n = strlen(b), head = 0, tail = 0;
	size_t	 least = m < n ? m : n;

	while (head < least && a[head] == b[head])
		head++;
	while (tail < least - head && a[m - 1 - tail] == b[n - 1 - tail])
		tail++;
	return m + n > 0 ? (head + tail) * 2000 / (m + n) : 0;
}

static void
replace(struct matcher *m, int old, int amended)
{
	m->match->changed[old] = amended;
	m->match->was[amended] = old;
}

static int
is_free(const struct matcher *m, int side, int n)
{
	const struct notice_match	*match = m->match;

	if (m->texts[side]->lines[n - 1].blank)
		return 0;
	return side == 0 ? match->to[n] == 0 && match->changed[n] == 0 :
	    match->from[n] == 0 && match->was[n] == 0;
}

static int
count_free(const struct matcher *m, const struct range *r, int side)
{
	int	 n = 0, i;

	for (i = r->first[side]; i <= r->last[side]; i++)
		n += is_free(m, side, i);
	return n;
}

/* Pairs each old line with the most similar one, if half of it is so. */
static void
pair_similar(struct matcher *m, const struct range *r)
{
	size_t	 best, like;
	int	 i, j, found;

	for (i = r->first[0]; i <= r->last[0]; i++) {
		best = 499;
		found = 0;
		for (j = r->first[1]; is_free(m, 0, i) && j <= r->last[1];
		    j++) {
			if (!is_free(m, 1, j))
				continue;
			like = likeness(text(m, 0, i), text(m, 1, j));
			if (like > best) {
				best = like;
				found = j;
			}
		}
		if (found != 0)
			replace(m, i, found);
	}
}

/* As many as there were: one for one. */
static void
pair_in_order(struct matcher *m, const struct range *r)
{
	int	 i = r->first[0], j = r->first[1];

	for (; i <= r->last[0]; i++) {
		if (!is_free(m, 0, i))
			continue;
		while (j <= r->last[1] && !is_free(m, 1, j))
			j++;
		if (j <= r->last[1])
			replace(m, i, j);
	}
}

static void
pair_gap(struct matcher *m, const struct range *r)
{
	int	 n = count_free(m, r, 0), k = count_free(m, r, 1);

	if (n == 0 || k == 0)
		return;
	if (n <= COMPARED_MAX / k)
		pair_similar(m, r);
	if (count_free(m, r, 0) == count_free(m, r, 1))
		pair_in_order(m, r);
}

struct notice_match *
notice_match_new(struct arena *arena, const struct notice_text *old,
    const struct notice_text *amended)
{
	struct matcher	 m = { .arena = arena, .texts = { old, amended } };
	struct range	 all = { { 1, 1 }, { (int)old->n, (int)amended->n } };
	size_t		 i;

	m.match = arena_alloc(arena, sizeof(*m.match));
	m.match->to = arena_array(arena, old->n + 2, sizeof(int));
	m.match->changed = arena_array(arena, old->n + 2, sizeof(int));
	m.match->from = arena_array(arena, amended->n + 2, sizeof(int));
	m.match->was = arena_array(arena, amended->n + 2, sizeof(int));
	match_range(&m, all, 0);
	match_moved(&m, &all);
	for (i = 0; i < m.n; i++)
		pair_gap(&m, &m.gaps[i]);
	return m.match;
}
