/*
 * A page while it is laid out: drawing calls kept in order, to be played to a
 * canvas when the number of pages is known. Backgrounds can be put in place
 * before the text that stands on them is as high as it will be. Lengths in
 * mpt from the top left corner.
 */
#ifndef PRESS_PAINT_H
#define PRESS_PAINT_H

#include <stddef.h>
#include <stdint.h>

#include "press/canvas.h"

struct arena;

/* A structure element; it may go on over several pages. */
struct paint_tag {
	enum canvas_tag			 tag;
	struct canvas_attributes	 attributes;
	int				 number;	/* of the canvas, once
							   it is begun */
	int				 begun;
	/* The cells that head this one, begun before it; or NULL. */
	struct paint_tag *const		*headers;
	size_t				 n_headers;
};

enum { PAINT_HEADERS = 64 };	/* of one cell; more are passed over */

struct paint_op;

struct paint {
	struct arena	*arena;
	struct paint_op	**blocks;
	size_t		 n, n_blocks, size;
	int		 artifact;	/* depth: tags are not kept inside */
	int		 page;		/* its number, from 1 */
	int		 width, height;	/* of the paper; 0 where it is not
					   known yet */
};

void	 paint_init(struct paint *, struct arena *);

/* Begins an element, or goes on with it if it was begun before. */
void	 paint_begin(struct paint *, struct paint_tag *);
void	 paint_end(struct paint *);
/* Begins an element that says nothing but its kind and ends on this page. */
void	 paint_begin_plain(struct paint *, enum canvas_tag);
/* What is said of an artifact in another one is passed over. */
void	 paint_begin_artifact(struct paint *);
void	 paint_begin_artifact_of(struct paint *, enum canvas_artifact);
void	 paint_end_artifact(struct paint *);

void	 paint_text(struct paint *, const struct canvas_run *);
/* The same moved by X and Y; the run is kept, not copied. */
void	 paint_run(struct paint *, const struct canvas_run *, int x, int y);
void	 paint_line(struct paint *, int x1, int y1, int x2, int y2, int width,
	    uint32_t color, int dash);
/* Returns a number for paint_resize. */
size_t	 paint_fill(struct paint *, int x, int y, int width, int height,
	    uint32_t color);
/* XY is kept, not copied. */
void	 paint_path(struct paint *, const int *xy, size_t points, int width,
	    uint32_t color, int filled);
void	 paint_image(struct paint *, const struct canvas_image *);
void	 paint_bookmark(struct paint *, int level, const char *title, int y);

/* Where links to #ID lead. */
void	 paint_destination(struct paint *, const char *id, int y);

/* Gives an earlier fill its height; with 0 it is not drawn. */
void	 paint_resize(struct paint *, size_t fill, int height);

/* N runs moved by X and Y, in a plain element of their own; they are kept. */
void	 paint_plain(struct paint *, enum canvas_tag,
	    const struct canvas_run *runs, int n, int x, int y);

/*
 * The runs drawn so far, at most MAX; MAX + 1 if there are more or something
 * else was drawn.
 */
size_t	 paint_runs(const struct paint *, struct canvas_run *runs, size_t max);
/* A copy of N runs in one piece. */
struct canvas_run	*paint_keep_runs(struct arena *,
			    const struct canvas_run *runs, size_t n);

/* Plays the page's calls, without begin_page and end_page. */
void	 paint_play(const struct paint *, struct canvas *);

#endif
