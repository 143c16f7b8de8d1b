/*
 * Files that show pages and hold no text, of which --ocr would read more.
 */
#ifndef SCANS_H
#define SCANS_H

#include <libxml/tree.h>

struct session;

/* How many there are in the case; 0 if it is NULL. */
int	 scans_count(const xmlDoc *);

/* Says that --ocr exists if there are any, it was not given and would work. */
void	 scans_hint(struct session *, int scans);

#endif
