/*
 * Bookmarks (ISO 32000-1, 12.3.3).
 */
#ifndef PRESS_PDF_OUTLINE_H
#define PRESS_PDF_OUTLINE_H

struct pdf_outline;
struct pdf_output;

struct pdf_outline *pdf_outline_new(void);
void		 pdf_outline_free(struct pdf_outline *);
/* Forgets all, for the next document. */
void		 pdf_outline_clear(struct pdf_outline *);

/*
 * LEVEL counts from 1; one that is skipped is as if it were the next. Y is
 * measured from the bottom of the page with that object number.
 */
void		 pdf_outline_add(struct pdf_outline *, int level,
		    const char *title, unsigned int page, long y);

/* Makes all objects; the root's number, or 0 if there are no bookmarks. */
unsigned int	 pdf_outline_finish(struct pdf_outline *,
		    const struct pdf_output *);

#endif
