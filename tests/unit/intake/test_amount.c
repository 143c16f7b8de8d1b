/* Sums and the units they are stated in, terms of statements. */
#include "paper.h"

#include "intake/unit.h"

#define OFFICE	" 2026년 2월 3일\n 가 람 세 무 서 장   ( 직 인 )\n"
#define COVER	" 표준재무제표증명\n 상호(법인명)  주식회사 한빛정밀\n" \
	" 사업연도  2024. 1. 1. ~ 2024. 12. 31.\n" OFFICE
#define BALANCE(head)	COVER "\f 표 준 재 무 상 태 표\n" head \
	" 계정과목  코드  금액  계정과목  코드 금액\n" \
	" 자산총계(Ⅰ+Ⅱ)  228  9,312   부채총계(Ⅰ+Ⅱ)  333  5,147\n"

static void
expect(const char *lines, const char *name, const char *value)
{
	struct paper	 p;

	paper_of(&p, lines);
	assert_string_not_equal(paper_type(&p), "");
	FACT(p, name, value);
	paper_free(&p);
}

static void
stated(const char *key, int64_t won)
{
	struct unit	 unit;

	assert_int_equal(unit_in(key, &unit), 0);
	assert_true(unit.won == won);
}

static void
test_units(void **state)
{
	struct unit	 unit;
	int64_t		 sum = INT64_MAX / 10;

	(void)state;
	stated("(단위:원)", 1);
	stated("(단위:천원)", 1000);
	stated("단위천원", 1000);
	stated("[단위:백만원,%]", 1000000);
	stated("(단위:명,천원)", 1000);
	stated("(단위:억원)", 100000000);
	stated("(단위:천달러)", 0);
	stated("금액(백만원)", 1000000);
	assert_int_equal(unit_in("(단위:명)", &unit), -1);
	assert_int_equal(unit_in("단위사업비", &unit), -1);
	assert_int_equal(unit_in("금액", &unit), -1);
	assert_int_equal(unit_in("(원)", &unit), 0);
	/* What is no sum in won, or none that fits. */
	unit.won = 1000;
	assert_int_equal(unit_apply(&unit, &sum), -1);
	unit.won = 0;
	assert_int_equal(unit_apply(&unit, &sum), -1);
}

/* The unit at the head of a statement counts for all of its page. */
static void
test_statement_units(void **state)
{
	(void)state;
	expect(BALANCE(""), "assets", "9312");
	expect(BALANCE("                 ( 단위 : 원 )\n"), "assets", "9312");
	expect(BALANCE("                 (단위: 천원)\n"), "assets", "9312000");
	expect(BALANCE("                 (단위: 백만원)\n"), "liabilities",
	    "5147000000");
	/* Of another page it does not; dollars are no won. */
	expect(" 표준재무제표증명   (단위: 천원)\n" OFFICE
	    "\f 표준재무상태표\n 자산총계 228  9,312\n", "assets", "9312");
	expect(BALANCE("  (단위: 천 달러)\n"), "assets", "(none)");
}

static void
test_negative(void **state)
{
#define LOSS(sum) COVER "\f 표준재무상태표\n 자본총계  382   " sum "\n"
	(void)state;
	expect(LOSS("(4,165)"), "equity", "-4165");
	expect(LOSS("( 4,165 )"), "equity", "-4165");
	expect(LOSS("△4,165"), "equity", "-4165");
	expect(LOSS("△ 4,165"), "equity", "-4165");
	expect(LOSS("▲4,165"), "equity", "-4165");
	expect(LOSS("-4,165"), "equity", "-4165");
	expect(LOSS("- 4,165"), "equity", "-4165");
	expect(LOSS("(△4,165)"), "equity", "(none)");
	expect(LOSS("0"), "equity", "0");
	expect(LOSS("-"), "equity", "(none)");
	expect(LOSS("4,16"), "equity", "(none)");
#undef LOSS
}

/* The pages of a statement say their own year. */
static void
test_term(void **state)
{
	struct paper	 p;

	(void)state;
	expect(BALANCE(" 2024년 12월 31일 현재\n"), "statement-until",
	    "2024-12-31");
	expect(BALANCE(" 제 13 기 2023. 12. 31. 현재\n"), "statement-until",
	    "2023-12-31");
	expect(BALANCE(" 2024년 1월 1일부터 2024년 12월 31일까지\n"),
	    "statement-until", "2024-12-31");
	expect(BALANCE(" 제13(당)기 2024. 12. 31. 현재\n"
	    " 제12(전)기 2023. 12. 31. 현재\n"), "statement-until",
	    "2024-12-31");
	expect(BALANCE(" 사업연도   2024.01.01 ~ 2024.12.31\n"),
	    "statement-until", "2024-12-31");
	expect(BALANCE(""), "statement-until", "(none)");
	/* A day of printing is no term. */
	expect(BALANCE(" 출력일 2026. 2. 3.\n"), "statement-until", "(none)");
	/* Two pages of two years are told, and none is taken. */
	paper_of(&p, BALANCE(" 2024년 12월 31일 현재\n")
	    "\f 표준손익계산서\n 2023.01.01 ~ 2023.12.31\n"
	    " Ⅰ. 매출액   001   11,842\n");
	FACT(p, "statement-until", "(none)");
	assert_non_null(p.facts.conflicts);
	assert_string_equal(p.facts.conflicts->values,
	    "2024-12-31, 2023-12-31");
	paper_free(&p);
}

/* The budget of a plan in the unit of its table, its row, its heading. */
static void
test_budget_units(void **state)
{
#define PLAN	" 사업계획서\n 과제명   공구 마모 예측\n 상품가공 사업비\n"
#define HEADS	" 구분       총사업비     정부지원금   현금     현물\n"
	(void)state;
	expect(PLAN HEADS " 금액(원)   62,500,000   50,000,000   1,250,000"
	    "   11,250,000\n", "total", "62500000");
	expect(PLAN HEADS " 금액(천원)   62,500     50,000   1,250   11,250\n",
	    "grant", "50000000");
	expect(PLAN "                     (단위 : 천원)\n" HEADS
	    " 금액         62,500     50,000   1,250   11,250\n", "cash",
	    "1250000");
	expect(PLAN " 총사업비(백만원)   62\n", "total", "62000000");
	expect(PLAN " 총사업비   6,250만원\n (단위: 천원)\n", "total",
	    "62500000");
	/* A sum with its own unit needs no other. */
	expect(PLAN " (단위: 천원)\n 총사업비   62,500,000원\n", "total",
	    "62500000");
#undef HEADS
#undef PLAN
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_units),
		cmocka_unit_test(test_statement_units),
		cmocka_unit_test(test_negative),
		cmocka_unit_test(test_term),
		cmocka_unit_test(test_budget_units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
