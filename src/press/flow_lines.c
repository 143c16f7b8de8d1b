#include "press/flow_parts.h"

#include "base/arena.h"
#include "press/font.h"

enum {
	SMALLEST	= 700,	/* 1/1000: what break="fit" makes of letters */
	RAISED_TOP	= 800	/* 1/1000 of the ascent, where letters end */
};

static int
inset(const struct flow *f, size_t line)
{
	return style_length(f->base, line == 0 ? STYLE_FIRST_INDENT :
	    STYLE_HANGING, 0);
}

void
flow_widths(const struct flow *f, int *narrow, int *wide)
{
	int64_t	 word = 0, blanks = 0, line = 0;
	int64_t	 widest_word = 0, widest = 0;
	size_t	 i;

	for (i = 0; i < f->n; i++) {
		const struct flow_char	*c = &f->chars[i];

		if (i > 0 && (flow_is_normal(f, i) || c->cp == FLOW_BREAK))
			word = blanks = 0;
		if (c->cp == FLOW_BREAK) {
			line = 0;
			continue;
		}
		line += c->advance;
		if (flow_is_blank(c)) {
			blanks += c->advance;
			continue;
		}
		word += blanks + c->advance;
		blanks = 0;
		if (word > widest_word || line > widest) {
			int	 tail = flow_chars_tail(f, c);

			widest_word = word - tail > widest_word ? word - tail :
			    widest_word;
			widest = line - tail > widest ? line - tail : widest;
		}
	}
	line = inset(f, 0) > inset(f, 1) ? inset(f, 0) : inset(f, 1);
	*narrow = (int)(widest_word + line > FLOW_WIDEST ? FLOW_WIDEST :
	    widest_word + line);
	*wide = (int)(widest + line > FLOW_WIDEST ? FLOW_WIDEST :
	    widest + line);
}

int
flow_figure(const struct flow *f)
{
	int	 line = inset(f, 0) > inset(f, 1) ? inset(f, 0) : inset(f, 1);

	return f->figure_unit > 0 ? f->figure_unit + (line > 0 ? line : 0) : 0;
}

static int
is_digit(const struct flow *f, size_t i)
{
	return i < f->n && f->chars[i].cp >= '0' && f->chars[i].cp <= '9';
}

int
flow_tail(const struct flow *f)
{
	size_t	 i = 0;
	int64_t	 width = 0;

	while (i < f->n && !is_digit(f, i))
		i++;
	while (is_digit(f, i) || (i < f->n && f->chars[i].cp == ',' &&
	    is_digit(f, i + 1)))
		i++;
	for (; i < f->n && f->chars[i].cp != FLOW_BREAK; i++)
		width += f->chars[i].advance;
	return width > FLOW_WIDEST ? FLOW_WIDEST : (int)width;
}

/* Where the line that begins at POS ends; *HARD if by a forced break. */
static size_t
fill_line(struct flow *f, const struct flow_filling *line, int *hard)
{
	size_t	 i, word = 0;
	int64_t	 x = 0;

	*hard = 0;
	for (i = line->pos; i < f->n; i++) {
		const struct flow_char	*c = &f->chars[i];

		if (c->cp == FLOW_BREAK) {
			*hard = 1;
			return i + 1;
		}
		if (i > line->pos && flow_is_normal(f, i))
			word = i;
		x += c->advance;
		if (x > line->room && !flow_is_blank(c) &&
		    x - flow_chars_tail(f, c) > line->room)
			return flow_cut(f, line, i, word);
	}
	return f->n;
}

/* Room that letters of a style need on a line. */
struct extent {
	int	 above, below;		/* the baseline */
};

static void
widen(struct extent *e, int above, int below)
{
	e->above = above > e->above ? above : e->above;
	e->below = below > e->below ? below : e->below;
}

/*
 * The leading is shared out above and below. Raised or lowered letters need
 * their own height only, so that a note's mark does not push lines apart.
 */
static void
add_style(const struct flow *f, const struct style *style, struct extent *e)
{
	int	 up = (int)((int64_t)fonts_ascent(f->job->fonts,
		    style->face) * style->size / 1000);
	int	 down = (int)((int64_t)fonts_descent(f->job->fonts,
		    style->face) * style->size / 1000);
	int	 raise = style_length(style, STYLE_RAISE, 0);
	int	 height = style_line_height(style);
	int	 above = (height - (up + down)) / 2 + up;

	if (raise != 0)
		widen(e, up * RAISED_TOP / 1000 + raise, down - raise);
	else
		widen(e, above, height - above);
}

static void
add_image(const struct flow *f, const struct flow_char *c, struct extent *e)
{
	const struct flow_image	*image = f->spans[c->span].object;
	int			 raise = style_length(flow_style(f, c),
				    STYLE_RAISE, 0);

	widen(e, image->height + raise, -raise);
}

static void
measure_height(const struct flow *f, struct flow_line *line)
{
	const struct style	*last = f->base;
	struct extent		 e = { 0, 0 };
	size_t			 i;

	add_style(f, last, &e);
	for (i = line->first; i < line->end; i++) {
		const struct flow_char	*c = &f->chars[i];

		if (c->cp == FLOW_IMAGE)
			add_image(f, c, &e);
		else if (flow_style(f, c) != last)
			add_style(f, last = flow_style(f, c), &e);
	}
	line->above = e.above;
	line->height = e.above + e.below;
}

static void
measure_line(const struct flow *f, struct flow_line *line)
{
	const struct flow_char	*c = f->chars;
	int64_t			 width = 0;
	size_t			 i;

	line->end = line->next;
	while (line->end > line->first && (flow_is_blank(&c[line->end - 1]) ||
	    c[line->end - 1].cp == FLOW_BREAK))
		line->end--;
	for (i = line->first; i < line->end; i++) {
		width += c[i].advance;
		line->blanks += flow_stretches(&c[i]);
		line->leaders += c[i].cp == FLOW_LEADER;
	}
	if (line->end > line->first)
		width -= flow_chars_tail(f, &c[line->end - 1]);
	line->width = width > FLOW_WIDEST ? FLOW_WIDEST : (int)width;
	measure_height(f, line);
}

static void
set_scale(struct flow *f, int scale)
{
	size_t	 i;

	if (f->scale == scale)
		return;
	f->scale = scale;
	for (i = 0; i < f->n; i++)
		f->chars[i].advance = flow_chars_advance(f,
		    flow_style(f, &f->chars[i]), &f->chars[i]);
}

/* break="fit": an amount that is a digit too long becomes a little smaller. */
static void
fit(struct flow *f, int width)
{
	int	 narrow, wide, scale;

	set_scale(f, FLOW_FULL_SIZE);
	flow_widths(f, &narrow, &wide);
	width -= inset(f, 0) > 0 ? inset(f, 0) : 0;
	if (wide <= width || width <= 0)
		return;
	scale = (int)((int64_t)width * FLOW_FULL_SIZE / wide) - 1;
	set_scale(f, scale > SMALLEST ? scale : SMALLEST);
}

/* A figure that is a little wider than the line, too. */
static void
fit_figures(struct flow *f, int width)
{
	int	 line = inset(f, 0) > inset(f, 1) ? inset(f, 0) : inset(f, 1);
	int	 scale;

	if (f->figure == 0)
		return;
	scale = flow_figures_scale(f, width - (line > 0 ? line : 0));
	if (scale != FLOW_FULL_SIZE)
		flow_memo_leave(f);
	set_scale(f, scale);
}

/* The last lines again, as flow_best would have them. */
static void
mend_lines(struct flow *f, size_t first)
{
	size_t	*starts, n = f->n_lines - first, i;

	if (n < 2 || f->base->v[STYLE_BREAK].n >= STYLE_NEVER)
		return;
	starts = arena_array(f->job->arena, n, sizeof(*starts));
	if (!flow_best(f, first, starts))
		return;
	for (i = 0; i < n; i++) {
		struct flow_line	*l = &f->lines[first + i];

		l->first = starts[i];
		if (i + 1 < n)
			l->next = starts[i + 1];
		l->blanks = l->leaders = 0;
		measure_line(f, l);
	}
}

static struct flow_line *
begin_line(struct flow *f, size_t pos, int width)
{
	struct flow_line	*l;

	if (f->n_lines == f->lines_size)
		f->lines = arena_grow(f->job->arena, f->lines, f->n_lines,
		    &f->lines_size, sizeof(*f->lines), FLOW_LEAST);
	l = &f->lines[f->n_lines];
	*l = (struct flow_line){ .first = pos,
	    .inset = inset(f, f->n_lines) };
	l->room = width - l->inset;
	f->n_lines++;
	return l;
}

size_t
flow_set(struct flow *f, int width)
{
	struct flow_filling	 line = { 0 };
	size_t			 first = 0;
	int			 hard;

	if (f->set_width == width || flow_memo_lines(f, width))
		return f->n_lines;
	if (f->base->v[STYLE_BREAK].n == STYLE_FIT)
		fit(f, width);
	else if (!flow_never_breaks(f))
		fit_figures(f, width);
	f->set_width = width;
	f->n_lines = 0;
	line.next_room = width - inset(f, 1);
	while (line.pos < f->n) {
		struct flow_line	*l = begin_line(f, line.pos, width);

		line.room = l->room;
		l->next = fill_line(f, &line, &hard);
		l->stretch = !hard && l->next < f->n &&
		    f->base->v[STYLE_ALIGN].n == STYLE_JUSTIFY;
		measure_line(f, l);
		line.pos = l->next;
		if (hard || line.pos == f->n) {
			mend_lines(f, first);
			first = f->n_lines;
		}
	}
	flow_memo_keep_lines(f);
	return f->n_lines;
}

const struct flow_line *
flow_lines(const struct flow *f, size_t *n)
{
	*n = f->n_lines;
	return f->lines;
}
