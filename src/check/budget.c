#include "check/budget.h"

#include <string.h>

#include "base/arena.h"
#include "base/ratio.h"
#include "base/won.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/budget_text.h"
#include "check/finding.h"
#include "check/programme.h"
#include "check/run.h"

/* What an application could have at most, given its total. */
struct maximum {
	struct budget_amounts	 at_most;	/* BUDGET_UNKNOWN: no limit */
	struct budget_amounts	 amounts;	/* the grant within its limit */
	int64_t			 company;	/* beside the greatest grant */
	int64_t			 cash_min;
};

static int
is_only(unsigned of, enum budget_amount amount)
{
	return of == 1u << amount;
}

/*
 * The share that is left for the company beside GRANT and what others give;
 * unknown if it would be negative, or if any of them is.
 */
static int64_t
company_share(const struct budget *b, const struct budget_amounts *a,
    int64_t grant)
{
	int64_t	 left = a->won[BUDGET_TOTAL];
	int	 i;

	if (left == BUDGET_UNKNOWN || grant == BUDGET_UNKNOWN || grant > left)
		return BUDGET_UNKNOWN;
	left -= grant;
	for (i = BUDGET_USUAL; i < b->n_amounts; i++) {
		if ((b->others & 1u << i) == 0)
			continue;
		if (a->won[i] == BUDGET_UNKNOWN || a->won[i] > left)
			return BUDGET_UNKNOWN;
		left -= a->won[i];
	}
	return left;
}

int
budget_share(const struct budget_cap *cap, struct run *run, struct ratio *ratio)
{
	char	*text;

	if (xpath_string(run->xpath, cap->share, run->root, run->arena,
	    &text) == -1)
		return -1;
	return ratio_parse(text, ratio);
}

static struct budget_amounts
read_amounts(const struct budget *b, struct run *run)
{
	struct budget_amounts	 a;
	char		*text;
	int		 i;

	for (i = 0; i < BUDGET_AMOUNTS; i++) {
		a.won[i] = BUDGET_UNKNOWN;
		if (b->select[i] != NULL && xpath_string(run->xpath,
		    b->select[i], run->root, run->arena, &text) == 0 &&
		    won_parse(text, &a.won[i]) == -1)
			a.won[i] = BUDGET_UNKNOWN;
	}
	a.won[BUDGET_COMPANY] = company_share(b, &a, a.won[BUDGET_GRANT]);
	return a;
}

static int64_t
sum_of(const struct budget_amounts *a, unsigned of)
{
	int64_t	 sum = 0;
	int	 i;

	for (i = 0; i < BUDGET_AMOUNTS; i++) {
		if ((of & 1u << i) == 0)
			continue;
		if (a->won[i] == BUDGET_UNKNOWN ||
		    __builtin_add_overflow(sum, a->won[i], &sum))
			return BUDGET_UNKNOWN;
	}
	return sum;
}

static int64_t
limit_of(const struct budget_cap *cap, struct run *run,
    const struct budget_amounts *a)
{
	struct ratio	 ratio;
	int64_t		 won;
	char		*text;

	if (cap->won != NULL) {
		if (xpath_string(run->xpath, cap->won, run->root, run->arena,
		    &text) == -1 || won_parse(text, &won) == -1)
			return BUDGET_UNKNOWN;
		return won;
	}
	if (a->won[cap->base] == BUDGET_UNKNOWN || cap->share == NULL)
		return a->won[cap->base];
	if (budget_share(cap, run, &ratio) == -1)
		return BUDGET_UNKNOWN;
	return cap->relation == BUDGET_AT_LEAST ?
	    ratio_ceil(ratio, a->won[cap->base]) :
	    ratio_floor(ratio, a->won[cap->base]);
}

struct budget_measure
budget_measure(const struct budget_cap *cap, struct run *run,
    const struct budget_amounts *a)
{
	struct budget_measure	 m = { .applies = 1 };

	/* A condition that fails leaves the cap standing: never a pass. */
	if (cap->when != NULL && xpath_test(run->xpath, cap->when, run->root,
	    &m.applies) == -1)
		m.applies = 1;
	m.value = sum_of(a, cap->of);
	m.limit = limit_of(cap, run, a);
	m.open = run_open(run, cap->watched);
	if (m.open != NULL) {
		m.applies = 1;
		m.limit = BUDGET_UNKNOWN;
	}
	if (cap->relation == BUDGET_AT_MOST)
		m.holds = m.value <= m.limit;
	else if (cap->relation == BUDGET_AT_LEAST)
		m.holds = m.value >= m.limit;
	else
		m.holds = m.value == m.limit;
	return m;
}

static int
is_known(const struct budget_measure *m)
{
	return m->value != BUDGET_UNKNOWN && m->limit != BUDGET_UNKNOWN;
}

/* The least limit above AMOUNT alone, BUDGET_UNKNOWN if there is none. */
static int64_t
least_limit(const struct budget *b, struct run *run,
    const struct budget_amounts *a, enum budget_amount amount)
{
	struct budget_measure	 m;
	int64_t		 least = BUDGET_UNKNOWN;
	size_t		 i;

	for (i = 0; i < b->n_caps; i++) {
		if (b->caps[i].relation != BUDGET_AT_MOST ||
		    !is_only(b->caps[i].of, amount))
			continue;
		m = budget_measure(&b->caps[i], run, a);
		if (m.applies && m.limit != BUDGET_UNKNOWN &&
		    (least == BUDGET_UNKNOWN || m.limit < least))
			least = m.limit;
	}
	return least;
}

/*
 * The least cash: what the caps on cash ask for, and what in-kind cannot
 * cover.
 */
static int64_t
least_cash(const struct budget *b, struct run *run, const struct maximum *max)
{
	int64_t		 company = max->amounts.won[BUDGET_COMPANY];
	int64_t		 in_kind = max->at_most.won[BUDGET_IN_KIND];
	int64_t		 cash = BUDGET_UNKNOWN;
	struct budget_measure	 m;
	size_t		 i;

	if (company != BUDGET_UNKNOWN && in_kind != BUDGET_UNKNOWN)
		cash = in_kind < company ? company - in_kind : 0;
	for (i = 0; i < b->n_caps; i++) {
		if (b->caps[i].relation != BUDGET_AT_LEAST ||
		    !is_only(b->caps[i].of, BUDGET_CASH))
			continue;
		m = budget_measure(&b->caps[i], run, &max->amounts);
		if (m.applies && m.limit > cash)
			cash = m.limit;
	}
	return cash;
}

/*
 * From the total down: the greatest grant, the company's share beside it,
 * and of that share the greatest in-kind part. A grant within its limit is
 * left as it is, so that the rest fits the application.
 */
static struct maximum
find_maximum(const struct budget *b, struct run *run,
    const struct budget_amounts *a)
{
	struct maximum	 max = { 0 };
	int64_t		 total = a->won[BUDGET_TOTAL], grant;
	int		 i;

	for (i = 0; i < BUDGET_AMOUNTS; i++)
		max.at_most.won[i] = BUDGET_UNKNOWN;
	max.amounts = *a;
	grant = least_limit(b, run, a, BUDGET_GRANT);
	if (total != BUDGET_UNKNOWN && grant > total)
		grant = total;
	if (total == BUDGET_UNKNOWN)
		grant = BUDGET_UNKNOWN;
	max.at_most.won[BUDGET_GRANT] = grant;
	max.company = company_share(b, a, grant);
	if (grant != BUDGET_UNKNOWN && (a->won[BUDGET_GRANT] ==
	    BUDGET_UNKNOWN || a->won[BUDGET_GRANT] > grant))
		max.amounts.won[BUDGET_GRANT] = grant;
	max.amounts.won[BUDGET_COMPANY] = company_share(b, a,
	    max.amounts.won[BUDGET_GRANT]);
	for (i = 0; i < BUDGET_AMOUNTS; i++)
		if (i != BUDGET_GRANT)
			max.at_most.won[i] = least_limit(b, run,
			    &max.amounts, (enum budget_amount)i);
	max.cash_min = least_cash(b, run, &max);
	return max;
}

/* 1 if no other cap on the same amount is tighter. */
static int
binds(const struct budget_cap *cap, struct run *run,
    const struct maximum *max)
{
	struct budget_measure	 m = budget_measure(cap, run, &max->amounts);
	int		 i;

	for (i = 0; i < BUDGET_AMOUNTS; i++)
		if (cap->relation == BUDGET_AT_MOST &&
		    is_only(cap->of, (enum budget_amount)i))
			return m.applies && m.limit != BUDGET_UNKNOWN &&
			    m.limit == max->at_most.won[i];
	return 0;
}

static void
judge(const struct budget *b, const struct budget_cap *cap, struct run *run,
    const struct budget_amounts *a, const struct budget_measure *m)
{
	const struct finding_role	*role;
	struct finding			 f = { .id = cap->rule,
	    .title = cap->title, .verdict = FINDING_PASS, .severity = "info",
	    .conflict = cap->conflict, .basis = cap->basis };

	if (f.conflict == NULL)
		f.conflict = run_conflict(run, cap->watched);
	run_locate(run, run->root, b->document, NULL, &f);
	if (!m->applies) {
		f.verdict = FINDING_NOT_APPLICABLE;
	} else if (!is_known(m)) {
		f.verdict = FINDING_REVIEW;
		f.severity = "warning";
		f.text = budget_text_unknown(b, cap, run, a, m);
		f.remedy = m->open != NULL ? m->open->remedy : "신청서에 총사업비, 정부지원금, 현금, 현물을 원 단위 "
		    "숫자로 적어 주십시오.";
	} else if (!m->holds) {
		role = finding_role(programme_role(run->programme, cap->rule,
		    cap->role));
		f.verdict = role->verdict;
		f.severity = role->severity;
		f.text = budget_text_failure(b, cap, run, a, m);
		f.remedy = budget_text_remedy(b, cap, run, m);
	}
	findings_add(run->findings, &f);
}

static void
put_won(xmlNode *node, const char *name, int64_t won)
{
	if (won != BUDGET_UNKNOWN)
		xml_putf(node, name, "%lld", (long long)won);
}

static void
write_cap(const struct budget *b, const struct budget_cap *cap,
    struct run *run, const struct maximum *max, const struct budget_measure *m,
    xmlNode *parent)
{
	xmlNode	*node;

	if (!m->applies)
		return;
	node = xml_add(parent, "cap");
	xml_put(node, "id", cap->id);
	xml_put(node, "of", budget_text_label(b, run, cap->of));
	xml_put(node, "label", cap->label);
	xml_put(node, "binds", binds(cap, run, max) ? "yes" : "no");
	xml_put(node, "holds", !is_known(m) ? "unknown" :
	    m->holds ? "yes" : "no");
	put_won(node, "limit", m->limit);
	put_won(node, "value", m->value);
}

static xmlNode *
write_amounts(const struct budget *b, struct run *run,
    const struct budget_amounts *a, const struct maximum *max)
{
	xmlNode		*node = xml_add(run->root, "budget"), *amount;
	xmlNode		*application = xml_child(run->facts, "application");
	const char	*mode = NULL;
	int		 i;

	for (i = 0; i < BUDGET_USUAL; i++)
		put_won(node, b->ids[i], a->won[i]);
	if (application != NULL)
		mode = xml_attribute(run->arena, application, "mode");
	if (mode != NULL)
		xml_put(node, "mode", mode);
	put_won(node, "grant-max", max->at_most.won[BUDGET_GRANT]);
	put_won(node, "company-at-max", max->company);
	put_won(node, "in-kind-max", max->at_most.won[BUDGET_IN_KIND]);
	put_won(node, "cash-min", max->cash_min);
	for (i = BUDGET_USUAL; i < b->n_amounts; i++) {
		amount = xml_add(node, "amount");
		xml_put(amount, "id", b->ids[i]);
		xml_put(amount, "label", b->labels[i]);
		put_won(amount, "won", a->won[i]);
	}
	return node;
}

static int
breaks(const struct budget_cap *cap, struct run *run,
    const struct budget_amounts *a)
{
	struct budget_measure	 m = budget_measure(cap, run, a);

	return m.applies && is_known(&m) && !m.holds;
}

static int
breaks_any(const struct budget *b, struct run *run,
    const struct budget_amounts *a)
{
	size_t	 i;

	for (i = 0; i < b->n_caps; i++)
		if (breaks(&b->caps[i], run, a))
			return 1;
	return 0;
}

/*
 * The nearest division of the same total that keeps every cap: one cap's
 * remedy may undo another's, this one mends all at once. 0 if there is none.
 */
static int
propose(const struct budget *b, struct run *run, const struct maximum *max,
    struct budget_amounts *a)
{
	int64_t	 in_kind = a->won[BUDGET_IN_KIND];
	int64_t	 company = max->amounts.won[BUDGET_COMPANY];
	int64_t	 limit = max->at_most.won[BUDGET_IN_KIND];

	if (company == BUDGET_UNKNOWN || in_kind == BUDGET_UNKNOWN)
		return 0;
	if (limit != BUDGET_UNKNOWN && in_kind > limit)
		in_kind = limit;
	if (in_kind > company)
		in_kind = company;
	*a = max->amounts;
	a->won[BUDGET_IN_KIND] = in_kind;
	a->won[BUDGET_CASH] = company - in_kind;
	return !breaks_any(b, run, a);
}

static void
write_suggestions(const struct budget *b, struct run *run,
    const struct budget_amounts *a, const struct maximum *max, xmlNode *node)
{
	struct budget_amounts	 proposal = *a;
	struct budget_measure	 m;
	xmlNode		*text;
	size_t		 i, n = 0;

	for (i = 0; i < b->n_caps; i++) {
		if (!breaks(&b->caps[i], run, a))
			continue;
		m = budget_measure(&b->caps[i], run, a);
		text = xml_add_text(node, "suggestion",
		    budget_text_remedy(b, &b->caps[i], run, &m));
		xml_put(text, "cap", b->caps[i].id);
		n++;
	}
	if (n > 0 && propose(b, run, max, &proposal))
		xml_add_text(node, "suggestion",
		    budget_text_proposal(b, run, &proposal));
}

void
budget_run(const struct budget *b, struct run *run)
{
	struct budget_amounts	 a = read_amounts(b, run);
	struct maximum	 max = find_maximum(b, run, &a);
	xmlNode		*node = write_amounts(b, run, &a, &max);
	struct budget_measure	 m;
	size_t		 i;

	for (i = 0; i < b->n_caps; i++) {
		m = budget_measure(&b->caps[i], run, &a);
		write_cap(b, &b->caps[i], run, &max, &m, node);
		judge(b, &b->caps[i], run, &a, &m);
	}
	write_suggestions(b, run, &a, &max, node);
}
