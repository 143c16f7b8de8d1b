#include "intake/bare.h"

#include "base/arena.h"

enum { NAMED = 10 };

void
bare_tell(struct arena *arena, struct member *m, const struct text *text)
{
	size_t	 i;

	bundle_forgive(m, DIAG_I064);
	for (i = 0; i < text->n_bare && i < NAMED; i++)
		bundle_problem(arena, m, DIAG_I064,
		    arena_printf(arena, "%d", text->bare[i].page));
}
