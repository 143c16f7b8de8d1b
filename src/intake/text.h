/*
 * What every reader makes of one member: pieces of text with their places.
 * A PDF gives one piece per line of a page, a table (HWPX, DOCX,
 * XLSX, CSV) one piece per cell that is not empty, other text one per
 * paragraph. Recognition and facts work on this and on nothing else.
 */
#ifndef INTAKE_TEXT_H
#define INTAKE_TEXT_H

#include <stddef.h>
#include <stdint.h>

struct arena;

/* A place on a page in 1/10 pt, from its upper left corner. */
struct text_box {
	int	 x, y, w, h;
};

struct text_word {
	uint32_t	 at;	/* where it begins in the piece */
	struct text_box	 box;
};

struct text_piece {
	const char	*str;	/* UTF-8, NFC, blanks as found */
	const char	*cell;	/* "Sheet1!B3", "표2 R1C4"; NULL outside tables */
	int		 page;	/* 1 …, 0 where the format has no pages */
	int		 line;	/* 1 … on its page or in its file */
	int		 pane;	/* of several pages that lie on that one, as
				   they are read: 1 … panes; else 0 */
	int		 panes;
	int		 table;	/* 1 …, 0 outside tables */
	int		 row;	/* 1 … in its table */
	int		 column;
	int		 across;	/* printed over the page: 열람용 */
	const struct text_word *words;	/* of PDF pages */
	int		 n_words;
	int		 guessed;	/* by OCR: not sure */
};

/* A page of which no Hangul was read: a picture, as a rule. */
struct text_bare {
	int	 page;
	int	 side;		/* its longer one in 1/10 pt; 0: not known */
};

enum {
	TEXT_BARE_MAX	= 10000,
	TEXT_PIECES_MAX	= 200000,
	TEXT_BYTES_MAX	= 32 * 1024 * 1024
};

/* What is known of a file besides its text: "width", "1654". */
struct text_trait {
	const char		*name;	/* of an attribute of <file> */
	const char		*value;
	struct text_trait	*next;
};

struct text {
	struct arena		*arena;		/* owns everything below */
	struct text_piece	*pieces;
	size_t			 n, size;
	int			 pages;		/* 0 if the format has none */
	int			 first_page;	/* of a part; 0: the whole */
	size_t			 bytes;		/* of all pieces */
	struct text_bare	*bare;		/* by page */
	size_t			 n_bare, size_bare;
	int			 full;		/* pieces were left out */
	struct text_trait	*traits;	/* in their order */
	struct stem		*pdftotext;	/* to read with, or NULL */
};

void	 text_init(struct text *, struct arena *);

/*
 * Adds a piece; STR is composed to NFC and copied; blank ones are left out.
 * Past the limits nothing is added and the text is `full`.
 */
void	 text_add(struct text *, const char *str, struct text_piece place);

/* Adds the pieces of MORE, whose pages come after those that are there. */
void	 text_append(struct text *, const struct text *more);

/* Notes that page PAGE, of SIDE, has no text; what goes too far is left out. */
void	 text_bare(struct text *, int page, int side);

/* Page PAGE is not one of those: it is blank. */
void	 text_not_bare(struct text *, int page);

/* Marks the pieces from FROM on as guessed. */
void	 text_guess(struct text *, size_t from);

/* 1 if some of it is guessed. */
int	 text_is_guessed(const struct text *);

/* Adds a trait; a literal NAME, VALUE as printf makes it. */
void	 text_trait(struct text *, const char *name, const char *value, ...)
	    __attribute__((format(printf, 3, 4)));

#endif
