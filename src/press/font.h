/*
 * Fonts: which file plays which role (fonts.xml), glyphs and widths of its
 * faces, and at the end the subset that goes into a PDF. Everything that is
 * measured is measured here, in 1/1000 of the font size.
 */
#ifndef PRESS_FONT_H
#define PRESS_FONT_H

#include <stddef.h>
#include <stdint.h>

struct buf;
struct diags;
struct fonts;

/* DIR holds fonts.xml; NULL with diags if a font is missing or unusable. */
struct fonts	*fonts_new(struct diags *, const char *dir);
void		 fonts_free(struct fonts *);

/* Number of the face for a role ("gothic", "myeongjo"); -1 if unknown. */
int		 fonts_face(const struct fonts *, const char *role, int bold);
/* The face to try when this one lacks a glyph; -1 at the end of the chain. */
int		 fonts_fallback(const struct fonts *, int face);

const char	*fonts_name(const struct fonts *, int face);	/* PostScript */
/* Glyph of a code point; 0 if the face has none. */
uint16_t	 fonts_glyph(const struct fonts *, int face, uint32_t cp);
/* Advance of a glyph, 1/1000 em. */
int		 fonts_advance(const struct fonts *, int face, uint16_t glyph);
/* 1/1000 em above and below (positive) the baseline. */
int		 fonts_ascent(const struct fonts *, int face);
int		 fonts_descent(const struct fonts *, int face);

#endif
