/*
 * What tesseract read on a page (its "tsv"), as words of a page of text:
 * turned upright whichever way the page lay, made level where it was askew,
 * letters put together to words. A word that was seen but not read surely
 * enough becomes UTF8_LOST, which no value may hold.
 */
#ifndef INTAKE_OCR_WORDS_H
#define INTAKE_OCR_WORDS_H

#include "intake/pdf_page.h"

struct arena;

enum {
	OCR_SURE	= 60,	/* per cent, below which a word is unsure */
	OCR_SIDE	= 8420	/* of A4, for pictures of unknown size */
};

/*
 * The words of the first page of TSV, which is cut up. The page's number is
 * left alone; its longer side is SIDE (1/10 pt; 0: OCR_SIDE), places are
 * scaled to it. Returns how many Hangul letters are sure.
 */
int	 ocr_words_read(struct arena *, char *tsv, int side,
	    struct pdf_page *);

#endif
