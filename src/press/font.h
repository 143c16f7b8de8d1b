/*
 * Fonts: which file plays which role (fonts.xml), glyphs and widths of its
 * faces. Everything that is measured is measured here, in 1/1000 of the font
 * size; font_subset makes what goes into a PDF from the same bytes. After
 * fonts_new nothing changes any more: threads may share it.
 */
#ifndef PRESS_FONT_H
#define PRESS_FONT_H

#include <stddef.h>
#include <stdint.h>

struct diags;
struct fonts;

enum {
	FONTS_MAX	= 64,	/* faces in one fonts.xml */
	FONTS_GLYPHS	= 65536	/* glyphs of a face: TrueType's own limit */
};

/* DIR holds fonts.xml; NULL with diags if a font is missing or unusable. */
struct fonts	*fonts_new(struct diags *, const char *dir);
void		 fonts_free(struct fonts *);

/* Faces are numbered 0 … fonts_count() − 1, in the order of fonts.xml. */
int		 fonts_count(const struct fonts *);
/*
 * Number of the face for a role ("gothic", "myeongjo"); a role without a bold
 * face gives its regular one. -1 if the role is unknown.
 */
int		 fonts_face(const struct fonts *, const char *role, int bold);
/* The face to try when this one lacks a glyph; -1 at the end of the chain. */
int		 fonts_fallback(const struct fonts *, int face);

const char	*fonts_name(const struct fonts *, int face);	/* PostScript */
/* Glyph of a code point; 0 if the face has none. */
uint16_t	 fonts_glyph(const struct fonts *, int face, uint32_t cp);
/* The advance of a glyph, 1/1000 em rounded. */
int		 fonts_advance(const struct fonts *, int face, uint16_t glyph);
/* 1/1000 em above and below (positive) the baseline. */
int		 fonts_ascent(const struct fonts *, int face);
int		 fonts_descent(const struct fonts *, int face);
/* The whole font file, borrowed. */
const void	*fonts_bytes(const struct fonts *, int face, size_t *n);

#endif
