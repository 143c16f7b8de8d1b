/*
 * How the text of a word processor's document is gathered (HWPX, HWP, DOCX):
 * a paragraph is a piece of its own, also inside another one (text box, note,
 * header); in a cell all paragraphs add up to the piece of the cell. What
 * stands in a paragraph before a table or text box comes out before it.
 */
#ifndef INTAKE_WRITING_H
#define INTAKE_WRITING_H

#include "base/buf.h"
#include "intake/text.h"

struct arena;

struct writing {
	struct arena	*arena;
	struct text	*text;
	struct buf	*now;		/* of the paragraph, or of the cell */
	int		 in_cell;
	int		 line;		/* paragraphs so far */
	int		 tables;	/* so far */
};

/* What a paragraph or cell interrupts; on the stack of whoever walks it. */
struct writing_scope {
	struct buf	 own;
	struct buf	*outer;
	int		 in_cell;
	int		 joined;	/* a paragraph that adds to its cell */
};

void	 writing_init(struct writing *, struct arena *, struct text *);

/* Text outside any paragraph has no place; it is not lost, though. */
void	 writing_open(struct writing *, struct writing_scope *);
void	 writing_close(struct writing *, struct writing_scope *);

/* Takes back what was written since, by a part that turned out broken. */
struct writing_mark {
	size_t	 n, bytes;
	int	 line, tables;
};

struct writing_mark writing_mark(const struct writing *);
void	 writing_take_back(struct writing *, const struct writing_mark *);

void	 writing_paragraph(struct writing *, struct writing_scope *);
void	 writing_paragraph_end(struct writing *, struct writing_scope *);

/* The next table: ends the line before it; its place, without a cell. */
struct text_piece writing_table(struct writing *);

/* A cell of it; at its end PLACE says which. */
void	 writing_cell(struct writing *, struct writing_scope *);
void	 writing_cell_end(struct writing *, struct writing_scope *,
	    struct text_piece place);

/*
 * What somebody drew for people to tick: a box of a letter's size in a line.
 * It begins as a cell does; at its end it is put into the line as ☑ or □,
 * or as the text inside where that is neither empty nor a tick.
 */
void	 writing_box_end(struct writing *, struct writing_scope *);

/* The same for a box of which only the text INSIDE is known. */
const char *writing_box(struct arena *, const char *inside);

/* What letters show that lie on one another: V over □ is ☑. */
const char *writing_overlay(struct arena *, const char *letters);

/* A box is no wider or higher, in HWPUNIT (1/7200 inch): 10 mm. */
enum { WRITING_BOX_MAX = 2835 };

void	 writing_put(struct writing *, const char *);
void	 writing_putc(struct writing *, int);

#endif
