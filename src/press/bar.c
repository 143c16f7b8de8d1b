#include "press/bar.h"

#include <string.h>

#include "base/arena.h"
#include "press/length.h"
#include "press/paint.h"

enum {
	BAR_HEIGHT	= 650,		/* 1/1000 em, where none is set */
	BAR_GREY	= 0x7F7F7F	/* where nothing is set */
};

/* Places on a scale from 0, in thousandths of its unit. */
struct bar {
	int	 start, end, of;
};

/* A draft is printed without the values it lacks, and sums of them. */
static int
is_blank(const struct job *job, const char *text)
{
	return job->draft && (text[0] == '\0' || strcmp(text, "NaN") == 0);
}

static int
read_place(struct job *job, const struct node *node,
    const struct source *source, const char *name, int *out)
{
	const char	*text = expand_attribute(node, name);

	if (text != NULL && length_decimal(text, out) == 0)
		return 0;
	if (text != NULL && !is_blank(job, text))
		job_fault(job, DIAG_P110, source, name, text, NULL);
	return -1;
}

struct bar *
bar_new(struct job *job, const struct node *node, const struct source *source)
{
	struct bar	*bar = arena_alloc(job->arena, sizeof(*bar));
	int		 failed;

	failed = read_place(job, node, source, "start", &bar->start);
	failed |= read_place(job, node, source, "end", &bar->end);
	failed |= read_place(job, node, source, "of", &bar->of);
	if (failed)
		return NULL;
	if (bar->start < bar->end && bar->end <= bar->of)
		return bar;
	job_fault(job, DIAG_P111, source, expand_attribute(node, "start"),
	    expand_attribute(node, "end"), expand_attribute(node, "of"));
	return NULL;
}

int
bar_height(const struct style *style)
{
	int	 height = style_length(style, STYLE_HEIGHT, 0);

	return height > 0 ? height :
	    (int)((int64_t)style->size * BAR_HEIGHT / 1000);
}

/* The outline stands inside the rectangle. */
static void
outline(struct paint *p, const struct canvas_attributes *a,
    struct style_value line)
{
	int	*xy, half = line.n / 2, i;
	int	 left = a->x + half, right = a->x + a->width - half;
	int	 top = a->y + half, bottom = a->y + a->height - half;

	if (line.n <= 0 || line.color == STYLE_NONE)
		return;
	xy = arena_array(p->arena, 10, sizeof(*xy));
	for (i = 0; i < 5; i++) {
		xy[2 * i] = i == 1 || i == 2 ? right : left;
		xy[2 * i + 1] = i == 2 || i == 3 ? bottom : top;
	}
	paint_path(p, xy, 5, line.n, line.color, 0);
}

void
bar_paint(const struct bar *bar, struct paint *p, struct paint_tag *tag,
    const struct style *style, int x, int y, int width)
{
	struct canvas_attributes	*a = &tag->attributes;
	uint32_t			 color;
	int				 left, right;

	left = (int)((int64_t)width * bar->start / bar->of);
	right = (int)((int64_t)width * bar->end / bar->of);
	color = style->v[STYLE_BACKGROUND].color;
	a->x = x + left;
	a->y = y;
	a->width = right > left ? right - left : 1;
	a->height = bar_height(style);
	if (color == STYLE_NONE && style->v[STYLE_BORDER_TOP].n == 0)
		color = BAR_GREY;
	paint_begin(p, tag);
	if (color != STYLE_NONE)
		paint_fill(p, a->x, y, a->width, a->height, color);
	outline(p, a, style->v[STYLE_BORDER_TOP]);
	paint_end(p);
}
