/*
 * Whether the compressed streams of a PDF are whole. Extractors read on past
 * broken ones without a word, and what stood in them is missing.
 * Source: ISO 32000-1, 7.3.8 stream objects, 7.4.4 FlateDecode; RFC 1950.
 */
#ifndef INTAKE_PDF_SUM_H
#define INTAKE_PDF_SUM_H

#include <stddef.h>

struct pdf_hiding;

/*
 * How many streams of the N bytes do not unpack to what their check sums say,
 * or are plain tables of characters that hold fewer than they say; one more
 * if the table of objects does not stand where the file says. Streams
 * without a check sum, under other filters or beyond a bound on the work count
 * as whole; an encrypted PDF must not be asked about.
 * On the way the streams are skimmed for text that nobody sees; streams under
 * other filters are suspect. NULL: they are not.
 */
size_t	 pdf_sum_broken(const void *, size_t n, struct pdf_hiding *);

#endif
