#include "press/length.h"

#include <stdint.h>
#include <string.h>

/* What a unit makes of a thousandth: multiplied by `up`, divided by `down`. */
static const struct {
	const char		*name;
	enum length_unit	 unit;
	int			 up, down;
} units[] = {
	{ "mm", LENGTH_MPT, 720, 254 },
	{ "cm", LENGTH_MPT, 7200, 254 },
	{ "pt", LENGTH_MPT, 1, 1 },
	{ "em", LENGTH_EM, 1, 1 },
	{ "%", LENGTH_PERCENT, 1, 1 },
	{ "*", LENGTH_SHARE, 1, 1 }
};

/* Rounded half away from nought. */
static int64_t
scale(int64_t n, int64_t up, int64_t down)
{
	int64_t	 half = n < 0 ? -down / 2 : down / 2;

	return (n * up + half) / down;
}

/* A decimal at *S in thousandths; 0, or -1 if none is there. */
static int
take_number(const char **s, const char *end, int64_t *out)
{
	int64_t	 n = 0;
	int	 digits = 0, decimals = 0;

	for (; *s < end && **s >= '0' && **s <= '9'; (*s)++, digits++) {
		n = n * 10 + (**s - '0');
		if (n > LENGTH_MAX)
			return -1;
	}
	if (digits == 0)
		return -1;
	if (*s < end && **s == '.') {
		for ((*s)++; *s < end && **s >= '0' && **s <= '9'; (*s)++) {
			if (++decimals > 3)
				return -1;
			n = n * 10 + (**s - '0');
		}
		if (decimals == 0)
			return -1;
	}
	for (; decimals < 3; decimals++)
		n *= 10;
	*out = n;
	return 0;
}

int
length_parse(const char *s, size_t len, struct length *out)
{
	const char	*end = s + len;
	int64_t		 n = 1000;
	int		 negative = len > 0 && s[0] == '-';
	size_t		 i;

	if (len == 4 && memcmp(s, "auto", 4) == 0) {
		*out = (struct length){ 0, LENGTH_AUTO };
		return 0;
	}
	s += negative;
	if (s == end || ((s[0] != '*' || negative) &&
	    take_number(&s, end, &n) == -1))
		return -1;
	if (s == end && n == 0) {
		*out = (struct length){ 0, LENGTH_MPT };
		return 0;
	}
	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (strlen(units[i].name) == (size_t)(end - s) &&
		    memcmp(units[i].name, s, (size_t)(end - s)) == 0)
			break;
	if (i == sizeof(units) / sizeof(units[0]))
		return -1;
	n = scale(negative ? -n : n, units[i].up, units[i].down);
	if (n > LENGTH_MAX || n < -LENGTH_MAX)
		return -1;
	*out = (struct length){ (int)n, units[i].unit };
	return 0;
}

int
length_decimal(const char *s, int *thousandths)
{
	const char	*end = s + strlen(s);
	int64_t		 n;

	if (take_number(&s, end, &n) == -1 || s != end || n > LENGTH_MAX)
		return -1;
	*thousandths = (int)n;
	return 0;
}

int
length_resolve(struct length l, int size, int whole)
{
	switch (l.unit) {
	case LENGTH_EM:
		return (int)scale(l.n, size, 1000);
	case LENGTH_PERCENT:
		return (int)scale(l.n, whole, 100000);
	default:
		return l.n;
	}
}
