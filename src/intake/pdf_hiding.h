/*
 * Whether a PDF may hold text that nobody sees: drawn in white, with nothing
 * (text mode 3), through a clip as small as a dot, transparent, or under what
 * is painted after it. Content streams are skimmed, not interpreted; what is
 * suspect is then looked at (pdf_sight).
 * Source: ISO 32000-1, 8.4 graphics state, 8.5 paths, 9.3.6 text rendering.
 */
#ifndef INTAKE_PDF_HIDING_H
#define INTAKE_PDF_HIDING_H

#include <stddef.h>
#include <stdint.h>

enum {
	HIDING_DEPTH	= 32,	/* of q, after which all is suspect */
	HIDING_OPERANDS	= 6,
	HIDING_TOKEN	= 32
};

struct pdf_hiding_state {
	int64_t	 across, down;	/* scale, in thousandths */
	int	 light;		/* the fill is white, or nearly so */
	int	 white;		/* as paper is: shaded cells are not */
	int	 clipped;	/* to less than a letter */
	int	 mode;		/* of text */
};

struct pdf_hiding {
	int	 suspect;
	int	 unseen;	/* text is drawn with nothing, as OCR does */

	/* Of the stream. */
	struct pdf_hiding_state	 states[HIDING_DEPTH];
	int	 depth;
	int	 text;		/* some was drawn */
	int64_t	 operands[HIDING_OPERANDS];	/* in thousandths */
	int	 n;
	int64_t	 left, right, low, high;	/* of the path */
	int	 path;
	char	 token[HIDING_TOKEN];
	size_t	 length;
	int	 strings;	/* depth of ( */
	int	 escaped, comment;
	int	 hex;		/* 1: behind its first <, 2: further on */
	int	 opacity;	/* the next number is one */
};

/* Begins with a file: all is zero. Then for each stream: */
void	 pdf_hiding_stream(struct pdf_hiding *);

/* The next N bytes of the stream, unpacked. */
void	 pdf_hiding_feed(struct pdf_hiding *, const unsigned char *, size_t n);

#endif
