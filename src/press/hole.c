#include "press/hole.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xpath.h"

struct reading {
	struct diags	*diags;
	struct arena	*arena;
	struct place	 place;		/* line of what is read now */
	int		 faults;
};

static size_t
count_braces(const char *text)
{
	size_t	 n = 0;

	for (; (text = strchr(text, '{')) != NULL; text++)
		n++;
	return n;
}

/* The closing brace; strings of XPath may hold one. NULL if there is none. */
static const char *
find_end(const char *s)
{
	char	 quote = '\0';

	for (; *s != '\0'; s++) {
		if (quote != '\0')
			quote = *s == quote ? '\0' : quote;
		else if (*s == '\'' || *s == '"')
			quote = *s;
		else if (*s == '}')
			return s;
	}
	return NULL;
}

static void
count_lines(struct reading *r, const char *s, const char *end)
{
	for (; s < end; s++)
		r->place.line += *s == '\n';
}

/* Reads the hole that begins behind S; returns what follows it. */
static const char *
read_hole(struct reading *r, const char *s, struct hole_part *part)
{
	const char	*end = find_end(s);
	struct place	 place = r->place;
	char		*text;

	part->line = place.line;
	if (end == NULL) {
		r->faults++;
		diag_at(r->diags, DIAG_P005, place,
		    arena_strndup(r->arena, s, 60), NULL);
		return s + strlen(s);
	}
	part->optional = *s == '?';
	text = arena_strndup(r->arena, s + part->optional,
	    (size_t)(end - s) - (size_t)part->optional);
	part->expr = xpath_compile(r->diags, place, text);
	r->faults += part->expr == NULL;
	count_lines(r, s, end);
	return end + 1;
}

/* Text up to the next hole, braces undoubled; returns what follows. */
static const char *
read_text(struct reading *r, const char *s, struct hole_part *part)
{
	const char	*start = s;
	struct buf	 text;

	buf_init(&text, strlen(s) + 1);
	for (; *s != '\0'; s++) {
		if (*s == '{' && s[1] != '{')
			break;
		if ((*s == '{' || *s == '}') && s[1] == *s)
			s++;
		buf_putc(&text, *s);
	}
	count_lines(r, start, s);
	part->text = arena_strdup(r->arena, buf_string(&text));
	part->len = text.len;
	buf_free(&text);
	return s;
}

int
hole_parse(struct hole_text *h, struct diags *ds, struct arena *arena,
    struct place place, const char *text)
{
	struct reading	 r = { ds, arena, place, 0 };
	const char	*s = text;

	h->text = text;
	h->n = 0;
	h->parts = arena_array(arena, count_braces(text) + 1,
	    sizeof(*h->parts));
	do {
		struct hole_part	*part = &h->parts[h->n++];

		s = read_text(&r, s, part);
		if (*s == '{')
			s = read_hole(&r, s + 1, part);
	} while (*s != '\0');
	return r.faults > 0 ? -1 : 0;
}

void
hole_free(struct hole_text *h)
{
	size_t	 i;

	for (i = 0; i < h->n; i++)
		xpath_expr_free(h->parts[i].expr);
}

int
hole_is_plain(const struct hole_text *h)
{
	return h->n == 1 && h->parts[0].expr == NULL;
}
