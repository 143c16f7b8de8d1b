#include "intake/text.h"

#include <stdarg.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

void
text_init(struct text *t, struct arena *arena)
{
	memset(t, 0, sizeof(*t));
	t->arena = arena;
}

static int
is_blank(const char *s)
{
	uint32_t	 c;

	while ((c = utf8_next(&s)) != 0)
		if (c > ' ' && c != 0xA0 && c != 0x3000 && c != 0xFEFF &&
		    !(c >= 0x2000 && c <= 0x200B) && c != 0x202F)
			return 0;
	return 1;
}

void
text_add(struct text *t, const char *str, struct text_piece place)
{
	size_t	 len;

	if (t->full || is_blank(str))
		return;
	len = strlen(str);
	if (t->n == TEXT_PIECES_MAX || len > TEXT_BYTES_MAX - t->bytes) {
		t->full = 1;
		return;
	}
	t->bytes += len;
	if (t->n == t->size)
		t->pieces = arena_regrow(t->arena, t->pieces, t->n, &t->size,
		    sizeof(*t->pieces), 64);
	place.str = utf8_nfc(t->arena, str);
	t->pieces[t->n++] = place;
}

void
text_append(struct text *t, const struct text *more)
{
	size_t	 i;
	int	 before = t->pages;

	for (i = 0; i < more->n; i++) {
		struct text_piece	 place = more->pieces[i];

		place.page += before;
		text_add(t, place.str, place);
		if (place.page > t->pages)
			t->pages = place.page;
	}
	if (before + more->pages > t->pages)
		t->pages = before + more->pages;
	t->full |= more->full;
}

void
text_bare(struct text *t, int page, int side)
{
	if (t->n_bare == TEXT_BARE_MAX)
		return;
	if (t->n_bare == t->size_bare)
		t->bare = arena_grow(t->arena, t->bare, t->n_bare,
		    &t->size_bare, sizeof(*t->bare), 16);
	t->bare[t->n_bare++] = (struct text_bare){ page, side };
}

void
text_not_bare(struct text *t, int page)
{
	size_t	 i, n = 0;

	for (i = 0; i < t->n_bare; i++)
		if (t->bare[i].page != page)
			t->bare[n++] = t->bare[i];
	t->n_bare = n;
}

void
text_guess(struct text *t, size_t from)
{
	for (; from < t->n; from++)
		t->pieces[from].guessed = 1;
}

int
text_is_guessed(const struct text *t)
{
	size_t	 i;

	for (i = 0; i < t->n; i++)
		if (t->pieces[i].guessed)
			return 1;
	return 0;
}

void
text_trait(struct text *t, const char *name, const char *value, ...)
{
	struct text_trait	*trait = arena_alloc(t->arena, sizeof(*trait));
	struct text_trait	**end = &t->traits;
	va_list			 ap;

	va_start(ap, value);
	trait->name = name;
	trait->value = arena_vprintf(t->arena, value, ap);
	va_end(ap);
	while (*end != NULL)
		end = &(*end)->next;
	*end = trait;
}
