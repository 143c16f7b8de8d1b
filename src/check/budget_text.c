#include "check/budget_text.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/korean.h"
#include "base/ratio.h"
#include "base/won.h"
#include "check/budget.h"
#include "check/run.h"

enum { LABELS_MAX = 1024 };

const char *
budget_text_label(const struct budget *b, struct run *run, unsigned of)
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
    struct run *run, const struct budget_amounts *a)
{
	if (cap->share == NULL)
		return cap->label;
	return arena_printf(run->arena, "%s %s원의 %s", b->labels[cap->base],
	    comma(run, a->won[cap->base]), cap->label);
}

/* "80% 한도"; a label that says 한도 already is left as it is. */
static const char *
as_limit(struct run *run, const char *label)
{
	static const char	 word[] = "한도";
	size_t			 n = strlen(label), m = strlen(word);

	if (n >= m && strcmp(label + n - m, word) == 0)
		return label;
	return arena_printf(run->arena, "%s %s", label, word);
}

const char *
budget_text_failure(const struct budget *b, const struct budget_cap *cap,
    struct run *run, const struct budget_amounts *a,
    const struct budget_measure *m)
{
	const char	*of = budget_text_label(b, run, cap->of);
	const char	*limit = name_limit(b, cap, run, a);

	switch (cap->relation) {
	case BUDGET_AT_MOST:
		return arena_printf(run->arena,
		    "%s %s원으로, %s인 %s원을 %s원 넘습니다.",
		    with(run, of, "이"), comma(run, m->value),
		    as_limit(run, limit),
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

	if (cap->share == NULL || budget_share(cap, run, &ratio) == -1 ||
	    ratio.num <= 0)
		return BUDGET_UNKNOWN;
	return ratio_ceil(ratio_of(ratio.den, ratio.num), value);
}

const char *
budget_text_remedy(const struct budget *b, const struct budget_cap *cap,
    struct run *run, const struct budget_measure *m)
{
	const char	*of = budget_text_label(b, run, cap->of);
	int64_t		 base;

	if (cap->remedy != NULL)
		return cap->remedy;
	if (cap->relation == BUDGET_EQUALS)
		return arena_printf(run->arena,
		    "%s %s원이 되도록 맞추어 주십시오.",
		    with(run, of, "이"), comma(run, m->limit));
	of = with(run, of, "을");
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
    const struct budget_amounts *a)
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

const char *
budget_text_unknown(const struct budget *b, const struct budget_cap *cap,
    struct run *run, const struct budget_amounts *a,
    const struct budget_measure *m)
{
	if (m->open != NULL)
		return arena_printf(run->arena,
		    "%s: %s 비교하지 못했습니다.", cap->title,
		    m->open->because);
	return arena_printf(run->arena,
	    "%s: %s 확인되지 않아 비교하지 못했습니다.", cap->title,
	    with(run, missing_label(b, cap, a), "이"));
}

static const char *
plus(const struct budget *b, struct run *run, const char *text, int amount,
    int64_t won)
{
	return arena_printf(run->arena, "%s + %s %s원", text,
	    b->labels[amount], comma(run, won));
}

const char *
budget_text_proposal(const struct budget *b, struct run *run,
    const struct budget_amounts *a)
{
	static const enum budget_amount own[] = { BUDGET_CASH,
	    BUDGET_IN_KIND };
	const char	*text;
	int		 i;

	text = arena_printf(run->arena,
	    "모든 한도에 맞는 예: %s %s원 = %s %s원",
	    b->labels[BUDGET_TOTAL], comma(run, a->won[BUDGET_TOTAL]),
	    b->labels[BUDGET_GRANT], comma(run, a->won[BUDGET_GRANT]));
	for (i = BUDGET_USUAL; i < b->n_amounts; i++)
		if (b->others & 1u << i)
			text = plus(b, run, text, i, a->won[i]);
	for (i = 0; i < 2; i++)
		text = plus(b, run, text, (int)own[i], a->won[own[i]]);
	return text;
}
