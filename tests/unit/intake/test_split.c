/* Several documents in one PDF, and where each begins and ends. */
#include "paper.h"

#include "intake/paging.h"
#include "intake/split.h"

#define NATIONAL(number) " 납세증명서\n 발급번호 " number "\n 국세징수법\n" \
	" 2026년 2월 3일\n 가람세무서장\n"
#define LOCAL " 지방세 납세증명서\n 「지방세징수법」 제5조\n" \
	" 2026년 2월 3일\n 가람시장\n"
#define REGISTERED " 사업자등록증명\n 사업자등록일 2012년 5월 9일\n 가람세무서장\n"

/* The parts of LINES as one string; "" if they are no several documents. */
static void
expect_parts(const char *lines, const char *expected)
{
	const struct split	*first, *part;
	struct paper		 p;
	char			 text[400] = "";
	size_t			 n = 0;

	paper_of(&p, lines);
	first = split_text(p.sheet, &p.known);
	for (part = first; part != NULL; part = part->next) {
		n += (size_t)snprintf(text + n, sizeof(text) - n,
		    "%s%d-%d %s", n > 0 ? ", " : "", part->from, part->until,
		    part->type != NULL ? part->type->id : part->cover ?
		    "cover" : part->blank ? "blank" : "?");
		if (part->doubtful != NULL)
			n += (size_t)snprintf(text + n, sizeof(text) - n,
			    " (%s)", part->doubtful);
	}
	assert_string_equal(text, expected);
	paper_free(&p);
}

static void
test_one(void **state)
{
	(void)state;
	expect_parts(NATIONAL("1234-567-890"), "");
	expect_parts(NATIONAL("1234-567-890") "\f 유예 내역\n 없음\n", "");
	expect_parts(" 제출서류 목록\n 1. 납세증명서\n\f" NATIONAL("1234-567"),
	    "");
	expect_parts("", "");
}

static void
test_several(void **state)
{
	(void)state;
	expect_parts(NATIONAL("1234-567") "\f" LOCAL "\f" REGISTERED,
	    "1-1 national-tax, 2-2 local-tax, 3-3 business-registration");
	/* Of two companies: the same title, another number. */
	expect_parts(NATIONAL("1234-567-890") "\f" NATIONAL("1234-567-891"),
	    "1-1 national-tax, 2-2 national-tax");
	expect_parts(NATIONAL("1234-567-890") "\f" NATIONAL("1234-567-890"),
	    "");
	expect_parts(" 제출서류 목록\n 1. 납세증명서\n\f" NATIONAL("1234-567")
	    "\f" REGISTERED,
	    "1-1 cover, 2-2 national-tax, 3-3 business-registration");
}

/* What follows a first page, and what says that it does. */
static void
test_following(void **state)
{
	(void)state;
	expect_parts(NATIONAL("1234-567-890") " 1/2\n"
	    "\f 유예 내역\n 없음\n 2 / 2\n" "\f" REGISTERED,
	    "1-2 national-tax, 3-3 business-registration");
	expect_parts(NATIONAL("1234-567-890")
	    "\f 발급번호 : 1234-567-890\n 유예 내역\n" "\f" REGISTERED,
	    "1-2 national-tax, 3-3 business-registration");
	/* Nothing says so: a person has to look. */
	expect_parts(NATIONAL("1234-567-890")
	    "\f 유예 내역\n 없음\n" "\f" REGISTERED,
	    "1-2 national-tax (2), 3-3 business-registration");
	/* A number of its own: it is something else. */
	expect_parts(NATIONAL("1234-567-890")
	    "\f 출입 허가\n 발급번호 7777-123\n" "\f" REGISTERED,
	    "1-1 national-tax, 2-2 ?, 3-3 business-registration");
	expect_parts(NATIONAL("1234-567-890")
	    "\f 출입 허가\n 1/1\n" "\f" REGISTERED,
	    "1-1 national-tax, 2-2 ?, 3-3 business-registration");
}

/* What comes before a sure paper is none of its pages: a title was lost. */
static void
test_lost(void **state)
{
	(void)state;
	expect_parts(" 상호 새솔\n 발급번호 7777-1234\n 가람시장\n\f"
	    NATIONAL("1234-567-890"), "1-1 ?, 2-2 national-tax");
	expect_parts(" 상호 새솔\n 가람시장\n\f" NATIONAL("") " 1/1\n",
	    "1-1 ?, 2-2 national-tax");
	/* One number on both, or a page mark that goes on. */
	expect_parts(" 상호 새솔\n 발급번호 1234-567-890\n\f"
	    NATIONAL("1234-567-890"), "");
	expect_parts(" 상호 새솔\n 1/2\n\f" NATIONAL("") " 2/2\n", "");
	/* Nothing says where it begins. */
	expect_parts(" 상호 새솔\n\f" NATIONAL(""), "");
	expect_parts(" 상호 새솔\n\f 사업계획서\n 1/1\n", "");
}

/* A scanned page stays one of its own, unless what follows goes on. */
static void
test_blank(void **state)
{
	(void)state;
	expect_parts(NATIONAL("1234-567-890") "\f\n\f" REGISTERED,
	    "1-1 national-tax, 2-2 blank, 3-3 business-registration");
	expect_parts(NATIONAL("1234-567-890")
	    "\f\n\f 발급번호 1234-567-890\n" "\f" REGISTERED,
	    "1-3 national-tax, 4-4 business-registration");
}

static struct paging
paging_of(struct paper *p, const char *lines)
{
	struct paging	 paging;

	paper_of(p, lines);
	paging_read(p->sheet, 0, p->sheet->n, &paging);
	return paging;
}

static void
expect_place(const char *line, int number, int of)
{
	struct paper	 p;
	struct paging	 paging = paging_of(&p, line);

	assert_int_equal(paging.number, number);
	assert_int_equal(paging.of, of);
	paper_free(&p);
}

static void
test_places(void **state)
{
	(void)state;
	expect_place("  - 2 / 3 -", 2, 3);
	expect_place("210mm×297mm        페이지 1/12", 1, 12);
	expect_place(" Page : 1/1   ", 1, 1);
	expect_place("(2/2쪽)", 2, 2);
	expect_place("접수 2026/02/03", 0, 0);
	expect_place("3/2", 0, 0);
	expect_place("0/0", 0, 0);
	expect_place("비율 1/2 이상", 0, 0);
	expect_place("99999999999999999999/99999999999999999999", 0, 0);
	expect_place("/", 0, 0);
}

static void
test_numbers(void **state)
{
	struct paging	 a, b;
	struct paper	 p, q;

	(void)state;
	a = paging_of(&p, " 발 급 번 호 : 제 2026-012345 호\n 접수번호 12\n");
	assert_int_equal(a.n, 1);
	assert_string_equal(a.numbers[0], "2026-012345");
	b = paging_of(&q, " 문서확인번호  2026-012345\n");
	assert_true(paging_share(&a, &b));
	paper_free(&q);
	b = paging_of(&q, " 문서확인번호  2026-012346\n");
	assert_false(paging_share(&a, &b));
	paper_free(&q);
	paper_free(&p);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_one),
		cmocka_unit_test(test_several),
		cmocka_unit_test(test_following),
		cmocka_unit_test(test_lost),
		cmocka_unit_test(test_blank),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
