#include "base/date.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum {
	YEAR_FIRST	= 1900,
	YEAR_LAST	= 2199,
	PIVOT		= 70	/* '70 is 1970, '69 is 2069 */
};

int
date_days_in_month(int year, int month)
{
	static const int	 days[] = { 31, 28, 31, 30, 31, 30, 31, 31,
	    30, 31, 30, 31 };

	if (month == 2 && year % 4 == 0 &&
	    (year % 100 != 0 || year % 400 == 0))
		return 29;
	return days[month - 1];
}

int
date_valid(const struct date *d)
{
	return d->year >= YEAR_FIRST && d->year <= YEAR_LAST &&
	    d->month >= 1 && d->month <= 12 && d->day >= 1 &&
	    d->day <= date_days_in_month(d->year, d->month);
}

int
date_compare(const struct date *a, const struct date *b)
{
	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	if (a->month != b->month)
		return a->month < b->month ? -1 : 1;
	return a->day < b->day ? -1 : a->day > b->day;
}

/*
 * Both ways after "chrono-Compatible Low-Level Date Algorithms" (H. Hinnant):
 * eras of 400 years, years beginning in March.
 */
int64_t
date_days(const struct date *d)
{
	int64_t	 year = d->year - (d->month <= 2);
	int64_t	 era = (year >= 0 ? year : year - 399) / 400;
	int64_t	 of_era = year - era * 400;
	int64_t	 of_year =
	    (153 * (d->month + (d->month > 2 ? -3 : 9)) + 2) / 5 + d->day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	    of_year - 719468;
}

struct date
date_of_days(int64_t days)
{
	int64_t	 z = days + 719468;
	int64_t	 era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t	 of_era = z - era * 146097;
	int64_t	 year_of_era = (of_era - of_era / 1460 + of_era / 36524 -
	    of_era / 146096) / 365;
	int64_t	 of_year = of_era - (365 * year_of_era + year_of_era / 4 -
	    year_of_era / 100);
	int64_t	 march = (5 * of_year + 2) / 153;
	int	 month = (int)(march < 10 ? march + 3 : march - 9);

	return (struct date){ (int)(year_of_era + era * 400) + (month <= 2),
	    month, (int)(of_year - (153 * march + 2) / 5 + 1) };
}

int
date_weekday(const struct date *d)
{
	/* 1970-01-01 was a Thursday. */
	return (int)(((date_days(d) + 4) % 7 + 7) % 7);
}

void
date_format(const struct date *d, char out[11])
{
	struct date	 shown = date_valid(d) ? *d :
	    (struct date){ 0, 0, 0 };

	snprintf(out, 11, "%04u-%02u-%02u", (unsigned)shown.year % 10000,
	    (unsigned)shown.month % 100, (unsigned)shown.day % 100);
}

/*
 * Reading. Every function below looks at a place in the text and either moves
 * behind what it takes or leaves the place alone.
 */

static int
is_blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == '\r' || cp == '\n' ||
	    cp == 0xA0 || cp == 0x3000 || (cp >= 0x2000 && cp <= 0x200B) ||
	    cp == 0x202F || cp == 0xFEFF;
}

static void
skip_blanks(const char **s)
{
	const char	*next = *s;

	while (is_blank(utf8_next(&next)))
		*s = next;
}

/* Up to MAX digits, with blanks between if SPACED; how many there were. */
static int
take_number(const char **s, int max, int spaced, int *value)
{
	int	 digit, n = 0;

	*value = 0;
	while (n < max) {
		const char	*next = *s;

		if (spaced && n > 0)
			skip_blanks(&next);
		if ((digit = utf8_digit(&next)) == -1)
			break;
		*s = next;
		*value = *value * 10 + digit;
		n++;
	}
	return n;
}

static int
take_word(const char **s, const char *word)
{
	const char	*next = *s;
	size_t		 len = strlen(word);

	skip_blanks(&next);
	if (strncmp(next, word, len) != 0)
		return -1;
	*s = next + len;
	return 0;
}

static int
take_apostrophe(const char **s)
{
	static const uint32_t	 marks[] = { '\'', 0x2018, 0x2019, 0x2032,
	    0xFF07, '`' };
	const char		*next = *s;
	uint32_t		 cp = utf8_next(&next);
	size_t			 i;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (cp == marks[i]) {
			*s = next;
			return 0;
		}
	return -1;
}

/* The year, of four digits, or of two behind an apostrophe. */
static int
take_year(const char **s, int spaced, int *year)
{
	if (take_apostrophe(s) == 0) {
		if (take_number(s, 2, spaced, year) != 2)
			return -1;
		*year += *year < PIVOT ? 2000 : 1900;
		return 0;
	}
	return take_number(s, 4, spaced, year) == 4 ? 0 : -1;
}

/* 2026년 1월 5일; digits may stand apart, as in "2 0 2 6 년". */
static int
take_words(const char **s, struct date *d)
{
	static const char	*const units[] = { "년", "월", "일" };
	int			*const parts[] = { &d->year, &d->month,
	    &d->day };
	int			 i;

	for (i = 0; i < 3; i++) {
		if (i > 0)
			skip_blanks(s);
		if (i == 0 ? take_year(s, 1, parts[i]) == -1 :
		    take_number(s, 2, 1, parts[i]) == 0)
			return -1;
		if (take_word(s, units[i]) == -1)
			return -1;
	}
	return 0;
}

/* '.', '-' for every dash, '/', with blanks around; else 0. */
static int
take_separator(const char **s)
{
	const char	*next = *s;
	uint32_t	 cp;
	int		 mark = 0;

	skip_blanks(&next);
	cp = utf8_next(&next);
	if (cp == '.' || cp == 0xFF0E)
		mark = '.';
	else if (cp == '/' || cp == 0xFF0F)
		mark = '/';
	else if (cp == '-' || (cp >= 0x2010 && cp <= 0x2015) ||
	    cp == 0x2212 || cp == 0xFF0D)
		mark = '-';
	if (mark != 0) {
		skip_blanks(&next);
		*s = next;
	}
	return mark;
}

static int
at_digit(const char *s)
{
	return utf8_digit(&s) != -1;
}

/*
 * 2026-01-05, 2026. 1. 5., 2026/1/5. The number behind it must end there:
 * "2026.1.5.3" and "2026-01-05-12" are other things.
 */
static int
take_marks(const char **s, struct date *d)
{
	const char	*next;
	int		 mark;

	if (take_year(s, 0, &d->year) == -1 ||
	    (mark = take_separator(s)) == 0 ||
	    take_number(s, 2, 0, &d->month) == 0 ||
	    take_separator(s) != mark ||
	    take_number(s, 2, 0, &d->day) == 0 || at_digit(*s))
		return -1;
	next = *s;
	if (*next == mark) {
		next++;
		if (at_digit(next))
			return -1;
		if (mark == '.')
			*s = next;
	}
	return 0;
}

static int
take_eight(const char **s, struct date *d)
{
	int	 value;

	if (take_number(s, 8, 0, &value) != 8 || at_digit(*s))
		return -1;
	d->year = value / 10000;
	d->month = value / 100 % 100;
	d->day = value % 100;
	return **s == '-' && at_digit(*s + 1) ? -1 : 0;
}

/* "(금)" or "(금요일)"; a weekday that is not the day's makes it no date. */
static int
take_weekday(const char **s, const struct date *d)
{
	static const char	*const names[] = { "일", "월", "화", "수",
	    "목", "금", "토" };
	const char		*next = *s;
	int			 i;

	if (take_word(&next, "(") == -1 && take_word(&next, "（") == -1)
		return 0;
	for (i = 0; i < 7; i++)
		if (take_word(&next, names[i]) == 0)
			break;
	if (i == 7)
		return 0;
	(void)take_word(&next, "요일");
	if (take_word(&next, ")") == -1 && take_word(&next, "）") == -1)
		return 0;
	*s = next;
	return i == date_weekday(d) ? 0 : -1;
}

static int
take_date(const char **s, struct date *d)
{
	static int	(*const forms[])(const char **, struct date *) = {
	    take_words, take_marks, take_eight };
	size_t		 i;

	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		const char	*next = *s;

		if (forms[i](&next, d) == 0 && date_valid(d) &&
		    take_weekday(&next, d) == 0) {
			*s = next;
			return 0;
		}
	}
	return -1;
}

int
date_parse(const char *text, struct date *out)
{
	struct date	 d;

	skip_blanks(&text);
	if (take_date(&text, &d) == -1)
		return -1;
	skip_blanks(&text);
	if (*text != '\0')
		return -1;
	*out = d;
	return 0;
}

const char *
date_find(const char *text, struct date *out, const char **end)
{
	int	 digit = 0;	/* the letter before is one */
	int	 joined = 0;	/* … or a dash or dot behind one */

	while (*text != '\0') {
		const char	*next = text;
		struct date	 d;

		if (!digit && !joined && take_date(&next, &d) == 0) {
			*out = d;
			*end = next;
			return text;
		}
		next = text;
		joined = digit && (*text == '-' || *text == '.');
		digit = utf8_digit(&next) != -1;
		if (!digit)
			utf8_next(&next);
		text = next;
	}
	return NULL;
}
