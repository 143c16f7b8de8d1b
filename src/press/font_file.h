/*
 * Part of a font as a TrueType file for a PDF: only the glyphs asked for,
 * numbered in the order asked for, without hinting, names and character map
 * (a CIDFontType2 with an identity map needs none of them). A file depends
 * on the font and the list of glyphs alone.
 *
 * Many files begin with the same glyphs, the words of a template: a start.
 * The rows of the start in each table are ready once, in bytes that never
 * change, so that a file only costs what its own glyphs cost:
 *
 *	directory │ glyf: start, own │ head hhea maxp │
 *	    hmtx: start, own │ loca: start, own
 */
#ifndef PRESS_FONT_FILE_H
#define PRESS_FONT_FILE_H

#include <stddef.h>
#include <stdint.h>

struct buf;
struct font_file;
struct font_start;
struct font_subset;

enum font_piece { FONT_OUTLINES, FONT_METRICS, FONT_OFFSETS, FONT_PIECES };

/* Takes a file in order of its bytes. */
struct font_sink {
	/* Bytes of this file alone. */
	void	(*add)(void *, const void *bytes, size_t n);
	/* A glyph's outline that is the same in every file. */
	void	(*outline)(void *, uint16_t glyph, const void *bytes,
		    size_t n);
	/* Here stands that piece of the start; never called without one. */
	void	(*start)(void *, enum font_piece);
	void	*closure;
};

/* Makes files of one face, one after another. */
struct font_file *font_file_new(struct font_subset *);
void		 font_file_free(struct font_file *);

/*
 * Glyphs, the first of them .notdef, that others follow; NULL if there are
 * too many.
 */
struct font_start *font_start_new(struct font_file *, const uint16_t *glyphs,
		    size_t n);
void		 font_start_free(struct font_start *);
/* The glyphs and behind them the parts of composites among them. */
const uint16_t	*font_start_glyphs(const struct font_start *, size_t *n);
const struct buf *font_start_piece(const struct font_start *,
		    enum font_piece);

/*
 * Writes a file in which the glyphs of START (or NULL), then these N, then
 * the parts of composites among them have numbers from 0 on. Returns its
 * length, or 0 if there are too many glyphs.
 */
size_t		 font_file_write(struct font_file *, const struct font_start *,
		    const uint16_t *glyphs, size_t n,
		    const struct font_sink *);

/* The same as bytes behind OUT: 0, or -1. */
int		 font_file_bytes(struct font_file *, const struct font_start *,
		    const uint16_t *glyphs, size_t n, struct buf *out);

#endif
