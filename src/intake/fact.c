#include "intake/fact.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/utf8.h"

void
fact_list_init(struct fact_list *l, struct arena *arena)
{
	memset(l, 0, sizeof(*l));
	l->arena = arena;
	l->last = &l->first;
}

/* A number of a company is no number of a person, whatever it looks like. */
static const char *
masked(struct arena *arena, const char *type, const struct text_piece *piece,
    const char *text)
{
	return strcmp(type, "crn") == 0 ? arena_strdup(arena, text) :
	    piece->guessed ? number_mask_guessed(arena, piece->str, text) :
	    number_mask(arena, text);
}

/* 1 if AT lies in the text of the piece. */
static int
stands_in(const struct text_piece *piece, const char *at)
{
	uintptr_t	 from = (uintptr_t)piece->str;

	return at != NULL && (uintptr_t)at >= from &&
	    (uintptr_t)at - from < strlen(piece->str);
}

void
fact_add(struct fact_list *l, const struct sheet *s, int line,
    const char *name, const char *type, const char *value, const char *raw,
    const char *label)
{
	struct fact	*f;

	/* Where letters were lost, the rest is no value. */
	if (l->n == FACT_MAX || strstr(raw, UTF8_LOST) != NULL)
		return;
	f = arena_alloc(l->arena, sizeof(*f));
	f->name = name;
	f->type = type;
	f->piece = s->lines[line].piece;
	f->value = masked(l->arena, type, f->piece, value);
	f->raw = masked(l->arena, type, f->piece, raw);
	f->label = number_mask(l->arena, label);
	f->at = stands_in(f->piece, l->at) ? l->at : NULL;
	*l->last = f;
	l->last = &f->next;
	l->n++;
}

const struct fact *
fact_find(const struct fact_list *l, const char *name)
{
	const struct fact	*f;

	for (f = l->first; f != NULL; f = f->next)
		if (strcmp(f->name, name) == 0)
			break;
	return f;
}

void
fact_conflict(struct fact_list *l, const char *label, const char *values)
{
	struct fact_conflict	*c = arena_alloc(l->arena, sizeof(*c));

	c->label = number_mask(l->arena, label);
	c->values = number_mask(l->arena, values);
	c->next = l->conflicts;
	l->conflicts = c;
}
