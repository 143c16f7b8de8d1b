/*
 * Tables: columns, rows, cells over several of them. A table is built once,
 * set for a width, and then painted a few rows at a time, the last of which
 * may be cut.
 */
#ifndef PRESS_TABLE_H
#define PRESS_TABLE_H

#include "press/box.h"
#include "press/length.h"
#include "press/stack.h"

struct buf;
struct paint;
struct stack;

enum {
	TABLE_COLUMNS	= 100,
	TABLE_PLACES	= 4 * 1000 * 1000,	/* rows × columns */
	TABLE_HIGHEST	= 1000 * 1000 * 1000	/* mpt; no row is higher */
};

struct table_cell {
	const struct style	*style;
	struct paint_tag	*tag;		/* NULL: a plain TD, so far */
	const struct node	*node;		/* of plain text, which is set
						   when it is wanted */
	struct box		*content;	/* all other content */
	struct stack		*stack;		/* the content as strips, */
	struct strip		*lines;		/* or, of plain text, these */
	size_t			 n;		/* strips */
	int			 row, column, rows, columns;
	int			 narrow, wide;	/* of the content, if asked */
	int			 uncut;		/* the widest that is not cut */
	int			 tail;		/* behind a decimal point */
	int			 laid_out;	/* its boxes were made before,
						   their faults reported */
	size_t			 next;		/* first strip not painted */
	size_t			 cut;		/* strips up to here go on this
						   page, while its row is cut */
	int64_t			 rest;		/* height of strips from next */
};

struct table_row {
	struct source		 source;
	const struct style	*style;
	struct paint_tag	*tag;		/* NULL: a plain one, so far */
	struct table_cell	**cells;	/* by column; NULL is a hole */
	int			 height;
	int			 joined;	/* a cell spans it and the row
						   above */
	int			 striped;	/* an even one */
	int			 hidden;	/* no cell begins in it */
	int			 is_cut;	/* goes on after this page */
	int			 begun;		/* a part was painted before */
	int			 loose;		/* joined to rows that are too
						   high to stay together */
};

struct table {
	struct job		*job;
	struct box_builder	*builder;
	struct arena		*kept;		/* of the job, while a cell is
						   laid out in its scratch */
	struct source		 source;
	const struct style	*style;
	struct length		 columns[TABLE_COLUMNS];
	int			 x[TABLE_COLUMNS + 1];	/* edges, once set */
	int			 n_columns;
	struct table_row	*rows;
	int			 n_rows;
	int			 header_rows;
	int			 set_width;	/* 0: not set yet */
	int			 header_cut;	/* by a page: it stands once */
	int			 header_above;	/* the header was painted again
						   right above what comes */
	int			 blank;		/* the row that says that no
						   more follow, or -1 */
	int			 tails[TABLE_COLUMNS];	/* widest behind the
							   decimal point */
};

/* NULL if it has no rows, or with a fault. */
struct table	*table_new(struct box_builder *, const struct node *,
		    const struct style *);

/* The cell's own tag, for what a plain one cannot say. */
struct paint_tag	*table_cell_tag(struct table *, struct table_cell *);
int		 table_is_head(const struct table_cell *);

/*
 * The content of a cell as boxes, until table_content_end. Cells of plain
 * text, most of a long table, are laid out one at a time in memory that the
 * next one uses again.
 */
const struct box	*table_content(struct table *, struct table_cell *);
void		 table_content_end(struct table *, struct table_cell *);
/*
 * The strips of a cell as a stack, once it is set: its own, or one made in
 * ROOM of its lines.
 */
struct stack	*table_content_stack(const struct table_cell *,
		    struct stack *room);
/* 1 if the children of a cell are text that can be treated so. */
int		 table_content_is_plain(const struct node *);
/* Sets the content for WIDTH: its stack and the height. */
void		 table_content_set(struct table *, struct table_cell *,
		    int width);

void		 table_widths(struct table *, int *narrow, int *wide);

/* Column edges for WIDTH into x; a fault if they do not fit. */
void		 table_columns_set(struct table *, int width);
/* Reads "12mm 32mm * auto"; 0, or -1. Counts on beyond TABLE_COLUMNS. */
int		 table_columns_parse(struct table *, const char *);
/* What the cell's text is set in from the right for that. */
int		 table_columns_inset(const struct table *,
		    const struct table_cell *);

/* How many empty rows rows= asks for below CHILDREN, FOOT of which are last. */
int		 table_blanks_count(struct box_builder *, const struct table *,
		    const struct node *, int children, int foot);
/* How many rows at the end belong to what is above them: totals. */
int		 table_blanks_foot(struct box_builder *, const struct table *,
		    const struct node *);
/* Fills what is free of row R with empty cells that look like those above. */
void		 table_blanks_fill(struct table *, int r);
/* Empty cells in the places of row R that have none: PDF/UA wants them. */
void		 table_blanks_pad(struct table *, int r);
/* Says 이하 빈칸 where it fits into one line, once columns are set. */
void		 table_blanks_say(struct table *);

/*
 * Where scope alone leaves doubt (several header rows, headings amid the
 * rows) every cell names its header cells.
 */
void		 table_heads_connect(struct table *);

/* Widths and heights; the content of a cell is broken into strips. */
void		 table_set(struct table *, int width);

/* The height of a row that needs HEIGHT: its parts are painted one by one. */
int		 table_row_height(int64_t height);
/* Of the rows to repeat on a page; 0 if they had to be cut themselves. */
int		 table_header_height(const struct table *);

/* 1 if no page may begin with the row. */
int		 table_glued(const struct table *, int row);

/*
 * Cuts ROW so that its first part fits into ROOM; returns the height of that
 * part, 0 if it cannot be cut there. FORCE cuts what should not be cut.
 */
int		 table_cut(struct table *, int row, int room, int force);

/*
 * Paints rows FIRST up to but not END with the upper left corner at X, Y.
 * What is left of a cut row then has a new height.
 */
void		 table_paint(struct table *, struct paint *, int first, int end,
		    int x, int y);
/* The header rows once more, as an artifact. */
void		 table_paint_header(struct table *, struct paint *, int x,
		    int y);

/* Height of the header of a table in the cell that is repeated where the rest
 * of the cell begins; 0 if none is. */
int		 table_cut_head(const struct table_cell *);

/* Padding of a cell: 0 top, 1 right, 2 bottom, 3 left. */
int		 table_padding(const struct table *, const struct table_cell *,
		    int side);

void		 table_trace(struct table *, struct buf *, int depth);

#endif
