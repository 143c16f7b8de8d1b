#include "check/budget_solve.h"

#include <string.h>

/* Rounds of narrowing: few are ever needed; no data may ask for more. */
enum { ROUNDS_MAX = 10000 };

#define BIT(amount) (1u << (amount))
#define OWN (BIT(BUDGET_CASH) | BIT(BUDGET_IN_KIND))

/* What one relation leaves of an amount. */
struct span {
	int64_t	 low, high;
};

/* The sums that hold in every budget. */
struct sum {
	int		 whole;
	unsigned	 parts;
};

static const struct span anything = { 0, BUDGET_SOLVE_MOST };

void
budget_solve_init(struct budget_solve *s, unsigned others)
{
	memset(s, 0, sizeof(*s));
	s->others = others;
}

unsigned
budget_solve_amounts(const struct budget_solve *s)
{
	return BIT(BUDGET_TOTAL) | BIT(BUDGET_GRANT) | BIT(BUDGET_COMPANY) |
	    OWN | s->others;
}

struct budget_amounts
budget_solve_free(void)
{
	struct budget_amounts	 a;
	int			 i;

	for (i = 0; i < BUDGET_AMOUNTS; i++)
		a.won[i] = BUDGET_UNKNOWN;
	return a;
}

static void
sums_of(const struct budget_solve *s, struct sum sums[2])
{
	sums[0].whole = BUDGET_TOTAL;
	sums[0].parts = BIT(BUDGET_GRANT) | BIT(BUDGET_COMPANY) | s->others;
	sums[1].whole = BUDGET_COMPANY;
	sums[1].parts = OWN;
}

/*
 * Cash at least a tenth of the company's amount is in-kind at most nine
 * tenths of it, and the other way round. Said of both, so that the ends of
 * the one follow those of the whole.
 */
static int
mirror(const struct budget_solve_limit *l, struct budget_solve_limit *m)
{
	if (l->base != BUDGET_COMPANY || l->relation == BUDGET_EQUALS ||
	    (l->of != BIT(BUDGET_CASH) && l->of != BIT(BUDGET_IN_KIND)) ||
	    l->share.num > l->share.den)
		return 0;
	*m = *l;
	m->of = OWN & ~l->of;
	m->relation = l->relation == BUDGET_AT_MOST ? BUDGET_AT_LEAST :
	    BUDGET_AT_MOST;
	m->share = ratio_of(l->share.den - l->share.num, l->share.den);
	return 1;
}

int
budget_solve_add(struct budget_solve *s, const struct budget_solve_limit *l)
{
	struct budget_solve_limit	 mirrored;

	if (l->cap >= BUDGET_SOLVE_CAPS ||
	    s->n_limits + 2 > BUDGET_SOLVE_LIMITS)
		return -1;
	s->limits[s->n_limits++] = *l;
	if (mirror(l, &mirrored))
		s->limits[s->n_limits++] = mirrored;
	return 0;
}

/* The sum of the ends of the amounts OF but for one. */
static int64_t
ends(const struct budget_solve_region *r, unsigned of, int but, int high)
{
	int64_t	 sum = 0;
	int	 i;

	for (i = 0; i < BUDGET_AMOUNTS; i++)
		if ((of & BIT(i)) != 0 && i != but)
			sum += high ? r->of[i].high : r->of[i].low;
	return sum;
}

/* What the limit is at one end of its base; no greater than any sum. */
static int64_t
limit_at(const struct budget_solve_limit *l,
    const struct budget_solve_region *r, int high)
{
	int64_t	 base, won;

	if (l->base == BUDGET_SOLVE_FIXED)
		return l->won;
	base = high ? r->of[l->base].high : r->of[l->base].low;
	won = l->relation == BUDGET_AT_LEAST ? ratio_ceil(l->share, base) :
	    ratio_floor(l->share, base);
	return won < 0 ? INT64_MAX : won;
}

/* The least base whose share, rounded down, is the sum. */
static int64_t
least_base(const struct budget_solve_limit *l, int64_t sum)
{
	int64_t	 base;

	if (sum <= 0)
		return 0;
	if (l->share.num == 0)
		return INT64_MAX;
	base = ratio_ceil(ratio_of(l->share.den, l->share.num), sum);
	return base < 0 ? INT64_MAX : base;
}

/* The greatest base whose share, rounded up, is no more than the sum. */
static int64_t
greatest_base(const struct budget_solve_limit *l, int64_t sum)
{
	int64_t	 base;

	if (l->share.num == 0)
		return INT64_MAX;
	base = ratio_floor(ratio_of(l->share.den, l->share.num), sum);
	return base < 0 ? INT64_MAX : base;
}

/* What a limit leaves of an amount, the others being where they are. */
static struct span
span_of_limit(const struct budget_solve_limit *l,
    const struct budget_solve_region *r, int amount)
{
	struct span	 span = anything;
	int64_t		 won;

	if ((l->of & BIT(amount)) != 0) {
		if (l->relation != BUDGET_AT_LEAST) {
			won = limit_at(l, r, 1);
			if (won != INT64_MAX)
				span.high = won - ends(r, l->of, amount, 0);
		}
		if (l->relation != BUDGET_AT_MOST)
			span.low = limit_at(l, r, 0) == INT64_MAX ? INT64_MAX :
			    limit_at(l, r, 0) - ends(r, l->of, amount, 1);
	} else if (l->base == amount) {
		if (l->relation != BUDGET_AT_LEAST)
			span.low = least_base(l, ends(r, l->of, -1, 0));
		if (l->relation != BUDGET_AT_MOST)
			span.high = greatest_base(l, ends(r, l->of, -1, 1));
	}
	return span;
}

static struct span
span_of_sum(const struct sum *s, const struct budget_solve_region *r,
    int amount)
{
	struct span	 span = anything;

	if (s->whole == amount) {
		span.low = ends(r, s->parts, -1, 0);
		span.high = ends(r, s->parts, -1, 1);
	} else if ((s->parts & BIT(amount)) != 0) {
		span.low = r->of[s->whole].low -
		    ends(r, s->parts, amount, 1);
		span.high = r->of[s->whole].high -
		    ends(r, s->parts, amount, 0);
	}
	return span;
}

static int
is_left_out(const struct budget_solve *s, size_t i)
{
	return (s->left_out >> s->limits[i].cap & 1) != 0;
}

/* 1 if the range became smaller. */
static int
narrow(struct budget_solve_range *range, struct span span)
{
	int	 changed = 0;

	if (span.low > range->low) {
		range->low = span.low;
		changed = 1;
	}
	if (span.high < range->high) {
		range->high = span.high;
		changed = 1;
	}
	return changed;
}

/* One round over all amounts; 1 if anything changed, -1 if one is empty. */
static int
narrow_all(const struct budget_solve *s, struct budget_solve_region *r)
{
	struct sum	 sums[2];
	unsigned	 amounts = budget_solve_amounts(s);
	int		 changed = 0, i, j;
	size_t		 k;

	sums_of(s, sums);
	for (i = 0; i < BUDGET_AMOUNTS; i++) {
		if ((amounts & BIT(i)) == 0)
			continue;
		for (j = 0; j < 2; j++)
			changed |= narrow(&r->of[i],
			    span_of_sum(&sums[j], r, i));
		for (k = 0; k < s->n_limits; k++)
			if (!is_left_out(s, k))
				changed |= narrow(&r->of[i],
				    span_of_limit(&s->limits[k], r, i));
		if (r->of[i].low > r->of[i].high)
			return -1;
	}
	return changed;
}

/* Narrows until nothing changes; 1, or 0 if nothing is left. */
static int
settle(const struct budget_solve *s, struct budget_solve_region *r)
{
	int	 round, changed = 1;

	for (round = 0; changed == 1 && round < ROUNDS_MAX; round++)
		changed = narrow_all(s, r);
	return changed != -1;
}

static int
begin(const struct budget_solve *s, const struct budget_amounts *fixed,
    struct budget_solve_region *r)
{
	int	 i;

	memset(r, 0, sizeof(*r));
	for (i = 0; i < BUDGET_AMOUNTS; i++) {
		r->of[i].high = BUDGET_SOLVE_MOST;
		if (fixed->won[i] != BUDGET_UNKNOWN)
			r->of[i].low = r->of[i].high = fixed->won[i];
	}
	return settle(s, r);
}

static int
fix(const struct budget_solve *s, struct budget_solve_region *r, int amount,
    int high)
{
	struct budget_solve_range	*range = &r->of[amount];

	if (high)
		range->low = range->high;
	else
		range->high = range->low;
	return settle(s, r);
}

int
budget_solve_bounds(const struct budget_solve *s, int amount)
{
	size_t	 i;

	for (i = 0; i < s->n_limits; i++)
		if ((s->limits[i].of & BIT(amount)) != 0)
			return 1;
	return 0;
}

/* What others give is taken in full, if a cap says how much that is. */
static int
is_taken(const struct budget_solve *s, int amount, int lead)
{
	return amount != lead && budget_solve_bounds(s, amount);
}

/*
 * Fixes one amount after the other, each at one of its ends, until all are;
 * 1 if the division that results keeps everything.
 */
static int
divide(const struct budget_solve *s, struct budget_solve_region *r, int lead,
    int least)
{
	int	 i;

	if (!fix(s, r, BUDGET_GRANT, !least))
		return 0;
	for (i = BUDGET_USUAL; i < BUDGET_AMOUNTS; i++)
		if ((s->others & BIT(i)) != 0 &&
		    !fix(s, r, i, is_taken(s, i, lead) != least))
			return 0;
	/* When all but rounding is settled, a last round proves it. */
	return fix(s, r, BUDGET_COMPANY, least) &&
	    fix(s, r, BUDGET_CASH, least) &&
	    fix(s, r, BUDGET_IN_KIND, least) && fix(s, r, BUDGET_TOTAL, 0) &&
	    narrow_all(s, r) == 0;
}

/* 1 if there is a division with the amount at that end. */
static int
is_reached(const struct budget_solve *s, const struct budget_solve_region *r,
    int amount, int high)
{
	struct budget_solve_region	 trial;
	int				 least;

	for (least = 0; least < 2; least++) {
		trial = *r;
		if (fix(s, &trial, amount, high) &&
		    divide(s, &trial, -1, least))
			return 1;
	}
	return 0;
}

/* The caps that leave exactly this end of the amount. */
static uint64_t
caps_at(const struct budget_solve *s, const struct budget_solve_region *r,
    int amount, int high)
{
	struct span	 span;
	uint64_t	 caps = 0;
	size_t		 k;

	for (k = 0; k < s->n_limits; k++) {
		span = span_of_limit(&s->limits[k], r, amount);
		if (!is_left_out(s, k) && (high ?
		    span.high == r->of[amount].high &&
		    span.high < BUDGET_SOLVE_MOST :
		    span.low == r->of[amount].low && span.low > 0))
			caps |= UINT64_C(1) << s->limits[k].cap;
	}
	return caps;
}

/*
 * What is left beside the others ends where they do: their caps count, too.
 */
static uint64_t
caps_beside(const struct budget_solve *s,
    const struct budget_solve_region *r, int amount, int high)
{
	struct sum	 sums[2];
	struct span	 span;
	uint64_t	 caps = 0;
	int		 i, j;

	sums_of(s, sums);
	for (j = 0; j < 2; j++) {
		span = span_of_sum(&sums[j], r, amount);
		if ((sums[j].parts & BIT(amount)) == 0 ||
		    (high ? span.high != r->of[amount].high :
		    span.low != r->of[amount].low || span.low <= 0))
			continue;
		for (i = 0; i < BUDGET_AMOUNTS; i++)
			if ((sums[j].parts & BIT(i)) != 0 && i != amount)
				caps |= caps_at(s, r, i, !high);
	}
	return caps;
}

static uint64_t
caps_of_end(const struct budget_solve *s,
    const struct budget_solve_region *r, int amount, int high)
{
	uint64_t	 caps;

	/* Nothing is less than nothing. */
	if (!high && r->of[amount].low == 0)
		return 0;
	caps = caps_at(s, r, amount, high) |
	    caps_beside(s, r, amount, high);
	/* Of the company's amount as a whole, if of neither part. */
	if (caps == 0 && (OWN & BIT(amount)) != 0)
		caps = caps_at(s, r, BUDGET_COMPANY, high) |
		    caps_beside(s, r, BUDGET_COMPANY, high);
	return caps;
}

/* Of the caps those that bound the amount itself: they tie with the total. */
static uint64_t
caps_on(const struct budget_solve *s, int amount, uint64_t caps)
{
	uint64_t	 on = 0;
	size_t		 k;

	for (k = 0; k < s->n_limits; k++)
		if (s->limits[k].of == BIT(amount))
			on |= UINT64_C(1) << s->limits[k].cap;
	return caps & on;
}

/*
 * The caps, if without them the end would lie further out; else what they
 * say of others is no reason.
 */
static uint64_t
proved(const struct budget_solve *s, const struct budget_amounts *fixed,
    const struct budget_solve_region *r, int amount, int high)
{
	struct budget_solve		 less = *s;
	struct budget_solve_region	 trial;
	uint64_t			 caps = caps_of_end(s, r, amount,
					    high);

	if (caps == 0)
		return 0;
	less.left_out |= caps;
	if (begin(&less, fixed, &trial) && (high ?
	    trial.of[amount].high > r->of[amount].high :
	    trial.of[amount].low < r->of[amount].low))
		return caps;
	return caps_on(s, amount, caps_at(s, r, amount, high));
}

int
budget_solve_region(const struct budget_solve *s,
    const struct budget_amounts *fixed, struct budget_solve_region *r)
{
	unsigned	 amounts = budget_solve_amounts(s);
	int		 i, reached = 0;

	if (!begin(s, fixed, r))
		return 0;
	for (i = 0; i < BUDGET_AMOUNTS; i++) {
		if ((amounts & BIT(i)) == 0)
			continue;
		r->of[i].low_by = proved(s, fixed, r, i, 0);
		r->of[i].high_by = proved(s, fixed, r, i, 1);
		r->of[i].inexact = !is_reached(s, r, i, 0) ||
		    !is_reached(s, r, i, 1);
		reached |= !r->of[i].inexact;
	}
	return reached;
}

int
budget_solve_division(const struct budget_solve *s,
    const struct budget_amounts *fixed, int lead, struct budget_amounts *a)
{
	struct budget_solve_region	 r;
	int				 i;

	if (!begin(s, fixed, &r) || !divide(s, &r, lead, 0))
		return 0;
	*a = budget_solve_free();
	for (i = 0; i < BUDGET_AMOUNTS; i++)
		if ((budget_solve_amounts(s) & BIT(i)) != 0)
			a->won[i] = r.of[i].low;
	return 1;
}

int
budget_solve_possible(const struct budget_solve *s,
    const struct budget_amounts *fixed)
{
	struct budget_solve_region	 r;

	return begin(s, fixed, &r) && is_reached(s, &r, BUDGET_TOTAL, 0);
}

uint64_t
budget_solve_contradiction(const struct budget_solve *s,
    const struct budget_amounts *fixed)
{
	struct budget_solve	 less = *s;
	uint64_t		 caps = 0;
	size_t			 i;

	if (budget_solve_possible(s, fixed))
		return 0;
	for (i = 0; i < s->n_limits; i++)
		caps |= UINT64_C(1) << s->limits[i].cap;
	less.left_out = caps;
	if (!budget_solve_possible(&less, fixed))
		return 0;
	less.left_out = 0;
	for (i = 0; i < BUDGET_SOLVE_CAPS; i++) {
		if ((caps >> i & 1) == 0)
			continue;
		less.left_out |= UINT64_C(1) << i;
		if (budget_solve_possible(&less, fixed))
			less.left_out &= ~(UINT64_C(1) << i);
	}
	return caps & ~less.left_out;
}
