/*
 * The readers, one per format that gives text. Each adds to TEXT what the
 * member's BYTES say, and sets the member's state and problems where they
 * cannot be read or not wholly.
 */
#ifndef INTAKE_READ_H
#define INTAKE_READ_H

#include "intake/bundle.h"
#include "intake/text.h"

struct arena;
struct buf;
struct child;

/* How pdftotext is run. */
extern const struct child read_pdf_child;

void	 read_pdf(struct arena *, struct member *, const struct buf *,
	    struct text *);
void	 read_hwpx(struct arena *, struct member *, const struct buf *,
	    struct text *);
void	 read_docx(struct arena *, struct member *, const struct buf *,
	    struct text *);
void	 read_xlsx(struct arena *, struct member *, const struct buf *,
	    struct text *);
void	 read_hwp(struct arena *, struct member *, const struct buf *,
	    struct text *);
void	 read_csv(struct arena *, struct member *, const struct buf *,
	    struct text *);
void	 read_plain(struct arena *, struct member *, const struct buf *,
	    struct text *);
void	 read_xml(struct arena *, struct member *, const struct buf *,
	    struct text *);
void	 read_image(struct arena *, struct member *, const struct buf *,
	    struct text *);

#endif
