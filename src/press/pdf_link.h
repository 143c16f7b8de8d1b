/*
 * Links of one page (ISO 32000-1, 12.5.6.5): an annotation over each line of
 * a link's text, tied to its element (ISO 14289-1, 7.18.5).
 */
#ifndef PRESS_PDF_LINK_H
#define PRESS_PDF_LINK_H

#include "base/buf.h"

struct pdf_output;
struct pdf_tags;

struct pdf_links {
	int		 tag;		/* link with an open box, or -1 */
	int		 baseline;
	long		 box[4];	/* left, top, right, bottom; canvas */
	struct buf	 annotations;	/* references, for /Annots */
};

void	 pdf_links_init(struct pdf_links *);
void	 pdf_links_free(struct pdf_links *);
/* Forgets all, for the next document. */
void	 pdf_links_clear(struct pdf_links *);

/* Text of the link TAG stands in BOX on that line. */
void	 pdf_link_text(struct pdf_links *, struct pdf_tags *,
	    const struct pdf_output *, int page_height, int tag,
	    int baseline, const long box[4]);
/* Makes the annotation of the box collected so far, if there is one. */
void	 pdf_link_close(struct pdf_links *, struct pdf_tags *,
	    const struct pdf_output *, int page_height);

#endif
