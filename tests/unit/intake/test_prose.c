/* Values in the sentences of an agreement, and beside its labels. */
#include "paper.h"

#define AGREEMENT " 컨소시엄 협약서\n 가공기업\n"

static void
expect(const char *lines, const char *name, const char *value)
{
	struct arena	*arena = arena_new();
	struct paper	 p;

	paper_of(&p, arena_printf(arena, "%s%s", AGREEMENT, lines));
	assert_string_equal(paper_type(&p), "consortium-agreement");
	FACT(p, name, value);
	paper_free(&p);
	arena_free(arena);
}

static void
test_sums(void **state)
{
	(void)state;
	expect(" 총사업비는 62,500,000원으로 한다.\n", "total", "62500000");
	expect(" 총 사업비 : 62,500,000 원\n", "total", "62500000");
	expect(" 총사업비   금62,500,000원\n", "total", "62500000");
	expect(" 총사업비는 6,250만원, 정부지원금은 5천만원으로 한다.\n",
	    "total", "62500000");
	expect(" 정부지원금 50,000,000 원, 현금 1,250,000 원\n", "grant",
	    "50000000");
	/* Over the end of a line. */
	expect(" 제3조 총사업비는\n 62,500,000원으로 한다.\n", "total",
	    "62500000");
	/* Words between, shares and sums without 원 are left alone. */
	expect(" 총사업비의 20%를 부담한다.\n", "total", "(none)");
	expect(" 총사업비는 별표와 같이 62,500,000원이다.\n", "total", "(none)");
	expect(" 총사업비는 62,500이다.\n", "total", "(none)");
	/* A table is read as the one of the plan. */
	expect(" 구분         총사업비     정부지원금\n"
	    " 금액(천원)   62,500       50,000\n", "grant", "50000000");
}

static void
test_titles(void **state)
{
	(void)state;
	expect(" 과제명 : 공구 마모 예측\n", "title", "공구 마모 예측");
	expect(" 과제 「공구 마모 예측」을 함께 한다.\n", "title",
	    "공구 마모 예측");
	expect(" 과제명은 \"공구 마모 예측\"으로 한다.\n", "title",
	    "공구 마모 예측");
	expect(" 과제 「CNC 공구\n 마모 예측」(이하 \"과제\")을 한다.\n",
	    "title", "CNC 공구 마모 예측");
	expect(" 과제를 함께 수행한다.\n", "title", "(none)");
	expect(" 과제 「\n", "title", "(none)");
	expect(" 과제 「」을 한다.\n", "title", "(none)");
}

/* Two sums of one name: which is meant is not for a program to say. */
static void
test_conflict(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, AGREEMENT " 총사업비는 62,500,000원으로 한다.\n"
	    " 총사업비는 60,000,000원으로 한다.\n");
	FACT(p, "total", "(none)");
	assert_non_null(p.facts.conflicts);
	assert_string_equal(p.facts.conflicts->values,
	    "62,500,000원, 60,000,000원");
	paper_free(&p);
}

static void
test_provenance(void **state)
{
	struct paper		 p;
	const struct fact	*f;

	(void)state;
	paper_of(&p, AGREEMENT "\f\n 제3조 총사업비는\n"
	    " 62,500,000 원으로 한다.\n");
	f = fact_find(&p.facts, "total");
	assert_non_null(f);
	assert_string_equal(f->raw, "62,500,000 원");
	assert_int_equal(f->piece->page, 2);
	assert_int_equal(f->piece->line, 3);
	paper_free(&p);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_sums),
		cmocka_unit_test(test_titles),
		cmocka_unit_test(test_conflict),
		cmocka_unit_test(test_provenance),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
