/*
 * JSON written straight into a buffer, for lists and proofs that are printed
 * and forgotten. Commas are put where they are wanted: a value that follows
 * nothing but an opening bracket needs none.
 */
#ifndef CHECK_OBJECT_H
#define CHECK_OBJECT_H

#include <stddef.h>

struct buf;

/* KEY is NULL inside an array and for the outermost. BRACKET is { or [. */
void	 object_open(struct buf *, const char *key, char bracket);
/* BRACKET is } or ]. */
void	 object_close(struct buf *, char bracket);
/* A string; null if TEXT is NULL. */
void	 object_text(struct buf *, const char *key, const char *text);
/* An array of the strings in "one, two". */
void	 object_words(struct buf *, const char *key, const char *list);
void	 object_count(struct buf *, const char *key, size_t n);

#endif
