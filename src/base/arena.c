#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	ARENA_FIRST	= 4 * 1024,	/* many arenas never need more */
	ARENA_BLOCK	= 64 * 1024,
#ifdef __SANITIZE_ADDRESS__
	ARENA_KEPT	= -1		/* none: pointers to what was reset
					   are found by `make asan` */
#else
	ARENA_KEPT	= 32		/* blocks over an arena_reset */
#endif
};

struct block {
	struct block	*next;
	size_t		 size;	/* bytes after the header */
	size_t		 used;
	alignas(max_align_t) unsigned char data[];
};

struct arena {
	struct block	*blocks;	/* the one in use first */
	struct block	*spare;		/* kept by a reset, zeroed */
};

static struct block *
block_new(size_t size)
{
	struct block	*b;

	if (size > SIZE_MAX - sizeof(*b))
		mem_exhausted();
	b = mem_alloc(sizeof(*b) + size);
	b->size = size;
	return b;
}

/* A block of the common size in front of the others. */
static struct block *
next_block(struct arena *a)
{
	struct block	*b = a->spare;

	if (b != NULL)
		a->spare = b->next;
	else
		b = block_new(ARENA_BLOCK);
	b->next = a->blocks;
	return b;
}

struct arena *
arena_new(void)
{
	struct arena	*a = mem_alloc(sizeof(*a));

	a->blocks = block_new(ARENA_FIRST);
	return a;
}

static void
free_blocks(struct block *b)
{
	while (b != NULL) {
		struct block	*next = b->next;

		free(b);
		b = next;
	}
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	free_blocks(a->blocks);
	free_blocks(a->spare);
	free(a);
}

/* Blocks of the common size go to the spare ones, up to a number. */
void
arena_reset(struct arena *a)
{
	struct block	*b = a->blocks, *next;
	int		 kept = 0;

	if (b->next == NULL && ARENA_KEPT >= 0) {
		memset(b->data, 0, b->used);
		b->used = 0;
		return;
	}
	for (next = a->spare; next != NULL; next = next->next)
		kept++;
	for (; b != NULL; b = next) {
		next = b->next;
		if (b->size != ARENA_BLOCK || kept++ >= ARENA_KEPT) {
			free(b);
			continue;
		}
		memset(b->data, 0, b->used);
		b->used = 0;
		b->next = a->spare;
		a->spare = b;
	}
	a->blocks = NULL;
	a->blocks = next_block(a);
}

/*
 * A request larger than a quarter block gets a block of its own behind the
 * current one, so that the rest of the current block is not lost.
 */
void *
arena_alloc(struct arena *a, size_t size)
{
	const size_t	 align = alignof(max_align_t);
	struct block	*b = a->blocks;
	void		*p;

	if (size > SIZE_MAX - align)
		mem_exhausted();
	size = (size + align - 1) & ~(align - 1);
	if (size > ARENA_BLOCK / 4) {
		struct block	*own = block_new(size);

		own->used = size;
		own->next = b->next;
		b->next = own;
		return own->data;
	}
	if (b->size - b->used < size) {
		b = next_block(a);
		a->blocks = b;
	}
	p = b->data + b->used;
	b->used += size;
	return p;
}

void *
arena_array(struct arena *a, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		mem_exhausted();
	return arena_alloc(a, n * size);
}

void *
arena_grow(struct arena *a, const void *old, size_t n, size_t *size,
    size_t element, size_t least)
{
	size_t	 larger = *size > 0 ? *size * 2 : least;
	void	*new = arena_array(a, larger, element);

	if (n > 0)
		memcpy(new, old, n * element);
	*size = larger;
	return new;
}

/* What points to the block of its own that begins with P; NULL if none. */
static struct block **
find_own(struct arena *a, const void *p)
{
	struct block	**link = &a->blocks->next;

	while (*link != NULL && (*link)->data != p)
		link = &(*link)->next;
	return *link != NULL && (*link)->size > ARENA_BLOCK / 4 &&
	    (*link)->size != ARENA_BLOCK ? link : NULL;
}

void *
arena_regrow(struct arena *a, void *old, size_t n, size_t *size,
    size_t element, size_t least)
{
	struct block	**link = n * element > ARENA_BLOCK / 4 ?
			    find_own(a, old) : NULL;
	struct block	*b;
	size_t		 larger = *size * 2, bytes;

	if (link == NULL || larger > (SIZE_MAX - sizeof(*b)) / element)
		return arena_grow(a, old, n, size, element, least);
	bytes = larger * element;
	b = mem_resize(*link, sizeof(*b) + bytes, 1);
	b->size = b->used = bytes;
	*link = b;
	*size = larger;
	return b->data;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	size_t	 len = strnlen(s, n);
	char	*copy = arena_alloc(a, len + 1);

	memcpy(copy, s, len);
	return copy;
}

char *
arena_vprintf(struct arena *a, const char *format, va_list arguments)
{
	va_list	 again;
	char	*text;
	int	 len;

	va_copy(again, arguments);
	len = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (len < 0)
		mem_exhausted();
	text = arena_alloc(a, (size_t)len + 1);
	vsnprintf(text, (size_t)len + 1, format, arguments);
	return text;
}

char *
arena_printf(struct arena *a, const char *format, ...)
{
	va_list	 arguments;
	char	*text;

	va_start(arguments, format);
	text = arena_vprintf(a, format, arguments);
	va_end(arguments);
	return text;
}
