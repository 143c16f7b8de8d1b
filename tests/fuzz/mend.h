/*
 * For the fuzz targets of archives: the check sums of stored entries put
 * right, so that what stands in them is read.
 */
#ifndef FUZZ_MEND_H
#define FUZZ_MEND_H

#include <zlib.h>

#include "base/buf.h"
#include "base/bytes.h"
#include "intake/central.h"

enum {
	MEND_LOCAL = 30, MEND_LOCAL_SUM = 14, MEND_LOCAL_NAME = 26,
	MEND_SUM = 16, MEND_HEADER = 46, MEND_ENTRIES = 100
};

/* Little end first. */
static inline void
mend_put(unsigned char *at, uint32_t sum)
{
	int	 i;

	for (i = 0; i < 4; i++)
		at[i] = (unsigned char)(sum >> (8 * i));
}

/* The entry whose name stands at NAME in the directory. */
static inline void
mend_entry(unsigned char *bytes, size_t n, const struct central_entry *e,
    unsigned char *name)
{
	unsigned char	*local;
	size_t		 skip;
	uint32_t	 sum;

	if (e->method != 0 || e->offset > n || n - e->offset < MEND_LOCAL)
		return;
	local = bytes + e->offset;
	skip = MEND_LOCAL + bytes_le16(local + MEND_LOCAL_NAME) +
	    bytes_le16(local + MEND_LOCAL_NAME + 2);
	if (skip > n - e->offset || e->bytes > n - e->offset - skip)
		return;
	sum = (uint32_t)crc32(0, local + skip, (uInt)e->bytes);
	if (bytes_le32(local + MEND_LOCAL_SUM) == e->crc)
		mend_put(local + MEND_LOCAL_SUM, sum);
	mend_put(name - MEND_HEADER + MEND_SUM, sum);
}

static inline void
mend_sums(struct buf *archive)
{
	unsigned char		*bytes = (unsigned char *)archive->data;
	struct window		 w;
	struct central		 c;
	struct central_entry	 e;
	size_t			 i;

	if (archive->len == 0)
		return;
	window_memory(&w, bytes, archive->len);
	/* Names lie in the bytes themselves: nothing had to be read. */
	if (central_open(&c, &w) == 0)
		for (i = 0; i < MEND_ENTRIES && central_next(&c, &e); i++)
			mend_entry(bytes + c.base, (size_t)c.n, &e, bytes +
			    ((const unsigned char *)e.stored - bytes));
	central_close(&c);
}

#endif
