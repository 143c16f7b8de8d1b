/*
 * Text of pictures, by tesseract in a confined child: pictures as they are,
 * pages of a PDF that gave no text through pdftoppm. It is a guess, and every
 * piece of it is marked as one.
 */
#ifndef INTAKE_OCR_H
#define INTAKE_OCR_H

#include "intake/bundle.h"
#include "intake/text.h"

struct arena;
struct buf;

/* Every page takes seconds; what goes beyond is named. */
enum {
	OCR_FILE_PAGES	 = 50,
	OCR_BUNDLE_PAGES = 300
};

/*
 * Which programs and data would be used, as a line; NULL if tesseract, its
 * Korean data or pdftoppm is not installed.
 */
const char	*ocr_stamp(struct arena *);

/* What reading the files of one bundle shares. */
struct ocr {
	int	 left;		/* pages of the bundle that may be read */
	void	(*page)(void *closure);	/* told before each; or NULL */
	void	*closure;
};

/*
 * Reads the pages of the member that are noted as bare in TEXT; sets its
 * state and problems anew. Returns 1 if a limit of pages or time left some
 * out, so that another run may read more; else 0.
 */
int	 ocr_read(struct ocr *, struct arena *, struct member *,
	    const struct buf *bytes, struct text *);

#endif
