/*
 * The colour space of our papers: sRGB (IEC 61966-2-1) as an ICC profile of
 * version 2, about 700 bytes, made from its published constants.
 */
#ifndef PRESS_PDF_ICC_H
#define PRESS_PDF_ICC_H

struct buf;

void	 pdf_icc(struct buf *);

#endif
