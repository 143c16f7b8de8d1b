/*
 * Random bytes, and random mixtures of what readers look for, through every
 * reader of foreign text. Nothing may crash (run it under the sanitizers),
 * and what is read must be a thing that exists.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/codeset.h"
#include "base/korean.h"
#include "base/number.h"
#include "base/period.h"
#include "base/utf8.h"
#include "base/won.h"

enum { ROUNDS = 60000, TEXT_MAX = 80 };

/* xorshift64: the same texts on every machine. */
static uint64_t
next_random(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

static const char *const pieces[] = {
	"0", "1", "2", "9", "20", "26", "2026", "900210", "1234567", "-",
	"–", ".", ",", "/", "'", "’", " ", "　", "\t", "년", "월", "일", "원",
	"만", "억", "조", "천", "백", "십", "영", "오", "금", "정", "(", ")",
	"%", "~", "△", "이내", "내외", "연", "최대", "미정", "상시", "OO", "월",
	"(금)", "T", ":", "Z", "+09:00", "법인등록번호", "가", "㈜", "ㆍ", "①",
	"５", "\xFF", "\xEA\xB0", "\xE1\x84\x92", "99999999999999999",
	"주식회사", "\xC2\xB4", "\xE2\x80\xB3",
};

/* Half of the texts are bytes, half are pieces. */
static void
make_text(uint64_t *seed, char text[TEXT_MAX + 32])
{
	size_t	 n = next_random(seed) % TEXT_MAX, len = 0, i;

	if (next_random(seed) % 2 == 0) {
		for (i = 0; i < n; i++)
			text[i] = (char)(1 + next_random(seed) % 255);
		text[n] = '\0';
		return;
	}
	while (len < n) {
		const char	*piece = pieces[next_random(seed) %
		    (sizeof(pieces) / sizeof(pieces[0]))];

		memcpy(text + len, piece, strlen(piece) + 1);
		len += strlen(piece);
	}
	text[len] = '\0';
}

static void
read_dates(const char *text)
{
	struct period_cell	 cell;
	struct instant		 i;
	struct date		 d, again;
	const char		*end, *start;
	char			 shown[32];

	if (date_parse(text, &d) == 0) {
		assert_true(date_valid(&d));
		date_format(&d, shown);
		assert_int_equal(date_parse(shown, &again), 0);
		assert_int_equal(date_compare(&d, &again), 0);
	}
	if ((start = date_find(text, &d, &end)) != NULL) {
		assert_true(date_valid(&d));
		assert_true(start >= text && end > start &&
		    end <= text + strlen(text));
	}
	if (instant_parse(text, &i) == 0)
		instant_format(&i, shown);
	(void)period_cell_parse(text, &cell);
}

static void
read_money(struct arena *arena, const char *text)
{
	struct ratio_cell	 percent;
	struct won_cell		 cell;
	struct ratio		 r;
	int64_t			 won, again;

	if (won_parse(text, &won) == 0) {
		assert_true(won >= 0);
		assert_int_equal(won_parse(won_text(arena, won), &again), 0);
		assert_true(won == again);
		(void)won_formal(arena, won);
	}
	(void)won_statement_parse(text, &won);
	if (won_cell_parse(text, 100000000, &cell) == 0)
		assert_true(cell.low >= 0 && cell.low <= cell.high);
	if (ratio_parse(text, &r) == 0)
		assert_true(r.den > 0 && r.num >= 0);
	(void)ratio_cell_parse(text, &percent);
}

static void
read_text(struct arena *arena, const char *text)
{
	char	*fold = utf8_fold(arena, text), *clean;
	size_t	 len, n = strlen(text);

	assert_true(utf8_valid(fold, strlen(fold)));
	assert_string_equal(utf8_fold(arena, fold), fold);
	clean = utf8_nfc(arena, text);
	assert_true(utf8_valid(clean, strlen(clean)));
	clean = utf8_clean(text);
	assert_true(utf8_valid(clean, strlen(clean)));
	free(clean);
	(void)utf8_width(text);
	(void)korean_company(arena, text);
	(void)korean_particle(text, "을");
	assert_null(number_resident_find(number_mask(arena, text), &len));
	(void)number_brn(text);
	(void)number_crn(text);
	clean = codeset_text(arena, text, n, NULL);
	assert_true(clean == NULL || utf8_valid(clean, strlen(clean)));
	(void)codeset_from_utf16(arena, text, n, 0);
	(void)codeset_from_utf16(arena, text, n, 1);
}

static void
test_random(void **state)
{
	struct arena	*arena = arena_new();
	uint64_t	 seed = 0x5E0219260227;
	char		 text[TEXT_MAX + 32];
	int		 i;

	(void)state;
	for (i = 0; i < ROUNDS; i++) {
		/* On the heap and exactly as long: overruns show. */
		char	*exact;

		make_text(&seed, text);
		exact = strdup(text);
		read_dates(exact);
		read_money(arena, exact);
		read_text(arena, exact);
		free(exact);
		arena_reset(arena);
	}
	arena_free(arena);
}

/* Time grows with the length, not with its square. */
static void
test_long_text(void **state)
{
	struct arena	*arena = arena_new();
	struct date	 d;
	const char	*end;
	size_t		 n = 4 * 1024 * 1024, len, i;
	char		*text = malloc(n + 1);
	int64_t		 won;

	(void)state;
	for (i = 0; i < n; i++)
		text[i] = "90 2"[i % 4];
	text[n] = '\0';
	assert_null(number_resident_find(text, &len));
	assert_null(date_find(text, &d, &end));
	assert_int_equal(won_parse(text, &won), -1);
	memset(text, ' ', n);
	memcpy(text, "2026", 4);
	assert_null(date_find(text, &d, &end));
	assert_null(number_resident_find(text, &len));
	free(text);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_long_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
