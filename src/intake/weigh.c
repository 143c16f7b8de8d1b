#include "intake/weigh.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "intake/issuer.h"
#include "intake/lexicon.h"

enum {
	LABELS_MAX	= 3,	/* that count */
	COLUMN_POINTS	= 1,
	LEAST_UNTITLED	= 6	/* points that are worth a mention */
};

/* One walk over the text: where each number of the lexicon stands first. */
struct walk {
	const struct document_type	*types;
	const struct sheet		*sheet;
	struct title_list		*titles;
	int				*first;	/* line + 1, or 0 */
	int				 line;	/* that is walked */
	size_t				 start;	/* of its key */
};

static void
see(void *closure, int number, size_t at)
{
	struct walk		*w = closure;
	const struct sheet	*s = w->sheet;

	for (; at - w->start >= s->lines[w->line].folded.len; w->line++)
		w->start += s->lines[w->line].folded.len;
	if (w->first[number] == 0)
		w->first[number] = w->line + 1;
	title_consider(w->titles, s, w->types, number, w->line,
	    at - w->start);
}

/* The line the words stand in first, or SHEET_NONE. */
static int
line_of(const struct walk *w, const struct words *words)
{
	return words->number == LEXICON_NONE ? SHEET_NONE :
	    w->first[words->number] - 1;
}

static struct clue *
add(const struct walk *w, struct weight *to, enum clue_kind kind,
    const char *words, int points, int line)
{
	to->points += points;
	to->is_backed |= points > 0 && kind != CLUE_TITLE;
	return clue_add(w->sheet->arena, &to->clues, kind, words, points,
	    line);
}

static void
weigh_title(const struct walk *w, struct weight *to)
{
	static const char *const notes[] = { "", "줄 안의 한 칸에 있음",
	    "목록의 한 항목임", "다른 글 사이에 있음" };
	const struct title	*t = title_best(w->titles, to->type);
	struct clue		*c;

	to->title = t;
	if (t == NULL)
		return;
	c = add(w, to, CLUE_TITLE, t->title->words.text, t->points, t->line);
	c->note = notes[t->place];
	if (t->later)
		c->note = arena_printf(w->sheet->arena, "%s%s첫 쪽이 아님",
		    c->note, c->note[0] != '\0' ? ", " : "");
}

/* The best issuer for it and the worst against it. */
static void
weigh_issuers(const struct walk *w, struct weight *to)
{
	const struct evidence	*e;
	struct issuer		 issuer;
	int			 lost = 0, line;

	for (e = to->type->issuers; e != NULL; e = e->next) {
		if ((e->points > 0 ? to->is_signed : lost) ||
		    (line = line_of(w, &e->words)) == SHEET_NONE ||
		    issuer_find(w->sheet, &e->words, line, &issuer) == -1)
			continue;
		*(e->points > 0 ? &to->is_signed : &lost) = 1;
		add(w, to, e->points > 0 ? CLUE_ISSUER : CLUE_OTHER_ISSUER,
		    issuer.name, e->points, issuer.line);
	}
}

/* The law's form, named at the head of a page. */
static void
weigh_forms(const struct walk *w, struct weight *to)
{
	const struct evidence	*e;
	int			 line;

	for (e = to->type->forms; e != NULL; e = e->next) {
		line = line_of(w, &e->words);
		if (line == SHEET_NONE || !title_is_upper(w->sheet, line))
			continue;
		add(w, to, CLUE_FORM, e->words.text, e->points, line);
		return;
	}
}

static void
weigh_words(const struct walk *w, struct weight *to)
{
	const struct evidence	*e;
	int			 line;

	for (e = to->type->words; e != NULL; e = e->next)
		if ((line = line_of(w, &e->words)) != SHEET_NONE)
			add(w, to, e->points > 0 ? CLUE_WORD : CLUE_AGAINST,
			    e->words.text, e->points, line);
}

/* 1 if the words are a label where they stand first. */
static int
is_label(const struct walk *w, const struct words *words, int *line)
{
	struct match	 m;

	*line = line_of(w, words);
	return *line != SHEET_NONE &&
	    folded_find(&w->sheet->lines[*line].folded, words, 0,
	    FOLDED_LABEL, &m) == 0;
}

static void
weigh_labels(const struct walk *w, struct weight *to)
{
	const struct evidence	*e;
	int			 n = 0, line;

	for (e = to->type->labels; e != NULL && n < LABELS_MAX; e = e->next)
		if (is_label(w, &e->words, &line)) {
			add(w, to, CLUE_LABEL, e->words.text, e->points,
			    line);
			n++;
		}
}

/* One of the columns that a roster has. */
static void
weigh_columns(const struct walk *w, struct weight *to)
{
	const struct column	*c;
	const struct words	*words;
	int			 line;

	for (c = to->type->columns; c != NULL; c = c->next)
		for (words = c->labels; words != NULL; words = words->next)
			if (is_label(w, words, &line)) {
				add(w, to, CLUE_LABEL, words->text,
				    COLUMN_POINTS, line);
				return;
			}
}

/* Without a title the rest is worth a mention, and only if it is much. */
static void
weigh_untitled(struct weight *to, int any_sure)
{
	if (to->title != NULL || to->type->untitled)
		return;
	if (any_sure || to->points < LEAST_UNTITLED ||
	    to->clues.first->next == NULL) {
		to->clues = (struct clues){ NULL, NULL };
		to->points = 0;
	} else {
		to->points = WEIGH_UNTITLED;
	}
}

static int
compare(const void *left, const void *right)
{
	const struct weight	*a = left, *b = right;

	if (a->points != b->points)
		return a->points > b->points ? -1 : 1;
	return strcmp(a->type->id, b->type->id);
}

static void
weigh_all(const struct walk *w, struct weights *out)
{
	const struct document_type	*t;
	int				 any_sure = 0;
	size_t				 i, n = 0;

	for (t = w->types; t != NULL; t = t->next)
		n++;
	out->items = arena_array(w->sheet->arena, n + 1, sizeof(*out->items));
	for (t = w->types; t != NULL; t = t->next) {
		struct weight	*to = &out->items[out->n++];

		to->type = t;
		weigh_title(w, to);
		weigh_issuers(w, to);
		weigh_forms(w, to);
		weigh_words(w, to);
		weigh_labels(w, to);
		weigh_columns(w, to);
		any_sure |= weigh_doubt(to) == DOUBT_NONE;
	}
	for (i = 0; i < n; i++)
		weigh_untitled(&out->items[i], any_sure);
	qsort(out->items, n, sizeof(*out->items), compare);
}

void
weigh_text(const struct document_type *types, const struct sheet *s,
    struct weights *out)
{
	struct walk	 w = { .types = types, .sheet = s,
	    .titles = &out->titles };

	memset(out, 0, sizeof(*out));
	w.first = arena_array(s->arena, lexicon_count(types->lexicon) + 1,
	    sizeof(*w.first));
	lexicon_scan(types->lexicon, s->key, strlen(s->key), see, &w);
	title_drop_covered(&out->titles, s->arena);
	weigh_all(&w, out);
}

enum doubt
weigh_doubt(const struct weight *w)
{
	if (w->points <= 0)
		return DOUBT_NOTHING;
	if (w->title == NULL && !w->type->untitled)
		return DOUBT_UNTITLED;
	if (w->title != NULL && w->title->place > TITLE_COLUMN)
		return DOUBT_WORDS;
	if (w->points < WEIGH_SURE)
		return DOUBT_LINE;
	if (w->type->is_signed && !w->is_signed)
		return DOUBT_UNSIGNED;
	if (w->type->issuers != NULL && !w->is_backed)
		return DOUBT_ALONE;
	return DOUBT_NONE;
}

int
weigh_together(const struct document_type *a, const struct document_type *b)
{
	return document_type_within(a, b) || document_type_within(b, a);
}

/*
 * 1 if W is only named in the paper that BEST surely is: a certificate below
 * its title that nobody signs.
 */
static int
is_named(const struct weight *w, const struct weight *best)
{
	enum doubt	 doubt = weigh_doubt(w);

	return weigh_doubt(best) == DOUBT_NONE &&
	    (doubt == DOUBT_UNSIGNED || doubt == DOUBT_ALONE) &&
	    best->title != NULL && w->title != NULL &&
	    best->title->line < w->title->line;
}

const struct weight *
weigh_rival(const struct weights *ws)
{
	size_t	 i;

	for (i = 1; i < ws->n; i++)
		if (!weigh_together(ws->items[0].type, ws->items[i].type) &&
		    !is_named(&ws->items[i], &ws->items[0]))
			return &ws->items[i];
	return NULL;
}

/* 1 if one of the clues is of that kind and, unless NULL, has those words. */
static int
holds(const struct clues *cs, enum clue_kind kind, const char *words)
{
	const struct clue	*c;

	for (c = cs->first; c != NULL; c = c->next)
		if (c->kind == kind && (words == NULL ||
		    strcmp(c->words, words) == 0))
			return 1;
	return 0;
}

/* The best of the list, if no clue of that kind is there. */
static void
miss(struct arena *arena, const struct weight *w, const struct evidence *e,
    enum clue_kind kind, struct clues *out)
{
	const struct evidence	*best = e;

	for (; e != NULL; e = e->next)
		if (e->points > best->points)
			best = e;
	if (best != NULL && best->points > 0 && !holds(&w->clues, kind, NULL))
		clue_add(arena, out, kind, best->words.text, best->points,
		    SHEET_NONE);
}

struct clues
weigh_missing(struct arena *arena, const struct weight *w)
{
	const struct evidence	*e;
	struct clues		 out = { NULL, NULL };

	miss(arena, w, w->type->titles, CLUE_TITLE, &out);
	miss(arena, w, w->type->issuers, CLUE_ISSUER, &out);
	miss(arena, w, w->type->forms, CLUE_FORM, &out);
	for (e = w->type->words; e != NULL; e = e->next)
		if (e->points > 0 &&
		    !holds(&w->clues, CLUE_WORD, e->words.text))
			clue_add(arena, &out, CLUE_WORD, e->words.text,
			    e->points, SHEET_NONE);
	return out;
}
