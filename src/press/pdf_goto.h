/*
 * Where the links inside a paper lead (ISO 32000-1, 12.3.2 and 12.6.4.2): one
 * action for each id, which all links to it share. A link may come before the
 * place it leads to; the actions are written when all places are known.
 */
#ifndef PRESS_PDF_GOTO_H
#define PRESS_PDF_GOTO_H

struct pdf_goto;
struct pdf_output;

struct pdf_goto	*pdf_goto_new(void);
void		 pdf_goto_free(struct pdf_goto *);
/* Forgets all, for the next document. */
void		 pdf_goto_clear(struct pdf_goto *);

/* The object number of the action that leads to ID. */
unsigned int	 pdf_goto_action(struct pdf_goto *,
		    const struct pdf_output *, const char *id);
/* ID stands Y mpt above the lower edge of the page with that object number. */
void		 pdf_goto_place(struct pdf_goto *, const char *id,
		    unsigned int page, long y);

/* Writes the actions; the id of one that leads nowhere, else NULL. */
const char	*pdf_goto_finish(struct pdf_goto *,
		    const struct pdf_output *);

#endif
