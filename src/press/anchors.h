/*
 * The places of a paper that have a name: where each id= stands, and who
 * refers to it. The page of an id is known when the paper has been laid out,
 * so whoever prints it is given what the last layout found.
 */
#ifndef PRESS_ANCHORS_H
#define PRESS_ANCHORS_H

#include "press/job.h"

/*
 * Something with this name is there; a fault if two have it. The names that
 * the press gives (note.1, page.1, heading.1, addendum.1) are put too.
 */
void		 anchors_put(struct job *, const char *id,
		    const struct source *);
/* Something leads to ID. */
void		 anchors_refer(struct job *, const char *id,
		    const struct source *);
/* ID stands on that page, counted from 1. */
void		 anchors_place(struct job *, const char *id, int page);

/* The page of ID in the last layout, which this layout prints; 0 unknown. */
int		 anchors_page(struct job *, const char *id);
/* The same for the number of all pages. */
int		 anchors_pages(struct job *);

/*
 * Ends a layout of PAGES pages; 1 if a number that it printed is not what it
 * turned out to be, so that it must be done again.
 */
int		 anchors_end(struct job *, int pages);
/* Forgets what was put, keeps the pages, for the next layout. */
void		 anchors_again(struct job *);

/* Faults for references to what is not there. */
void		 anchors_check(struct job *);

#endif
