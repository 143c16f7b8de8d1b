#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "intake/bundle_junk.h"
#include "intake/bundle_name.h"
#include "intake/bundle_piece.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* A name of an entry; a last byte that is odd stands for the UTF-8 flag. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena		*arena = arena_new();
	struct bundle_name	 name;
	const char		*what;
	int			 flag = n > 0 && data[n - 1] & 1;

	bundle_name_decode(arena, (const char *)data, n, flag, &name);
	if (name.path[0] == '\0' || strlen(name.hex) != 2 * n ||
	    !utf8_valid(name.path, strlen(name.path)))
		abort();
	if (name.refused == DIAG_NONE && (name.path[0] == '/' ||
	    strstr(name.path, "//") != NULL || strchr(name.path, '\\') ||
	    strncmp(name.path, "../", 3) == 0 || strstr(name.path, "/../")))
		abort();
	bundle_junk_code(name.path, &what);
	bundle_piece_named(name.path);
	bundle_name_key(arena, name.path);
	arena_free(arena);
	return 0;
}
