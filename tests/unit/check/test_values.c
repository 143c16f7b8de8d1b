/*
 * Values by kind of support, superseded and approximate values, windows of
 * months, papers that are due later.
 */
#include "scratch.h"

#define TRACKS "<track id='up' label='고도화' basis='q'/>" \
	"<track id='same-level' label='고도화(동일수준)' basis='q'/>"
#define CONFLICT "<conflict id='C-1' title='둘' basis='q'>" \
	"<says>말</says><default>뜻</default><ask>물음</ask></conflict>"
#define VALUES "<parameter id='cap' type='won' value='2억' basis='q'>" \
	"<value track='same-level' value='0.5억' basis='q'/></parameter>"

/* What the parameter is for an applicant who says TYPE. */
static const struct {
	const char	*elements, *type, *value;
} values[] = {
	{ TRACKS VALUES, "고도화", "200000000" },
	{ TRACKS VALUES, "up", "200000000" },
	{ TRACKS VALUES, " 고도화 (동일 수준)", "50000000" },
	{ TRACKS VALUES, "same-level", "50000000" },
	{ TRACKS VALUES, "", "" },
	{ TRACKS VALUES, "다른 유형", "" },
	/* The only track there is needs not be said. */
	{ "<track id='same-level' label='하나' basis='q'/><parameter id='cap' "
	    "type='won' basis='q'><value track='same-level' value='0.5억' "
	    "basis='q'/></parameter>", "", "50000000" },
	{ "<parameter id='cap' type='won' value='95백만원' basis='q'>"
	    "<other value='0.95억' basis='q'/></parameter>", "", "95000000" },
	{ CONFLICT "<parameter id='cap' type='won' value='4.37억원' basis='q'>"
	    "<other value='4.36억' basis='q' conflict='C-1'/></parameter>", "",
	    "437000000" },
	{ "<levels basis='q'>낮음  중간 높음</levels><parameter id='cap' "
	    "type='level' value='중간' basis='q'/>", "", "중간" },
};

static void
values_by_track(void **state)
{
	struct scratch	 s;
	xmlChar		*value;
	xmlDoc		*doc;
	char		 project[256];
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		scratch_new(&s);
		scratch_programme(&s, "one", values[i].elements);
		scratch_load(&s);
		scratch_says(&s, "");
		snprintf(project, sizeof(project),
		    "<project><type>%s</type></project>", values[i].type);
		doc = scratch_checked(&s, "one", project);
		value = scratch_value(doc, "cap");
		assert_string_equal((const char *)value, values[i].value);
		xmlFree(value);
		xml_free(doc);
		scratch_free(&s);
	}
}

#define CAP(role) "<budget><amount id='total' select=\"'100'\"/>" \
	"<cap id='t' rule='T' role='" role "' title='총액' label='1억' " \
	"of='total' at-most='$cap' basis='q'/></budget>"

static const struct {
	const char	*elements, *message;
} faults[] = {
	{ TRACKS "<parameter id='cap' type='won' basis='q'><value "
	    "track='up' value='1억' basis='q'/></parameter>", "[K043]" },
	{ TRACKS "<parameter id='cap' type='won' basis='q'/>", "[B014]" },
	{ TRACKS "<parameter id='cap' type='won' value='1억' basis='q'><value "
	    "track='new' value='1억' basis='q'/></parameter>", "[K044]" },
	{ TRACKS "<parameter id='cap' type='won' value='1억' basis='q'>"
	    "<value track='up' value='1억' basis='q'/><value track='up' "
	    "value='2억' basis='q'/></parameter>", "[K042]" },
	{ TRACKS "<parameter id='cap' type='won' value='1억' basis='q'>"
	    "<value track='up' value='1억' basis='q'/><value "
	    "track='same-level' value='2억' basis='q'/></parameter>",
	    "[K045]" },
	{ TRACKS "<parameter id='cap' type='won' value='1억' basis='q'>"
	    "<value track='up' value='억' basis='q'/></parameter>",
	    "[K006]" },
	{ "<parameter id='cap' type='won' value='4.37억원' basis='q'>"
	    "<other value='4.36억' basis='q'/></parameter>", "[K046]" },
	{ CONFLICT "<parameter id='cap' type='won' value='95백만원' "
	    "basis='q'><other value='0.95억' basis='q' conflict='C-1'/>"
	    "</parameter>", "[K049]" },
	/* 미정 is not -, and neither is a value. */
	{ "<parameter id='cap' type='won' value='미정' basis='q'>"
	    "<other value='-' basis='q'/></parameter>", "[K046]" },
	{ "<parameter id='cap' type='won' value='미정' basis='q'>"
	    "<other value='2억' basis='q'/></parameter>", "[K046]" },
	{ TRACKS "<parameter id='cap' type='won' value='1억' basis='q'>"
	    "<other track='sam' value='2억' basis='q'/></parameter>",
	    "[K044]" },
	{ "<parameter id='cap' type='level' value='중간' basis='q'/>",
	    "[K047]" },
	{ "<levels basis='q'>낮음 높음</levels><parameter id='cap' "
	    "type='level' value='중간' basis='q'/>", "[K006]" },
	{ "<levels basis='q'>낮음 높음 낮음</levels>", "[K048]" },
	{ "<levels basis='q'>낮음</levels>", "[K048]" },
	{ "<parameter id='cap' type='ratio' value='50%' soft='yes' "
	    "basis='q'/>", "[K053]" },
	{ "<parameter id='cap' type='won' value='1억' soft='maybe' "
	    "basis='q'/>", "[K011]" },
	{ "<parameter id='cap' type='won' value='1억' soft='yes' basis='q'/>"
	    CAP("supplement"), "[K050]" },
	{ "<parameter id='cap' type='won' value='1억' soft='yes' basis='q'/>"
	    CAP("warning") "<severity rule='T' as='ineligible'>이유</severity>",
	    "[K050]" },
	{ "<window id='application' basis='q'/>", "[K051]" },
	{ "<window id='application' basis='q' months=\"'26.2\" text='말'/>",
	    "[K051]" },
	{ "<window id='application' basis='q' "
	    "opens='2026-01-05T00:00:00+09:00'/>", "[K051]" },
	{ "<window id='application' basis='q' months='9.2~9.23'/>",
	    "[K052]" },
	{ "<window id='application' basis='q' months=\"'26.13\"/>",
	    "[K006]" },
	{ "<document id='d' item='1' label='서류' need='yes' accepts='plan' "
	    "basis='q' stage='later'/>", "[K011]" },
	{ "<document id='d' item='1' label='서류' need='yes' accepts='plan' "
	    "basis='q' stage='agreement'/>", "[K008]" },
	{ "<notice id='A' date='2026-01-01' title='글' status='maybe'/>",
	    "[K011]" },
};

static void
faults_are_named(void **state)
{
	struct scratch	 s;
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		scratch_new(&s);
		scratch_programme(&s, "one", faults[i].elements);
		scratch_load(&s);
		scratch_says(&s, faults[i].message);
		scratch_says(&s, "one/programme.xml:6: ");
		assert_false(check_usable(check_programme(s.check, 0)));
		scratch_free(&s);
	}
}

#define RULES "<schema xmlns='http://purl.oclc.org/dsdl/schematron' " \
	"xmlns:k='https://seoryu.invalid/ns/k'>" \
	"<ns prefix='k' uri='https://seoryu.invalid/ns/k'/>" \
	"<pattern id='p'><rule context='/case'>" \
	"<let name='limit' value=\"k:add($cap, '1')\"/>" \
	"<let name='said' value='$track' k:optional='yes'/>" \
	"<assert id='R-1' role='supplement' see='q' k:title='한도' " \
	"k:remedy='고치기' test=\"k:le('1', $limit)\">한도</assert>" \
	"<assert id='R-2' role='supplement' see='q' k:title='유형' " \
	"k:remedy='고치기' test=\"$said != ''\">유형 없음</assert>" \
	"<assert id='R-3' role='supplement' see='q' k:title='동일' " \
	"k:remedy='고치기' test=\"$track != 'same-level'\">동일</assert>" \
	"</rule></pattern></schema>"

#define ONE_TEST(rule, type, expect) "<test rule='" rule "' name='n' " \
	"expect='" expect "'><set select='//type' to='" type "'/></test>"

/*
 * While the kind of support is not known, neither a value that depends on it
 * nor a rule that asks for it passes or fails.
 */
static void
an_unsaid_track_is_a_matter_for_a_person(void **state)
{
	struct scratch	 s;
	xmlDoc		*doc;
	const char	*budget = "<budget><amount id='grant' "
	    "select=\"'60000000'\"/><cap id='g' rule='G' role='supplement' "
	    "title='한도' label='한도' of='grant' at-most='$cap' basis='q'/>"
	    "<cap id='h' rule='H' role='supplement' title='한도' label='한도' "
	    "of='grant' at-most='1' when=\"$track = 'same-level'\" "
	    "basis='q'/></budget><rules href='r.sch'/>";
	char		 elements[4096];
	struct check_tally tally;
	const struct check_query all = { 0 };
	struct buf	 out;

	(void)state;
	scratch_new(&s);
	snprintf(elements, sizeof(elements), "%s%s%s", TRACKS, VALUES, budget);
	scratch_programme(&s, "one", elements);
	scratch_put(&s, "one/r.sch", RULES);
	scratch_put(&s, "one/tests/base.xml", "<case><facts "
	    "as-of='2026-02-20T10:00:00+09:00'><application programme='one'>"
	    "<project><type>up</type></project></application></facts></case>");
	scratch_put(&s, "one/tests/t.xml", "<rule-tests base='base.xml'>"
	    ONE_TEST("R-1", "up", "pass") ONE_TEST("R-1", "", "review")
	    ONE_TEST("R-2", "up", "pass") ONE_TEST("R-2", "", "supplement")
	    ONE_TEST("R-3", "up", "pass") ONE_TEST("R-3", "", "review")
	    ONE_TEST("R-3", "same-level", "supplement")
	    ONE_TEST("G", "up", "pass") ONE_TEST("G", "", "review")
	    ONE_TEST("G", "same-level", "supplement")
	    ONE_TEST("H", "up", "not-applicable") ONE_TEST("H", "", "review")
	    "<test rule='H' name='n' expect='pass'><remove "
	    "select='//project'/></test>"
	    "</rule-tests>");
	scratch_load(&s);
	scratch_says(&s, "");
	buf_init(&out, BUF_TEXT);
	assert_int_equal(check_test(s.check, s.diags, &all, &out, &tally), 0);
	/* The last of them is wrong on purpose: H cannot pass. */
	assert_int_equal(tally.passed, 12);
	assert_int_equal(tally.failed, 1);
	buf_free(&out);
	doc = scratch_checked(&s, "one", "");
	assert_true(helper_is(helper_finding(doc, "G"), "verdict", "review"));
	xml_free(doc);
	scratch_free(&s);
}

/* Only an exact time gives days. */
static void
windows(void **state)
{
	static const struct {
		const char	*window, *opening, *closing, *closing_day;
	} rows[] = {
		{ "months=\"'25.11~'26.1\"", "2025-11", "2026-01", "" },
		{ "months=\"'26.1~3\"", "2026-01", "2026-03", "" },
		{ "months=\"'26.4~\"", "2026-04", "", "" },
		{ "months=\"'26.2\"", "2026-02", "2026-02", "" },
		{ "months=\"'25.11~12\"", "2025-11", "2025-12", "" },
		{ "months='상시'", "", "", "" },
		{ "months='-'", "", "", "" },
		{ "text='제조현장진단 참여기업 내 선정'", "", "", "" },
		{ "opens='2026-01-29T00:00:00+09:00' "
		    "closes='2026-02-27T17:00:00+09:00'", "", "",
		    "2026-02-27" },
	};
	struct scratch	 s;
	xmlDoc		*doc;
	char		 elements[1024];
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		scratch_new(&s);
		snprintf(elements, sizeof(elements), "<window id='application' "
		    "basis='q' %s/><document id='%s' item='1' label='서류' "
		    "need='when' accepts='plan' basis='q' when=\"$opening-month "
		    "= '%s' and $closing-month = '%s' and $closing-day = '%s'"
		    "\"/>", rows[i].window, "d", rows[i].opening,
		    rows[i].closing, rows[i].closing_day);
		scratch_programme(&s, "one", elements);
		scratch_put(&s, "one/tests/base.xml", "<case><facts/></case>");
		scratch_put(&s, "one/tests/t.xml", "<rule-tests "
		    "base='base.xml'><test rule='DOC-d' name='n' expect='pass'/>"
		    "<test rule='DOC-d' name='n' expect='review'/>"
		    "</rule-tests>");
		scratch_load(&s);
		scratch_says(&s, "");
		doc = scratch_checked(&s, "one", "");
		/* The paper is asked for exactly if the values are these. */
		if (!helper_is(helper_finding(doc, "DOC-d"), "verdict",
		    "supplement"))
			fail_msg("row %zu", i);
		xml_free(doc);
		scratch_free(&s);
	}
}

static void
papers_that_are_due_later(void **state)
{
	struct scratch	 s;
	xmlDoc		*doc;
	xmlNode		*finding;
	xmlChar		*text;

	(void)state;
	scratch_new(&s);
	scratch_programme(&s, "one", "<document id='d' item='1' "
	    "label='상호협력 계약서' need='yes' accepts='plan' basis='q' "
	    "stage='agreement'/>");
	scratch_put(&s, "one/tests/base.xml", "<case><facts/></case>");
	scratch_put(&s, "one/tests/t.xml", "<rule-tests base='base.xml'>"
	    "<test rule='DOC-d' name='n' expect='not-applicable'/>"
	    "</rule-tests>");
	scratch_load(&s);
	scratch_says(&s, "");
	doc = scratch_checked(&s, "one", "");
	finding = helper_finding(doc, "DOC-d");
	assert_true(helper_is(finding, "verdict", "not-applicable"));
	text = xmlNodeGetContent(xml_child(finding, "text"));
	assert_non_null(strstr((const char *)text, "협약할 때"));
	xmlFree(text);
	xml_free(doc);
	scratch_free(&s);
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(values_by_track),
		cmocka_unit_test(faults_are_named),
		cmocka_unit_test(an_unsaid_track_is_a_matter_for_a_person),
		cmocka_unit_test(windows),
		cmocka_unit_test(papers_that_are_due_later),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
