/*
 * What a PDF needs of a face: outlines without hinting, widths, the fixed
 * tables. font_file puts these together into TrueType files.
 *
 * Outlines are taken when they are first asked for, which costs less than a
 * microsecond each; a file of a few hundred glyphs never reads the rest of
 * the font. What is damaged in a font draws nothing.
 */
#ifndef PRESS_FONT_SUBSET_H
#define PRESS_FONT_SUBSET_H

#include <stddef.h>
#include <stdint.h>

struct fonts;
struct font_subset;

/* A glyph as it stands in a glyf table. */
struct font_outline {
	const uint8_t	*bytes;
	uint32_t	 n;		/* a multiple of 4; 0: nothing drawn */
	uint32_t	 sum;		/* of its big-endian words */
	int		 known;
	int		 composite;	/* made of other glyphs */
};

enum { FONT_HEAD = 54, FONT_HHEA = 36, FONT_MAXP = 32 };

struct font_subset *font_subset_new(const struct fonts *, int face);
void		 font_subset_free(struct font_subset *);

/* Borrowed. */
const struct font_outline *font_subset_outline(struct font_subset *,
		    uint16_t glyph);

/*
 * The place of the next component's glyph number in a composite outline, 0
 * behind the last one. *AT is 0 before the first call.
 */
size_t		 font_subset_part(const uint8_t *outline, size_t n,
		    size_t *at);

/* Advance and left side bearing, font units, as in the font's own hmtx. */
void		 font_subset_metric(const struct font_subset *,
		    unsigned int glyph, uint8_t row[4]);

/* The font's own head, hhea and maxp. */
void		 font_subset_tables(const struct font_subset *,
		    uint8_t head[FONT_HEAD], uint8_t hhea[FONT_HHEA],
		    uint8_t maxp[FONT_MAXP]);

/* The font's box, 1/1000 em: left, bottom, right, top. */
void		 font_subset_box(const struct font_subset *, long box[4]);

#endif
