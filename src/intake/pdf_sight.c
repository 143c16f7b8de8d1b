#include "intake/pdf_sight.h"

#include <stdio.h>

#include "base/child.h"

enum {
	SIDE		= 700,		/* pixels of the longer side */
	CONTRAST	= 8,		/* of 255; less is not seen */
	NUMBER_SIZE	= 16
};

/* What pdftoppm prints of a page goes before its pixels. Netpbm, pgm(5). */
static int
take_page(struct pdf_sight *sight, size_t *at)
{
	struct pdf_sight_page	*page = &sight->pages[sight->n];
	const char		*s = buf_string(&sight->drawn) + *at;
	int			 length = 0;
	size_t			 size;

	if (sscanf(s, "P5 %5d %5d 255%n", &page->width, &page->height,
	    &length) != 2 || length == 0 || page->width < 1 ||
	    page->height < 1)
		return 0;
	*at += (size_t)length + 1;
	size = (size_t)page->width * (size_t)page->height;
	if (*at > sight->drawn.len || sight->drawn.len - *at < size)
		return 0;
	page->pixels = (const unsigned char *)sight->drawn.data + *at;
	*at += size;
	sight->n++;
	return 1;
}

int
pdf_sight_open(struct pdf_sight *sight, const struct buf *pdf, int first,
    int last)
{
	char			 from[NUMBER_SIZE], until[NUMBER_SIZE];
	char			 side[NUMBER_SIZE];
	const char *const	 argv[] = { "pdftoppm", "-gray", "-f", from,
	    "-l", until, "-scale-to", side, "-", NULL };
	const struct child	 child = { .argv = argv, .cpu_seconds = 20,
	    .wall_seconds = 40 };
	enum child_outcome	 outcome;
	size_t			 at = 0;

	if (last - first >= PDF_SIGHT_PAGES)
		last = first + PDF_SIGHT_PAGES - 1;
	sight->n = 0;
	sight->first = first;
	buf_init(&sight->drawn, (size_t)PDF_SIGHT_PAGES * SIDE * SIDE);
	snprintf(from, sizeof(from), "%d", first);
	snprintf(until, sizeof(until), "%d", last);
	snprintf(side, sizeof(side), "%d", SIDE);
	outcome = child_run(&child, buf_string(pdf), pdf->len, &sight->drawn,
	    NULL);
	while (sight->n <= last - first && take_page(sight, &at))
		;
	return outcome == CHILD_OK && sight->n == last - first + 1 ? 0 : -1;
}

void
pdf_sight_close(struct pdf_sight *sight)
{
	buf_free(&sight->drawn);
}

static const struct pdf_sight_page *
drawn(const struct pdf_sight *sight, int number)
{
	return number < sight->first || number - sight->first >= sight->n ?
	    NULL : &sight->pages[number - sight->first];
}

/* 1 if the pixels of the rectangle, edges outside, differ. */
static int
differs(const struct pdf_sight_page *page, int left, int top, int right,
    int bottom)
{
	int	 x, y, least = 255, most = 0;

	for (y = top; y < bottom; y++)
		for (x = left; x < right; x++) {
			int	 v = page->pixels[(size_t)y *
			    (size_t)page->width + (size_t)x];

			least = v < least ? v : least;
			most = v > most ? v : most;
		}
	return most - least >= CONTRAST;
}

/* The place AT of a page of WHOLE 1/10 pt, in pixels of N. */
static int
pixel(int at, int whole, int n)
{
	int64_t	 p = whole > 0 ? (int64_t)at * n / whole : 0;

	return p < 0 ? 0 : p > n ? n : (int)p;
}

int
pdf_sight_misses(const struct pdf_sight *sight, int number, int width,
    int height, const struct text_box *box)
{
	const struct pdf_sight_page	*page = drawn(sight, number);
	int				 left, top, right, bottom;

	if (page == NULL)
		return 0;
	left = pixel(box->x, width, page->width);
	right = pixel(box->x + box->w, width, page->width);
	/* Lines of a table touch the box above and below. */
	top = pixel(box->y + box->h / 8, height, page->height);
	bottom = pixel(box->y + box->h - box->h / 8, height, page->height);
	if (right == left && right < page->width)
		right++;
	if (bottom == top && bottom < page->height)
		bottom++;
	return !differs(page, left, top, right, bottom);
}

int
pdf_sight_blank(const struct pdf_sight *sight, int number)
{
	const struct pdf_sight_page	*page = drawn(sight, number);

	return page != NULL && !differs(page, 0, 0, page->width,
	    page->height);
}
