/*
 * Paragraphs: characters with their glyphs → lines → drawing calls. The essay
 * on how the press lays out stands at the head of flow.c.
 */
#ifndef PRESS_FLOW_H
#define PRESS_FLOW_H

#include <stddef.h>

#include "press/job.h"
#include "press/style.h"

struct image;
struct paint;
struct paint_tag;

enum {
	FLOW_CHARACTERS	= 500 * 1000,	/* in one paragraph */
	FLOW_WIDEST	= 100 * 1000 * 1000	/* mpt; wider is cut to this */
};

struct flow;
struct flow_memo;

struct flow_line {
	size_t	 first, end;	/* characters, without blanks at the end */
	size_t	 next;		/* where the next line begins */
	int	 inset;		/* from the left edge */
	int	 room, width;	/* there is; the text takes */
	int	 blanks;	/* between first and end */
	int	 leaders;
	int	 stretch;	/* may be justified */
	int	 above, height;	/* baseline from the top; whole line */
};

/* BASE is the style of the paragraph, whose size is that of its em. */
struct flow	*flow_new(struct job *, const struct style *base,
		    const struct source *);

/*
 * Before anything is added: MEMO, in job.batch and NULL at first, keeps what
 * is made of the paragraph for later documents of the batch that say the same
 * in the same styles. MEMO may be NULL.
 */
void		 flow_keep(struct flow *, struct flow_memo **memo);

/* Appends text; runs of blanks become one, as in HTML. */
void		 flow_add(struct flow *, const struct style *,
		    const struct source *, const char *text);
void		 flow_add_break(struct flow *);
void		 flow_add_check(struct flow *, const struct style *,
		    const struct source *, int ticked);

/* WHAT stands behind what was added so far; it takes no room. */
void		 flow_add_mark(struct flow *, void *what);

/* Dots from here to what follows, which is set flush right. */
void		 flow_add_leader(struct flow *, const struct style *,
		    const struct source *);

/*
 * "끝." behind a blank as wide as a letter, which stays where the line is full
 * and 끝. begins the next (행정업무규정 시행규칙 4조⑤).
 */
void		 flow_add_end(struct flow *, const struct style *,
		    const struct source *);

/* A picture on the baseline, WIDTH × HEIGHT mpt. TAG: its figure. */
void		 flow_add_image(struct flow *, const struct style *,
		    const struct source *, const struct image *,
		    struct paint_tag *, int width, int height);

/*
 * The place of a seal: a dashed square with sides of SIDE mpt whose middle is
 * the letter before it, with the text LABEL in it. Takes no room.
 */
void		 flow_add_seal(struct flow *, const struct style *,
		    const struct source *, int side, struct flow *label);

/*
 * What is added until flow_close stands in a box if STYLE has border, padding
 * or background, and in the element TAG if there is one. Returns 1, or 0 if
 * it needs neither; then flow_close must not be called.
 */
int		 flow_open(struct flow *, const struct style *,
		    const struct source *, struct paint_tag *);
void		 flow_close(struct flow *);

/* To be called once when all is added; 0 if nothing is to be seen. */
int		 flow_finish(struct flow *);

/* The narrowest and the widest that its text can be set, in mpt. */
void		 flow_widths(const struct flow *, int *narrow, int *wide);

/* What its widest figure takes, which is not cut; 0 if there is none. */
int		 flow_figure(const struct flow *);

/* Width of what follows the whole part of its first number; 0 if none. */
int		 flow_tail(const struct flow *);

/* Breaks it into lines of at most WIDTH; returns how many. */
size_t		 flow_set(struct flow *, int width);
const struct flow_line	*flow_lines(const struct flow *, size_t *n);

/* The K-th mark on line I, NULL if there are no more; any line with I -1. */
void		*flow_mark(const struct flow *, int i, size_t k);

/* What stands from a line on, which is set anew, as a flow of its own. */
struct flow	*flow_rest(const struct flow *, size_t line);

/* All its text on one line, in the arena. */
const char	*flow_text(const struct flow *);

/* Draws line I with its left edge at X, its top at Y. */
void		 flow_paint(const struct flow *, struct paint *, size_t i,
		    int x, int y);

#endif
