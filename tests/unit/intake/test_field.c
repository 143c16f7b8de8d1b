/* Labels in all their spellings and places, numbers by their shape. */
#include "paper.h"

#define TAX	" 납 세 증 명 서\n 「국세징수법」 제108조\n"
#define OFFICE	" 2026년 2월 3일\n 가 람 세 무 서 장   ( 직 인 )\n"

static void
expect(const char *lines, const char *name, const char *value)
{
	struct arena	*arena = arena_new();
	struct paper	 p;

	paper_of(&p, arena_printf(arena, "%s%s%s", TAX, lines, OFFICE));
	assert_string_equal(paper_type(&p), "national-tax");
	if (strcmp(paper_fact(&p, name), value) != 0)
		fail_msg("%s in \"%s\": %s", name, lines,
		    paper_fact(&p, name));
	paper_free(&p);
	arena_free(arena);
}

static void
test_spellings(void **state)
{
	static const char *const companies[] = { "상호", "상호명",
	    "상호(법인명)", "상호 또는 법인명", "상호 또는 명칭", "법인명",
	    "법인명(상호)", "법인명(단체명)", "기업명", "기업체명", "기업(법인)명",
	    "회사명", "업체명", "사업체명", "사업자명", "사업장명칭", "사업장명" };
	static const char *const heads[] = { "성명(대표자)", "성 명 (대표자명)",
	    "대표자(성명)", "대표자 성명", "대표자명", "대표자", "대표이사",
	    "대표(이사)", "성명" };
	static const char *const numbers[] = { "사업자등록번호",
	    "사업자 등록 번호", "사업자(등록)번호", "사업자번호", "등록번호" };
	struct arena	*arena = arena_new();
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(companies) / sizeof(companies[0]); i++) {
		expect(arena_printf(arena, " %s   주식회사 한빛정밀\n",
		    companies[i]), "company", "주식회사 한빛정밀");
		expect(arena_printf(arena, " %s : (주)한빛정밀\n",
		    companies[i]), "company", "(주)한빛정밀");
	}
	for (i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		expect(arena_printf(arena, " %s   김하늘\n", heads[i]),
		    "representative", "김하늘");
	for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		expect(arena_printf(arena, " %s   999-81-20419\n", numbers[i]),
		    "registration-number", "999-81-20419");
	arena_free(arena);
}

/* Values under their labels: in columns, or one under the other. */
static void
test_under(void **state)
{
#define HEADS " 상호                성명(대표자)    법인등록번호\n"
	(void)state;
	expect(HEADS " 한빛정밀            김하늘          199911-0042011\n",
	    "company", "한빛정밀");
	expect(HEADS " 한빛정밀            김하늘          199911-0042011\n",
	    "representative", "김하늘");
	expect(HEADS " 한빛정밀            김하늘          199911-0042011\n",
	    "corporate-number", "199911-0042011");
	/* Fewer values than labels: whose they are cannot be said. */
	expect(HEADS " 한빛정밀            김하늘\n", "company", "(none)");
	expect(HEADS " 한빛정밀            김하늘\n", "representative",
	    "(none)");
	expect(" 상호\n 주식회사 한빛정밀\n", "company", "주식회사 한빛정밀");
	expect(" 사업자등록번호\n 999-81-20419\n", "registration-number",
	    "999-81-20419");
	/* A label without a value is not given what follows. */
	expect(" 상호\n 제조\n", "company", "(none)");
	expect(" 대표자\n 한국\n", "representative", "(none)");
	expect(" 상호\n 대표자   김하늘\n", "company", "(none)");
	expect(" 상호   업종\n", "company", "(none)");
#undef HEADS
}

static void
test_dates(void **state)
{
	static const char *const days[] = { "2026년 2월 5일",
	    "2026년 02월 05일", "2026.2.5.", "2026. 2. 5.", "2026-02-05",
	    "2026/02/05", "2026.02.05", "20260205", "26.02.05.", "26.02.05",
	    "26-02-05", "'26.2.5.", "２０２６년 ２월 ５일" };
	static const char *const none[] = { "26.2.5", "26", "26.02",
	    "26.02-05", "26.13.05", "26.02.30", "26.02.051",
	    "26.02.05 외", "8년 2월 5일",
	    "令和8年2月5日", "R8.02.05", "2026.2", "   년   월   일", "02.05." };
	struct arena	*arena = arena_new();
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		expect(arena_printf(arena, " 발급일자 : %s\n", days[i]),
		    "issued", "2026-02-05");
	/* The one over the issuer's name stands for what was not read. */
	for (i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		expect(arena_printf(arena, " 발급일자 : %s\n", none[i]),
		    "issued", "2026-02-03");
	arena_free(arena);
}

static void
test_shapes(void **state)
{
	static const char *const shapes[][2] = {
	    { "6377-316-8893-532", "국세청 홈택스" },
	    { "９９９９-316-8893-532", "국세청 홈택스" },
	    { "9572-3737-4206-7656", "정부24·위택스" },
	    { "9572-3737-4206-76561", "정부24" },
	    { "9572373742067656", "정부24" },
	    { "0010-2026-642236", "중소기업현황정보시스템" },
	    { "20260210447193", "4대사회보험(14자리)" },
	    { "0020-2026-642236", "(none)" },
	    { "제2026-13호", "(none)" },
	    { "6377-316-8893-5321", "(none)" },
	};
	struct arena	*arena = arena_new();
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++)
		expect(arena_printf(arena, " 발급번호   %s\n", shapes[i][0]),
		    "number-shape", shapes[i][1]);
	/* An unknown shape is a number all the same. */
	expect(" 발급번호   제2026-13호\n", "number", "제2026-13호");
	arena_free(arena);
}

/* Numbers that should be one and are two: neither is taken, both are told. */
static void
test_conflicts(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, TAX " 사업자등록번호   999-81-20419\n"
	    " 사업자등록번호   999-86-20772\n 유효기간  2026.2.3.~2026.3.4.\n"
	    " 유효기간   2026.2.3.~2026.3.5.\n" OFFICE);
	FACT(p, "registration-number", "(none)");
	FACT(p, "valid-until", "(none)");
	assert_non_null(p.facts.conflicts);
	assert_string_equal(p.facts.conflicts->label, "유효기간");
	assert_string_equal(p.facts.conflicts->next->values,
	    "999-81-20419, 999-86-20772");
	paper_free(&p);
	/* One number twice is one number. */
	expect(" 사업자등록번호   999-81-20419\n"
	    " 사업자번호 : 9998120419\n", "registration-number",
	    "999-81-20419");
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_spellings),
		cmocka_unit_test(test_under),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_shapes),
		cmocka_unit_test(test_conflicts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
