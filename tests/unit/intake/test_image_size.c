#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <string.h>

#include "intake/image_size.h"

#define BYTES(s)	s, sizeof(s) - 1

#define PNG	"\x89PNG\r\n\x1a\n"
#define IHDR	"\0\0\0\x0dIHDR\0\0\6\x75\0\0\x09\x23\1\0\0\0\0...."
#define PHYS	"\0\0\0\x09pHYs\0\0\x1e\xc2\0\0\x1e\xc2\1...."
#define IEND	"\0\0\0\0IEND...."

/* A TIFF whose one directory has N entries. */
#define TIFF(n)	"II*\0\x08\0\0\0" n "\0"
#define WIDTH	"\0\1\3\0\1\0\0\0\x75\6\0\0"
#define HEIGHT	"\1\1\3\0\1\0\0\0\x23\x09\0\0"
#define TURN	"\x12\1\3\0\1\0\0\0\6\0\0\0"
#define EXIF	"Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\3\0\0\0\0\0\0"
#define JFIF	"\xff\xe0\0\x10JFIF\0\1\1\2\0\x4f\0\x4f\0\0"
#define SOF	"\xff\xc2\0\x0b\x08\x09\x23\x06\x75\1\1\x11\0"
#define SCAN	"\xff\xda\0\x08\1\1\0\0\x3f\0\x12\x34"

static const struct {
	const char	*kind;
	const char	*bytes;
	size_t		 n;
	struct image_size want;
} rows[] = {
	{ "png", BYTES(PNG IHDR PHYS IEND), { 1653, 2339, 200, 0, 1, 0 } },
	{ "png", BYTES(PNG IHDR PHYS), { 1653, 2339, 200, 0, 1, 1 } },
	{ "png", BYTES(PNG "\xff\xff\xff\xffIHDR...."), { 0, 0, 0, 0, 1, 1 } },
	{ "png", BYTES("\x89PNG"), { 0, 0, 0, 0, 1, 0 } },
	{ "jpeg", BYTES("\xff\xd8" JFIF SOF SCAN "\xff\xd9.."),
	    { 1653, 2339, 201, 0, 1, 0 } },
	{ "jpeg", BYTES("\xff\xd8\xff\xe1\0\x22" EXIF SOF SCAN "\xff\xd9"),
	    { 1653, 2339, 0, 180, 1, 0 } },
	{ "jpeg", BYTES("\xff\xd8" SOF SCAN), { 1653, 2339, 0, 0, 1, 1 } },
	{ "jpeg", BYTES("\xff\xd8\xff\xe0\xff\xff"), { 0, 0, 0, 0, 1, 1 } },
	{ "tiff", BYTES(TIFF("\3") WIDTH HEIGHT TURN "\0\0\0\0"),
	    { 1653, 2339, 0, 90, 1, 0 } },
	/* A directory that follows itself. */
	{ "tiff", BYTES(TIFF("\2") WIDTH HEIGHT "\x08\0\0\0"),
	    { 1653, 2339, 0, 0, 1, 0 } },
	{ "tiff", BYTES("II*\0\xff\xff\xff\xff"), { 0, 0, 0, 0, 0, 1 } },
	{ "tiff", BYTES(TIFF("\x40") WIDTH), { 0, 0, 0, 0, 1, 1 } },
	{ "gif", BYTES("GIF89a\x75\6\x23\x09\x80\0\0.;"),
	    { 1653, 2339, 0, 0, 1, 0 } },
	{ "gif", BYTES("GIF89a\x75\6\x23\x09\x80\0\0......"),
	    { 1653, 2339, 0, 0, 1, 1 } },
	{ "webp", BYTES("RIFF\x16\0\0\0WEBPVP8L\x0a\0\0\0\x2f\x74\x86\x48\2..."
	    "..."), { 1653, 2339, 0, 0, 1, 0 } },
	{ "webp", BYTES("RIFF\xff\0\0\0WEBPVP8 ......\x9d\1\x2a\x75\6\x23\x09"),
	    { 0, 0, 0, 0, 1, 1 } },
	{ "heic", BYTES("\0\0\0\x0c""ftypheic\0\0\0\x44meta\0\0\0\0"
	    "\0\0\0\x38iprp\0\0\0\x30ipco\0\0\0\x14ispe\0\0\0\0\0\0\2\0\0\0\2\0"
	    "\0\0\0\x14ispe\0\0\0\0\0\0\x0f\xc0\0\0\x0b\xd0"),
	    { 4032, 3024, 0, 0, 1, 0 } },
	{ "heic", BYTES("\0\0\0\x0c""ftypheic\0\0\xff\0mdat"),
	    { 0, 0, 0, 0, 1, 1 } },
	{ "bmp", BYTES("BM\x1a\0\0\0\0\0\0\0\x1a\0\0\0\x0c\0\0\0\x75\6\x23\x09"
	    "\1\0\1\0"), { 1653, 2339, 0, 0, 1, 0 } },
	{ "bmp", BYTES("BM\xff\xff\0\0"), { 0, 0, 0, 0, 1, 1 } },
};

static void
knows_sizes(void **state)
{
	struct image_size	 s;
	unsigned char		*copy;
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		/* A copy of exactly this size shows reading behind it. */
		copy = malloc(rows[i].n);
		memcpy(copy, rows[i].bytes, rows[i].n);
		assert_int_equal(image_size(rows[i].kind, copy, rows[i].n, &s),
		    0);
		assert_int_equal(s.width, rows[i].want.width);
		assert_int_equal(s.height, rows[i].want.height);
		assert_int_equal(s.dpi, rows[i].want.dpi);
		assert_int_equal(s.turned, rows[i].want.turned);
		assert_int_equal(s.pages, rows[i].want.pages);
		assert_int_equal(s.cut, rows[i].want.cut);
		free(copy);
	}
	assert_int_equal(image_size("pdf", "x", 1, &s), -1);
}

/* Any picture cut anywhere is read to its end and no further. */
static void
survives_cuts(void **state)
{
	struct image_size	 s;
	unsigned char		*copy;
	size_t			 i, n;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		for (n = 0; n < rows[i].n; n++) {
			copy = malloc(n > 0 ? n : 1);
			memcpy(copy, rows[i].bytes, n);
			assert_int_equal(image_size(rows[i].kind, copy, n, &s),
			    0);
			free(copy);
		}
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(knows_sizes),
		cmocka_unit_test(survives_cuts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
