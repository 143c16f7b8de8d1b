#include "intake/folded.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

enum {
	SYLLABLE_FIRST	= 0xAC00,
	SYLLABLE_LAST	= 0xD7A3,
	GROWTH		= 3,	/* a letter folds to at most so many times
				   its bytes, as a rule */
	MARGIN		= 64,
	SHORT		= 256	/* bytes that are folded aside first */
};

/* The key of one letter at S of LEN bytes, in OUT; its bytes. */
static size_t
fold_letter(struct arena *arena, const char *s, size_t len, uint32_t cp,
    char *out, size_t room)
{
	const char	*key;
	size_t		 n;

	if (cp <= ' ' || room < 4)
		return 0;
	if (cp < 0x7F) {
		out[0] = (char)(cp >= 'A' && cp <= 'Z' ? cp + 'a' - 'A' : cp);
		if (out[0] == '`')
			out[0] = '\'';
		return 1;
	}
	if (cp >= SYLLABLE_FIRST && cp <= SYLLABLE_LAST)
		return utf8_put(out, cp);
	key = utf8_fold(arena, arena_strndup(arena, s, len));
	n = strlen(key);
	if (n > room)
		return 0;
	memcpy(out, key, n);
	return n;
}

static void
collect_letters(const char *key, struct letters *l)
{
	uint32_t	 cp, bit;

	memset(l, 0, sizeof(*l));
	while ((cp = utf8_next(&key)) != 0) {
		/* Fibonacci hashing: near code points get far bits. */
		bit = cp * UINT32_C(2654435769) >> 24;
		l->bits[bit / 64] |= UINT64_C(1) << bit % 64;
	}
}

/* 0 if a letter of the words is certainly not in the key. */
static int
may_hold(const struct letters *key, const struct letters *words)
{
	uint64_t	 absent = 0;
	size_t		 i;

	for (i = 0; i < sizeof(key->bits) / sizeof(key->bits[0]); i++)
		absent |= words->bits[i] & ~key->bits[i];
	return absent == 0;
}

/* Folds MOST bytes of the text into F, which has ROOM. */
static void
fold(struct arena *arena, const char *text, size_t most, struct folded *f,
    size_t room)
{
	const char	*s = text, *next;
	uint32_t	 cp;

	f->len = 0;
	for (; (size_t)(s - text) < most; s = next) {
		size_t	 i, n;

		next = s;
		if ((cp = utf8_next(&next)) == 0)
			break;
		n = fold_letter(arena, s, (size_t)(next - s), cp,
		    f->key + f->len, room - f->len);
		for (i = 0; i < n; i++)
			f->at[f->len++] = (uint32_t)(s - text);
	}
	f->key[f->len] = '\0';
}

/* Moves what was folded into as much of the arena as it takes. */
static void
settle(struct arena *arena, struct folded *f)
{
	char		*key = arena_alloc(arena, f->len + 1);
	uint32_t	*at = arena_array(arena, f->len + 1, sizeof(*at));

	memcpy(key, f->key, f->len);
	memcpy(at, f->at, f->len * sizeof(*at));
	f->key = key;
	f->at = at;
}

void
folded_of(struct arena *arena, const char *text, struct folded *f)
{
	char		 key[SHORT * GROWTH + MARGIN + 1];
	uint32_t	 at[SHORT * GROWTH + MARGIN + 1];
	size_t		 most = strnlen(text, FOLDED_MAX);
	size_t		 room = most * GROWTH + MARGIN;
	int		 is_short = most <= SHORT;

	f->text = text;
	f->key = is_short ? key : arena_alloc(arena, room + 1);
	f->at = is_short ? at : arena_array(arena, room + 1, sizeof(*f->at));
	fold(arena, text, most, f, room);
	/* A table has many cells of few letters. */
	if (is_short)
		settle(arena, f);
	collect_letters(f->key, &f->letters);
}

void
folded_words(struct arena *arena, const char *text, struct words *w)
{
	struct folded	 f;
	size_t		 i;

	folded_of(arena, text, &f);
	w->text = text;
	w->key = f.key;
	w->len = f.len;
	w->letters = f.letters;
	w->parted = arena_alloc(arena, f.len + 1);
	for (i = 1; i < f.len; i++)
		w->parted[i] = (char)(folded_gap(&f, i) > 0);
}

size_t
folded_end(const struct folded *f, size_t at)
{
	const char	*s;

	if (at == 0)
		return 0;
	s = f->text + f->at[at - 1];
	utf8_next(&s);
	return (size_t)(s - f->text);
}

int
folded_gap(const struct folded *f, size_t at)
{
	const char	*s, *end;
	int		 n = 0;

	if (at == 0 || at >= f->len)
		return FOLDED_EDGE;
	if (f->at[at] == f->at[at - 1])
		return 0;
	end = f->text + f->at[at];
	/* A line of a cell is a column of its own. */
	for (s = f->text + folded_end(f, at); s < end;)
		n += utf8_next(&s) == '\n' ? FOLDED_GAP : 1;
	return n;
}

int
folded_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
	    (cp >= 0xC0 && cp < 0x300 && cp != 0xD7 && cp != 0xF7) ||
	    (cp >= 0x1100 && cp < 0x1200) || (cp >= 0x3040 && cp < 0x3100 &&
	    cp != 0x30FB) || (cp >= 0x3131 && cp < 0x318F) ||
	    (cp >= 0x3400 && cp < 0xA000) ||
	    (cp >= SYLLABLE_FIRST && cp <= SYLLABLE_LAST);
}

/* The letters of the key that end at AT and that begin there; 0 at an end. */
static uint32_t
letter_before(const struct folded *f, size_t at)
{
	const char	*s;

	if (at == 0)
		return 0;
	do
		at--;
	while (at > 0 && ((unsigned char)f->key[at] & 0xC0) == 0x80);
	s = f->key + at;
	return utf8_next(&s);
}

static uint32_t
letter_at(const struct folded *f, size_t at)
{
	const char	*s = f->key + at;

	return utf8_next(&s);
}

/* The most blanks between letters of one word, or -1 if it falls apart. */
static int
spacing(const struct folded *f, const struct words *w, size_t at)
{
	size_t	 i;
	int	 most = 0;

	for (i = 1; i < w->len; i++) {
		int	 gap = folded_gap(f, at + i);

		if (gap > FOLDED_SPACING)
			return -1;
		if (!w->parted[i] && gap > most)
			most = gap;
	}
	return most;
}

static int
touches(uint32_t cp, int gap, int limit)
{
	return gap <= limit && folded_letter(cp);
}

/* 1 if what stands around the match lets it be words of their own. */
static int
edges_fit(const struct folded *f, const struct match *m,
    enum folded_edges edges)
{
	int	 limit = edges == FOLDED_WORD ? m->spacing : 0;

	if (touches(letter_at(f, m->until), folded_gap(f, m->until), limit))
		return 0;
	return edges == FOLDED_ENDING ||
	    !touches(letter_before(f, m->from), folded_gap(f, m->from), limit);
}

int
folded_at(const struct folded *f, const struct words *w, size_t at,
    enum folded_edges edges, struct match *m)
{
	m->from = at;
	m->until = at + w->len;
	m->spacing = spacing(f, w, at);
	if (m->spacing == -1 || !edges_fit(f, m, edges))
		return 0;
	m->start = f->at[m->from];
	m->end = folded_end(f, m->until);
	return 1;
}

int
folded_find(const struct folded *f, const struct words *w, size_t from,
    enum folded_edges edges, struct match *m)
{
	const char	*found;

	if (!may_hold(&f->letters, &w->letters))
		return -1;
	for (; w->len > 0 && from + w->len <= f->len; from = m->from + 1) {
		found = memmem(f->key + from, f->len - from, w->key, w->len);
		if (found == NULL)
			return -1;
		if (folded_at(f, w, (size_t)(found - f->key), edges, m))
			return 0;
	}
	return -1;
}

/* 1 if a letter stands in the key between FROM and UNTIL, out of brackets. */
static int
has_letter(const struct folded *f, size_t from, size_t until)
{
	const char	*s = f->key + from, *end = f->key + until;
	uint32_t	 cp;
	int		 depth = 0;

	while (s < end && (cp = utf8_next(&s)) != 0) {
		if (cp == '(' || cp == '[' || cp == '<' || cp == 0x3014)
			depth++;
		else if (cp == ')' || cp == ']' || cp == '>' || cp == 0x3015)
			depth -= depth > 0;
		else if (depth == 0 && folded_letter(cp))
			return 1;
	}
	return 0;
}

int
folded_alone(const struct folded *f, const struct match *m)
{
	return !has_letter(f, 0, m->from) && !has_letter(f, m->until, f->len);
}

void
folded_column(const struct folded *f, const struct match *m, size_t *from,
    size_t *until)
{
	int	 limit = m->spacing + 1 > FOLDED_GAP ? m->spacing + 1 :
		    FOLDED_GAP;

	for (*from = m->from; folded_gap(f, *from) < limit; (*from)--)
		continue;
	for (*until = m->until; folded_gap(f, *until) < limit; (*until)++)
		continue;
}
