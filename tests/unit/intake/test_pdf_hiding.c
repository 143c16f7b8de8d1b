/* Streams that may hide text from people, and those that do not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "intake/pdf_hiding.h"

/* Also if the bytes come one by one. */
static struct pdf_hiding
seen(const char *stream)
{
	struct pdf_hiding	 whole = { 0 }, bytes = { 0 };
	size_t			 i, n = strlen(stream);

	pdf_hiding_stream(&whole);
	pdf_hiding_feed(&whole, (const unsigned char *)stream, n);
	pdf_hiding_stream(&bytes);
	for (i = 0; i < n; i++)
		pdf_hiding_feed(&bytes, (const unsigned char *)stream + i, 1);
	assert_int_equal(whole.suspect, bytes.suspect);
	assert_int_equal(whole.unseen, bytes.unseen);
	return whole;
}

#define WORD	"BT /F1 10 Tf 50 700 Td (word) Tj ET "

static void
ways_to_hide_are_suspect(void **state)
{
	static const char *const streams[] = {
		"BT 3 Tr (word) Tj ET ", "BT 7 Tr [(wo) -20 (rd)] TJ ET ",
		"1 g " WORD, "0.99 0.985 1 rg " WORD, "0 0 0 0.02 k " WORD,
		"q 10 10 1 1 re W n " WORD "Q ",
		"q 0.01 0 0 0.01 0 0 cm 0 0 200 200 re W n " WORD "Q ",
		WORD "1 g 40 690 100 20 re f ", WORD "1 1 1 rg 0 0 m 90 0 l "
		    "90 90 l h f* ",
		WORD "0.5 g 0 0 600 800 re f ",
		WORD "q 600 0 0 800 0 0 cm /Im1 Do Q ", WORD "/Fm1 Do ",
		WORD "/Sh1 sh ", "<< /ca 0 /CA 1 >> ", "<</ca .05>> ",
		"<< /Subtype /Type3 >> ",
	};
	size_t	 i;

	(void)state;
	for (i = 0; i < sizeof(streams) / sizeof(streams[0]); i++)
		if (!seen(streams[i]).suspect)
			fail_msg("%s", streams[i]);
}

static void
papers_as_they_are_are_not(void **state)
{
	static const char *const streams[] = {
		WORD, "BT 2 Tr (bold) Tj ET ", "1 g 0 0 600 800 re f 0 g " WORD,
		"q 1 g 40 690 100 20 re f Q " WORD,
		WORD "0.93 0.93 1 rg 40 400 100 20 re f 0 g " WORD,
		WORD "1 g 40 690 500 1 re f 0 g ",
		WORD "q 70 0 0 70 400 100 cm /Seal Do Q ",
		"q 0 0 595 842 re W n " WORD "Q ", "<< /ca .8 >> ",
		"BT (3 Tr) Tj <33205472> Tj % 3 Tr\n(a \\) 3 Tr) Tj ET ",
		"q 1 g Q " WORD,
	};
	size_t	 i;

	(void)state;
	for (i = 0; i < sizeof(streams) / sizeof(streams[0]); i++)
		if (seen(streams[i]).suspect)
			fail_msg("%s", streams[i]);
}

static void
text_of_scanners_is_told(void **state)
{
	(void)state;
	assert_true(seen("BT 3 Tr (word) Tj ET ").unseen);
	assert_false(seen("1 g " WORD).unseen);
	assert_false(seen("q BT 3 Tr ET Q " WORD).unseen);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(ways_to_hide_are_suspect),
		cmocka_unit_test(papers_as_they_are_are_not),
		cmocka_unit_test(text_of_scanners_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
