/* Where lines break: classes, levels, and whole paragraphs in a width. */
#include "paper.h"

#include "base/arena.h"
#include "press/breaks.h"
#include "press/flow.h"
#include "press/font.h"
#include "press/style.h"

static void
test_classes(void **state)
{
	static const struct {
		uint32_t		 cp;
		enum breaks_class	 class;
	} rows[] = {
		{ 0xAC00, BREAKS_HANGUL }, { 0xD7A3, BREAKS_HANGUL },
		{ 'a', BREAKS_LATIN }, { '7', BREAKS_DIGIT },
		{ '(', BREAKS_OPEN }, { 0x300C, BREAKS_OPEN },
		{ ')', BREAKS_CLOSE }, { 0x300D, BREAKS_CLOSE },
		{ '.', BREAKS_INFIX }, { 0xB7, BREAKS_INFIX },
		{ '%', BREAKS_POSTFIX }, { 0x20A9, BREAKS_PREFIX },
		{ 0x6F22, BREAKS_IDEOGRAPH }, { 0xA0, BREAKS_GLUE },
		{ 0x10FFFF, BREAKS_OTHER }, { 0, BREAKS_OTHER }
	};
	size_t	 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(breaks_class(rows[i].cp), rows[i].class);
}

/* 금칙: nothing that closes begins a line, nothing that opens ends one. */
static void
test_prohibitions(void **state)
{
	static const int	 never_first[] = { BREAKS_CLOSE, BREAKS_INFIX,
				    BREAKS_SLASH, BREAKS_POSTFIX };
	static const int	 never_last[] = { BREAKS_OPEN, BREAKS_PREFIX };
	int			 c;
	size_t			 i;

	(void)state;
	for (c = 0; c < BREAKS_CLASSES; c++) {
		for (i = 0; i < 4; i++)
			if (c != BREAKS_SPACE && c != BREAKS_ZERO)
				assert_int_equal(breaks_between(c,
				    never_first[i]), BREAKS_NEVER);
		for (i = 0; i < 2; i++)
			assert_int_equal(breaks_between(never_last[i], c),
			    BREAKS_NEVER);
	}
}

/* Text, width in 1/10 em, mode, lines separated by '|'. */
static const struct {
	const char	*text;
	int		 width;
	const char	*mode;
	const char	*lines;
} paragraphs[] = {
	{ "사업비를 현금으로 부담한다", 60, "keep-all",
	    "사업비를|현금으로|부담한다" },
	{ "사업비를 현금으로 부담한다", 90, "keep-all",
	    "사업비를 현금으로|부담한다" },
	{ "사업비를 현금으로 부담한다", 60, "anywhere",
	    "사업비를 현금|으로 부담한다" },
	/* 금칙 */
	{ "가나다라마바(사)", 66, "anywhere", "가나다라마바|(사)" },
	{ "가나다라마바사.", 66, "anywhere", "가나다라마바|사." },
	{ "가나다라「마바」", 48, "anywhere", "가나다라|「마바」" },
	/* figures and their units stay together */
	{ "정부지원금은 5,000만원 이내", 100, "keep-all",
	    "정부지원금은|5,000만원 이내" },
	{ "기준은 제5조를 따른다", 45, "anywhere", "기준은|제5조를|따른다" },
	/* dates */
	{ "기간은 2026. 2. 27. 까지", 60, "keep-all",
	    "기간은|2026. 2. 27.|까지" },
	/* one syllable alone takes another with it */
	{ "사업자등록번호", 60, "keep-all", "사업자등|록번호" },
	{ "가나다라마바사아자차", 50, "keep-all", "가나다라마|바사아자차" },
	/* addresses break at a seam, then anywhere */
	{ "https://www.example.invalid/path", 80, "keep-all",
	    "https://www.|example.invalid/|path" },
	{ "abcdefghijklmnopqrstuvwxyz", 50, "keep-all",
	    "abcdefghij|klmnopqrs|tuvwxyz" },
	/* never behind a hyphen, which would be taken for a hyphenation */
	{ "1031-6280-9676-0012-4567", 90, "keep-all",
	    "1031-6280-9676|-0012-4567" },
	/* and before one only where no other seam fills half of the line */
	{ "https://www.garam-innovation.example", 100, "keep-all",
	    "https://www.|garam-innovation.|example" },
	{ "www.garam-innovation.example", 80, "keep-all",
	    "www.garam|-innovation.|example" },
	/* figures are whole, alone and behind a word; smaller to 80 % */
	{ "031-628-9676", 63, "keep-all", "031-628-9676" },
	{ "031-628-9676", 55, "keep-all", "031-628-9676" },
	{ "대표전화(031-628-9676)", 75, "keep-all",
	    "대표전화|(031-628-9676)" },
	{ "(1,234,567원)", 60, "anywhere", "(1,234,567원)" },
	{ "5,000,000원", 51, "keep-all", "5,000,000원" },
	/* a unit that does not fit so begins the next line */
	{ "5,000,000원까지", 47, "keep-all", "5,000,000|원까지" },
	{ "10:30/11:45", 50, "anywhere", "10:30/11:45" },
	{ "www.data-on.example.invalid", 70, "keep-all",
	    "www.data-on.|example.invalid" },
	/* one that is too long between its thousands */
	{ "1,234,567,890,123,456,789", 50, "keep-all",
	    "1,234,567,|890,123,|456,789" },
	{ "help@example.invalid", 60, "keep-all", "help@|example.|invalid" },
	/* quotes of ASCII open and close, an apostrophe does neither */
	{ "가나다라마 \"바사\"를", 57, "anywhere", "가나다라마|\"바사\"를" },
	{ "가나다라\"마바\"사아", 42, "anywhere", "가나다라|\"마바\"사|아" },
	{ "가나다라'마바'사아", 42, "anywhere", "가나다라|'마바'사아" },
	{ "it's", 10, "keep-all", "it'|s" },
	/* ㈜ and (주) stay with the name, before it and behind it */
	{ "가나다라 ㈜한빛", 56, "anywhere", "가나다라|㈜한빛" },
	{ "가나다라㈜", 42, "anywhere", "가나다|라㈜" },
	{ "가나다라마(주)한빛", 73, "anywhere", "가나다라마|(주)한빛" },
	/* units, particles behind Latin, percents, articles */
	{ "가나다라 5,000만원까지", 73, "anywhere", "가나다라|5,000만원까지" },
	{ "가나다라 12개월간", 66, "anywhere", "가나다라|12개월간" },
	{ "제조데이터 AI를 쓴다", 66, "keep-all", "제조데이터|AI를 쓴다" },
	{ "가나다라마 99.5%를", 80, "anywhere", "가나다라마|99.5%를" },
	{ "가나다라마…", 50, "anywhere", "가나다라|마…" },
	{ "가나다라마。바", 50, "anywhere", "가나다라|마。바" },
	/* a period breaks behind its tilde, a date nowhere */
	{ "2026. 1. 29. ~ 2026. 2. 20.", 75, "keep-all",
	    "2026. 1. 29. ~|2026. 2. 20." },
	/* words that are cut: equal parts, brackets whole, no orphan */
	{ "데이터온솔루션", 60, "keep-all", "데이터온|솔루션" },
	{ "가나다라마바사아자차카타파", 66, "keep-all", "가나다라마|바사아자|차카타파" },
	{ "한빛정밀·데이터온솔루션", 80, "keep-all",
	    "한빛정밀·|데이터온솔루션" },
	{ "정제·전처리·표준화·가공", 70, "keep-all",
	    "정제·전처리·|표준화·가공" },
	/* Three lines where two equal parts are enough; a part too short. */
	{ "한빛정밀·데이터온솔루션", 62, "keep-all",
	    "한빛정밀·데이|터온솔루션" },
	{ "휴·폐업중인기업", 50, "keep-all", "휴·폐업중|인기업" },
	{ "표준재무제표증명(최근년도)", 100, "keep-all",
	    "표준재무제표증명|(최근년도)" },
	{ "주식회사 데이터온솔루션코리아", 66, "keep-all",
	    "주식회사|데이터온솔|루션코리아" },
	{ "가나다 라마바사아자차카타파하거너", 60, "keep-all",
	    "가나다 라마바|사아자차카|타파하거너" },
	/* one or two syllables alone on the last line */
	{ "평가 결과를 모두에게 알리고 접수 방법도 함께 통보 한다", 200,
	    "keep-all", "평가 결과를 모두에게 알리고 접수 방법도 함께|통보 한다" },
	{ "평가 결과를 모두에게 알리고 점수는 (30)", 160, "keep-all",
	    "평가 결과를 모두에게 알리고 점수는|(30)" },
	/* a line that stays ragged takes a word from the one before it: the
	   first that fit would be … 거너|더러 … 허고노| */
	{ "가나 다라 마바 사아 자차 카타 파하 거너 더러 머버서 어저처 커터퍼 "
	    "허고노 도로모보소오조초 끝났다고 한다", 200, "keep-all",
	    "가나 다라 마바 사아 자차 카타 파하|거너 더러 머버서 어저처 커터퍼 허고노|"
	    "도로모보소오조초 끝났다고 한다" },
	/* blanks: several are one, wide and no-break ones are kept */
	{ "가  나\t다\n라", 200, "keep-all", "가 나 다 라" },
	{ "가나다\xC2\xA0라마바 사", 66, "keep-all", "가나다\xC2\xA0라마바|사" },
	{ "가나다\xE3\x80\x80라마바", 50, "keep-all", "가나다|라마바" },
	/* forced */
	{ "가\xE2\x80\x8B나", 10, "keep-all", "가|나" },
	{ "가 나", 100, "never", "가 나" }
};

static void
set_paragraph(struct job *job, size_t row, char *out)
{
	struct source		 source = { "t", 1, NULL };
	struct style_setting	 set[STYLE_SETTINGS];
	const struct style	*style;
	const struct flow_line	*lines;
	const char		*text;
	struct flow		*flow;
	size_t			 i, n;

	assert_int_equal(style_parse(job->styles, job->diags,
	    (struct place){ 0 }, "break", paragraphs[row].mode, set), 1);
	style = style_compute(job->styles, job->arena, NULL, NULL, 0, set, 1);
	flow = flow_new(job, style, &source);
	flow_add(flow, style, &source, paragraphs[row].text);
	assert_true(flow_finish(flow));
	flow_set(flow, style->size * paragraphs[row].width / 10);
	lines = flow_lines(flow, &n);
	text = flow_text(flow);
	out[0] = '\0';
	for (i = 0; i < n; i++) {
		const char	*from = text, *to = text;
		size_t		 k;

		/* Characters are counted, bytes are copied. */
		for (k = 0; k < lines[i].end; k++) {
			if (k == lines[i].first)
				from = to;
			do
				to++;
			while (((unsigned char)*to & 0xC0) == 0x80);
		}
		if (i > 0)
			strncat(out, "|", 2);
		strncat(out, from, (size_t)(to - from));
	}
}

static void
test_paragraphs(void **state)
{
	struct diags	*ds = diags_new();
	struct fonts	*fonts = fonts_new(ds, "fonts");
	char		 path[] = "/tmp/breaks-XXXXXX", out[1024];
	struct job	 job = { .arena = arena_new(), .diags = ds,
			    .fonts = fonts };
	struct styles	*styles;
	size_t		 i;

	(void)state;
	close(mkstemp(path));
	paper_write("/tmp", path + 5, "<styles><style name='document' "
	    "font='gothic' size='10pt'/></styles>");
	job.styles = styles = styles_new(ds, fonts, path);
	assert_non_null(styles);
	for (i = 0; i < sizeof(paragraphs) / sizeof(paragraphs[0]); i++) {
		set_paragraph(&job, i, out);
		out[strcspn(out, "\n")] = '\0';
		while (strstr(out, "\xE2\x80\x8B") != NULL)
			memmove(strstr(out, "\xE2\x80\x8B"),
			    strstr(out, "\xE2\x80\x8B") + 3,
			    strlen(strstr(out, "\xE2\x80\x8B") + 3) + 1);
		assert_string_equal(out, paragraphs[i].lines);
	}
	unlink(path);
	styles_free(styles);
	fonts_free(fonts);
	arena_free(job.arena);
	diags_free(ds);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_classes),
		cmocka_unit_test(test_prohibitions),
		cmocka_unit_test(test_paragraphs)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
