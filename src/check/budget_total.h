/*
 * Which total: the questions of budget_solve the other way round, by halving
 * between the least and the greatest total that the caps leave.
 */
#ifndef CHECK_BUDGET_TOTAL_H
#define CHECK_BUDGET_TOTAL_H

#include <stdint.h>

struct budget_solve;

/* The least of the caps in won that bound the amount alone; or -1. */
int64_t	 budget_total_cap(const struct budget_solve *, int amount);

/*
 * The least total with which the grant can be had; -1 if there is none.
 * Takes for granted that what a total allows, a greater one allows, too; so
 * it is, but for rounding, where no cap asks for more of an amount than
 * another leaves as the total grows. Rounding is seen to for shares of a
 * hundredth and more.
 */
int64_t	 budget_total_least(const struct budget_solve *, int64_t grant);

/*
 * The greatest total whose suggested division asks no more than this of the
 * company; -1 if there is none, BUDGET_SOLVE_MOST if nothing bounds it.
 */
int64_t	 budget_total_greatest(const struct budget_solve *, int lead,
	    int64_t company);

#endif
