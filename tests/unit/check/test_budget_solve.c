/*
 * Budgets solved against every division there is: small totals, caps of the
 * shapes that programmes have.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "check/budget_solve.h"
#include "check/budget_total.h"

#define BIT(amount) (1u << (amount))

enum {
	OTHER	= BUDGET_USUAL,	/* a lead body or a municipality */
	TOTAL_MAX = 42,
	CAPS	= 8
};

/* One cap: won, or PER cent of the base. */
struct cap {
	unsigned		 of;
	enum budget_relation	 relation;
	int			 base;
	int64_t			 won;
};

struct system {
	const char	*name;
	unsigned	 others;
	int		 lead;
	struct cap	 caps[CAPS];
};

#define GRANT BIT(BUDGET_GRANT)
#define COMPANY BIT(BUDGET_COMPANY)
#define CASH BIT(BUDGET_CASH)
#define IN_KIND BIT(BUDGET_IN_KIND)
#define LEAST BUDGET_AT_LEAST
#define MOST BUDGET_AT_MOST
#define WON BUDGET_SOLVE_FIXED

static const struct system systems[] = {
	{ "data-product, together", 0, -1, {
		{ GRANT, MOST, WON, 20 }, { GRANT, MOST, BUDGET_TOTAL, 80 },
		{ CASH, LEAST, BUDGET_COMPANY, 10 },
		{ IN_KIND, MOST, BUDGET_COMPANY, 90 },
		{ IN_KIND, MOST, WON, 4 } } },
	{ "data-product, alone", 0, -1, {
		{ GRANT, MOST, WON, 20 }, { GRANT, MOST, BUDGET_TOTAL, 80 },
		{ CASH, LEAST, BUDGET_COMPANY, 10 },
		{ IN_KIND, MOST, WON, 0 } } },
	{ "sf-coop", BIT(OTHER), OTHER, {
		{ GRANT, MOST, WON, 9 }, { GRANT, MOST, BUDGET_TOTAL, 30 },
		{ BIT(OTHER), LEAST, BUDGET_TOTAL, 30 },
		{ COMPANY, MOST, BUDGET_TOTAL, 40 } } },
	{ "cloud-single", 0, -1, {
		{ GRANT, MOST, WON, 15 }, { GRANT, MOST, BUDGET_TOTAL, 50 },
		{ IN_KIND, MOST, BUDGET_COMPANY, 20 } } },
	{ "sf-region", BIT(OTHER), -1, {
		{ GRANT, MOST, WON, 10 }, { GRANT, MOST, BUDGET_TOTAL, 50 },
		{ BIT(OTHER), MOST, BUDGET_TOTAL, 30 } } },
	{ "a least grant, sums and equals", BIT(OTHER), OTHER, {
		{ GRANT, LEAST, WON, 5 }, { GRANT, MOST, BUDGET_TOTAL, 33 },
		{ CASH | BIT(OTHER), MOST, WON, 17 },
		{ BIT(OTHER), BUDGET_EQUALS, BUDGET_GRANT, 100 } } },
	{ "which leave nothing", 0, -1, {
		{ GRANT, LEAST, BUDGET_TOTAL, 60 },
		{ GRANT, MOST, BUDGET_TOTAL, 90 },
		{ COMPANY, LEAST, BUDGET_TOTAL, 50 } } },
};
/* The first are those of programmes, made small. */
enum { SYSTEMS = sizeof(systems) / sizeof(systems[0]), PROGRAMMES = 5 };

static struct budget_solve
build(const struct system *y, uint64_t left_out)
{
	struct budget_solve		 s;
	struct budget_solve_limit	 l;
	int				 i;

	budget_solve_init(&s, y->others);
	for (i = 0; i < CAPS && y->caps[i].of != 0; i++) {
		memset(&l, 0, sizeof(l));
		l.of = y->caps[i].of;
		l.relation = y->caps[i].relation;
		l.base = y->caps[i].base;
		l.won = y->caps[i].won;
		l.share = ratio_of(y->caps[i].won, 100);
		l.cap = i;
		assert_int_equal(budget_solve_add(&s, &l), 0);
	}
	s.left_out = left_out;
	return s;
}

/* Said apart from the program: in products, without a division. */
static int
keeps(const struct system *y, uint64_t left_out, const int64_t *won)
{
	const struct cap	*c;
	int64_t			 sum, limit;
	int			 i, j;

	for (i = 0; i < CAPS && y->caps[i].of != 0; i++) {
		c = &y->caps[i];
		if (left_out >> i & 1)
			continue;
		for (sum = 0, j = 0; j <= OTHER; j++)
			sum += c->of & BIT(j) ? won[j] * 100 : 0;
		limit = c->base == WON ? c->won * 100 :
		    won[c->base] * c->won;
		if ((c->relation != LEAST && sum > limit) ||
		    (c->relation != MOST && sum < limit))
			return 0;
	}
	return 1;
}

/* The ends of all amounts over all divisions; 0 if there is no division. */
static int
enumerate(const struct system *y, uint64_t left_out, int64_t total,
    int64_t grant, int64_t *low, int64_t *high)
{
	int64_t	 won[OTHER + 1] = { 0 };
	int	 i, found = 0;

	won[BUDGET_TOTAL] = total;
	for (i = 0; i <= OTHER; i++) {
		low[i] = INT64_MAX;
		high[i] = -1;
	}
	for (won[BUDGET_GRANT] = 0; won[BUDGET_GRANT] <= total;
	    won[BUDGET_GRANT]++)
		for (won[OTHER] = 0; won[OTHER] <= (y->others != 0 ? total -
		    won[BUDGET_GRANT] : 0); won[OTHER]++) {
			won[BUDGET_COMPANY] = total - won[BUDGET_GRANT] -
			    won[OTHER];
			if (grant != -1 && won[BUDGET_GRANT] != grant)
				continue;
			for (won[BUDGET_CASH] = 0; won[BUDGET_CASH] <=
			    won[BUDGET_COMPANY]; won[BUDGET_CASH]++) {
				won[BUDGET_IN_KIND] = won[BUDGET_COMPANY] -
				    won[BUDGET_CASH];
				if (!keeps(y, left_out, won))
					continue;
				found = 1;
				for (i = 0; i <= OTHER; i++) {
					if (won[i] < low[i])
						low[i] = won[i];
					if (won[i] > high[i])
						high[i] = won[i];
				}
			}
		}
	return found;
}

static struct budget_amounts
fixed_at(int64_t total, int64_t grant)
{
	struct budget_amounts	 fixed = budget_solve_free();

	fixed.won[BUDGET_TOTAL] = total;
	fixed.won[BUDGET_GRANT] = grant;
	return fixed;
}

/* Without the caps that are named the end would lie further out. */
static void
assert_named(const struct system *y, int64_t total,
    const struct budget_solve_region *r, int amount)
{
	int64_t	 low[OTHER + 1], high[OTHER + 1];

	if (r->of[amount].low_by != 0) {
		enumerate(y, r->of[amount].low_by, total, -1, low, high);
		assert_true(low[amount] < r->of[amount].low);
	}
	if (r->of[amount].high_by != 0) {
		enumerate(y, r->of[amount].high_by, total, -1, low, high);
		assert_true(high[amount] > r->of[amount].high);
	}
}

static void
assert_ranges(const struct system *y, int64_t total, int64_t grant)
{
	struct budget_solve		 s = build(y, 0);
	struct budget_amounts		 fixed = fixed_at(total, grant);
	struct budget_solve_region	 r;
	int64_t				 low[OTHER + 1], high[OTHER + 1];
	int				 found, i;

	found = enumerate(y, 0, total, grant, low, high);
	if (budget_solve_region(&s, &fixed, &r) != found)
		fail_msg("%s: %lld/%lld", y->name, (long long)total,
		    (long long)grant);
	for (i = 0; found && i <= OTHER; i++) {
		if ((budget_solve_amounts(&s) & BIT(i)) == 0)
			continue;
		/* Of odd shapes an end may lie outside, but must say so. */
		if (y >= systems + PROGRAMMES && r.of[i].inexact) {
			assert_true(r.of[i].low <= low[i] &&
			    r.of[i].high >= high[i]);
			continue;
		}
		if (r.of[i].low != low[i] || r.of[i].high != high[i] ||
		    r.of[i].inexact)
			fail_msg("%s: of %lld amount %d is %lld..%lld%s, not "
			    "%lld..%lld", y->name, (long long)total, i,
			    (long long)r.of[i].low, (long long)r.of[i].high,
			    r.of[i].inexact ? " (inexact)" : "",
			    (long long)low[i], (long long)high[i]);
		if (grant == -1)
			assert_named(y, total, &r, i);
	}
}

static void
ranges(void **state)
{
	int64_t	 total, grant;
	size_t	 i;

	(void)state;
	for (i = 0; i < SYSTEMS; i++)
		for (total = 1; total <= TOTAL_MAX; total++) {
			assert_ranges(&systems[i], total, -1);
			for (grant = 0; grant <= total; grant += 3)
				assert_ranges(&systems[i], total, grant);
		}
}

/* The greatest grant, then a lead body's least, then the least cash. */
static void
divisions(void **state)
{
	const struct system	*y;
	struct budget_solve	 s;
	struct budget_amounts	 fixed, a;
	int64_t			 total, low[OTHER + 1], high[OTHER + 1];
	size_t			 i;

	(void)state;
	for (i = 0; i < SYSTEMS; i++)
		for (total = 1; total <= TOTAL_MAX; total++) {
			y = &systems[i];
			s = build(y, 0);
			fixed = fixed_at(total, -1);
			if (!enumerate(y, 0, total, -1, low, high)) {
				assert_false(budget_solve_division(&s,
				    &fixed, y->lead, &a));
				continue;
			}
			assert_true(budget_solve_division(&s, &fixed,
			    y->lead, &a));
			if (y->others == 0)
				a.won[OTHER] = 0;
			assert_true(keeps(y, 0, a.won));
			assert_int_equal(a.won[BUDGET_GRANT],
			    high[BUDGET_GRANT]);
			enumerate(y, 0, total, high[BUDGET_GRANT], low, high);
			assert_int_equal(a.won[OTHER], y->lead == OTHER ?
			    low[OTHER] : high[OTHER]);
			assert_int_equal(a.won[BUDGET_GRANT] + a.won[OTHER] +
			    a.won[BUDGET_CASH] + a.won[BUDGET_IN_KIND],
			    total);
		}
}

static void
least_totals(void **state)
{
	struct budget_solve	 s;
	int64_t			 total, grant, found, low[OTHER + 1],
				 high[OTHER + 1];
	size_t			 i;

	(void)state;
	for (i = 0; i < SYSTEMS; i++)
		for (grant = 1; grant <= 12; grant++) {
			s = build(&systems[i], 0);
			for (total = 1; total <= TOTAL_MAX; total++)
				if (enumerate(&systems[i], 0, total, grant,
				    low, high))
					break;
			found = budget_total_least(&s, grant);
			if (total <= TOTAL_MAX)
				assert_int_equal(found, total);
			else
				assert_true(found == -1 ||
				    found > TOTAL_MAX);
		}
}

static void
greatest_totals(void **state)
{
	struct budget_solve	 s;
	struct budget_amounts	 a, fixed;
	int64_t			 total, company, best;
	size_t			 i;

	(void)state;
	/* Those whose company pays more as the total grows. */
	for (i = 0; i < PROGRAMMES; i++)
		for (company = 1; company <= 6; company++) {
			s = build(&systems[i], 0);
			for (best = -1, total = 1; total <= 200; total++) {
				fixed = fixed_at(total, -1);
				if (budget_solve_division(&s, &fixed,
				    systems[i].lead, &a) &&
				    a.won[BUDGET_COMPANY] <= company)
					best = total;
			}
			assert_int_equal(budget_total_greatest(&s,
			    systems[i].lead, company), best);
		}
}

/* Of the caps that are blamed none can be spared, and they are enough. */
static void
contradictions(void **state)
{
	const struct system	*y = &systems[SYSTEMS - 1];
	struct budget_solve	 s = build(y, 0);
	struct budget_amounts	 fixed = fixed_at(10, -1);

	(void)state;
	assert_int_equal(budget_solve_contradiction(&s, &fixed), 5);
	fixed = fixed_at(-1, 21);
	s = build(&systems[0], 0);
	assert_int_equal(budget_solve_contradiction(&s, &fixed), 1);
	fixed = fixed_at(10, 9);
	assert_int_equal(budget_solve_contradiction(&s, &fixed), 2);
	/* No cap is to blame for a grant above its total. */
	fixed = fixed_at(10, 11);
	assert_int_equal(budget_solve_contradiction(&s, &fixed), 0);
	fixed = fixed_at(10, 8);
	assert_int_equal(budget_solve_contradiction(&s, &fixed), 0);
}

/* The greatest amounts run over nowhere. */
static void
greatest_amounts(void **state)
{
	struct budget_solve		 s;
	struct budget_amounts		 fixed = fixed_at(BUDGET_SOLVE_MOST,
					    -1), a;
	struct budget_solve_region	 r;
	size_t				 i;

	(void)state;
	for (i = 0; i < PROGRAMMES; i++) {
		s = build(&systems[i], 0);
		assert_true(budget_solve_region(&s, &fixed, &r));
		assert_int_equal(r.of[BUDGET_GRANT].high,
		    systems[i].caps[0].won);
		assert_true(budget_solve_division(&s, &fixed,
		    systems[i].lead, &a));
		assert_int_equal(a.won[BUDGET_TOTAL], BUDGET_SOLVE_MOST);
	}
}

static void
too_many_caps(void **state)
{
	struct budget_solve_limit	 l = { .of = GRANT, .base = WON,
					    .cap = BUDGET_SOLVE_CAPS };
	struct budget_solve		 s;

	(void)state;
	budget_solve_init(&s, 0);
	assert_int_equal(budget_solve_add(&s, &l), -1);
	l.cap--;
	assert_int_equal(budget_solve_add(&s, &l), 0);
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(ranges),
		cmocka_unit_test(divisions),
		cmocka_unit_test(least_totals),
		cmocka_unit_test(greatest_totals),
		cmocka_unit_test(contradictions),
		cmocka_unit_test(greatest_amounts),
		cmocka_unit_test(too_many_caps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
