/*
 * The words of one page of a PDF with their places, made into lines of text
 * as a reader sees them: words at one height are one line, and blanks stand
 * for the space between them, so that columns lie under one another.
 */
#ifndef INTAKE_PDF_PAGE_H
#define INTAKE_PDF_PAGE_H

#include "intake/text.h"

struct arena;

/* Lengths: 1/10 pt from the upper left corner of the page. */
struct pdf_word {
	const char	*str;	/* UTF-8, NFC */
	struct text_box	 box;
	int		 line;	/* words of one number came as one line */
};

enum { PDF_WORDS_MAX = 100000 };	/* of one page */

struct pdf_page {
	int		 number;
	int		 width, height;
	struct pdf_word	*words;
	int		 n;
	size_t		 size;
};

/*
 * Adds the lines of the page to the text; the words may be reordered. What
 * stays is in the arena of the text; the other is for the time of the call.
 */
void	 pdf_page_lines(struct arena *, struct pdf_page *, struct text *);

#endif
