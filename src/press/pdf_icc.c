#include "press/pdf_icc.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"

/*
 * Profile format: ICC.1:2001-04. All numbers big-endian; colours are
 * s15Fixed16 (65536 is 1).
 */

/* The primaries of sRGB seen under D50, and D50 itself. */
static const uint32_t red[] = { 0x6FA2, 0x38F5, 0x0390 };
static const uint32_t green[] = { 0x6299, 0xB785, 0x18DA };
static const uint32_t blue[] = { 0x24A0, 0x0F84, 0xB6CF };
static const uint32_t d50[] = { 0xF6D6, 0x10000, 0xD32D };

/*
 * Light over signal at 64 even steps: v / 12.92 up to 0.04045, from there
 * ((v + 0.055) / 1.055) ^ 2.4, in 65535ths.
 */
static const uint16_t curve[64] = {
	0, 81, 161, 244, 345, 466, 609, 776,
	965, 1180, 1420, 1687, 1980, 2301, 2651, 3030,
	3439, 3879, 4349, 4851, 5386, 5953, 6554, 7189,
	7858, 8562, 9302, 10078, 10890, 11739, 12626, 13551,
	14513, 15515, 16556, 17636, 18757, 19918, 21120, 22363,
	23648, 24974, 26344, 27756, 29211, 30710, 32253, 33840,
	35471, 37148, 38870, 40638, 42452, 44312, 46219, 48173,
	50174, 52223, 54320, 56465, 58659, 60901, 63193, 65535
};

static const char description[] = "sRGB";
static const char copyright[] = "No copyright";

static void
put32(struct buf *b, uint32_t n)
{
	unsigned char	 bytes[4] = {
		(unsigned char)(n >> 24), (unsigned char)(n >> 16),
		(unsigned char)(n >> 8), (unsigned char)n
	};

	buf_add(b, bytes, sizeof(bytes));
}

static void
put_zeros(struct buf *b, size_t n)
{
	static const char	 zeros[80];

	buf_add(b, zeros, n);
}

static void
put_words(struct buf *b, const uint32_t *words, size_t n)
{
	size_t	 i;

	for (i = 0; i < n; i++)
		put32(b, words[i]);
}

/* An element starts with its type and four zeros. */
static void
start(struct buf *b, const char *type)
{
	buf_add(b, type, 4);
	put_zeros(b, 4);
}

static void
put_xyz(struct buf *b, const uint32_t xyz[3])
{
	start(b, "XYZ ");
	put_words(b, xyz, 3);
}

static void
put_red(struct buf *b)
{
	put_xyz(b, red);
}

static void
put_green(struct buf *b)
{
	put_xyz(b, green);
}

static void
put_blue(struct buf *b)
{
	put_xyz(b, blue);
}

static void
put_white(struct buf *b)
{
	put_xyz(b, d50);
}

static void
put_curve(struct buf *b)
{
	size_t	 i, n = sizeof(curve) / sizeof(curve[0]);

	start(b, "curv");
	put32(b, (uint32_t)n);
	for (i = 0; i < n; i++) {
		buf_putc(b, curve[i] >> 8);
		buf_putc(b, curve[i] & 0xFF);
	}
}

/* ASCII, and the empty Unicode and Macintosh forms the type asks for. */
static void
put_description(struct buf *b)
{
	start(b, "desc");
	put32(b, sizeof(description));
	buf_add(b, description, sizeof(description));
	put_zeros(b, 4 + 4 + 2 + 1 + 67);
}

static void
put_copyright(struct buf *b)
{
	start(b, "text");
	buf_add(b, copyright, sizeof(copyright));
}

static const struct element {
	const char	*name;
	void		(*put)(struct buf *);	/* NULL: the one before again */
} elements[] = {
	{ "desc", put_description },
	{ "cprt", put_copyright },
	{ "wtpt", put_white },
	{ "rXYZ", put_red },
	{ "gXYZ", put_green },
	{ "bXYZ", put_blue },
	{ "rTRC", put_curve },
	{ "gTRC", NULL },
	{ "bTRC", NULL }
};

enum {
	ELEMENTS = sizeof(elements) / sizeof(elements[0]),
	HEADER = 128,
	TABLE = 4 + 12 * ELEMENTS
};

static void
put_header(struct buf *b, uint32_t size)
{
	put32(b, size);
	put32(b, 0);
	put32(b, 0x02400000);		/* version 2.4 */
	buf_add(b, "mntrRGB XYZ ", 12);
	buf_add(b, "\x07\xEA\0\1\0\1\0\0\0\0\0\0", 12);	/* 2026-01-01 */
	buf_add(b, "acsp", 4);
	put_zeros(b, 28);		/* platform … perceptual intent */
	put_words(b, d50, 3);
	put_zeros(b, 48);
}

void
pdf_icc(struct buf *out)
{
	struct buf	 table, data;
	uint32_t	 at = 0, size = 0;
	int		 i;

	buf_init(&table, BUF_TEXT);
	buf_init(&data, BUF_TEXT);
	put32(&table, ELEMENTS);
	for (i = 0; i < ELEMENTS; i++) {
		if (elements[i].put != NULL) {
			at = HEADER + TABLE + (uint32_t)data.len;
			elements[i].put(&data);
			size = HEADER + TABLE + (uint32_t)data.len - at;
			put_zeros(&data, -data.len & 3);
		}
		buf_add(&table, elements[i].name, 4);
		put32(&table, at);
		put32(&table, size);
	}
	put_header(out, HEADER + TABLE + (uint32_t)data.len);
	buf_add(out, table.data, table.len);
	buf_add(out, data.data, data.len);
	buf_free(&table);
	buf_free(&data);
}
