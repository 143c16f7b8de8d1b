#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "intake/hwp_body.h"
#include "intake/hwp_record.h"
#include "intake/writing.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

enum { INFLATED_MAX = 1 << 20 };

static void
read_body(const void *bytes, size_t n, int tracked)
{
	struct arena	*arena = arena_new();
	struct writing	 writing;
	struct text	 text;
	size_t		 i;

	text_init(&text, arena);
	writing_init(&writing, arena, &text);
	hwp_body_read(&writing, bytes, n, tracked);
	if (writing.now != NULL)
		abort();
	for (i = 0; i < text.n; i++)
		if (text.pieces[i].str[0] == '\0')
			abort();
	arena_free(arena);
}

/* The records of a section; from their second byte on also as if packed. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct buf	 out;

	if (n == 0)
		return 0;
	read_body(data + 1, n - 1, data[0] & 1);
	buf_init(&out, INFLATED_MAX);
	if (hwp_record_inflate(data + 1, n - 1, &out) != HWP_TOO_LARGE)
		read_body(buf_string(&out), out.len, 1);
	buf_free(&out);
	return 0;
}
