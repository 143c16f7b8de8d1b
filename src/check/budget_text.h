/*
 * The budget in sentences: what is wrong in won, and what would be right.
 * Strings live in the run's arena.
 */
#ifndef CHECK_BUDGET_TEXT_H
#define CHECK_BUDGET_TEXT_H

struct budget;
struct budget_amounts;
struct budget_cap;
struct budget_measure;
struct run;

/* "현금·현물의 합": the amounts with these bits. */
const char	*budget_text_label(const struct budget *, struct run *,
		    unsigned of);

/* What a broken cap says. */
const char	*budget_text_failure(const struct budget *,
		    const struct budget_cap *, struct run *,
		    const struct budget_amounts *,
		    const struct budget_measure *);
/* What would mend it. */
const char	*budget_text_remedy(const struct budget *,
		    const struct budget_cap *, struct run *,
		    const struct budget_measure *);
/* Why a cap could not be compared. */
const char	*budget_text_unknown(const struct budget *,
		    const struct budget_cap *, struct run *,
		    const struct budget_amounts *,
		    const struct budget_measure *);
/* A division of the total that keeps every cap. */
const char	*budget_text_proposal(const struct budget *, struct run *,
		    const struct budget_amounts *);

#endif
