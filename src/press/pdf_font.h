/*
 * One face in one PDF: a Type 0 font whose codes are the glyph numbers of its
 * own subset (Identity-H, CID = GID; ISO 32000-1, 9.7). Codes are given out
 * in the order of use, one for each pair of glyph and character: where two
 * characters share a glyph (blank and no-break blank) the text that a reader
 * copies out is still the text that was set.
 */
#ifndef PRESS_PDF_FONT_H
#define PRESS_PDF_FONT_H

#include <stddef.h>
#include <stdint.h>

struct font_subset;
struct fonts;
struct pdf_font;
struct pdf_output;

struct pdf_font	*pdf_font_new(const struct fonts *, int face);
void		 pdf_font_free(struct pdf_font *);

/* The code that shows GLYPH as the character CP (0: not known). */
uint16_t	 pdf_font_code(struct pdf_font *, uint16_t glyph, uint32_t cp);

/* Makes the font's objects; the Type 0 dictionary gets NUMBER. 0, or -1. */
int		 pdf_font_finish(struct pdf_font *, struct font_subset *,
		    const struct pdf_output *, unsigned int number);

#endif
