#include "base/instant.h"

#include <stdio.h>

/* Beyond every calendar day we know; keeps the arithmetic in range. */
#define FAR	INT64_C(10000000000)

enum { DAY = 24 * 60 * 60, KST = 9 * 60 * 60 };

/* Exactly N digits, else -1 with *S unchanged. */
static int
take_digits(const char **s, int n)
{
	int	 i, value = 0;

	for (i = 0; i < n; i++) {
		if ((*s)[i] < '0' || (*s)[i] > '9')
			return -1;
		value = value * 10 + ((*s)[i] - '0');
	}
	*s += n;
	return value;
}

static int
take_char(const char **s, char c)
{
	if (**s != c)
		return -1;
	(*s)++;
	return 0;
}

/* Seconds of the day; *UP is set if a fraction follows that is not nought. */
static int
take_time(const char **s, int *up)
{
	int	 hour, minute, second = 0;

	if ((hour = take_digits(s, 2)) == -1 || hour > 23 ||
	    take_char(s, ':') == -1 || (minute = take_digits(s, 2)) == -1 ||
	    minute > 59)
		return -1;
	if (take_char(s, ':') == 0 &&
	    ((second = take_digits(s, 2)) == -1 || second > 60))
		return -1;
	*up = 0;
	if (take_char(s, '.') == 0) {
		if (**s < '0' || **s > '9')
			return -1;
		for (; **s >= '0' && **s <= '9'; (*s)++)
			*up |= **s != '0';
	}
	return (hour * 60 + minute) * 60 + second;
}

/* Seconds east of Greenwich, Korean if nothing stands there. */
static int
take_offset(const char **s, int *offset)
{
	int	 sign, hours, minutes;

	*offset = KST;
	if (**s == '\0')
		return 0;
	if (take_char(s, 'Z') == 0 || take_char(s, 'z') == 0) {
		*offset = 0;
		return 0;
	}
	sign = **s == '-' ? -1 : 1;
	if ((take_char(s, '+') == -1 && take_char(s, '-') == -1) ||
	    (hours = take_digits(s, 2)) == -1 || hours > 23 ||
	    take_char(s, ':') == -1 ||
	    (minutes = take_digits(s, 2)) == -1 || minutes > 59)
		return -1;
	*offset = sign * (hours * 60 + minutes) * 60;
	return 0;
}

int
instant_parse(const char *s, struct instant *out)
{
	struct date	 d;
	int		 seconds, offset, up;

	if ((d.year = take_digits(&s, 4)) == -1 || take_char(&s, '-') == -1 ||
	    (d.month = take_digits(&s, 2)) == -1 ||
	    take_char(&s, '-') == -1 ||
	    (d.day = take_digits(&s, 2)) == -1 || !date_valid(&d))
		return -1;
	if (take_char(&s, 'T') == -1 && take_char(&s, 't') == -1 &&
	    take_char(&s, ' ') == -1)
		return -1;
	if ((seconds = take_time(&s, &up)) == -1 ||
	    take_offset(&s, &offset) == -1 || *s != '\0')
		return -1;
	out->seconds = date_days(&d) * DAY + seconds + up - offset;
	return 0;
}

struct instant_kst
instant_kst(const struct instant *i)
{
	struct instant_kst	 wall;
	int64_t			 seconds = i->seconds > FAR ? FAR :
	    i->seconds < -FAR ? -FAR : i->seconds;
	int64_t			 local = seconds + KST;
	int64_t			 days = local / DAY;
	int			 rest = (int)(local % DAY);

	if (rest < 0) {
		rest += DAY;
		days--;
	}
	wall.date = date_of_days(days);
	wall.hour = rest / 3600;
	wall.minute = rest / 60 % 60;
	wall.second = rest % 60;
	return wall;
}

int
instant_compare(const struct instant *a, const struct instant *b)
{
	return a->seconds < b->seconds ? -1 : a->seconds > b->seconds;
}

void
instant_format(const struct instant *i, char *out)
{
	struct instant_kst	 wall = instant_kst(i);
	char			 day[11];

	date_format(&wall.date, day);
	snprintf(out, INSTANT_SIZE, "%sT%02d:%02d:%02d+09:00", day,
	    wall.hour % 24, wall.minute % 60, wall.second % 60);
}
