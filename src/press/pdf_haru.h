/*
 * libharu as object store and serialiser, and nothing else of it: its text,
 * font and image calls do not suit this work (they cannot tag, they write a
 * ToUnicode that readers reject, they end the program on a damaged PNG).
 */
#ifndef PRESS_PDF_HARU_H
#define PRESS_PDF_HARU_H

struct buf;
struct pdf_output;

/* What the trailer names. */
struct pdf_trailer {
	unsigned int	 root, info;
	unsigned char	 id[16];
};

/* 0, or -1 with a diag (P087, P088). Adds to OUT. */
int	 pdf_haru_write(const struct pdf_output *,
	    const struct pdf_trailer *, struct buf *out);

#endif
