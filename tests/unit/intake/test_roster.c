/* Rosters: who is counted, what they say of themselves, over many pages. */
#include "paper.h"

#define PENSION " 국민연금 사업장 가입자 명부\n"
#define HEADS	" 연번   성명     주민등록번호     자격취득일\n"

static void
expect(const char *lines, const char *name, const char *value)
{
	struct paper	 p;

	paper_of(&p, lines);
	assert_string_not_equal(paper_type(&p), "");
	FACT(p, name, value);
	paper_free(&p);
}

/* Pages go on, with and without their headings. */
static void
test_pages(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, PENSION HEADS
	    "  1     김하늘   780315-*******   2012-06-01\n"
	    "\f" HEADS
	    "  2     윤태오   740911-*******   2013-03-04\n"
	    "\f  3     심여울   010403-*******   -\n"
	    "           이하여백\n");
	FACT(p, "people", "3");
	FACT(p, "people-last", "3");
	FACT(p, "enrolled-pension", "2");
	paper_free(&p);
	/* A page between is not there. */
	paper_of(&p, PENSION HEADS
	    "  1     김하늘   780315-*******   2012-06-01\n"
	    "\f" HEADS
	    "  51    윤태오   740911-*******   2013-03-04\n");
	FACT(p, "people", "2");
	FACT(p, "people-last", "51");
	paper_free(&p);
}

/* The columns of a later page stand elsewhere. */
static void
test_moved_columns(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, " 4대 사회보험 사업장 가입자 명부\n"
	    "                          국민연금     건강보험     산재보험     고용보험\n"
	    "  1  김하늘 780315-****** 2012-06-01   2012-06-01\n"
	    "\f                                            국민연금     건강보험     산재보험     고용보험\n"
	    "  2  윤태오 740911-******                                     2013-03-04   2013-03-04\n");
	FACT(p, "people", "2");
	FACT(p, "enrolled-pension", "1");
	FACT(p, "enrolled-health", "1");
	FACT(p, "enrolled-accident", "1");
	FACT(p, "enrolled-employment", "1");
	paper_free(&p);
}

static void
test_stated(void **state)
{
	(void)state;
	expect(PENSION " 총 가입자수 : 12 명\n" HEADS, "people-stated", "12");
	expect(PENSION HEADS "  1   김하늘  780315-*******  2012-06-01\n"
	    " 합계   1 명\n", "people-stated", "1");
	expect(PENSION HEADS, "people-stated", "(none)");
	expect(PENSION " 기준일 : 2026. 2. 5.\n" HEADS, "as-of",
	    "2026-02-05");
	expect(PENSION " (2026년 2월 5일 현재)\n" HEADS, "as-of",
	    "2026-02-05");
	expect(PENSION " 2026.02.05 기준\n" HEADS, "as-of", "2026-02-05");
	expect(PENSION " 출력일시 2026.02.05 11:00\n" HEADS, "as-of", "(none)");
}

/* The title names an insurance, too, and is no heading. */
static void
test_place(void **state)
{
	struct paper		 p;
	const struct fact	*f;

	(void)state;
	paper_of(&p, PENSION HEADS
	    "  1     김하늘   780315-*******   2012-06-01\n");
	f = fact_find(&p.facts, "people");
	assert_non_null(f);
	assert_int_equal(f->piece->line, 2);
	paper_free(&p);
}

/* Numbers that are no rows, and absurd ones. */
static void
test_no_rows(void **state)
{
	(void)state;
	expect(PENSION HEADS "  1. 이 명부는 2026-02-05 현재입니다.\n"
	    "  999999  김하늘  780315-*******  2012-06-01\n", "people", "0");
	expect(PENSION HEADS "  99999  김하늘  780315-*******  2012-06-01\n",
	    "people-last", "99999");
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_pages),
		cmocka_unit_test(test_moved_columns),
		cmocka_unit_test(test_stated),
		cmocka_unit_test(test_place),
		cmocka_unit_test(test_no_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
