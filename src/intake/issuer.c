#include "intake/issuer.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/utf8.h"
#include "intake/value.h"

enum { NAME_LETTERS = 24 };

/* What may follow a signature in its column: a seal. */
static const char *const seals[] = {
	"(인)", "(직인)", "[직인]", "직인", "(직인생략)", "(관인)", "[관인]",
	"(관인생략)", "인", "印", "(印)",
};

static int
is_seal(const struct folded *f, size_t from, size_t until)
{
	size_t	 i, len = until - from;

	if (len == 0)
		return 1;
	for (i = 0; i < sizeof(seals) / sizeof(seals[0]); i++)
		if (strlen(seals[i]) == len &&
		    memcmp(f->key + from, seals[i], len) == 0)
			return 1;
	return 0;
}

/* Where the name begins: behind a date or a label in its column. */
static size_t
name_start(const struct folded *f, size_t from, const struct match *m)
{
	struct date	 d;
	const char	*text = f->text + f->at[from], *end, *colon;
	size_t		 start = f->at[from];

	if (date_find(text, &d, &end) != NULL &&
	    (size_t)(end - f->text) <= m->start)
		start = (size_t)(end - f->text);
	colon = memrchr(f->text + start, ':', m->start - start);
	if (colon != NULL)
		start = (size_t)(colon - f->text) + 1;
	return start;
}

/* Letters set apart only in part (가 람세무서장) are joined, too. */
static char *
join_letters(struct arena *arena, char *name)
{
	const char	*s, *next;
	char		*out, *put;
	size_t		 len;

	for (s = name; *s != '\0'; s += len + (s[len] == ' ')) {
		len = strcspn(s, " ");
		next = s;
		utf8_next(&next);
		if ((size_t)(next - s) == len)
			break;
	}
	if (*s == '\0')
		return name;
	out = put = arena_alloc(arena, strlen(name) + 1);
	for (s = name; *s != '\0'; s++)
		if (*s != ' ')
			*put++ = *s;
	return out;
}

static int
take_line(const struct sheet *s, int i, const struct words *w,
    struct issuer *out)
{
	const struct folded	*f = &s->lines[i].folded;
	struct match		 m;
	size_t			 at = 0, from, until;

	while (folded_find(f, w, at, FOLDED_ENDING, &m) == 0) {
		at = m.until;
		folded_column(f, &m, &from, &until);
		if (!is_seal(f, m.until, until))
			continue;
		out->line = i;
		out->match = m;
		out->start = name_start(f, from, &m);
		out->name = join_letters(s->arena, value_tidy(s->arena,
		    f->text + out->start, m.end - out->start));
		if (utf8_count(out->name) > NAME_LETTERS ||
		    strpbrk(out->name, ",.") != NULL)
			continue;
		return 0;
	}
	return -1;
}

int
issuer_find(const struct sheet *s, const struct words *w, int from,
    struct issuer *out)
{
	int	 i;

	for (i = from; i < s->n; i++)
		if (take_line(s, i, w, out) == 0)
			return 0;
	return -1;
}
