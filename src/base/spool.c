#include "base/spool.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

enum { PIECE = 64 * 1024 };

struct kept {
	struct kept	*previous, *next;
	int64_t		 at;		/* in the file */
	size_t		 n;
	char		*bytes;		/* in memory, or NULL */
};

struct spool {
	int		 fd;		/* -1: none can be had */
	int64_t		 end;
	struct kept	 all;		/* a ring */
	size_t		 in_memory;
};

/* A file nobody else can open. */
static int
open_nameless(void)
{
	const char	*dir = getenv("TMPDIR");
	char		 path[4096];
	int		 fd;

	if (dir == NULL || dir[0] == '\0')
		dir = "/tmp";
	fd = open(dir, O_RDWR | O_TMPFILE | O_EXCL | O_CLOEXEC, 0600);
	if (fd != -1 ||
	    snprintf(path, sizeof(path), "%s/seoryu-XXXXXX", dir) >=
	    (int)sizeof(path))
		return fd;
	if ((fd = mkostemp(path, O_CLOEXEC)) != -1)
		unlink(path);
	return fd;
}

struct spool *
spool_new(void)
{
	struct spool	*s = mem_alloc(sizeof(*s));

	s->fd = open_nameless();
	s->all.previous = s->all.next = &s->all;
	return s;
}

static void
forget(struct spool *s, struct kept *k)
{
	k->previous->next = k->next;
	k->next->previous = k->previous;
	s->in_memory -= k->bytes != NULL;
	free(k->bytes);
	free(k);
	/* Nothing waits: the file begins anew. */
	if (s->all.next == &s->all)
		s->end = 0;
}

void
spool_free(struct spool *s)
{
	if (s == NULL)
		return;
	while (s->all.next != &s->all)
		forget(s, s->all.next);
	if (s->fd != -1)
		close(s->fd);
	free(s);
}

static int
write_at(int fd, const char *bytes, size_t n, int64_t at)
{
	ssize_t	 done;

	while (n > 0) {
		if ((done = pwrite(fd, bytes, n, (off_t)at)) <= 0)
			return -1;
		bytes += done;
		at += done;
		n -= (size_t)done;
	}
	return 0;
}

struct kept *
spool_put(struct spool *s, const void *bytes, size_t n)
{
	struct kept	*k = mem_alloc(sizeof(*k));

	k->n = n;
	k->at = s->end;
	k->previous = s->all.previous;
	k->next = &s->all;
	k->previous->next = k->next->previous = k;
	if (s->fd != -1 && write_at(s->fd, bytes, n, k->at) == 0) {
		s->end += (int64_t)n;
		return k;
	}
	k->bytes = mem_alloc(n);
	if (n > 0)
		memcpy(k->bytes, bytes, n);
	s->in_memory++;
	return k;
}

static int
read_at(int fd, int64_t at, size_t n, struct buf *out)
{
	char	 piece[PIECE];
	ssize_t	 got;

	while (n > 0) {
		got = pread(fd, piece, n < PIECE ? n : PIECE, (off_t)at);
		if (got <= 0 || buf_add(out, piece, (size_t)got) == -1)
			return -1;
		at += got;
		n -= (size_t)got;
	}
	return 0;
}

int
spool_take(struct spool *s, struct kept *k, struct buf *out)
{
	int	 result;

	result = k->bytes != NULL ? buf_add(out, k->bytes, k->n) :
	    read_at(s->fd, k->at, k->n, out);
	forget(s, k);
	return result;
}

size_t
spool_in_memory(const struct spool *s)
{
	return s->in_memory;
}
