/*
 * A growing byte string whose maximum is given when it is made: growth
 * without a bound cannot be expressed. Once an addition would pass the
 * maximum the buffer is `full`, adds nothing more and says so for ever.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>
#include <string.h>

struct buf {
	char	*data;		/* NUL-terminated once anything was added */
	size_t	 len;		/* bytes, without the NUL */
	size_t	 size;		/* bytes allocated */
	size_t	 max;		/* bytes it may ever hold */
	int	 full;		/* an addition was refused */
};

enum { BUF_TEXT = 64 * 1024 * 1024 };	/* a maximum for reports and texts */

void	 buf_init(struct buf *, size_t max);
void	 buf_free(struct buf *);
void	 buf_clear(struct buf *);

/* Each returns 0, or -1 if the maximum would be passed (nothing is added). */
static inline int	 buf_add(struct buf *, const void *, size_t);
int	 buf_puts(struct buf *, const char *);
int	 buf_putc(struct buf *, int);
int	 buf_printf(struct buf *, const char *, ...)
	    __attribute__((format(printf, 2, 3)));

/* buf_add where there is no room yet. */
int	 buf_add_growing(struct buf *, const void *, size_t);

/* Mostly there is room, and a page is made of thousands of bits. */
static inline int
buf_add(struct buf *b, const void *bytes, size_t n)
{
	if (b->full || n >= b->size - b->len)
		return buf_add_growing(b, bytes, n);
	if (n > 0)
		memcpy(b->data + b->len, bytes, n);
	b->len += n;
	b->data[b->len] = '\0';
	return 0;
}

/* Borrowed, "" while empty. */
const char	*buf_string(const struct buf *);

#endif
