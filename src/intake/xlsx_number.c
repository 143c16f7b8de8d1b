#include "intake/xlsx_number.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum {
	EXPONENT_MAX	= 40,
	TEXT_MAX	= 64,	/* digits of a number before it is rounded */
	PATTERN_MAX	= 128
};

/* One up in the last of all places; 9.99… becomes 10. */
static void
round_up(struct xlsx_number *x)
{
	int	 i;

	for (i = XLSX_DIGITS; i > 0 && x->digits[i - 1] == '9'; i--)
		x->digits[i - 1] = '\0';
	if (i == 0) {
		x->digits[0] = '1';
		x->n = 1;
		x->point++;
		return;
	}
	x->digits[i - 1]++;
	x->n = i;
}

/* Keeps the digits that count of the COUNT at ALL. */
static void
keep(struct xlsx_number *x, const char *all, size_t count)
{
	int	 last;

	while (count > 0 && *all == '0') {
		all++;
		count--;
		x->point--;
	}
	x->n = count < XLSX_DIGITS ? (int)count : XLSX_DIGITS;
	memcpy(x->digits, all, (size_t)x->n);
	if (count > XLSX_DIGITS && all[XLSX_DIGITS] >= '5')
		round_up(x);
	for (last = x->n; last > 0 && x->digits[last - 1] == '0'; last--)
		x->digits[last - 1] = '\0';
	x->n = last;
	if (x->n == 0)
		x->point = x->negative = 0;
}

/* "E+9" at S; 0, or -1. */
static int
exponent(const char *s, int *out)
{
	char	*end;
	long	 value;

	*out = 0;
	if (*s == '\0')
		return 0;
	if (*s != 'E' && *s != 'e')
		return -1;
	value = strtol(s + 1, &end, 10);
	if (end == s + 1 || *end != '\0' || value > EXPONENT_MAX ||
	    value < -EXPONENT_MAX)
		return -1;
	*out = (int)value;
	return 0;
}

int
xlsx_number_parse(const char *text, struct xlsx_number *x)
{
	char	 all[TEXT_MAX];
	int	 count = 0, point = -1, power;

	memset(x, 0, sizeof(*x));
	x->negative = *text == '-';
	text += x->negative;
	for (; (*text >= '0' && *text <= '9') || *text == '.'; text++) {
		if (*text == '.' && point != -1)
			return -1;
		if (*text == '.')
			point = count;
		else if (count == TEXT_MAX)
			return -1;
		else
			all[count++] = *text;
	}
	if (count == 0 || exponent(text, &power) == -1)
		return -1;
	x->point = (point == -1 ? count : point) + power;
	keep(x, all, (size_t)count);
	return 0;
}

char *
xlsx_number_plain(struct arena *arena, const struct xlsx_number *x)
{
	size_t	 size = TEXT_MAX * 2 + EXPONENT_MAX * 2;
	char	*out = arena_alloc(arena, size), *put = out;
	int	 i;

	if (x->negative)
		*put++ = '-';
	if (x->point <= 0)
		*put++ = '0';
	for (i = x->point < 0 ? x->point : 0; i < x->n || i < x->point; i++) {
		if (i == x->point)
			*put++ = '.';
		*put++ = i >= 0 && i < x->n ? x->digits[i] : '0';
	}
	*put = '\0';
	return out;
}

char *
xlsx_number_percent(struct arena *arena, struct xlsx_number x)
{
	if (x.n > 0)
		x.point += 2;
	return arena_printf(arena, "%s%%", xlsx_number_plain(arena, &x));
}

char *
xlsx_number_places(struct arena *arena, const struct xlsx_number *x,
    const char *pattern)
{
	const char	*digits = xlsx_number_plain(arena, x);
	const char	*first = pattern + strcspn(pattern, "0#");
	char		*out = arena_alloc(arena, TEXT_MAX * 2 +
	    EXPONENT_MAX * 2 + PATTERN_MAX);
	char		*put = out;
	int		 places = 0, n = (int)strlen(digits), i;
	const char	*p;

	if (x->negative || x->n > x->point || strlen(pattern) > PATTERN_MAX)
		return NULL;
	if (x->n == 0)
		n = 0;
	for (p = pattern; *p != '\0'; p++)
		places += *p == '0' || *p == '#';
	for (p = pattern; *p != '\0'; p++) {
		if (*p != '0' && *p != '#') {
			*put++ = *p;
			continue;
		}
		/* The first place takes all digits that have none. */
		for (i = p == first ? n : places; i > places; i--)
			*put++ = *digits++;
		if (places <= n)
			*put++ = *digits++;
		else if (*p == '0')
			*put++ = '0';
		places--;
	}
	*put = '\0';
	return out;
}
