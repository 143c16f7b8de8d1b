/*
 * One face in one PDF: a Type 0 font whose codes (pdf_codes) are the glyph
 * numbers of its own subset (Identity-H, CID = GID; ISO 32000-1, 9.7).
 */
#ifndef PRESS_PDF_FONT_H
#define PRESS_PDF_FONT_H

#include <stddef.h>
#include <stdint.h>

struct fonts;
struct pdf_face;
struct pdf_font;
struct pdf_output;

/*
 * What many documents are expected to say with this face: the words of a
 * template. Its glyphs stand first in each of their fonts, compressed once.
 */
struct pdf_font_base;

struct pdf_font_base *pdf_font_base_new(const struct fonts *, int face);
void		 pdf_font_base_free(struct pdf_font_base *);
/* Characters the face has no glyph for are passed over. */
void		 pdf_font_base_add(struct pdf_font_base *, const char *utf8);
/* Compresses; nothing can be added any more. */
void		 pdf_font_base_seal(struct pdf_font_base *,
		    struct pdf_face *);

/* BASE is NULL or sealed, and lives as long as the font. */
struct pdf_font	*pdf_font_new(const struct fonts *, int face,
		    const struct pdf_font_base *);
void		 pdf_font_free(struct pdf_font *);

/* The code that shows GLYPH as the character CP (0: not known). */
uint16_t	 pdf_font_code(struct pdf_font *, uint16_t glyph, uint32_t cp);

/* Whether the code is the same in all documents with the font's base. */
int		 pdf_font_of_base(const struct pdf_font *, uint16_t code);

/* Makes the font's objects; the Type 0 dictionary gets NUMBER. 0, or -1. */
int		 pdf_font_finish(struct pdf_font *, struct pdf_face *,
		    const struct pdf_output *, unsigned int number);

#endif
