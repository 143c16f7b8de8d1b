#include "intake/term.h"

#include <string.h>

#include "base/arena.h"

enum {
	BELOW	= 8,	/* lines under a title in which a term is looked for */
	ABOVE	= 3
};

/* What makes a day one of a term, in the comparison key of its line. */
static int
tells_term(const char *key)
{
	return strstr(key, "현재") != NULL || strstr(key, "부터") != NULL ||
	    strstr(key, "까지") != NULL || strchr(key, '~') != NULL ||
	    strstr(key, "사업연도") != NULL;
}

/* The latest day of LINE, if it tells a term. Returns 0, or -1. */
static int
last_day(const struct sheet *s, int line, struct date *last)
{
	const char	*text = s->lines[line].piece->str, *end;
	struct date	 d;
	int		 found = -1;

	if (!tells_term(s->lines[line].folded.key))
		return -1;
	for (; (text = date_find(text, &d, &end)) != NULL; text = end)
		if (found == -1 || date_compare(&d, last) > 0) {
			*last = d;
			found = 0;
		}
	return found;
}

/* A term may take two lines: this term over the last one, from over until. */
static int
term_at(const struct sheet *s, int line, struct date *last)
{
	struct date	 next;

	if (last_day(s, line, last) == -1)
		return -1;
	if (sheet_near(s, line, 1) != SHEET_NONE &&
	    last_day(s, line + 1, &next) == 0 && date_compare(&next, last) > 0)
		*last = next;
	return 0;
}

static void
keep(struct term_days *t, int line, const struct date *last)
{
	if (!t->known) {
		t->known = 1;
		t->last = *last;
		t->line = line;
	} else if (date_compare(&t->last, last) != 0) {
		t->differ = 1;
		t->other = *last;
	}
}

void
term_read(struct term_days *t, const struct sheet *s, int title)
{
	struct date	 last;
	int		 i, leaf = s->lines[title].leaf;

	for (i = title; i < s->n && i <= title + BELOW &&
	    s->lines[i].leaf == leaf; i++)
		if (term_at(s, i, &last) == 0) {
			keep(t, i, &last);
			return;
		}
	/* Above it only where no cover can be: on a page of its own. */
	if (leaf <= s->first_leaf)
		return;
	for (i = title - 1; i >= 0 && i >= title - ABOVE &&
	    s->lines[i].leaf == leaf; i--)
		if (last_day(s, i, &last) == 0) {
			keep(t, i, &last);
			return;
		}
}

/* What stands from the first day of TEXT to its last. */
static const char *
days_of(struct arena *arena, const char *text)
{
	struct date	 d;
	const char	*end = text, *at, *start = NULL, *until = text;

	while ((at = date_find(end, &d, &end)) != NULL) {
		start = start != NULL ? start : at;
		until = end;
	}
	return start == NULL ? "" :
	    arena_strndup(arena, start, (size_t)(until - start));
}

void
term_add(const struct term_days *t, struct fact_list *list,
    const struct sheet *s)
{
	char	 last[11], other[11];

	if (!t->known)
		return;
	date_format(&t->last, last);
	date_format(&t->other, other);
	if (t->differ)
		fact_conflict(list, "재무제표의 기간", arena_printf(
		    list->arena, "%s, %s", last, other));
	else
		fact_add(list, s, t->line, "statement-until", "date",
		    arena_strdup(list->arena, last),
		    days_of(list->arena, s->lines[t->line].piece->str),
		    "재무제표의 기간");
}
