/*
 * The letters of a text file: decoded, or said why not.
 */
#ifndef INTAKE_DECODE_H
#define INTAKE_DECODE_H

struct arena;
struct buf;
struct member;

/*
 * What BYTES say, in the arena; a letter that is cut off at their end is left
 * out, told as a problem, and *CUT set to 1. NULL with the member's state and
 * problem if they are in no codeset that is known.
 */
char	*decode_text(struct arena *, struct member *, const struct buf *bytes,
	    int *cut);

#endif
