#include "intake/image_size.h"

#include <string.h>

enum {
	BOX_DEPTH	= 6,	/* boxes in boxes of HEIF */
	PIXELS_MAX	= 1000000	/* of a side that is believed */
};

uint32_t
image_size_be(const unsigned char *p, size_t n, size_t at, int bytes)
{
	uint32_t	 value = 0;

	if (at > n || n - at < (size_t)bytes)
		return 0;
	for (p += at; bytes > 0; bytes--)
		value = value << 8 | *p++;
	return value;
}

uint32_t
image_size_le(const unsigned char *p, size_t n, size_t at, int bytes)
{
	uint32_t	 value = 0;

	if (at > n || n - at < (size_t)bytes)
		return 0;
	for (p += at; bytes > 0; bytes--)
		value = value << 8 | p[bytes - 1];
	return value;
}

/* Pixels a metre as dots an inch. */
static uint32_t
dpi_of(uint32_t per_metre)
{
	return (uint32_t)(((uint64_t)per_metre * 254 + 5000) / 10000);
}

static void
read_png(const unsigned char *p, size_t n, struct image_size *s)
{
	size_t	 at = 8;

	s->cut = 1;
	while (n - at >= 12 && s->cut) {
		uint32_t		 len = image_size_be(p, n, at, 4);
		const unsigned char	*name = p + at + 4;

		at += 8;
		if (len > n - at - 4)
			return;
		if (memcmp(name, "IHDR", 4) == 0) {
			s->width = image_size_be(p, n, at, 4);
			s->height = image_size_be(p, n, at + 4, 4);
		} else if (memcmp(name, "pHYs", 4) == 0 && len == 9 &&
		    p[at + 8] == 1) {
			s->dpi = dpi_of(image_size_be(p, n, at, 4));
		} else if (memcmp(name, "eXIf", 4) == 0) {
			image_size_exif(p + at, len, s);
		}
		s->cut = memcmp(name, "IEND", 4) != 0;
		at += len + 4;
	}
}

/* The density of JFIF: a unit, then dots in it. */
static void
read_jfif(const unsigned char *p, size_t n, struct image_size *s)
{
	uint32_t	 dots = image_size_be(p, n, 8, 2);

	if (n < 12 || memcmp(p, "JFIF", 5) != 0)
		return;
	if (p[7] == 1)
		s->dpi = dots;
	else if (p[7] == 2)
		s->dpi = dpi_of(dots * 100);
}

static int
is_frame(int marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
	    marker != 0xC8 && marker != 0xCC;
}

/* A segment of N bytes at P. */
static void
read_segment(int marker, const unsigned char *p, size_t n,
    struct image_size *s)
{
	if (marker == 0xE0) {
		read_jfif(p, n, s);
	} else if (marker == 0xE1 && n > 6 && memcmp(p, "Exif\0", 6) == 0) {
		image_size_exif(p + 6, n - 6, s);
	} else if (is_frame(marker)) {
		s->height = image_size_be(p, n, 1, 2);
		s->width = image_size_be(p, n, 3, 2);
	}
}

static void
read_jpeg(const unsigned char *p, size_t n, struct image_size *s)
{
	size_t	 at = 2, len;
	int	 marker = 0;

	while (n - at >= 4 && marker != 0xDA) {
		if (p[at] != 0xFF)
			break;
		marker = p[at + 1];
		at += marker == 0xFF ? 1 : 2;
		if (marker == 0xFF || marker == 1)
			continue;
		len = image_size_be(p, n, at, 2);
		if (len < 2 || len > n - at)
			break;
		read_segment(marker, p + at + 2, len - 2, s);
		at += len;
	}
	/* Cameras put things of their own behind the end. */
	s->cut = marker != 0xDA || memmem(p + at, n - at, "\xFF\xD9", 2) ==
	    NULL;
}

static void
read_tiff(const unsigned char *p, size_t n, struct image_size *s)
{
	s->pages = 0;
	image_size_tiff(p, n, s);
}

/* A property of HEIF: the size of an image (of its tiles, too), its turn. */
static void
read_property(const unsigned char *name, const unsigned char *p, size_t n,
    struct image_size *s)
{
	uint32_t	 width, height;

	if (memcmp(name, "ispe", 4) == 0 && n >= 12) {
		width = image_size_be(p, n, 4, 4);
		height = image_size_be(p, n, 8, 4);
		if ((uint64_t)width * height >
		    (uint64_t)s->width * s->height) {
			s->width = width;
			s->height = height;
		}
	} else if (memcmp(name, "irot", 4) == 0 && n >= 1) {
		s->turned = (4 - (p[0] & 3)) % 4 * 90;
	}
}

static int
is_container(const unsigned char *name)
{
	return memcmp(name, "meta", 4) == 0 || memcmp(name, "iprp", 4) == 0 ||
	    memcmp(name, "ipco", 4) == 0;
}

static void
read_boxes(const unsigned char *p, size_t n, struct image_size *s, int depth)
{
	size_t	 len, head;

	while (n >= 8 && depth < BOX_DEPTH) {
		len = image_size_be(p, n, 0, 4);
		head = 8;
		if (len == 1 && n >= 16 && image_size_be(p, n, 8, 4) == 0) {
			len = image_size_be(p, n, 12, 4);
			head = 16;
		}
		if (len == 0)		/* up to the end */
			len = n;
		if (len < head || len > n) {
			s->cut = 1;
			return;
		}
		/* Before what "meta" holds stand its version and flags. */
		if (is_container(p + 4) && len >= head + 4)
			read_boxes(p + head + (p[4] == 'm' ? 4 : 0),
			    len - head - (p[4] == 'm' ? 4 : 0), s, depth + 1);
		else
			read_property(p + 4, p + head, len - head, s);
		p += len;
		n -= len;
	}
}

static void
read_heif(const unsigned char *p, size_t n, struct image_size *s)
{
	read_boxes(p, n, s, 0);
}

static void
read_webp(const unsigned char *p, size_t n, struct image_size *s)
{
	uint32_t	 bits = image_size_le(p, n, 21, 4);

	s->cut = (uint64_t)image_size_le(p, n, 4, 4) + 8 > n;
	if (n < 30)
		return;
	if (memcmp(p + 12, "VP8X", 4) == 0) {
		s->width = image_size_le(p, n, 24, 3) + 1;
		s->height = image_size_le(p, n, 27, 3) + 1;
	} else if (memcmp(p + 12, "VP8L", 4) == 0) {
		s->width = (bits & 0x3FFF) + 1;
		s->height = (bits >> 14 & 0x3FFF) + 1;
	} else {
		s->width = image_size_le(p, n, 26, 2) & 0x3FFF;
		s->height = image_size_le(p, n, 28, 2) & 0x3FFF;
	}
}

static void
read_gif(const unsigned char *p, size_t n, struct image_size *s)
{
	s->width = image_size_le(p, n, 6, 2);
	s->height = image_size_le(p, n, 8, 2);
	s->cut = n < 14 || memchr(p + n - 4, ';', 4) == NULL;
}

static void
read_bmp(const unsigned char *p, size_t n, struct image_size *s)
{
	int32_t	 height = (int32_t)image_size_le(p, n, 22, 4);

	s->cut = image_size_le(p, n, 2, 4) > n;
	if (image_size_le(p, n, 14, 4) == 12) {
		s->width = image_size_le(p, n, 18, 2);
		s->height = image_size_le(p, n, 20, 2);
		return;
	}
	s->width = image_size_le(p, n, 18, 4);
	s->height = height < 0 ? 0U - (uint32_t)height : (uint32_t)height;
	s->dpi = dpi_of(image_size_le(p, n, 38, 4));
}

int
image_size(const char *kind, const void *bytes, size_t n,
    struct image_size *s)
{
	static const struct {
		const char	*kind;
		void		(*read)(const unsigned char *, size_t,
				    struct image_size *);
		size_t		 least;
	} formats[] = {
		{ "png", read_png, 8 }, { "jpeg", read_jpeg, 3 },
		{ "tiff", read_tiff, 4 }, { "heic", read_heif, 8 },
		{ "avif", read_heif, 8 }, { "webp", read_webp, 12 },
		{ "gif", read_gif, 6 }, { "bmp", read_bmp, 2 },
	};
	size_t	 i, count = sizeof(formats) / sizeof(formats[0]);

	for (i = 0; i < count; i++)
		if (strcmp(formats[i].kind, kind) == 0)
			break;
	if (i == count)
		return -1;
	memset(s, 0, sizeof(*s));
	s->pages = 1;
	if (n >= formats[i].least)
		formats[i].read(bytes, n, s);
	if (s->width == 0 || s->height == 0 || s->width > PIXELS_MAX ||
	    s->height > PIXELS_MAX)
		s->width = s->height = 0;
	return 0;
}
