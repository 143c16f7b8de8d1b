/* What a PDF says of itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "intake/pdf_about.h"

struct about {
	struct arena		*arena;
	struct pdf_about	 pdf;
};

static void
read_bytes(struct about *a, const char *bytes, size_t n)
{
	struct buf	 buf;

	a->arena = arena_new();
	buf_init(&buf, 1 << 20);
	buf_add(&buf, bytes, n);
	pdf_about_read(a->arena, &buf, &a->pdf);
	buf_free(&buf);
}

static void
read_text(struct about *a, const char *text)
{
	read_bytes(a, text, strlen(text));
}

static void
expect_producer(const char *pdf, const char *producer)
{
	struct about	 a;

	read_text(&a, pdf);
	assert_string_equal(a.pdf.producer, producer);
	arena_free(a.arena);
}

static void
test_producer(void **state)
{
	(void)state;
	expect_producer("<< /Producer (ezPDF \\(Builder\\) \\101) >>",
	    "ezPDF (Builder) A");
	expect_producer("<< /Producer <FEFFD55CAE00> >>", "한글");
	expect_producer("<</Producer(\\376\\377\\325\\134\\256\\000)>>",
	    "한글");
	expect_producer("/Producer (old) /Producer\n(new)", "new");
	expect_producer("/Producer (a\nb\x01)", "a b ");
	expect_producer("/Producer", "");
	expect_producer("/Producer (", "");
	expect_producer("/Producer (endless", "endless");
	expect_producer("/Producer 7 0 R", "");
	expect_producer("/Producer (x\\", "x\\");
	/* Encrypted with the rest. */
	expect_producer("/Producer (x) trailer << /Encrypt 9 0 R >>", "");
}

static void
test_signatures(void **state)
{
	struct about	 a;

	(void)state;
	read_text(&a, "<< /Type /Sig /ByteRange [0 10 20 30] >> "
	    "<</Type/DocTimeStamp/SubFilter/ETSI.RFC3161/ByteRange[0 1 2 3]>>"
	    " /ByteRanges /ByteRange");
	assert_int_equal(a.pdf.signatures, 1);
	assert_int_equal(a.pdf.time_stamps, 1);
	assert_int_equal(a.pdf.encrypted, 0);
	arena_free(a.arena);
	read_text(&a, "/ETSI.RFC3161 ");
	assert_int_equal(a.pdf.signatures, 0);
	assert_int_equal(a.pdf.time_stamps, 0);
	arena_free(a.arena);
}

static void
test_guessed(void **state)
{
	struct about	 a;

	(void)state;
	read_text(&a, "<< /Type /Font /BaseFont /GlyphLessFont >>");
	assert_int_equal(a.pdf.guessed, 1);
	arena_free(a.arena);
	read_text(&a, "<< /Type /Font /BaseFont /NanumGothic >>");
	assert_int_equal(a.pdf.guessed, 0);
	arena_free(a.arena);
}

static void
test_conformance(void **state)
{
	struct about	 a;

	(void)state;
	read_text(&a, "<pdfaid:part>2</pdfaid:part>"
	    "<pdfaid:conformance>B</pdfaid:conformance>");
	assert_string_equal(a.pdf.conformance, "2b");
	arena_free(a.arena);
	read_text(&a, "pdfaid:part=\"3\" pdfaid:conformance=\"A\"");
	assert_string_equal(a.pdf.conformance, "3a");
	arena_free(a.arena);
	read_text(&a, "pdfaid:part");
	assert_string_equal(a.pdf.conformance, "");
	arena_free(a.arena);
}

static void
test_attachments(void **state)
{
	struct about	 a;

	(void)state;
	read_text(&a, "1 0 obj << /Type /Filespec /F (a.xml) /UF "
	    "<FEFFAC00002E0078> /EF << /F 2 0 R /UF 2 0 R >> >> endobj "
	    "3 0 obj <</EF<</F 4 0 R>>/F(b.hwp)>> endobj "
	    "5 0 obj << /F (link.pdf) >> endobj /EFG << /F (no) >>");
	assert_int_equal(a.pdf.n, 2);
	assert_string_equal(a.pdf.attachments[0], "가.x");
	assert_string_equal(a.pdf.attachments[1], "b.hwp");
	arena_free(a.arena);
	read_text(&a, "/EF");
	assert_int_equal(a.pdf.n, 0);
	arena_free(a.arena);
	read_text(&a, "/EF ");
	assert_int_equal(a.pdf.n, 1);
	assert_string_equal(a.pdf.attachments[0], "?");
	arena_free(a.arena);
}

/* Dictionaries in an object stream are found like those outside. */
static void
test_streams(void **state)
{
	static const char	 inside[] = "1 0 2 60 << /Producer (Inside) >>"
	    "<< /Type /Filespec /UF (c.xml) /EF << /F 9 0 R >> >>";
	unsigned char		 packed[400];
	struct about		 a;
	char			 pdf[1000];
	uLongf			 len = sizeof(packed);
	size_t			 n, cut;

	(void)state;
	assert_int_equal(compress(packed, &len, (const Bytef *)inside,
	    sizeof(inside) - 1), Z_OK);
	n = (size_t)snprintf(pdf, sizeof(pdf), "1 0 obj << /Type /ObjStm /N 2 "
	    "/Filter /FlateDecode >>\nstream\r\n");
	memcpy(pdf + n, packed, len);
	n += len;
	memcpy(pdf + n, "\nendstream endobj", 17);
	n += 17;
	read_bytes(&a, pdf, n);
	assert_string_equal(a.pdf.producer, "Inside");
	assert_int_equal(a.pdf.n, 1);
	assert_string_equal(a.pdf.attachments[0], "c.xml");
	arena_free(a.arena);
	for (cut = 0; cut < n; cut++) {
		read_bytes(&a, pdf, cut);
		assert_true(a.pdf.n <= 1);
		arena_free(a.arena);
	}
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_producer),
		cmocka_unit_test(test_signatures),
		cmocka_unit_test(test_guessed),
		cmocka_unit_test(test_conformance),
		cmocka_unit_test(test_attachments),
		cmocka_unit_test(test_streams),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
