#include "intake/title.h"

#include <string.h>

#include "base/arena.h"
#include "intake/lexicon.h"

enum {
	UPPER_LINES	= 20,	/* of a page, without blank ones */
	PAGES		= 300,	/* on which titles are looked for */
	UPPER_PIECES	= 48,	/* of a document without pages */
	LINES		= 4,	/* that a title may go over */
	LOSS_LATER	= 2,	/* points lost: not on the first page */
	LINE_MAX_BYTES	= 400,	/* of a line joined with the next */
	LIST_LEAST	= 32,
	LIST_MAX	= 2000	/* titles that are looked at */
};

/* Points lost, by enum title_place. */
static const int losses[] = { 0, 1, 5, 5 };

int
title_is_upper(const struct sheet *s, int i)
{
	const struct text_piece	*p = s->lines[i].piece;

	/* What is printed over the page is no title of it. */
	return !p->across && p->page <= PAGES && s->lines[i].rank <=
	    (p->page > 0 ? UPPER_LINES : UPPER_PIECES);
}

static void
add(struct title_list *list, const struct sheet *s, struct title t)
{
	if (list->n == LIST_MAX)
		return;
	if (list->n == list->size)
		list->items = arena_grow(s->arena, list->items, list->n,
		    &list->size, sizeof(*list->items), LIST_LEAST);
	t.later = s->lines[t.line].leaf > s->first_leaf;
	t.points = t.title->points - losses[t.place] -
	    (t.later ? LOSS_LATER : 0);
	list->items[list->n++] = t;
}

/* 1 if the number of an item ends the key before AT: "2.", "(3)". */
static int
is_numbered(const struct folded *f, size_t at)
{
	const char	*key = f->key;
	size_t		 from;

	if (at < 2 || (key[at - 1] != '.' && key[at - 1] != ')'))
		return 0;
	for (from = at - 1; from > 0 && key[from - 1] >= '0' &&
	    key[from - 1] <= '9'; from--)
		;
	/* Neither 2026.2.3. nor (1/4). */
	return from < at - 1 && (from == 0 || key[from - 1] == '(');
}

/* 1 if the mark of an item stands before the match: "2.", "□". */
static int
is_listed(const struct folded *f, const struct match *m)
{
	static const char	 marks[] = "-*·•○●◦□■☐☑▪▫◇◆▶▷✓✔√※→";
	const char		*end = f->key + m->from, *last = end;

	if (m->from == 0)
		return 0;
	do
		last--;
	while (last > f->key && ((unsigned char)*last & 0xC0) == 0x80);
	return is_numbered(f, m->from) || memmem(marks, sizeof(marks) - 1,
	    last, (size_t)(end - last)) != NULL;
}

static enum title_place
place_of(const struct folded *f, const struct match *m)
{
	size_t	 from, until;

	if (folded_alone(f, m))
		return is_listed(f, m) ? TITLE_LISTED : TITLE_ALONE;
	folded_column(f, m, &from, &until);
	return from == m->from && until == m->until ? TITLE_COLUMN :
	    TITLE_INSIDE;
}

/* Titles that end in the line they begin in. */
static void
consider_line(struct title_list *list, const struct sheet *s,
    const struct lexicon_use *use, int line, size_t at)
{
	const struct folded	*f = &s->lines[line].folded;
	struct title		 t = { .line = line, .last = line };

	if (!folded_at(f, &use->title->words, at, FOLDED_WORD, &t.match))
		return;
	t.place = place_of(f, &t.match);
	for (; use != NULL; use = use->next) {
		t.type = use->type;
		t.title = use->title;
		add(list, s, t);
	}
}

/* The lines FROM to UNTIL as one; their indents are no gaps in the words. */
static void
join(const struct sheet *s, int from, int until, struct folded *out)
{
	const char	*text = "", *line;
	int		 i;

	for (i = from; i <= until; i++) {
		line = s->lines[i].piece->str;
		text = arena_printf(s->arena, "%s%s%.*s", text,
		    i > from ? " " : "", LINE_MAX_BYTES,
		    i > from ? line + strspn(line, " ") : line);
	}
	folded_of(s->arena, text, out);
}

/* The line in which words end that begin at AT in LINE; NONE: too far. */
static int
last_line(const struct sheet *s, int line, size_t end, size_t *over)
{
	size_t	 passed = s->lines[line].folded.len;
	int	 i;

	for (i = 1; i < LINES; i++) {
		if (sheet_near(s, line, i) == SHEET_NONE)
			return SHEET_NONE;
		*over = end - passed;
		passed += s->lines[line + i].folded.len;
		if (passed >= end)
			return line + i;
	}
	return SHEET_NONE;
}

/*
 * Titles that go on in the next lines and have them for themselves; what
 * stands before in the first line is a year or the name of a programme.
 */
static void
consider_lines(struct title_list *list, const struct sheet *s,
    const struct lexicon_use *use, int line, size_t at)
{
	struct title	 t = { .line = line, .place = TITLE_ALONE };
	struct match	 whole = { .from = 0 };
	struct folded	 all;
	const struct words *w = &use->title->words;

	t.last = last_line(s, line, at + w->len, &t.over);
	if (t.last == SHEET_NONE)
		return;
	join(s, line, t.last, &all);
	/* Lines that were too long to join have lost their places. */
	if (at + w->len > all.len ||
	    memcmp(all.key + at, w->key, w->len) != 0 ||
	    !folded_at(&all, w, at, FOLDED_WORD, &t.match))
		return;
	whole.until = t.match.until;
	if (!folded_alone(&all, &whole))
		return;
	for (; use != NULL; use = use->next) {
		t.type = use->type;
		t.title = use->title;
		add(list, s, t);
	}
}

void
title_consider(struct title_list *list, const struct sheet *s,
    const struct document_type *types, int number, int line, size_t at)
{
	const struct lexicon_use	*use;

	use = lexicon_uses(types->lexicon, number);
	if (use == NULL || !title_is_upper(s, line))
		return;
	if (at + use->title->words.len <= s->lines[line].folded.len)
		consider_line(list, s, use, line, at);
	else
		consider_lines(list, s, use, line, at);
}

/* 1 if B lies in the lines of A behind the first. */
static int
is_over(const struct title *a, const struct title *b)
{
	return b->line > a->line && b->last <= a->last &&
	    (b->last < a->last || (b->line < b->last ? b->over :
	    b->match.until) <= a->over);
}

/* 1 if B lies in A, which is longer. */
static int
covers(const struct title *a, const struct title *b)
{
	if (a->title->words.len <= b->title->words.len)
		return 0;
	if (a->line != b->line)
		return is_over(a, b);
	return a->match.from <= b->match.from &&
	    a->match.until >= b->match.until;
}

void
title_drop_covered(struct title_list *list, struct arena *arena)
{
	size_t	 i, j, kept = 0;
	char	*covered = arena_alloc(arena, list->n + 1);

	for (i = 0; i < list->n; i++)
		for (j = 0; j < list->n && !covered[i]; j++)
			covered[i] = (char)(i != j &&
			    covers(&list->items[j], &list->items[i]));
	for (i = 0; i < list->n; i++)
		if (!covered[i])
			list->items[kept++] = list->items[i];
	list->n = kept;
}

const struct title *
title_best(const struct title_list *list, const struct document_type *type)
{
	const struct title	*best = NULL;
	size_t			 i;

	for (i = 0; i < list->n; i++)
		if (list->items[i].type == type && (best == NULL ||
		    list->items[i].points > best->points))
			best = &list->items[i];
	return best;
}
