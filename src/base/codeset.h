/*
 * Old Korean and UTF-16 text as UTF-8.
 */
#ifndef BASE_CODESET_H
#define BASE_CODESET_H

#include <stddef.h>

struct arena;

/* NULL unless the N bytes are CP949 to the last one; a NUL is none. */
char	*codeset_from_cp949(struct arena *, const char *, size_t n);

/*
 * The byte order mark, if there is one, is left out. NULL for an odd length,
 * a lone surrogate or a NUL.
 */
char	*codeset_from_utf16(struct arena *, const char *, size_t n,
	    int big_endian);

/*
 * TEXT in an old codeset that iconv knows, "CP437"; *N is set to the bytes.
 * NULL unless every letter has a place in it.
 */
char	*codeset_encode(struct arena *, const char *codeset, const char *text,
	    size_t *n);

/*
 * How many of the N bytes stand before a letter that is cut off at their end,
 * N if none is.
 */
size_t	 codeset_whole(const char *, size_t n);

/*
 * What a text file of unknown origin says: BOM, then strict UTF-8, then
 * CP949. *NAME, if not NULL, is set to "UTF-8", "UTF-16LE", "UTF-16BE" or
 * "CP949". NULL if it is none of them.
 */
char	*codeset_text(struct arena *, const char *, size_t n,
	    const char **name);

#endif
