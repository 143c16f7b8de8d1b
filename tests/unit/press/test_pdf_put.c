/* Numbers and strings as PDF writes them. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "press/pdf_put.h"

static void
check(struct buf *b, const char *want)
{
	assert_string_equal(buf_string(b), want);
	buf_clear(b);
}

static void
test_numbers(void **state)
{
	struct buf	 b;

	(void)state;
	buf_init(&b, BUF_TEXT);
	pdf_put_int(&b, 0);
	check(&b, "0");
	pdf_put_int(&b, LONG_MIN);
	check(&b, "-9223372036854775808");
	pdf_put_milli(&b, 12500);
	check(&b, "12.5");
	pdf_put_milli(&b, -1);
	check(&b, "-0.001");
	pdf_put_milli(&b, 841890);
	check(&b, "841.89");
	pdf_put_milli(&b, LONG_MIN);
	check(&b, "-9223372036854775.808");
	pdf_put_millis(&b, (const long[]){ 1000, 0, -20 }, 3);
	check(&b, "1 0 -0.02");
	pdf_put_ref(&b, 12);
	check(&b, "12 0 R");
	pdf_put_color(&b, 0xFF0080);
	check(&b, "1 0 0.502");
	buf_free(&b);
}

static void
test_strings(void **state)
{
	static const uint16_t	 codes[] = { 0x2829, 0x5C0D, 0x000A };
	static const char	 want[] = "(\\(\\)\\\\\\r\0\n)";
	struct buf		 b;
	size_t			 i;

	(void)state;
	buf_init(&b, BUF_TEXT);
	pdf_put_codes(&b, codes, 3);
	assert_int_equal(b.len, sizeof(want) - 1);
	assert_memory_equal(b.data, want, b.len);
	buf_clear(&b);
	pdf_put_text(&b, "plain (text)");
	check(&b, "(plain \\(text\\))");
	pdf_put_text(&b, "가😀");
	assert_memory_equal(b.data, "(\xFE\xFF\xAC\x00\xD8=\xDE\x00)", 10);
	assert_int_equal(b.len, 10);
	buf_clear(&b);
	pdf_put_utf16_hex(&b, 0x1F600);
	check(&b, "D83DDE00");
	/* Longer than the pieces it is written in. */
	for (i = 0; i < 1000; i++)
		buf_putc(&b, '(');
	{
		struct buf	 long_one;

		buf_init(&long_one, BUF_TEXT);
		pdf_put_bytes(&long_one, b.data, b.len);
		assert_int_equal(long_one.len, 2002);
		buf_free(&long_one);
	}
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_strings)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
