/*
 * The bytes of an archive, in memory or in an open file, looked at piece by
 * piece: an archive of half a gigabyte is never held whole. A file is read
 * and not mapped, so that one that shrinks meanwhile is a short read and no
 * signal.
 */
#ifndef INTAKE_WINDOW_H
#define INTAKE_WINDOW_H

#include <stddef.h>
#include <stdint.h>

struct window {
	const unsigned char	*bytes;	/* NULL: they are in the file */
	int			 fd;
	uint64_t		 n;
};

/* Of N bytes that stay where they are. */
void	 window_memory(struct window *, const void *, size_t n);

/* Of the first N bytes of an open file, which stays open. */
void	 window_file(struct window *, int fd, uint64_t n);

/* Copies the N bytes from AT on. 0, or -1 if they are not all there. */
int	 window_copy(const struct window *, uint64_t at, void *to, size_t n);

/*
 * The N bytes from AT on, borrowed where they lie in memory. What had to be
 * read is *OWN as well, for free(3); NULL if they are not all there.
 */
const unsigned char *window_view(const struct window *, uint64_t at, size_t n,
		    unsigned char **own);

/* SHA-256 of all of it. 0, or -1 if it cannot be read whole. */
int	 window_digest(const struct window *, char *hex);

#endif
