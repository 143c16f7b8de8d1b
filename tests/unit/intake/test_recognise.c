/* Which document a paper is: every pair that people mix up. */
#include "paper.h"

#include "base/arena.h"
#include "intake/file_hint.h"

static void
expect(const char *lines, const char *type)
{
	struct paper	 p;

	paper_of(&p, lines);
	assert_string_equal(paper_type(&p), type);
	paper_free(&p);
}

/* Title, body and issuer in the usual places. */
static void
expect_titled(const char *title, const char *issuer, const char *type)
{
	struct arena	*arena = arena_new();

	expect(arena_printf(arena, "발급번호 1234-567-8901-234\n\n"
	    "                    %s\n\n 상 호(법 인 명)   주식회사 한빛정밀\n\n"
	    "             위와 같이 증명합니다.\n\n"
	    "             2026년 02월 03일\n\n             %s  (직인)\n",
	    title, issuer), type);
	arena_free(arena);
}

/* 국세 and 지방세 have the same words; law and issuer tell them. */
static void
test_taxes(void **state)
{
	(void)state;
	expect(" 납 세 증 명 서\n 「국세징수법」 제108조에 따라 증명합니다.\n"
	    "  2026년 2월 3일\n  가 람 세 무 서 장\n", "national-tax");
	expect(" 지 방 세   납 세 증 명 서\n 「지방세징수법」 제5조\n"
	    "  2026년 2월 3일\n  가람시장\n", "local-tax");
	expect(" 지방세 납세증명([ ]신청)서\n  새솔구청장\n", "local-tax");
	expect(" 지방세\n 납세증명서\n 「지방세징수법」\n 가람군수\n", "local-tax");
	/* The title of the one with the issuer of the other. */
	expect(" 납세증명서\n 「지방세징수법」 제5조\n 2026년 2월 3일\n"
	    " 가람시장\n", "local-tax");
	/* Nothing but a title that both have: not told. */
	expect(" 납세증명서\n", "");
	expect_titled("지방세 완납증명서", "가람시장", "local-tax");
}

static void
test_tax_look_alikes(void **state)
{
	(void)state;
	expect_titled("납세사실증명", "가람세무서장", "tax-payment-fact");
	expect_titled("지방세 세목별 과세증명서", "가람시장",
	    "local-tax-payment-fact");
	expect_titled("사 실 증 명 (체납내역)", "가람세무서장",
	    "tax-arrears-fact");
	expect_titled("부가가치세 과세표준증명", "가람세무서장",
	    "vat-base-certificate");
	expect_titled("소 득 금 액 증 명", "가람세무서장", "income-certificate");
}

/* 사업자등록증 is the beginning of 사업자등록증명. */
static void
test_registration(void **state)
{
	(void)state;
	expect_titled("사업자등록증명", "가람세무서장", "business-registration");
	expect_titled("사 업 자 등 록 증 명", "가람세무서장",
	    "business-registration");
	expect_titled("사   업   자   등   록   증   명", "가람세무서장",
	    "business-registration");
	expect_titled("사업자등록증명원", "가람세무서장",
	    "business-registration");
	expect_titled("사업자등록증", "가람세무서장",
	    "business-registration-card");
	expect_titled("사 업 자 등 록 증", "가람세무서장",
	    "business-registration-card");
	expect_titled("사업자등록증\n        ( 법인사업자 )", "가람세무서장",
	    "business-registration-card");
}

/* To ask for a paper is not to have it. */
static void
test_applications(void **state)
{
	static const char *const titles[] = { "사업자등록증명 발급신청서",
	    "사업자등록증명 발급 접수증", "사업자등록증명 신청서",
	    "사 업 자 등 록 증 명   발 급 신 청 서",
	    "납세증명서 발급신청서", "납세증명서 신청서",
	    "지방세 납세증명서 발급신청서", "중소기업 확인서 발급신청서" };
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		expect_titled(titles[i], "가람세무서장",
		    "certificate-application");
	/* The law calls both by one title. */
	expect_titled("지방세 납세증명(신청)서", "가람시장", "local-tax");
	expect_titled("지방세 납세증명신청서", "가람시장", "local-tax");
}

static void
test_sizes(void **state)
{
	struct paper	 p;

	(void)state;
	expect_titled("중소기업 확인서 [중기업]", "중소벤처기업부장관",
	    "sme-certificate");
	expect_titled("중ㆍ소기업ㆍ소상공인 확인서", "중소벤처기업부장관",
	    "sme-bid-certificate");
	expect_titled("중·소기업·소상공인 확인서", "중소벤처기업부장관",
	    "sme-bid-certificate");
	expect_titled("중 견 기 업  확 인 서", "한국중견기업연합회장",
	    "mid-size-certificate");
	/* The size is not what the law's name or a footnote says. */
	paper_of(&p, " 중소기업 확인서\n          [소기업(소상공인)]\n"
	    " 「중소기업기본법」 제2조\n 중기업 기준은 별표에 따릅니다.\n"
	    " 중소벤처기업부장관\n");
	FACT(p, "size-class", "소상공인");
	paper_free(&p);
	paper_of(&p, " 중소기업 확인서 [중기업]\n 「중소기업기본법」\n"
	    " 소기업 여부는 따로 확인합니다.\n 중소벤처기업부장관\n");
	FACT(p, "size-class", "중기업");
	paper_free(&p);
	paper_of(&p, " 중 소 기 업  확 인 서\n 「중소기업기본법」\n\n\n"
	    " 중소벤처기업부장관\n");
	FACT(p, "size-class", "(none)");
	paper_free(&p);
}

static void
test_insurances(void **state)
{
	(void)state;
	expect_titled("4대 사회보험 사업장 가입자 명부",
	    "4대사회보험정보연계센터장", "insurance-combined");
	expect_titled("국민연금 사업장 가입자 명부", "국민연금공단 이사장",
	    "insurance-pension");
	expect_titled("사업장 가입자 명부", "국민연금공단 이사장",
	    "insurance-pension");
	expect_titled("사업장 가입자 명부", "국민건강보험공단 이사장",
	    "insurance-health");
	expect_titled("사업장 가입자 명부", "", "");
	expect_titled("고용·산재보험 가입자(근로자) 명부",
	    "근로복지공단 이사장", "insurance-labour");
	expect_titled("고용보험 가입자 명부", "근로복지공단 이사장",
	    "insurance-employment");
	expect_titled("산재보험 가입자 명부", "근로복지공단 이사장",
	    "insurance-accident");
	expect_titled("4대 사회보험료 완납증명서", "국민건강보험공단 이사장",
	    "insurance-paid-certificate");
	expect_titled("4대보험 가입내역 확인서", "국민건강보험공단 이사장",
	    "insurance-individual");
}

static void
test_statements(void **state)
{
	(void)state;
	expect_titled("표 준 재 무 제 표 증 명", "가람세무서장", "financials");
	expect_titled("표준재무제표증명\n\f         표준재무상태표",
	    "가람세무서장", "financials");
	expect(" 결 산 서\n 제 15 기\n 세무사 하도경\n", "financials-inhouse");
	/* The form without the certificate is not the certificate. */
	expect(" 표준재무상태표\n 자산총계 228 1,000\n", "financials-inhouse");
}

static void
test_consents(void **state)
{
	(void)state;
	expect("  중소기업 지원사업 통합관리시스템\n   정보 활용을 위한 동의서\n",
	    "consent");
	expect(" 정보활용동의서\n 중소기업 지원사업 통합관리시스템에\n",
	    "consent");
	expect(" 개인정보 수집·이용 동의서\n 성명 김하늘\n", "consent-general");
}

/* A plan has the application for consulting in it and names other papers. */
static void
test_plan(void **state)
{
	struct paper	 p;

	(void)state;
	expect(" 2026년도 제조데이터 상품가공 지원사업\n\n  사 업 계 획 서\n"
	    " 과제명  데이터 상품 가공\n\f 붙임 1\n 납세증명서\n 사업자등록증명\n"
	    "\f  컨설팅 신청서\n 데이터 품질검사, 이익 배분, 계약 체결\n",
	    "plan");
	expect("  컨설팅 신청서\n 데이터 품질검사, 이익 배분, 계약 체결\n",
	    "consulting-application");
	expect("  사업신청서\n 신청기업  주식회사 한빛정밀\n", "application-form");
	/* A sentence is no title. */
	expect(" 귀하의 사업계획서를 검토한 결과를 알려 드립니다.\n", "");
	paper_of(&p, " 사업계획서\n 과제명\n 첨부: 컨설팅 신청서 1부\n");
	FACT(p, "consulting", "(none)");
	paper_free(&p);
	paper_of(&p, " 사업계획서\n 과제명\n\f Ⅷ. 컨설팅 신청서\n");
	FACT(p, "consulting", "컨설팅 신청서");
	paper_free(&p);
}

static void
test_level_certificate(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, " 제 2026-017호\n\n 스마트공장 수준확인서\n\n"
	    " 기업명  주식회사 한빛정밀\n 확인 수준  중간1\n"
	    " 목표 수준  고도\n 유효기간  2025. 6. 2. ~ 2028. 6. 1.\n\n"
	    " KS X 9001 표준에 따라 확인합니다.\n\n 스마트제조혁신추진단장\n");
	assert_string_equal(paper_type(&p), "level-certificate");
	FACT(p, "level", "중간1");
	FACT(p, "company", "주식회사 한빛정밀");
	paper_free(&p);
	/* A plan that names it is none. */
	expect(" 사업계획서\n 과제명\n 사업비\n 첨부: 스마트공장 수준확인서 1부\n",
	    "plan");
}

static void
test_research(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, " 연구개발과제 최종평가 결과 통보서\n\n"
	    " 과제명  금형 가공 조건 예측 기술 개발\n"
	    " 주관연구개발기관  라온솔루션(주)\n 최종 판정  성공\n"
	    " 평가일  2025. 3. 4.\n\n 중소기업기술정보진흥원장\n");
	assert_string_equal(paper_type(&p), "rnd-result");
	FACT(p, "grade", "성공");
	FACT(p, "performer", "라온솔루션(주)");
	paper_free(&p);
	/* Another grade is read as it stands. */
	paper_of(&p, " 최종평가 결과 통보서\n 과제번호  S1234567\n"
	    " 평가결과  보통\n\n 중소기업기술정보진흥원장\n");
	assert_string_equal(paper_type(&p), "rnd-result");
	FACT(p, "grade", "보통");
	paper_free(&p);
	paper_of(&p, " 연구개발과제 최종보고서\n\n 과제번호  S1234567\n"
	    " 연구개발과제명  금형 가공 조건 예측 기술 개발\n"
	    " 주관연구개발기관  라온솔루션(주)\n 연구책임자  윤태오\n");
	assert_string_equal(paper_type(&p), "rnd-report");
	FACT(p, "title", "금형 가공 조건 예측 기술 개발");
	FACT(p, "performer", "라온솔루션(주)");
	paper_free(&p);
	/* Its plan is not that of the application. */
	expect(" 기술개발 사업계획서\n 과제번호  S1234567\n 연구책임자  윤태오\n",
	    "rnd-report");
	expect(" 사업계획서\n 과제명\n 사업비\n", "plan");
}

static void
test_cooperation(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, " 상호협력 계약서\n\n 제3조(지식재산권) 제조데이터는 ...\n"
	    " 제4조(영업비밀) 참여기업은 ...\n 제5조(권리 및 의무)\n"
	    " 제6조(역할 분담)\n\n 2025. 12. 2.\n");
	assert_string_equal(paper_type(&p), "cooperation-contract");
	FACT(p, "intellectual-property", "지식재산권");
	FACT(p, "secrets", "영업비밀");
	FACT(p, "rights", "권리 및 의무");
	FACT(p, "roles", "역할 분담");
	paper_free(&p);
	expect(" 컨소시엄 협약서\n 가공기업\n 상호협력 계약에 따라\n",
	    "consortium-agreement");
}

static void
test_bonuses(void **state)
{
	(void)state;
	expect(" 2025년 제조데이터 컨설팅(수시모집)\n    완료확인서\n",
	    "bonus-consulting");
	expect_titled("제조데이터 라이브러리 거래실적 확인서",
	    "스마트제조혁신추진단장", "bonus-library");
	expect(" 컨소시엄 협약서\n 가공기업\n", "consortium-agreement");
}

/* What another programme gave those it chose. */
static void
test_chosen(void **state)
{
	(void)state;
	expect_titled("레전드50+(지역특화 프로젝트) 선정확인서",
	    "다온테크노파크원장", "legend50-confirmation");
	expect_titled("지역특화 프로젝트 레전드50+ 참여기업 선정확인서",
	    "가람도지사", "legend50-confirmation");
	/* A confirmation of some other choice. */
	expect_titled("선정확인서", "다온시장", "");
	expect(" 도약(Jump-Up) 프로그램 지원기업 협약서\n 협약기간  3년\n",
	    "jumpup-agreement");
	expect(" 지원기업 협약서\n 청년 고용 지원 프로그램\n", "");
	expect(" 컨소시엄 협약서\n 도약(Jump-Up) 프로그램 지원기업\n 가공기업\n",
	    "consortium-agreement");
}

/* Titles further down, letters of other words, other languages. */
static void
test_nothing(void **state)
{
	struct arena	*arena = arena_new();
	char		*late = arena_strdup(arena, "");
	int		 i;

	(void)state;
	expect("", "");
	expect(" Annual report\n", "");
	expect(" 회 의 록\n 사업자등록증명, 납세증명서를 제출하기로 함\n", "");
	for (i = 0; i < 30; i++)
		late = arena_printf(arena, "%s본문 %d번째 줄입니다.\n", late, i);
	expect(arena_printf(arena, "%s 사업자등록증명\n 가람세무서장\n", late),
	    "");
	arena_free(arena);
}

/* Two papers in one file are named, with their pages. */
static void
test_mixed(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, " 납세증명서\n 국세징수법\n 2026년 2월 3일\n 가람세무서장\n"
	    "\f 사업자등록증명\n 사업자등록일 2012년 5월 9일\n 가람세무서장\n");
	assert_non_null(p.known.mixed);
	assert_non_null(strstr(p.known.mixed, "1쪽 국세 납세증명서"));
	assert_non_null(strstr(p.known.mixed, "2쪽 사업자등록증명"));
	assert_string_equal(paper_type(&p), "");
	assert_true(paper_candidate(&p, "national-tax"));
	assert_true(paper_candidate(&p, "business-registration"));
	paper_free(&p);
	/* Those that speak against each other are judged page by page. */
	paper_of(&p, " 납 세 증 명 서\n 「국세징수법」 제108조\n"
	    " 2026년 2월 3일\n 가람세무서장\n"
	    "\f 지방세 납세증명서\n 「지방세징수법」 제5조\n"
	    " 2026년 2월 3일\n 가람시장\n"
	    "\f 중소기업 확인서\n 중소벤처기업부장관\n");
	assert_string_equal(paper_type(&p), "");
	assert_non_null(p.known.mixed);
	assert_string_equal(p.known.mixed, "1쪽 국세 납세증명서, "
	    "2쪽 지방세 납세증명서, 3쪽 중소기업 확인서");
	assert_true(paper_candidate(&p, "national-tax"));
	assert_true(paper_candidate(&p, "local-tax"));
	assert_true(paper_candidate(&p, "sme-certificate"));
	paper_free(&p);
	/* Two on one page cannot be told apart. */
	paper_of(&p, " 사업자등록증명   사업자등록증\n 발급사유 개업연월일\n"
	    " 사업자등록일\n 가람세무서장\n");
	assert_string_equal(paper_type(&p), "");
	assert_non_null(p.known.close);
	paper_free(&p);
	/* What belongs to a paper is no second one. */
	paper_of(&p, " 사업자등록증명\n 사업자등록일\n 가람세무서장\n"
	    "\f 사업자단위과세 적용 종된사업장 명세\n 주된 사업장\n");
	assert_string_equal(paper_type(&p), "business-registration");
	assert_null(p.known.mixed);
	assert_true(paper_candidate(&p, "branch-statement"));
	FACT(p, "unit-taxation", "사업자단위과세 · 종된사업장");
	paper_free(&p);
}

static void
test_reason(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, "\n 납세증명서\n 국세징수법\n 가람세무서장 (직인)\n");
	assert_string_equal(p.known.reason, "제목 '납세증명서'(1쪽 2행); "
	    "발급기관 '가람세무서장'(1쪽 4행); 문구 '국세징수법'");
	assert_int_equal(p.known.score, 14);
	paper_free(&p);
	/* Addressed to the office, not signed by it. */
	paper_of(&p, " 납세증명서\n 가람세무서장 귀하\n");
	assert_string_equal(paper_type(&p), "");
	paper_free(&p);
}

static void
expect_doubt(const char *lines, enum doubt doubt)
{
	struct paper	 p;

	paper_of(&p, lines);
	assert_string_equal(paper_type(&p), "");
	assert_int_equal(p.known.doubt, doubt);
	paper_free(&p);
}

/* Nothing is certain by a title that others may print as well. */
static void
test_doubts(void **state)
{
	(void)state;
	expect_doubt("", DOUBT_NOTHING);
	expect_doubt(" 사업자등록증명\n 사업자등록일\n", DOUBT_UNSIGNED);
	expect_doubt(" 4대보험 완납증명서\n", DOUBT_ALONE);
	expect_doubt(" 2. 사업자등록증명\n 가람세무서장\n", DOUBT_WORDS);
	expect_doubt(" (3) 사업자등록증명\n 가람세무서장\n", DOUBT_WORDS);
	expect_doubt(" □ 사업자등록증명\n 가람세무서장\n", DOUBT_WORDS);
	expect_doubt(" 사업자등록증명 1부를 냅니다\n 사업자등록일\n"
	    " 위와 같이 증명합니다\n 가람세무서장\n", DOUBT_WORDS);
	expect_doubt(" 「국세징수법」 제108조\n 연장·유예 명세\n 가람세무서장\n",
	    DOUBT_UNTITLED);
	/* The number of a page and a day are no numbers of items. */
	expect(" (1/4) 표준재무제표증명\n 가람세무서장\n", "financials");
	expect(" 2026.2.3. 사업자등록증명\n 가람세무서장\n",
	    "business-registration");
}

/* The law's form speaks for a paper, in all its spellings. */
static void
test_forms(void **state)
{
	static const char *const heads[] = {
	    "■ 국세징수법 시행규칙[별지 제94호서식]",
	    "「국세징수법 시행규칙」 [별지 제94호 서식]",
	    "국세징수법 시행규칙 별지 제94호서식" };
	struct arena	*arena = arena_new();
	struct paper	 p;
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		paper_of(&p, arena_printf(arena, "%s\n 납세증명서\n 가람세무서장\n",
		    heads[i]));
		assert_string_equal(paper_type(&p), "national-tax");
		assert_non_null(strstr(p.known.reason, "서식 번호"));
		assert_int_equal(p.known.score, 17);
		paper_free(&p);
	}
	arena_free(arena);
}

/* Names of files that say another document than the text. */
static void
expect_lie(const char *path, const char *told, const char *named)
{
	const struct document_type	*t;
	struct paper			 p;

	paper_types(&p);
	t = file_hint_against(p.arena, p.types, path,
	    document_type_find(p.types, told));
	assert_string_equal(t != NULL ? t->id : "", named);
	paper_free(&p);
}

static void
test_false_names(void **state)
{
	(void)state;
	expect_lie("국세 납세증명서.pdf", "local-tax", "national-tax");
	expect_lie("국세 납세증명서.pdf", "national-tax", "");
	expect_lie("국세/스캔.pdf", "local-tax", "");
	expect_lie("표준재무제표증명.pdf", "financials-inhouse", "financials");
	expect_lie("재무제표.pdf", "financials", "");
	expect_lie("사업자등록증명 발급신청서.pdf", "certificate-application", "");
	expect_lie("사업자등록증명.pdf", "business-registration-card",
	    "business-registration");
}

/* A name is a hint and never more. */
static void
expect_name(const char *path, const char *first, int n)
{
	struct paper	 p;

	paper_types(&p);
	file_hint_find(p.arena, p.types, path, &p.known);
	assert_null(p.known.type);
	assert_int_equal(p.known.n, n);
	if (n > 0)
		assert_string_equal(p.known.candidates[0].type->id, first);
	paper_free(&p);
}

static void
test_names(void **state)
{
	(void)state;
	expect_name("제출/2-1. 국세 납세증명서.pdf", "national-tax", 1);
	expect_name("지방세완납증명서(한빛).pdf", "local-tax", 1);
	expect_name("사업자등록증명원.pdf", "business-registration", 1);
	expect_name("사업자등록증.jpg", "business-registration-card", 1);
	expect_name("국민연금 가입자명부 스캔.png", "insurance-pension", 1);
	expect_name("국세/스캔0001.pdf", "", 0);
	expect_name("IMG_2031.jpg", "", 0);
}

/* Anything at all: nothing may crash, hang or be taken for a paper. */
static void
test_noise(void **state)
{
	static const char *const pieces[] = { "납세증명서", "발급일", " ", "   ",
	    "\n", "\f", "(", ")", "2026년", "3일", "가람세무서장", ":", "□", "☑",
	    "동의", "999-81-20419", "상 호", "\xED\x95", "㈜", "△", "228", "-",
	    "표준재무상태표", "1", "국민연금", "유효기간", "~", "\xCD\xBE",
	    "사업자등록증명", "[", "900101-1234567", "ﷺ" };
	unsigned	 seed = 1;
	int		 i, k;

	(void)state;
	for (i = 0; i < 300; i++) {
		struct arena	*arena = arena_new();
		char		*text = arena_strdup(arena, "");
		struct paper	 p;

		for (k = 0; k < 120; k++) {
			seed = seed * 1103515245 + 12345;
			text = arena_printf(arena, "%s%s", text,
			    pieces[(seed >> 16) %
			    (sizeof(pieces) / sizeof(pieces[0]))]);
		}
		paper_of(&p, text);
		paper_free(&p);
		arena_free(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_taxes),
		cmocka_unit_test(test_tax_look_alikes),
		cmocka_unit_test(test_registration),
		cmocka_unit_test(test_applications),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_insurances),
		cmocka_unit_test(test_statements),
		cmocka_unit_test(test_consents),
		cmocka_unit_test(test_plan),
		cmocka_unit_test(test_bonuses),
		cmocka_unit_test(test_level_certificate),
		cmocka_unit_test(test_chosen),
		cmocka_unit_test(test_research),
		cmocka_unit_test(test_cooperation),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_mixed),
		cmocka_unit_test(test_reason),
		cmocka_unit_test(test_doubts),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_false_names),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_noise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
