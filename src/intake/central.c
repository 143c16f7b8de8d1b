#include "intake/central.h"

#include <string.h>
#include <zlib.h>

enum {
	END_SIZE	= 22,		/* end of central directory record */
	END_COMMENT_MAX	= 65535,
	END64_SIZE	= 56,
	LOCATOR_SIZE	= 20,
	ENTRY_SIZE	= 46,
	FLAG_ENCRYPTED	= 1 << 0,
	FLAG_UTF8	= 1 << 11,
	EXTRA_PATH	= 0x7075	/* Info-ZIP Unicode Path */
};

static unsigned
two(const unsigned char *p)
{
	return (unsigned)(p[0] | p[1] << 8);
}

static uint32_t
four(const unsigned char *p)
{
	return two(p) | (uint32_t)two(p + 2) << 16;
}

static uint64_t
eight(const unsigned char *p)
{
	return four(p) | (uint64_t)four(p + 4) << 32;
}

/* The last end record whose comment fits into what follows it. */
static const unsigned char *
find_end(const unsigned char *bytes, size_t n)
{
	size_t	 at, least;

	if (n < END_SIZE)
		return NULL;
	at = n - END_SIZE;
	least = at > END_COMMENT_MAX ? at - END_COMMENT_MAX : 0;
	for (;; at--) {
		if (memcmp(bytes + at, "PK\5\6", 4) == 0 &&
		    two(bytes + at + 20) <= n - at - END_SIZE)
			return bytes + at;
		if (at == least)
			return NULL;
	}
}

/* The ZIP64 end record before END, or NULL. */
static const unsigned char *
find_end64(const unsigned char *bytes, const unsigned char *end)
{
	size_t		 before = (size_t)(end - bytes);
	uint64_t	 at;

	if (before < LOCATOR_SIZE + END64_SIZE ||
	    memcmp(end - LOCATOR_SIZE, "PK\6\7", 4) != 0)
		return NULL;
	at = eight(end - LOCATOR_SIZE + 8);
	if (at > before - LOCATOR_SIZE - END64_SIZE ||
	    memcmp(bytes + at, "PK\6\6", 4) != 0)
		return NULL;
	return bytes + at;
}

int
central_open(struct central *c, const void *data, size_t n)
{
	const unsigned char	*bytes = data, *end, *end64;
	uint64_t		 size, before;

	memset(c, 0, sizeof(*c));
	if ((end = find_end(bytes, n)) == NULL)
		return -1;
	c->count = two(end + 10);
	size = four(end + 12);
	if (c->count == 0xFFFF || size == 0xFFFFFFFF ||
	    four(end + 16) == 0xFFFFFFFF) {
		if ((end64 = find_end64(bytes, end)) != NULL) {
			c->count = eight(end64 + 32);
			size = eight(end64 + 40);
			end = end64;
		}
	}
	/*
	 * The directory ends where the end record begins; its declared offset
	 * is wrong in archives with something put before them.
	 */
	before = (uint64_t)(end - bytes);
	if (size > before)
		return -1;
	c->end = end;
	c->next = end - size;
	return 0;
}

/* A Unicode Path extra whose CRC fits the stored name replaces it. */
static void
take_path(struct central_entry *e, const unsigned char *extra, size_t n)
{
	while (n >= 4) {
		unsigned	 id = two(extra);
		size_t		 len = two(extra + 2);

		extra += 4;
		n -= 4;
		if (len > n)
			return;
		if (id == EXTRA_PATH && len > 5 && extra[0] == 1 &&
		    four(extra + 1) == crc32(0, (const Bytef *)e->name,
		    (uInt)e->name_len)) {
			e->name = (const char *)extra + 5;
			e->name_len = len - 5;
			e->utf8 = 1;
			return;
		}
		extra += len;
		n -= len;
	}
}

int
central_next(struct central *c, struct central_entry *e)
{
	const unsigned char	*p = c->next;
	size_t			 left = (size_t)(c->end - p);
	size_t			 name, extra, comment;

	memset(e, 0, sizeof(*e));
	if (left < ENTRY_SIZE || memcmp(p, "PK\1\2", 4) != 0)
		return 0;
	name = two(p + 28);
	extra = two(p + 30);
	comment = two(p + 32);
	if (name + extra + comment > left - ENTRY_SIZE)
		return 0;
	e->name = (const char *)p + ENTRY_SIZE;
	e->name_len = name;
	e->utf8 = (two(p + 8) & FLAG_UTF8) != 0;
	e->encrypted = (two(p + 8) & FLAG_ENCRYPTED) != 0;
	e->mode = four(p + 38) >> 16;
	e->crc = four(p + 16);
	take_path(e, p + ENTRY_SIZE + name, extra);
	c->next = p + ENTRY_SIZE + name + extra + comment;
	return 1;
}
