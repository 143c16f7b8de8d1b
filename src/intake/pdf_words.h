/*
 * What pdftotext -tsv prints of a PDF becomes the text of its pages.
 */
#ifndef INTAKE_PDF_WORDS_H
#define INTAKE_PDF_WORDS_H

#include "intake/text.h"

struct arena;

/* What letters a text is made of. */
struct pdf_census {
	size_t	 hangul;
	size_t	 garbage;	/* replacement, private use, controls */
	size_t	 letters;	/* all that is not blank */
};

/*
 * Adds the pages of TSV, a string of N bytes that is cut up, to the text, and
 * notes those without Hangul as bare: pictures, fonts without a character
 * table.
 */
void	 pdf_words_read(struct arena *, char *tsv, size_t n, struct text *,
	    struct pdf_census *);

#endif
