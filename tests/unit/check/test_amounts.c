/*
 * Budgets with more than the usual five amounts: what a lead body and a
 * municipality give, the greatest year, the sum over members.
 */
#include "scratch.h"

#define A "/case/facts/application/budget/"
#define AMOUNTS "<amount id='total' label='총사업비' select='" A "total'/>" \
	"<amount id='grant' label='정부지원금' select='" A "grant'/>" \
	"<amount id='company' label='도입기업 부담금'/>" \
	"<amount id='cash' label='현금' select='" A "cash'/>" \
	"<amount id='in-kind' label='현물' select='" A "in-kind'/>"
#define CAP(id, rest) "<cap id='" id "' rule='" id "' role='supplement' " \
	"title='한도' label='한도' basis='q' " rest "/>"
/* 30 % grant, at least 30 % of the lead body, at most 40 % of own. */
#define COOP AMOUNTS \
	"<amount id='lead' label='주관기관 출연금' select='" A "lead'/>" \
	"<amount id='lead-in-kind' label='주관기관 현물' select='" A \
	"lead-in-kind'/>" \
	CAP("G", "of='grant' share='30%' base='total'") \
	CAP("L", "of='lead' at-least-share='30%' base='total'") \
	CAP("K", "of='lead-in-kind' share='20%' base='lead'") \
	CAP("C", "of='company' share='40%' base='total'") \
	CAP("S", "of='cash in-kind' equals='company'")
/* A-34c, A-38c: by the year and over the members. */
#define YEARS AMOUNTS \
	"<amount id='max-year' label='연 최대 지원금' select=\"k:if(k:lt(" A \
	"year1, " A "year2), " A "year2, " A "year1)\"/>" \
	"<amount id='members' label='참여기업 지원금 합계' select='k:sum(" A \
	"member)'/>" \
	"<amount id='local' label='지자체 지원금' select='" A "local'/>" \
	CAP("Y", "of='max-year' at-most='300000000'") \
	CAP("M", "of='members' at-most='1000000000'") \
	CAP("F", "of='local' share='3/10' base='total'")

static const struct {
	const char	*caps, *budget, *rule, *verdict;
} rows[] = {
	{ COOP, "400 120 120 160 0 24", "G", "pass" },
	{ COOP, "400 120 120 160 0 24", "L", "pass" },
	{ COOP, "400 120 120 160 0 24", "K", "pass" },
	{ COOP, "400 120 120 160 0 24", "C", "pass" },
	{ COOP, "400 120 120 160 0 24", "S", "pass" },
	{ COOP, "400 120 120 160 0 25", "K", "supplement" },
	{ COOP, "400 121 120 159 0 24", "G", "supplement" },
	{ COOP, "400 120 119 161 0 0", "L", "supplement" },
	{ COOP, "400 120 119 161 0 0", "C", "supplement" },
	{ COOP, "400 120 119 161 0 0", "S", "pass" },
	{ COOP, "400 120 120 159 0 0", "S", "supplement" },
	/* Without the lead body's part nobody knows the company's. */
	{ COOP, "400 120 - 160 0 0", "C", "review" },
	{ COOP, "400 120 - 160 0 0", "S", "review" },
	{ COOP, "400 120 300 0 0 0", "C", "review" },
};

static xmlDoc *
budget(const struct scratch *s, const char *text)
{
	static const char *const names[] = { "total", "grant", "lead", "cash",
	    "in-kind", "lead-in-kind" };
	char	 application[1024] = "<budget>", value[6][32];
	size_t	 i;

	assert_int_equal(sscanf(text, "%31s %31s %31s %31s %31s %31s",
	    value[0], value[1], value[2], value[3], value[4], value[5]), 6);
	for (i = 0; i < 6; i++)
		if (strcmp(value[i], "-") != 0)
			snprintf(application + strlen(application),
			    sizeof(application) - strlen(application),
			    "<%s>%s</%s>", names[i], value[i], names[i]);
	strcat(application, "</budget>");
	return scratch_checked(s, "one", application);
}

/* A programme of these caps with made-up tests, so that it loads. */
static void
load(struct scratch *s, const char *caps)
{
	char		 tests[4096] = "<rule-tests base='base.xml'>", *at;
	char		*elements;
	const char	*cap = caps;

	while ((cap = strstr(cap, "rule='")) != NULL) {
		cap += strlen("rule='");
		at = tests + strlen(tests);
		snprintf(at, (size_t)(tests + sizeof(tests) - at),
		    "<test rule='%c' name='n' expect='pass'/><test rule='%c' "
		    "name='n' expect='supplement'/>", *cap, *cap);
	}
	strcat(tests, "</rule-tests>");
	assert_true(asprintf(&elements, "<budget>%s</budget>", caps) > 0);
	scratch_new(s);
	scratch_programme(s, "one", elements);
	scratch_put(s, "one/tests/base.xml", "<case><facts/></case>");
	scratch_put(s, "one/tests/t.xml", tests);
	scratch_load(s);
	scratch_says(s, "");
	free(elements);
}

static void
a_lead_body_shares(void **state)
{
	struct scratch	 s;
	xmlDoc		*doc;
	xmlNode		*node;
	xmlChar		*text;
	size_t		 i;

	(void)state;
	load(&s, COOP);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		doc = budget(&s, rows[i].budget);
		if (!helper_is(helper_finding(doc, rows[i].rule), "verdict",
		    rows[i].verdict))
			fail_msg("row %zu", i);
		xml_free(doc);
	}
	/* The usual keys stay, the others stand beside; a proposal adds up. */
	doc = budget(&s, "400 130 120 150 0 24");
	node = xml_child(xmlDocGetRootElement(doc), "budget");
	assert_true(helper_is(node, "company", "150"));
	assert_true(helper_is(node, "grant-max", "120"));
	assert_true(helper_is(node, "company-at-max", "160"));
	assert_true(helper_is(xml_child(node, "amount"), "id", "lead"));
	assert_true(helper_is(xml_child(node, "amount"), "won", "120"));
	text = xmlNodeGetContent(xml_next_named(xml_child(node, "suggestion"),
	    "suggestion"));
	assert_non_null(strstr((const char *)text,
	    "총사업비 400원 = 정부지원금 120원 + 주관기관 출연금 120원 + 현금 160원 + "
	    "현물 0원"));
	xmlFree(text);
	xml_free(doc);
	scratch_free(&s);
}

static void
years_members_and_municipalities(void **state)
{
	static const struct {
		const char	*budget, *rule, *verdict;
	} cases[] = {
		{ "<year1>300000000</year1><year2>300000000</year2>", "Y",
		    "pass" },
		{ "<year1>299999999</year1><year2>300000001</year2>", "Y",
		    "supplement" },
		{ "<year1>300000001</year1><year2>0</year2>", "Y",
		    "supplement" },
		{ "<member>200000000</member><member>800000000</member>", "M",
		    "pass" },
		{ "<member>200000001</member><member>800000000</member>", "M",
		    "supplement" },
		{ "<total>100</total><local>30</local>", "F", "pass" },
		{ "<total>100</total><local>31</local>", "F", "supplement" },
		{ "<total>100</total>", "F", "review" },
	};
	struct scratch	 s;
	xmlDoc		*doc;
	char		 application[512];
	size_t		 i;

	(void)state;
	load(&s, YEARS);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		snprintf(application, sizeof(application),
		    "<budget>%s</budget>", cases[i].budget);
		doc = scratch_checked(&s, "one", application);
		if (!helper_is(helper_finding(doc, cases[i].rule), "verdict",
		    cases[i].verdict))
			fail_msg("row %zu", i);
		xml_free(doc);
	}
	scratch_free(&s);
}

static void
faults_are_named(void **state)
{
	static const struct {
		const char	*caps, *message;
	} faults[] = {
		{ "<amount id='lead' select='1'/>", "[B014]" },
		{ "<amount id='lead' label='글'/>", "[B014]" },
		{ AMOUNTS CAP("G", "of='lead' at-most='1'"), "[K016]" },
		{ AMOUNTS CAP("G", "of='grant' share='1/2' base='lead'"),
		    "[K016]" },
	};
	struct scratch	 s;
	char		*elements, many[4096] = "<budget>";
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		assert_true(asprintf(&elements, "<budget>%s</budget>",
		    faults[i].caps) > 0);
		scratch_new(&s);
		scratch_programme(&s, "one", elements);
		scratch_load(&s);
		scratch_says(&s, faults[i].message);
		scratch_free(&s);
		free(elements);
	}
	for (i = 0; i < 28; i++)
		snprintf(many + strlen(many), sizeof(many) - strlen(many),
		    "<amount id='a%zu' label='글' select='1'/>", i);
	strcat(many, "</budget>");
	scratch_new(&s);
	scratch_programme(&s, "one", many);
	scratch_load(&s);
	scratch_says(&s, "[K066]");
	scratch_free(&s);
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(a_lead_body_shares),
		cmocka_unit_test(years_members_and_municipalities),
		cmocka_unit_test(faults_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
