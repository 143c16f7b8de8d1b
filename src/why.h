/*
 * Why each file was taken for its document, as text for people: what spoke
 * for it, with points and places, what was not found, and what it lost to.
 */
#ifndef WHY_H
#define WHY_H

#include <libxml/tree.h>

struct buf;

/* Writes it of all files of the case. */
void	 why_write(struct buf *, const xmlDoc *);

#endif
