/*
 * What the files of a paragraph share: flow.c takes text in, flow_objects.c
 * what stands among it, flow_chars.c finds glyphs, flow_levels.c says where
 * lines may break, flow_figures.c where they never do, flow_lines.c fills them
 * with the help of flow_cut.c and flow_best.c, flow_paint.c draws them,
 * flow_scopes.c what surrounds words, flow_draw.c what is no text. flow_memo.c
 * keeps what a batch says again.
 */
#ifndef PRESS_FLOW_PARTS_H
#define PRESS_FLOW_PARTS_H

#include "press/breaks.h"
#include "press/flow.h"

enum {
	FLOW_BREAK	= 0x110000,	/* stands among the code points */
	FLOW_CHECK_OPEN,
	FLOW_CHECK_TICKED,
	FLOW_GAP,			/* half of the blank before 끝. */
	FLOW_LEADER,
	FLOW_IMAGE,
	FLOW_SEAL,
	FLOW_LEFT,			/* edges of boxed words */
	FLOW_RIGHT,
	FLOW_NO_FACE	= 255,		/* not drawn by a font */
	FLOW_FULL_SIZE	= 1000,		/* of scale */
	FLOW_BLANK_GROWTH = 500,	/* 1/1000 em: most that a blank grows */
	FLOW_LETTER_GROWTH = 50,	/* most between two letters */
	FLOW_SAID	= 16		/* faults of single characters */
};

struct flow_char {
	uint32_t	 cp;
	int		 advance;
	uint16_t	 glyph;
	uint8_t		 face;
	uint8_t		 level	: 4;	/* of the place before it */
	uint8_t		 spaced	: 1;	/* Hangul meets Latin behind it */
	uint32_t	 span;
};

/* An inline element around characters: a link, boxed words. */
struct flow_scope {
	const struct flow_scope	*parent;
	const struct style	*style;
	struct paint_tag	*tag;		/* or NULL */
	int			 is_boxed;
};

struct flow_image {
	const struct image	*image;
	struct paint_tag	*tag;
	int			 width, height;
};

struct flow_seal {
	int		 side;
	struct flow	*label;
};

struct flow_span {
	const struct style	*style;
	struct source		 source;
	const struct flow_scope	*scope;
	const void		*object;	/* flow_image, flow_seal */
};

/* Text that was added, before anything is made of it. */
struct flow_piece {
	const struct style	*style;
	struct source		 source;
	const char		*text;
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
	const struct flow_scope	*scope;		/* while text is added */
	size_t			 edges;		/* the last row of edges of
						   boxed words begins there */
	int			 mixed;		/* some style spaces it */
	int			 lacks;	/* a font has not all of its letters */
	int			 figure;	/* width of the widest, */
	int			 figure_unit;	/* with its unit */
	size_t			 figure_at, figure_end;
	int			 too_long, too_wide;	/* said so */
	uint32_t		 said[FLOW_SAID];	/* characters */
	int			 n_said;
	/* While there is nothing but text to be compared, else NULL. */
	struct flow_memo	**slot;
	struct flow_piece	*pieces;
	size_t			 n_pieces, pieces_size;
	struct flow_memo	*memo;		/* it is kept there, or NULL */
};

/* A line being filled. */
struct flow_filling {
	size_t	 pos;		/* its first character */
	int	 room;		/* width for text */
	int	 next_room;	/* of the line after it */
};

enum { FLOW_LEAST = 4 };	/* of what a list of a paragraph begins with */

/* A span for what is added next; an object of its own or NULL. */
void	 flow_span(struct flow *, const struct style *, const struct source *,
	    const void *object);
/* A character of the last span; NULL with a diag if there are too many. */
struct flow_char	*flow_character(struct flow *, uint32_t cp);
void	 flow_drop_blanks(struct flow *);	/* at the end so far */

/* Begins with the letters at last, since something else stands among them. */
void	 flow_settle(struct flow *);

/* Notes down a text; 1 if what it was made into before is taken again. */
void	 flow_memo_note(struct flow *, const struct style *,
	    const struct source *, const char *text);
int	 flow_memo_take(struct flow *);
/* Keeps what was made of it; the same of its lines. */
void	 flow_memo_keep(struct flow *, struct flow_memo **slot);
int	 flow_memo_lines(struct flow *, int width);
void	 flow_memo_keep_lines(struct flow *);
/* Has letters of its own, which may be changed. */
void	 flow_memo_leave(struct flow *);
/* Draws a line as it is kept; 0 if it is not. */
int	 flow_memo_paint(const struct flow *, struct paint *, size_t i, int x,
	    int y);
/* Draws it without looking for it there. */
void	 flow_paint_anew(const struct flow *, struct paint *, size_t i, int x,
	    int y);

/* A length of the letters as they are set: break="fit" makes them smaller. */
int	 flow_scaled(const struct flow *, int length);

/*
 * Finds the glyph of a character in the style's font or its fallbacks; 0 with
 * a fault if there is none, said once for each character of the paragraph.
 */
int	 flow_chars_find(struct flow *, const struct style *,
	    const struct source *, struct flow_char *);
/* Takes words of other letters than Hangul from one font each. */
void	 flow_chars_even(struct flow *);
/* The width of a character with its spacing, in mpt. */
int	 flow_chars_advance(const struct flow *, const struct style *,
	    const struct flow_char *);
/* Of that what follows the last letter of a line unseen. */
int	 flow_chars_tail(const struct flow *, const struct flow_char *);
/* Marks of direction and variation, soft hyphens: nothing to draw. */
int	 flow_chars_invisible(uint32_t cp);

/* Says for each character whether a line may begin with it. */
void	 flow_levels_set(struct flow *);

/*
 * Keeps figures whole, and notes how wide the widest of them is. The scale
 * that letters need for it on a line with ROOM; a fault if that is too small.
 */
void	 flow_figures_join(struct flow *);
int	 flow_figures_scale(struct flow *, int room);

/*
 * The line is full at character I, WORD is the last normal place in it (0 if
 * there is none). Returns where the next line begins.
 */
size_t	 flow_cut(struct flow *, const struct flow_filling *, size_t i,
	    size_t word);

/*
 * Better lines for those from FIRST to the last so far, which end at a forced
 * break or with the paragraph: 1, and STARTS says where each begins; 0 if
 * they are well as they are.
 */
int	 flow_best(const struct flow *, size_t first, size_t *starts);

/* Of boxed words. */
static inline int
flow_is_edge(const struct flow_char *c)
{
	return c->cp == FLOW_LEFT || c->cp == FLOW_RIGHT;
}

/* A blank that a line neither begins nor ends with. */
static inline int
flow_is_blank(const struct flow_char *c)
{
	return c->cp == ' ' || c->cp == 0x3000;
}

/* One that grows when a line is justified. */
static inline int
flow_stretches(const struct flow_char *c)
{
	return c->cp == ' ' || c->cp == 0xA0;
}

static inline const struct style *
flow_style(const struct flow *f, const struct flow_char *c)
{
	return f->spans[c->span].style;
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
