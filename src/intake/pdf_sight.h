/*
 * A PDF as it is seen: its pages drawn small and grey by pdftoppm, a confined
 * child, so that words of which nothing is to be seen, and blank pages, are
 * told from others.
 */
#ifndef INTAKE_PDF_SIGHT_H
#define INTAKE_PDF_SIGHT_H

#include "base/buf.h"
#include "intake/text.h"

enum { PDF_SIGHT_PAGES = 100 };	/* drawn at once; more count as seen */

struct pdf_sight_page {
	const unsigned char	*pixels;	/* WIDTH of each row */
	int			 width, height;
};

struct pdf_sight {
	struct buf		 drawn;		/* owns the pixels */
	int			 first;		/* number of pages[0] */
	int			 n;
	struct pdf_sight_page	 pages[PDF_SIGHT_PAGES];
};

/*
 * Draws the pages FIRST … LAST. Returns 0, or -1 if they could not be drawn;
 * to be closed in either case.
 */
int	 pdf_sight_open(struct pdf_sight *, const struct buf *pdf, int first,
	    int last);
void	 pdf_sight_close(struct pdf_sight *);

/*
 * 1 if nothing is to be seen where the page NUMBER, WIDTH by HEIGHT 1/10 pt,
 * has the box; 0 if something is, or the page was not drawn.
 */
int	 pdf_sight_misses(const struct pdf_sight *, int number, int width,
	    int height, const struct text_box *);

/* 1 if the page was drawn and is of one colour. */
int	 pdf_sight_blank(const struct pdf_sight *, int number);

#endif
