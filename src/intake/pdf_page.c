#include "intake/pdf_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

enum {
	LINE_MAX	= 64 * 1024,	/* bytes of one line */
	BLANKS_MAX	= 200,		/* between two words */
	BOLD_OFFSET	= 15,		/* by which bold is drawn twice */
	TALL		= 25,		/* tenths of the usual height */
	STAMPS_MAX	= 500,		/* words that may be such */
	COLUMN_BLANKS	= 3		/* at least, between columns */
};

/* A word as it is read: turned upright, if the page's text is not. */
struct placed {
	const struct pdf_word	*word;
	int			 x0, x1, y0, y1;
};

struct layout {
	struct arena	*arena;
	const struct pdf_page *page;
	struct placed	*words;
	int		 n;
	int		 usual;		/* height of most words */
	int		 line;		/* of the page, so far */
	struct text	*text;
};

static int
middle(const struct placed *p)
{
	return (p->y0 + p->y1) / 2;
}

static int
height(const struct placed *p)
{
	return p->y1 - p->y0;
}

static int
by_height(const void *left, const void *right)
{
	const struct placed	*a = left, *b = right;

	return middle(a) != middle(b) ? (middle(a) < middle(b) ? -1 : 1) :
	    (a->x0 > b->x0) - (a->x0 < b->x0);
}

static int
by_place(const void *left, const void *right)
{
	const struct placed	*a = left, *b = right;

	return a->x0 != b->x0 ? (a->x0 < b->x0 ? -1 : 1) :
	    (a->y0 > b->y0) - (a->y0 < b->y0);
}

static int
compare_ints(const void *left, const void *right)
{
	int	 a = *(const int *)left, b = *(const int *)right;

	return (a > b) - (a < b);
}

/* ---- how the text runs ---- */

/*
 * 0: to the right; 1: up the page; -1: down. Text on its side has words that
 * are higher than wide, and each next one of a line above or below.
 */
static int
direction(const struct pdf_page *page)
{
	int	 i, upright = 0, sideways = 0, up = 0, down = 0;

	for (i = 0; i < page->n; i++) {
		const struct pdf_word	*w = &page->words[i];

		if (utf8_count(w->str) < 3)
			continue;
		if (w->box.h > w->box.w)
			sideways++;
		else
			upright++;
		if (i + 1 < page->n && w->line == (w + 1)->line) {
			up += (w + 1)->box.y < w->box.y;
			down += (w + 1)->box.y > w->box.y;
		}
	}
	return sideways <= upright ? 0 : up > down ? 1 : -1;
}

static void
place(struct layout *l)
{
	int	 i, way = direction(l->page);

	l->words = arena_array(l->arena, (size_t)l->page->n,
	    sizeof(*l->words));
	for (i = 0; i < l->page->n; i++) {
		const struct pdf_word	*w = &l->page->words[i];
		const struct text_box	*b = &w->box;
		struct placed		*p = &l->words[l->n++];

		p->word = w;
		if (way == 0)
			*p = (struct placed){ w, b->x, b->x + b->w, b->y,
			    b->y + b->h };
		else if (way == 1)
			*p = (struct placed){ w, l->page->height - b->y - b->h,
			    l->page->height - b->y, b->x, b->x + b->w };
		else
			*p = (struct placed){ w, b->y, b->y + b->h,
			    l->page->width - b->x - b->w,
			    l->page->width - b->x };
	}
}

static int
usual_height(struct layout *l)
{
	int	*heights = arena_array(l->arena, (size_t)l->n,
	    sizeof(*heights));
	int	 i, usual;

	for (i = 0; i < l->n; i++)
		heights[i] = height(&l->words[i]);
	qsort(heights, (size_t)l->n, sizeof(*heights), compare_ints);
	usual = heights[l->n / 2];
	return usual > 0 ? usual : 100;
}

/* ---- lines ---- */

/* 1 if B is A once more, a hair beside it: bold for those who cannot. */
static int
is_twice(const struct placed *a, const struct placed *b)
{
	return abs(a->x0 - b->x0) <= BOLD_OFFSET &&
	    abs(a->y0 - b->y0) <= BOLD_OFFSET &&
	    strcmp(a->word->str, b->word->str) == 0;
}

static int
is_letter(const struct placed *p)
{
	const char	*s = p->word->str;
	uint32_t	 c = utf8_next(&s);

	return *s == '\0' && c >= 0xAC00 && c <= 0xD7A3;
}

/* 1 if the words AT - 1 and AT are lone letters close to one another. */
static int
is_pair(const struct layout *l, int at, int from, int until)
{
	const struct placed	*a, *b;

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
	const struct placed	*word = &l->words[at], *before = word - 1;
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
	words = arena_array(l->arena, (size_t)(until - from), sizeof(*words));
	buf_init(&out, LINE_MAX);
	for (i = from; i < until; i++) {
		const struct placed	*p = &l->words[i];
		const struct placed	*before = i > from ? p - 1 : NULL;

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
	    .words = words, .n_words = n });
	buf_free(&out);
}

/* 1 if the two are as good as on one line. */
static int
level(const struct placed *a, const struct placed *b)
{
	int	 low = height(a) < height(b) ? height(a) : height(b);

	return abs(middle(a) - middle(b)) * 2 <= low;
}

/* ---- letters across the page ---- */

static int
is_tall(const struct layout *l, const struct placed *p)
{
	return height(p) * 10 >= l->usual * TALL;
}

/* 1 if letters of usual height stand beside it, or it is on a slope. */
static int
lies_across(const struct layout *l, const struct placed *p)
{
	int	 i;

	for (i = 0; i < l->n; i++) {
		const struct placed	*o = &l->words[i];

		if (!is_tall(l, o) && o->y0 < p->y1 && o->y1 > p->y0)
			return 1;
		if (o != p && is_letter(o) && is_letter(p) &&
		    abs(height(o) - height(p)) <= 1 && !level(o, p) &&
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
	struct placed	*tall = arena_array(l->arena, (size_t)l->n,
	    sizeof(*tall));
	int		 i, across = 0, n_tall = 0, kept = 0;

	for (i = 0; i < l->n; i++)
		if (is_tall(l, &l->words[i]) && ++n_tall <= STAMPS_MAX &&
		    across == 0 && lies_across(l, &l->words[i]))
			across = height(&l->words[i]);
	if (across == 0 || n_tall > STAMPS_MAX)
		return l->n;
	for (n_tall = 0, i = 0; i < l->n; i++) {
		const struct placed	*p = &l->words[i];

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
distance(const struct placed *a, const struct placed *b)
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
	struct placed	 moved = l->words[from];

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

void
pdf_page_lines(struct arena *arena, struct pdf_page *page, struct text *text)
{
	struct layout	 l = { .arena = arena, .page = page, .text = text };
	int		 from, i, n;

	if (page->n == 0)
		return;
	place(&l);
	l.usual = usual_height(&l);
	n = set_apart(&l);
	qsort(l.words, (size_t)n, sizeof(*l.words), by_height);
	for (from = 0, i = 1; i <= n; i++)
		if (i == n || !level(&l.words[from], &l.words[i])) {
			add_line(&l, from, i);
			from = i;
		}
	add_stamps(&l, n);
}
