/*
 * Money and ratios. The vectors are those of rules.md 5.9.1, 5.9.2, 5.9.5 and
 * documents.md 1.12.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/korean.h"
#include "base/won.h"

#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))
#define EOK		INT64_C(100000000)

static const struct {
	const char	*text;
	int64_t		 won;
} amounts[] = {
	{ "2억원", 200000000 },
	{ "0.5억원", 50000000 },
	{ "1.2억", 120000000 },
	{ "95백만원", 95000000 },
	{ "4.37억원", 437000000 },
	{ "12.5억원", 1250000000 },
	{ "238만 원", 2380000 },
	{ "1,900만 원", 19000000 },
	{ "6,250만원", 62500000 },
	{ "1,125만원", 11250000 },
	{ "39억원", 3900000000 },
	{ "80만원", 800000 },
	{ "5천만원", 50000000 },
	{ "천만원", 10000000 },
	{ "1천5백만원", 15000000 },
	{ "12억 5,000만원", 1250000000 },
	{ "6,250만 1원", 62500001 },
	{ "1조 2,345억원", 1234500000000 },
	{ "0", 0 },
	{ "0원", 0 },
	{ "50000000", 50000000 },
	{ "50,000,000", 50000000 },
	{ "50,000,000원", 50000000 },
	{ "５０,０００,０００원", 50000000 },
	{ "₩50,000,000", 50000000 },
	{ "￦50,000,000", 50000000 },
	{ "금50,000,000원", 50000000 },
	{ "금50,000,000원(금오천만원)", 50000000 },
	{ "일금 오천만원정", 50000000 },
	{ "금오천만원정", 50000000 },
	{ "금일십일만삼천오백육십원", 113560 },
	{ "금영원", 0 },
	{ "9,000,000조", 9000000000000000000 },
	{ "9223372036854775807", -1 },		/* 19 digits: refused */
	{ "922337조 2036억 8547만 7000원", 922337203685477000 },
};

static const char *const no_amounts[] = {
	"", " ", "2,00", "1.234.5억", "억", "만원", "원", "5억 2", "-5",
	"-5,000만원", "△1,000", "99999999999999999999", "10,000,000조",
	"0.95", "1.5원", "1.23456789012억", "1,2345", "1234,567", "01억",
	"007", ",123", "123,", "1 000", "12 345원", "5만 3억", "3만 5만",
	"5백 3천원", "삼천", "일이삼원", "금오천만원(금육천만원)",
	"5,000만원(", "미정", "-", "OO개 사", "①5,000만원", "5천만원 이내",
	"1억 20000만원", "1만 20000원", "5억2000", "0x10", "1e6", "五千萬원",
	"1.억", ".5억", "1..5억", "₩", "금", "억5000만원", "영영원",
};

static void
test_amounts(void **state)
{
	int64_t	 won;
	size_t	 i;

	(void)state;
	for (i = 0; i < COUNT(amounts); i++) {
		if (won_parse(amounts[i].text, &won) == -1)
			won = -1;
		if (won != amounts[i].won)
			fail_msg("%s: %lld", amounts[i].text,
			    (long long)won);
	}
	for (i = 0; i < COUNT(no_amounts); i++)
		if (won_parse(no_amounts[i], &won) == 0)
			fail_msg("taken as money: '%s' = %lld",
			    no_amounts[i], (long long)won);
}

static const struct {
	const char	*text;
	int64_t		 won;
} figures[] = {
	{ "1,234,567", 1234567 },
	{ "△1,234", -1234 },
	{ "▲ 1,234", -1234 },
	{ "(1,234)", -1234 },
	{ "-1,234", -1234 },
	{ "−1,234원", -1234 },
	{ "0", 0 },
};

static void
test_figures(void **state)
{
	static const char	*const none[] = { "-", "", "()", "△",
	    "1,23", "(1,234", "--5", "△-5", "해당없음" };
	int64_t	 won;
	size_t	 i;

	(void)state;
	for (i = 0; i < COUNT(figures); i++) {
		assert_int_equal(won_statement_parse(figures[i].text, &won),
		    0);
		assert_true(won == figures[i].won);
	}
	for (i = 0; i < COUNT(none); i++)
		if (won_statement_parse(none[i], &won) == 0)
			fail_msg("taken as a figure: '%s'", none[i]);
}

static const struct {
	const char	*text;
	int64_t		 unit;
	enum bound	 bound;
	int64_t		 low, high;
	int		 yearly;
} cells[] = {
	{ "0.95", EOK, BOUND_EXACT, 95000000, 95000000, 0 },
	{ "4.36", EOK, BOUND_EXACT, 436000000, 436000000, 0 },
	{ "0.01", EOK, BOUND_EXACT, 1000000, 1000000, 0 },
	{ "1", EOK, BOUND_EXACT, 100000000, 100000000, 0 },
	{ "30억원 이내", 1, BOUND_AT_MOST, 30 * EOK, 30 * EOK, 0 },
	{ "연 15억원 이내", 1, BOUND_AT_MOST, 15 * EOK, 15 * EOK, 1 },
	{ "최대 0.5억원", 1, BOUND_AT_MOST, 50000000, 50000000, 0 },
	{ "95백만원 한도", 1, BOUND_AT_MOST, 95000000, 95000000, 0 },
	{ "1억원 내외", 1, BOUND_ABOUT, EOK, EOK, 0 },
	{ "1억원 내", 1, BOUND_AT_MOST, EOK, EOK, 0 },
	{ "1억원 이상", 1, BOUND_AT_LEAST, EOK, EOK, 0 },
	{ "1억원 미만", 1, BOUND_BELOW, EOK, EOK, 0 },
	{ "1억원 초과", 1, BOUND_ABOVE, EOK, EOK, 0 },
	{ "1~2억원", 1, BOUND_RANGE, EOK, 2 * EOK, 0 },
	{ "2억원~1억원", 1, BOUND_RANGE, EOK, 2 * EOK, 0 },
	{ "5,000만원~1억원", 1, BOUND_RANGE, 50000000, EOK, 0 },
	{ "0.5~2", EOK, BOUND_RANGE, 50000000, 2 * EOK, 0 },
	{ "미정", 1, BOUND_UNDETERMINED, 0, 0, 0 },
	{ "추후 확정", 1, BOUND_UNDETERMINED, 0, 0, 0 },
	{ "-", 1, BOUND_NONE, 0, 0, 0 },
	{ "", 1, BOUND_INHERIT, 0, 0, 0 },
	{ "  ", 1, BOUND_INHERIT, 0, 0, 0 },
	{ "OO개 사", 1, BOUND_UNKNOWN, 0, 0, 0 },
	{ "○○개사", 1, BOUND_UNKNOWN, 0, 0, 0 },
};

static void
test_cells(void **state)
{
	struct won_cell	 c;
	size_t		 i;

	(void)state;
	for (i = 0; i < COUNT(cells); i++) {
		if (won_cell_parse(cells[i].text, cells[i].unit, &c) == -1)
			fail_msg("no cell: '%s'", cells[i].text);
		if (c.bound != cells[i].bound || c.low != cells[i].low ||
		    c.high != cells[i].high || c.yearly != cells[i].yearly)
			fail_msg("'%s': bound %d, %lld to %lld, yearly %d",
			    cells[i].text, c.bound, (long long)c.low,
			    (long long)c.high, c.yearly);
	}
	assert_int_equal(won_cell_parse("2,00", EOK, &c), -1);
	assert_int_equal(won_cell_parse("~1억", 1, &c), -1);
	assert_int_equal(won_cell_parse("1억~", 1, &c), -1);
	assert_int_equal(won_cell_parse("0.123456789", EOK, &c), -1);
}

static const struct {
	int64_t		 won;
	const char	*comma, *text;
} shown[] = {
	{ 0, "0", "0원" },
	{ 1, "1", "1원" },
	{ 999, "999", "999원" },
	{ 1000, "1,000", "1,000원" },
	{ 10000, "10,000", "1만원" },
	{ 50000000, "50,000,000", "5,000만원" },
	{ 11250000, "11,250,000", "1,125만원" },
	{ 1250000000, "1,250,000,000", "12억 5,000만원" },
	{ 62500001, "62,500,001", "6,250만 1원" },
	{ 100000000, "100,000,000", "1억원" },
	{ 1000000000000, "1,000,000,000,000", "1조원" },
	{ -62500001, "-62,500,001", "-6,250만 1원" },
};

static void
test_shown(void **state)
{
	struct arena	*arena = arena_new();
	int64_t		 won;
	size_t		 i;

	(void)state;
	for (i = 0; i < COUNT(shown); i++) {
		assert_string_equal(won_comma(arena, shown[i].won),
		    shown[i].comma);
		assert_string_equal(won_text(arena, shown[i].won),
		    shown[i].text);
		if (shown[i].won < 0)
			continue;
		assert_int_equal(won_parse(shown[i].text, &won), 0);
		assert_true(won == shown[i].won);
	}
	assert_string_equal(won_comma(arena, INT64_MIN),
	    "-9,223,372,036,854,775,808");
	assert_string_equal(won_text(arena, INT64_MIN),
	    "-9,223,372조 368억 5,477만 5,808원");
	arena_free(arena);
}

/* documents.md 1.12 */
static const struct {
	int64_t		 won;
	const char	*words;
} words[] = {
	{ 0, "금영원" }, { 1, "금일원" }, { 10, "금일십원" },
	{ 11, "금일십일원" }, { 100, "금일백원" }, { 1000, "금일천원" },
	{ 10000, "금일만원" }, { 10001, "금일만일원" },
	{ 100000, "금일십만원" }, { 113560, "금일십일만삼천오백육십원" },
	{ 1000000, "금일백만원" }, { 11250000, "금일천일백이십오만원" },
	{ 12500000, "금일천이백오십만원" }, { 50000000, "금오천만원" },
	{ 62500000, "금육천이백오십만원" }, { 100000000, "금일억원" },
	{ 100010000, "금일억일만원" }, { 1250000000, "금일십이억오천만원" },
	{ 1000000000000, "금일조원" },
	{ 1234567890123,
	    "금일조이천삼백사십오억육천칠백팔십구만일백이십삼원" },
};

static void
test_words(void **state)
{
	struct arena	*arena = arena_new();
	int64_t		 won;
	size_t		 i;

	(void)state;
	for (i = 0; i < COUNT(words); i++) {
		assert_string_equal(arena_printf(arena, "금%s원",
		    korean_number(arena, words[i].won)), words[i].words);
		if (won_parse(words[i].words, &won) == -1 ||
		    won != words[i].won)
			fail_msg("%s", words[i].words);
	}
	assert_string_equal(won_formal(arena, 113560),
	    "금113,560원(금일십일만삼천오백육십원)");
	for (won = 1; won < INT64_C(9000000000000); won = won * 3 + 7) {
		int64_t	 again;

		assert_int_equal(won_parse(won_formal(arena, won), &again),
		    0);
		assert_true(again == won);
	}
	arena_free(arena);
}

static const struct {
	const char	*text;
	enum bound	 bound;
	int64_t		 low_num, low_den, high_num, high_den;
} ratios[] = {
	{ "50% 이내", BOUND_AT_MOST, 1, 2, 1, 2 },
	{ "50%", BOUND_AT_MOST, 1, 2, 1, 2 },
	{ "75% 내", BOUND_AT_MOST, 3, 4, 3, 4 },
	{ "30% 이상", BOUND_AT_LEAST, 3, 10, 3, 10 },
	{ "20%(이상)", BOUND_AT_LEAST, 1, 5, 1, 5 },
	{ "30~0%", BOUND_RANGE, 0, 1, 3, 10 },
	{ "30~100% 이내", BOUND_RANGE, 3, 10, 1, 1 },
	{ "80", BOUND_AT_MOST, 4, 5, 4, 5 },
	{ "100", BOUND_AT_MOST, 1, 1, 1, 1 },
	{ "최대 50%", BOUND_AT_MOST, 1, 2, 1, 2 },
	{ "12.5%", BOUND_AT_MOST, 1, 8, 1, 8 },
	{ "미정", BOUND_UNDETERMINED, 0, 1, 0, 1 },
	{ "-", BOUND_NONE, 0, 1, 0, 1 },
	{ "", BOUND_INHERIT, 0, 1, 0, 1 },
};

static void
test_ratio_cells(void **state)
{
	struct ratio_cell	 c;
	size_t			 i;

	(void)state;
	for (i = 0; i < COUNT(ratios); i++) {
		if (ratio_cell_parse(ratios[i].text, &c) == -1)
			fail_msg("no ratio: '%s'", ratios[i].text);
		if (c.bound != ratios[i].bound ||
		    c.low.num != ratios[i].low_num ||
		    c.low.den != ratios[i].low_den ||
		    c.high.num != ratios[i].high_num ||
		    c.high.den != ratios[i].high_den)
			fail_msg("'%s'", ratios[i].text);
	}
	assert_int_equal(ratio_cell_parse("%", &c), -1);
	assert_int_equal(ratio_cell_parse("-5%", &c), -1);
	assert_int_equal(ratio_cell_parse("5%%", &c), -1);
}

static void
test_ratios(void **state)
{
	struct ratio	 r;
	char		 text[40];

	(void)state;
	assert_int_equal(ratio_parse("80%", &r), 0);
	assert_int_equal(r.num, 4);
	assert_int_equal(r.den, 5);
	assert_int_equal(ratio_parse("0.8", &r), 0);
	assert_int_equal(ratio_compare(r, ratio_of(8, 10)), 0);
	assert_int_equal(ratio_parse("4/5", &r), 0);
	assert_int_equal(ratio_compare(r, ratio_of(-4, -5)), 0);
	assert_int_equal(ratio_parse("4/0", &r), -1);
	assert_int_equal(ratio_parse("", &r), -1);
	/* 80.0000013 per cent prints as 80.0 and is over. */
	assert_int_equal(ratio_share(50000000, r, 62499999), 1);
	assert_int_equal(ratio_share(50000000, r, 62500000), 0);
	assert_int_equal(ratio_share(50000000, r, 62500001), -1);
	assert_int_equal(ratio_share(INT64_MAX, r, INT64_MAX), 1);
	assert_true(ratio_floor(r, 62499999) == 49999999);
	assert_true(ratio_floor(r, 33333333) == 26666666);
	assert_true(ratio_ceil(ratio_of(1, 10), 12500001) == 1250001);
	assert_true(ratio_ceil(ratio_of(1, 10), 6666667) == 666667);
	assert_int_equal(ratio_percent(49999999, 62499999, 2, text), 0);
	assert_string_equal(text, "79.99");
	assert_int_equal(ratio_percent(50000000, 62500000, 2, text), 0);
	assert_string_equal(text, "80.00");
	assert_int_equal(ratio_percent(1, 3, 0, text), 0);
	assert_string_equal(text, "33");
	assert_int_equal(ratio_percent(1, 0, 2, text), -1);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_amounts),
		cmocka_unit_test(test_figures),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_shown),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_ratio_cells),
		cmocka_unit_test(test_ratios),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
