/*
 * The words of a page of a PDF as they are read: turned upright, if the text
 * of the page lies on its side or on its head.
 */
#ifndef INTAKE_PDF_PLACED_H
#define INTAKE_PDF_PLACED_H

#include "intake/pdf_page.h"

struct arena;

/* Lengths: 1/10 pt from the upper left corner of the upright page. */
struct pdf_placed {
	const struct pdf_word	*word;
	int			 x0, x1, y0, y1;
};

struct pdf_frame {
	struct pdf_placed	*words;
	int			 n;
	int			 width, height;
	int			 usual;		/* height of most words */
};

/* The words of the page, of which there must be some. */
void	 pdf_placed_read(struct arena *, const struct pdf_page *,
	    struct pdf_frame *);

/* 1 if the two are as good as on one line. */
int	 pdf_placed_level(const struct pdf_placed *,
	    const struct pdf_placed *);

#endif
