/*
 * The k: functions, evaluated as rules and templates do.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml.h"
#include "base/xpath.h"

#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))

static const char document[] =
    "<c><budget><part>30,000,000</part><part>20000000</part><part> </part>"
    "</budget><bad><part>1</part><part>x</part></bad>"
    "<name>주식회사 한빛정밀</name><empty/></c>";

/* expression, its string */
static const char *const strings[][2] = {
	{ "k:date('2026-02-27')", "2026. 2. 27." },
	{ "k:date('2026년 2월 27일')", "2026. 2. 27." },
	{ "k:date('2026-02-27T23:00:00Z')", "2026. 2. 28." },
	{ "k:date('soon')", "" },
	{ "k:date-weekday('2026-02-27')", "2026. 2. 27.(금)" },
	{ "k:moment('2026-02-27T17:00:00+09:00')",
	    "2026. 2. 27.(금) 17:00" },
	{ "k:moment('2026-02-27T08:00:00Z')", "2026. 2. 27.(금) 17:00" },
	{ "k:moment('2026-02-27')", "" },
	{ "k:day('2026-02-27T15:00:00Z')", "2026-02-28" },
	{ "k:day('')", "" },
	{ "k:year('2026-02-27')", "2026" },
	{ "k:add-days('2026-02-27', 2)", "2026-03-01" },
	{ "k:add-days('2026-03-01', -1)", "2026-02-28" },
	{ "k:add-days('2026-03-01', 'x')", "" },
	{ "k:days('2026-02-27', '2026-03-01')", "2" },
	{ "k:days('2026-03-01', '2026-02-27')", "-2" },
	{ "k:period-end('2025-11-30', 3)", "2026-02-28" },
	{ "k:period-end('2026-02-28', '3')", "2026-05-31" },
	{ "k:period-end('', 3)", "" },
	{ "k:period-end('2026-02-28', -1)", "" },
	{ "k:years-end('2019-02-27', 7)", "2026-02-27" },
	{ "k:earliest-issue('2026-02-27', 3)", "2025-11-27" },
	{ "k:won('5,000만원')", "50000000" },
	{ "k:won('많이')", "" },
	{ "k:comma('50000000')", "50,000,000" },
	{ "k:comma(1250000000)", "1,250,000,000" },
	{ "k:comma(50000000 * 100)", "5,000,000,000" },
	{ "k:comma('x')", "" },
	{ "k:won-text(50000000)", "5,000만원" },
	{ "k:won-text('11250000')", "1,125만원" },
	{ "k:won-text('1250000000')", "12억 5,000만원" },
	{ "k:won-text('62500001')", "6,250만 1원" },
	{ "k:won-formal('50,000,000')", "금50,000,000원(금오천만원)" },
	{ "k:add('9007199254740993', '1')", "9007199254740994" },
	{ "k:add(1, 2, 3)", "6" },
	{ "k:add('1', '')", "" },
	{ "k:sub('1', '3')", "-2" },
	{ "k:mul('62500000', '80')", "5000000000" },
	{ "k:mul('999999999999999999', '99')", "" },
	{ "k:sum(/c/budget/part)", "50000000" },
	{ "k:sum(/c/bad/part)", "" },
	{ "k:sum(/c/none)", "0" },
	{ "k:percent(50000000, 62499999, 2)", "80.00" },
	{ "k:percent(49999999, 62499999, 2)", "79.99" },
	{ "k:percent(1, 0, 2)", "" },
	{ "k:brn('9998120419')", "999-81-20419" },
	{ "k:crn('1999110042011')", "199911-0042011" },
	{ "k:fold('중 ㆍ 소 기업')", "중·소기업" },
	{ "k:company(/c/name)", "한빛정밀" },
	{ "k:mask('홍 900210-1234567')", "홍 900210-*******" },
	{ "k:with('서류', '을')", "서류를" },
	{ "k:with('서울', '으로')", "서울로" },
	{ "k:if(true(), 'a', 'b')", "a" },
	{ "k:if(/c/empty, 'a', 'b')", "a" },
	{ "k:if(/c/none, 'a', 'b')", "b" },
	{ "k:if('', 'a', 'b')", "b" },
	{ "k:if(count(/c/none), 'a', 'b')", "b" },
	{ "k:default(/c/empty, '-')", "-" },
	{ "k:default('x', '-')", "x" },
	{ "k:map('b', 'a=가|b=나|=없음')", "나" },
	{ "k:map('', 'a=가|b=나|=없음')", "없음" },
	{ "k:map('c', 'a=가|b=나')", "" },
	{ "k:map('a', 'a|a=1=2|')", "1=2" },
	{ "k:pad(7, 3)", "007" },
	{ "k:pad('x', 3)", "x" },
	{ "concat(k:won-text(k:add('1', k:sum(/c/budget/part))), '.')",
	    "5,000만 1원." },
};

static const char *const truths[] = {
	"k:is-date('2026. 2. 27.')", "k:date-le('2026-02-27', '2026-02-27')",
	"k:date-le('2026-02-27', '2026. 3. 1.')",
	"k:date-lt('2026-02-27', '2026-02-28')",
	"k:instant-le('2026-02-27T08:00:00Z', '2026-02-27T17:00:00+09:00')",
	"k:instant-lt('2026-02-27T16:59:59+09:00', "
	    "'2026-02-27T17:00:00+09:00')",
	"k:is-number('1,234')", "k:is-number('-3.5')", "k:eq('1.50', '1.5')",
	"k:eq('1,000', 1000)", "k:le('60', '60')", "k:lt('59.8', '60')",
	"k:lt('-1', '0')",
	"k:share-le('50000000', '80%', '62500000')",
	"k:share-ge('1250000', '10%', '12500000')",
	"k:share-le('1', '4/5', '2')", "k:share-le(0, '0.8', 0)",
	"k:brn-valid('999-81-20419')", "k:crn-valid('199911-0042011')",
	"k:same('중ㆍ소', '중 · 소')",
	"k:same-company('㈜한빛정밀', /c/name)",
	"k:any('열 람 용', '사본|열람용')", "k:like('계획서.PDF', '*.pdf')",
	"k:like('사업 계획서 최종.hwp', '*계획서*.hw?')",
	"k:like('가나', '?\?')", "k:like('', '*')",
};

static const char *const lies[] = {
	"k:is-date('2026-02-30')", "k:date-le('', '2026-02-27')",
	"k:date-le('2026-02-27', '')", "k:date-lt('2026-02-27', '2026-02-27')",
	"k:instant-le('2026-02-27', '2026-02-27')",
	"k:instant-le('2026-02-27T17:00:01+09:00', "
	    "'2026-02-27T17:00:00+09:00')",
	"k:is-number('')", "k:is-number('1,23')", "k:eq('', '')",
	"k:le('x', '60')", "k:lt('60', 'x')", "k:lt('60', '60')",
	"k:share-le('50000000', '80%', '62499999')",
	"k:share-le('', '80%', '1')", "k:share-ge('1', 'x', '1')",
	"k:share-ge('1249999', '10%', '12500000')",
	"k:brn-valid('000-00-00000')", "k:brn-valid('')",
	"k:crn-valid('199911-0042012')", "k:same-company('', '')",
	"k:any('제출용', '사본|열람용')", "k:any('x', '')",
	"k:like('계획서.pdfx', '*.pdf')", "k:like('가나', '?')",
	"k:same('가', '나')",
};

static const char *const mistakes[] = {
	"k:nothing()", "k:date()", "k:date('a', 'b')", "k:if(1, 2)",
	"k:add('1')", "date('2026-02-27')",
	"k:add(1,1,1,1,1,1,1,1,1,1)",
};

struct bench {
	struct diags	*ds;
	struct arena	*arena;
	xmlDoc		*doc;
	struct xpath	*x;
};

static int
set_up(void **state)
{
	struct bench	*b = calloc(1, sizeof(*b));

	b->ds = diags_new();
	b->arena = arena_new();
	b->doc = xml_read(b->ds, "d.xml", document, strlen(document));
	b->x = xpath_new(b->ds, b->doc);
	*state = b;
	return 0;
}

static int
tear_down(void **state)
{
	struct bench	*b = *state;

	xpath_free(b->x);
	xml_free(b->doc);
	arena_free(b->arena);
	diags_free(b->ds);
	free(b);
	return 0;
}

static void
test_strings(void **state)
{
	struct bench		*b = *state;
	struct xpath_expr	*e;
	char			*text;
	size_t			 i;

	for (i = 0; i < COUNT(strings); i++) {
		e = xpath_compile(b->ds, (struct place){ 0 }, strings[i][0]);
		assert_non_null(e);
		assert_int_equal(xpath_string(b->x, e,
		    xmlDocGetRootElement(b->doc), b->arena, &text), 0);
		if (strcmp(text, strings[i][1]) != 0)
			fail_msg("%s: '%s'", strings[i][0], text);
		xpath_expr_free(e);
	}
}

static void
assert_truth(struct bench *b, const char *expression, int wanted)
{
	struct xpath_expr	*e = xpath_compile(b->ds,
	    (struct place){ 0 }, expression);
	int			 result = -1;

	assert_non_null(e);
	assert_int_equal(xpath_test(b->x, e, xmlDocGetRootElement(b->doc),
	    &result), 0);
	if (result != wanted)
		fail_msg("%s: %d", expression, result);
	xpath_expr_free(e);
}

static void
test_booleans(void **state)
{
	size_t	 i;

	for (i = 0; i < COUNT(truths); i++)
		assert_truth(*state, truths[i], 1);
	for (i = 0; i < COUNT(lies); i++)
		assert_truth(*state, lies[i], 0);
}

static void
test_mistakes(void **state)
{
	struct bench		*b = *state;
	struct xpath_expr	*e;
	char			*text;
	size_t			 i;

	for (i = 0; i < COUNT(mistakes); i++) {
		size_t	 before = diags_count(b->ds, DIAG_DATA);

		e = xpath_compile(b->ds, (struct place){ 0 }, mistakes[i]);
		if (e != NULL && xpath_string(b->x, e,
		    xmlDocGetRootElement(b->doc), b->arena, &text) == 0)
			fail_msg("no error: %s", mistakes[i]);
		assert_int_equal(diags_count(b->ds, DIAG_DATA), before + 1);
		xpath_expr_free(e);
	}
}

/* The message names the function, and nothing is printed on the spot. */
static void
test_message(void **state)
{
	struct bench		*b = *state;
	struct xpath_expr	*e = xpath_compile(b->ds,
	    (struct place){ .file = "r.xml", .line = 3 }, "k:dote('x')");
	char			*printed = NULL;
	size_t			 n;
	FILE			*out = open_memstream(&printed, &n);

	assert_null(e);
	diags_print(b->ds, out);
	fclose(out);
	assert_non_null(strstr(printed, "r.xml:3:"));
	assert_non_null(strstr(printed, "함수 k:dote"));
	free(printed);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test_setup_teardown(test_strings, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(test_booleans, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(test_mistakes, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(test_message, set_up,
		    tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
