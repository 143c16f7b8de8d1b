/*
 * A file inside the PDF that it was made from (ISO 19005-3, 6.8): the data of
 * a paper beside its picture.
 */
#ifndef PRESS_PDF_ATTACH_H
#define PRESS_PDF_ATTACH_H

struct buf;
struct pdf_output;
struct press_attachment;

/*
 * Makes the file's objects and adds the entries of the catalog that lead to
 * it. CLOCK is the time of its last change, RFC 3339. The bytes are borrowed
 * until the PDF is written.
 */
void	 pdf_attach(const struct pdf_output *,
	    const struct press_attachment *, const char *clock,
	    struct buf *catalog);

#endif
