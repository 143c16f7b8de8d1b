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

enum pdf_deflate_level {
	PDF_DEFLATE_PAGE = 6,	/* once for one document */
	PDF_DEFLATE_ONCE = 12	/* once for a whole batch */
};

struct pdf_deflate *pdf_deflate_new(enum pdf_deflate_level);
void		 pdf_deflate_free(struct pdf_deflate *);

/* The N bytes compressed, in the arena. */
const void	*pdf_deflate(struct pdf_deflate *, struct arena *,
		    const void *bytes, size_t n, size_t *compressed);

/*
 * Expands a zlib stream into exactly N bytes at OUT; -1 if it is damaged or
 * has another length.
 */
int		 pdf_deflate_expand(const void *bytes, size_t n, void *out,
		    size_t out_n);

/* CRC-32 as PNG has it. */
uint32_t	 pdf_deflate_crc(const void *, size_t n);

#endif
