/*
 * A line of a paragraph being drawn: where the pen is, what justifying adds,
 * and what flow_paint.c has others draw.
 */
#ifndef PRESS_FLOW_PEN_H
#define PRESS_FLOW_PEN_H

#include "press/flow_parts.h"

struct flow_pen {
	const struct flow	*f;
	struct paint		*paint;
	const struct flow_line	*line;
	const struct flow_scope	*scope;		/* of the last character */
	int64_t			 x;
	int64_t			 right;		/* edge of the line's room */
	int			 top, baseline;
	int			 blank, letter;	/* added after each */
	int			 leader;	/* added to each */
};

/* From character FIRST to before END, as they are justified. */
int64_t	 flow_pen_width(const struct flow_pen *, size_t first, size_t end);

/* The colour of a style's letters. */
static inline uint32_t
flow_pen_color(const struct style *style)
{
	uint32_t	 color = style->v[STYLE_COLOR].color;

	return color == STYLE_NONE ? 0 : color;
}

/*
 * Ends the links and boxes that do not reach character I and begins those
 * that do, as far as they stand on this line.
 */
void	 flow_scopes_enter(struct flow_pen *, size_t i);
/* Ends them all, for this line. */
void	 flow_scopes_leave(struct flow_pen *);

/* A check box, leader, image or place of a seal. */
void	 flow_draw_object(struct flow_pen *, size_t i);
void	 flow_draw_underline(struct flow_pen *, const struct style *,
	    int64_t width);
void	 flow_draw_strike(struct flow_pen *, const struct style *,
	    int64_t width);

#endif
