#include "check/budget_region.h"

#include <string.h>

#include "base/arena.h"
#include "base/korean.h"
#include "base/ratio.h"
#include "base/won.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/budget.h"
#include "check/budget_solve.h"
#include "check/budget_total.h"
#include "check/finding.h"
#include "check/programme.h"
#include "check/run.h"

/* What becomes of a cap. */
enum use {
	USE_SOLVED,	/* bounds the division */
	USE_NOTED,	/* a warning: only said if the division breaks it */
	USE_APART,	/* cannot be solved here */
	USE_NOT		/* does not apply, or says what holds anyway */
};

struct work {
	const struct budget	*budget;
	struct run		*run;
	struct budget_solve	 solve;
	xmlNode			*node;
	int			 lead;		/* its place, or -1 */
	enum use		 uses[BUDGET_SOLVE_CAPS];
};

static const char *
share_words(const struct work *w, const struct budget_cap *cap)
{
	return arena_printf(w->run->arena, "%s의 %s",
	    w->budget->labels[cap->base], cap->label);
}

static const char *
role_of(const struct work *w, const struct budget_cap *cap)
{
	return programme_role(w->run->programme, cap->rule, cap->role);
}

/* 1 if an application that breaks the cap passes all the same. */
static int
is_note(const struct work *w, const struct budget_cap *cap)
{
	return finding_role(role_of(w, cap))->verdict == FINDING_PASS;
}

/* "5,000만원", "총사업비의 80%"; of what is only a note its own words. */
static const char *
limit_words(const struct work *w, const struct budget_cap *cap)
{
	struct budget_amounts	 none = budget_solve_free();
	struct budget_measure	 m;

	if (cap->share != NULL)
		return share_words(w, cap);
	if (cap->relation == BUDGET_EQUALS)
		return arena_printf(w->run->arena, "%s%s 같은 금액",
		    w->budget->labels[cap->base], korean_particle(
		    w->budget->labels[cap->base], "과"));
	m = budget_measure(cap, w->run, &none);
	return m.limit == BUDGET_UNKNOWN || is_note(w, cap) ? cap->label :
	    won_text(w->run->arena, m.limit);
}

static xmlNode *
write_cap(const struct work *w, const struct budget_cap *cap,
    const char *element, xmlNode *parent)
{
	xmlNode		*node = xml_add(parent, element);
	const char	*conflict = cap->conflict;

	if (conflict == NULL)
		conflict = run_conflict(w->run, cap->watched);
	xml_put(node, "id", cap->id);
	xml_put(node, "title", cap->title);
	xml_put(node, "limit", limit_words(w, cap));
	if (strcmp(role_of(w, cap), "review") == 0)
		xml_put(node, "review", "yes");
	if (conflict != NULL)
		xml_put(node, "conflict", conflict);
	programme_write_basis(w->run->programme, cap->basis, node);
	return node;
}

static void
write_caps(const struct work *w, uint64_t caps, const char *element,
    xmlNode *parent)
{
	size_t	 i;

	for (i = 0; i < w->budget->n_caps && i < BUDGET_SOLVE_CAPS; i++)
		if ((caps >> i & 1) != 0)
			write_cap(w, &w->budget->caps[i], element, parent);
}

static void
write_apart(const struct work *w, const struct budget_cap *cap,
    const char *because, const char *remedy)
{
	xmlNode	*node = write_cap(w, cap, "apart", w->node);

	if (because != NULL)
		xml_put(node, "because", because);
	if (remedy != NULL)
		xml_put(node, "remedy", remedy);
}

/* The amounts a cap speaks of. */
static unsigned
named(const struct budget_cap *cap)
{
	return cap->of | (cap->won == NULL ? 1u << cap->base : 0);
}

/* Cash and in-kind are the company's amount in every budget. */
static int
is_identity(const struct budget_cap *cap)
{
	return cap->relation == BUDGET_EQUALS && cap->share == NULL &&
	    cap->won == NULL && cap->base == BUDGET_COMPANY &&
	    cap->of == (1u << BUDGET_CASH | 1u << BUDGET_IN_KIND);
}

/* The cap as a limit to be solved with; 0, or -1 if its value is not known. */
static int
limit_of(const struct work *w, const struct budget_cap *cap, int number,
    struct budget_solve_limit *l)
{
	struct budget_amounts	 none = budget_solve_free();

	memset(l, 0, sizeof(*l));
	l->of = cap->of;
	l->relation = cap->relation;
	l->cap = number;
	l->base = cap->won != NULL ? BUDGET_SOLVE_FIXED : (int)cap->base;
	l->share = ratio_of(1, 1);
	if (cap->share != NULL)
		return budget_share(cap, w->run, &l->share);
	if (cap->won == NULL)
		return 0;
	l->won = budget_measure(cap, w->run, &none).limit;
	if (l->won == BUDGET_UNKNOWN)
		return -1;
	/* What is beyond all totals bounds nothing; sums must not run over. */
	if (l->won > 2 * BUDGET_SOLVE_MOST)
		l->won = 2 * BUDGET_SOLVE_MOST;
	return 0;
}

static enum use
take_up(struct work *w, const struct budget_cap *cap, size_t i)
{
	struct budget_amounts		 none = budget_solve_free();
	struct budget_measure		 m = budget_measure(cap, w->run,
					    &none);
	struct budget_solve_limit	 limit;

	if (!m.applies || is_identity(cap))
		return USE_NOT;
	if (m.open != NULL) {
		write_apart(w, cap, m.open->because, m.open->remedy);
		return USE_APART;
	}
	if ((named(cap) & ~budget_solve_amounts(&w->solve)) != 0) {
		write_apart(w, cap, "총사업비를 나누는 것만으로는 정해지지 않는 금액이어서",
		    cap->remedy);
		return USE_APART;
	}
	if (is_note(w, cap))
		return USE_NOTED;
	if (limit_of(w, cap, (int)i, &limit) == 0 &&
	    budget_solve_add(&w->solve, &limit) == 0)
		return USE_SOLVED;
	write_apart(w, cap, "한도가 금액으로 정해져 있지 않아", cap->remedy);
	return USE_APART;
}

static void
prepare(struct work *w)
{
	const struct budget	*b = w->budget;
	size_t			 i;
	int			 j;

	budget_solve_init(&w->solve, b->others);
	w->lead = -1;
	for (j = BUDGET_USUAL; j < b->n_amounts; j++)
		if (strcmp(b->ids[j], "lead") == 0)
			w->lead = j;
	for (i = 0; i < b->n_caps; i++) {
		if (i < BUDGET_SOLVE_CAPS)
			w->uses[i] = take_up(w, &b->caps[i], i);
		else
			write_apart(w, &b->caps[i], "한도의 수가 너무 많아",
			    b->caps[i].remedy);
	}
}

static void
put_won(xmlNode *node, const char *name, int64_t won)
{
	if (won != BUDGET_UNKNOWN)
		xml_putf(node, name, "%lld", (long long)won);
}

/* The usual order: how a budget is written down. */
static int
place(const struct work *w, int i)
{
	int	 others = w->budget->n_amounts - BUDGET_USUAL;

	if (i <= BUDGET_GRANT)
		return i;
	if (i <= BUDGET_GRANT + others)
		return BUDGET_USUAL + i - BUDGET_GRANT - 1;
	return i - others;
}

static int
is_solved(const struct work *w, int amount)
{
	return (budget_solve_amounts(&w->solve) & 1u << amount) != 0;
}

static xmlNode *
write_amount(const struct work *w, int amount, xmlNode *parent)
{
	xmlNode	*node = xml_add(parent, "amount");

	xml_put(node, "id", w->budget->ids[amount]);
	xml_put(node, "label", w->budget->labels[amount]);
	return node;
}

static void
write_ranges(const struct work *w, const struct budget_solve_region *r,
    const char *element)
{
	xmlNode	*node = xml_add(w->node, element), *amount;
	int	 i, j;

	for (i = 0; i < w->budget->n_amounts; i++) {
		j = place(w, i);
		if (!is_solved(w, j) || j == BUDGET_TOTAL)
			continue;
		amount = write_amount(w, j, node);
		put_won(amount, "low", r->of[j].low);
		put_won(amount, "high", r->of[j].high);
		if (r->of[j].inexact)
			xml_put(amount, "exact", "no");
		write_caps(w, r->of[j].low_by, "low", amount);
		write_caps(w, r->of[j].high_by, "high", amount);
	}
}

/* What was only a note is worth saying if the division goes beyond it. */
static void
write_notes(const struct work *w, const struct budget_amounts *a)
{
	const struct budget_cap	*cap;
	struct budget_measure	 m;
	size_t			 i;

	for (i = 0; i < w->budget->n_caps && i < BUDGET_SOLVE_CAPS; i++) {
		cap = &w->budget->caps[i];
		m = budget_measure(cap, w->run, a);
		if (w->uses[i] == USE_NOTED && m.limit != BUDGET_UNKNOWN &&
		    !m.holds)
			write_apart(w, cap, NULL, cap->remedy);
	}
}

/* 1 if the programme says how the company's amount is split. */
static int
is_split(const struct work *w)
{
	return budget_solve_bounds(&w->solve, BUDGET_CASH) ||
	    budget_solve_bounds(&w->solve, BUDGET_IN_KIND);
}

/* What the programme leaves open, a suggestion must not make up. */
static void
write_unsettled(const struct work *w)
{
	int	 i;

	for (i = BUDGET_USUAL; i < w->budget->n_amounts; i++)
		if (is_solved(w, i) && i != w->lead &&
		    !budget_solve_bounds(&w->solve, i))
			xml_put(xml_add(w->node, "unsettled"), "label",
			    w->budget->labels[i]);
	if (!is_split(w))
		xml_put(w->node, "split", "open");
}

static void
write_division(const struct work *w, const struct budget_amounts *fixed)
{
	struct budget_amounts	 a;
	xmlNode			*node, *amount;
	int			 i, j;

	if (!budget_solve_division(&w->solve, fixed, w->lead, &a))
		return;
	node = xml_add(w->node, "division");
	for (i = 0; i < w->budget->n_amounts; i++) {
		j = place(w, i);
		if (!is_solved(w, j) || (j > BUDGET_COMPANY &&
		    j < BUDGET_USUAL && !is_split(w)))
			continue;
		amount = write_amount(w, j, node);
		put_won(amount, "won", a.won[j]);
	}
	write_notes(w, &a);
}

static void
write_full(const struct work *w)
{
	int64_t	 grant = budget_total_cap(&w->solve, BUDGET_GRANT);

	if (grant <= 0 || grant > BUDGET_SOLVE_MOST)
		return;
	put_won(w->node, "full-grant", grant);
	put_won(w->node, "full-total",
	    budget_total_least(&w->solve, grant));
}

/* The total that is asked for, or that what is asked leads to; or unknown. */
static int64_t
total_of(const struct work *w, const struct budget_ask *ask)
{
	int64_t	 total;

	if (ask->amount == BUDGET_GRANT)
		return budget_total_least(&w->solve, ask->won);
	if (ask->amount != BUDGET_COMPANY)
		return ask->won;
	total = budget_total_greatest(&w->solve, w->lead, ask->won);
	if (total != BUDGET_SOLVE_MOST)
		return total;
	xml_put(w->node, "unlimited", "yes");
	return BUDGET_UNKNOWN;
}

void
budget_region_write(const struct budget *b, struct run *run,
    const struct budget_ask *ask, xmlNode *parent)
{
	struct work			 w = { .budget = b, .run = run };
	struct budget_amounts		 fixed = budget_solve_free();
	struct budget_solve_region	 r;

	w.node = xml_add(parent, "region");
	prepare(&w);
	if (!budget_solve_bounds(&w.solve, BUDGET_GRANT)) {
		xml_put(w.node, "feasible", "unknown");
		return;
	}
	write_full(&w);
	write_unsettled(&w);
	fixed.won[BUDGET_TOTAL] = total_of(&w, ask);
	put_won(w.node, "total", fixed.won[BUDGET_TOTAL]);
	if (fixed.won[BUDGET_TOTAL] == BUDGET_UNKNOWN)
		fixed.won[ask->amount] = ask->won;
	if (fixed.won[BUDGET_TOTAL] == BUDGET_UNKNOWN ||
	    !budget_solve_region(&w.solve, &fixed, &r)) {
		xml_put(w.node, "feasible", "no");
		write_caps(&w, budget_solve_contradiction(&w.solve, &fixed),
		    "contradiction", w.node);
		return;
	}
	xml_put(w.node, "feasible", "yes");
	write_ranges(&w, &r, "range");
	fixed.won[BUDGET_GRANT] = ask->amount == BUDGET_GRANT ? ask->won :
	    r.of[BUDGET_GRANT].high;
	if (budget_solve_region(&w.solve, &fixed, &r))
		write_ranges(&w, &r, "at-grant");
	write_division(&w, &fixed);
}
