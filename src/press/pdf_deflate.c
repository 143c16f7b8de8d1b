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
	free(d->scratch);
	free(d);
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

	if (d->size < bound) {
		d->scratch = mem_resize(d->scratch, bound, 1);
		d->size = bound;
	}
	*compressed = libdeflate_zlib_compress(c, bytes, n,
	    d->scratch, d->size);
	copy = arena_alloc(a, *compressed);
	memcpy(copy, d->scratch, *compressed);
	return copy;
}

/*
 * By zlib, because libdeflate cannot end a stream without closing it.
 */
struct pdf_deflate_part
pdf_deflate_part(struct arena *a, const void *bytes, size_t n)
{
	enum { RAW = -15, MEMORY = 9 };
	struct pdf_deflate_part	 part = { .whole_n = n };
	z_stream		 z = { 0 };
	size_t			 bound;
	void			*data;

	if (deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, RAW, MEMORY,
	    Z_DEFAULT_STRATEGY) != Z_OK)
		mem_exhausted();
	bound = deflateBound(&z, n) + 16;
	data = arena_alloc(a, bound);
	z.next_in = (Bytef *)(uintptr_t)bytes;
	z.avail_in = (uInt)n;
	z.next_out = data;
	z.avail_out = (uInt)bound;
	deflate(&z, Z_FULL_FLUSH);
	part.data = data;
	part.n = z.total_out;
	part.adler = libdeflate_adler32(1, bytes, n);
	deflateEnd(&z);
	return part;
}

/* RFC 1951, 3.2.4: a block that is stored as it is. */
static uint8_t *
put_stored(uint8_t *out, const void *bytes, size_t n)
{
	*out++ = 0;
	*out++ = (uint8_t)n;
	*out++ = (uint8_t)(n >> 8);
	*out++ = (uint8_t)~n;
	*out++ = (uint8_t)(~n >> 8);
	memcpy(out, bytes, n);
	return out + n;
}

static uint32_t
joined_adler(const void *head, size_t head_n,
    const struct pdf_deflate_part *part, const void *tail, size_t tail_n)
{
	uLong	 adler = libdeflate_adler32(1, head, head_n);

	adler = adler32_combine(adler, part->adler, (z_off_t)part->whole_n);
	return (uint32_t)adler32_combine(adler,
	    libdeflate_adler32(1, tail, tail_n), (z_off_t)tail_n);
}

/* HEAD_N is at most 65535, as much as a stored block holds. */
const void *
pdf_deflate_join(struct pdf_deflate *d, struct arena *a, const void *head,
    size_t head_n, const struct pdf_deflate_part *part, const void *tail,
    size_t tail_n, size_t *compressed)
{
	struct libdeflate_compressor	*c = d->quick;
	size_t		 bound = libdeflate_deflate_compress_bound(c, tail_n);
	uint32_t	 adler = joined_adler(head, head_n, part, tail,
			    tail_n);
	uint8_t		*data = arena_alloc(a, 2 + 5 + head_n + part->n +
			    bound + 4), *out = data;
	int		 i;

	*out++ = 0x78;		/* deflate, window of 32 KiB */
	*out++ = 0xDA;
	out = put_stored(out, head, head_n);
	memcpy(out, part->data, part->n);
	out += part->n;
	out += libdeflate_deflate_compress(c, tail, tail_n, out,
	    bound);
	for (i = 24; i >= 0; i -= 8)
		*out++ = (uint8_t)(adler >> i);
	*compressed = (size_t)(out - data);
	return data;
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
