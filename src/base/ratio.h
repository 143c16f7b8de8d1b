/*
 * Ratios as fractions. Comparisons are exact (128 bits), never rounded.
 */
#ifndef BASE_RATIO_H
#define BASE_RATIO_H

#include <stdint.h>

#include "base/bound.h"

struct ratio {
	int64_t	 num, den;	/* den > 0, in lowest terms */
};

/* What a notice's cell says of a ratio. */
struct ratio_cell {
	enum bound	 bound;
	struct ratio	 low, high;	/* equal unless a range */
};

/* "80%", "0.8", "4/5", "12.5%": the number itself. 0, or -1. */
int	 ratio_parse(const char *, struct ratio *);

/*
 * A cell whose bare numbers are percentages and ceilings: "50%", "75%내",
 * "20%(이상)", "80", "30~0%" (put in order), "-". 0, or -1.
 */
int	 ratio_cell_parse(const char *, struct ratio_cell *);

/* In lowest terms; den must not be 0. */
struct ratio	 ratio_of(int64_t num, int64_t den);

/* Below, equal, above: -1, 0, 1. */
int	 ratio_compare(struct ratio, struct ratio);

/* PART against RATIO of WHOLE: -1 below, 0 exactly, 1 above. */
int	 ratio_share(int64_t part, struct ratio, int64_t whole);

/*
 * The greatest whole number ≤ ratio·WHOLE (the smallest ≥ for ceil). WHOLE
 * and the ratio are not negative. -1 if it does not fit.
 */
int64_t	 ratio_floor(struct ratio, int64_t whole);
int64_t	 ratio_ceil(struct ratio, int64_t whole);

/*
 * PART of WHOLE in per cent with DECIMALS (0–9) places, cut off, never
 * rounded up: 49,999,999 of 62,499,999 is "79.99", not 80.00 (bytes: 40).
 * -1 if WHOLE is not positive or PART negative.
 */
int	 ratio_percent(int64_t part, int64_t whole, int decimals,
	    char out[40]);

#endif
