/*
 * What a page can be drawn with: a table of calls that canvas_pdf (PDF) and
 * canvas_dump (text) implement. Lengths are integers in 1/1000 pt ("mpt"),
 * the origin is the top left corner of the page and y grows downwards. All
 * content stands inside a tag or inside an artifact; the writer of the tags
 * is the layout, so that reading order is the order of the calls.
 */
#ifndef PRESS_CANVAS_H
#define PRESS_CANVAS_H

#include <stddef.h>
#include <stdint.h>

struct buf;

enum { CANVAS_MM = 2835 };	/* mpt in a millimetre, rounded: 2834.6 */

enum canvas_tag {
	CANVAS_DOCUMENT, CANVAS_SECT,
	CANVAS_H1, CANVAS_H2, CANVAS_H3, CANVAS_H4, CANVAS_H5, CANVAS_H6,
	CANVAS_P, CANVAS_SPAN,
	CANVAS_L, CANVAS_LI, CANVAS_LBL, CANVAS_LBODY,
	CANVAS_TABLE, CANVAS_TR, CANVAS_TH, CANVAS_TD,
	CANVAS_FIGURE, CANVAS_LINK, CANVAS_NOTE, CANVAS_TOC, CANVAS_TOCI,
	CANVAS_REFERENCE,	/* to a note or a heading; holds a LINK */
	CANVAS_ARTIFACT		/* rules, backgrounds, running headers, 초안 */
};

/* What an artifact is (ISO 32000-1, 14.8.2.2.2). */
enum canvas_artifact {
	CANVAS_LAYOUT,		/* rules, backgrounds, what decorates */
	CANVAS_HEADER, CANVAS_FOOTER,	/* running lines */
	CANVAS_REPEATED		/* the head of a table that goes on */
};

/* What the marks of a list are (ISO 32000-1, table 347). */
enum canvas_marks {
	CANVAS_NO_MARKS,	/* or words: they say nothing of the others */
	CANVAS_DECIMAL,		/* 1. 1) (1) ① */
	CANVAS_LETTERS,		/* 가. 가) (가) ㉮ */
	CANVAS_DISC, CANVAS_CIRCLE, CANVAS_SQUARE
};

struct canvas_attributes {
	const char	*alt;		/* FIGURE: what it shows */
	const char	*actual;	/* text when the glyphs do not say it */
	int		 column_span;	/* TH, TD; 0 means 1 */
	int		 row_span;
	char		 scope;		/* TH: 'c' column, 'r' row, 'b' both */
	const int	*headers;	/* TH, TD: numbers of the TH it stands
					   under, where scope is not enough */
	size_t		 n_headers;
	int		 x, y, width, height;	/* FIGURE: its box */
	int		 in_line;	/* FIGURE: among letters */
	enum canvas_marks marks;	/* L */
	enum canvas_artifact artifact;	/* ARTIFACT */
	const char	*uri;		/* LINK; "#id" is a destination here */
	const char	*id;		/* NOTE: its name, unique */
};

/*
 * What a canvas knows of a run that the documents of a batch draw again and
 * again, so that it need not find it out anew. All 0 at first.
 */
struct canvas_memo {
	const void	*owner;		/* what it follows from besides it */
	const void	*bytes;
	size_t		 n;
};

struct canvas_run {
	int		 face;		/* of fonts.h */
	int		 size;		/* mpt */
	int		 x, y;		/* start of the baseline */
	uint32_t	 color;		/* 0xRRGGBB */
	size_t		 n;
	const uint16_t	*glyphs;
	const int	*extra;		/* mpt after each glyph, or NULL */
	const char	*text;		/* the same as UTF-8 */
	size_t		 bytes;		/* of text */
	struct canvas_memo *memo;	/* or NULL */
};

struct canvas_image {
	const void	*bytes;		/* PNG or JPEG file, checked */
	size_t		 n;
	int		 x, y, width, height;
	const char	*file;		/* place in the template, or NULL */
	int		 line;
};

struct canvas;

struct canvas_calls {
	void	(*begin_page)(struct canvas *, int width, int height);
	void	(*end_page)(struct canvas *);
	/*
	 * Opens a structure element; may be opened again on the next page by
	 * `resume` with the number `begin_tag` gave.
	 */
	int	(*begin_tag)(struct canvas *, enum canvas_tag,
		    const struct canvas_attributes *);
	void	(*resume_tag)(struct canvas *, int tag);
	void	(*end_tag)(struct canvas *);
	void	(*text)(struct canvas *, const struct canvas_run *);
	/*
	 * DASH: 0 unbroken, 1 dashes that go with the width, more: dashes
	 * and gaps of so many mpt, less: round dots that far apart.
	 */
	void	(*line)(struct canvas *, int x1, int y1, int x2, int y2,
		    int width, uint32_t color, int dash);
	void	(*fill)(struct canvas *, int x, int y, int width, int height,
		    uint32_t color);
	/* An open or filled polygon: check marks, diagonal cell lines. */
	void	(*path)(struct canvas *, const int *xy, size_t points,
		    int width, uint32_t color, int filled);
	void	(*image)(struct canvas *, const struct canvas_image *);
	void	(*bookmark)(struct canvas *, int level, const char *title,
		    int y);
	/*
	 * Links with the uri "#ID" lead to Y on this page. An id comes once
	 * in a document, perhaps after the links to it; every link has one.
	 */
	void	(*destination)(struct canvas *, const char *id, int y);
	/* Text that leans across the page behind everything (초안). */
	void	(*watermark)(struct canvas *, const struct canvas_run *);
};

/* The first member of each implementation. */
struct canvas {
	const struct canvas_calls	*calls;
};

struct fonts;

/* Writes the calls as text, one a line, tags indented. */
struct canvas	*canvas_dump_new(const struct fonts *, struct buf *);
void		 canvas_dump_free(struct canvas *);

struct canvas_pdf_base;
struct press_attachment;

struct canvas_pdf_info {
	const char	*title, *author, *subject;
	const char	*clock;		/* RFC 3339 */
	const char	*producer;	/* "seoryu 0.1.0" */
	struct canvas_pdf_base *base;	/* or NULL */
	/* A file to go with it, borrowed, or NULL: makes it PDF/A-3a. */
	const struct press_attachment *attachment;
};

struct diags;
struct canvas_pdf_batch;

/* What all PDFs of a batch share: compressed constants, font programs. */
struct canvas_pdf_batch	*canvas_pdf_batch_new(struct diags *,
			    const struct fonts *);
void			 canvas_pdf_batch_free(struct canvas_pdf_batch *);

/*
 * The words that every paper of a template says. What is added here stands
 * in the fonts of all documents made with this base, compressed only once,
 * which makes a letter several times faster; a letter with a word more or
 * less comes out right too. Since a document's bytes depend on its base, it
 * must come from the template alone, never from data. Freed with the batch.
 */
struct canvas_pdf_base	*canvas_pdf_base_new(struct canvas_pdf_batch *);
/* Before the first document; characters the face lacks are passed over. */
void			 canvas_pdf_base_add(struct canvas_pdf_base *,
			    int face, const char *text);

struct canvas	*canvas_pdf_new(struct canvas_pdf_batch *,
		    const struct canvas_pdf_info *);
/* Finishes the file into OUT; 0, or -1 with diags. The canvas stays yours. */
int		 canvas_pdf_finish(struct canvas *, struct diags *,
		    struct buf *out);
void		 canvas_pdf_free(struct canvas *);

#endif
