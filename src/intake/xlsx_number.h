/*
 * Numbers of a workbook. They are stored as binary fractions print them
 * ("0.80000000000000004", "1.24810099E9") and shown with fifteen digits.
 */
#ifndef INTAKE_XLSX_NUMBER_H
#define INTAKE_XLSX_NUMBER_H

struct arena;

enum { XLSX_DIGITS = 15 };	/* that a spreadsheet keeps */

struct xlsx_number {
	char	 digits[XLSX_DIGITS + 1];	/* significant ones */
	int	 n;		/* how many; 0 for nought */
	int	 point;		/* digits before the point; may be negative */
	int	 negative;
};

/* 0, or -1 if TEXT is no number of a sensible size. */
int	 xlsx_number_parse(const char *text, struct xlsx_number *);

/* "62500000", "-0.5": without exponent, commas or needless noughts. */
char	*xlsx_number_plain(struct arena *, const struct xlsx_number *);

/* A ratio as "80%". */
char	*xlsx_number_percent(struct arena *, struct xlsx_number);

/*
 * As a format of digit places shows it: "000-00-00000" makes 124-81-00998.
 * In PATTERN 0 and # are places, all else stands for itself. NULL if it is
 * no whole number or negative.
 */
char	*xlsx_number_places(struct arena *, const struct xlsx_number *,
	    const char *pattern);

#endif
