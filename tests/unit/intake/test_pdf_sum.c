/* Whether the streams of a PDF are whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "intake/pdf_sum.h"

enum { WORDS = 4000 };

/* A stream of WORDS packed words, CUT bytes short, byte AT of it changed. */
static size_t
broken(const char *dictionary, size_t cut, size_t at)
{
	static unsigned char	 plain[WORDS], packed[WORDS];
	struct buf		 pdf;
	uLongf			 n = sizeof(packed);
	unsigned		 seed = 1;
	size_t			 i, found;

	for (i = 0; i < sizeof(plain); i++) {
		seed = seed * 1103515245 + 12345;
		plain[i] = (unsigned char)(' ' + (seed >> 16) % 64);
	}
	assert_int_equal(compress(packed, &n, plain, sizeof(plain)), Z_OK);
	if (at > 0)
		packed[at] ^= 1;
	buf_init(&pdf, 1 << 20);
	buf_printf(&pdf, "%%PDF-1.7\n1 0 obj\n<< /Length 5 >>\nstream\nplain"
	    "\nendstream\nendobj\n2 0 obj\n%s\nstream\r\n", dictionary);
	buf_add(&pdf, packed, n - cut);
	buf_printf(&pdf, "\nendstream\nendobj\n");
	found = pdf_sum_broken(pdf.data, pdf.len, NULL);
	/* The same without the words behind it. */
	if (found > 0)
		assert_true(pdf_sum_broken(pdf.data, pdf.len - 18, NULL) > 0);
	buf_free(&pdf);
	return found;
}

static void
finds_broken_streams(void **state)
{
	static const char	 flate[] = "<< /Filter /FlateDecode >>";
	size_t			 at;

	(void)state;
	assert_int_equal(broken(flate, 0, 0), 0);
	assert_int_equal(broken("<</Filter[ /FlateDecode /X ]>>", 0, 0), 0);
	for (at = 2; at < 2500; at += 100)
		assert_int_equal(broken(flate, 0, at), 1);
	assert_int_equal(broken(flate, 100, 0), 1);
	assert_int_equal(broken("<</Filter[/FlateDecode]>>", 100, 0), 1);
	/* Without its sum it is whole, and so is what others packed. */
	assert_int_equal(broken(flate, 4, 0), 0);
	assert_int_equal(broken("<< /Filter /LZWDecode >>", 0, 300), 0);
	assert_int_equal(broken("<< >>", 0, 300), 0);
}

static size_t
told(const char *pdf)
{
	return pdf_sum_broken(pdf, strlen(pdf), NULL);
}

static void
counts_characters(void **state)
{
	(void)state;
	assert_int_equal(told("stream\n2 beginbfchar <01> <AC00> <02>\n"
	    "<AC01> endbfchar\nendstream"), 0);
	assert_int_equal(told("stream\n2 beginbfchar <01> <AC00> \1\1\1\1\n"
	    "<AC01> endbfchar\nendstream"), 1);
	assert_int_equal(told("stream\n2 beginbfchar <01> <AC00>\nendstream"),
	    1);
	assert_int_equal(told("stream\nbeginbfchar endbfchar\nendstream"), 0);
}

static void
finds_shifted_tables(void **state)
{
	(void)state;
	assert_int_equal(told("%PDF-1.4\nxref\nstartxref\n9\n%%EOF"), 0);
	assert_int_equal(told("%PDF-1.5\n7 0 obj\nstartxref\n9\n%%EOF"), 0);
	assert_int_equal(told("From x\n%PDF-1.4\nxref\nstartxref\n9\n"), 0);
	assert_int_equal(told("%PDF-1.4\n....xref\nstartxref\n9\n%%EOF"), 1);
	assert_int_equal(told("%PDF-1.4\nxref\nstartxref\n900\n%%EOF"), 1);
	assert_int_equal(told("startxref 99999999999999999999999"), 1);
	assert_int_equal(told("startxref"), 1);
	/* The last one counts: that of the newest revision. */
	assert_int_equal(told("%PDF-1.4\nxref\nstartxref\n3\n%%EOF\n"
	    "startxref\n9\n%%EOF"), 0);
}

static void
survives_oddities(void **state)
{
	(void)state;
	assert_int_equal(pdf_sum_broken("", 0, NULL), 0);
	assert_int_equal(told("stream"), 0);
	assert_int_equal(told("endstream stream endstream stream"), 0);
	assert_int_equal(told("1 0 obj <</Filter/FlateDecode>> stream\n"), 0);
	assert_int_equal(told("1 0 obj <</Filter/FlateDecode>> stream\nx"), 1);
	assert_int_equal(told("1 0 obj <</Filter /FlateDecode"), 0);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(finds_broken_streams),
		cmocka_unit_test(counts_characters),
		cmocka_unit_test(finds_shifted_tables),
		cmocka_unit_test(survives_oddities),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
