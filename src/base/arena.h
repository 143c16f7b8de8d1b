/*
 * Memory that ends together: one arena per bundle, per programme folder, per
 * printed document. Everything taken from it is zeroed, aligned for any type
 * and released by arena_free alone. Not shared between threads.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena	*arena_new(void);
void		 arena_free(struct arena *);

/* Gives everything back but keeps 2 MiB of blocks for the next use. */
void		 arena_reset(struct arena *);

void		*arena_alloc(struct arena *, size_t);
void		*arena_array(struct arena *, size_t n, size_t size);
/*
 * A list that is full: OLD with its N elements in twice the room of *SIZE
 * elements, LEAST at first. The old list stays until the arena ends.
 */
void		*arena_grow(struct arena *, const void *old, size_t n,
		    size_t *size, size_t element, size_t least);
/*
 * The same where nobody keeps what points into OLD: it goes, so that a long
 * list does not take twice its size. The new elements are not zeroed.
 */
void		*arena_regrow(struct arena *, void *old, size_t n,
		    size_t *size, size_t element, size_t least);
char		*arena_strdup(struct arena *, const char *);
char		*arena_strndup(struct arena *, const char *, size_t);
char		*arena_printf(struct arena *, const char *, ...)
		    __attribute__((format(printf, 2, 3)));
char		*arena_vprintf(struct arena *, const char *, va_list)
		    __attribute__((format(printf, 2, 0)));

#endif
