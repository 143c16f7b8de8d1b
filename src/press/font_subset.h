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
struct fonts;
struct font_subset;

struct font_subset *font_subset_new(const struct fonts *, int face);
void		 font_subset_free(struct font_subset *);

/*
 * The N glyphs and behind them the parts of composites among them, each
 * once, into LIST (FONTS_GLYPHS places). Returns how many there are, or 0 if
 * the font could not be taken apart.
 */
size_t		 font_subset_close(struct font_subset *,
		    const uint16_t *glyphs, size_t n, uint16_t *list);

/* The outlines of a closed list as they stand in a file's glyf table. */
void		 font_subset_outlines(struct font_subset *,
		    const uint16_t *list, size_t n, struct buf *out);

/*
 * Appends a TrueType file to OUT in which glyph i is glyph GLYPHS[i] of the
 * face; GLYPHS[0] is 0 (.notdef). Parts of composites follow behind the N.
 * The outlines of the first LEFT_OUT glyphs, a closed list, are not written:
 * they belong behind the first FONT_SUBSET_HEAD bytes. 0, or -1.
 */
int		 font_subset_build(struct font_subset *,
		    const uint16_t *glyphs, size_t n, size_t left_out,
		    struct buf *out);

enum { FONT_SUBSET_HEAD = 12 + 6 * 16 };	/* the table directory */

/* The font's box, 1/1000 em: left, bottom, right, top. */
void		 font_subset_box(const struct font_subset *, long box[4]);

#endif
