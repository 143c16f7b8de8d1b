#include "press/pdf_join.h"

#include <string.h>

#include "press/pdf_deflate.h"

enum {
	JOIN_MAX	= 256 * 1024 * 1024,
	STORED_MAX	= 65535,	/* bytes of a stored block */
	WORTH_WHILE	= 768		/* bytes to compress at the end */
};

void
pdf_join_init(struct pdf_join *j, struct pdf_deflate *deflate)
{
	memset(j, 0, sizeof(*j));
	j->deflate = deflate;
	buf_init(&j->out, JOIN_MAX);
	buf_init(&j->fresh, JOIN_MAX);
}

void
pdf_join_free(struct pdf_join *j)
{
	buf_free(&j->out);
	buf_free(&j->fresh);
}

void
pdf_join_begin(struct pdf_join *j)
{
	/* Deflate with a window of 32 KiB, compressed with care. */
	static const uint8_t	 header[2] = { 0x78, 0xDA };

	buf_clear(&j->out);
	buf_clear(&j->fresh);
	buf_add(&j->out, header, sizeof(header));
	j->adler = 1;
	j->whole_n = 0;
}

void
pdf_join_bytes(struct pdf_join *j, const void *bytes, size_t n)
{
	buf_add(&j->fresh, bytes, n);
}

/* RFC 1951, 3.2.4: a block that is stored as it is. */
static void
put_stored(struct buf *out, const char *bytes, size_t n, int last)
{
	const uint8_t	 head[5] = {
		(uint8_t)last, (uint8_t)n, (uint8_t)(n >> 8), (uint8_t)~n,
		(uint8_t)(~n >> 8)
	};

	buf_add(out, head, sizeof(head));
	buf_add(out, bytes, n);
}

static void
count_fresh(struct pdf_join *j)
{
	j->adler = pdf_deflate_adler(j->adler, buf_string(&j->fresh),
	    j->fresh.len);
	j->whole_n += j->fresh.len;
}

static void
store_fresh(struct pdf_join *j)
{
	const char	*bytes = buf_string(&j->fresh);
	size_t		 n = j->fresh.len, block;

	for (; n > 0; n -= block, bytes += block) {
		block = n < STORED_MAX ? n : STORED_MAX;
		put_stored(&j->out, bytes, block, 0);
	}
	count_fresh(j);
	buf_clear(&j->fresh);
}

void
pdf_join_part(struct pdf_join *j, const struct pdf_deflate_part *part)
{
	if (j->fresh.full)
		return;
	if (j->fresh.len > 0)
		store_fresh(j);
	buf_add(&j->out, part->data, part->n);
	j->adler = pdf_deflate_adler_join(j->adler, part);
	j->whole_n += part->whole_n;
}

static void
end_fresh(struct pdf_join *j)
{
	const void	*data;
	size_t		 n;

	count_fresh(j);
	if (j->fresh.len < WORTH_WHILE) {
		put_stored(&j->out, buf_string(&j->fresh), j->fresh.len, 1);
		return;
	}
	n = pdf_deflate_last(j->deflate, j->fresh.data, j->fresh.len, &data);
	buf_add(&j->out, data, n);
}

const void *
pdf_join_end(struct pdf_join *j, size_t *compressed)
{
	uint8_t	 adler[4];
	int	 i;

	end_fresh(j);
	for (i = 0; i < 4; i++)
		adler[i] = (uint8_t)(j->adler >> (24 - 8 * i));
	buf_add(&j->out, adler, sizeof(adler));
	if (j->out.full || j->fresh.full)
		return NULL;
	*compressed = j->out.len;
	return j->out.data;
}
