/*
 * What a batch keeps of one face: the maker of its font files and the
 * outlines of glyphs, each compressed once. Where the rare syllables of a
 * name stand in a font, their outlines are copied and not compressed again.
 */
#ifndef PRESS_PDF_FACE_H
#define PRESS_PDF_FACE_H

#include <stddef.h>
#include <stdint.h>

#include "press/pdf_join.h"

struct fonts;
struct font_file;
struct font_subset;
struct pdf_deflate_part;

struct pdf_face {
	struct font_subset	 *subset;
	struct font_file	 *file;
	/* Of the document being finished: the font file, code → character. */
	struct pdf_join		  join, map;
	struct pdf_deflate_part	**outlines;	/* of glyphs; NULL unknown */
	struct arena		 *arena;
};

struct pdf_face	*pdf_face_new(const struct fonts *, int face,
		    struct pdf_deflate *);
void		 pdf_face_free(struct pdf_face *);

/* The glyph's outline compressed; the same bytes at every call. */
const struct pdf_deflate_part *pdf_face_outline(struct pdf_face *,
		    uint16_t glyph, const void *bytes, size_t n);

#endif
