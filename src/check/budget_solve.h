/*
 * Which divisions of a total keep all caps: the range of each amount, by
 * interval propagation over total = grant + others + company, company = cash
 * + in-kind, and the caps; floors for "at most", ceilings for "at least".
 *
 * The ranges never leave out a division that keeps the caps. Their ends are
 * reached, if every cap is an amount in won, a share of the total, or a share
 * of the company's amount that bounds cash or in-kind (its mirror bounds the
 * other); of other shapes (a share of the grant, sums that overlap) an end
 * may lie outside. So each end is proved by a division that has it, and a
 * range whose end has none is marked.
 *
 * Works on amounts alone: nothing here knows of cases.
 */
#ifndef CHECK_BUDGET_SOLVE_H
#define CHECK_BUDGET_SOLVE_H

#include <stddef.h>
#include <stdint.h>

#include "base/ratio.h"
#include "check/budget.h"

enum {
	BUDGET_SOLVE_CAPS	= 64,	/* bits of a uint64_t */
	/* Each cap may have a mirror. */
	BUDGET_SOLVE_LIMITS	= 2 * BUDGET_SOLVE_CAPS,
	BUDGET_SOLVE_FIXED	= -1	/* a base: the limit is in won */
};

/* The greatest total: 10^15 won. */
#define BUDGET_SOLVE_MOST INT64_C(1000000000000000)

/* The sum of the amounts OF against WON, or SHARE of BASE. */
struct budget_solve_limit {
	unsigned		 of;
	enum budget_relation	 relation;
	int			 base;
	int64_t			 won;
	struct ratio		 share;
	int			 cap;	/* number below BUDGET_SOLVE_CAPS */
};

struct budget_solve {
	unsigned	 others;	/* bits, as in struct budget */
	struct budget_solve_limit limits[BUDGET_SOLVE_LIMITS];
	size_t		 n_limits;
	uint64_t	 left_out;	/* caps not to be looked at */
};

/*
 * From the least to the greatest, won, and the caps that set either end: all
 * that tie. Without them the end would lie further out, unless the total
 * itself ends there, too.
 */
struct budget_solve_range {
	int64_t		 low, high;
	uint64_t	 low_by, high_by;
	int		 inexact;	/* an end has no division */
};

struct budget_solve_region {
	struct budget_solve_range	 of[BUDGET_AMOUNTS];
};

void	 budget_solve_init(struct budget_solve *, unsigned others);
/* Adds a cap; 0, or -1 if there are too many. */
int	 budget_solve_add(struct budget_solve *,
	    const struct budget_solve_limit *);

/* Bits of the amounts that are solved for. */
unsigned budget_solve_amounts(const struct budget_solve *);

/* No amount is fixed. */
struct budget_amounts budget_solve_free(void);

/*
 * The ranges with the amounts of FIXED that are known held fast. 1, or 0 if
 * no division keeps the caps.
 */
int	 budget_solve_region(const struct budget_solve *,
	    const struct budget_amounts *fixed, struct budget_solve_region *);

/*
 * The division to suggest: the greatest grant; a lead body at its least, so
 * that the company goes up to its cap first (C-15); a municipality at its
 * most, or nothing where no cap says what that is; then the least cash. LEAD
 * is the lead body's amount, or -1. 1, or 0 if none was found.
 */
int	 budget_solve_division(const struct budget_solve *,
	    const struct budget_amounts *fixed, int lead,
	    struct budget_amounts *);

/*
 * Caps that contradict each other, none of which can be left out, where
 * there is no division. 0 if there is one, or if no cap is to blame.
 */
uint64_t budget_solve_contradiction(const struct budget_solve *,
	    const struct budget_amounts *fixed);

/* 1 if some division keeps the caps with these amounts. */
int	 budget_solve_possible(const struct budget_solve *,
	    const struct budget_amounts *fixed);

/* 1 if any cap speaks of the amount (not only as the base of a share). */
int	 budget_solve_bounds(const struct budget_solve *, int amount);

#endif
