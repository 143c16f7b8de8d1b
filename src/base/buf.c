#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
buf_init(struct buf *b, size_t max)
{
	memset(b, 0, sizeof(*b));
	b->max = max;
}

void
buf_free(struct buf *b)
{
	size_t	 max = b->max;

	free(b->data);
	buf_init(b, max);
}

void
buf_clear(struct buf *b)
{
	b->len = 0;
	b->full = 0;
	if (b->data != NULL)
		b->data[0] = '\0';
}

/* Room for n more bytes and the NUL. */
static int
reserve(struct buf *b, size_t n)
{
	size_t	 size;

	if (b->full || n > b->max - b->len) {
		b->full = 1;
		return -1;
	}
	if (b->len + n < b->size)
		return 0;
	size = b->size > 0 ? b->size : 256;
	while (size < b->len + n + 1)
		size *= 2;
	/* What is allocated is allowed: adding need not look at the maximum. */
	if (size > b->max && b->max < SIZE_MAX)
		size = b->max + 1;
	b->data = mem_resize(b->data, size, 1);
	b->size = size;
	return 0;
}

int
buf_add_growing(struct buf *b, const void *bytes, size_t n)
{
	if (reserve(b, n) == -1)
		return -1;
	if (n > 0)
		memcpy(b->data + b->len, bytes, n);
	b->len += n;
	b->data[b->len] = '\0';
	return 0;
}

int
buf_puts(struct buf *b, const char *s)
{
	return buf_add(b, s, strlen(s));
}

int
buf_putc(struct buf *b, int c)
{
	char	 byte = (char)c;

	return buf_add(b, &byte, 1);
}

int
buf_printf(struct buf *b, const char *format, ...)
{
	va_list	 arguments;
	int	 len;

	va_start(arguments, format);
	len = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (len < 0 || reserve(b, (size_t)len) == -1)
		return -1;
	va_start(arguments, format);
	vsnprintf(b->data + b->len, (size_t)len + 1, format, arguments);
	va_end(arguments);
	b->len += (size_t)len;
	return 0;
}

const char *
buf_string(const struct buf *b)
{
	return b->data != NULL ? b->data : "";
}
