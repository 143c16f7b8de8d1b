/* What a paragraph draws beside its letters. */
#include "press/flow_pen.h"

#include <string.h>

#include "base/arena.h"
#include "press/font.h"
#include "press/image.h"
#include "press/paint.h"

/* In 1/1000 of the font size. */
enum {
	CHECK_SIDE	= 780,
	CHECK_DEPTH	= 60,		/* below the baseline */
	CHECK_PEN	= 55,
	UNDERLINE_DEPTH	= 130,
	LINE_PEN	= 50,
	STRIKE_HEIGHT	= 330,
	DOT_PITCH	= 450,
	DOT_HEIGHT	= 60,
	DOT_SIZE	= 85,
	LEADER_GAP	= 300,		/* between it and the words */
	LETTER_MIDDLE	= 360		/* of Hangul above the baseline */
};

enum {
	POINT		= 1000,		/* mpt */
	SEAL_PEN	= 500,
	SEAL_DASH	= 1500,
	SEAL_INSIDE	= 2500		/* between the label and the edge */
};

static int
em(const struct style *style, int thousandths)
{
	return (int)((int64_t)style->size * thousandths / 1000);
}

static void
draw_line(struct flow_pen *pen, const struct style *style, int64_t width,
    int y)
{
	if (width <= 0)
		return;
	y -= style_length(style, STYLE_RAISE, 0);
	paint_begin_artifact(pen->paint);
	paint_line(pen->paint, (int)pen->x, y, (int)(pen->x + width), y,
	    em(style, LINE_PEN), flow_pen_color(style), 0);
	paint_end_artifact(pen->paint);
}

void
flow_draw_underline(struct flow_pen *pen, const struct style *style,
    int64_t width)
{
	draw_line(pen, style, width, pen->baseline +
	    em(style, UNDERLINE_DEPTH));
}

void
flow_draw_strike(struct flow_pen *pen, const struct style *style,
    int64_t width)
{
	draw_line(pen, style, width, pen->baseline -
	    em(style, STRIKE_HEIGHT));
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

static void
draw_check(struct flow_pen *pen, const struct flow_char *c)
{
	const struct style	*style = flow_style(pen->f, c);
	struct arena		*arena = pen->f->job->arena;
	struct paint_tag	*tag = arena_alloc(arena, sizeof(*tag));
	uint32_t		 color = flow_pen_color(style);
	int			 side = em(style, CHECK_SIDE);
	int			 line = em(style, CHECK_PEN);
	int			 x = (int)pen->x + line / 2;
	int			 y = pen->baseline + em(style, CHECK_DEPTH) -
				    side;
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

/*
 * Dots whose distance to the right edge is a multiple of whole points, so that
 * those of a list stand under one another.
 */
static void
draw_leader(struct flow_pen *pen, const struct flow_char *c)
{
	const struct style	*style = flow_style(pen->f, c);
	int			 points = (em(style, DOT_PITCH) + POINT / 2) /
				    POINT;
	int			 pitch = POINT * (points > 2 ? points : 2);
	int64_t			 left = pen->x + em(style, LEADER_GAP);
	int64_t			 right = pen->x + c->advance + pen->leader -
				    em(style, LEADER_GAP);
	int			 y = pen->baseline - em(style, DOT_HEIGHT);

	/* To multiples of the pitch, inwards; RIGHT edge is number 0. */
	left = pen->right - (pen->right - left) / pitch * pitch;
	right = pen->right - (pen->right - right + pitch - 1) / pitch * pitch;
	if (left > right)
		return;
	paint_begin_artifact(pen->paint);
	paint_line(pen->paint, (int)left, y, (int)right + 1, y,
	    em(style, DOT_SIZE), flow_pen_color(style), -pitch);
	paint_end_artifact(pen->paint);
}

static void
draw_image(struct flow_pen *pen, const struct flow_char *c)
{
	const struct flow_image		*object =
	    pen->f->spans[c->span].object;
	struct canvas_attributes	*a = &object->tag->attributes;
	struct canvas_image		 image = {
		object->image->bytes, object->image->n, (int)pen->x,
		pen->baseline - object->height -
		    style_length(flow_style(pen->f, c), STYLE_RAISE, 0),
		object->width, object->height, object->image->file,
		object->image->line
	};

	a->x = image.x;
	a->y = image.y;
	a->width = image.width;
	a->height = image.height;
	a->in_line = 1;
	paint_begin(pen->paint, object->tag);
	paint_image(pen->paint, &image);
	paint_end(pen->paint);
}

static void
draw_square(struct flow_pen *pen, int x, int y, int side, uint32_t color)
{
	struct paint	*p = pen->paint;

	paint_begin_artifact(p);
	paint_line(p, x, y, x + side, y, SEAL_PEN, color, SEAL_DASH);
	paint_line(p, x + side, y, x + side, y + side, SEAL_PEN, color,
	    SEAL_DASH);
	paint_line(p, x, y + side, x + side, y + side, SEAL_PEN, color,
	    SEAL_DASH);
	paint_line(p, x, y, x, y + side, SEAL_PEN, color, SEAL_DASH);
	paint_end_artifact(p);
}

/* Where the letter before character I of the line has its middle. */
static int64_t
middle(const struct flow_pen *pen, size_t i)
{
	const struct flow_char	*c = &pen->f->chars[i - 1];
	int64_t			 after = flow_pen_width(pen, i - 1, i) -
				    c->advance +
				    flow_chars_tail(pen->f, c);
	int			 width = c->advance -
				    flow_chars_tail(pen->f, c);

	return pen->x - after - width / 2;
}

/* A seal on the edge of the paper is half a seal. */
static void
check_seal(const struct flow_pen *pen, const struct source *source, int x,
    int y, int side)
{
	const struct paint	*p = pen->paint;
	const int		 over[] = { -x, -y, x + side - p->width,
				    y + side - p->height };
	int			 i, most = 0;

	for (i = 0; i < 4; i++)
		most = over[i] > most ? over[i] : most;
	if (most > 0 && p->width > 0)
		job_fault(pen->f->job, DIAG_P166, source,
		    job_mm(pen->f->job, most), NULL, NULL);
}

/*
 * The last letter of the name falls into the middle of the seal (행정업무규정
 * 시행규칙 11조①); what the square is for stands at its lower edge.
 */
static void
draw_seal(struct flow_pen *pen, size_t i)
{
	const struct flow_char	*c = &pen->f->chars[i];
	const struct flow_seal	*seal = pen->f->spans[c->span].object;
	const struct style	*style = pen->f->base;
	int			 half = seal->side / 2, x, y;
	const struct flow_line	*line;
	size_t			 n;

	if (i > pen->line->first) {
		x = (int)middle(pen, i) - half;
		style = flow_style(pen->f, c - 1);
	} else {
		x = (int)pen->x;
	}
	y = pen->baseline - em(style, LETTER_MIDDLE) - half;
	check_seal(pen, &pen->f->spans[c->span].source, x, y, seal->side);
	draw_square(pen, x, y, seal->side, flow_pen_color(flow_style(pen->f,
	    c)));
	line = flow_lines(seal->label, &n);
	if (n > 0)
		flow_paint(seal->label, pen->paint, 0, x, y + seal->side -
		    line->height - SEAL_INSIDE);
}

void
flow_draw_object(struct flow_pen *pen, size_t i)
{
	const struct flow_char	*c = &pen->f->chars[i];

	switch (c->cp) {
	case FLOW_CHECK_OPEN:
	case FLOW_CHECK_TICKED:
		draw_check(pen, c);
		break;
	case FLOW_LEADER:
		draw_leader(pen, c);
		break;
	case FLOW_IMAGE:
		draw_image(pen, c);
		break;
	case FLOW_SEAL:
		draw_seal(pen, i);
		break;
	default:
		break;
	}
}
