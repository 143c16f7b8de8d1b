/*
 * For the fuzz targets of intake: bytes through the reader of one kind.
 */
#ifndef FUZZ_READING_H
#define FUZZ_READING_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "intake/bundle.h"
#include "intake/reader.h"

enum { FUZZ_MAX = 8 * 1024 * 1024 };

/* Reads N bytes as KIND and walks over what came out. */
static inline void
reading(const char *kind, const void *bytes, size_t n)
{
	struct arena	*arena = arena_new();
	struct member	 member = { .path = "fuzz", .kind = kind };
	struct text	 text;
	struct buf	 copy;
	size_t		 i;

	text_init(&text, arena);
	buf_init(&copy, FUZZ_MAX);
	buf_add(&copy, bytes, n);
	reader_read(arena, &member, &copy, &text);
	for (i = 0; i < text.n; i++)
		if (strlen(text.pieces[i].str) == 0)
			abort();
	/* Text and the state "read" go together. */
	if ((member.state == MEMBER_READ) != (text.n > 0) &&
	    member.problems == NULL)
		abort();
	buf_free(&copy);
	arena_free(arena);
}

#endif
