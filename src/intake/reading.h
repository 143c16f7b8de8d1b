/*
 * One bundle on its way into a case: what the files that make it share. First
 * come the files that speak of others (early), then every member (member),
 * each a document or several (document), at last those that go on in another
 * file (joined).
 */
#ifndef INTAKE_READING_H
#define INTAKE_READING_H

#include <libxml/tree.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "intake/bundle.h"
#include "intake/ocr.h"

struct arena;
struct cache;
struct document_type;
struct intake_options;
struct stated;
struct stem;
struct text;

struct intake {
	struct arena		*arena;
	const char		*dir;		/* of the types */
	struct document_type	*types;
	struct cache		*cache;		/* or NULL */
	const char		*ocr;		/* its stamp; NULL: unused */
	struct stem		*pdftotext;
};

struct reading {
	const struct intake	*intake;
	const struct intake_options *options;
	struct diags		*diags;
	struct arena		*arena;		/* of the bundle */
	struct arena		*member;	/* of one member, reset */
	struct bundle		*bundle;
	xmlNode			*facts;
	struct stated		*stated;
	struct buf		 bytes;		/* of one member */
	struct ocr		 ocr;
	/* What is wrong with files that were read before their turn. */
	enum diag_code		*early_code;
	const char		**early;
};

/* Reads all members of the bundle into the facts. */
void	 reading_all(struct reading *);

/* Says that member I comes next; 0 if it is one that must be left alone. */
int	 reading_approach(const struct reading *, size_t i);

/*
 * Reads the text of M, member I or a copy of it, whose bytes are in the
 * READING, and sets its state and problems. Returns 1 if another run might
 * read more of it, because a limit of pages or time was reached or a program
 * failed; else 0.
 */
int	 reading_text(struct reading *, size_t i, struct member *m,
	    struct text *);

#endif
