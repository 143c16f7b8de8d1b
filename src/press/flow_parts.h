/*
 * What the files of a paragraph share: flow.c takes the text in, flow_chars.c
 * finds its glyphs, flow_levels.c says where it may break, flow_lines.c fills
 * lines with the help of flow_cut.c, flow_paint.c draws them.
 */
#ifndef PRESS_FLOW_PARTS_H
#define PRESS_FLOW_PARTS_H

#include "press/breaks.h"
#include "press/flow.h"

enum {
	FLOW_BREAK	= 0x110000,	/* stands among the code points */
	FLOW_CHECK_OPEN	= 0x110001,
	FLOW_CHECK_TICKED = 0x110002,
	FLOW_NO_FACE	= 255,		/* not drawn by a font */
	FLOW_FULL_SIZE	= 1000		/* of scale */
};

struct flow_char {
	uint32_t	 cp;
	int		 advance;
	uint16_t	 glyph;
	uint8_t		 face;
	uint8_t		 level;		/* of the place before it */
	uint32_t	 span;
};

struct flow_span {
	const struct style	*style;
	struct source		 source;
};

/* Something that stands before a character and takes no room. */
struct flow_mark {
	size_t		 pos;
	void		*what;
};

struct flow {
	struct job		*job;
	const struct style	*base;
	struct source		 source;
	struct flow_char	*chars;
	size_t			 n, size;
	struct flow_span		*spans;
	size_t			 n_spans, spans_size;
	struct flow_mark	*marks;		/* by pos */
	size_t			 n_marks, marks_size;
	struct flow_line	*lines;
	size_t			 n_lines, lines_size;
	int			 set_width;	/* the lines are for; -1 none */
	int			 scale;		/* of letters, in 1/1000 */
	int			 too_long, too_wide;	/* said so */
};

/* A line being filled. */
struct flow_filling {
	size_t	 pos;		/* its first character */
	int	 room;		/* width for text */
	int	 next_room;	/* of the line after it */
};

/* A bigger array in the arena with the old one's content. */
void	*flow_grow(struct arena *, const void *old, size_t n, size_t *size,
	    size_t element);

/* A length of the letters as they are set: break="fit" makes them smaller. */
int	 flow_scaled(const struct flow *, int length);

/* Finds the glyph of a character, here or in a fallback; 0 if there is none. */
int	 flow_chars_find(const struct fonts *, int face, struct flow_char *);
/* The width of a character with its spacing, in mpt. */
int	 flow_chars_advance(const struct flow *, const struct style *,
	    const struct flow_char *);
/* Marks of direction and variation, soft hyphens: nothing to draw. */
int	 flow_chars_invisible(uint32_t cp);

/* Says for each character whether a line may begin with it. */
void	 flow_levels_set(struct flow *);

/*
 * The line is full at character I, WORD is the last normal place in it (0 if
 * there is none). Returns where the next line begins.
 */
size_t	 flow_cut(struct flow *, const struct flow_filling *, size_t i,
	    size_t word);

/* A blank that a line neither begins nor ends with. */
static inline int
flow_is_blank(const struct flow_char *c)
{
	return c->cp == ' ' || c->cp == 0x3000;
}

/* A line may begin here without cutting a word. */
static inline int
flow_is_normal(const struct flow *f, size_t i)
{
	return f->chars[i].level == BREAKS_WORD;
}

static inline int
flow_never_breaks(const struct flow *f)
{
	return f->base->v[STYLE_BREAK].n >= STYLE_NEVER;
}

#endif
