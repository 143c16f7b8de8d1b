#include "intake/pdf_placed.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"

enum {
	USUAL		= 100,	/* height, if no word has one */
	OUTSIDE		= 20	/* that words may reach beyond a page */
};

/* How the text runs on the page. */
enum way { RIGHT, UP, LEFT, DOWN };

int
pdf_placed_level(const struct pdf_placed *a, const struct pdf_placed *b)
{
	int	 high_a = a->y1 - a->y0, high_b = b->y1 - b->y0;
	int	 low = high_a < high_b ? high_a : high_b;

	return abs((a->y0 + a->y1) / 2 - (b->y0 + b->y1) / 2) * 2 <= low;
}

/*
 * Text on its side has words that are higher than wide. Each next word of a
 * line says which way it goes on.
 */
static enum way
find_way(const struct pdf_page *page)
{
	int	 i, upright = 0, sideways = 0, x = 0, y = 0;

	for (i = 0; i < page->n; i++) {
		const struct pdf_word	*w = &page->words[i], *next = w + 1;

		if (utf8_count(w->str) < 3)
			continue;
		if (w->box.h > w->box.w)
			sideways++;
		else
			upright++;
		if (i + 1 == page->n || w->line != next->line)
			continue;
		x += (next->box.x > w->box.x) - (next->box.x < w->box.x);
		y += (next->box.y > w->box.y) - (next->box.y < w->box.y);
	}
	if (sideways > upright)
		return y < 0 ? UP : DOWN;
	return x < 0 ? LEFT : RIGHT;
}

/*
 * The size of a page that /Rotate turns is told as it was before, the places
 * of its words as they are after.
 */
static void
find_size(const struct pdf_page *page, int *width, int *height)
{
	int	 i, right = 0, bottom = 0;

	*width = page->width;
	*height = page->height;
	for (i = 0; i < page->n; i++) {
		const struct text_box	*b = &page->words[i].box;

		right = b->x + b->w > right ? b->x + b->w : right;
		bottom = b->y + b->h > bottom ? b->y + b->h : bottom;
	}
	if ((right > *width + OUTSIDE || bottom > *height + OUTSIDE) &&
	    right <= *height + OUTSIDE && bottom <= *width + OUTSIDE) {
		*width = page->height;
		*height = page->width;
	}
}

static struct pdf_placed
place(const struct pdf_word *w, enum way way, int width, int height)
{
	const struct text_box	*b = &w->box;
	int			 x = b->x, y = b->y;

	switch (way) {
	case UP:
		return (struct pdf_placed){ w, height - y - b->h, height - y,
		    x, x + b->w };
	case LEFT:
		return (struct pdf_placed){ w, width - x - b->w, width - x,
		    height - y - b->h, height - y };
	case DOWN:
		return (struct pdf_placed){ w, y, y + b->h,
		    width - x - b->w, width - x };
	case RIGHT:
		break;
	}
	return (struct pdf_placed){ w, x, x + b->w, y, y + b->h };
}

static int
compare_ints(const void *left, const void *right)
{
	int	 a = *(const int *)left, b = *(const int *)right;

	return (a > b) - (a < b);
}

static int
usual_height(struct arena *arena, const struct pdf_frame *f)
{
	int	*heights = arena_array(arena, (size_t)f->n, sizeof(*heights));
	int	 i, usual;

	for (i = 0; i < f->n; i++)
		heights[i] = f->words[i].y1 - f->words[i].y0;
	qsort(heights, (size_t)f->n, sizeof(*heights), compare_ints);
	usual = heights[f->n / 2];
	return usual > 0 ? usual : USUAL;
}

void
pdf_placed_read(struct arena *arena, const struct pdf_page *page,
    struct pdf_frame *f)
{
	enum way	 way = find_way(page);
	int		 i, width, height;

	find_size(page, &width, &height);
	f->words = arena_array(arena, (size_t)page->n, sizeof(*f->words));
	f->n = page->n;
	for (i = 0; i < page->n; i++)
		f->words[i] = place(&page->words[i], way, width, height);
	f->width = way == UP || way == DOWN ? height : width;
	f->height = way == UP || way == DOWN ? width : height;
	f->usual = usual_height(arena, f);
}
