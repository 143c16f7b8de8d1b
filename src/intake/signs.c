#include "intake/signs.h"

#include <string.h>

#include "base/arena.h"
#include "intake/lexicon.h"

enum {
	LABEL_POINTS	= 1,
	LABEL_TYPES	= 2,	/* that may share a label that tells */
	LABEL_BYTES	= 9	/* of one that says enough: 3 syllables */
};

void
signs_form(struct arena *arena, struct evidence **list, const char *form,
    int points)
{
	static const char *const spellings[][2] = { { "", "" }, { "", "[" },
	    { "", "(" }, { "「", "」" }, { "「", "」[" }, { "「", "」(" } };
	const char	*number = strstr(form, "별지");
	size_t		 i, n = sizeof(spellings) / sizeof(spellings[0]);

	if (number == NULL)
		number = form + strlen(form);
	for (i = 0; i < n; i++) {
		struct evidence	*e = arena_alloc(arena, sizeof(*e));

		folded_words(arena, arena_printf(arena, "%s%.*s%s%s",
		    spellings[i][0], (int)(number - form), form,
		    spellings[i][1], number), &e->words);
		e->words.text = form;
		e->points = points;
		e->next = *list;
		*list = e;
	}
}

/* How many types have a label of that number, and the last that was seen. */
struct usage {
	const struct document_type	*last;
	int				 types;
};

/* Calls TAKE for each label of a field of TYPE. */
static void
each_label(struct document_type *type, void (*take)(void *,
    struct document_type *, struct words *), void *closure)
{
	struct field	*f;
	struct words	*w;

	for (f = type->fields; f != NULL; f = f->next)
		for (w = f->labels; w != NULL; w = w->next)
			take(closure, type, w);
}

static void
enter_label(void *closure, struct document_type *type, struct words *w)
{
	(void)type;
	lexicon_add(closure, w);
}

static void
count_label(void *closure, struct document_type *type, struct words *w)
{
	struct usage	*usage = closure;

	if (w->number == LEXICON_NONE || usage[w->number].last == type)
		return;
	usage[w->number].last = type;
	usage[w->number].types++;
}

/* What the labels are chosen with. */
struct choosing {
	struct arena	*arena;
	struct usage	*usage;
};

static void
choose_label(void *closure, struct document_type *type, struct words *w)
{
	struct choosing	*c = closure;
	struct evidence	*e;

	if (w->number == LEXICON_NONE || w->len < LABEL_BYTES ||
	    c->usage[w->number].types > LABEL_TYPES ||
	    lexicon_uses(type->lexicon, w->number) != NULL)
		return;
	for (e = type->labels; e != NULL; e = e->next)
		if (e->words.number == w->number)
			return;
	e = arena_alloc(c->arena, sizeof(*e));
	e->words = *w;
	e->points = LABEL_POINTS;
	e->next = type->labels;
	type->labels = e;
}

static void
enter(struct lexicon *x, struct document_type *type)
{
	struct evidence	*e;
	struct column	*c;
	struct words	*w;

	type->lexicon = x;
	for (e = type->titles; e != NULL; e = e->next)
		lexicon_add_title(x, type, e);
	for (e = type->issuers; e != NULL; e = e->next)
		lexicon_add(x, &e->words);
	for (e = type->forms; e != NULL; e = e->next)
		lexicon_add(x, &e->words);
	for (e = type->words; e != NULL; e = e->next)
		lexicon_add(x, &e->words);
	for (c = type->columns; c != NULL; c = c->next)
		for (w = c->labels; w != NULL; w = w->next)
			lexicon_add(x, w);
	each_label(type, enter_label, x);
}

void
signs_gather(struct arena *arena, struct document_type *types)
{
	struct lexicon		*x = lexicon_new(arena);
	struct choosing		 c = { .arena = arena };
	struct document_type	*t;

	for (t = types; t != NULL; t = t->next)
		enter(x, t);
	c.usage = arena_array(arena, lexicon_count(x) + 1, sizeof(*c.usage));
	for (t = types; t != NULL; t = t->next)
		each_label(t, count_label, c.usage);
	for (t = types; t != NULL; t = t->next)
		each_label(t, choose_label, &c);
}
