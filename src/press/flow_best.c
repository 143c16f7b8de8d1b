/*
 * The best lines of a paragraph, where the first ones that fit are ugly: a
 * justified line that stays ragged, one or two syllables alone on the last.
 * Found as Knuth and Plass do ("Breaking paragraphs into lines", 1981), in
 * whole numbers, between words only and never with a line more.
 */
#include "press/flow_parts.h"

#include <string.h>

#include "base/arena.h"

enum {
	STOPS		= 4000,	/* words of a paragraph looked at */
	BACK		= 200,	/* words of a line */
	EACH_LINE	= 1000 * 1000,	/* no more lines than needed */
	RAGGED		= 3000,
	ORPHAN		= 1500,
	ORPHAN_LETTERS	= 2,
	WIDE		= 12	/* em; in narrower cells two are no orphans */
};

/* A place between words, and all there is before it. */
struct stop {
	size_t	 at;
	int64_t	 start, end;	/* x of the next line, of this one's end */
	int	 blanks_start, blanks_end;
	size_t	 previous;	/* stop where its best line begins */
	int64_t	 cost;
};

struct search {
	const struct flow	*f;
	struct stop		*stops;
	size_t			 n;
	int			 first_room, room;
	int			 is_justified;
};

/* Between words even where lines may break at any syllable. */
static int
is_stop(const struct flow *f, size_t i)
{
	return flow_is_normal(f, i) && (flow_is_blank(&f->chars[i - 1]) ||
	    flow_style(f, &f->chars[i])->v[STYLE_BREAK].n !=
	    STYLE_ANYWHERE);
}

/* What justifying can fill. */
static int64_t
capacity(const struct flow *f, int64_t blanks, int64_t letters)
{
	int64_t	 size = f->base->size;

	return blanks * (size * FLOW_BLANK_GROWTH / 1000) +
	    letters * (size * FLOW_LETTER_GROWTH / 1000);
}

/* Letters from I to before END that are not glued to the one before. */
static size_t
count_letters(const struct flow *f, size_t i, size_t end)
{
	size_t	 n = 1;

	for (i++; i < end && n <= ORPHAN_LETTERS; i++)
		n += f->chars[i].level != BREAKS_NEVER;
	return n;
}

static int
is_orphan(const struct flow *f, size_t first, size_t end, int room)
{
	/* A number in brackets may stand alone, and 끝. does by rule. */
	return first < end &&
	    breaks_class(f->chars[first].cp) == BREAKS_HANGUL &&
	    room / WIDE >= f->base->size &&
	    count_letters(f, first, end) <= ORPHAN_LETTERS;
}

static int
is_ragged(const struct flow *f, const struct flow_line *l)
{
	return l->stretch && l->room - l->width > capacity(f, l->blanks,
	    (int64_t)(l->end - l->first) - 1);
}

/* Whether there is something to mend, and nothing that cannot be. */
static int
is_bad(const struct flow *f, size_t first)
{
	const struct flow_line	*last = &f->lines[f->n_lines - 1];
	int			 bad = is_orphan(f, last->first, last->end,
				    last->room);
	size_t			 i;

	for (i = first; i < f->n_lines; i++) {
		if (i > first && !is_stop(f, f->lines[i].first))
			return 0;
		if (f->lines[i].leaders > 0)
			return 0;
		bad |= is_ragged(f, &f->lines[i]);
	}
	return bad;
}

static size_t
count_stops(const struct flow *f, size_t first, size_t end)
{
	size_t	 i, n = 2;

	for (i = first + 1; i < end && n <= STOPS; i++)
		n += is_stop(f, i);
	return n;
}

/* All places from FIRST to END, both included. */
static void
find_stops(struct search *s, size_t first, size_t end)
{
	const struct flow	*f = s->f;
	struct stop		 now = { .at = first };
	size_t			 i;

	for (i = first; ; i++) {
		const struct flow_char	*c = &f->chars[i];

		if (i == first || i == end || is_stop(f, i)) {
			now.at = i;
			s->stops[s->n++] = now;
		}
		if (i == end)
			return;
		now.start += c->advance;
		now.blanks_start += flow_stretches(c);
		if (!flow_is_blank(c) && c->cp != FLOW_BREAK) {
			now.end = now.start - flow_chars_tail(f, c);
			now.blanks_end = now.blanks_start;
		}
	}
}

/* Of a line from stop A to stop B; -1 if it is too long. */
static int64_t
line_cost(const struct search *s, const struct stop *a, const struct stop *b)
{
	int	 room = a == s->stops ? s->first_room : s->room;
	int64_t	 gap = room - (b->end - a->start), most, part;

	if (gap < 0)
		return -1;
	if (b == &s->stops[s->n - 1])
		return EACH_LINE + (is_orphan(s->f, a->at, b->at, s->room) ?
		    ORPHAN : 0);
	most = s->is_justified ? capacity(s->f, b->blanks_end -
	    a->blanks_start, (int64_t)(b->at - a->at) - 2) : room;
	if (gap <= most) {
		part = gap * 1000 / (most + 1);
		return EACH_LINE + part * part / 1000;
	}
	part = (gap - most) * 1000 / (room + 1);
	return EACH_LINE + RAGGED + part * part / 20;
}

/* The best line that ends at stop J. */
static void
relax(struct search *s, size_t j)
{
	struct stop	*to = &s->stops[j];
	size_t		 i;

	to->cost = INT64_MAX;
	for (i = j; i-- > 0 && j - i <= BACK; ) {
		const struct stop	*from = &s->stops[i];
		int64_t			 cost = line_cost(s, from, to);

		if (cost < 0)
			break;
		if (from->cost < INT64_MAX && from->cost + cost < to->cost) {
			to->cost = from->cost + cost;
			to->previous = i;
		}
	}
}

int
flow_best(const struct flow *f, size_t first, size_t *starts)
{
	struct search	 s = { .f = f };
	size_t		 lines = f->n_lines - first, i, n;
	size_t		 begin = f->lines[first].first;
	size_t		 end = f->lines[f->n_lines - 1].end;

	if (lines < 2 || !is_bad(f, first) ||
	    (n = count_stops(f, begin, end)) > STOPS)
		return 0;
	s.stops = arena_array(f->job->arena, n, sizeof(*s.stops));
	s.first_room = f->lines[first].room;
	s.room = f->lines[first + 1].room;
	s.is_justified = f->base->v[STYLE_ALIGN].n == STYLE_JUSTIFY;
	find_stops(&s, begin, end);
	for (i = 1; i < s.n; i++)
		relax(&s, i);
	if (s.stops[s.n - 1].cost == INT64_MAX)
		return 0;
	for (i = s.n - 1; lines-- > 0; i = s.stops[i].previous)
		starts[lines] = s.stops[s.stops[i].previous].at;
	return starts[0] == begin && i == 0;
}
