/* Fonts: roles, glyphs, widths, and what is said when one is missing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/diag.h"
#include "press/font.h"

static void
test_roles(void **state)
{
	struct diags	*ds = diags_new();
	struct fonts	*fs = fonts_new(ds, "fonts");
	int		 gothic, bold, serif;

	(void)state;
	assert_non_null(fs);
	gothic = fonts_face(fs, "gothic", 0);
	bold = fonts_face(fs, "gothic", 1);
	serif = fonts_face(fs, "myeongjo", 0);
	assert_string_equal(fonts_name(fs, gothic), "NanumGothic");
	assert_string_equal(fonts_name(fs, bold), "NanumGothicBold");
	assert_string_equal(fonts_name(fs, serif), "NanumMyeongjo");
	assert_int_equal(fonts_fallback(fs, serif), gothic);
	assert_int_equal(fonts_face(fs, "cursive", 0), -1);
	assert_int_equal(diags_count(ds, DIAG_NOTE), 0);
	fonts_free(fs);
	diags_free(ds);
}

static void
test_glyphs(void **state)
{
	struct diags	*ds = diags_new();
	struct fonts	*fs = fonts_new(ds, "fonts");
	int		 gothic = fonts_face(fs, "gothic", 0);
	int		 serif = fonts_face(fs, "myeongjo", 0);
	uint32_t	 cp;

	(void)state;
	for (cp = 0xAC00; cp <= 0xD7A3; cp++) {
		assert_int_not_equal(fonts_glyph(fs, gothic, cp), 0);
		assert_int_not_equal(fonts_glyph(fs, serif, cp), 0);
	}
	assert_int_equal(fonts_glyph(fs, gothic, 0x1F600), 0);
	assert_int_equal(fonts_glyph(fs, gothic, 0xFFFFFFFF), 0);
	/* NanumMyeongjo has 1024 units in an em, so its widths are scaled. */
	assert_int_equal(fonts_advance(fs, gothic,
	    fonts_glyph(fs, gothic, 0xAC00)), 940);
	assert_in_range(fonts_advance(fs, serif,
	    fonts_glyph(fs, serif, 0xAC00)), 850, 1000);
	assert_int_equal(fonts_advance(fs, gothic, 65535), 0);
	assert_in_range(fonts_ascent(fs, gothic), 700, 1000);
	assert_in_range(fonts_descent(fs, gothic), 100, 400);
	fonts_free(fs);
	diags_free(ds);
}

/* Writes a fonts.xml of one body and counts the diags it gives. */
static int
says(const char *body, const char *code)
{
	char		 dir[] = "/tmp/seoryu-font-XXXXXX", path[64];
	struct diags	*ds = diags_new();
	struct fonts	*fs;
	FILE		*f;
	char		*text = NULL;
	size_t		 n = 0;
	int		 found;

	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/fonts.xml", dir);
	f = fopen(path, "w");
	fprintf(f, "<fonts>%s</fonts>", body);
	fclose(f);
	fs = fonts_new(ds, dir);
	f = open_memstream(&text, &n);
	diags_print(ds, f);
	fclose(f);
	found = strstr(text, code) != NULL;
	if (!found)
		print_message("%s", text);
	free(text);
	fonts_free(fs);
	diags_free(ds);
	unlink(path);
	rmdir(dir);
	return found;
}

#define FONT(attributes, file) "<font " attributes "><file " file \
	" package='fonts-nanum' licence='OFL-1.1'/></font>"
#define NANUM "path='/usr/share/fonts/truetype/nanum/NanumSquareR.ttf'"

static void
test_faults(void **state)
{
	(void)state;
	assert_true(says(FONT("role='a' weight='regular'",
	    "path='none.ttf'"), "fonts-nanum"));
	assert_true(says(FONT("role='a' weight='regular'",
	    "path='none.ttf'"), "P080"));
	assert_true(says(FONT("role='a' weight='regular'",
	    NANUM " sha256='00'"), "P081"));
	assert_true(says(FONT("role='a' weight='regular'",
	    "path='fonts.xml'"), "P082"));
	assert_true(says(FONT("role='a' weight='regular' fallback='a'",
	    NANUM), "P083"));
	assert_true(says(FONT("role='a' weight='regular' fallback='b'",
	    NANUM), "P083"));
	assert_true(says(FONT("role='a' weight='regular'", NANUM)
	    FONT("role='a' weight='regular'", NANUM), "P084"));
	assert_true(says(FONT("role='a' weight='heavy'", NANUM), "P086"));
	assert_true(says("<glyph/>", "B032"));
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_roles),
		cmocka_unit_test(test_glyphs),
		cmocka_unit_test(test_faults)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
