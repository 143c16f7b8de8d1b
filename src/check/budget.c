#include "check/budget.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/korean.h"
#include "base/ratio.h"
#include "base/won.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/finding.h"
#include "check/programme.h"
#include "check/run.h"

enum { LABELS_MAX = 1024 };

/* The amounts of one budget; BUDGET_UNKNOWN where nothing was stated. */
struct amounts {
	int64_t	 won[BUDGET_AMOUNTS];
};

/* A cap looked at with certain amounts. */
struct measure {
	int	 applies;
	int64_t	 value;		/* BUDGET_UNKNOWN if an amount is missing */
	int64_t	 limit;		/* the same */
	int	 holds;		/* means nothing while either is unknown */
};

/* What an application could have at most, given its total. */
struct maximum {
	struct amounts	 at_most;	/* BUDGET_UNKNOWN: nothing limits it */
	struct amounts	 amounts;	/* with the grant at most its maximum */
	int64_t		 company;	/* share while the grant is at its maximum */
	int64_t		 cash_min;
};

static int
is_only(unsigned of, enum budget_amount amount)
{
	return of == 1u << amount;
}

/* The share that is left for the company; unknown if it would be negative. */
static int64_t
company_share(int64_t total, int64_t grant)
{
	if (total == BUDGET_UNKNOWN || grant == BUDGET_UNKNOWN ||
	    grant > total)
		return BUDGET_UNKNOWN;
	return total - grant;
}

static struct amounts
read_amounts(const struct budget *b, struct run *run)
{
	struct amounts	 a;
	char		*text;
	int		 i;

	for (i = 0; i < BUDGET_AMOUNTS; i++) {
		a.won[i] = BUDGET_UNKNOWN;
		if (b->select[i] != NULL && xpath_string(run->xpath,
		    b->select[i], run->root, run->arena, &text) == 0 &&
		    won_parse(text, &a.won[i]) == -1)
			a.won[i] = BUDGET_UNKNOWN;
	}
	a.won[BUDGET_COMPANY] = company_share(a.won[BUDGET_TOTAL],
	    a.won[BUDGET_GRANT]);
	return a;
}

static int64_t
sum_of(const struct amounts *a, unsigned of)
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

/* The cap's ratio; 0, or -1 if the parameter behind it is no ratio. */
static int
share_of(const struct budget_cap *cap, struct run *run, struct ratio *ratio)
{
	char	*text;

	if (xpath_string(run->xpath, cap->share, run->root, run->arena,
	    &text) == -1)
		return -1;
	return ratio_parse(text, ratio);
}

static int64_t
limit_of(const struct budget_cap *cap, struct run *run,
    const struct amounts *a)
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
	if (share_of(cap, run, &ratio) == -1)
		return BUDGET_UNKNOWN;
	return cap->relation == BUDGET_AT_LEAST ?
	    ratio_ceil(ratio, a->won[cap->base]) :
	    ratio_floor(ratio, a->won[cap->base]);
}

static struct measure
measure(const struct budget_cap *cap, struct run *run,
    const struct amounts *a)
{
	struct measure	 m = { .applies = 1 };

	/* A condition that fails leaves the cap standing: never a pass. */
	if (cap->when != NULL && xpath_test(run->xpath, cap->when, run->root,
	    &m.applies) == -1)
		m.applies = 1;
	m.value = sum_of(a, cap->of);
	m.limit = limit_of(cap, run, a);
	if (cap->relation == BUDGET_AT_MOST)
		m.holds = m.value <= m.limit;
	else if (cap->relation == BUDGET_AT_LEAST)
		m.holds = m.value >= m.limit;
	else
		m.holds = m.value == m.limit;
	return m;
}

static int
is_known(const struct measure *m)
{
	return m->value != BUDGET_UNKNOWN && m->limit != BUDGET_UNKNOWN;
}

/* The least limit above AMOUNT alone, BUDGET_UNKNOWN if there is none. */
static int64_t
least_limit(const struct budget *b, struct run *run, const struct amounts *a,
    enum budget_amount amount)
{
	struct measure	 m;
	int64_t		 least = BUDGET_UNKNOWN;
	size_t		 i;

	for (i = 0; i < b->n_caps; i++) {
		if (b->caps[i].relation != BUDGET_AT_MOST ||
		    !is_only(b->caps[i].of, amount))
			continue;
		m = measure(&b->caps[i], run, a);
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
	struct measure	 m;
	size_t		 i;

	if (company != BUDGET_UNKNOWN && in_kind != BUDGET_UNKNOWN)
		cash = in_kind < company ? company - in_kind : 0;
	for (i = 0; i < b->n_caps; i++) {
		if (b->caps[i].relation != BUDGET_AT_LEAST ||
		    !is_only(b->caps[i].of, BUDGET_CASH))
			continue;
		m = measure(&b->caps[i], run, &max->amounts);
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
find_maximum(const struct budget *b, struct run *run, const struct amounts *a)
{
	struct maximum	 max;
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
	max.company = company_share(total, grant);
	if (grant != BUDGET_UNKNOWN && (a->won[BUDGET_GRANT] ==
	    BUDGET_UNKNOWN || a->won[BUDGET_GRANT] > grant))
		max.amounts.won[BUDGET_GRANT] = grant;
	max.amounts.won[BUDGET_COMPANY] = company_share(total,
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
	struct measure	 m = measure(cap, run, &max->amounts);
	int		 i;

	for (i = 0; i < BUDGET_AMOUNTS; i++)
		if (cap->relation == BUDGET_AT_MOST &&
		    is_only(cap->of, (enum budget_amount)i))
			return m.applies && m.limit != BUDGET_UNKNOWN &&
			    m.limit == max->at_most.won[i];
	return 0;
}

/* "현금 부담금과 현물 부담금의 합" */
static const char *
label_of(const struct budget *b, struct run *run, unsigned of)
{
	struct buf	 out;
	const char	*text;
	int		 i, n = 0;

	buf_init(&out, LABELS_MAX);
	for (i = 0; i < BUDGET_AMOUNTS; i++)
		if (of & 1u << i)
			buf_printf(&out, "%s%s", n++ > 0 ? "·" : "",
			    b->labels[i]);
	if (n > 1)
		buf_puts(&out, "의 합");
	text = arena_strdup(run->arena, buf_string(&out));
	buf_free(&out);
	return text;
}

/* "정부지원금이" */
static const char *
with(struct run *run, const char *word, const char *particle)
{
	return arena_printf(run->arena, "%s%s", word,
	    korean_particle(word, particle));
}

static const char *
comma(struct run *run, int64_t won)
{
	return won_comma(run->arena, won);
}

/* "총사업비 62,499,999원의 80%", or the cap's own label. */
static const char *
name_limit(const struct budget *b, const struct budget_cap *cap,
    struct run *run, const struct amounts *a)
{
	if (cap->share == NULL)
		return cap->label;
	return arena_printf(run->arena, "%s %s원의 %s", b->labels[cap->base],
	    comma(run, a->won[cap->base]), cap->label);
}

static const char *
failure_text(const struct budget *b, const struct budget_cap *cap,
    struct run *run, const struct amounts *a, const struct measure *m)
{
	const char	*of = label_of(b, run, cap->of);
	const char	*limit = name_limit(b, cap, run, a);

	switch (cap->relation) {
	case BUDGET_AT_MOST:
		return arena_printf(run->arena,
		    "%s %s원으로, %s 한도인 %s원을 %s원 넘습니다.",
		    with(run, of, "이"), comma(run, m->value), limit,
		    comma(run, m->limit), comma(run, m->value - m->limit));
	case BUDGET_AT_LEAST:
		return arena_printf(run->arena,
		    "%s %s원으로, %s 최소 금액인 %s원보다 %s원 적습니다.",
		    with(run, of, "이"), comma(run, m->value), limit,
		    comma(run, m->limit), comma(run, m->limit - m->value));
	default:
		return arena_printf(run->arena,
		    "%s %s원으로, %s %s원과 %s원 차이가 납니다.",
		    with(run, of, "이"), comma(run, m->value),
		    b->labels[cap->base], comma(run, m->limit),
		    comma(run, m->value > m->limit ? m->value - m->limit :
		    m->limit - m->value));
	}
}

/* The least base that would carry the value: value ÷ share, rounded up. */
static int64_t
base_needed(const struct budget_cap *cap, struct run *run, int64_t value)
{
	struct ratio	 ratio;

	if (cap->share == NULL || share_of(cap, run, &ratio) == -1 ||
	    ratio.num <= 0)
		return BUDGET_UNKNOWN;
	return ratio_ceil(ratio_of(ratio.den, ratio.num), value);
}

static const char *
suggestion(const struct budget *b, const struct budget_cap *cap,
    struct run *run, const struct measure *m)
{
	const char	*of = with(run, label_of(b, run, cap->of), "을");
	int64_t		 base;

	if (cap->remedy != NULL)
		return cap->remedy;
	if (cap->relation == BUDGET_EQUALS)
		return arena_printf(run->arena,
		    "%s %s원이 되도록 맞추어 주십시오.",
		    with(run, label_of(b, run, cap->of), "이"),
		    comma(run, m->limit));
	if (cap->relation == BUDGET_AT_LEAST)
		return arena_printf(run->arena,
		    "%s %s원 이상으로 올려 주십시오.", of,
		    comma(run, m->limit));
	base = base_needed(cap, run, m->value);
	if (base == BUDGET_UNKNOWN)
		return arena_printf(run->arena,
		    "%s %s원 이하로 낮추어 주십시오.", of,
		    comma(run, m->limit));
	return arena_printf(run->arena,
	    "%s %s원 이하로 낮추거나 %s %s원 이상으로 올려 주십시오.", of,
	    comma(run, m->limit), with(run, b->labels[cap->base], "을"),
	    comma(run, base));
}

/* Which amount of the cap is missing, for the sentence. */
static const char *
missing_label(const struct budget *b, const struct budget_cap *cap,
    const struct amounts *a)
{
	unsigned	 needed = cap->of;
	int		 i;

	if (cap->won == NULL)
		needed |= 1u << cap->base;
	for (i = 0; i < BUDGET_AMOUNTS; i++)
		if ((needed & 1u << i) && a->won[i] == BUDGET_UNKNOWN)
			return b->labels[i];
	return cap->label;
}

static void
judge(const struct budget *b, const struct budget_cap *cap, struct run *run,
    const struct amounts *a, const struct measure *m)
{
	const struct finding_role	*role;
	struct finding			 f = { .id = cap->rule,
	    .title = cap->title, .verdict = FINDING_PASS, .severity = "info",
	    .conflict = cap->conflict, .basis = cap->basis };

	run_locate(run, run->root, b->document, NULL, &f);
	if (!m->applies) {
		f.verdict = FINDING_NOT_APPLICABLE;
	} else if (!is_known(m)) {
		f.verdict = FINDING_REVIEW;
		f.severity = "warning";
		f.text = arena_printf(run->arena,
		    "%s: %s 확인되지 않아 비교하지 못했습니다.", cap->title,
		    with(run, missing_label(b, cap, a), "이"));
		f.remedy = "신청서에 총사업비, 정부지원금, 현금, 현물을 원 단위 "
		    "숫자로 적어 주십시오.";
	} else if (!m->holds) {
		role = finding_role(programme_role(run->programme, cap->rule,
		    cap->role));
		f.verdict = role->verdict;
		f.severity = role->severity;
		f.text = failure_text(b, cap, run, a, m);
		f.remedy = suggestion(b, cap, run, m);
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
    struct run *run, const struct maximum *max, const struct measure *m,
    xmlNode *parent)
{
	xmlNode	*node;

	if (!m->applies)
		return;
	node = xml_add(parent, "cap");
	xml_put(node, "id", cap->id);
	xml_put(node, "of", label_of(b, run, cap->of));
	xml_put(node, "label", cap->label);
	xml_put(node, "binds", binds(cap, run, max) ? "yes" : "no");
	xml_put(node, "holds", !is_known(m) ? "unknown" :
	    m->holds ? "yes" : "no");
	put_won(node, "limit", m->limit);
	put_won(node, "value", m->value);
}

static xmlNode *
write_amounts(struct run *run, const struct amounts *a,
    const struct maximum *max)
{
	static const char *const names[BUDGET_AMOUNTS] = { "total", "grant",
	    "company", "cash", "in-kind" };
	xmlNode		*node = xml_add(run->root, "budget");
	xmlNode		*application = xml_child(run->facts, "application");
	const char	*mode = NULL;
	int		 i;

	for (i = 0; i < BUDGET_AMOUNTS; i++)
		put_won(node, names[i], a->won[i]);
	if (application != NULL)
		mode = xml_attribute(run->arena, application, "mode");
	if (mode != NULL)
		xml_put(node, "mode", mode);
	put_won(node, "grant-max", max->at_most.won[BUDGET_GRANT]);
	put_won(node, "company-at-max", max->company);
	put_won(node, "in-kind-max", max->at_most.won[BUDGET_IN_KIND]);
	put_won(node, "cash-min", max->cash_min);
	return node;
}

void
budget_run(const struct budget *b, struct run *run)
{
	struct amounts	 a = read_amounts(b, run);
	struct maximum	 max = find_maximum(b, run, &a);
	xmlNode		*node = write_amounts(run, &a, &max), *text;
	struct measure	 m;
	size_t		 i;

	for (i = 0; i < b->n_caps; i++) {
		m = measure(&b->caps[i], run, &a);
		write_cap(b, &b->caps[i], run, &max, &m, node);
		judge(b, &b->caps[i], run, &a, &m);
	}
	for (i = 0; i < b->n_caps; i++) {
		m = measure(&b->caps[i], run, &a);
		if (!m.applies || !is_known(&m) || m.holds)
			continue;
		text = xml_add_text(node, "suggestion",
		    suggestion(b, &b->caps[i], run, &m));
		xml_put(text, "cap", b->caps[i].id);
	}
}
