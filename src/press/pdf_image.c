#include "press/pdf_image.h"

#include <png.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/bytes.h"
#include "base/diag.h"
#include "base/mem.h"
#include "press/pdf_deflate.h"
#include "press/pdf_object.h"
#include "press/pdf_put.h"

/* PNG (ISO/IEC 15948): colour types, and what the IHDR chunk says. */
enum { GREY = 0, RGB = 2, PALETTE = 3, GREY_ALPHA = 4, RGB_ALPHA = 6 };

enum { CHUNK = 12, IHDR_SIZE = 13, PALETTE_MAX = 256 * 3 };

struct picture {
	long		 width, height;
	int		 depth, color, interlaced, transparent;
	const uint8_t	*palette;
	size_t		 palette_n;
	const char	*space;		/* of a PDF */
	unsigned int	 turned;	/* EXIF: 2 … 8, else upright */
};

enum fault { FINE, UNKNOWN, DAMAGED, TOO_LARGE, CMYK, FAULTS };

static const char *const fault_words[FAULTS][2] = {
	[FINE]	    = { "", "" },
	[UNKNOWN]   = { "it is neither PNG nor JPEG",
			"PNG도 JPEG도 아닙니다" },
	[DAMAGED]   = { "it is damaged", "파일이 손상되었습니다" },
	[TOO_LARGE] = { "it has more than 40 million pixels",
			"4천만 화소를 넘습니다" },
	[CMYK]	    = { "its colours are CMYK or it has more than 8 bits",
			"CMYK 색상이거나 8비트를 넘습니다" }
};

static int
is_too_large(const struct picture *p)
{
	return p->width < 1 || p->height < 1 || p->width > PDF_IMAGE_SIDE ||
	    p->height > PDF_IMAGE_SIDE ||
	    p->width * p->height > PDF_IMAGE_PIXELS;
}

static void
put_head(struct buf *b, const struct picture *p, const char *filter,
    size_t n)
{
	pdf_put(b, "/Type/XObject/Subtype/Image/Width ");
	pdf_put_int(b, p->width);
	pdf_put(b, "/Height ");
	pdf_put_int(b, p->height);
	pdf_put(b, "/BitsPerComponent ");
	pdf_put_int(b, p->depth);
	pdf_put(b, "/ColorSpace");
	if (p->palette != NULL) {
		pdf_put(b, "[/Indexed/DeviceRGB ");
		pdf_put_int(b, (long)(p->palette_n / 3) - 1);
		pdf_put_bytes(b, p->palette, p->palette_n);
		pdf_put(b, "]");
	} else
		pdf_put(b, p->space);
	pdf_put(b, "/Filter/");
	pdf_put(b, filter);
	pdf_put(b, "/Length ");
	pdf_put_int(b, (long)n);
}

static unsigned int
add(const struct pdf_output *o, struct buf *head, const void *data, size_t n)
{
	unsigned int	 number = pdf_object_add(o->objects, head);

	pdf_object_stream(o->objects, number, data, n);
	buf_free(head);
	return number;
}

static void
read_header(struct picture *p, const uint8_t *data)
{
	p->width = (long)bytes_be32(data);
	p->height = (long)bytes_be32(data + 4);
	p->depth = data[8];
	p->color = data[9];
	p->interlaced = data[12];
}

/* A chunk that matters; the others are passed over. */
static enum fault
read_chunk(struct picture *p, struct buf *pixels, const char *type,
    const uint8_t *data, uint32_t n)
{
	if (memcmp(type, "IHDR", 4) == 0) {
		if (n != IHDR_SIZE || p->width != 0)
			return DAMAGED;
		read_header(p, data);
		return is_too_large(p) ? TOO_LARGE : FINE;
	}
	if (p->width == 0)
		return DAMAGED;
	if (memcmp(type, "PLTE", 4) == 0) {
		if (n == 0 || n > PALETTE_MAX || n % 3 != 0)
			return DAMAGED;
		p->palette = data;
		p->palette_n = n;
	} else if (memcmp(type, "tRNS", 4) == 0)
		p->transparent = 1;
	else if (memcmp(type, "IDAT", 4) == 0)
		buf_add(pixels, data, n);
	return FINE;
}

/* All chunks up to IEND, which must be there. */
static enum fault
read_png(struct picture *p, struct buf *pixels, const uint8_t *bytes,
    size_t n)
{
	size_t		 at = 8;
	uint32_t	 size;
	enum fault	 fault;

	while (n - at >= CHUNK) {
		const char	*type = (const char *)bytes + at + 4;

		size = bytes_be32(bytes + at);
		if (size > n - at - CHUNK)
			return DAMAGED;
		if (pdf_deflate_crc(type, size + 4) !=
		    bytes_be32(bytes + at + 8 + size))
			return DAMAGED;
		if (memcmp(type, "IEND", 4) == 0)
			return p->width != 0 && pixels->len > 0 ? FINE :
			    DAMAGED;
		fault = read_chunk(p, pixels, type, bytes + at + 8, size);
		if (fault != FINE)
			return fault;
		at += size + CHUNK;
	}
	return DAMAGED;
}

static int
channels(const struct picture *p)
{
	return p->color == RGB ? 3 : 1;
}

static int
is_allowed_depth(const struct picture *p)
{
	switch (p->depth) {
	case 8:
		return 1;
	case 1: case 2: case 4:
		return p->color == GREY || p->color == PALETTE;
	default:
		return 0;
	}
}

/* Whether a PDF reader can take the compressed rows as they are. */
static int
is_plain(const struct picture *p)
{
	return !p->interlaced && !p->transparent && is_allowed_depth(p) &&
	    (p->color == GREY || p->color == RGB ||
	    (p->color == PALETTE && p->palette != NULL));
}

/*
 * An index may point behind a short palette, and readers differ in what they
 * do then; so the palette is filled up with black.
 */
static void
fill_palette(const struct pdf_output *o, struct picture *p)
{
	size_t	 full = (size_t)3 << p->depth;
	uint8_t	*copy = arena_alloc(o->arena, full);

	memcpy(copy, p->palette, p->palette_n < full ? p->palette_n : full);
	p->palette = copy;
	p->palette_n = full;
}

/* The rows are all there, and each names one of the five filters. */
static int
rows_are_whole(const struct picture *p, const struct buf *pixels)
{
	size_t	 row = ((size_t)p->width * (size_t)(channels(p) * p->depth) +
		    7) / 8 + 1;
	size_t	 n = row * (size_t)p->height;
	uint8_t	*rows = mem_alloc(n);
	size_t	 at;
	int	 whole;

	whole = pdf_deflate_expand(pixels->data, pixels->len, rows, n) == 0;
	for (at = 0; whole && at < n; at += row)
		whole = rows[at] <= 4;
	free(rows);
	return whole;
}

static enum fault
pass_png(const struct pdf_output *o, struct picture *p,
    const struct buf *pixels, unsigned int *number)
{
	struct buf	 head;
	uint8_t		*copy;

	if (!rows_are_whole(p, pixels))
		return DAMAGED;
	if (p->color == PALETTE)
		fill_palette(o, p);
	else
		p->palette = NULL;	/* a mere suggestion elsewhere */
	p->space = p->color == GREY ? "/DeviceGray" : "/DeviceRGB";
	copy = arena_alloc(o->arena, pixels->len);
	memcpy(copy, pixels->data, pixels->len);
	buf_init(&head, BUF_TEXT);
	put_head(&head, p, "FlateDecode", pixels->len);
	/* PNG's own row filters (7.4.4.4). */
	pdf_put(&head, "/DecodeParms<</Predictor 15/Colors ");
	pdf_put_int(&head, channels(p));
	pdf_put(&head, "/BitsPerComponent ");
	pdf_put_int(&head, p->depth);
	pdf_put(&head, "/Columns ");
	pdf_put_int(&head, p->width);
	pdf_put(&head, ">>");
	*number = add(o, &head, copy, pixels->len);
	return FINE;
}

/* Moves the alpha bytes out of RGBA; 1 if one of them is not opaque. */
static int
split(uint8_t *rgba, uint8_t *alpha, size_t pixels)
{
	size_t	 i;
	int	 seen = 0;

	for (i = 0; i < pixels; i++) {
		alpha[i] = rgba[4 * i + 3];
		seen |= alpha[i] != 0xFF;
		memmove(rgba + 3 * i, rgba + 4 * i, 3);
	}
	return seen;
}

static unsigned int
add_mask(const struct pdf_output *o, const struct picture *p,
    const uint8_t *alpha, size_t pixels)
{
	struct picture	 mask = *p;
	struct buf	 head;
	size_t		 n;
	const void	*data = pdf_deflate(o->deflate, o->arena, alpha,
			    pixels, &n);

	mask.space = "/DeviceGray";
	buf_init(&head, BUF_TEXT);
	put_head(&head, &mask, "FlateDecode", n);
	return add(o, &head, data, n);
}

static unsigned int
add_pixels(const struct pdf_output *o, struct picture *p, uint8_t *rgba)
{
	size_t		 pixels = (size_t)p->width * (size_t)p->height, n;
	uint8_t		*alpha = mem_alloc(pixels);
	int		 masked = split(rgba, alpha, pixels);
	unsigned int	 mask = 0;
	const void	*data;
	struct buf	 head;

	p->depth = 8;
	p->space = "/DeviceRGB";
	p->palette = NULL;
	if (masked)
		mask = add_mask(o, p, alpha, pixels);
	free(alpha);
	data = pdf_deflate(o->deflate, o->arena, rgba, 3 * pixels, &n);
	buf_init(&head, BUF_TEXT);
	put_head(&head, p, "FlateDecode", n);
	if (masked) {
		pdf_put(&head, "/SMask ");
		pdf_put_ref(&head, mask);
	}
	return add(o, &head, data, n);
}

/*
 * libpng's simplified reader keeps its error jumps to itself and takes only
 * as much memory as the header's size, which has been tested before.
 */
static enum fault
decode_png(const struct pdf_output *o, struct picture *p,
    const uint8_t *bytes, size_t n, unsigned int *number)
{
	png_image	 image = { .version = PNG_IMAGE_VERSION };
	uint8_t		*rgba = NULL;
	int		 done = 0;

	if (png_image_begin_read_from_memory(&image, bytes, n)) {
		image.format = PNG_FORMAT_RGBA;
		rgba = mem_array((size_t)p->width * (size_t)p->height, 4);
		done = (long)image.width == p->width &&
		    (long)image.height == p->height &&
		    png_image_finish_read(&image, NULL, rgba, 0, NULL) &&
		    !PNG_IMAGE_FAILED(image);
	}
	png_image_free(&image);
	if (done)
		*number = add_pixels(o, p, rgba);
	free(rgba);
	return done ? FINE : DAMAGED;
}

static enum fault
add_png(const struct pdf_output *o, const uint8_t *bytes, size_t n,
    unsigned int *number)
{
	struct picture	 p = { 0 };
	struct buf	 pixels;
	enum fault	 fault;

	buf_init(&pixels, n);
	fault = read_png(&p, &pixels, bytes, n);
	if (fault == FINE && is_plain(&p))
		fault = pass_png(o, &p, &pixels, number);
	else if (fault == FINE)
		fault = decode_png(o, &p, bytes, n, number);
	buf_free(&pixels);
	return fault;
}

/* JPEG (ITU-T T.81): markers. */
enum {
	SOI = 0xD8, EOI = 0xD9, SOS = 0xDA, SOF0 = 0xC0, SOF2 = 0xC2,
	APP1 = 0xE1
};

/* Exif 2.3: a TIFF file in the segment, and of it one tag. */
enum {
	EXIF_HEAD = 6, TIFF_HEAD = 8, IFD_ENTRY = 12, ORIENTATION = 0x0112
};

/* A number of N bytes, the last of them first if LITTLE. */
static uint32_t
number_at(const uint8_t *p, int n, int little)
{
	uint32_t	 value = 0;
	int		 i;

	for (i = 0; i < n; i++)
		value = value << 8 | p[little ? n - 1 - i : i];
	return value;
}

/* How the camera was held; 0 if the segment does not say. */
static unsigned int
read_orientation(const uint8_t *segment, size_t n)
{
	const uint8_t	*tiff = segment + EXIF_HEAD, *entry;
	uint32_t	 at, count;
	int		 little;

	if (n < EXIF_HEAD + TIFF_HEAD || memcmp(segment, "Exif\0", 6) != 0)
		return 0;
	n -= EXIF_HEAD;
	little = tiff[0] == 'I';
	at = number_at(tiff + 4, 4, little);
	if (at > n - 2)
		return 0;
	count = number_at(tiff + at, 2, little);
	for (at += 2; count > 0 && at <= n && n - at >= IFD_ENTRY; count--) {
		entry = tiff + at;
		if (number_at(entry, 2, little) == ORIENTATION)
			return number_at(entry + 8, 2, little);
		at += IFD_ENTRY;
	}
	return 0;
}

static enum fault
read_frame(struct picture *p, const uint8_t *frame, size_t n)
{
	if (n < 6)
		return DAMAGED;
	p->depth = frame[0];
	p->height = frame[1] << 8 | frame[2];
	p->width = frame[3] << 8 | frame[4];
	if (p->depth != 8 || (frame[5] != 1 && frame[5] != 3))
		return CMYK;
	p->space = frame[5] == 1 ? "/DeviceGray" : "/DeviceRGB";
	return is_too_large(p) ? TOO_LARGE : FINE;
}

/* Walks the segments to the start of the scan; a frame must come before. */
static enum fault
read_jpeg(struct picture *p, const uint8_t *bytes, size_t n)
{
	size_t		 at = 2, size;
	enum fault	 fault = DAMAGED;

	while (n - at >= 4) {
		uint8_t	 marker = bytes[at + 1];

		if (bytes[at] != 0xFF)
			return DAMAGED;
		if (marker == 0xFF) {		/* a fill byte */
			at++;
			continue;
		}
		size = (size_t)(bytes[at + 2] << 8 | bytes[at + 3]);
		if (size < 2 || size > n - at - 2)
			return DAMAGED;
		if (marker == SOS)
			return fault;
		if (marker == APP1 && p->turned == 0)
			p->turned = read_orientation(bytes + at + 4,
			    size - 2);
		if (marker >= SOF0 && marker <= SOF2)
			fault = read_frame(p, bytes + at + 4, size - 2);
		at += size + 2;
	}
	return DAMAGED;
}

static int
ends_jpeg(const uint8_t *bytes, size_t n)
{
	while (n > 2 && bytes[n - 1] == 0)	/* padding of cameras */
		n--;
	return n > 2 && bytes[n - 2] == 0xFF && bytes[n - 1] == EOI;
}

static enum fault
add_jpeg(const struct pdf_output *o, struct place place, const uint8_t *bytes,
    size_t n, unsigned int *number)
{
	struct picture	 p = { 0 };
	enum fault	 fault = read_jpeg(&p, bytes, n);
	struct buf	 head;

	if (fault != FINE)
		return fault;
	if (!ends_jpeg(bytes, n))
		return DAMAGED;
	if (p.turned > 1 && p.turned <= 8)
		diag_at(o->diags, DIAG_P130, place, NULL);
	buf_init(&head, BUF_TEXT);
	put_head(&head, &p, "DCTDecode", n);
	*number = add(o, &head, bytes, n);
	return FINE;
}

unsigned int
pdf_image_add(const struct pdf_output *o, struct place place,
    const void *bytes, size_t n)
{
	static const uint8_t	 png[] = { 0x89, 'P', 'N', 'G', '\r', '\n',
				    0x1A, '\n' };
	static const uint8_t	 jpeg[] = { 0xFF, SOI, 0xFF };
	unsigned int		 number = 0;
	enum fault		 fault = UNKNOWN;

	if (n > sizeof(png) && memcmp(bytes, png, sizeof(png)) == 0)
		fault = add_png(o, bytes, n, &number);
	else if (n > sizeof(jpeg) && memcmp(bytes, jpeg, sizeof(jpeg)) == 0)
		fault = add_jpeg(o, place, bytes, n, &number);
	if (fault == FINE)
		return number;
	diag_at(o->diags, DIAG_P090, place,
	    fault_words[fault][diag_english() ? 0 : 1], NULL);
	return 0;
}
