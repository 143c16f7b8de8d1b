/*
 * zlib streams through libdeflate, which is several times faster than zlib
 * at the same size.
 */
#ifndef PRESS_PDF_DEFLATE_H
#define PRESS_PDF_DEFLATE_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct pdf_deflate;

/* For one thread. */
struct pdf_deflate *pdf_deflate_new(void);
void		 pdf_deflate_free(struct pdf_deflate *);

/* The N bytes compressed, in the arena. */
const void	*pdf_deflate(struct pdf_deflate *, struct arena *,
		    const void *bytes, size_t n, size_t *compressed);

/*
 * A piece of a stream that many documents share, compressed once, so that it
 * can stand between bytes that differ: a run of deflate blocks that ends at
 * a byte border (RFC 1951).
 */
struct pdf_deflate_part {
	const void	*data;
	size_t		 n;
	size_t		 whole_n;	/* bytes before compression */
	uint32_t	 adler;		/* their checksum (RFC 1950) */
};

struct pdf_deflate_part	 pdf_deflate_part(struct pdf_deflate *,
			    struct arena *, const void *bytes, size_t n);

/*
 * The last blocks of a stream, *DATA, borrowed until the next call; their
 * length.
 */
size_t		 pdf_deflate_last(struct pdf_deflate *, const void *bytes,
		    size_t n, const void **data);

/* The checksum so far, 1 at first, carried on over bytes or a part. */
uint32_t	 pdf_deflate_adler(uint32_t, const void *, size_t n);
uint32_t	 pdf_deflate_adler_join(uint32_t,
		    const struct pdf_deflate_part *);

/*
 * Expands a zlib stream into exactly N bytes at OUT; -1 if it is damaged or
 * has another length.
 */
int		 pdf_deflate_expand(const void *bytes, size_t n, void *out,
		    size_t out_n);

/* CRC-32 as PNG has it. */
uint32_t	 pdf_deflate_crc(const void *, size_t n);

#endif
