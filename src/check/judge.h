/*
 * The whole check of one case under one programme, in its order: documents,
 * rules, budget, conclusions.
 */
#ifndef CHECK_JUDGE_H
#define CHECK_JUDGE_H

#include <libxml/tree.h>

struct budget_ask;
struct diags;
struct programme;

/*
 * Adds <programme>, <documents>, <budget> and <findings> to the case, which
 * must have <facts>; what an earlier check left there is removed. AS_OF is
 * the clock of the run (RFC 3339).
 */
void	 judge_case(const struct programme *, struct diags *, xmlDoc *,
	    const char *as_of);

/*
 * Adds only <findings>, of the rules that are marked k:match; those that could
 * not be evaluated say in `missing` what was not stated.
 */
void	 judge_match(const struct programme *, struct diags *, xmlDoc *,
	    const char *as_of);

/*
 * Adds only <region>: what the budget of a programme that has one could be
 * for what is asked (budget_region.h).
 */
void	 judge_budget(const struct programme *, struct diags *, xmlDoc *,
	    const char *as_of, const struct budget_ask *);

#endif
