#include "press/flow_parts.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "press/font.h"
#include "press/paint.h"

/* In 1/1000 of the font size. */
enum {
	BLANK_GROWTH	= 500,		/* most that a blank grows */
	LETTER_GROWTH	= 50,		/* most between two letters */
	CHECK_SIDE	= 780,
	CHECK_DEPTH	= 60,		/* below the baseline */
	CHECK_PEN	= 55,
	UNDERLINE_DEPTH	= 130,
	UNDERLINE_PEN	= 50
};

/* A line being drawn: where the pen is and what justifying adds. */
struct pen {
	const struct flow	*f;
	struct paint		*paint;
	const struct flow_line	*line;
	int64_t			 x;
	int			 top, baseline;
	int			 blank, letter;	/* added after each */
};

static void
justify(struct pen *pen, int gap)
{
	const struct flow_line	*l = pen->line;
	int			 size = pen->f->base->size;
	int			 letters = (int)(l->end - l->first) - 1;
	int			 most;

	if (l->blanks > 0) {
		most = size * BLANK_GROWTH / 1000;
		pen->blank = gap / l->blanks < most ? gap / l->blanks : most;
		gap -= pen->blank * l->blanks;
	}
	if (letters > 0) {
		most = size * LETTER_GROWTH / 1000;
		pen->letter = gap / letters < most ? gap / letters : most;
	}
}

static void
place_line(struct pen *pen, int x)
{
	const struct flow_line	*l = pen->line;
	int			 gap = l->room - l->width;

	pen->x = (int64_t)x + l->inset;
	if (gap <= 0)
		return;
	switch (pen->f->base->v[STYLE_ALIGN].n) {
	case STYLE_CENTER:
		pen->x += gap / 2;
		break;
	case STYLE_RIGHT:
	case STYLE_DECIMAL:
		pen->x += gap;
		break;
	case STYLE_JUSTIFY:
		if (l->stretch)
			justify(pen, gap);
		break;
	default:
		break;
	}
}

/* Characters that one call can draw: same face, same style, real glyphs. */
static size_t
run_end(const struct pen *pen, size_t i)
{
	const struct flow	*f = pen->f;
	const struct flow_char	*a = &f->chars[i];
	const struct style	*style = f->spans[a->span].style;

	for (i++; i < pen->line->next; i++) {
		const struct flow_char	*b = &f->chars[i];

		if (b->face != a->face ||
		    (b->span != a->span && f->spans[b->span].style != style))
			break;
	}
	return i;
}

/* What is added after character I of the line. */
static int
extra(const struct pen *pen, size_t i, const struct style *style)
{
	const struct flow	*f = pen->f;
	const struct flow_char	*c = &f->chars[i];
	int			 n = flow_scaled(f, style->letter_spacing);

	/* A font whose wide blank is narrower than an em. */
	if (c->cp == 0x3000)
		n = c->advance - (int)((int64_t)fonts_advance(f->job->fonts,
		    c->face, c->glyph) * flow_scaled(f, style->size) / 1000);
	if (i + 1 >= pen->line->end)
		return n;
	return n + pen->letter + (c->cp == ' ' ? pen->blank : 0);
}

static void
draw_run(struct pen *pen, size_t first, size_t end)
{
	const struct flow	*f = pen->f;
	const struct style	*style = f->spans[f->chars[first].span].style;
	struct arena		*arena = f->job->arena;
	size_t			 n = end - first, i;
	uint16_t		*glyphs = arena_array(arena, n, 2);
	int			*extras = arena_array(arena, n, sizeof(int));
	char			*text = arena_alloc(arena, n * 4);
	struct canvas_run	 run = {
		.face = f->chars[first].face, .size = flow_scaled(f, style->size),
		.x = (int)pen->x, .y = pen->baseline,
		.color = style->v[STYLE_COLOR].color, .n = n,
		.glyphs = glyphs, .text = text
	};
	int			 added = 0;

	for (i = 0; i < n; i++) {
		const struct flow_char	*c = &f->chars[first + i];

		glyphs[i] = c->glyph;
		extras[i] = extra(pen, first + i, style);
		added |= extras[i];
		run.bytes += utf8_put(text + run.bytes, c->cp);
	}
	if (added != 0)
		run.extra = extras;
	if (run.color == STYLE_NONE)
		run.color = 0;
	paint_text(pen->paint, &run);
}

static int64_t
run_width(const struct pen *pen, size_t first, size_t end)
{
	int64_t	 width = 0;
	size_t	 i;

	for (i = first; i < end; i++)
		width += pen->f->chars[i].advance + (i + 1 < pen->line->end ?
		    pen->letter + (pen->f->chars[i].cp == ' ' ? pen->blank :
		    0) : 0);
	return width;
}

static void
draw_background(struct pen *pen, const struct style *style, int64_t width)
{
	uint32_t	 color = style->v[STYLE_BACKGROUND].color;

	if (style == pen->f->base || color == STYLE_NONE || width <= 0)
		return;
	paint_begin_artifact(pen->paint);
	paint_fill(pen->paint, (int)pen->x, pen->top, (int)width,
	    pen->line->height, color);
	paint_end_artifact(pen->paint);
}

static void
draw_underline(struct pen *pen, const struct style *style, int64_t width)
{
	int	 y = pen->baseline + style->size * UNDERLINE_DEPTH / 1000;

	if (style->v[STYLE_UNDERLINE].n != STYLE_YES || width <= 0)
		return;
	paint_begin_artifact(pen->paint);
	paint_line(pen->paint, (int)pen->x, y, (int)(pen->x + width), y,
	    style->size * UNDERLINE_PEN / 1000, style->v[STYLE_COLOR].color,
	    0);
	paint_end_artifact(pen->paint);
}

static const int	*tick_points(struct arena *, int x, int y, int side);

static void
draw_check(struct pen *pen, const struct flow_char *c)
{
	const struct style	*style = pen->f->spans[c->span].style;
	struct arena		*arena = pen->f->job->arena;
	struct paint_tag	*tag = arena_alloc(arena, sizeof(*tag));
	uint32_t		 color = style->v[STYLE_COLOR].color;
	int			 side = style->size * CHECK_SIDE / 1000;
	int			 line = style->size * CHECK_PEN / 1000;
	int			 x = (int)pen->x + line / 2;
	int			 y = pen->baseline + style->size *
				    CHECK_DEPTH / 1000 - side;
	int			*box = arena_array(arena, 10, sizeof(int));
	const int		 corners[10] = { x, y, x + side, y, x + side,
				    y + side, x, y + side, x, y };

	memcpy(box, corners, sizeof(corners));
	tag->tag = CANVAS_SPAN;
	tag->attributes.actual = c->cp == FLOW_CHECK_TICKED ? "☑" : "☐";
	paint_begin(pen->paint, tag);
	paint_path(pen->paint, box, 5, line, color, 0);
	if (c->cp == FLOW_CHECK_TICKED)
		paint_path(pen->paint, tick_points(arena, x, y, side), 3,
		    2 * line, color, 0);
	paint_end(pen->paint);
}

static const int *
tick_points(struct arena *arena, int x, int y, int side)
{
	static const int	 tenths[6] = { 2, 5, 4, 8, 9, 1 };
	int			*xy = arena_array(arena, 6, sizeof(int));
	int			 i;

	for (i = 0; i < 6; i++)
		xy[i] = (i % 2 == 0 ? x : y) + side * tenths[i] / 10;
	return xy;
}

/* Up to END only: the blank at the end of a line is drawn, not decorated. */
static void
draw_stretch(struct pen *pen, size_t first, size_t end)
{
	const struct style	*style =
	    pen->f->spans[pen->f->chars[first].span].style;
	size_t			 seen = end < pen->line->end ? end :
				    pen->line->end;
	int64_t			 width = run_width(pen, first, seen);

	draw_background(pen, style, width);
	draw_run(pen, first, end);
	draw_underline(pen, style, width);
	pen->x += run_width(pen, first, end);
}

void
flow_paint(const struct flow *f, struct paint *paint, size_t i, int x, int y)
{
	struct pen	 pen = { .f = f, .paint = paint,
			    .line = &f->lines[i], .top = y };
	size_t		 at = pen.line->first, end;

	pen.baseline = y + pen.line->above;
	place_line(&pen, x);
	while (at < pen.line->next) {
		const struct flow_char	*c = &f->chars[at];

		if (c->cp == FLOW_CHECK_OPEN || c->cp == FLOW_CHECK_TICKED)
			draw_check(&pen, c);
		if (c->face == FLOW_NO_FACE) {
			pen.x += run_width(&pen, at, at + 1);
			at++;
			continue;
		}
		end = run_end(&pen, at);
		draw_stretch(&pen, at, end);
		at = end;
	}
}
