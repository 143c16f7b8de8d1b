#include "intake/window.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/sha256.h"

enum { PIECE = 64 * 1024 };

void
window_memory(struct window *w, const void *bytes, size_t n)
{
	*w = (struct window){ n > 0 ? bytes : (const void *)"", -1, n };
}

void
window_file(struct window *w, int fd, uint64_t n)
{
	*w = (struct window){ NULL, fd, n };
}

static int
read_at(int fd, uint64_t at, unsigned char *to, size_t n)
{
	ssize_t	 got;

	while (n > 0) {
		got = pread(fd, to, n, (off_t)at);
		if (got == -1 && errno == EINTR)
			continue;
		if (got <= 0)
			return -1;
		to += got;
		at += (uint64_t)got;
		n -= (size_t)got;
	}
	return 0;
}

int
window_copy(const struct window *w, uint64_t at, void *to, size_t n)
{
	if (at > w->n || n > w->n - at)
		return -1;
	if (w->bytes == NULL)
		return read_at(w->fd, at, to, n);
	if (n > 0)
		memcpy(to, w->bytes + at, n);
	return 0;
}

const unsigned char *
window_view(const struct window *w, uint64_t at, size_t n,
    unsigned char **own)
{
	*own = NULL;
	if (at > w->n || n > w->n - at)
		return NULL;
	if (w->bytes != NULL)
		return w->bytes + at;
	*own = mem_alloc(n + 1);
	if (read_at(w->fd, at, *own, n) == 0)
		return *own;
	free(*own);
	*own = NULL;
	return NULL;
}

int
window_digest(const struct window *w, char *hex)
{
	unsigned char	 piece[PIECE];
	struct sha256	*sha;
	uint64_t	 at;
	size_t		 n;
	int		 result = 0;

	if (w->bytes != NULL) {
		sha256_hex(w->bytes, (size_t)w->n, hex);
		return 0;
	}
	sha = sha256_new();
	for (at = 0; at < w->n && result == 0; at += n) {
		n = w->n - at < PIECE ? (size_t)(w->n - at) : PIECE;
		if ((result = read_at(w->fd, at, piece, n)) == 0)
			sha256_add(sha, piece, n);
	}
	sha256_finish(sha, hex);
	return result;
}
