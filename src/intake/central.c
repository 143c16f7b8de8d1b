#include "intake/central.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/bytes.h"

enum {
	END_SIZE	= 22,		/* end of central directory record */
	END_COMMENT_MAX	= 65535,
	END64_SIZE	= 56,
	LOCATOR_SIZE	= 20,
	ENTRY_SIZE	= 46,
	FLAG_ENCRYPTED	= 1 << 0,
	FLAG_UTF8	= 1 << 11,
	METHOD_AES	= 99,
	EXTRA_LARGE	= 0x0001,	/* ZIP64 */
	EXTRA_PATH	= 0x7075	/* Info-ZIP Unicode Path */
};

/*
 * The end record among the N bytes that the archive ends with. One whose
 * comment ends with them is meant; if none does, something was put behind the
 * archive and the last one counts. Two that fit are two archives in one, and
 * programs differ in which they see.
 */
static const unsigned char *
find_end(struct central *c, const unsigned char *bytes, size_t n)
{
	const unsigned char	*fits = NULL, *last = NULL;
	size_t			 at, least;

	if (n < END_SIZE)
		return NULL;
	at = n - END_SIZE;
	least = at > END_COMMENT_MAX ? at - END_COMMENT_MAX : 0;
	for (;; at--) {
		size_t	 rest = n - at - END_SIZE;

		if (memcmp(bytes + at, "PK\5\6", 4) == 0) {
			if (last == NULL && bytes_le16(bytes + at + 20) <= rest)
				last = bytes + at;
			if (bytes_le16(bytes + at + 20) == rest) {
				if (fits != NULL)
					c->fault = CENTRAL_TWO;
				fits = bytes + at;
			}
		}
		if (at == least)
			return fits != NULL ? fits : last;
	}
}

/*
 * The ZIP64 end record before the one at END into RECORD; where it is, or END
 * if there is none.
 */
static uint64_t
find_end64(const struct window *w, uint64_t end,
    unsigned char record[END64_SIZE])
{
	unsigned char	 locator[LOCATOR_SIZE];
	uint64_t	 at;

	if (end < LOCATOR_SIZE + END64_SIZE || window_copy(w,
	    end - LOCATOR_SIZE, locator, LOCATOR_SIZE) == -1 ||
	    memcmp(locator, "PK\6\7", 4) != 0)
		return end;
	at = bytes_le64(locator + 8);
	if (at > end - LOCATOR_SIZE - END64_SIZE ||
	    window_copy(w, at, record, END64_SIZE) == -1 ||
	    memcmp(record, "PK\6\6", 4) != 0)
		return end;
	return at;
}

/* What the end record says of the directory, and where that must end. */
struct end {
	uint64_t	 size, offset;
	uint64_t	 behind;	/* the end record, from the window */
	uint64_t	 comment;	/* bytes behind that */
	uint64_t	 until;		/* the directory ends here */
};

/* Sizes and place of the directory, from the record for large archives. */
static void
read_end64(struct central *c, struct end *e)
{
	unsigned char	 record[END64_SIZE];

	e->until = e->behind;
	if (c->count != 0xFFFF && e->size != 0xFFFFFFFF &&
	    e->offset != 0xFFFFFFFF)
		return;
	e->until = find_end64(c->window, e->behind, record);
	if (e->until == e->behind)
		return;
	c->count = bytes_le64(record + 32);
	e->size = bytes_le64(record + 40);
	e->offset = bytes_le64(record + 48);
}

/* 1 if END is that of the last volume of several. */
static int
is_volume(const unsigned char *end)
{
	unsigned	 disk = bytes_le16(end + 4);

	return (disk != 0 && disk != 0xFFFF) ||
	    bytes_le16(end + 6) != disk;
}

/* Finds the end record and what it says; 0, or -1 with the fault. */
static int
read_end(struct central *c, struct end *e)
{
	const struct window	*w = c->window;
	const unsigned char	*tail, *end = NULL;
	unsigned char		*own;
	size_t			 n = END_SIZE + END_COMMENT_MAX;

	if (n > w->n)
		n = (size_t)w->n;
	if ((tail = window_view(w, w->n - n, n, &own)) != NULL)
		end = find_end(c, tail, n);
	if (end == NULL)
		c->fault = CENTRAL_CUT;
	else if (is_volume(end))
		c->fault = CENTRAL_SPLIT;
	if (c->fault == CENTRAL_SOUND) {
		c->count = bytes_le16(end + 10);
		e->size = bytes_le32(end + 12);
		e->offset = bytes_le32(end + 16);
		e->comment = bytes_le16(end + 20);
		e->behind = w->n - n + (uint64_t)(end - tail);
		read_end64(c, e);
	}
	free(own);
	return c->fault == CENTRAL_SOUND ? 0 : -1;
}

int
central_open(struct central *c, const struct window *w)
{
	struct end	 e = { 0 };

	memset(c, 0, sizeof(*c));
	c->window = w;
	if (read_end(c, &e) == -1)
		return -1;
	/*
	 * The directory ends where the end record begins. Its declared place
	 * is too low by what was put before the archive.
	 */
	if (e.size > e.until || e.offset > e.until - e.size)
		c->fault = CENTRAL_WRONG;
	else if (e.size > CENTRAL_BYTES_MAX || c->count > CENTRAL_COUNT_MAX)
		c->fault = CENTRAL_LARGE;
	if (c->fault != CENTRAL_SOUND)
		return -1;
	c->next = window_view(w, e.until - e.size, (size_t)e.size, &c->own);
	if (c->next == NULL) {
		c->fault = CENTRAL_CUT;
		return -1;
	}
	c->end = c->next + e.size;
	c->base = e.until - e.size - e.offset;
	c->start = e.offset;
	c->n = e.behind - c->base + END_SIZE + e.comment;
	return 0;
}

void
central_close(struct central *c)
{
	free(c->own);
	c->own = NULL;
}

/* A Unicode Path extra whose CRC fits the stored name replaces it. */
static void
take_path(struct central_entry *e, const unsigned char *extra, size_t n)
{
	if (n <= 5 || extra[0] != 1 || e->utf8)
		return;
	if (bytes_le32(extra + 1) != crc32(0, (const Bytef *)e->stored,
	    (uInt)e->stored_len)) {
		e->strayed = 1;
		return;
	}
	e->name = (const char *)extra + 5;
	e->name_len = n - 5;
	e->utf8 = 1;
	e->strayed = 0;
}

/* Sizes and place that need more than 32 bits, in the order they come. */
static void
take_large(struct central_entry *e, const unsigned char *extra, size_t n)
{
	uint64_t	*const fields[] = { &e->bytes, &e->packed, &e->offset };
	size_t		 i;

	for (i = 0; i < 3; i++) {
		if (*fields[i] != 0xFFFFFFFF)
			continue;
		if (n < 8)
			return;
		*fields[i] = bytes_le64(extra);
		extra += 8;
		n -= 8;
	}
}

static void
take_extras(struct central_entry *e, const unsigned char *extra, size_t n)
{
	while (n >= 4) {
		unsigned	 id = bytes_le16(extra);
		size_t		 len = bytes_le16(extra + 2);

		extra += 4;
		n -= 4;
		if (len > n)
			return;
		if (id == EXTRA_PATH)
			take_path(e, extra, len);
		else if (id == EXTRA_LARGE)
			take_large(e, extra, len);
		extra += len;
		n -= len;
	}
}

static void
take_fields(struct central_entry *e, const unsigned char *p)
{
	e->flags = bytes_le16(p + 8);
	e->method = bytes_le16(p + 10);
	e->crc = bytes_le32(p + 16);
	e->packed = bytes_le32(p + 20);
	e->bytes = bytes_le32(p + 24);
	e->mode = bytes_le32(p + 38) >> 16;
	e->offset = bytes_le32(p + 42);
	e->utf8 = (e->flags & FLAG_UTF8) != 0;
	e->encrypted = (e->flags & FLAG_ENCRYPTED) != 0 ||
	    e->method == METHOD_AES;
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
	name = bytes_le16(p + 28);
	extra = bytes_le16(p + 30);
	comment = bytes_le16(p + 32);
	if (name + extra + comment > left - ENTRY_SIZE)
		return 0;
	e->name = e->stored = (const char *)p + ENTRY_SIZE;
	e->name_len = e->stored_len = name;
	take_fields(e, p);
	take_extras(e, p + ENTRY_SIZE + name, extra);
	c->next = p + ENTRY_SIZE + name + extra + comment;
	return 1;
}

int
central_done(const struct central *c)
{
	size_t	 left = (size_t)(c->end - c->next);

	return left == 0 || (left >= 4 && memcmp(c->next, "PK\5\5", 4) == 0);
}
