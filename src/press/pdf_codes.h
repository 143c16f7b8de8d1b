/*
 * The codes of one font in one PDF. They are given out in the order of use,
 * one for each pair of glyph and character: where two characters share a
 * glyph (blank and no-break blank) the text that a reader copies out is still
 * the text that was set. Code 0 is .notdef.
 */
#ifndef PRESS_PDF_CODES_H
#define PRESS_PDF_CODES_H

#include <stddef.h>
#include <stdint.h>

struct pdf_codes {
	const struct pdf_codes	*base;		/* whose codes come first */
	size_t			 first;		/* the first code of its own */
	uint16_t		*glyphs;	/* of its own codes */
	uint32_t		*characters;
	size_t			 n, size;	/* its own */
	uint16_t		*slots;		/* hash of pairs → code */
	size_t			 slots_n;
	uint16_t		*firsts;	/* of a glyph, its first code;
						   or NULL */
};

enum { PDF_CODES_MAX = 65000 };		/* leaves room for composites */

/* BASE is NULL or stays as it is. */
void		 pdf_codes_init(struct pdf_codes *,
		    const struct pdf_codes *base);
void		 pdf_codes_free(struct pdf_codes *);

/* Makes the codes of a base quick to find; none is given out any more. */
void		 pdf_codes_index(struct pdf_codes *);

/* The code of GLYPH as the character CP (0: not known); 0: none is left. */
uint16_t	 pdf_codes_code(struct pdf_codes *, uint16_t glyph,
		    uint32_t cp);
/* A further code for a glyph that no text shows. */
void		 pdf_codes_add(struct pdf_codes *, uint16_t glyph);

#endif
