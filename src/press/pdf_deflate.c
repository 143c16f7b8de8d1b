#include "press/pdf_deflate.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/mem.h"

/*
 * From level 2 on libdeflate clears a few hundred kilobytes of tables for
 * every stream, which for a page of a letter takes longer than compressing
 * it; level 1 makes such small streams hardly larger (1 % was measured).
 */
enum {
	QUICK_LEVEL	= 1,
	THOROUGH_LEVEL	= 6,
	QUICK_BYTES	= 16 * 1024	/* up to these */
};

struct pdf_deflate {
	struct libdeflate_compressor	*quick, *thorough;
	void				*scratch;
	size_t				 size;
	z_stream			 z;
	int				 streaming;	/* z is in use */
};

static struct libdeflate_compressor *
new_compressor(int level)
{
	struct libdeflate_compressor	*c =
	    libdeflate_alloc_compressor(level);

	if (c == NULL)
		mem_exhausted();
	return c;
}

struct pdf_deflate *
pdf_deflate_new(void)
{
	struct pdf_deflate	*d = mem_alloc(sizeof(*d));

	d->quick = new_compressor(QUICK_LEVEL);
	d->thorough = new_compressor(THOROUGH_LEVEL);
	return d;
}

static struct libdeflate_compressor *
compressor(const struct pdf_deflate *d, size_t n)
{
	return n <= QUICK_BYTES ? d->quick : d->thorough;
}

void
pdf_deflate_free(struct pdf_deflate *d)
{
	if (d == NULL)
		return;
	libdeflate_free_compressor(d->quick);
	libdeflate_free_compressor(d->thorough);
	if (d->streaming)
		deflateEnd(&d->z);
	free(d->scratch);
	free(d);
}

static void *
scratch(struct pdf_deflate *d, size_t size)
{
	if (d->size < size) {
		d->scratch = mem_resize(d->scratch, size, 1);
		d->size = size;
	}
	return d->scratch;
}

const void *
pdf_deflate(struct pdf_deflate *d, struct arena *a, const void *bytes,
    size_t n, size_t *compressed)
{
	struct libdeflate_compressor	*c = compressor(d, n);
	size_t				 bound =
					    libdeflate_zlib_compress_bound(c,
					    n);
	void				*copy;

	*compressed = libdeflate_zlib_compress(c, bytes, n,
	    scratch(d, bound), bound);
	copy = arena_alloc(a, *compressed);
	memcpy(copy, d->scratch, *compressed);
	return copy;
}

size_t
pdf_deflate_last(struct pdf_deflate *d, const void *bytes, size_t n,
    const void **data)
{
	struct libdeflate_compressor	*c = compressor(d, n);
	size_t				 bound =
					    libdeflate_deflate_compress_bound(
					    c, n);

	*data = scratch(d, bound);
	return libdeflate_deflate_compress(c, bytes, n, d->scratch, bound);
}

uint32_t
pdf_deflate_adler(uint32_t adler, const void *bytes, size_t n)
{
	return libdeflate_adler32(adler, bytes, n);
}

uint32_t
pdf_deflate_adler_join(uint32_t adler, const struct pdf_deflate_part *part)
{
	return (uint32_t)adler32_combine(adler, part->adler,
	    (z_off_t)part->whole_n);
}

/* By zlib, because libdeflate cannot end a stream without closing it. */
static z_stream *
streaming(struct pdf_deflate *d)
{
	enum { RAW = -15, MEMORY = 8 };

	if (d->streaming) {
		deflateReset(&d->z);
		return &d->z;
	}
	if (deflateInit2(&d->z, Z_BEST_COMPRESSION, Z_DEFLATED, RAW, MEMORY,
	    Z_DEFAULT_STRATEGY) != Z_OK)
		mem_exhausted();
	d->streaming = 1;
	return &d->z;
}

struct pdf_deflate_part
pdf_deflate_part(struct pdf_deflate *d, struct arena *a, const void *bytes,
    size_t n)
{
	struct pdf_deflate_part	 part = { .whole_n = n };
	z_stream		*z = streaming(d);
	size_t			 bound = deflateBound(z, n) + 16;
	void			*copy;

	z->next_in = (Bytef *)(uintptr_t)bytes;
	z->avail_in = (uInt)n;
	z->next_out = scratch(d, bound);
	z->avail_out = (uInt)bound;
	deflate(z, Z_FULL_FLUSH);
	part.n = z->total_out;
	part.adler = libdeflate_adler32(1, bytes, n);
	copy = arena_alloc(a, part.n);
	memcpy(copy, d->scratch, part.n);
	part.data = copy;
	return part;
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
