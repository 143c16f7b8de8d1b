#include "intake/ocr_words.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "intake/tsv.h"

enum {
	SLANT_MAX	= 100,	/* per mille: six degrees */
	SLANT_RUN	= 5,	/* letters wide: from where a slope is told */
	PIXELS_MAX	= 100000
};

/* Which way the lines run on the page. */
enum way { RIGHT, DOWN, LEFT, UP };

/* What was read as one: a letter or a few. */
struct scrap {
	const char	*str;
	struct text_box	 box;	/* pixels, later 1/10 pt */
	int		 line;	/* as tesseract has it */
	int		 sure;
};

struct scraps {
	struct arena	*arena;
	struct scrap	*list;
	int		 n;
	size_t		 size;
	int		 width, height;	/* of the page, likewise */
	int		 line;
};

/* ---- rows ---- */

static int
pixels(const char *s)
{
	int	 n = tsv_tenths(s) / 10;

	return n < 0 ? 0 : n > PIXELS_MAX ? PIXELS_MAX : n;
}

static int
is_blank(const char *s)
{
	return s[strspn(s, " \t\r\f\v")] == '\0';
}

static void
add_scrap(struct scraps *ss, char *columns[TSV_COLUMNS])
{
	struct text_box	 box = { pixels(columns[TSV_LEFT]),
	    pixels(columns[TSV_TOP]), pixels(columns[TSV_WIDTH]),
	    pixels(columns[TSV_HEIGHT]) };

	/* Rules of tables are read as blanks, without width or height. */
	if (ss->n == PDF_WORDS_MAX || is_blank(columns[TSV_TEXT]) ||
	    box.w == 0 || box.h == 0)
		return;
	if ((size_t)ss->n == ss->size)
		ss->list = arena_grow(ss->arena, ss->list, (size_t)ss->n,
		    &ss->size, sizeof(*ss->list), 256);
	ss->list[ss->n++] = (struct scrap){
	    utf8_nfc(ss->arena, columns[TSV_TEXT]), box, ss->line,
	    tsv_tenths(columns[TSV_CONFIDENCE]) >= OCR_SURE * 10 };
}

/* Rows before the first page and from the second one on are left out. */
static void
read_rows(struct scraps *ss, char *row)
{
	char	*columns[TSV_COLUMNS], *next;
	int	 pages = 0;

	for (; row != NULL && pages < 2; row = next) {
		next = tsv_next(row);
		if (tsv_cut(row, columns) == -1)
			continue;
		if (columns[TSV_LEVEL][0] == TSV_PAGE && ++pages == 1) {
			ss->width = pixels(columns[TSV_WIDTH]);
			ss->height = pixels(columns[TSV_HEIGHT]);
		} else if (columns[TSV_LEVEL][0] == TSV_LINE) {
			ss->line++;
		} else if (columns[TSV_LEVEL][0] == TSV_WORD && pages == 1) {
			add_scrap(ss, columns);
		}
	}
}

/* ---- upright ---- */

static int
middle_x(const struct scrap *s)
{
	return s->box.x + s->box.w / 2;
}

static int
middle_y(const struct scrap *s)
{
	return s->box.y + s->box.h / 2;
}

/* Tesseract turns a page before it reads it, but names the places as found. */
static enum way
find_way(const struct scraps *ss)
{
	int	 i, dx, dy, votes[UP + 1] = { 0 };
	enum way way, best = RIGHT;

	for (i = 1; i < ss->n; i++) {
		const struct scrap	*a = &ss->list[i - 1], *b = a + 1;

		if (a->line != b->line)
			continue;
		dx = middle_x(b) - middle_x(a);
		dy = middle_y(b) - middle_y(a);
		if (abs(dx) >= abs(dy))
			votes[dx >= 0 ? RIGHT : LEFT]++;
		else
			votes[dy >= 0 ? DOWN : UP]++;
	}
	for (way = RIGHT; way <= UP; way++)
		if (votes[way] > votes[best])
			best = way;
	return best;
}

static struct text_box
turn_box(const struct text_box *b, enum way way, int width, int height)
{
	switch (way) {
	case DOWN:
		return (struct text_box){ b->y, width - b->x - b->w, b->h,
		    b->w };
	case LEFT:
		return (struct text_box){ width - b->x - b->w,
		    height - b->y - b->h, b->w, b->h };
	case UP:
		return (struct text_box){ height - b->y - b->h, b->x, b->h,
		    b->w };
	default:
		return *b;
	}
}

static void
turn(struct scraps *ss)
{
	enum way	 way = find_way(ss);
	int		 i, width = ss->width;

	for (i = 0; i < ss->n; i++)
		ss->list[i].box = turn_box(&ss->list[i].box, way, ss->width,
		    ss->height);
	if (way == DOWN || way == UP) {
		ss->width = ss->height;
		ss->height = width;
	}
}

/* A length of 0 … OF as its part of SIDE. */
static int
scaled(int length, int side, int of)
{
	if (length < 0 || of == 0)
		return 0;
	return (int)((int64_t)(length < of ? length : of) * side / of);
}

static void
scale(struct scraps *ss, int side)
{
	int	 of = ss->width > ss->height ? ss->width : ss->height;
	int	 i;

	for (i = 0; i < ss->n; i++) {
		struct text_box	*b = &ss->list[i].box;

		*b = (struct text_box){ scaled(b->x, side, of),
		    scaled(b->y, side, of), scaled(b->w, side, of),
		    scaled(b->h, side, of) };
	}
	ss->width = scaled(ss->width, side, of);
	ss->height = scaled(ss->height, side, of);
}

/* ---- level ---- */

static int
compare_ints(const void *left, const void *right)
{
	int	 a = *(const int *)left, b = *(const int *)right;

	return (a > b) - (a < b);
}

static int
median(int *values, int n)
{
	if (n == 0)
		return 0;
	qsort(values, (size_t)n, sizeof(*values), compare_ints);
	return values[n / 2];
}

/* The end of the line that begins at FROM. */
static int
line_end(const struct scraps *ss, int from)
{
	int	 i = from;

	while (i < ss->n && ss->list[i].line == ss->list[from].line)
		i++;
	return i;
}

/* How much lines fall, per mille of their run: the median of long ones. */
static int
find_slant(const struct scraps *ss)
{
	int	*slants = arena_array(ss->arena, (size_t)ss->n + 1,
	    sizeof(*slants));
	int	 from, until, n = 0;

	for (from = 0; from < ss->n; from = until) {
		const struct scrap	*a = &ss->list[from], *b;
		int			 run;

		until = line_end(ss, from);
		b = &ss->list[until - 1];
		run = middle_x(b) - middle_x(a);
		/* Ends of one height alone: a comma hangs lower. */
		if (run > SLANT_RUN * a->box.h &&
		    abs(a->box.h - b->box.h) * 5 <= a->box.h)
			slants[n++] = (middle_y(b) - middle_y(a)) * 1000 / run;
	}
	return median(slants, n);
}

static void
straighten(struct scraps *ss)
{
	int	 i, slant = find_slant(ss);

	if (abs(slant) > SLANT_MAX)
		return;
	for (i = 0; i < ss->n; i++)
		ss->list[i].box.y -= middle_x(&ss->list[i]) * slant / 1000;
}

/* ---- words ---- */

/* What is read into rules and seals: single vowels and consonants. */
static int
is_dirt(const char *s)
{
	uint32_t	 c;

	while ((c = utf8_next(&s)) != 0)
		if (c < 0x3131 || c > 0x3163)
			return 0;
	return 1;
}

static int
count_hangul(const char *s)
{
	uint32_t	 c;
	int		 n = 0;

	while ((c = utf8_next(&s)) != 0)
		n += c >= 0xAC00 && c <= 0xD7A3;
	return n;
}

/* The letters of the scraps FROM … UNTIL - 1; UTF8_LOST if one is unsure. */
static const char *
word_text(const struct scraps *ss, int from, int until)
{
	size_t	 len = 1;
	char	*str, *end;
	int	 i;

	for (i = from; i < until; i++) {
		if (!ss->list[i].sure)
			return UTF8_LOST;
		len += strlen(ss->list[i].str);
	}
	str = end = arena_alloc(ss->arena, len);
	for (i = from; i < until; i++) {
		len = strlen(ss->list[i].str);
		memcpy(end, ss->list[i].str, len);
		end += len;
	}
	*end = '\0';
	return str;
}

/*
 * The scraps FROM … UNTIL - 1 as one word of the height that is USUAL in
 * their line: marks and figures are lower than letters, and the height says
 * how wide a blank is.
 */
static void
add_word(struct scraps *ss, int from, int until, int usual,
    struct pdf_page *page)
{
	const struct scrap	*a = &ss->list[from];
	struct text_box		 box = a->box;
	const char		*str;
	int			 i, top = box.y, bottom = top;

	for (i = from; i < until; i++) {
		const struct text_box	*b = &ss->list[i].box;

		top = b->y < top ? b->y : top;
		bottom = b->y + b->h > bottom ? b->y + b->h : bottom;
		box.w = b->x + b->w - box.x;
	}
	box.y = (top + bottom - usual) / 2;
	box.h = usual;
	str = word_text(ss, from, until);
	if (!is_dirt(str))
		page->words[page->n++] = (struct pdf_word){ str, box,
		    a->line };
}

/* 1 if the scrap AT goes on, without a blank, where the one before ends. */
static int
goes_on(const struct scraps *ss, int at, int usual)
{
	const struct text_box	*a = &ss->list[at - 1].box;
	const struct text_box	*b = &ss->list[at].box;
	int			 gap = b->x - a->x - a->w;

	return b->x > a->x && gap * 100 < usual * 45;
}

/* The words of a line; letters of one are set closer than half a letter. */
static void
add_line(struct scraps *ss, int from, int until, struct pdf_page *page)
{
	int	*heights = arena_array(ss->arena, (size_t)(until - from),
	    sizeof(*heights));
	int	 i, at, usual;

	for (i = from; i < until; i++)
		heights[i - from] = ss->list[i].box.h;
	usual = median(heights, until - from);
	for (; from < until; from = at) {
		for (at = from + 1; at < until && goes_on(ss, at, usual); at++)
			;
		add_word(ss, from, at, usual, page);
	}
}

int
ocr_words_read(struct arena *arena, char *tsv, int side,
    struct pdf_page *page)
{
	struct scraps	 ss = { .arena = arena };
	int		 from, until, hangul = 0, i;

	tsv_clean(tsv, strlen(tsv));
	read_rows(&ss, tsv);
	turn(&ss);
	scale(&ss, side > 0 ? side : OCR_SIDE);
	straighten(&ss);
	page->width = ss.width;
	page->height = ss.height;
	page->n = 0;
	page->size = (size_t)ss.n;
	page->words = arena_array(arena, (size_t)ss.n + 1,
	    sizeof(*page->words));
	for (from = 0; from < ss.n; from = until) {
		until = line_end(&ss, from);
		add_line(&ss, from, until, page);
	}
	for (i = 0; i < page->n; i++)
		hangul += count_hangul(page->words[i].str);
	return hangul;
}
