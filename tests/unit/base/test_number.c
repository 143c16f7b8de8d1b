/*
 * Numbers of companies and persons: documents.md 1.10, rules.md 5.9.6.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/number.h"

#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))

static const char *const good_brn[] = {
	"124-81-00998", "110-81-41272", "505-81-24020", "220-81-62517",
	"120-88-00767", "123-45-67891", "120-81-47521", "999-81-20419",
	"999-86-20772", "999-87-21157", "999-81-23089", "1248100998",
	"124–81–00998", "１２４-８１-００９９８", " 124 - 81 - 00998 ",
};

static const char *const bad_brn[] = {
	"124-81-00999", "123-45-67890", "101-81-34618", "000-00-00000",
	"", "124-81-0099", "124-81-009980", "12481-00998", "124-8100998",
	"1248-1-00998", "124--81-00998", "124-81-00998-", "-124-81-00998",
	"124-81-0099a", "124.81.00998", "124 81 00998",
};

static void
test_brn(void **state)
{
	size_t	 i;

	(void)state;
	for (i = 0; i < COUNT(good_brn); i++)
		if (number_brn(good_brn[i]) != NUMBER_VALID)
			fail_msg("refused: %s", good_brn[i]);
	for (i = 0; i < COUNT(bad_brn); i++)
		if (number_brn(bad_brn[i]) != NUMBER_INVALID)
			fail_msg("accepted: %s", bad_brn[i]);
}

/* Of ten last digits exactly one is right. */
static void
test_brn_check_digit(void **state)
{
	char	 number[] = "999-81-20410";
	int	 digit, valid = 0;

	(void)state;
	for (digit = 0; digit < 10; digit++) {
		number[11] = (char)('0' + digit);
		valid += number_brn(number) == NUMBER_VALID;
	}
	assert_int_equal(valid, 1);
}

static void
test_crn(void **state)
{
	(void)state;
	assert_int_equal(number_crn("110111-0062432"), NUMBER_VALID);
	assert_int_equal(number_crn("130111-0006246"), NUMBER_VALID);
	assert_int_equal(number_crn("199911-0042011"), NUMBER_VALID);
	assert_int_equal(number_crn("199911-0077050"), NUMBER_VALID);
	assert_int_equal(number_crn("1101110062432"), NUMBER_VALID);
	assert_int_equal(number_crn("110111-0062433"), NUMBER_WARNING);
	assert_int_equal(number_crn("110111-006243"), NUMBER_INVALID);
	assert_int_equal(number_crn("11011-10062432"), NUMBER_INVALID);
	assert_int_equal(number_crn("000000-0000000"), NUMBER_INVALID);
	assert_int_equal(number_crn(""), NUMBER_INVALID);
}

/* a line that was guessed, a part of it, and that as it is masked */
static const char *const guesses[][3] = {
	{ "주민등록번호 9OO210-l234567", "9OO210-l234567", "******-*******" },
	{ "주민등록번호 : 9○○2l0 - 1 2 3 4 5 6 7", "9○○2l0 - 1 2 3 4 5 6 7",
	    "****** - * * * * * * *" },
	{ "주 민 등 록 번 호 90021O1234S67", "90021O1234S67",
	    "*************" },
	{ "김하늘 (생년월일 199O.O2.1O)", "김하늘 (생년월일 199O.O2.1O)",
	    "김하늘 (생년월일 ****.**.**)" },
	/* the part may be less than what was found */
	{ "주민등록번호 9OO210-l234567", "l234567", "*******" },
	/* what stands beside another label stays */
	{ "사업자등록번호 999-81-20419 주민등록번호 9OO210-l234567",
	    "999-81-20419", "999-81-20419" },
	{ "발급번호 1234-567-8901-234", "1234-567-8901-234",
	    "1234-567-8901-234" },
	{ "생년월일 1990.02.10      999-81-20419", "999-81-20419",
	    "999-81-20419" },
	/* a sound one needs no label */
	{ "김하늘 900210-1234567", "900210-1234567", "900210-*******" },
};

static void
test_guessed(void **state)
{
	struct arena	*arena = arena_new();
	size_t		 i, len;

	(void)state;
	for (i = 0; i < sizeof(guesses) / sizeof(guesses[0]); i++)
		assert_string_equal(number_mask_guessed(arena, guesses[i][0],
		    guesses[i][1]), guesses[i][2]);
	assert_null(number_guessed_find("주민등록번호 ******-*******", &len));
	assert_null(number_guessed_find("주민등록번호 뒷자리", &len));
	arena_free(arena);
}

static void
test_format(void **state)
{
	struct arena	*arena = arena_new();

	(void)state;
	assert_string_equal(number_brn_format(arena, "9998120419"),
	    "999-81-20419");
	assert_string_equal(number_brn_format(arena, "999–81–20419"),
	    "999-81-20419");
	assert_string_equal(number_brn_format(arena, "99981"), "");
	assert_string_equal(number_crn_format(arena, "1999110042011"),
	    "199911-0042011");
	arena_free(arena);
}

/* text, as it is masked (the same: nothing of a person in it) */
static const char *const masks[][2] = {
	{ "900210-1234567", "900210-*******" },
	{ "홍길동 900210-1234567 (대표)", "홍길동 900210-******* (대표)" },
	{ "900210 - 1234567", "900210-*******" },
	{ "9002101234567", "900210-*******" },
	{ "900210–1234567", "900210-*******" },
	{ "９００２１０-１２３４５６７", "９００２１０-*******" },
	{ "050315-3234567", "050315-*******" },
	{ "850101-5123456", "850101-*******" },
	{ "900210-1234567, 900210-2234567",
	    "900210-*******, 900210-*******" },
	{ "주민등록번호900210-1234567", "주민등록번호900210-*******" },
	{ "주민(법인)등록번호 900210-1234567",
	    "주민(법인)등록번호 900210-*******" },
	/* masked already */
	{ "900210-1******", "900210-1******" },
	{ "900210-*******", "900210-*******" },
	/* no day */
	{ "901310-1234567", "901310-1234567" },
	{ "900231-1234567", "900231-1234567" },
	{ "010229-3234567", "010229-3234567" },
	/* companies; the check digit of one beside a label of the other */
	{ "900210-1234563", "900210-1234563" },
	{ "주민등록번호: 900210-1234563", "주민등록번호: 900210-*******" },
	{ "110111-0062432", "110111-0062432" },
	{ "법인등록번호 110111-1234567", "법인등록번호 110111-1234567" },
	{ "법 인 등 록 번 호 : 110111-1234567",
	    "법 인 등 록 번 호 : 110111-1234567" },
	{ "124-81-00998", "124-81-00998" },
	/* longer numbers, telephones, amounts */
	{ "90021012345678", "90021012345678" },
	{ "19002101234567", "19002101234567" },
	{ "1-900210-1234567", "1-900210-1234567" },
	{ "900210-1234567-8", "900210-1234567-8" },
	{ "9002-1012-3456-7000", "9002-1012-3456-7000" },
	{ "031-628-9676", "031-628-9676" },
	{ "010-9002-1012", "010-9002-1012" },
	{ "0010-2026-642236", "0010-2026-642236" },
	{ "6377-316-8893-532", "6377-316-8893-532" },
	{ "900,210 1,234,567", "900,210 1,234,567" },
	{ "900210   1234567", "900210   1234567" },
	{ "900210\n1234567", "900210\n1234567" },
	{ "", "" },
};

static void
test_masks(void **state)
{
	struct arena	*arena = arena_new();
	size_t		 i, len;

	(void)state;
	for (i = 0; i < COUNT(masks); i++) {
		char	*masked = number_mask(arena, masks[i][0]);

		if (strcmp(masked, masks[i][1]) != 0)
			fail_msg("%s → %s", masks[i][0], masked);
		assert_null(number_resident_find(masked, &len));
	}
	arena_free(arena);
}

static void
test_find(void **state)
{
	const char	*text = "가 900210-1234567 나";
	size_t		 len = 0;

	(void)state;
	assert_ptr_equal(number_resident_find(text, &len), strchr(text, '9'));
	assert_int_equal(len, 14);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_brn),
		cmocka_unit_test(test_brn_check_digit),
		cmocka_unit_test(test_crn),
		cmocka_unit_test(test_guessed),
		cmocka_unit_test(test_format),
		cmocka_unit_test(test_masks),
		cmocka_unit_test(test_find),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
