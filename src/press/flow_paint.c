#include "press/flow_pen.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "press/font.h"
#include "press/paint.h"

static void
justify(struct flow_pen *pen, int gap)
{
	const struct flow_line	*l = pen->line;
	int			 size = pen->f->base->size;
	int			 letters = (int)(l->end - l->first) - 1;
	int			 most;

	if (l->blanks > 0) {
		most = size * FLOW_BLANK_GROWTH / 1000;
		pen->blank = gap / l->blanks < most ? gap / l->blanks : most;
		gap -= pen->blank * l->blanks;
	}
	most = size * FLOW_LETTER_GROWTH / 1000;
	/* A word alone either reaches the edge or is left as it is. */
	if (letters > 0 && (l->blanks > 0 || gap / letters <= most))
		pen->letter = gap / letters < most ? gap / letters : most;
}

static void
place_line(struct flow_pen *pen, int x)
{
	const struct flow_line	*l = pen->line;
	int			 gap = l->room - l->width;

	pen->x = (int64_t)x + l->inset;
	pen->right = pen->x + l->room;
	if (gap <= 0)
		return;
	if (l->leaders > 0) {
		pen->leader = gap / l->leaders;
		return;
	}
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

int64_t
flow_pen_width(const struct flow_pen *pen, size_t first, size_t end)
{
	const struct flow_char	*c = pen->f->chars;
	int64_t			 width = 0;
	size_t			 i;

	for (i = first; i < end; i++) {
		width += c[i].advance;
		if (i + 1 < pen->line->end)
			width += pen->letter + (flow_stretches(&c[i]) ?
			    pen->blank : 0);
		if (c[i].cp == FLOW_LEADER)
			width += pen->leader;
	}
	return width;
}

/* Characters that one call can draw: same face, same style, real glyphs. */
static size_t
run_end(const struct flow_pen *pen, size_t i)
{
	const struct flow	*f = pen->f;
	const struct flow_char	*a = &f->chars[i];
	const struct flow_span	*span = &f->spans[a->span];

	for (i++; i < pen->line->next; i++) {
		const struct flow_char	*b = &f->chars[i];

		if (b->face != a->face || (b->span != a->span &&
		    (f->spans[b->span].style != span->style ||
		    f->spans[b->span].scope != span->scope)))
			break;
	}
	return i;
}

/* What is added after character I of the line. */
static int
extra(const struct flow_pen *pen, size_t i, const struct style *style)
{
	const struct flow	*f = pen->f;
	const struct flow_char	*c = &f->chars[i];
	int			 n = style->letter_spacing != 0 || c->spaced ?
				    flow_chars_tail(f, c) : 0;

	/* A blank that is wider than the font's. */
	if (c->cp == 0x3000 || c->cp == FLOW_GAP)
		n = c->advance - (int)((int64_t)fonts_advance(f->job->fonts,
		    c->face, c->glyph) * flow_scaled(f, style->size) / 1000);
	if (i + 1 >= pen->line->end)
		return n;
	return n + pen->letter + (flow_stretches(c) ? pen->blank : 0);
}

static void
draw_run(struct flow_pen *pen, size_t first, size_t end)
{
	const struct flow	*f = pen->f;
	const struct style	*style = flow_style(f, &f->chars[first]);
	struct arena		*arena = f->job->arena;
	size_t			 n = end - first, i;
	uint16_t		*glyphs = arena_array(arena, n, 2);
	int			*extras = arena_array(arena, n, sizeof(int));
	char			*text = arena_alloc(arena, n * 4);
	struct canvas_run	 run = {
		.face = f->chars[first].face,
		.size = flow_scaled(f, style->size), .x = (int)pen->x,
		.y = pen->baseline - style_length(style, STYLE_RAISE, 0),
		.color = flow_pen_color(style), .n = n,
		.glyphs = glyphs, .text = text
	};
	int			 added = 0;

	for (i = 0; i < n; i++) {
		const struct flow_char	*c = &f->chars[first + i];

		glyphs[i] = c->glyph;
		extras[i] = extra(pen, first + i, style);
		added |= extras[i];
		run.bytes += utf8_put(text + run.bytes, c->cp < FLOW_BREAK ?
		    c->cp : ' ');
	}
	if (added != 0)
		run.extra = extras;
	paint_text(pen->paint, &run);
}

/* Up to END only: the blank at the end of a line is drawn, not decorated. */
static void
draw_stretch(struct flow_pen *pen, size_t first, size_t end)
{
	const struct style	*style = flow_style(pen->f,
				    &pen->f->chars[first]);
	size_t			 seen = end < pen->line->end ? end :
				    pen->line->end;

	draw_run(pen, first, end);
	if (style->v[STYLE_UNDERLINE].n == STYLE_YES)
		flow_draw_underline(pen, style,
		    flow_pen_width(pen, first, seen));
	if (style->v[STYLE_STRIKE].n == STYLE_YES)
		flow_draw_strike(pen, style, flow_pen_width(pen, first, seen));
	pen->x += flow_pen_width(pen, first, end);
}

void
flow_paint_anew(const struct flow *f, struct paint *paint, size_t i, int x,
    int y)
{
	struct flow_pen	 pen = { .f = f, .paint = paint, .line = &f->lines[i],
			    .top = y };
	size_t		 at = pen.line->first, end;

	pen.baseline = y + pen.line->above;
	place_line(&pen, x);
	while (at < pen.line->next) {
		const struct flow_char	*c = &f->chars[at];

		if (f->spans[c->span].scope != pen.scope)
			flow_scopes_enter(&pen, at);
		if (c->face != FLOW_NO_FACE) {
			end = run_end(&pen, at);
			draw_stretch(&pen, at, end);
			at = end;
			continue;
		}
		if (c->cp > FLOW_BREAK)
			flow_draw_object(&pen, at);
		pen.x += flow_pen_width(&pen, at, at + 1);
		at++;
	}
	flow_scopes_leave(&pen);
}

void
flow_paint(const struct flow *f, struct paint *paint, size_t i, int x, int y)
{
	if (!flow_memo_paint(f, paint, i, x, y))
		flow_paint_anew(f, paint, i, x, y);
}
