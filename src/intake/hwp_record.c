#include "intake/hwp_record.h"

#include <string.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/bytes.h"
#include "base/mem.h"
#include "intake/package.h"

enum {
	RAW_DEFLATE	= -15,	/* for zlib: no header, window of 32 KiB */
	CHUNK		= 64 * 1024,
	LONG_SIZE	= 0xFFF	/* the size follows in four bytes */
};

static int
grows_too_much(size_t packed, size_t unpacked)
{
	return unpacked > PACKAGE_RATIO_FLOOR &&
	    unpacked / PACKAGE_RATIO_MAX > packed;
}

static enum hwp_inflated
inflate_all(z_stream *z, size_t n, struct buf *out)
{
	unsigned char	 chunk[CHUNK];
	int		 result;

	do {
		z->next_out = chunk;
		z->avail_out = sizeof(chunk);
		result = inflate(z, Z_NO_FLUSH);
		if (buf_add(out, chunk, sizeof(chunk) - z->avail_out) == -1)
			return HWP_TOO_LARGE;
		if (grows_too_much(n, out->len))
			return HWP_GROWS;
		if (result == Z_STREAM_END)
			return HWP_INFLATED;
	} while (result == Z_OK);
	return HWP_CUT;
}

enum hwp_inflated
hwp_record_inflate(const void *bytes, size_t n, struct buf *out)
{
	enum hwp_inflated	 result;
	z_stream		 z;

	memset(&z, 0, sizeof(z));
	buf_clear(out);
	if (n > UINT32_MAX)
		return HWP_TOO_LARGE;
	if (inflateInit2(&z, RAW_DEFLATE) != Z_OK)
		mem_exhausted();
	z.next_in = (unsigned char *)(uintptr_t)bytes;
	z.avail_in = (unsigned)n;
	result = inflate_all(&z, n, out);
	inflateEnd(&z);
	return result;
}

/* The record at *P, which moves behind it; 0, or -1 if none is whole. */
static int
take(const unsigned char **p, const unsigned char *end, struct hwp_record *r)
{
	const unsigned char	*at = *p;
	uint32_t		 head;

	if (end - at < 4)
		return -1;
	head = bytes_le32(at);
	at += 4;
	r->tag = head & 0x3FF;
	r->level = head >> 10 & 0x3FF;
	r->n = head >> 20;
	if (r->n == LONG_SIZE) {
		if (end - at < 4)
			return -1;
		r->n = bytes_le32(at);
		at += 4;
	}
	if (r->n > (size_t)(end - at))
		return -1;
	r->data = at;
	*p = at + r->n;
	return 0;
}

struct hwp_record *
hwp_record_list(const void *bytes, size_t n, size_t *count, int *cut)
{
	const unsigned char	*p = bytes, *end = p + n;
	struct hwp_record	*list, r;

	for (*count = 0; *count < HWP_RECORDS_MAX; ++*count)
		if (take(&p, end, &r) == -1)
			break;
	*cut = p != end;
	list = mem_array(*count + 1, sizeof(*list));
	p = bytes;
	for (*count = 0; *count < HWP_RECORDS_MAX; ++*count)
		if (take(&p, end, &list[*count]) == -1)
			break;
	return list;
}

uint32_t
hwp_record_u16(const struct hwp_record *r, size_t at)
{
	if (at > r->n || r->n - at < 2)
		return 0;
	return (uint32_t)r->data[at] | (uint32_t)r->data[at + 1] << 8;
}

uint32_t
hwp_record_u32(const struct hwp_record *r, size_t at)
{
	return at > r->n || r->n - at < 4 ? 0 : bytes_le32(r->data + at);
}
