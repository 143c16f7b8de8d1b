/*
 * What a PDF says of itself, found in its bytes: dictionaries that stand in
 * the file openly or in object streams. Nothing is verified: a signature is
 * there, whether it holds is for others to say.
 * Source: ISO 32000-1, 7.5.7 object streams, 7.11 file specifications, 12.8
 * signatures, 14.3.3 document information; ISO 19005 (pdfaid).
 */
#ifndef INTAKE_PDF_ABOUT_H
#define INTAKE_PDF_ABOUT_H

#include "intake/text.h"

struct buf;

enum {
	PDF_ATTACHMENTS	 = 20,	/* that are named */
	PDF_NAME_MAX	 = 200	/* UTF-16 units, or twice as many bytes, of
				   a name or producer as it is stored */
};

struct pdf_about {
	int		 encrypted;
	int		 signatures;	/* without time stamps */
	int		 time_stamps;	/* of the document, not in signatures */
	/* Its text lies under pictures, put there by OCR: not sure. */
	int		 guessed;
	int		 written_on;	/* by notes that show text */
	const char	*producer;	/* "" if not said or encrypted */
	char		 conformance[4];	/* "2a" of PDF/A-2a; "" */
	const char	*attachments[PDF_ATTACHMENTS];
	int		 n;		/* names, each once */
};

void	 pdf_about_read(struct arena *, const struct buf *,
	    struct pdf_about *);

#endif
