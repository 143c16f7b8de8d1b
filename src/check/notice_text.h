/*
 * The text of a notice, line by line, as quotes count them: from 1.
 */
#ifndef CHECK_NOTICE_TEXT_H
#define CHECK_NOTICE_TEXT_H

#include <stddef.h>

#include "base/sha256.h"

struct arena;
struct diags;

enum {
	NOTICE_TEXT_BYTES	= 16 * 1024 * 1024,
	NOTICE_TEXT_LINES	= 100 * 1000
};

struct notice_line {
	const char	*text;		/* NUL-terminated, without its end */
	size_t		 len;
	int		 blank;		/* nothing but blanks of any kind */
};

struct notice_text {
	const char		*id;	/* "B", or NULL */
	const char		*path;
	struct notice_line	*lines;
	size_t			 n;
	char			 sha256[SHA256_HEX];
};

/*
 * Reads PATH, UTF-8 with or without a byte order mark, any line ends. All in
 * the arena. NULL with diags: not readable, not UTF-8 (K070), too many lines
 * (K071).
 */
struct notice_text	*notice_text_read(struct arena *, struct diags *,
			    const char *id, const char *path);

/* Line N; NULL if there is none. */
const struct notice_line *notice_text_line(const struct notice_text *, int n);

/*
 * 1 if PHRASE stands, byte for byte, in line N. A phrase does not begin or
 * end inside a number: "5억원" does not stand in "15억원".
 */
int	 notice_text_holds(const struct notice_text *, int n,
	    const char *phrase);

/* Where PHRASE stands so in TEXT, NULL if it does not. */
const char	*notice_text_phrase(const char *text, const char *phrase);

/* The line nearest to N that holds PHRASE, 0 if none; how many in *COUNT. */
int	 notice_text_find(const struct notice_text *, int n,
	    const char *phrase, size_t *count);

/* The beginning of a line for a terminal, at most WIDTH columns. */
char	*notice_text_begin(struct arena *, const struct notice_line *,
	    size_t width);

#endif
