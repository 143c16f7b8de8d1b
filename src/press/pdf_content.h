/*
 * The content stream of one page (ISO 32000-1, 8 and 9): what the calls of a
 * canvas become. Keeps the graphics state, so that only changes are written.
 * Lengths are canvas lengths, from the top of the page.
 */
#ifndef PRESS_PDF_CONTENT_H
#define PRESS_PDF_CONTENT_H

#include <stdint.h>

#include "base/buf.h"

struct canvas_run;

struct pdf_content {
	struct buf	 bytes;
	int		 height;	/* of the page */
	int		 in_text;	/* between BT and ET */
	int		 marked;	/* between BDC and EMC */
	int		 face, size;	/* -1: not set on this page */
	long		 x, y;		/* start of the text line */
	int64_t		 fill, stroke;	/* colours, -1: not set */
	int		 width, dash;	/* of lines */
};

void	 pdf_content_init(struct pdf_content *);
void	 pdf_content_free(struct pdf_content *);
/* Starts an empty page. */
void	 pdf_content_begin(struct pdf_content *, int height);

/* Content that belongs to an element, to nothing, or no longer to either. */
void	 pdf_content_mark(struct pdf_content *, const char *name, long mcid);
void	 pdf_content_artifact(struct pdf_content *, const char *properties);
void	 pdf_content_unmark(struct pdf_content *);

/*
 * CODES are the run's glyphs in the font's own codes. ACTUAL, unless NULL,
 * is the text for a reader where the codes cannot say it.
 */
void	 pdf_content_text(struct pdf_content *, const struct canvas_run *,
	    const uint16_t *codes, const char *actual);
/* The operator alone that shows the codes; text with an operator so made. */
void	 pdf_content_show(struct buf *, const struct canvas_run *,
	    const uint16_t *codes);
void	 pdf_content_shown(struct pdf_content *, const struct canvas_run *,
	    const void *shown, size_t n);
/* The same text through the middle of the page, leaning. */
void	 pdf_content_leaning(struct pdf_content *, const struct canvas_run *,
	    const uint16_t *codes, int page_width, long text_width);

void	 pdf_content_line(struct pdf_content *, int x1, int y1, int x2,
	    int y2, int width, uint32_t color, int dash);
void	 pdf_content_fill(struct pdf_content *, int x, int y, int width,
	    int height, uint32_t color);
void	 pdf_content_path(struct pdf_content *, const int *xy,
	    size_t points, int width, uint32_t color, int filled);
void	 pdf_content_image(struct pdf_content *, unsigned int number, int x,
	    int y, int width, int height);

#endif
