/*
 * The expanded document as boxes with computed styles. What a box may hold is
 * said by its kind.
 */
#ifndef PRESS_BOX_H
#define PRESS_BOX_H

#include "press/expand.h"
#include "press/job.h"
#include "press/paint.h"
#include "press/style.h"

struct bar;
struct columns;
struct flow;
struct flow_memo;
struct image;
struct note;
struct sheet;
struct stack;
struct table;

enum box_kind {
	BOX_BLOCK,	/* holds boxes: document, cell, running line */
	BOX_TEXT,	/* a paragraph or heading: a flow */
	BOX_LIST,	/* holds items */
	BOX_ITEM,	/* a label, and boxes */
	BOX_TABLE,
	BOX_RULE,
	BOX_IMAGE,
	BOX_FIXED,	/* holds boxes at a place of the page */
	BOX_PAGE,	/* begins a new page */
	BOX_BAR,	/* of a chart */
	BOX_SECTION,	/* holds boxes on pages of their own */
	BOX_COLUMNS
};

/* What stands in a flow without room: a place to be found, a note's mark. */
struct box_mark {
	const char	*id;
	struct note	*note;		/* at the foot of the page, or NULL */
	struct note	*below;		/* the table it is in, or NULL */
};

struct box {
	enum box_kind		 kind;
	struct source		 source;
	const struct style	*style;
	struct paint_tag	*tag;		/* NULL: none of its own */
	struct box		*first, *next;
	struct flow		*flow;		/* TEXT; label of an ITEM */
	int			 heading;	/* 1 … 6, else 0 */
	int			 label_width;	/* ITEM: text begins there */
	union {
		struct table		*table;
		const struct bar	*bar;
		const struct image	*image;
		const struct sheet	*sheet;		/* SECTION */
		struct columns		*columns;
		struct stack		*stack;		/* FIXED */
		const char		*addendum;	/* BLOCK: title */
		const char		*title;		/* TEXT: of a heading
							   with marks */
	};
	int			 x;		/* mpt; LIST: from the mark it
						   stands under, 0: its text */
	int			 y, width, height;	/* FIXED, IMAGE: mpt */
};

struct box_builder {
	struct job		*job;
	const struct template	*t;
	struct arena		*arena;		/* styles outlive a cell */
	struct box_memo		*memos;		/* by id of template node */
	int			 page, pages;	/* in a running line, else 0 */
	int			 depth;		/* of lists */
	int			 in_link;
	int			 copying;	/* a heading elsewhere */
	int			 official;	/* marks of the list around */
	int			 in_addendum;	/* what may go on on a sheet */
	int			 has_contents;
	const struct node	*ending;	/* its text ends with 끝. */
	const struct sheet	*sheet;		/* what it will stand on */
	const struct node	*root;
	const struct style	*style;		/* of the document */
	int			 notes, numbers;	/* so far */
	int			 no_notes;	/* here, > 0 */
	struct box		**held;		/* notes go there, not to the
						   foot; or NULL */
};

void		 box_builder_init(struct box_builder *, struct job *,
		    const struct template *, const struct node *root);

/* The style of an element in PARENT's (NULL for the document). */
const struct style *box_style(struct box_builder *, const struct node *,
		    const struct style *parent);

/*
 * The box of an element that holds other boxes (document, td, box, header):
 * stray text becomes paragraphs without a tag of their own.
 */
struct box	*box_block(struct box_builder *, const struct node *,
		    const struct style *);

/* A cell with one line of text. */
struct box	*box_line(struct job *, const struct source *,
		    const struct style *, const char *text);
/* The style that house.xml has under that name, for PARENT's child. */
const struct style *box_named_style(struct box_builder *, const char *name,
		    const struct style *parent);

/* What STYLE, that of a node, gives to text inside it, to an item's mark. */
const struct style *box_inner_style(struct box_builder *,
		    const struct node *, const struct style *);
const struct style *box_mark_style(struct box_builder *, const struct node *,
		    const struct style *);

/*
 * Where the text of a node or the mark of an item is kept from document to
 * document (flow_keep); NULL if nothing is.
 */
struct flow_memo **box_kept_text(struct box_builder *, const struct node *);
struct flow_memo **box_kept_mark(struct box_builder *, const struct node *);

/* A box without content, a tag without attributes. */
struct box	*box_new(struct box_builder *, enum box_kind,
		    const struct node *, const struct style *);
struct paint_tag *box_tag(struct box_builder *, enum canvas_tag);

/*
 * Gives a box with a tag the name that the template has for it, and headings
 * one if the contents lead there.
 */
void		 box_name(struct box_builder *, const struct node *,
		    struct box *);

/* page-number, page-count, page-of; a note's mark. */
void		 box_late_number(struct box_builder *, const struct node *,
		    struct flow *, const struct style *);
void		 box_late_note(struct box_builder *, const struct node *,
		    struct flow *, const struct style *);

struct source	 box_source(const struct node *);

/* A whole number from LOW to HIGH, or FALLBACK; a fault if it is none. */
int		 box_number(struct box_builder *, const struct node *,
		    const char *attribute, int fallback, int low, int high);

/* A length in mpt of an attribute; a fault and 0 if it is none. */
int		 box_length(struct box_builder *, const struct node *,
		    const char *attribute);

/* The image beside the template, NULL with a fault if there is none. */
const struct image *box_find_image(struct box_builder *, const struct node *,
		    const char *name);

/* Whether it stands in lines of text, wherever it is. */
int		 box_is_inline(enum element);

/* Appends an inline element and what is in it to a paragraph. */
void		 box_add_inline(struct box_builder *, const struct node *,
		    struct flow *, const struct style *parent);

/* The narrowest and widest it can be set, in mpt. */
void		 box_widths(const struct box *, int *narrow, int *wide);

/* The width of the widest figure in it, which lines do not cut. */
int		 box_figure(const struct box *);

/* Writes box and children as text, with where each property comes from. */
struct buf;
void		 box_trace(const struct box *, struct buf *, int depth);

/*
 * Styles and texts that a template's nodes have in every document, made once:
 * for job.kept. In the arena, which lives as long as the template.
 */
struct box_memo	*box_memos_new(struct arena *, const struct template *);

#endif
