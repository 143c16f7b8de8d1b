/*
 * What pdftotext -tsv prints of a PDF becomes the text of its pages.
 */
#ifndef INTAKE_PDF_WORDS_H
#define INTAKE_PDF_WORDS_H

#include "intake/text.h"

struct pdf_sight;

/* What letters a text is made of. */
struct pdf_census {
	size_t	 hangul;
	size_t	 garbage;	/* replacement, private use, controls */
	size_t	 letters;	/* all that is not blank */
	size_t	 unseen;	/* words left out, not in the above */
	int	 unseen_page;	/* of the first one */
};

/*
 * Adds the pages of TSV, a string of N bytes that is cut up, to the text, and
 * notes those without Hangul as bare: pictures, fonts without a character
 * table. Words of which the drawn pages, if not NULL, show nothing, and those
 * too small to be read, are left out.
 */
void	 pdf_words_read(char *tsv, size_t n, const struct pdf_sight *,
	    struct text *, struct pdf_census *);

/* How many pages it tells of. */
int	 pdf_words_pages(const char *tsv, size_t n);

#endif
