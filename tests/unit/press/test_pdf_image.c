/*
 * Pictures of every kind, all of the same scene: left half red (or black),
 * right half blue (or white). Drawn into a PDF and seen by poppler.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zlib.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "press/canvas.h"
#include "press/font.h"

enum { SIDE = 8000 };	/* 8 pt: a pixel each at 72 dpi */

struct desk {
	struct diags		*diags;
	struct fonts		*fonts;
	struct canvas_pdf_batch	*batch;
};

static int
setup(void **state)
{
	struct desk	*d = calloc(1, sizeof(*d));

	d->diags = diags_new();
	d->fonts = fonts_new(d->diags, "fonts");
	assert_non_null(d->fonts);
	d->batch = canvas_pdf_batch_new(d->diags, d->fonts);
	*state = d;
	return 0;
}

static int
teardown(void **state)
{
	struct desk	*d = *state;

	canvas_pdf_batch_free(d->batch);
	fonts_free(d->fonts);
	diags_free(d->diags);
	free(d);
	return 0;
}

static int
print_image(const struct desk *d, struct diags *ds, const struct buf *bytes,
    struct buf *out)
{
	const struct canvas_pdf_info	 info = {
		.title = "그림", .clock = "2026-02-20T10:00:00+09:00",
		.producer = "seoryu test"
	};
	const struct canvas_attributes	 a = { .alt = "두 가지 색" };
	const struct canvas_image	 im = {
		.bytes = bytes->data, .n = bytes->len, .width = SIDE,
		.height = SIDE
	};
	struct canvas			*c = canvas_pdf_new(d->batch, &info);
	int				 result;

	c->calls->begin_page(c, SIDE, SIDE);
	c->calls->begin_tag(c, CANVAS_FIGURE, &a);
	c->calls->image(c, &im);
	c->calls->image(c, &im);
	c->calls->end_tag(c);
	c->calls->end_page(c);
	result = canvas_pdf_finish(c, ds, out);
	canvas_pdf_free(c);
	return result;
}

/* The page as 8 × 8 pixels of three bytes. */
static void
look(const struct buf *pdf, unsigned char pixels[8][8][3])
{
	char	 path[] = "/tmp/seoryu-image-XXXXXX", command[128];
	int	 fd = mkstemp(path), width, height;
	FILE	*pipe;

	assert_true(write(fd, pdf->data, pdf->len) == (ssize_t)pdf->len);
	close(fd);
	snprintf(command, sizeof(command), "pdftoppm -r 72 -aa no %s", path);
	pipe = popen(command, "r");
	assert_int_equal(fscanf(pipe, "P6 %d %d 255", &width, &height), 2);
	assert_int_equal(width, 8);
	assert_int_equal(height, 8);
	fgetc(pipe);
	assert_int_equal(fread(pixels, 3, 64, pipe), 64);
	assert_int_equal(pclose(pipe), 0);
	unlink(path);
}

static void
check_color(const unsigned char *pixel, uint32_t color, const char *name)
{
	int	 i, want;

	for (i = 0; i < 3; i++) {
		want = (int)(color >> (16 - 8 * i) & 0xFF);
		if (abs(pixel[i] - want) > 12)	/* JPEG is not exact */
			fail_msg("%s: %d %d %d instead of %06X", name,
			    pixel[0], pixel[1], pixel[2], color);
	}
}

static void
test_kinds(void **state)
{
	static const struct {
		const char	*name;
		uint32_t	 left, right;
	} kinds[] = {
		{ "rgb8.png", 0xFF0000, 0x0000FF },
		{ "rgb16.png", 0xFF0000, 0x0000FF },
		{ "grey1.png", 0x000000, 0xFFFFFF },
		{ "grey8.png", 0x000000, 0xFFFFFF },
		{ "palette2.png", 0xFF0000, 0x0000FF },
		{ "palette8.png", 0xFF0000, 0x0000FF },
		{ "interlaced.png", 0xFF0000, 0x0000FF },
		{ "rgba8.png", 0xFF0000, 0xFFFFFF },	/* clear at the edge */
		{ "trns.png", 0xFF0000, 0x3F3FFF },	/* half clear, twice */
		{ "rgb.jpg", 0xFF0000, 0x0000FF },
		{ "grey.jpg", 0x7F7F7F, 0x464646 }
	};
	struct desk	*d = *state;
	unsigned char	 pixels[8][8][3];
	struct buf	 bytes, out;
	char		 path[80];
	size_t		 i;

	buf_init(&bytes, BUF_TEXT);
	buf_init(&out, BUF_TEXT);
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		snprintf(path, sizeof(path), "tests/fuzz/corpus/image/%s",
		    kinds[i].name);
		assert_int_equal(file_read(d->diags, path, &bytes), 0);
		buf_clear(&out);
		assert_int_equal(print_image(d, d->diags, &bytes, &out), 0);
		look(&out, pixels);
		check_color(pixels[4][1], kinds[i].left, kinds[i].name);
		check_color(pixels[4][7], kinds[i].right, kinds[i].name);
	}
	buf_free(&bytes);
	buf_free(&out);
}

/* Whatever is cut off or is no picture: a sentence, no file, no crash. */
static void
test_refusals(void **state)
{
	static const char *const names[] = { "rgb8.png", "rgba8.png",
		"interlaced.png", "rgb.jpg" };
	struct desk	*d = *state;
	struct diags	*ds = diags_new();
	struct buf	 bytes, out;
	char		 path[80];
	size_t		 i, n;

	buf_init(&bytes, BUF_TEXT);
	buf_init(&out, BUF_TEXT);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		snprintf(path, sizeof(path), "tests/fuzz/corpus/image/%s",
		    names[i]);
		assert_int_equal(file_read(ds, path, &bytes), 0);
		for (n = bytes.len; n-- > 0;) {
			bytes.len = n;
			assert_int_equal(print_image(d, ds, &bytes, &out), -1);
		}
	}
	assert_int_equal(out.len, 0);
	buf_free(&bytes);
	diags_free(ds);
}

/* Big-endian, as PNG and JPEG have them. */
static void
set_number(unsigned char *at, unsigned long n, int bytes)
{
	while (bytes-- > 0) {
		at[bytes] = (unsigned char)n;
		n >>= 8;
	}
}

/* Largest memory so far, in KiB. */
static long
memory(void)
{
	struct rusage	 usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

/*
 * A few bytes that say they are a gigabyte of pixels: refused for what is
 * there, without room for what is said. The check sums are right.
 */
static void
test_gigabyte(void **state)
{
	static const unsigned long	 sides[][2] = {
		{ 16384, 16384 }, { 20000, 20000 }, { 1, 0x7FFFFFFF },
		{ 0x7FFFFFFF, 1 }, { 0xFFFFFFFF, 0xFFFFFFFF }
	};
	struct desk	*d = *state;
	struct diags	*ds = diags_new();
	struct buf	 bytes, out;
	unsigned char	*head;
	size_t		 i;
	long		 before;

	buf_init(&bytes, BUF_TEXT);
	buf_init(&out, BUF_TEXT);
	assert_int_equal(file_read(ds, "tests/fuzz/corpus/image/rgb8.png",
	    &bytes), 0);
	head = (unsigned char *)bytes.data + 12;
	before = memory();
	for (i = 0; i < sizeof(sides) / sizeof(sides[0]); i++) {
		set_number(head + 4, sides[i][0], 4);
		set_number(head + 8, sides[i][1], 4);
		set_number(head + 17, crc32(0, head, 17), 4);
		assert_int_equal(print_image(d, ds, &bytes, &out), -1);
	}
	assert_int_equal(diags_count(ds, DIAG_DATA), i);
	assert_true(memory() - before < 64 * 1024);
	assert_int_equal(out.len, 0);
	buf_free(&bytes);
	diags_free(ds);
}

/* A camera held on its side is told of; a damaged note of it is passed over. */
static void
test_turned(void **state)
{
	static const unsigned char	 exif[] = {
		0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0,
		'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
		1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0
	};
	struct desk	*d = *state;
	struct diags	*ds = diags_new();
	struct buf	 bytes, photo, out;
	size_t		 i;

	buf_init(&bytes, BUF_TEXT);
	buf_init(&photo, BUF_TEXT);
	buf_init(&out, BUF_TEXT);
	file_read(ds, "tests/fuzz/corpus/image/rgb.jpg", &bytes);
	buf_add(&photo, bytes.data, 2);
	buf_add(&photo, exif, sizeof(exif));
	buf_add(&photo, bytes.data + 2, bytes.len - 2);
	assert_int_equal(print_image(d, ds, &photo, &out), 0);
	assert_int_equal(diags_count(ds, DIAG_WARNING), 1);
	/* Its offset, its count, its byte order, bit by bit. */
	for (i = 4; i < sizeof(exif); i++) {
		photo.data[2 + i] = (char)0xFF;
		buf_clear(&out);
		assert_int_equal(print_image(d, ds, &photo, &out), 0);
		photo.data[2 + i] = (char)exif[i];
	}
	buf_free(&bytes);
	buf_free(&photo);
	buf_free(&out);
	diags_free(ds);
}

/* Four components are CMYK, which an sRGB paper cannot show rightly. */
static void
test_cmyk(void **state)
{
	struct desk	*d = *state;
	struct diags	*ds = diags_new();
	struct buf	 bytes, out;
	size_t		 i;

	buf_init(&bytes, BUF_TEXT);
	buf_init(&out, BUF_TEXT);
	file_read(ds, "tests/fuzz/corpus/image/rgb.jpg", &bytes);
	for (i = 0; i + 9 < bytes.len; i++)
		if ((unsigned char)bytes.data[i] == 0xFF &&
		    (unsigned char)bytes.data[i + 1] == 0xC0)
			bytes.data[i + 9] = 4;
	assert_int_equal(print_image(d, ds, &bytes, &out), -1);
	assert_int_equal(diags_count(ds, DIAG_DATA), 1);
	buf_free(&bytes);
	diags_free(ds);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_gigabyte),
		cmocka_unit_test(test_cmyk),
		cmocka_unit_test(test_turned)
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
