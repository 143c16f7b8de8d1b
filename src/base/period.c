#include "base/period.h"

enum { MONTHS_MAX = 12 * 300 };

struct date
period_end(const struct date *from, int months)
{
	struct date	 end;
	int		 total;

	/* 157조: counted from the next day on. */
	end = date_of_days(date_days(from) + 1);
	if (months > MONTHS_MAX)
		months = MONTHS_MAX;
	if (months < 0)
		months = 0;
	total = end.year * 12 + end.month - 1 + months;
	end.year = total / 12;
	end.month = total % 12 + 1;
	/* 160조 3항, else 2항. */
	if (end.day > date_days_in_month(end.year, end.month)) {
		end.day = date_days_in_month(end.year, end.month);
		return end;
	}
	return date_of_days(date_days(&end) - 1);
}

struct date
period_earliest(const struct date *day, int months)
{
	struct date	 start = *day, end;
	int64_t		 days;
	int		 total;

	if (months > MONTHS_MAX)
		months = MONTHS_MAX;
	if (months < 0)
		months = 0;
	total = day->year * 12 + day->month - 1 - months;
	start.year = total / 12;
	start.month = total % 12 + 1;
	start.day = 1;
	/* A period never ends earlier for starting later: walk up to it. */
	days = date_days(&start);
	do {
		start = date_of_days(days++);
		end = period_end(&start, months);
	} while (date_compare(&end, day) < 0);
	return start;
}

static int
is_holiday(const struct date *day, const struct date *holidays, size_t n)
{
	size_t	 low = 0, middle;
	int	 order;

	while (low < n) {
		middle = low + (n - low) / 2;
		order = date_compare(day, &holidays[middle]);
		if (order == 0)
			return 1;
		if (order < 0)
			n = middle;
		else
			low = middle + 1;
	}
	return 0;
}

struct date
period_working_day(const struct date *day, const struct date *holidays,
    size_t n)
{
	struct date	 next = *day;
	int64_t		 days = date_days(day);
	int		 weekday;

	for (;;) {
		weekday = date_weekday(&next);
		if (weekday != 0 && weekday != 6 &&
		    !is_holiday(&next, holidays, n))
			return next;
		next = date_of_days(++days);
	}
}
