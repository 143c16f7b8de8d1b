#include "intake/pdf_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "intake/pdf_panes.h"

enum {
	LINE_MAX	= 64 * 1024,	/* bytes of one line */
	BLANKS_MAX	= 200,		/* between two words */
	BOLD_OFFSET	= 15,		/* by which bold is drawn twice */
	TALL		= 25,		/* tenths of the usual height */
	STAMPS_MAX	= 500,		/* words that may be such */
	COLUMN_BLANKS	= 3		/* at least, between columns */
};

struct layout {
	struct arena	*arena;
	const struct pdf_page *page;
	struct pdf_placed *words;
	int		 n;
	int		 usual;		/* height of most words */
	int		 line;		/* of the page, so far */
	int		 pane, panes;	/* of those that lie on it */
	struct text	*text;
};

static int
middle(const struct pdf_placed *p)
{
	return (p->y0 + p->y1) / 2;
}

static int
height(const struct pdf_placed *p)
{
	return p->y1 - p->y0;
}

static int
by_height(const void *left, const void *right)
{
	const struct pdf_placed	*a = left, *b = right;

	return middle(a) != middle(b) ? (middle(a) < middle(b) ? -1 : 1) :
	    (a->x0 > b->x0) - (a->x0 < b->x0);
}

static int
by_place(const void *left, const void *right)
{
	const struct pdf_placed	*a = left, *b = right;

	return a->x0 != b->x0 ? (a->x0 < b->x0 ? -1 : 1) :
	    (a->y0 > b->y0) - (a->y0 < b->y0);
}

/* ---- lines ---- */

/* 1 if B is A once more, a hair beside it: bold for those who cannot. */
static int
is_twice(const struct pdf_placed *a, const struct pdf_placed *b)
{
	return abs(a->x0 - b->x0) <= BOLD_OFFSET &&
	    abs(a->y0 - b->y0) <= BOLD_OFFSET &&
	    strcmp(a->word->str, b->word->str) == 0;
}

static int
is_letter(const struct pdf_placed *p)
{
	const char	*s = p->word->str;
	uint32_t	 c = utf8_next(&s);

	return *s == '\0' && c >= 0xAC00 && c <= 0xD7A3;
}

/* 1 if the words AT - 1 and AT are lone letters close to one another. */
static int
is_pair(const struct layout *l, int at, int from, int until)
{
	const struct pdf_placed	*a, *b;

	if (at <= from || at >= until)
		return 0;
	a = &l->words[at - 1];
	b = a + 1;
	return is_letter(a) && is_letter(b) &&
	    (b->x0 - a->x1) * 12 < height(a) * 5;
}

/* 1 if both belong to a word that was set wide: 납 세 증 명 서. */
static int
is_spaced(const struct layout *l, int at, int from, int until)
{
	return is_pair(l, at, from, until) && (is_pair(l, at - 1, from,
	    until) || is_pair(l, at + 1, from, until));
}

/*
 * Blanks before the word AT of the line FROM … UNTIL - 1, before which COLUMN
 * letters stand. Within a sentence there is one; a column begins where its
 * place on the page says, a blank being half as wide as high.
 */
static int
blanks(const struct layout *l, int at, int from, int until, int column)
{
	const struct pdf_placed	*word = &l->words[at], *before = word - 1;
	int			 gap = word->x0 - before->x1;
	int			 em = (height(before) < height(word) ?
	    height(before) : height(word)) * 5 / 6;
	int			 n;

	if (gap * 10 < em || is_spaced(l, at, from, until))
		return 0;
	if (gap < em)
		return 1;
	if (gap * 2 < em * 3)
		return 2;
	n = word->x0 * 12 / (l->usual * 5) - column;
	return n < COLUMN_BLANKS ? COLUMN_BLANKS :
	    n > BLANKS_MAX ? BLANKS_MAX : n;
}

/* Writes the words FROM … UNTIL - 1, which are one line, and notes where. */
static void
add_line(struct layout *l, int from, int until)
{
	struct text_word	*words;
	struct buf		 out;
	int			 i, n = 0, gap, column = 0;

	qsort(l->words + from, (size_t)(until - from), sizeof(*l->words),
	    by_place);
	words = arena_array(l->text->arena, (size_t)(until - from),
	    sizeof(*words));
	buf_init(&out, LINE_MAX);
	for (i = from; i < until; i++) {
		const struct pdf_placed	*p = &l->words[i];
		const struct pdf_placed	*before = i > from ? p - 1 : NULL;

		if (before != NULL && is_twice(before, p))
			continue;
		gap = before != NULL ? blanks(l, i, from, until, column) :
		    p->x0 * 12 / (l->usual * 5);
		gap = gap > BLANKS_MAX ? BLANKS_MAX : gap < 0 ? 0 : gap;
		buf_printf(&out, "%*s", gap, "");
		words[n++] = (struct text_word){ (uint32_t)out.len,
		    p->word->box };
		buf_puts(&out, p->word->str);
		column += gap + (int)utf8_count(p->word->str);
	}
	text_add(l->text, buf_string(&out), (struct text_piece){
	    .page = l->page->number, .line = ++l->line,
	    .pane = l->pane, .panes = l->panes,
	    .words = words, .n_words = n });
	buf_free(&out);
}

/* ---- letters across the page ---- */

static int
is_tall(const struct layout *l, const struct pdf_placed *p)
{
	return height(p) * 10 >= l->usual * TALL;
}

/* 1 if letters of usual height stand beside it, or it is on a slope. */
static int
lies_across(const struct layout *l, const struct pdf_placed *p)
{
	int	 i;

	for (i = 0; i < l->n; i++) {
		const struct pdf_placed	*o = &l->words[i];

		if (!is_tall(l, o) && o->y0 < p->y1 && o->y1 > p->y0)
			return 1;
		if (o != p && is_letter(o) && is_letter(p) &&
		    abs(height(o) - height(p)) <= 1 &&
		    !pdf_placed_level(o, p) &&
		    abs(middle(o) - middle(p)) < height(p) * 3 / 2 &&
		    abs(o->x0 - p->x0) * 2 > height(p) &&
		    abs(o->x0 - p->x0) < height(p) * 3 / 2)
			return 1;
	}
	return 0;
}

/*
 * Sets what is much higher than the rest and belongs to no line apart, behind
 * the others: letters across the page (열람용). How many are left. A page full
 * of such has none.
 */
static int
set_apart(struct layout *l)
{
	struct pdf_placed	*tall = arena_array(l->arena, (size_t)l->n,
	    sizeof(*tall));
	int		 i, across = 0, n_tall = 0, kept = 0;

	for (i = 0; i < l->n; i++)
		if (is_tall(l, &l->words[i]) && ++n_tall <= STAMPS_MAX &&
		    across == 0 && lies_across(l, &l->words[i]))
			across = height(&l->words[i]);
	if (across == 0 || n_tall > STAMPS_MAX)
		return l->n;
	for (n_tall = 0, i = 0; i < l->n; i++) {
		const struct pdf_placed	*p = &l->words[i];

		if (is_tall(l, p) && abs(height(p) - across) * 10 <= across)
			tall[n_tall++] = *p;
		else
			l->words[kept++] = *p;
	}
	memcpy(l->words + kept, tall, (size_t)n_tall * sizeof(*tall));
	return kept;
}

/* How far B is from A as its next letter, -1 if it cannot be that. */
static int
distance(const struct pdf_placed *a, const struct pdf_placed *b)
{
	int	 dx = b->x0 - a->x0, dy = abs(middle(b) - middle(a));

	if (dx * 10 < height(a) || dy > height(a) * 3 / 2 ||
	    dx > a->x1 - a->x0 + height(a))
		return -1;
	return dx + dy;
}

/* Puts the word FROM before those at TO …, which stay in order. */
static void
move_up(struct layout *l, int from, int to)
{
	struct pdf_placed	 moved = l->words[from];

	memmove(l->words + to + 1, l->words + to,
	    (size_t)(from - to) * sizeof(moved));
	l->words[to] = moved;
}

/* The word that follows AT on its slope, 0 if there is none. */
static int
next_stamp(const struct layout *l, int at)
{
	int	 i, d, best = -1, next = 0;

	for (i = at + 1; i < l->n; i++) {
		d = distance(&l->words[at], &l->words[i]);
		if (d != -1 && (best == -1 || d < best)) {
			best = d;
			next = i;
		}
	}
	return next;
}

/* Each word across the page is a line of its own, whatever its slope. */
static void
add_stamps(struct layout *l, int from)
{
	int	 at, next;

	qsort(l->words + from, (size_t)(l->n - from), sizeof(*l->words),
	    by_place);
	while (from < l->n) {
		for (at = from; (next = next_stamp(l, at)) > 0; at++)
			move_up(l, next, at + 1);
		add_line(l, from, at + 1);
		if (l->text->n > 0)
			l->text->pieces[l->text->n - 1].across = 1;
		from = at + 1;
	}
}

static void
add_lines(struct layout *l)
{
	int	 from, i, n = set_apart(l);

	qsort(l->words, (size_t)n, sizeof(*l->words), by_height);
	for (from = 0, i = 1; i <= n; i++)
		if (i == n || !pdf_placed_level(&l->words[from],
		    &l->words[i])) {
			add_line(l, from, i);
			from = i;
		}
	add_stamps(l, n);
}

void
pdf_page_lines(struct arena *arena, struct pdf_page *page, struct text *text)
{
	struct layout		 l = { .arena = arena, .page = page,
				    .text = text };
	struct pdf_frame	 whole, own;
	struct pdf_panes	 panes;
	int			 i;

	if (page->n == 0)
		return;
	pdf_placed_read(arena, page, &whole);
	pdf_panes_find(arena, &whole, &panes);
	l.usual = whole.usual;
	l.panes = panes.n > 1 ? panes.n : 0;
	for (i = 0; i < panes.n; i++) {
		own = whole;
		if (panes.n > 1)
			pdf_panes_take(arena, &whole, &panes, i, &own);
		l.words = own.words;
		l.n = own.n;
		l.pane = panes.n > 1 ? i + 1 : 0;
		if (l.n > 0)
			add_lines(&l);
	}
}
