/*
 * A zlib stream (RFC 1950) put together from parts compressed long ago and
 * bytes that are new. Parts are copied; new bytes are compressed only where
 * they end the stream and are many, else stored: a few hundred bytes are not
 * worth the time it takes to compress them.
 */
#ifndef PRESS_PDF_JOIN_H
#define PRESS_PDF_JOIN_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct pdf_deflate;
struct pdf_deflate_part;

struct pdf_join {
	struct pdf_deflate	*deflate;
	struct buf		 out;		/* the stream */
	struct buf		 fresh;		/* bytes not yet in it */
	uint32_t		 adler;
	size_t			 whole_n;	/* bytes before compression */
};

void	 pdf_join_init(struct pdf_join *, struct pdf_deflate *);
void	 pdf_join_free(struct pdf_join *);

/* Begins a stream; what the last one held is gone. */
void	 pdf_join_begin(struct pdf_join *);
void	 pdf_join_bytes(struct pdf_join *, const void *, size_t n);
void	 pdf_join_part(struct pdf_join *, const struct pdf_deflate_part *);
/* The stream, until another is begun. NULL if it got too large. */
const void *pdf_join_end(struct pdf_join *, size_t *compressed);

#endif
