#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <string.h>

#include "intake/reader.h"
#include "zipped.h"

#define BYTES(s)	s, sizeof(s) - 1

static const struct {
	const char	*bytes;
	size_t		 n;
	const char	*kind;
} rows[] = {
	{ BYTES(""), "empty" },
	{ BYTES("%PDF-1.7\n"), "pdf" },
	{ BYTES("\r\n%PDF-1.3\n"), "pdf" },
	{ BYTES("PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), "zip" },
	{ BYTES("PK\3\4cut short"), "zip" },
	{ BYTES("HWP Document File V3.00 \x1a\1\2\3\4\5"), "hwp3" },
	{ BYTES("\x89PNG\r\n\x1a\n...."), "png" },
	{ BYTES("\xff\xd8\xff\xe0.."), "jpeg" },
	{ BYTES("II*\0...."), "tiff" },
	{ BYTES("MM\0*...."), "tiff" },
	{ BYTES("\0\0\0\x18""ftypheic"), "heic" },
	{ BYTES("GIF89a"), "gif" },
	{ BYTES("BM\x46\0\0\0\0\0\0\0"), "bmp" },
	{ BYTES("BMW 견적서\n본문"), "txt" },
	{ BYTES("7z\xbc\xaf\x27\x1c"), "7z" },
	{ BYTES("Rar!\x1a\7\0"), "rar" },
	{ BYTES("ALZ\1\n"), "alz" },
	{ BYTES("EGGA"), "egg" },
	{ BYTES("\x1f\x8b\x08"), "gzip" },
	{ BYTES("\320\317\21\340\241\261\32\341"), "ole-cut" },
	{ BYTES("{\\rtf1"), "rtf" },
	{ BYTES("<## NASCA DRM FILE - VER1.00 ##>"), "drm" },
	{ BYTES("\x9b DRMONE  This Document"), "drm-fasoo" },
	{ BYTES("SCDSA004\0\0"), "drm-softcamp" },
	{ BYTES("<?xml version=\"1.0\"?><a/>"), "xml" },
	{ BYTES("\xef\xbb\xbf  <application/>"), "xml" },
	{ BYTES("<!DOCTYPE html><p>"), "html" },
	{ BYTES("a,b,c\n1,2,3\n"), "csv" },
	{ BYTES("a;\"b;b\";c\r\n1;2;3\r\n"), "csv" },
	{ BYTES("a\tb\n1\t2\n"), "csv" },
	{ BYTES("\xff\xfe""a\0\t\0b\0\n\0c\0\t\0d\0\n\0"), "csv" },
	{ BYTES("\xbb\xf3\xc8\xa3,\xb9\xf8\xc8\xa3\na,1\n"), "csv" },
	{ BYTES("one, two\nthree\n"), "txt" },
	{ BYTES("Dear all\n\none, two\nthree, four\nfive, six\n"), "txt" },
	{ BYTES("title\na,b,c\n1,2,3\n4,5,6\n"), "csv" },
	{ BYTES("a,b\r1,2\r"), "csv" },
	{ BYTES("한 줄뿐, 그래서 표가 아님"), "txt" },
	{ BYTES("sep=;\na;b;c\n"), "csv" },
	{ BYTES("\xff\xfe""a\0b"), "txt" },
	{ BYTES("a\0b\0c"), "unknown" },
	{ BYTES("\xff\xff\xff\xff"), "unknown" },
};

static void
knows_kinds_by_content(void **state)
{
	size_t	 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(sniff_kind(rows[i].bytes, rows[i].n),
		    rows[i].kind);
}

static void
knows_packages_by_parts(void **state)
{
	static const struct {
		struct zipped	 files[4];
		const char	*kind;
	} packages[] = {
		{ { { "a.txt", "a" } }, "zip" },
		{ { { "word/readme.txt", "a" } }, "zip" },
		{ { { "version.xml", "v" }, { "Contents/section0.xml", "s" } },
		    "hwpx" },
		{ { { "Contents\\section0.xml", "s" } }, "hwpx" },
		{ { { "[Content_Types].xml", "t" },
		    { "word/document.xml", "d" } }, "docx" },
		{ { { "xl/workbook.xml", "w" } }, "xlsx" },
		{ { { "ppt/presentation.xml", "p" } }, "pptx" },
	};
	struct buf	 bytes;
	size_t		 i;

	(void)state;
	buf_init(&bytes, 1 << 20);
	for (i = 0; i < sizeof(packages) / sizeof(packages[0]); i++) {
		buf_clear(&bytes);
		zipped(&bytes, packages[i].files);
		assert_string_equal(sniff_kind(bytes.data, bytes.len),
		    packages[i].kind);
	}
	buf_free(&bytes);
}

/* Stored first, the mimetype alone decides, even if the rest is cut off. */
static void
knows_packages_by_mimetype(void **state)
{
	char	 hwpx[64] = "PK\3\4";
	char	 odt[90] = "PK\3\4";

	(void)state;
	memcpy(hwpx + 30, "mimetypeapplication/hwp+zip", 27);
	assert_string_equal(sniff_kind(hwpx, sizeof(hwpx)), "hwpx");
	memcpy(odt + 30,
	    "mimetypeapplication/vnd.oasis.opendocument.text", 47);
	assert_string_equal(sniff_kind(odt, sizeof(odt)), "odt");
}

static void
put_entry(char *ole, size_t at, const char *name)
{
	size_t	 i, n = strlen(name);

	for (i = 0; i < n; i++)
		ole[at + 2 * i] = name[i];
	ole[at + 64] = (char)(2 * (n + 1));
	ole[at + 66] = 2;
}

static void
knows_compound_files_by_streams(void **state)
{
	static const char *const names[][2] = {
		{ "FileHeader", "hwp5" }, { "Workbook", "xls" },
		{ "Book", "xls" }, { "WordDocument", "doc" },
		{ "EncryptedPackage", "office-encrypted" },
		{ "FileHeaderX", "ole" }, { "fileheader", "ole" },
	};
	char	 ole[1024];
	size_t	 i;

	(void)state;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		memset(ole, 0, sizeof(ole));
		memcpy(ole, "\320\317\21\340\241\261\32\341", 8);
		put_entry(ole, 512 + 128, names[i][0]);
		assert_string_equal(sniff_kind(ole, sizeof(ole)), names[i][1]);
	}
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(knows_kinds_by_content),
		cmocka_unit_test(knows_packages_by_parts),
		cmocka_unit_test(knows_packages_by_mimetype),
		cmocka_unit_test(knows_compound_files_by_streams),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
