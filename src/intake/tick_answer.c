#include "intake/tick_answer.h"

#include <string.h>

#include "base/utf8.h"

enum { ITEMS = TICK_ANSWERS * 2 };

/* Longest first. */
static const struct {
	const char	*word;
	int		 refuses;
} answers[] = {
	{ "동의하지않습니다", 1 }, { "동의하지아니합니다", 1 },
	{ "동의하지않음", 1 }, { "동의하지아니함", 1 }, { "동의안함", 1 },
	{ "동의하지", 1 }, { "부동의", 1 }, { "비동의", 1 }, { "미동의", 1 },
	{ "동의합니다", 0 }, { "동의함", 0 }, { "동의", 0 },
};

/* An answer, or a box or tick, in a line. */
struct item {
	int		 is_answer;
	int		 refuses;
	enum tick_state	 state;
	size_t		 from, until;	/* in the key */
	int		 taken;		/* a tick that has its answer */
};

/*
 * The answer at S that at most MORE others touch. Without that limit a line
 * of nothing but answers would be read again from each of them.
 */
static size_t
answer_at(const char *s, int more, int *refuses)
{
	const char	*behind;
	enum tick_state	 state;
	uint32_t	 cp;
	size_t		 i, len;

	for (i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		len = strlen(answers[i].word);
		if (strncmp(s, answers[i].word, len) != 0)
			continue;
		behind = s + len;
		cp = utf8_next(&behind);
		if (folded_letter(cp) && tick_letter(s, len, &state) == 0 &&
		    (more == 0 ||
		    answer_at(s + len, more - 1, refuses) == 0))
			return 0;
		*refuses = answers[i].refuses;
		return len;
	}
	return 0;
}

size_t
tick_answer_at(const char *s, int *refuses)
{
	return answer_at(s, TICK_ANSWERS, refuses);
}

/* The answers and ticks of a line, those that stand alone left out. */
static int
read_items(const char *key, struct item *items)
{
	size_t	 at, len;
	int	 n = 0;

	for (at = 0; key[at] != '\0' && n < ITEMS; at += len) {
		struct item	*it = &items[n];

		memset(it, 0, sizeof(*it));
		it->from = at;
		if ((len = tick_answer_at(key + at, &it->refuses)) > 0)
			it->is_answer = 1;
		else if ((len = tick_box(key + at, &it->state)) == 0)
			len = tick_letter(key, at, &it->state);
		it->until = at + len;
		if (len > 0)
			n++;
		else
			len = 1;
	}
	return n;
}

/* 1 if items I and I + 1 are an answer and a tick that touch. */
static int
touch(const struct item *items, int n, int i)
{
	return i >= 0 && i + 1 < n &&
	    items[i].is_answer != items[i + 1].is_answer &&
	    items[i].until == items[i + 1].from;
}

/* 1 if every answer has a tick of its own on the same side. */
static int
all_on_side(const struct item *items, int n, int behind)
{
	int	 i, answered = 0;

	for (i = 0; i < n; i++) {
		if (!items[i].is_answer)
			continue;
		if (!touch(items, n, behind ? i : i - 1))
			return 0;
		answered++;
	}
	return answered > 0;
}

/*
 * The tick at I between two answers belongs to the nearer one: -1 the one
 * before it, 1 the one behind it, 0 if they are equally near.
 */
static int
nearer(const struct folded *f, const struct item *items, int n, int i)
{
	int	 before, behind;

	if (!touch(items, n, i - 1) || !touch(items, n, i))
		return touch(items, n, i - 1) ? -1 : 1;
	before = folded_gap(f, items[i].from);
	behind = folded_gap(f, items[i + 1].from);
	return before == behind ? 0 : before < behind ? -1 : 1;
}

/* The first item: boxes before their answers, or answers before boxes. */
static int
answers_first(const struct item *items, int n)
{
	int	 i;

	for (i = 0; i < n; i++)
		if (touch(items, n, i))
			return items[i].is_answer;
	return 0;
}

/* Gives each answer of OUT, which are those of ITEMS, its tick. */
static void
assign(const struct folded *f, const struct item *items, int n,
    struct tick_answer *out)
{
	int	 behind = answers_first(items, n), i, k = 0, side;
	int	 even = all_on_side(items, n, behind);

	for (i = 0; i < n; i++) {
		if (items[i].is_answer) {
			k++;
			continue;
		}
		if (!touch(items, n, i - 1) && !touch(items, n, i))
			continue;
		side = even ? (behind ? -1 : 1) : nearer(f, items, n, i);
		if (even && !touch(items, n, behind ? i - 1 : i))
			continue;
		if (side == 0)
			out[k - 1].unclear = out[k].unclear = 1;
		else if (out[side < 0 ? k - 1 : k].state == TICK_NONE)
			out[side < 0 ? k - 1 : k].state = items[i].state;
	}
}

int
tick_answers(const struct folded *f, int line, struct tick_answer *out)
{
	struct item	 items[ITEMS];
	int		 n = read_items(f->key, items), i, k = 0, any = 0;

	for (i = 0; i < n; i++) {
		any |= touch(items, n, i);
		if (items[i].is_answer && k < TICK_ANSWERS)
			out[k++] = (struct tick_answer){
			    .refuses = items[i].refuses, .line = line };
		else if (items[i].is_answer)
			n = i;
	}
	if (!any)
		return 0;
	assign(f, items, n, out);
	return k;
}

/* What a state means beside its partner's; NONE if that cannot be said. */
static enum tick_state
meant(enum tick_state state, enum tick_state partner)
{
	if (state == TICK_RING)
		return partner == TICK_TICKED || partner == TICK_RING ?
		    TICK_EMPTY : TICK_NONE;
	if (state == TICK_IN_RING)
		return partner == TICK_TICKED ? TICK_EMPTY :
		    partner == TICK_IN_RING ? TICK_NONE : TICK_TICKED;
	return state == TICK_NONE ? TICK_EMPTY : state;
}

void
tick_count(struct tick_count *c, enum tick_state agrees,
    enum tick_state refuses)
{
	enum tick_state	 a = meant(agrees, refuses);
	enum tick_state	 r = meant(refuses, agrees);

	if (a == TICK_NONE || r == TICK_NONE)
		c->unclear++;
	else if (a == TICK_TICKED && r == TICK_TICKED)
		c->both++;
	else if (a == TICK_TICKED)
		c->agreed++;
	else if (r == TICK_TICKED)
		c->refused++;
	else
		c->blank++;
}

/* 1 if the answer at I is the only one of its line. */
static int
alone(const struct tick_answer *a, int n, int i)
{
	return (i == 0 || a[i - 1].line != a[i].line) &&
	    (i + 1 == n || a[i + 1].line != a[i].line);
}

/* 1 if the answers at I and I + 1 are of one question. */
static int
paired(const struct tick_answer *a, int n, int i)
{
	if (i + 1 >= n || a[i].refuses == a[i + 1].refuses)
		return 0;
	return a[i].line == a[i + 1].line ||
	    (alone(a, n, i) && alone(a, n, i + 1));
}

void
tick_count_answers(struct tick_count *c, const struct tick_answer *a, int n)
{
	int	 i;

	for (i = 0; i < n; i++) {
		enum tick_state	 state[2] = { TICK_NONE, TICK_NONE };
		int		 unclear = a[i].unclear;

		state[a[i].refuses] = a[i].state;
		if (paired(a, n, i)) {
			i++;
			state[a[i].refuses] = a[i].state;
			unclear |= a[i].unclear;
		}
		if (unclear)
			c->unclear++;
		else
			tick_count(c, state[0], state[1]);
	}
}
