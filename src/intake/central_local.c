#include "intake/central_local.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/mem.h"

enum {
	LOCAL_SIZE	= 30,
	NAME_MAX_BYTES	= 65535,
	FLAG_DESCRIPTOR	= 1 << 3,	/* sizes follow the data */
	FLAG_MASKED	= 1 << 13,	/* names and sizes are hidden there */
	FLAGS_ALIKE	= 1 << 0 | 1 << 6
};

/* Where an entry's bytes lie in the archive. */
struct extent {
	uint64_t	 from, to;
	size_t		 entry;
};

/* A size of 0xFFFFFFFF stands in an extra field, which is not looked at. */
static int
same_size(const unsigned char *p, uint64_t size)
{
	return bytes_le32(p) == 0xFFFFFFFF || bytes_le32(p) == size;
}

static enum central_doubt
compare(const unsigned char *p, const struct central_entry *e)
{
	unsigned	 flags = bytes_le16(p + 6);

	if (bytes_le16(p + 26) != e->stored_len ||
	    memcmp(p + LOCAL_SIZE, e->stored, e->stored_len) != 0)
		return CENTRAL_RENAMED;
	if (bytes_le16(p + 8) != e->method ||
	    (flags & FLAGS_ALIKE) != (e->flags & FLAGS_ALIKE))
		return CENTRAL_DIFFERS;
	if (flags & FLAG_DESCRIPTOR)
		return CENTRAL_FAIR;
	if (bytes_le32(p + 14) != e->crc || !same_size(p + 18, e->packed) ||
	    !same_size(p + 22, e->bytes))
		return CENTRAL_DIFFERS;
	return CENTRAL_FAIR;
}

/* Judges entry E alone and says where its bytes lie. */
static enum central_doubt
look(const struct central *c, const struct central_entry *e, struct extent *x)
{
	unsigned char	 p[LOCAL_SIZE + NAME_MAX_BYTES];
	size_t		 n = LOCAL_SIZE + e->stored_len;
	uint64_t	 head;

	if (e->offset > c->start || c->start - e->offset < LOCAL_SIZE)
		return CENTRAL_ASTRAY;
	/* A name that does not fit is seen by its length. */
	if (n > c->start - e->offset)
		n = (size_t)(c->start - e->offset);
	if (window_copy(c->window, c->base + e->offset, p, n) == -1 ||
	    memcmp(p, "PK\3\4", 4) != 0)
		return CENTRAL_ASTRAY;
	head = LOCAL_SIZE + (uint64_t)bytes_le16(p + 26) + bytes_le16(p + 28);
	if (head > c->start - e->offset ||
	    e->packed > c->start - e->offset - head)
		return CENTRAL_ASTRAY;
	x->from = e->offset;
	x->to = e->offset + head + e->packed;
	return e->flags & FLAG_MASKED ? CENTRAL_FAIR : compare(p, e);
}

static int
by_place(const void *left, const void *right)
{
	const struct extent	*a = left, *b = right;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->entry < b->entry ? -1 : a->entry > b->entry;
}

/* Marks what begins before the farthest of its forerunners has ended. */
static void
mark_overlaps(struct extent *x, size_t n, enum central_doubt *doubts)
{
	size_t	 i, far = 0;

	if (n > 0)
		qsort(x, n, sizeof(*x), by_place);
	for (i = 1; i < n; i++) {
		if (x[i].from < x[far].to) {
			doubts[x[i].entry] = CENTRAL_OVERLAPS;
			doubts[x[far].entry] = CENTRAL_OVERLAPS;
		}
		if (x[i].to > x[far].to)
			far = i;
	}
}

void
central_local_check(const struct central *c, const struct central_entry *e,
    size_t n, enum central_doubt *doubts)
{
	struct extent	*extents = mem_array(n + 1, sizeof(*extents));
	size_t		 i, found = 0;

	for (i = 0; i < n; i++) {
		struct extent	*x = &extents[found];

		x->entry = i;
		doubts[i] = look(c, &e[i], x);
		if (doubts[i] != CENTRAL_ASTRAY)
			found++;
	}
	mark_overlaps(extents, found, doubts);
	free(extents);
}
