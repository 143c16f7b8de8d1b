#include "intake/pdf_panes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

enum {
	MARK_BYTES	= 32,	/* of "- 1 / 2 -" */
	ACROSS_LEAST	= 120,	/* width to height, per cent, of two pages */
	ACROSS_MOST	= 165,
	GUTTER_PART	= 60,	/* of the width: the least between pages */
	STEPS		= 200,	/* of the width; the middle is looked for */
	STEP_FROM	= 92,
	STEP_UNTIL	= 108,
	TITLE_TENTHS	= 13,	/* of the usual height: a title at least */
	STAMP_TENTHS	= 45,	/* higher than any title: across the page */
	TITLE_LETTERS	= 4,
	TITLE_WORDS	= 60,	/* words of such height that are looked at */
	TITLE_PART	= 40,	/* per cent of a pane in which it stands */
	LINES_LEAST	= 5	/* of a side, to say that they do not run on */
};

struct area {
	int	 x0, x1, y0, y1;
};

/* A line of words as the two sides of the page have it. */
struct side {
	int	 left, right;	/* ends of its words at the gutter; -1 */
	int	 high;		/* of the higher of these words */
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
centre(const struct pdf_placed *p)
{
	return (p->x0 + p->x1) / 2;
}

static int
is_stamp(const struct pdf_frame *f, const struct pdf_placed *p)
{
	return height(p) * 10 >= f->usual * STAMP_TENTHS;
}

static int
within(const struct area *a, const struct pdf_placed *p)
{
	return centre(p) >= a->x0 && centre(p) < a->x1 &&
	    middle(p) >= a->y0 && middle(p) < a->y1;
}

/* ---- gutters ---- */

/* The room around X that no word reaches into; less than 0 if one is there. */
static int
room_at(const struct pdf_frame *f, int x)
{
	int	 i, left = 0, right = f->width;

	for (i = 0; i < f->n; i++) {
		const struct pdf_placed	*p = &f->words[i];

		if (is_stamp(f, p))
			continue;
		if (p->x0 < x && p->x1 > x)
			return -1;
		if (p->x1 <= x)
			left = p->x1 > left ? p->x1 : left;
		else
			right = p->x0 < right ? p->x0 : right;
	}
	return right - left;
}

/* Where the page is cut from top to bottom, or -1. */
static int
find_gutter(const struct pdf_frame *f)
{
	int	 step, room, best = f->width / GUTTER_PART - 1, at = -1;

	for (step = STEP_FROM; step <= STEP_UNTIL; step++) {
		room = room_at(f, f->width / STEPS * step);
		if (room > best) {
			best = room;
			at = f->width / STEPS * step;
		}
	}
	return at;
}

/* 1 if no word stands at the height Y, nor near it. */
static int
is_clear(const struct pdf_frame *f, int y)
{
	int	 i, room = f->height / GUTTER_PART / 2;

	for (i = 0; i < f->n; i++)
		if (!is_stamp(f, &f->words[i]) &&
		    f->words[i].y0 < y + room && f->words[i].y1 > y - room)
			return 0;
	return 1;
}

/* ---- titles ---- */

/*
 * The height at which the upper part of the area has higher letters in its
 * middle, -1 if it has none.
 */
static int
title_at(const struct pdf_frame *f, const struct area *a)
{
	struct area	 upper = *a;
	int		 i, k, looked = 0;

	upper.y1 = a->y0 + (a->y1 - a->y0) / 100 * TITLE_PART;
	for (i = 0; i < f->n; i++) {
		const struct pdf_placed	*p = &f->words[i], *o;
		int			 x0 = p->x0, x1 = p->x1;
		size_t			 letters = 0;

		if (height(p) * 10 < f->usual * TITLE_TENTHS ||
		    !within(&upper, p) || ++looked > TITLE_WORDS)
			continue;
		for (k = 0; k < f->n; k++) {
			o = &f->words[k];
			if (height(o) * 10 < f->usual *
			    TITLE_TENTHS || !within(&upper, o) ||
			    !pdf_placed_level(o, p))
				continue;
			x0 = o->x0 < x0 ? o->x0 : x0;
			x1 = o->x1 > x1 ? o->x1 : x1;
			letters += utf8_count(o->word->str);
		}
		if (letters >= TITLE_LETTERS && abs(x0 + x1 - a->x0 - a->x1)
		    <= (a->x1 - a->x0) / 4)
			return middle(p);
	}
	return -1;
}

/* 1 if both have a title, at one height or nearly so. */
static int
have_titles(const struct pdf_frame *f, const struct area *a,
    const struct area *b)
{
	int	 left = title_at(f, a), right = title_at(f, b);

	return left != -1 && right != -1 &&
	    abs(left - right) <= (a->y1 - a->y0) / 8;
}

/* ---- page marks ---- */

/* Reads "1 / 2" in the lowest line of the area: 0, or -1 if it is none. */
static int
mark_in(const struct pdf_frame *f, const struct area *a, int *number, int *of)
{
	const struct pdf_placed	*low = NULL;
	char			 text[MARK_BYTES] = "";
	size_t			 n = 0;
	int			 i, at = a->x0, next, looked = 0;

	for (i = 0; i < f->n; i++)
		if (within(a, &f->words[i]) && (low == NULL ||
		    middle(&f->words[i]) > middle(low)))
			low = &f->words[i];
	/* Its words from left to right. */
	for (; low != NULL && at < a->x1 && looked < MARK_BYTES; at = next) {
		looked++;
		next = a->x1;
		for (i = 0; i < f->n; i++) {
			const struct pdf_placed	*p = &f->words[i];

			if (!within(a, p) || !pdf_placed_level(p, low))
				continue;
			if (p->x0 == at && n + strlen(p->word->str) <
			    sizeof(text))
				n = (size_t)(stpcpy(text + n, p->word->str) -
				    text);
			if (p->x0 > at && p->x0 < next)
				next = p->x0;
		}
	}
	return sscanf(text + strspn(text, "-("), "%3d/%3d", number, of) == 2 ?
	    0 : -1;
}

/* 1 if the two sides say that they are pages one after another. */
static int
go_on(const struct pdf_frame *f, const struct area *a, const struct area *b)
{
	int	 left, right, of_left, of_right;

	return mark_in(f, a, &left, &of_left) == 0 &&
	    mark_in(f, b, &right, &of_right) == 0 && right == left + 1 &&
	    of_left == of_right && right <= of_left;
}

static int
is_empty(const struct pdf_frame *f, const struct area *a)
{
	int	 i;

	for (i = 0; i < f->n; i++)
		if (within(a, &f->words[i]))
			return 0;
	return 1;
}

/* ---- lines that run on ---- */

static int
by_height(const void *left, const void *right)
{
	const struct pdf_placed	*a = *(const struct pdf_placed *const *)left;
	const struct pdf_placed	*b = *(const struct pdf_placed *const *)right;
	int			 dy = middle(a) - middle(b);

	return dy != 0 ? dy : (a > b) - (a < b);
}

/* The line that begins with word FROM of N, cut at X; the next one's first. */
static int
read_side(const struct pdf_placed *const *words, int from, int n, int x,
    struct side *s)
{
	int	 i, left = 0, right = 0, room;

	*s = (struct side){ -1, -1, 0 };
	for (i = from; i < n; i++) {
		const struct pdf_placed	*p = words[i];

		room = height(words[from]) / 4;
		if (middle(p) - middle(words[from]) > room)
			break;
		if (p->x1 <= x && p->x1 > s->left) {
			s->left = p->x1;
			left = height(p);
		} else if (p->x0 >= x && (s->right == -1 ||
		    p->x0 < s->right)) {
			s->right = p->x0;
			right = height(p);
		}
	}
	s->high = left > right ? left : right;
	return i;
}

/*
 * 1 if no line goes over the gutter at X: no letters set apart do. *APART says
 * whether most lines of either side have none beside them on the other.
 */
static int
ends_at(struct arena *arena, const struct pdf_frame *f, int x, int *apart)
{
	const struct pdf_placed	**words = arena_array(arena, (size_t)f->n,
				    sizeof(*words));
	struct side		 s;
	int			 i, n = 0, lefts = 0, rights = 0, both = 0;

	for (i = 0; i < f->n; i++)
		if (!is_stamp(f, &f->words[i]))
			words[n++] = &f->words[i];
	qsort(words, (size_t)n, sizeof(*words), by_height);
	for (i = 0; i < n;) {
		i = read_side(words, i, n, x, &s);
		lefts += s.left != -1;
		rights += s.right != -1;
		if (s.left == -1 || s.right == -1)
			continue;
		both++;
		if (s.right - s.left < s.high * 2)
			return 0;
	}
	n = lefts < rights ? lefts : rights;
	*apart = n >= LINES_LEAST && both * 2 <= n;
	return 1;
}

/* ---- together ---- */

/* Two pages beside one another on a page across. */
static int
are_two(const struct pdf_frame *f, int x, int apart)
{
	const struct area	 left = { 0, x, 0, f->height };
	const struct area	 right = { x, f->width, 0, f->height };

	if (f->width * 100 < f->height * ACROSS_LEAST ||
	    f->width * 100 > f->height * ACROSS_MOST)
		return 0;
	return apart || have_titles(f, &left, &right) ||
	    go_on(f, &left, &right);
}

/* Four, or two or three of four, on a page upright, cut at X and Y. */
static int
are_four(const struct pdf_frame *f, int x, int y)
{
	const struct area	 a = { 0, x, 0, y };
	const struct area	 b = { x, f->width, 0, y };
	const struct area	 c = { 0, x, y, f->height };
	const struct area	 d = { x, f->width, y, f->height };

	if (f->height * 100 < f->width * ACROSS_LEAST ||
	    f->height * 100 > f->width * ACROSS_MOST ||
	    !is_clear(f, y) || !have_titles(f, &a, &b))
		return 0;
	return (is_empty(f, &c) || title_at(f, &c) != -1) &&
	    (is_empty(f, &d) || title_at(f, &d) != -1);
}

/* The height of a letter across the page that stands over the cut, or 0. */
static int
find_stamp(const struct pdf_frame *f, int x)
{
	int	 i;

	for (i = 0; i < f->n; i++) {
		const struct pdf_placed	*p = &f->words[i];

		if (is_stamp(f, p) && p->x0 - height(p) < x &&
		    p->x1 + height(p) > x)
			return height(p);
	}
	return 0;
}

void
pdf_panes_find(struct arena *arena, const struct pdf_frame *f,
    struct pdf_panes *out)
{
	int	 apart, x;

	*out = (struct pdf_panes){ 1, 0, 0, 0 };
	if (f->width < GUTTER_PART || f->height < GUTTER_PART ||
	    (x = find_gutter(f)) == -1 || !ends_at(arena, f, x, &apart))
		return;
	if (are_two(f, x, apart))
		out->n = 2;
	else if (are_four(f, x, f->height / 2))
		out->n = 4;
	out->x = x;
	out->y = out->n == 4 ? f->height / 2 : f->height;
	out->height = find_stamp(f, x);
}

void
pdf_panes_take(struct arena *arena, const struct pdf_frame *f,
    const struct pdf_panes *panes, int i, struct pdf_frame *out)
{
	const int		 right = i % 2, lower = i / 2;
	const struct area	 area = { right ? panes->x : INT32_MIN,
	    right ? INT32_MAX : panes->x, lower ? panes->y : INT32_MIN,
	    lower || panes->n == 2 ? INT32_MAX : panes->y };
	int			 k;

	*out = *f;
	out->words = arena_array(arena, (size_t)f->n, sizeof(*out->words));
	for (out->n = 0, k = 0; k < f->n; k++) {
		struct pdf_placed	 p = f->words[k];

		if (!within(&area, &p) && !(panes->height > 0 &&
		    is_stamp(f, &p) && abs(height(&p) -
		    panes->height) * 10 <= panes->height))
			continue;
		p.x0 -= right ? panes->x : 0;
		p.x1 -= right ? panes->x : 0;
		out->words[out->n++] = p;
	}
}
