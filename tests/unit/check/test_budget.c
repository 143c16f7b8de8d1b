/*
 * The budget of notice B against its caps, to the won: the vectors of the
 * rules' reference (5.9.5) and what must be refused.
 */
#include "helper.h"

#define HUGE INT64_C(900000000000000000)

static const struct vector {
	int64_t		 total;
	const char	*mode;
	int64_t		 grant_max, company, in_kind_max, cash_min;
	const char	*binding;
} vectors[] = {
	{ 62500000, "consortium", 50000000, 12500000, 11250000, 1250000,
	    "5,000만원 80% 90% 1,125만원" },
	{ 62500001, "consortium", 50000000, 12500001, 11250000, 1250001,
	    "5,000만원 80% 90% 1,125만원" },
	{ 62499999, "consortium", 49999999, 12500000, 11250000, 1250000,
	    "80% 90% 1,125만원" },
	{ 70000000, "consortium", 50000000, 20000000, 11250000, 8750000,
	    "5,000만원 1,125만원" },
	{ 40000000, "consortium", 32000000, 8000000, 7200000, 800000,
	    "80% 90%" },
	{ 33333333, "consortium", 26666666, 6666667, 6000000, 666667,
	    "80% 90%" },
	{ 100000000, "consortium", 50000000, 50000000, 11250000, 38750000,
	    "5,000만원 1,125만원" },
	{ 62500000, "solo", 50000000, 12500000, 0, 12500000,
	    "5,000만원 80% K=0" },
	{ 1, "consortium", 0, 1, 0, 1, "80% 90%" },
	/* Nothing overflows far above any money there is. */
	{ HUGE, "consortium", 50000000, HUGE - 50000000, 11250000,
	    HUGE - 50000000 - 11250000, "5,000만원 1,125만원" },
};

/* Amounts of an application and the caps they break. */
static const struct refusal {
	const char	*mode, *total, *grant, *cash, *in_kind;
	const char	*broken;	/* rules, each in blanks */
} refusals[] = {
	{ "consortium", "62500000", "50000000", "1250000", "11250000", "" },
	{ "consortium", "62500000", "50000000", "1249999", "11250001",
	    " D-104 D-105 D-106 " },
	/* 80.0000013 %: prints as 80.0 % and is too much. */
	{ "consortium", "62499999", "50000000", "1250000", "11249999",
	    " D-102 " },
	{ "solo", "62500000", "50000000", "12499999", "1", " D-107 " },
	{ "solo", "62500000", "50000000", "12500000", "0", "" },
	{ "consortium", "70000000", "50000001", "8750000", "11249999",
	    " D-101 " },
	{ "consortium", "62500000", "50000000", "1250001", "11250000",
	    " D-103 " },
	{ "consortium", "62500000", "50000000", "1249999", "11250000",
	    " D-103 D-104 " },
	/* As applicants write them. */
	{ "consortium", "6,250만원", "50,000,000", "125만 원", "1,125만원",
	    "" },
};

/* Amounts that are none: nothing that needs them may pass. */
static const char *const unreadable[] = { "", "미정", "62500000.5",
	"-1", "99999999999999999999", "육천", "0x10" };

static struct diags	*diags;
static struct check	*check;

static int
set_up(void **state)
{
	(void)state;
	diags = diags_new();
	check = check_new(diags, DATA);
	return check_count(check) == 1 ? 0 : -1;
}

static int
tear_down(void **state)
{
	(void)state;
	check_free(check);
	diags_free(diags);
	return 0;
}

/* A checked case with these amounts; NULL leaves an amount out. */
static xmlDoc *
checked(const char *mode, const char *total, const char *grant,
    const char *cash, const char *in_kind)
{
	struct check_options	 options = { "2026-02-20T10:00:00+09:00",
				    "demo" };
	xmlDoc			*doc = xml_new("case");
	xmlNode			*node;

	node = xml_add(xmlDocGetRootElement(doc), "facts");
	node = xml_add(node, "application");
	xml_put(node, "mode", mode);
	node = xml_add(node, "budget");
	if (total != NULL)
		xml_add_text(node, "total", total);
	if (grant != NULL)
		xml_add_text(node, "grant", grant);
	if (cash != NULL)
		xml_add_text(node, "cash", cash);
	if (in_kind != NULL)
		xml_add_text(node, "in-kind", in_kind);
	assert_int_equal(check_run(check, diags, doc, &options), 0);
	return doc;
}

static xmlNode *
budget_of(xmlDoc *doc)
{
	xmlNode	*node = xml_child(xmlDocGetRootElement(doc), "budget");

	assert_non_null(node);
	return node;
}

static void
assert_won(const xmlNode *budget, const char *name, int64_t won)
{
	char	 text[32];

	snprintf(text, sizeof(text), "%lld", (long long)won);
	if (!helper_is(budget, name, text))
		fail_msg("%s is not %s", name, text);
}

/* The labels of the caps that bind, in the order of the programme. */
static char *
binding(const xmlNode *budget)
{
	static char	 text[256];
	const xmlNode	*cap = xml_child(budget, "cap");
	xmlChar		*label;

	text[0] = '\0';
	for (; cap != NULL; cap = xml_next_named(cap, "cap")) {
		if (!helper_is(cap, "binds", "yes"))
			continue;
		label = xmlGetProp((xmlNode *)(uintptr_t)cap,
		    (const xmlChar *)"label");
		snprintf(text + strlen(text), sizeof(text) - strlen(text),
		    "%s%s", text[0] != '\0' ? " " : "", (char *)label);
		xmlFree(label);
	}
	return text;
}

static void
maxima(void **state)
{
	const struct vector	*v;
	xmlDoc			*doc;
	xmlNode			*budget;
	char			 total[32], grant[32];
	size_t			 i;

	(void)state;
	for (i = 0; i < 2 * sizeof(vectors) / sizeof(vectors[0]); i++) {
		v = &vectors[i / 2];
		snprintf(total, sizeof(total), "%lld", (long long)v->total);
		snprintf(grant, sizeof(grant), "%lld",
		    (long long)v->grant_max);
		/* With the grant at its maximum, and with none stated. */
		doc = checked(v->mode, total, i % 2 ? grant : NULL, NULL,
		    NULL);
		budget = budget_of(doc);
		assert_won(budget, "grant-max", v->grant_max);
		assert_won(budget, "company-at-max", v->company);
		assert_won(budget, "in-kind-max", v->in_kind_max);
		assert_won(budget, "cash-min", v->cash_min);
		assert_string_equal(binding(budget), v->binding);
		xml_free(doc);
	}
}

static void
refused_to_the_won(void **state)
{
	const struct refusal	*r;
	xmlDoc			*doc;
	char			 id[16], blank[24];
	size_t			 i;
	int			 rule, broken;

	(void)state;
	for (i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
		r = &refusals[i];
		doc = checked(r->mode, r->total, r->grant, r->cash,
		    r->in_kind);
		for (rule = 101; rule <= 107; rule++) {
			snprintf(id, sizeof(id), "D-%d", rule);
			snprintf(blank, sizeof(blank), " %s ", id);
			broken = helper_is(helper_finding(doc, id), "verdict",
			    "supplement");
			if (broken != (strstr(r->broken, blank) != NULL))
				fail_msg("row %zu: %s", i, id);
		}
		xml_free(doc);
	}
}

static void
suggestions_name_the_won(void **state)
{
	static const struct {
		struct refusal	 amounts;
		const char	*rule, *text, *remedy;
	} rows[] = {
		{ { "consortium", "62499999", "50000000", "0", "0", "" },
		    "D-102",
		    "정부지원금이 50,000,000원으로, 총사업비 62,499,999원의 80% "
		    "한도인 49,999,999원을 1원 넘습니다.",
		    "정부지원금을 49,999,999원 이하로 낮추거나 총사업비를 "
		    "62,500,000원 이상으로 올려 주십시오." },
		{ { "consortium", "70000000", "50000001", "0", "0", "" },
		    "D-101",
		    "정부지원금이 50,000,001원으로, 5,000만원 한도인 "
		    "50,000,000원을 1원 넘습니다.",
		    "정부지원금을 50,000,000원 이하로 낮추어 주십시오." },
		{ { "consortium", "62500001", "50000000", "1250000", "0", "" },
		    "D-104",
		    "현금이 1,250,000원으로, 기업부담금 12,500,001원의 10% 최소 "
		    "금액인 1,250,001원보다 1원 적습니다.",
		    "현금을 1,250,001원 이상으로 올려 주십시오." },
		{ { "consortium", "62500000", "50000000", "1", "2", "" },
		    "D-103",
		    "현금·현물의 합이 3원으로, 기업부담금 12,500,000원과 "
		    "12,499,997원 차이가 납니다.",
		    "현금·현물의 합이 12,500,000원이 되도록 맞추어 주십시오." },
	};
	xmlDoc	*doc;
	xmlNode	*finding;
	xmlChar	*text;
	size_t	 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		doc = checked(rows[i].amounts.mode, rows[i].amounts.total,
		    rows[i].amounts.grant, rows[i].amounts.cash,
		    rows[i].amounts.in_kind);
		finding = helper_finding(doc, rows[i].rule);
		text = xmlNodeGetContent(xml_child(finding, "text"));
		assert_string_equal((char *)text, rows[i].text);
		xmlFree(text);
		text = xmlNodeGetContent(xml_child(finding, "remedy"));
		assert_string_equal((char *)text, rows[i].remedy);
		xmlFree(text);
		xml_free(doc);
	}
}

/* Whatever an application asks for, the division offered keeps every cap. */
static void
the_division_offered_is_accepted(void **state)
{
	static const struct {
		struct refusal	 amounts;
		const char	*offer;
	} rows[] = {
		{ { "consortium", "62500000", "50000001", "1250000",
		    "11250000", "" },
		    "총사업비 62,500,000원 = 정부지원금 50,000,000원 + "
		    "현금 1,250,000원 + 현물 11,250,000원" },
		{ { "solo", "62500000", "50000000", "1250000", "11250000",
		    "" },
		    "총사업비 62,500,000원 = 정부지원금 50,000,000원 + "
		    "현금 12,500,000원 + 현물 0원" },
		{ { "consortium", "33333333", "30000000", "0", "9999999",
		    "" },
		    "총사업비 33,333,333원 = 정부지원금 26,666,666원 + "
		    "현금 666,667원 + 현물 6,000,000원" },
		{ { "consortium", "70000000", "40000000", "10000000",
		    "20000000", "" },
		    "총사업비 70,000,000원 = 정부지원금 40,000,000원 + "
		    "현금 18,750,000원 + 현물 11,250,000원" },
	};
	const xmlNode	*node, *last;
	xmlDoc		*doc;
	xmlChar		*text;
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		doc = checked(rows[i].amounts.mode, rows[i].amounts.total,
		    rows[i].amounts.grant, rows[i].amounts.cash,
		    rows[i].amounts.in_kind);
		last = NULL;
		for (node = xml_child(budget_of(doc), "suggestion");
		    node != NULL; node = xml_next_named(node, "suggestion"))
			last = node;
		assert_non_null(last);
		text = xmlNodeGetContent((xmlNode *)(uintptr_t)last);
		assert_non_null(strstr((char *)text, rows[i].offer));
		xmlFree(text);
		xml_free(doc);
	}
}

static void
what_is_no_amount_never_passes(void **state)
{
	static const char *const needing_total[] = { "D-102", "D-103",
	    "D-104", "D-105" };
	xmlDoc	*doc;
	size_t	 i, j;

	(void)state;
	for (i = 0; i < sizeof(unreadable) / sizeof(unreadable[0]); i++) {
		doc = checked("consortium", unreadable[i], "50000000",
		    "1250000", "11250000");
		for (j = 0; j < 4; j++)
			if (!helper_is(helper_finding(doc, needing_total[j]),
			    "verdict", "review"))
				fail_msg("\"%s\": %s", unreadable[i],
				    needing_total[j]);
		assert_true(check_exit(doc) > 0);
		xml_free(doc);
	}
	/* A grant above the total leaves no share to compare with. */
	doc = checked("consortium", "1000", "2000", "0", "0");
	assert_true(helper_is(helper_finding(doc, "D-102"), "verdict",
	    "supplement"));
	assert_true(helper_is(helper_finding(doc, "D-103"), "verdict",
	    "review"));
	xml_free(doc);
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(maxima),
		cmocka_unit_test(refused_to_the_won),
		cmocka_unit_test(suggestions_name_the_won),
		cmocka_unit_test(the_division_offered_is_accepted),
		cmocka_unit_test(what_is_no_amount_never_passes),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
