#include "press/breaks.h"

#include <stddef.h>

struct range {
	uint32_t	 first, last;
	uint8_t		 class;
};

static const struct range ranges[] = {
#define RANGE(first, last, class) { first, last, BREAKS_##class },
#include "press/breaks.in"
#undef RANGE
};

enum { RANGES = sizeof(ranges) / sizeof(ranges[0]) };

enum breaks_class
breaks_class(uint32_t cp)
{
	size_t	 low = 0, high = RANGES;

	/* Nearly everything we print. */
	if (cp >= 0xAC00 && cp <= 0xD7A3)
		return BREAKS_HANGUL;
	if (cp == ' ')
		return BREAKS_SPACE;
	while (low < high) {
		size_t	 middle = (low + high) / 2;

		if (cp > ranges[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < RANGES && cp >= ranges[low].first)
		return (enum breaks_class)ranges[low].class;
	return BREAKS_OTHER;
}

/*
 * Rows: before the place; columns: behind it, in the order of the classes.
 *
 * A figure and the Hangul behind it are one thing (제5조, 5,000만원, 3개월), so
 * are a Latin word and its particle (AI를): such a place is a seam, taken only
 * when a word does not fit on a line by itself and has no better one.
 */
static const uint8_t levels[BREAKS_CLASSES][BREAKS_CLASSES] = {
	/*	  ot sp zw gl  ha id la di  op cl in sl  pr po qu */
	/* OTHER */
		{ 3, 6, 6, 6,  2, 2, 3, 3,  2, 6, 6, 6,  2, 6, 3 },
	/* SPACE */
		{ 1, 6, 1, 6,  1, 1, 1, 1,  1, 6, 6, 1,  1, 6, 1 },
	/* ZERO */
		{ 1, 6, 1, 6,  1, 1, 1, 1,  1, 6, 6, 6,  1, 6, 1 },
	/* GLUE */
		{ 6, 6, 6, 6,  6, 6, 6, 6,  6, 6, 6, 6,  6, 6, 6 },
	/* HANGUL */
		{ 2, 6, 6, 6,  2, 2, 2, 3,  2, 6, 6, 6,  2, 6, 3 },
	/* IDEOGRAPH */
		{ 2, 6, 6, 6,  2, 2, 2, 3,  2, 6, 6, 6,  2, 6, 3 },
	/* LATIN */
		{ 3, 6, 6, 6,  3, 3, 5, 5,  2, 6, 6, 6,  3, 6, 3 },
	/* DIGIT */
		{ 3, 6, 6, 6,  3, 3, 5, 5,  2, 6, 6, 6,  3, 6, 3 },
	/* OPEN */
		{ 6, 6, 6, 6,  6, 6, 6, 6,  6, 6, 6, 6,  6, 6, 6 },
	/* CLOSE */
		{ 2, 6, 6, 6,  2, 2, 2, 2,  2, 6, 6, 6,  2, 6, 3 },
	/* INFIX */
		{ 2, 6, 6, 6,  2, 2, 3, 5,  2, 6, 6, 6,  2, 6, 3 },
	/* SLASH */
		{ 2, 6, 6, 6,  2, 2, 3, 3,  2, 6, 6, 6,  2, 6, 3 },
	/* PREFIX */
		{ 6, 6, 6, 6,  6, 6, 6, 6,  6, 6, 6, 6,  6, 6, 6 },
	/* POSTFIX */
		{ 2, 6, 6, 6,  3, 2, 2, 3,  2, 6, 6, 6,  2, 6, 3 },
	/* QUOTE */
		{ 3, 6, 6, 6,  3, 3, 3, 3,  3, 6, 6, 6,  3, 6, 3 }
};

enum breaks_level
breaks_between(enum breaks_class a, enum breaks_class b)
{
	return (enum breaks_level)levels[a][b];
}
