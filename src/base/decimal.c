#include "base/decimal.h"

#include <string.h>

#include "base/utf8.h"

enum { DIGITS_MAX = 18 };

int64_t
decimal_power(int n)
{
	int64_t	 power = 1;

	while (n-- > 0)
		power *= 10;
	return power;
}

static int
is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* The one form of a letter; 0 for a blank. */
static uint32_t
plain(uint32_t cp)
{
	if (cp >= 0xFF01 && cp <= 0xFF5E)	/* full width */
		return cp - 0xFF01 + '!';
	if (cp <= ' ' || cp == 0xA0 || cp == 0x3000 || cp == 0x202F ||
	    (cp >= 0x2000 && cp <= 0x200B) || cp == 0xFEFF)
		return 0;
	if ((cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212)
		return '-';
	if (cp == 0x223C || cp == 0x301C)
		return '~';
	if (cp == 0x2018 || cp == 0x2019)
		return '\'';
	if (cp == 0xFFE6 || cp == '\\')		/* keyboards' won signs */
		return 0x20A9;
	return cp;
}

int
decimal_plain(const char *text, char out[DECIMAL_TEXT])
{
	uint32_t	 cp, last = 0;
	size_t		 n = 0;
	int		 blank = 0;

	while ((cp = utf8_next(&text)) != 0) {
		if ((cp = plain(cp)) == 0) {
			blank = 1;
			continue;
		}
		if ((blank && is_digit(last) && is_digit(cp)) ||
		    n + 5 > DECIMAL_TEXT)
			return -1;
		n += utf8_put(out + n, cp);
		last = cp;
		blank = 0;
	}
	out[n] = '\0';
	return 0;
}

/* Digits at *S appended to D; how many, or -1 if they are too many. */
static int
take_digits(const char **s, struct decimal *d, int *total)
{
	int	 n = 0;

	for (; is_digit((unsigned char)**s); (*s)++, n++) {
		if (++*total > DIGITS_MAX)
			return -1;
		d->digits = d->digits * 10 + (**s - '0');
	}
	return n;
}

int
decimal_take(const char **s, struct decimal *out)
{
	struct decimal	 d = { 0, 0 };
	const char	*next = *s;
	int		 total = 0, n;

	n = take_digits(&next, &d, &total);
	if (n <= 0 || (n > 1 && **s == '0'))
		return -1;
	if (*next == ',' && (n > 3 || d.digits == 0))
		return -1;
	while (*next == ',') {
		next++;
		if (take_digits(&next, &d, &total) != 3)
			return -1;
	}
	if (*next == '.') {
		next++;
		if ((d.scale = take_digits(&next, &d, &total)) <= 0)
			return -1;
	}
	*s = next;
	*out = d;
	return 0;
}

int
decimal_times(struct decimal d, int64_t unit, int64_t *out)
{
	__int128	 product = (__int128)d.digits * unit;
	int64_t		 power = decimal_power(d.scale);

	if (product % power != 0 || product / power > INT64_MAX)
		return -1;
	*out = (int64_t)(product / power);
	return 0;
}

int
decimal_integer(const char *text, int64_t *out)
{
	char		 buffer[DECIMAL_TEXT];
	const char	*s = buffer;
	struct decimal	 d;
	int		 negative;

	if (decimal_plain(text, buffer) == -1)
		return -1;
	negative = *s == '-';
	s += negative;
	if (decimal_take(&s, &d) == -1 || *s != '\0' ||
	    decimal_times(d, 1, out) == -1)
		return -1;
	if (negative)
		*out = -*out;
	return 0;
}
