/* What is read from papers, and what must not be. */
#include "paper.h"

#define TAX	" 납 세 증 명 서\n 「국세징수법」 제108조\n"
#define OFFICE	" 가 람 세 무 서 장   ( 직 인 )\n"

/* The fact NAME of a paper of LINES. */
static void
expect(const char *lines, const char *name, const char *value)
{
	struct paper	 p;

	paper_of(&p, lines);
	assert_string_not_equal(paper_type(&p), "");
	FACT(p, name, value);
	paper_free(&p);
}

/* A day is the issue date by its label or over the issuer's name alone. */
static void
test_issued(void **state)
{
	(void)state;
	expect(TAX " 2026년 02월 03일\n\n" OFFICE, "issued", "2026-02-03");
	expect(TAX " 2 0 2 6 년  2 월  3 일\n" OFFICE, "issued", "2026-02-03");
	expect(TAX " 2026. 2. 3.    가람세무서장\n", "issued", "2026-02-03");
	expect(TAX " 발 급 일 : 2026-02-03\n" OFFICE, "issued", "2026-02-03");
	expect(TAX " 발행일자    2026/02/03\n" OFFICE, "issued", "2026-02-03");
	/* The label goes before the place. */
	expect(TAX " 발급일 2026.02.03.\n 2026년 2월 9일\n" OFFICE, "issued",
	    "2026-02-03");
	/* Days of other things over the issuer are theirs. */
	expect(TAX " 접수일   2026-01-02\n" OFFICE, "issued", "(none)");
	expect(TAX " 유효기간   2026-03-05\n" OFFICE, "issued", "(none)");
	/* Nobody signs there. */
	expect(TAX " 2026년 2월 3일\n\n\n\n\n 가람세무서장 귀하\n"
	    " 발급기관 : 가람세무서장\n", "issued", "2026-02-03");
	expect(TAX " 1\n 2\n 2026년 2월 3일\n 3\n 4\n 5\n 6\n 7\n" OFFICE,
	    "issued", "(none)");
	/* An empty form is no day, and digits of numbers are none. */
	expect(TAX " 발급일   20  년   월   일\n" OFFICE, "issued", "(none)");
	expect(TAX "  20  년   월   일\n" OFFICE, "issued", "(none)");
	expect(TAX " 발급일 80101911/26.06.2025\n" OFFICE, "issued", "(none)");
	expect(TAX " 발급일 2026년 2월 30일\n" OFFICE, "issued", "(none)");
	/* Words that only begin like the label. */
	expect(TAX " 발급일로부터 2026년 5월 4일까지 확인할 수 있습니다.\n"
	    OFFICE, "issued", "(none)");
	expect(TAX " 발급일 현재 체납액이 없음을 2026년 1월 1일 증명합니다.\n"
	    OFFICE, "issued", "(none)");
	expect(TAX OFFICE " ※ 발급일부터 90일 이내(2026. 5. 4.)\n"
	    " 출력일시 2026-02-10 11:00\n", "issued", "(none)");
}

static void
test_conflict(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, TAX " 발급일 2026-02-03\n" OFFICE
	    "\f 발급일 2026-02-05\n");
	FACT(p, "issued", "(none)");
	assert_non_null(p.facts.conflicts);
	assert_string_equal(p.facts.conflicts->values,
	    "2026-02-03, 2026-02-05");
	paper_free(&p);
	/* The same day twice is one day. */
	paper_of(&p, TAX " 발급일 2026-02-03\n" OFFICE
	    "\f 발급일 2026. 2. 3.\n");
	FACT(p, "issued", "2026-02-03");
	assert_null(p.facts.conflicts);
	paper_free(&p);
}

static void
test_provenance(void **state)
{
	struct paper		 p;
	const struct fact	*f;

	(void)state;
	paper_of(&p, "\n" TAX "\f\n 발급일  2026년 02월 03일\n" OFFICE);
	f = fact_find(&p.facts, "issued");
	assert_non_null(f);
	assert_string_equal(f->raw, "2026년 02월 03일");
	assert_string_equal(f->label, "발급일");
	assert_string_equal(f->type, "date");
	assert_int_equal(f->piece->page, 2);
	assert_int_equal(f->piece->line, 2);
	paper_free(&p);
}

/* Labels set apart, two to a line, cut into two lines, heading columns. */
static void
test_labels(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, TAX
	    " 상   호(법 인 명)  주식회사 한빛정밀   사업자등록번호 999-81-20419\n"
	    " 성 명(대 표 자)    김  하  늘   주민등록번호   780315-1******\n"
	    " 주     소          경기도 가람시 새솔로 12\n" OFFICE);
	FACT(p, "company", "주식회사 한빛정밀");
	FACT(p, "registration-number", "999-81-20419");
	FACT(p, "representative", "김하늘");
	FACT(p, "corporate-number", "(none)");
	FACT(p, "address", "경기도 가람시 새솔로 12");
	paper_free(&p);
	paper_of(&p, TAX
	    "        상 호(법 인                      사업자\n"
	    "                주식회사 한빛정밀                    999-81-20419\n"
	    "        명)                              등록번호\n"
	    "  납세  성 명(대 표                      주민등록번호\n"
	    "                 김하늘                          199911-0042011\n"
	    "  자    자)                             (법인등록번호)\n" OFFICE);
	FACT(p, "company", "주식회사 한빛정밀");
	FACT(p, "registration-number", "999-81-20419");
	FACT(p, "representative", "김하늘");
	FACT(p, "corporate-number", "199911-0042011");
	paper_free(&p);
	/* Blank is blank: the next label's value is not this one's. */
	paper_of(&p, " 지방세 납세증명서\n 지방세징수법\n"
	    " 성명(법인명)   주식회사 한빛정밀   법인등록번호 199911-0042011\n"
	    " 상호                               사업자등록번호\n"
	    " 주소           경기도 가람시\n 가람시장\n");
	FACT(p, "company", "주식회사 한빛정밀");
	FACT(p, "registration-number", "(none)");
	FACT(p, "corporate-number", "199911-0042011");
	paper_free(&p);
	expect(" 사업자등록증명\n 업 태          종 목           업종코드\n"
	    " 제조업         자동차 부품      343000\n"
	    " 도매업         기계부품         515050\n"
	    " 사용목적  관공서\n 가람세무서장\n", "industry", "제조업, 도매업");
}

/* A bracket further down belongs to another label. */
static void
test_brackets(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, "발급번호 1234-567-8901-234\n\n        사 업 자 등 록 증\n"
	    "  상 호 (법 인 명)     주식회사 한빛정밀\n"
	    "  성 명 (대 표 자)     김하늘\n 2026년 2월 3일\n"
	    "        가 람세무서장 (직인)\n");
	FACT(p, "number", "1234-567-8901-234");
	FACT(p, "company", "주식회사 한빛정밀");
	FACT(p, "representative", "김하늘");
	FACT(p, "issuer", "가람세무서장");
	paper_free(&p);
	/* 성명 is the company's on one form and the person's on another. */
	paper_of(&p, " 지방세 납세증명서\n 지방세징수법\n"
	    " 상 호 (법 인 명)     주식회사 한빛정밀\n"
	    " 성 명 (대 표 자)     김하늘\n 새솔구청장\n");
	FACT(p, "company", "주식회사 한빛정밀");
	FACT(p, "representative", "김하늘");
	paper_free(&p);
	expect(TAX " 발급번호   없음\n" OFFICE, "number", "(none)");
}

/* Sentences with the words of labels are no values. */
static void
test_sentences(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, " 통합관리시스템 정보활용동의서\n"
	    " 수집 항목   대표자 및 과제 책임자의 성명, 연락처\n"
	    " 기업명, 사업자등록번호, 대표자 성명을 제공합니다.\n"
	    " 상호 변경이 있으면 알려야 합니다.\n");
	FACT(p, "representative", "(none)");
	FACT(p, "company", "(none)");
	FACT(p, "registration-number", "(none)");
	paper_free(&p);
}

static void
test_numbers(void **state)
{
	struct paper	 p;

	(void)state;
	/* One number of a company, though without a label. */
	expect(TAX " 999-81-20419\n" OFFICE, "registration-number",
	    "999-81-20419");
	/* Two: nobody knows whose is whose. */
	expect(TAX " 999-81-20419  999-86-20772\n" OFFICE,
	    "registration-number", "(none)");
	/* Not a number by its check digit, or part of a longer one. */
	expect(TAX " 999-81-20418\n" OFFICE, "registration-number", "(none)");
	expect(TAX " 6377-999-81-20419\n" OFFICE, "registration-number",
	    "(none)");
	/* A label makes a wrong number a fact, for the rules to judge. */
	expect(TAX " 사업자등록번호: 999-81-20418\n" OFFICE,
	    "registration-number", "999-81-20418");
	expect(TAX " 사업자등록번호 ９９９－８１－２０４１９\n" OFFICE,
	    "registration-number", "999-81-20419");
	/* A person's number is no fact and is masked where it is quoted. */
	paper_of(&p, TAX " 법인등록번호   900210-1234567\n"
	    " 주소   가람시 새솔로 900210-1234567\n" OFFICE);
	FACT(p, "corporate-number", "(none)");
	FACT(p, "address", "가람시 새솔로 900210-*******");
	paper_free(&p);
}

static void
test_ranges(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, TAX " 증명서의 유효기간: 2026년 02월 03일 ~ 2026년 03월"
	    " 05일\n" OFFICE);
	FACT(p, "valid-from", "2026-02-03");
	FACT(p, "valid-until", "2026-03-05");
	paper_free(&p);
	paper_of(&p, TAX " 유효기간   2026년 3월 5일까지\n" OFFICE);
	FACT(p, "valid-from", "(none)");
	FACT(p, "valid-until", "2026-03-05");
	FACT(p, "issued", "(none)");
	paper_free(&p);
#define CLOSED(text) " 표준재무제표증명\n 사업연도   " text "\n" OFFICE
	expect(CLOSED("2024. 1. 1. ~ 2024. 12. 31."), "fiscal-until",
	    "2024-12-31");
	expect(CLOSED("2023/01/01 2023/06/30"), "fiscal-until", "2023-06-30");
	expect(CLOSED("2024년 귀속분"), "fiscal-until", "2024-12-31");
	expect(CLOSED("2024년 귀속분"), "fiscal-from", "2024-01-01");
	expect(CLOSED("정기신고"), "fiscal-until", "(none)");
#undef CLOSED
}

#define FINANCIALS " 표준재무제표증명\n □ 개인   ■ 법인\n" OFFICE
#define BALANCE "\f 표 준 재 무 상 태 표\n 계정과목  코드  금액  계정과목  코드 금액\n"
#define INCOME "\f 표준손익계산서\n 계정과목  코드  금액\n"

/* Two columns to a line; a code means something on its statement only. */
static void
test_statement(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, FINANCIALS BALANCE
	    " Ⅰ. 유동자산     001  4,645,468  자산총계(Ⅰ+Ⅱ)  228  9,312,406\n"
	    " 가. 토지         102            부채총계(Ⅰ+Ⅱ)  333  5,147,218\n"
	    " Ⅲ. 자본금       334  500,000   나. 기타         382가  77\n"
	    " 자본총계(Ⅲ+～+Ⅶ) 382  △ 4,165   부채와 자본총계  383  9,312,406\n"
	    INCOME
	    " Ⅰ. 매출액       001  11,842,617    Ⅴ. 영업손익  129  (612,348)\n"
	    " Ⅹ. 당기순손익   219  -418\n");
	FACT(p, "form", "법인");
	FACT(p, "assets", "9312406");
	FACT(p, "liabilities", "5147218");
	FACT(p, "capital", "500000");
	FACT(p, "equity", "-4165");
	FACT(p, "liabilities-and-equity", "9312406");
	FACT(p, "sales", "11842617");
	FACT(p, "operating-income", "-612348");
	FACT(p, "net-income", "-418");
	paper_free(&p);
	/* 62 is 자산총계 on one and 영업손익 on the other statement. */
	paper_of(&p, " 표준재무제표증명\n ■ 개인   □ 법인\n" OFFICE BALANCE
	    " 자산총계   62   1,000   부채총계  87  700\n"
	    " 자본총계   90   300\n" INCOME
	    " 매출액     01   5,000   영업손익  62  -20\n"
	    " 당기순손익 99   10\n");
	FACT(p, "form", "개인");
	FACT(p, "assets", "1000");
	FACT(p, "liabilities", "700");
	FACT(p, "equity", "300");
	FACT(p, "sales", "5000");
	FACT(p, "operating-income", "-20");
	FACT(p, "net-income", "10");
	paper_free(&p);
	/* A sum that is not there is not made of the next column's code. */
	paper_of(&p, FINANCIALS BALANCE
	    " 자본금   334            자본총계  382   4,165\n"
	    " 자산총계 228\n");
	FACT(p, "capital", "(none)");
	FACT(p, "equity", "4165");
	FACT(p, "assets", "(none)");
	paper_free(&p);
	/* Code and label must not contradict each other. */
	paper_of(&p, FINANCIALS BALANCE
	    " 기타자산  228  5\n 부채와 자본총계 382  7\n");
	FACT(p, "assets", "(none)");
	paper_free(&p);
}

#define COMBINED " 4대 사회보험 사업장 가입자 명부\n 사업장관리번호 99981204190\n" \
	"                              국민연금      건강보험      산재보험      고용보험\n" \
	" 연번  성명   주민등록번호      자격취득일    자격취득일    자격취득일    자격취득일\n"

static void
test_roster(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, COMBINED
	    "  1    김하늘 780315-*******   2012-06-01    2012-06-01    -             -\n"
	    "  2    윤태오 740911-1******   2013.03.04    2013.03.04    2013.03.04    2013.03.04\n"
	    "  3    심여울 010403-*******   -             2013-03-12    2013-03-12    2013-03-12\n"
	    "                       이하여백\n 합계 3명  2026-02-10\n");
	FACT(p, "people", "3");
	FACT(p, "enrolled-pension", "2");
	FACT(p, "enrolled-health", "3");
	FACT(p, "enrolled-accident", "2");
	FACT(p, "enrolled-employment", "2");
	paper_free(&p);
	/* A column left wholly empty, without dashes: by its place. */
	paper_of(&p, COMBINED
	    "  1    김하늘 780315-*******   2012-06-01    2012-06-01                  2012-06-01\n"
	    "  2    윤태오 740911-*******   2013-03-04    2013-03-04                  2013-03-04\n");
	FACT(p, "people", "2");
	FACT(p, "enrolled-pension", "2");
	FACT(p, "enrolled-accident", "0");
	FACT(p, "enrolled-employment", "2");
	paper_free(&p);
	/* Nobody enrolled is a count, not an absence. */
	paper_of(&p, COMBINED "           이하여백\n");
	FACT(p, "people", "0");
	FACT(p, "enrolled-health", "0");
	paper_free(&p);
	paper_of(&p, " 국민연금 사업장 가입자 명부\n 연번 성명 주민등록번호  자격취득일\n"
	    "  1  김하늘  780315-*******  2012-06-01\n"
	    "  2  윤태오  740911-*******  2013-03-04\n");
	FACT(p, "enrolled-pension", "2");
	FACT(p, "enrolled-health", "(none)");
	paper_free(&p);
}

static void
consents(const char *lines, const char *agreed, const char *refused,
    const char *blank)
{
	struct arena	*arena = arena_new();
	struct paper	 p;

	paper_of(&p, arena_printf(arena, " 통합관리시스템 정보활용동의서\n"
	    " ○ 동의를 거부할 권리가 있습니다.\n%s", lines));
	FACT(p, "consent-agreed", agreed);
	FACT(p, "consent-refused", refused);
	FACT(p, "consent-blank", blank);
	paper_free(&p);
	arena_free(arena);
}

static void
test_consents(void **state)
{
	(void)state;
	consents(" ☑ 동의   ☐ 미동의\n ■동의함 □동의하지 않음\n", "2", "0", "0");
	consents(" □ 동의   ■ 미동의\n", "0", "1", "0");
	consents(" □ 동의   □ 미동의\n", "0", "0", "1");
	consents(" ☑ 동의   ☑ 미동의\n", "0", "0", "0");
	consents(" [ V ] 동의합니다  [   ] 동의하지 않습니다\n", "1", "0", "0");
	consents(" [√]동의 [ ]미동의 [ ]동의 [v]미동의\n", "1", "1", "0");
	consents(" 동의 ☑   미동의 □\n", "1", "0", "0");
	consents(" 동의 □   미동의 ☑\n", "0", "1", "0");
	consents(" ● 동의\n ○ 미동의\n", "1", "0", "0");
	consents(" 위 내용에 동의하십니까?\n", "(none)", "(none)", "(none)");
}

static void
test_dated(void **state)
{
#define CONSENT " 통합관리시스템 정보활용동의서\n 시행 2020. 1. 1. 개정\n"
	(void)state;
	expect(CONSENT "       2026년 2월 13일\n 대표자 김하늘 (인)\n", "dated",
	    "2026-02-13");
	/* The empty day of the form is a fact of its own: it was not filled. */
	expect(CONSENT "      20   년    월    일\n 대표자 김하늘\n", "dated", "");
	expect(CONSENT " 대표자 김하늘\n", "dated", "(none)");
	expect(CONSENT " 대표자   김하늘   (서명 또는 인)\n", "representative",
	    "김하늘");
#undef CONSENT
}

/* 열람용 alone is a stamp; in a sentence it is a word. */
static void
test_stamps(void **state)
{
	(void)state;
	expect(TAX "           열  람  용\n" OFFICE, "view-only", "열람용");
	expect(TAX "         [미제출용]\n" OFFICE, "view-only", "미제출용");
	expect(TAX "         제출용 아님\n" OFFICE, "view-only",
	    "제출용 아님");
	expect(TAX "         제출용\n" OFFICE, "view-only", "(none)");
	/* What a certificate is for is no stamp. */
	expect(TAX " 용도   확인용\n" OFFICE, "view-only", "(none)");
	expect(TAX " (열람용)   발급번호 1\n" OFFICE, "view-only", "열람용");
	expect(TAX " 열람용으로 출력한 문서는 효력이 없습니다.\n" OFFICE,
	    "view-only", "(none)");
	expect(TAX "           사  본\n" OFFICE, "copy", "사본");
	expect(TAX " 사업자등록증 사본 1부를 붙입니다.\n" OFFICE, "copy",
	    "(none)");
	expect(TAX "           [견본]\n" OFFICE, "sample", "견본");
	expect(TAX OFFICE " ※ 위는 견본임\n", "sample", "견본");
	expect(TAX OFFICE " 견본 미리보기\n", "sample", "견본");
	expect(TAX OFFICE " 제출한 견본품과 같습니다.\n", "sample", "(none)");
	expect(TAX " 체납액이\n 없음을 증명합니다.\n" OFFICE, "no-arrears",
	    "체납액이 없음");
	expect(TAX " 체납액이 있음을 증명합니다.\n" OFFICE, "no-arrears",
	    "(none)");
}

static void
test_deferral(void **state)
{
#define TABLE TAX " 연장·유예 종류   연장·유예 기간   과세기간   세목   납부기한   세액\n"
	(void)state;
	expect(TABLE "    해당없음\n" OFFICE, "deferral", "none");
	expect(TABLE "    해 당 없 음       -     -    -   -   -\n" OFFICE,
	    "deferral", "none");
	expect(TABLE " 납부고지의 유예   2025.12.1.~2026.3.2.   2025.1기  부가가치세"
	    "  2026.3.2.  5,000,000\n" OFFICE, "deferral", "rows");
	expect(TAX OFFICE, "deferral", "(none)");
#define TRUST	"    물적납세의무 체납 명세 (단위: 원)\n" \
	" 위탁자      과세기간    세목         납부기한       세액\n"
#define STATES	" 「국세징수법」 제108조에 따라 발급일 현재 증명합니다.\n"
	expect(TABLE " 해당없음    -   -   -   -   -\n" TRUST
	    " 한빛신탁    2025.1기    부가가치세   2025.12.31.    1,200,000\n"
	    STATES OFFICE, "deferral", "rows");
	expect(TABLE " 해당없음    -   -   -   -   -\n" TRUST
	    "             2025.1기    부가가치세   2025.12.31.    850,000 원\n"
	    STATES OFFICE, "deferral", "rows");
	expect(TABLE " 해당없음    -   -   -   -   -\n" TRUST
	    " 해당없음     -     -    -    -\n" STATES OFFICE, "deferral",
	    "none");
	/* Nothing of the footer is an amount. */
	expect(TABLE " 해당없음    -   -   -   -   -\n" TRUST
	    " 해당없음     -     -    -    -\n" STATES
	    " 수수료  1,000\n" OFFICE, "deferral", "none");
#undef STATES
#undef TRUST
#undef TABLE
}

/* The local form heads its table otherwise; an amount under it is a row. */
static void
test_local_deferral(void **state)
{
#define LOCAL	" 지방세 납세증명서\n" \
	"    징수유예등 또는 체납처분유예의 명세\n" \
	" 유예종류   유예기간   과세연도   세목   납부기한   지방세액\n"
#define MAYOR	" 「지방세징수법」 제5조에 따라 발급일 현재 증명합니다.\n" \
	" 2026년 2월 3일\n 가람시장\n"
	(void)state;
	expect(LOCAL " 해당없음     -     -     -     -     -\n" MAYOR,
	    "deferral", "none");
	expect(LOCAL " 체납처분유예   2025.12.1.~2026.3.2.   2025"
	    "   지방소득세   2026.3.2.   1,200,000\n" MAYOR, "deferral",
	    "rows");
	/* A kind that is not known, or was not read, is a row all the same. */
	expect(LOCAL "             2025.12.1.~2026.3.2.   2025"
	    "   지방소득세   2026.3.2.   1,200,000\n" MAYOR, "deferral",
	    "rows");
#undef MAYOR
#undef LOCAL
}

static void
test_bonus(void **state)
{
	struct paper	 p;

	(void)state;
	/* Of several deals the earliest counts. */
	paper_of(&p, " 제조데이터 라이브러리 거래실적 확인서\n"
	    " 연번   구분   상품명            거래일        금액(원)\n"
	    "  1     판매   진동 데이터       2026-02-03    300,000\n"
	    "  2     등록   하중 데이터       2025-09-18    0\n"
	    "           이하여백\n");
	FACT(p, "traded", "2025-09-18");
	FACT(p, "trade-kind", "판매");
	paper_free(&p);
	paper_of(&p, " 제조데이터 컨설팅 완료확인서\n 제조데이터 컨설팅\n"
	    " 컨설팅 구분   상품가공 연계\n 완료일   2025. 11. 14.\n"
	    " 컨설팅 기간   2025. 9. 1. ~ 2025. 11. 14.\n");
	FACT(p, "completed", "2025-11-14");
	FACT(p, "period-from", "2025-09-01");
	FACT(p, "period-until", "2025-11-14");
	FACT(p, "linked", "상품가공 연계");
	FACT(p, "consulting-kind", "(none)");
	paper_free(&p);
	paper_of(&p, " 제조데이터 컨설팅 완료확인서\n 제조데이터 컨설팅\n"
	    " 컨설팅 구분   수시모집\n 상품가공 연계 컨설팅이 아님\n");
	FACT(p, "linked", "(none)");
	FACT(p, "consulting-kind", "수시모집");
	paper_free(&p);
}

/* A day is one of completion by its label alone, and never of a period. */
static void
test_completed(void **state)
{
#define DONE	" 제조데이터 컨설팅 완료확인서\n 제조데이터 컨설팅 수시모집\n"
	(void)state;
	expect(DONE " 컨설팅 기간     2025-09-08 ~ 진행 중\n"
	    " 완료일          진행 중\n", "completed", "(none)");
	expect(DONE "                 2025-09-08 ~\n"
	    " 완료일          진행 중\n", "completed", "(none)");
	expect(DONE " 완료일          진행 중\n"
	    " 착수일          2025-09-08\n", "completed", "(none)");
	expect(DONE " 착수일          2025-09-08\n 완료일\n", "completed",
	    "(none)");
	expect(DONE " 완료일\n 수행기간   2025-09-08 ~ 2025-11-14\n",
	    "completed", "(none)");
	expect(DONE " 완료일   2025-09-08 ~ 2025-11-14\n", "completed",
	    "(none)");
	expect(DONE " 수료일자   2025. 11. 14.\n", "completed", "2025-11-14");
	expect(DONE " 종료일자 : 2025년 11월 14일\n", "completed",
	    "2025-11-14");
#undef DONE
}

static void
test_linked(void **state)
{
#define DONE	" 제조데이터 컨설팅 완료확인서\n 제조데이터 컨설팅\n"
	(void)state;
	expect(DONE " 컨설팅 분야  상품가공 연계 컨설팅\n 완료일 2025-11-14\n",
	    "linked", "상품가공 연계");
	expect(DONE " 이 컨설팅은 상품가공 연계\n 컨설팅으로 하였습니다.\n",
	    "linked", "상품가공 연계");
	expect(DONE " 상품가공 연계 컨설팅과 별도로 하였습니다.\n", "linked",
	    "(none)");
	expect(DONE " 위 컨설팅은 상품가공 연계 컨설팅에\n"
	    " 해당하지 않습니다.\n", "linked", "(none)");
	expect(DONE " 상품가공 연계 컨설팅이 아닌 수시모집입니다.\n", "linked",
	    "(none)");
	/* One sentence denies it, another says it. */
	expect(DONE " 별도 비용은 없습니다. 상품가공 연계 컨설팅입니다.\n",
	    "linked", "상품가공 연계");
#undef DONE
}

static void
test_agreement(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, " 컨소시엄협약서\n 가공기업\n 제2조(역할) 다음과 같다.\n"
	    "           2026년 2월 11일\n"
	    " 기업명            주식회사 한빛정밀\n"
	    " 사업자등록번호    999-81-20419\n"
	    " 대표이사          김하늘   (직인)\n"
	    " 기업명            데이터온솔루션 주식회사\n"
	    " 사업자등록번호    999-86-20772\n"
	    " 대표이사          박서준   (직인)\n");
	FACT(p, "company", "주식회사 한빛정밀");
	FACT(p, "partner", "데이터온솔루션 주식회사");
	FACT(p, "registration-number", "999-81-20419");
	FACT(p, "partner-registration-number", "999-86-20772");
	FACT(p, "agreed", "2026-02-11");
	FACT(p, "roles", "역할");
	FACT(p, "cost-sharing", "(none)");
	paper_free(&p);
}

/* The sums of a plan stand in the row of sums, not in the one of shares. */
static void
test_plan(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, " 사업계획서\n 과제명   공구 마모 예측\n 기업명  (주)한빛정밀\n"
	    " 5.2 비목   정부지원금      현금        현물        계\n"
	    " 가공비     38,000,000      0           0           38,000,000\n"
	    " 구분       총사업비        정부지원금   기업부담금   현금        현물\n"
	    " 비율       100.00%         80.00%       20.00%       2.00%       18.00%\n"
	    " 금액(원)   62,500,000      50,000,000   12,500,000   1,250,000   11,250,000\n");
	FACT(p, "title", "공구 마모 예측");
	FACT(p, "company", "(주)한빛정밀");
	FACT(p, "total", "62500000");
	FACT(p, "grant", "50000000");
	FACT(p, "cash", "1250000");
	FACT(p, "in-kind", "11250000");
	paper_free(&p);
}

/* Tables of office documents: cells instead of columns. */
static void
cell(struct paper *p, int row, int column, const char *str)
{
	text_add(&p->text, str, (struct text_piece){ .table = 1, .row = row,
	    .column = column, .cell = arena_printf(p->arena, "R%dC%d", row,
	    column), .line = row });
}

static void
test_cells(void **state)
{
	const struct fact	*f;
	struct paper		 p;

	(void)state;
	paper_types(&p);
	text_add(&p.text, "국세 납세증명서",
	    (struct text_piece){ .line = 1 });
	cell(&p, 1, 1, "상 호\n(법 인 명)");
	cell(&p, 1, 2, "주식회사 한빛정밀");
	cell(&p, 1, 3, "사업자등록번호");
	cell(&p, 1, 4, "999-81-20419");
	cell(&p, 2, 1, "성명(대표자)");
	cell(&p, 2, 3, "법인등록번호");
	cell(&p, 2, 4, "199911-0042011");
	cell(&p, 3, 1, "발급일 : 2026. 2. 3.");
	cell(&p, 4, 1, "사업자등록번호가 바뀌면 999-86-20772");
	text_add(&p.text, "가람세무서장", (struct text_piece){ .line = 9 });
	paper_finish(&p);
	assert_string_equal(paper_type(&p), "national-tax");
	FACT(p, "company", "주식회사 한빛정밀");
	FACT(p, "registration-number", "999-81-20419");
	FACT(p, "corporate-number", "199911-0042011");
	FACT(p, "representative", "(none)");
	FACT(p, "issued", "2026-02-03");
	f = fact_find(&p.facts, "registration-number");
	assert_string_equal(f->piece->cell, "R1C4");
	paper_free(&p);
}

/* A form of one big cell: day, name and signature in lines of it. */
static void
test_cell_lines(void **state)
{
	struct paper	 p;

	(void)state;
	paper_types(&p);
	cell(&p, 1, 1, "국세 납세증명서");
	cell(&p, 2, 1, "사업자\n등록번호");
	cell(&p, 2, 2, "999-81-20419");
	cell(&p, 3, 1, "위와 같이 증명합니다.\n\n2026년 2월 3일\n가람세무서장");
	paper_finish(&p);
	assert_string_equal(paper_type(&p), "national-tax");
	FACT(p, "issued", "2026-02-03");
	FACT(p, "issuer", "가람세무서장");
	FACT(p, "registration-number", "999-81-20419");
	paper_free(&p);
	paper_types(&p);
	cell(&p, 1, 1, "통합관리시스템 정보활용동의서");
	cell(&p, 2, 1, "☑ 동의\n□ 미동의");
	cell(&p, 3, 1, "위와 같이 동의합니다.\n2026년 2월 13일\n"
	    "기업명 : 주식회사 한빛정밀\n대표자 : 김하늘 (인)");
	paper_finish(&p);
	assert_string_equal(paper_type(&p), "consent");
	FACT(p, "dated", "2026-02-13");
	FACT(p, "company", "주식회사 한빛정밀");
	FACT(p, "representative", "김하늘");
	FACT(p, "consent-agreed", "1");
	paper_free(&p);
}

static void
test_roster_cells(void **state)
{
	struct paper	 p;

	(void)state;
	paper_types(&p);
	cell(&p, 1, 1, "건강보험 사업장 가입자 명부");
	cell(&p, 2, 1, "발급일");
	cell(&p, 2, 2, "2026-02-10");
	cell(&p, 3, 1, "연번");
	cell(&p, 3, 2, "성명");
	cell(&p, 3, 3, "주민등록번호");
	cell(&p, 3, 4, "자격취득일");
	cell(&p, 4, 1, "1");
	cell(&p, 4, 2, "김하늘");
	cell(&p, 4, 3, "780315-1******");
	cell(&p, 4, 4, "2012-06-01");
	cell(&p, 5, 1, "2");
	cell(&p, 5, 2, "윤태오");
	cell(&p, 5, 3, "740911-1******");
	cell(&p, 5, 4, "-");
	cell(&p, 6, 1, "이하 여백");
	paper_finish(&p);
	assert_string_equal(paper_type(&p), "insurance-health");
	FACT(p, "issued", "2026-02-10");
	FACT(p, "people", "2");
	FACT(p, "enrolled-health", "1");
	paper_free(&p);
}

/* Papers of those that another programme chose. */
static void
test_chosen(void **state)
{
	struct paper	 p;

	(void)state;
	expect(" 레전드50+ 선정확인서\n 기업명   가온정밀 주식회사\n"
	    " 선정연도   2025년\n 2025년 12월 15일\n 다온테크노파크원장\n",
	    "selected-year", "2025년");
	paper_of(&p, " 도약(Jump-Up) 프로그램 지원기업 협약서\n"
	    " 기업명   가온정밀 주식회사\n"
	    " 사업자등록번호   999-86-10321\n 협약일   2025. 4. 30.\n"
	    " 협약기간   2025. 5. 1. ~ 2028. 4. 30.\n");
	assert_string_equal(paper_type(&p), "jumpup-agreement");
	FACT(p, "registration-number", "999-86-10321");
	FACT(p, "agreed", "2025-04-30");
	FACT(p, "period-until", "2028-04-30");
	FACT(p, "selected-year", "(none)");
	paper_free(&p);
	/* Whose number is whose is not said. */
	expect(" 도약(Jump-Up) 프로그램 협약서\n Jump-Up\n"
	    " 사업자등록번호   999-82-10007\n"
	    " 기업명   가온정밀 주식회사\n 사업자등록번호   999-86-10321\n",
	    "registration-number", "(none)");
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_issued),
		cmocka_unit_test(test_conflict),
		cmocka_unit_test(test_provenance),
		cmocka_unit_test(test_labels),
		cmocka_unit_test(test_brackets),
		cmocka_unit_test(test_sentences),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_ranges),
		cmocka_unit_test(test_statement),
		cmocka_unit_test(test_roster),
		cmocka_unit_test(test_consents),
		cmocka_unit_test(test_dated),
		cmocka_unit_test(test_stamps),
		cmocka_unit_test(test_deferral),
		cmocka_unit_test(test_local_deferral),
		cmocka_unit_test(test_bonus),
		cmocka_unit_test(test_completed),
		cmocka_unit_test(test_linked),
		cmocka_unit_test(test_agreement),
		cmocka_unit_test(test_plan),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_cell_lines),
		cmocka_unit_test(test_roster_cells),
		cmocka_unit_test(test_chosen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
