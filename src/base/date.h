/*
 * Calendar days as Korean papers write them. No clock, no time zone.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdint.h>

struct date {
	int	 year, month, day;	/* 1900–2199, 1–12, 1–31 */
};

/*
 * Reads TEXT, all of it, as one date; 0, or -1 if it is none. Known forms
 * (documents.md 1.1): 2026년 01월 31일, with blanks anywhere, 2026-01-31,
 * 2026. 1. 31., 2026.1.31, 2026/01/31, 20260131, '26.1.31. Two digits are a
 * year only behind an apostrophe. Full-width digits and every dash count. A
 * weekday in brackets may follow and must be the right one. The day must
 * exist; the empty date of a form ("20  년   월   일") is none.
 */
int	 date_parse(const char *text, struct date *);

/*
 * The first date standing in TEXT, in the same forms; returns where it
 * begins and sets *END behind it, or returns NULL. Digits of longer numbers
 * (issue numbers, telephones) are not taken apart.
 */
const char *date_find(const char *text, struct date *, const char **end);

int	 date_valid(const struct date *);
int	 date_compare(const struct date *, const struct date *);

/* Days since 1970-01-01, which may be negative, and back. */
int64_t	 date_days(const struct date *);
struct date date_of_days(int64_t);

/* 0 Sunday … 6 Saturday. */
int	 date_weekday(const struct date *);

int	 date_days_in_month(int year, int month);

/* "2026-01-05". */
void	 date_format(const struct date *, char out[11]);

#endif
