/*
 * Periods of the Korean Civil Code, months and years counted from a day.
 * Source: 민법 157조 (the first day is not counted), 159조 (ends with its last
 * day), 160조 (by the calendar; a day that the last month lacks is that
 * month's last), 161조 (an end on a Saturday or holiday moves on).
 */
#ifndef BASE_PERIOD_H
#define BASE_PERIOD_H

#include <stddef.h>

#include "base/date.h"
#include "base/instant.h"

/* The last day of MONTHS months from FROM: 2025-11-30, 3 → 2026-02-28. */
struct date	 period_end(const struct date *from, int months);

/* The earliest day from which a period of MONTHS months still covers DAY. */
struct date	 period_earliest(const struct date *day, int months);

/*
 * 161조: DAY, or the next day that is neither Saturday, Sunday nor one of the
 * N holidays (sorted, ascending).
 */
struct date	 period_working_day(const struct date *day,
		    const struct date *holidays, size_t n);

/* The cells of a table of months, as notices print them. */
enum period_kind {
	PERIOD_MONTHS,		/* from first month to last month */
	PERIOD_OPEN,		/* from first month, no end */
	PERIOD_DAYS,		/* from first day to last day */
	PERIOD_ALWAYS,		/* 상시 */
	PERIOD_UNDETERMINED,	/* 미정, 추후 확정 */
	PERIOD_NONE,		/* - */
	PERIOD_INHERIT		/* blank: as the row above */
};

struct period_cell {
	enum period_kind kind;
	struct date	 from;	/* day 0: a month; year 0: not said */
	struct date	 until;
};

/*
 * '25.11 · '25.11~'26.1 · '26.1~3 · '26.4~ · '25~'26년도 · 9.2~9.23 · 상시 ·
 * 미정 · - · blank (rules.md 5.9.3). A year not said is left 0: it comes from
 * the context. 0, or -1 if TEXT is none of them.
 */
int	 period_cell_parse(const char *text, struct period_cell *);

#endif
