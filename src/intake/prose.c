#include "intake/prose.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/won.h"
#include "intake/field.h"
#include "intake/value.h"

enum {
	PLACES		= 40,	/* of a label that are looked at */
	SUM_MAX		= 60,	/* bytes of a sum, in the key */
	QUOTED_MAX	= 400	/* bytes of quoted words, in the key */
};

/* What may stand between a label and its value; longest first. */
static const char *
skip_particle(const char *s)
{
	static const char *const particles[] = { "은총", "는총", "은", "는",
	    "을", "를", ":", "금" };
	size_t			 i;

	for (i = 0; i < sizeof(particles) / sizeof(particles[0]); i++)
		if (strncmp(s, particles[i], strlen(particles[i])) == 0)
			return s + strlen(particles[i]);
	return s;
}

/* The bytes of the sum with its 원 at S; 0 if there is none. */
static size_t
sum_at(struct arena *arena, const char *s, struct value *v)
{
	const char	*won = strstr(s, "원");
	size_t		 len;
	int64_t		 sum;

	if (*s < '0' || *s > '9' || won == NULL || won - s > SUM_MAX)
		return 0;
	len = (size_t)(won - s) + strlen("원");
	if (won_parse(arena_strndup(arena, s, len), &sum) == -1)
		return 0;
	v->value = arena_printf(arena, "%lld", (long long)sum);
	return len;
}

/* The bytes of the quoted words and their marks at S; 0 if there are none. */
static size_t
quoted_at(const char *s)
{
	static const char *const marks[][2] = { { "「", "」" },
	    { "『", "』" }, { "《", "》" }, { "〈", "〉" }, { "\"", "\"" },
	    { "'", "'" } };
	size_t			 i, open;
	const char		*close;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		open = strlen(marks[i][0]);
		if (strncmp(s, marks[i][0], open) != 0)
			continue;
		close = strstr(s + open, marks[i][1]);
		if (close == NULL || close - s > QUOTED_MAX ||
		    close == s + open)
			return 0;
		return (size_t)(close - s) + strlen(marks[i][1]);
	}
	return 0;
}

/* The line that holds byte AT of the joined keys; *AT is then of its key. */
static int
line_of(const struct sheet *s, size_t *at)
{
	int	 i;

	for (i = 0; i < s->n - 1 && *at >= s->lines[i].folded.len; i++)
		*at -= s->lines[i].folded.len;
	return i;
}

/* The text of LEN bytes at AT of the joined keys, line ends as blanks. */
static char *
text_of(struct arena *arena, const struct sheet *s, size_t at, size_t len,
    int *line)
{
	char	*text = arena_strdup(arena, "");
	int	 i;

	for (i = *line = line_of(s, &at); len > 0 && i < s->n; i++, at = 0) {
		const struct folded	*f = &s->lines[i].folded;
		size_t			 until = at + len < f->len ? at + len :
					     f->len;

		if (until > at)
			text = arena_printf(arena, "%s%s%.*s", text,
			    *text != '\0' ? " " : "",
			    (int)(folded_end(f, until) - f->at[at]),
			    f->text + f->at[at]);
		len -= until - at;
	}
	return value_tidy(arena, text, strlen(text));
}

/* Without its first and last letter, which are quotation marks. */
static char *
unquoted(struct arena *arena, const char *text)
{
	const char	*from = text, *end = text + strlen(text);

	utf8_next(&from);
	while (end > from && ((unsigned char)*--end & 0xC0) == 0x80)
		;
	return value_tidy(arena, from, (size_t)(end - from));
}

/* The value at AT of the joined keys. Returns its line, or NONE. */
static int
read_at(struct fact_list *list, const struct sheet *s, enum value_type type,
    size_t at, struct value *v)
{
	size_t	 len;
	int	 line;

	len = type == VALUE_WON ? sum_at(list->arena, s->key + at, v) :
	    quoted_at(s->key + at);
	if (len == 0)
		return SHEET_NONE;
	v->raw = text_of(list->arena, s, at, len, &line);
	if (type != VALUE_WON)
		v->value = unquoted(list->arena, v->raw);
	return line;
}

int
prose_bind(struct fact_list *list, const struct sheet *s,
    const struct field *field)
{
	const struct words	*w;
	const char		*at, *from, *label = NULL;
	struct value		 v, first = { .value = NULL };
	int			 line, where = 0, n = 0;

	for (w = field->labels; w != NULL; w = w->next, n = 0)
		for (at = s->key; n < PLACES &&
		    (at = strstr(at, w->key)) != NULL; at += w->len, n++) {
			from = skip_particle(at + w->len);
			line = read_at(list, s, field->type,
			    (size_t)(from - s->key), &v);
			if (line == SHEET_NONE)
				continue;
			if (first.value != NULL &&
			    strcmp(first.value, v.value) != 0) {
				fact_conflict(list, label,
				    arena_printf(list->arena, "%s, %s",
				    first.raw, v.raw));
				return 1;
			}
			first = v;
			label = w->text;
			where = line;
		}
	if (first.value == NULL)
		return 0;
	field_add(list, s, where, field, &first, label);
	return 1;
}
