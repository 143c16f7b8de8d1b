/*
 * Object streams (ISO 32000-1, 7.5.7): the dictionaries of a PDF side by side
 * in compressed streams. The tree of a page with a table has a thousand small
 * dictionaries; by themselves they are larger than all that stands on it.
 */
#ifndef PRESS_PDF_PACK_H
#define PRESS_PDF_PACK_H

struct pdf_output;

/*
 * Puts every object without a stream into object streams, which become
 * objects too, except the two that are named. 0, or -1 with a diag (P088)
 * if one got too large.
 */
int	 pdf_pack(const struct pdf_output *, unsigned int root,
	    unsigned int info);

#endif
