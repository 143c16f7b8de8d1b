#include <string.h>

#include "base/bound.h"
#include "base/decimal.h"
#include "base/period.h"

/* Up to two or four digits at *S; -1 if none stand there. */
static int
take_number(const char **s, int least, int most)
{
	const char	*next = *s;
	int		 n, value = 0;

	for (n = 0; n < most && *next >= '0' && *next <= '9'; n++)
		value = value * 10 + (*next++ - '0');
	if (n < least || (*next >= '0' && *next <= '9'))
		return -1;
	*s = next;
	return value;
}

/* One of the words or marks that may follow a part; 1 if one did. */
static int
take_mark(const char **s)
{
	static const char	*const marks[] = { ".", "년도", "년", "월",
	    "일" };
	size_t			 i;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (strncmp(*s, marks[i], strlen(marks[i])) == 0) {
			*s += strlen(marks[i]);
			return 1;
		}
	return 0;
}

/* '25 or 2025; 0 if no year stands there. */
static int
take_year(const char **s)
{
	const char	*next = *s;
	int		 year;

	if (*next == '\'') {
		next++;
		year = take_number(&next, 2, 2);
		if (year == -1)
			return 0;
		year += 2000;
	} else if ((year = take_number(&next, 4, 4)) == -1) {
		return 0;
	}
	*s = next;
	return year;
}

/* One side of a range: year, month and day as far as they are said. */
static int
take_side(const char **s, struct date *d)
{
	int	 number;

	*d = (struct date){ take_year(s), 0, 0 };
	if (d->year != 0 && !take_mark(s))
		return 0;
	if ((number = take_number(s, 1, 2)) == -1)
		return d->year != 0 ? 0 : -1;
	if (number == 0)
		return -1;	/* nought means "not said" below */
	d->month = number;
	if (!take_mark(s) || (number = take_number(s, 1, 2)) == -1)
		return 0;
	if (number == 0)
		return -1;
	d->day = number;
	(void)take_mark(s);
	return 0;
}

/* What the second side leaves out is as in the first. */
static int
complete(const struct date *from, struct date *until)
{
	/* "'26.1~3": a number alone is what the first side ends with. */
	if (until->year == 0 && until->day == 0 && from->day != 0) {
		until->day = until->month;
		until->month = from->month;
	}
	if (until->year == 0)
		until->year = from->year;
	return (from->day != 0) == (until->day != 0) &&
	    (from->month != 0) == (until->month != 0) ? 0 : -1;
}

/* A day without a year may be 29 February. */
static int
possible(const struct date *d)
{
	struct date	 full = *d;

	if (full.year == 0)
		full.year = 2000;
	if (full.day == 0)
		full.day = 1;
	return date_valid(&full);
}

static int
take_range(const char *s, struct period_cell *cell)
{
	if (take_side(&s, &cell->from) == -1)
		return -1;
	cell->until = cell->from;
	if (*s == '~' && s[1] == '\0') {
		cell->kind = PERIOD_OPEN;
		return 0;
	}
	if (*s == '~') {
		s++;
		if (take_side(&s, &cell->until) == -1 ||
		    complete(&cell->from, &cell->until) == -1)
			return -1;
	}
	return *s == '\0' ? 0 : -1;
}

/* A year alone is its twelve months. */
static void
fill_months(struct period_cell *cell)
{
	if (cell->from.month != 0)
		return;
	cell->from.month = 1;
	cell->until.month = 12;
}

int
period_cell_parse(const char *text, struct period_cell *cell)
{
	char	 plain[DECIMAL_TEXT];

	memset(cell, 0, sizeof(*cell));
	if (decimal_plain(text, plain) == -1)
		return -1;
	if (strncmp(plain, "상시", strlen("상시")) == 0) {
		cell->kind = PERIOD_ALWAYS;
		return 0;
	}
	if (plain[0] < '0' || plain[0] > '9') {
		enum bound	 bound = bound_take(plain);

		cell->kind = bound == BOUND_UNDETERMINED ?
		    PERIOD_UNDETERMINED : bound == BOUND_NONE ?
		    PERIOD_NONE : PERIOD_INHERIT;
		if (bound == BOUND_UNDETERMINED || bound == BOUND_NONE ||
		    bound == BOUND_INHERIT)
			return 0;
	}
	cell->kind = PERIOD_MONTHS;
	if (take_range(plain, cell) == -1)
		return -1;
	fill_months(cell);
	if (cell->kind == PERIOD_MONTHS && cell->from.day != 0)
		cell->kind = PERIOD_DAYS;
	/* A month alone says too little. */
	if (cell->from.year == 0 && cell->from.day == 0)
		return -1;
	return possible(&cell->from) && possible(&cell->until) &&
	    date_compare(&cell->from, &cell->until) <= 0 ? 0 : -1;
}
