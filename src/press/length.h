/*
 * Lengths as templates write them, in whole 1/1000 pt ("mpt").
 */
#ifndef PRESS_LENGTH_H
#define PRESS_LENGTH_H

#include <stddef.h>

enum length_unit {
	LENGTH_MPT,		/* n in 1/1000 pt */
	LENGTH_EM,		/* n in 1/1000 of the font size */
	LENGTH_PERCENT,		/* n in 1/1000 of a percent */
	LENGTH_SHARE,		/* "*", "2*": n in 1/1000 of a share */
	LENGTH_AUTO
};

struct length {
	int			 n;
	enum length_unit	 unit;
};

/* Nothing on paper is longer: 10 m. */
enum { LENGTH_MAX = 28346457 };

/*
 * Reads the N bytes at S, all of them: 12mm 1.5cm 10.5pt 0.5em 20% 2* * auto,
 * with at most three decimals and a minus sign where it makes sense. 0 alone
 * needs no unit. 0, or -1.
 */
int	 length_parse(const char *s, size_t n, struct length *);

/* Reads "3" or "3.5", with at most three decimals, in thousandths. */
int	 length_decimal(const char *s, int *thousandths);

/* In mpt, for a font of SIZE mpt and a whole of WHOLE mpt. */
int	 length_resolve(struct length, int size, int whole);

#endif
