/*
 * Links of one page (ISO 32000-1, 12.5.6.5): an annotation over each line of
 * a link's text, tied to its element (ISO 14289-1, 7.18.5).
 */
#ifndef PRESS_PDF_LINK_H
#define PRESS_PDF_LINK_H

#include "base/buf.h"

struct canvas_run;
struct pdf_goto;
struct pdf_output;
struct pdf_tags;

struct pdf_links {
	struct pdf_tags	*tags;
	struct pdf_goto	*places;
	const struct pdf_output *output;
	int		 page_height;
	int		 tag;		/* link with an open box, or -1 */
	int		 baseline;
	long		 box[4];	/* left, top, right, bottom; canvas */
	struct buf	 words;		/* in the box */
	struct buf	 annotations;	/* references, for /Annots */
};

void	 pdf_links_init(struct pdf_links *, struct pdf_tags *,
	    struct pdf_goto *, const struct pdf_output *);
void	 pdf_links_free(struct pdf_links *);
/* Forgets the page, for the next one of that height. */
void	 pdf_links_clear(struct pdf_links *, int page_height);

/* The run is of the link TAG and stands in BOX. */
void	 pdf_link_text(struct pdf_links *, int tag, const struct canvas_run *,
	    const long box[4]);
/* Makes the annotation of the box collected so far, if there is one. */
void	 pdf_link_close(struct pdf_links *);

#endif
