#include <string.h>

#include "intake/image_size.h"

enum {
	PAGES_MAX	= 1000,
	ENTRIES_MAX	= 512,	/* of one directory */
	ENTRY		= 12,
	TAG_WIDTH	= 256,
	TAG_HEIGHT	= 257,
	TAG_STRIPS	= 273,
	TAG_ORIENTATION	= 274,
	TAG_DENSITY	= 282,
	TAG_UNIT	= 296,
	TAG_TILES	= 324,
	SHORT		= 3,
	LONG		= 4,
	INCH		= 2,
	CENTIMETRE	= 3
};

struct tiff {
	const unsigned char	*p;
	size_t			 n;
	uint32_t		 (*number)(const unsigned char *, size_t,
				    size_t, int);
};

static uint32_t
number(const struct tiff *t, size_t at, int bytes)
{
	return t->number(t->p, t->n, at, bytes);
}

/* The value of an entry of one number. */
static uint32_t
value(const struct tiff *t, size_t entry)
{
	return number(t, entry + 8,
	    number(t, entry + 2, 2) == SHORT ? 2 : 4);
}

/* A fraction, in hundredths of a dot. */
static uint64_t
density(const struct tiff *t, size_t entry)
{
	size_t		 at = number(t, entry + 8, 4);
	uint32_t	 over = number(t, at, 4), under = number(t, at + 4, 4);

	return under == 0 ? 0 : (uint64_t)over * 100 / under;
}

/* 1 if the last strip begins behind the end of the file. */
static int
is_cut(const struct tiff *t, size_t entry)
{
	int		 bytes = number(t, entry + 2, 2) == SHORT ? 2 : 4;
	uint32_t	 count = number(t, entry + 4, 4);
	uint64_t	 last;

	if (count <= 4 / (uint32_t)bytes)
		return value(t, entry) >= t->n;
	last = number(t, entry + 8, 4) + (uint64_t)(count - 1) *
	    (uint64_t)bytes;
	return last + (uint64_t)bytes > t->n ||
	    number(t, (size_t)last, bytes) >= t->n;
}

/* How the picture lies (Exif 4.6.4 A): 6 is turned right, 8 left. */
static int
turn(uint32_t orientation)
{
	static const int	 turns[] = { 0, 0, 0, 180, 180, 90, 90, 270,
	    270 };

	return orientation < sizeof(turns) / sizeof(turns[0]) ?
	    turns[orientation] : 0;
}

/* What a directory says of dots. */
struct dots {
	uint64_t	 hundredths;
	uint32_t	 unit;
};

static uint32_t
dpi_of(const struct dots *dots)
{
	uint64_t	 hundredths = dots->hundredths;

	if (dots->unit == CENTIMETRE)
		hundredths = hundredths * 254 / 100;
	return (uint32_t)((hundredths + 50) / 100);
}

static void
read_entry(const struct tiff *t, size_t entry, int size,
    struct image_size *s, struct dots *dots)
{
	switch (number(t, entry, 2)) {
	case TAG_ORIENTATION:
		s->turned = turn(value(t, entry));
		break;
	case TAG_DENSITY:
		dots->hundredths = density(t, entry);
		break;
	case TAG_UNIT:
		dots->unit = value(t, entry);
		break;
	case TAG_WIDTH:
		if (size)
			s->width = value(t, entry);
		break;
	case TAG_HEIGHT:
		if (size)
			s->height = value(t, entry);
		break;
	case TAG_STRIPS:
	case TAG_TILES:
		if (size && is_cut(t, entry))
			s->cut = 1;
		break;
	default:
		break;
	}
}

/* The directory at AT; where the next one is, 0 at the end. */
static size_t
read_directory(const struct tiff *t, size_t at, int size,
    struct image_size *s)
{
	struct dots	 dots = { .unit = INCH };
	uint32_t	 count = number(t, at, 2), i;

	if (at + 2 > t->n || (t->n - at - 2) / ENTRY < count ||
	    count > ENTRIES_MAX) {
		s->cut = size;
		return 0;
	}
	for (i = 0; i < count; i++)
		read_entry(t, at + 2 + i * ENTRY, size, s, &dots);
	if (dots.hundredths > 0)
		s->dpi = dpi_of(&dots);
	return number(t, at + 2 + count * ENTRY, 4);
}

static int
open_tiff(const unsigned char *p, size_t n, struct tiff *t)
{
	if (n < 8 || (memcmp(p, "II*", 4) != 0 && memcmp(p, "MM\0*", 4) != 0))
		return -1;
	t->p = p;
	t->n = n;
	t->number = p[0] == 'I' ? image_size_le : image_size_be;
	return 0;
}

void
image_size_tiff(const unsigned char *p, size_t n, struct image_size *s)
{
	struct image_size	 other = { 0 };
	struct tiff		 t;
	size_t			 at, first;

	if (open_tiff(p, n, &t) == -1)
		return;
	at = first = number(&t, 4, 4);
	if (at == 0 || at >= n) {
		s->cut = 1;
		return;
	}
	/* Each directory is a page; the first one tells the size. */
	do {
		at = read_directory(&t, at, 1, s->pages == 0 ? s : &other);
		s->pages++;
	} while (at != 0 && at != first && s->pages < PAGES_MAX);
	s->cut |= other.cut;
}

void
image_size_exif(const unsigned char *p, size_t n, struct image_size *s)
{
	struct tiff	 t;

	if (open_tiff(p, n, &t) == 0)
		read_directory(&t, number(&t, 4, 4), 0, s);
}
