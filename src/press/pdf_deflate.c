#include "press/pdf_deflate.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"

struct pdf_deflate {
	struct libdeflate_compressor	*compressor;
	void				*scratch;
	size_t				 size;
};

struct pdf_deflate *
pdf_deflate_new(enum pdf_deflate_level level)
{
	struct pdf_deflate	*d = mem_alloc(sizeof(*d));

	d->compressor = libdeflate_alloc_compressor((int)level);
	if (d->compressor == NULL)
		mem_exhausted();
	return d;
}

void
pdf_deflate_free(struct pdf_deflate *d)
{
	if (d == NULL)
		return;
	libdeflate_free_compressor(d->compressor);
	free(d->scratch);
	free(d);
}

const void *
pdf_deflate(struct pdf_deflate *d, struct arena *a, const void *bytes,
    size_t n, size_t *compressed)
{
	size_t	 bound = libdeflate_zlib_compress_bound(d->compressor, n);
	void	*copy;

	if (d->size < bound) {
		d->scratch = mem_resize(d->scratch, bound, 1);
		d->size = bound;
	}
	*compressed = libdeflate_zlib_compress(d->compressor, bytes, n,
	    d->scratch, d->size);
	copy = arena_alloc(a, *compressed);
	memcpy(copy, d->scratch, *compressed);
	return copy;
}

int
pdf_deflate_expand(const void *bytes, size_t n, void *out, size_t out_n)
{
	struct libdeflate_decompressor	*d = libdeflate_alloc_decompressor();
	enum libdeflate_result		 result;

	if (d == NULL)
		mem_exhausted();
	/* Without a place for the length any other one is an error. */
	result = libdeflate_zlib_decompress(d, bytes, n, out, out_n, NULL);
	libdeflate_free_decompressor(d);
	return result == LIBDEFLATE_SUCCESS ? 0 : -1;
}

uint32_t
pdf_deflate_crc(const void *bytes, size_t n)
{
	return libdeflate_crc32(0, bytes, n);
}
