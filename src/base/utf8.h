/*
 * UTF-8: walking, checking, composing.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

struct arena;

enum { UTF8_REPLACEMENT = 0xFFFD };
#define UTF8_LOST	"\xEF\xBF\xBD"	/* the same, encoded */

/*
 * The code point at *S, which moves behind it. Broken bytes give U+FFFD, one
 * byte at a time. At the NUL: 0, and *S stays.
 */
uint32_t	 utf8_next(const char **s);

/*
 * The value of the digit at *S, half or full width, which moves behind it;
 * -1 if there is none, and *S stays.
 */
int		 utf8_digit(const char **s);

/* Writes CP as UTF-8 without a NUL; returns the bytes written, 1 to 4. */
size_t		 utf8_put(char out[4], uint32_t cp);

/* 1 if the N bytes are valid UTF-8 (no surrogates, no overlong forms). */
int		 utf8_valid(const char *, size_t n);

/* 1 if a sequence of three bytes or more stands among the valid UTF-8. */
int		 utf8_has_long(const char *, size_t n);

size_t		 utf8_count(const char *);	/* code points */

/* Composed (NFC) through utf8proc; broken bytes become U+FFFD. */
char		*utf8_nfc(struct arena *, const char *);

/*
 * A copy for free(3) in which everything XML 1.0 cannot hold is U+FFFD.
 */
char		*utf8_clean(const char *);
/*
 * What may stand in one line on a terminal: line ends and tabs are blanks;
 * controls, and marks that turn the direction of a text, are U+FFFD.
 */
char		*utf8_line(struct arena *, const char *);

/*
 * The comparison key (documents.md: the zoo of real files): NFKC, lower case,
 * no blanks of any kind, middle dots, dashes, tildes and quotes each folded
 * to one form. Two strings that a reader would call the same have one key.
 */
char		*utf8_fold(struct arena *, const char *);

/*
 * Composed and case-folded: what two file names share when a file system may
 * take one for the other. Blanks and everything else stay.
 */
char		*utf8_casefold(struct arena *, const char *);

/* Columns on a terminal: Hangul and other wide letters count two. */
size_t		 utf8_width(const char *);

#endif
