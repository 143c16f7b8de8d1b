/*
 * PNG and JPEG files as image objects. Nothing of a file is believed: a PNG
 * that is written through as it stands has had every chunk's checksum tested
 * and its pixels counted; one with transparency or interlacing is decoded by
 * libpng's bounded reader and compressed again.
 */
#ifndef PRESS_PDF_IMAGE_H
#define PRESS_PDF_IMAGE_H

#include <stddef.h>

#include "base/diag.h"

struct pdf_output;

enum {
	PDF_IMAGE_SIDE	= 16384,		/* pixels */
	PDF_IMAGE_PIXELS = 40 * 1000 * 1000
};

/*
 * The image's object number, or 0 with a diag (P090) at PLACE. The bytes have
 * to live until the PDF is written.
 */
unsigned int	 pdf_image_add(const struct pdf_output *, struct place,
		    const void *, size_t n);

#endif
