#include "check/budget_total.h"

#include "check/budget_solve.h"

/*
 * Shares are rounded, each on its own, so that what a total allows the next
 * may not, by a won or two: halving ends at one of such places. All of them
 * are near each other.
 */
enum { NEAR = 1000 };

int64_t
budget_total_cap(const struct budget_solve *s, int amount)
{
	const struct budget_solve_limit	*l;
	int64_t				 most = BUDGET_UNKNOWN;
	size_t				 i;

	for (i = 0; i < s->n_limits; i++) {
		l = &s->limits[i];
		if (l->of == 1u << amount && l->relation == BUDGET_AT_MOST &&
		    l->base == BUDGET_SOLVE_FIXED &&
		    (most == BUDGET_UNKNOWN || l->won < most))
			most = l->won;
	}
	return most;
}

/* The range that the caps leave of a total, whatever its division. */
static int
total_range(const struct budget_solve *s, int64_t grant, int64_t *low,
    int64_t *high)
{
	struct budget_amounts		 fixed = budget_solve_free();
	struct budget_solve_region	 r;

	fixed.won[BUDGET_GRANT] = grant;
	if (!budget_solve_region(s, &fixed, &r))
		return 0;
	*low = r.of[BUDGET_TOTAL].low > 0 ? r.of[BUDGET_TOTAL].low : 1;
	*high = r.of[BUDGET_TOTAL].high;
	return *low <= *high;
}

int64_t
budget_total_least(const struct budget_solve *s, int64_t grant)
{
	struct budget_amounts	 fixed = budget_solve_free();
	int64_t			 low, high, middle, least;

	if (!total_range(s, grant, &low, &high))
		return BUDGET_UNKNOWN;
	least = low;
	fixed.won[BUDGET_GRANT] = grant;
	while (low < high) {
		middle = low + (high - low) / 2;
		fixed.won[BUDGET_TOTAL] = middle;
		if (budget_solve_possible(s, &fixed))
			high = middle;
		else
			low = middle + 1;
	}
	fixed.won[BUDGET_TOTAL] = low;
	if (!budget_solve_possible(s, &fixed))
		return BUDGET_UNKNOWN;
	for (middle = low - 1; middle >= least && low - middle < NEAR;
	    middle--) {
		fixed.won[BUDGET_TOTAL] = middle;
		if (budget_solve_possible(s, &fixed))
			low = middle;
	}
	return low;
}

/* 1 if the division of the total asks no more than that of the company. */
static int
is_affordable(const struct budget_solve *s, int lead, int64_t total,
    int64_t company)
{
	struct budget_amounts	 fixed = budget_solve_free(), a;

	fixed.won[BUDGET_TOTAL] = total;
	return budget_solve_division(s, &fixed, lead, &a) &&
	    a.won[BUDGET_COMPANY] <= company;
}

int64_t
budget_total_greatest(const struct budget_solve *s, int lead,
    int64_t company)
{
	int64_t	 low, high, middle, most;

	if (!total_range(s, BUDGET_UNKNOWN, &low, &high) ||
	    !is_affordable(s, lead, low, company))
		return BUDGET_UNKNOWN;
	most = high;
	while (low < high) {
		middle = low + (high - low) / 2 + (high - low) % 2;
		if (is_affordable(s, lead, middle, company))
			low = middle;
		else
			high = middle - 1;
	}
	for (middle = low + 1; middle <= most && middle - low < NEAR;
	    middle++)
		if (is_affordable(s, lead, middle, company))
			low = middle;
	return low;
}
