/*
 * Streams that papers of one template have in common to the byte, as the tree
 * of tags of a letter: the last few are kept with what they were compressed
 * to. The result is that of pdf_deflate, whatever is kept.
 */
#ifndef PRESS_PDF_MEMO_H
#define PRESS_PDF_MEMO_H

#include <stddef.h>

struct arena;
struct pdf_deflate;
struct pdf_memo;

struct pdf_memo	*pdf_memo_new(struct pdf_deflate *);
void		 pdf_memo_free(struct pdf_memo *);

/* The N bytes compressed, in the arena. */
const void	*pdf_memo_deflate(struct pdf_memo *, struct arena *,
		    const void *bytes, size_t n, size_t *compressed);

#endif
