/*
 * Figures in print: what stands for a digit, how commas group, exact
 * decimals.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stddef.h>
#include <stdint.h>

enum { DECIMAL_TEXT = 256 };	/* bytes of the longest text that is a figure */

/* digits / 10^scale. */
struct decimal {
	int64_t	 digits;
	int	 scale;		/* 0–18 */
};

/*
 * TEXT without blanks, with plain digits, brackets, dashes and won signs.
 * Not with NFKC: that would make ① a 1 and put it before the amount. 0, or
 * -1 if it is too long or has a blank between two digits ("1 2").
 */
int	 decimal_plain(const char *text, char out[DECIMAL_TEXT]);

/*
 * Takes a number at *S: digits, commas every three or none, a fraction. No
 * sign, no leading noughts. Moves *S behind it; 0, or -1 if none stands
 * there, it is badly grouped or too long.
 */
int	 decimal_take(const char **s, struct decimal *);

/* 10^n for n 0–18. */
int64_t	 decimal_power(int n);

/* The whole number d · unit in *OUT; -1 if it is none or overflows. */
int	 decimal_times(struct decimal, int64_t unit, int64_t *out);

/*
 * All of TEXT as a whole number: digits with commas or none, a dash before
 * it for a negative one, blanks around. 0, or -1.
 */
int	 decimal_integer(const char *text, int64_t *out);

#endif
