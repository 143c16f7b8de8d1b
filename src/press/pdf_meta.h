/*
 * What a PDF says of itself: the information dictionary and the same as XMP
 * (ISO 16684-1), with the claims of PDF/A (ISO 19005) and PDF/UA-1
 * (ISO 14289-1). Dates come from the caller, so that two runs are one file.
 */
#ifndef PRESS_PDF_META_H
#define PRESS_PDF_META_H

#include "base/instant.h"

struct buf;

struct pdf_meta {
	const char	*title, *author, *subject;	/* "" or NULL: left out */
	const char	*producer;
	int		 part;		/* of PDF/A: 2; 3 with a file in it */
	char		 clock[INSTANT_SIZE];	/* RFC 3339 in Korean time */
};

/* The entry KEY with a date as PDF writes it (7.9.4). */
void	 pdf_meta_date(struct buf *, const char *key, const char *clock);
/* Entries of the information dictionary. */
void	 pdf_meta_info(struct buf *, const struct pdf_meta *);
void	 pdf_meta_xmp(struct buf *, const struct pdf_meta *);

#endif
