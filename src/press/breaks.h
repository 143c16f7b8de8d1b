/*
 * Where a Korean line may break. Between two characters there is a level: the
 * lower, the better the break.
 */
#ifndef PRESS_BREAKS_H
#define PRESS_BREAKS_H

#include <stdint.h>

enum breaks_class {
	BREAKS_OTHER,
	BREAKS_SPACE,
	BREAKS_ZERO,		/* zero width space: an invitation */
	BREAKS_GLUE,		/* no-break space, combining marks */
	BREAKS_HANGUL,
	BREAKS_IDEOGRAPH,	/* 漢 ㉠ ① */
	BREAKS_LATIN,
	BREAKS_DIGIT,
	BREAKS_OPEN,		/* ( 「 “: never ends a line */
	BREAKS_CLOSE,		/* ) 」 ! 。: never begins a line */
	BREAKS_INFIX,		/* , . : ·: never begins, joins figures */
	BREAKS_SLASH,		/* / - _ ~: never begins, a seam in a word */
	BREAKS_PREFIX,		/* ₩ №: stays with what follows */
	BREAKS_POSTFIX,		/* % ℃ ㎏: stays with what precedes */
	BREAKS_QUOTE,		/* " ': one or the other, nobody knows */
	BREAKS_CLASSES
};

enum breaks_level {
	BREAKS_WORD	= 1,	/* after a blank: between 어절 */
	BREAKS_SYLLABLE	= 2,	/* inside a Korean word, keeping 금칙 */
	BREAKS_SEAM	= 3,	/* at a seam of an address or a mixed word */
	BREAKS_HYPHEN	= 4,	/* before a hyphen inside a word */
	BREAKS_LETTER	= 5,	/* inside a Latin word or a figure */
	BREAKS_NEVER	= 6	/* 금칙; only if nothing else is left */
};

enum breaks_class	 breaks_class(uint32_t cp);

/* The level of the place between a character of class A and one of B. */
enum breaks_level	 breaks_between(enum breaks_class a,
			    enum breaks_class b);

#endif
