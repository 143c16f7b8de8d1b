/*
 * Decision tables: every combination has one row, what is not said is asked
 * for, and what the notice does not settle is nobody's guess.
 */
#include "scratch.h"

#define LEVELS "<levels basis='q'>미적용 기초 중간1 중간2 고도</levels>"
#define CONFLICT "<conflict id='C-25' title='빈 칸' basis='q'>" \
	"<says>말</says><default>뜻</default><ask>물음</ask></conflict>"
#define INPUTS "<input id='now' label='현재 수준' type='level' " \
	"select='/case/facts/application/project/now'/>" \
	"<input id='target' label='목표 수준' type='level' " \
	"select='/case/facts/application/project/target'/>"
/* The matrix of rules.md A-32e … A-32i. */
#define ROWS "<row now='미적용' target='중간1' value='3억원' basis='q'/>" \
	"<row now='미적용' target='중간2' value='5억원' basis='q'/>" \
	"<row now='기초' target='중간1' value='2억원' basis='q'/>" \
	"<row now='기초' target='중간2' value='4억원' basis='q'/>" \
	"<row now='중간1' target='중간2' value='2억원' basis='q'/>" \
	"<row target='미적용 기초' value='0원' basis='q'/>"
#define OPEN "<open now='>=중간2' target='중간1 중간2' conflict='C-25'/>" \
	"<open now='중간1' target='중간1' conflict='C-25'/>" \
	"<open target='고도' conflict='C-25'/>"
#define DECISION(rows) LEVELS CONFLICT "<decision id='cap' type='won' " \
	"label='지원한도' basis='q'>" INPUTS rows "</decision>"

/* What the table says, and what is said where it says nothing. */
static const struct {
	const char	*now, *target, *value, *because;
} values[] = {
	{ "미적용", "중간2", "500000000", NULL },
	{ "중간1", "중간2", "200000000", NULL },
	{ "기초", "중간2", "400000000", NULL },
	{ " 중간 1 ", "중간2", "200000000", NULL },
	{ "중간1", "고도", "", "공고문이 현재 수준 중간1, 목표 수준 고도에 대한" },
	{ "중간2", "중간2", "", "정하지 않아" },
	{ "", "중간2", "", "현재 수준이 적혀 있지 않아" },
	{ "기초", "", "", "목표 수준이 적혀 있지 않아" },
	{ "중급", "중간2", "", "현재 수준이 '중급'으로 적혀 있어" },
	/* Whatever the present level is. */
	{ "", "기초", "0", NULL },
	{ "", "고도", "", "공고문이 목표 수준 고도에 대한" },
};

#define BUDGET "<budget><amount id='grant' select=\"'100000000'\"/>" \
	"<cap id='g' rule='G' role='supplement' title='한도' label='한도' " \
	"of='grant' at-most='$cap' basis='q'/></budget>" \
	"<rules href='r.sch'/>"
#define RULES "<schema xmlns='http://purl.oclc.org/dsdl/schematron' " \
	"xmlns:k='https://seoryu.invalid/ns/k'>" \
	"<ns prefix='k' uri='https://seoryu.invalid/ns/k'/>" \
	"<pattern id='p'><rule context='/case'>" \
	"<let name='least' value=\"k:sub($cap, '1')\"/>" \
	"<assert id='R' role='supplement' see='q' k:title='한도' " \
	"k:remedy='고치기' test=\"k:le('0', $least)\">한도 없음</assert>" \
	"</rule></pattern></schema>"
#define TEST(rule, now, target, expect) "<test rule='" rule "' name='n' " \
	"expect='" expect "'><set select='//now' to='" now "'/>" \
	"<set select='//target' to='" target "'/></test>"

static void
put(struct scratch *s, const char *elements)
{
	scratch_programme(s, "one", elements);
	scratch_put(s, "one/r.sch", RULES);
	scratch_put(s, "one/tests/base.xml", "<case><facts "
	    "as-of='2026-02-20T10:00:00+09:00'><application programme='one'>"
	    "<project><now/><target/></project></application></facts></case>");
	scratch_put(s, "one/tests/t.xml", "<rule-tests base='base.xml'>"
	    TEST("G", "기초", "중간2", "pass")
	    TEST("G", "기초", "기초", "supplement")
	    TEST("G", "", "중간2", "review") TEST("G", "중간1", "고도", "review")
	    TEST("R", "기초", "중간2", "pass")
	    TEST("R", "기초", "기초", "supplement")
	    TEST("R", "", "중간2", "review") TEST("R", "중간1", "고도", "review")
	    "</rule-tests>");
}

/* 1 if the finding is a review whose text holds WORDS. */
static int
asks(xmlDoc *doc, const char *rule, const char *words)
{
	xmlNode	*finding = helper_finding(doc, rule);
	xmlChar	*text = xmlNodeGetContent(xml_child(finding, "text"));
	int	 good = helper_is(finding, "verdict", "review") &&
		    strstr((const char *)text, words) != NULL;

	xmlFree(text);
	return good;
}

static void
the_row_that_is_taken(void **state)
{
	struct scratch	 s;
	xmlChar		*value;
	xmlDoc		*doc;
	char		 project[512];
	size_t		 i;

	(void)state;
	scratch_new(&s);
	put(&s, DECISION(ROWS OPEN) BUDGET);
	scratch_load(&s);
	scratch_says(&s, "");
	for (i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		snprintf(project, sizeof(project), "<project><now>%s</now>"
		    "<target>%s</target></project>", values[i].now,
		    values[i].target);
		doc = scratch_checked(&s, "one", project);
		value = scratch_value(doc, "cap");
		assert_string_equal((const char *)value, values[i].value);
		xmlFree(value);
		if (values[i].because != NULL &&
		    (!asks(doc, "G", values[i].because) ||
		    !asks(doc, "R", values[i].because)))
			fail_msg("row %zu", i);
		assert_true(values[i].because == NULL ||
		    strstr(values[i].because, "정하지") == NULL ||
		    helper_is(helper_finding(doc, "R"), "conflict", "C-25"));
		xml_free(doc);
	}
	scratch_free(&s);
}

static void
its_tests_hold(void **state)
{
	struct scratch	 s;
	struct buf	 out;
	struct check_query	 all = { 0 };
	struct check_tally	 tally;

	(void)state;
	scratch_new(&s);
	put(&s, DECISION(ROWS OPEN) BUDGET);
	scratch_load(&s);
	buf_init(&out, BUF_TEXT);
	assert_int_equal(check_test(s.check, s.diags, &all, &out, &tally), 0);
	assert_int_equal(tally.passed, 8);
	assert_int_equal(tally.failed, 0);
	buf_free(&out);
	scratch_free(&s);
}

#define TWO "<decision id='d' type='choice' choices='yes no' label='글' " \
	"basis='q'><input id='a' label='가' type='choice' choices='x y z' " \
	"select=\"'x'\"/><input id='b' label='나' type='level' " \
	"select=\"'기초'\"/>"
#define MANY "a b c d e f g h i j k l m n o p q r s t u v w x y z"

static const struct {
	const char	*elements, *message;
} faults[] = {
	/* Ten pairs have no row: the first of them is named. */
	{ DECISION(ROWS), "10개" },
	{ DECISION(ROWS), "현재 수준=미적용, 목표 수준=고도" },
	{ DECISION(ROWS OPEN "<row now='=target' target='중간1' value='1억' "
	    "basis='q'/>"), "[K059]" },
	{ DECISION(ROWS OPEN "<row now='>고도' value='1억' basis='q'/>"),
	    "[K061]" },
	{ DECISION("<row value='억' basis='q'/>"), "[K006]" },
	{ DECISION("<row value='1억' basis='q' new='기초'/>"), "[B013]" },
	{ DECISION("<row value='1억' basis='q' now='중급'/>"), "[K056]" },
	{ DECISION("<row value='1억' basis='q' now='>=goal'/>"), "[K056]" },
	{ DECISION("<row value='1억' basis='q' now=' '/>"), "[K027]" },
	{ DECISION("<row value='1억' now='기초'/>"), "[B014]" },
	{ DECISION("<row value='1억' basis='qq'/>"), "[K003]" },
	{ DECISION("<row value='1억' basis='q' conflict='C-1'/>"),
	    "[K032]" },
	{ DECISION("<open now='기초'/>"), "[B014]" },
	/* Choices have no order. */
	{ LEVELS TWO "<row a='>=x' value='yes' basis='q'/></decision>",
	    "[K056]" },
	{ LEVELS TWO "<row b='>=a' value='yes' basis='q'/></decision>",
	    "[K056]" },
	{ LEVELS TWO "<row value='maybe' basis='q'/></decision>", "[K006]" },
	{ TWO "<row value='yes' basis='q'/></decision>", "[K047]" },
	{ LEVELS "<decision id='d' type='won' label='글' basis='q'><input "
	    "id='a' label='가' type='level' select=\"'x'\"/><row value='1억' "
	    "basis='q'/></decision>", "[K055]" },
	{ LEVELS "<decision id='d' type='won' label='글' basis='q'><input "
	    "id='value' label='가' type='level' select=\"'x'\"/><input id='b' "
	    "label='나' type='level' select=\"'x'\"/><row basis='q' "
	    "value='1억'/></decision>", "[K054]" },
	{ LEVELS "<decision id='today' type='won' label='글' basis='q'>"
	    INPUTS "<row value='1억' basis='q'/></decision>", "[K014]" },
	{ "<decision id='d' type='count' label='글' basis='q'>"
	    "<input id='a' label='가' type='choice' choices='" MANY "' "
	    "select=\"'a'\"/><input id='b' label='나' type='choice' "
	    "choices='" MANY "' select=\"'a'\"/><input id='c' label='다' "
	    "type='choice' choices='" MANY "' select=\"'a'\"/><input id='e' "
	    "label='라' type='choice' choices='" MANY "' select=\"'a'\"/>"
	    "<row value='1' basis='q'/></decision>", "[K060]" },
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

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(the_row_that_is_taken),
		cmocka_unit_test(its_tests_hold),
		cmocka_unit_test(faults_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
