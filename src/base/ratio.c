#include "base/ratio.h"

#include <stdio.h>
#include <string.h>

#include "base/decimal.h"

struct ratio
ratio_of(int64_t num, int64_t den)
{
	int64_t	 a = num < 0 ? -num : num, b = den < 0 ? -den : den, rest;

	while (b != 0) {
		rest = a % b;
		a = b;
		b = rest;
	}
	if (den < 0)
		a = -a;
	return (struct ratio){ num / a, den / a };
}

/* D / UNIT, where UNIT is 1 or 100. */
static int
of_decimal(struct decimal d, int64_t unit, struct ratio *out)
{
	if (d.scale > 15)
		return -1;
	*out = ratio_of(d.digits, decimal_power(d.scale) * unit);
	return 0;
}

static int
take_percent_sign(const char **s)
{
	static const char	*const signs[] = { "%", "퍼센트", "프로" };
	size_t			 i;

	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (strncmp(*s, signs[i], strlen(signs[i])) == 0) {
			*s += strlen(signs[i]);
			return 1;
		}
	return 0;
}

/* One number at *S; without a per cent sign it is divided by BARE. */
static int
take_ratio(const char **s, int64_t bare, struct ratio *out)
{
	struct decimal	 d, den;

	if (decimal_take(s, &d) == -1)
		return -1;
	if (**s == '/') {
		(*s)++;
		if (decimal_take(s, &den) == -1 || d.scale != 0 ||
		    den.scale != 0 || den.digits == 0)
			return -1;
		*out = ratio_of(d.digits, den.digits);
		return 0;
	}
	return of_decimal(d, take_percent_sign(s) ? 100 : bare, out);
}

int
ratio_parse(const char *text, struct ratio *out)
{
	char		 plain[DECIMAL_TEXT];
	const char	*s = plain;
	struct ratio	 r;

	if (decimal_plain(text, plain) == -1 ||
	    take_ratio(&s, 1, &r) == -1 || *s != '\0')
		return -1;
	*out = r;
	return 0;
}

static void
order(struct ratio_cell *cell)
{
	struct ratio	 low = cell->low;

	if (ratio_compare(cell->low, cell->high) <= 0)
		return;
	cell->low = cell->high;
	cell->high = low;
}

int
ratio_cell_parse(const char *text, struct ratio_cell *cell)
{
	char		 plain[DECIMAL_TEXT];
	const char	*s = plain;

	memset(cell, 0, sizeof(*cell));
	cell->low.den = cell->high.den = 1;
	if (decimal_plain(text, plain) == -1)
		return -1;
	cell->bound = bound_take(plain);
	if (cell->bound >= BOUND_UNDETERMINED)
		return 0;
	if (take_ratio(&s, 100, &cell->low) == -1)
		return -1;
	cell->high = cell->low;
	if (*s == '~') {
		s++;
		if (take_ratio(&s, 100, &cell->high) == -1)
			return -1;
		cell->bound = BOUND_RANGE;
		order(cell);
	} else if (cell->bound == BOUND_EXACT) {
		/* Notices print a ceiling as a bare number. */
		cell->bound = BOUND_AT_MOST;
	}
	return *s == '\0' ? 0 : -1;
}

static int
compare(__int128 a, __int128 b)
{
	return a < b ? -1 : a > b;
}

int
ratio_compare(struct ratio a, struct ratio b)
{
	return compare((__int128)a.num * b.den, (__int128)b.num * a.den);
}

int
ratio_share(int64_t part, struct ratio r, int64_t whole)
{
	return compare((__int128)part * r.den, (__int128)whole * r.num);
}

int64_t
ratio_floor(struct ratio r, int64_t whole)
{
	__int128	 value = (__int128)whole * r.num / r.den;

	return value < 0 || value > INT64_MAX ? -1 : (int64_t)value;
}

int64_t
ratio_ceil(struct ratio r, int64_t whole)
{
	__int128	 value =
	    ((__int128)whole * r.num + r.den - 1) / r.den;

	return value < 0 || value > INT64_MAX ? -1 : (int64_t)value;
}

int
ratio_percent(int64_t part, int64_t whole, int decimals, char out[40])
{
	int64_t		 power;
	__int128	 scaled;

	if (whole <= 0 || part < 0 || decimals < 0 || decimals > 9)
		return -1;
	power = decimal_power(decimals);
	scaled = (__int128)part * 100 * power / whole;
	if (scaled / power > INT64_MAX)
		return -1;
	if (decimals == 0)
		snprintf(out, 40, "%lld", (long long)scaled);
	else
		snprintf(out, 40, "%lld.%0*lld", (long long)(scaled / power),
		    decimals, (long long)(scaled % power));
	return 0;
}
