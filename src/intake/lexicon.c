/*
 * Entries hang in buckets by their first two syllables (six bytes), which few
 * entries share and few places of a text hold; the rest of an entry is
 * compared only there.
 */
#include "intake/lexicon.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "intake/document_type.h"

enum {
	HEAD	= 6,		/* bytes; shorter entries are few */
	BITS	= 12,
	BUCKETS	= 1 << BITS,
	LEAST	= 512
};

struct entry {
	const char		*key;
	size_t			 len;
	struct lexicon_use	*uses;
	int			 next;	/* number + 1 in its bucket, or 0 */
};

struct lexicon {
	struct arena	*arena;
	struct entry	*entries;
	size_t		 n, size;
	int		 bucket[BUCKETS];	/* number + 1 of the first */
	int		 brief;			/* of those without a head */
};

static unsigned int
hash_head(const char *s)
{
	uint64_t	 head = 0;

	memcpy(&head, s, HEAD);
	/* Fibonacci hashing. */
	return (unsigned int)(head * UINT64_C(11400714819323198485) >>
	    (64 - BITS));
}

struct lexicon *
lexicon_new(struct arena *arena)
{
	struct lexicon	*x = arena_alloc(arena, sizeof(*x));

	x->arena = arena;
	return x;
}

static int *
bucket_of(struct lexicon *x, const struct words *w)
{
	return w->len < HEAD ? &x->brief : &x->bucket[hash_head(w->key)];
}

int
lexicon_add(struct lexicon *x, struct words *w)
{
	int		*bucket = bucket_of(x, w), i;
	struct entry	*e;

	w->number = LEXICON_NONE;
	if (w->len == 0)
		return w->number;
	for (i = *bucket; i > 0; i = x->entries[i - 1].next) {
		e = &x->entries[i - 1];
		if (e->len == w->len && memcmp(e->key, w->key, e->len) == 0)
			return w->number = i - 1;
	}
	if (x->n == x->size)
		x->entries = arena_grow(x->arena, x->entries, x->n, &x->size,
		    sizeof(*x->entries), LEAST);
	w->number = (int)x->n;
	x->entries[x->n++] = (struct entry){ w->key, w->len, NULL, *bucket };
	*bucket = (int)x->n;
	return w->number;
}

void
lexicon_add_title(struct lexicon *x, const struct document_type *type,
    struct evidence *title)
{
	struct lexicon_use	**last, *use;
	int			 number = lexicon_add(x, &title->words);

	if (number == LEXICON_NONE)
		return;
	use = arena_alloc(x->arena, sizeof(*use));
	*use = (struct lexicon_use){ type, title, NULL };
	for (last = &x->entries[number].uses; *last != NULL;
	    last = &(*last)->next)
		;
	*last = use;
}

size_t
lexicon_count(const struct lexicon *x)
{
	return x->n;
}

const struct lexicon_use *
lexicon_uses(const struct lexicon *x, int number)
{
	return number >= 0 && (size_t)number < x->n ?
	    x->entries[number].uses : NULL;
}

void
lexicon_scan(const struct lexicon *x, const char *key, size_t len,
    void (*found)(void *, int, size_t), void *closure)
{
	size_t	 at;
	int	 i;

	for (at = 0; at < len; at++) {
		const struct entry	*e;

		/* No entry begins within a letter. */
		if (((unsigned char)key[at] & 0xC0) == 0x80)
			continue;
		for (i = len - at < HEAD ? 0 : x->bucket[hash_head(key + at)];
		    i > 0; i = e->next) {
			e = &x->entries[i - 1];
			if (e->len <= len - at &&
			    memcmp(e->key, key + at, e->len) == 0)
				found(closure, i - 1, at);
		}
		for (i = x->brief; i > 0; i = e->next) {
			e = &x->entries[i - 1];
			if (e->len <= len - at &&
			    memcmp(e->key, key + at, e->len) == 0)
				found(closure, i - 1, at);
		}
	}
}
