/*
 * Strips → pages: where each page ends, repeated headers, running lines with
 * the number of pages, boxes at a place of the page.
 */
#ifndef PRESS_PAGE_H
#define PRESS_PAGE_H

#include "press/expand.h"
#include "press/job.h"

struct buf;
struct canvas;
struct pages;

enum { PAGE_MAX = 10000 };	/* pages of one paper */

/*
 * Lays out the document. Faults are in the job; NULL if there is nothing to
 * draw at all.
 */
struct pages	*pages_new(struct job *, const struct template *,
		    const struct node *root);

/* Draws all pages; with DRAFT, 초안 leans across each. */
void		 pages_draw(struct pages *, struct canvas *, int draft);

/* The boxes with the place that each property comes from. */
void		 pages_trace(const struct pages *, struct buf *);

#endif
