/*
 * Part of a font as a TrueType file for a PDF: only the glyphs asked for,
 * numbered in the order asked for, without hinting, names and character map
 * (a CIDFontType2 with an identity map needs none of them).
 *
 * hb-subset extracts the outlines and closes over the parts of composite
 * glyphs; it is asked once for the first document and once more, for all
 * glyphs, should another document need others, since a call costs two
 * milliseconds. Putting the file together from outlines at hand costs a few
 * microseconds. A file depends on the font and the list of glyphs alone.
 */
#ifndef PRESS_FONT_SUBSET_H
#define PRESS_FONT_SUBSET_H

#include <stddef.h>
#include <stdint.h>

struct buf;
struct diags;
struct fonts;
struct font_subset;

struct font_subset *font_subset_new(const struct fonts *, int face);
void		 font_subset_free(struct font_subset *);

/*
 * Appends a TrueType file to OUT in which glyph i is glyph GLYPHS[i] of the
 * face; GLYPHS[0] is 0 (.notdef). Parts of composites follow behind the N.
 * 0, or -1 with a diag (P089).
 */
int		 font_subset_build(struct font_subset *, struct diags *,
		    const uint16_t *glyphs, size_t n, struct buf *out);

/* The font's box, 1/1000 em: left, bottom, right, top. */
void		 font_subset_box(const struct font_subset *, long box[4]);

#endif
