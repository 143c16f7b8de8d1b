#include "base/won.h"

#include <string.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/korean.h"

struct unit {
	const char	*name;
	int64_t		 value;
};

static const struct unit big_units[] = {
	{ "조", 1000000000000 },
	{ "억", 100000000 },
	{ "만", 10000 },
};

static const struct unit small_units[] = {
	{ "천", 1000 },
	{ "백", 100 },
	{ "십", 10 },
};

/* Numerals of written-out amounts; 영 only stands alone. */
static const struct unit numerals[] = {
	{ "일", 1 }, { "이", 2 }, { "삼", 3 }, { "사", 4 }, { "오", 5 },
	{ "육", 6 }, { "칠", 7 }, { "팔", 8 }, { "구", 9 }, { "영", 0 },
};

/*
 * An amount half read. It is a sum of groups, each before 조, 억, 만 or the
 * end; in a group, 천 백 십 count the number before them.
 */
struct reading {
	int64_t		 total;		/* of finished groups */
	int64_t		 group;		/* of the group under way */
	struct decimal	 number;	/* read last, still without a unit */
	int		 pending;	/* there is such a number */
	int64_t		 big;		/* the last big unit; 0 none yet */
	int64_t		 small;		/* the last small one in the group */
	int		 words;		/* a numeral in letters was read */
};

/* What a unit before its own number means: 95 of 백만, 5 of 천만. */
static const struct unit *
take_unit(const char **s, const struct unit *table, size_t n)
{
	size_t	 i, len;

	for (i = 0; i < n; i++) {
		len = strlen(table[i].name);
		if (strncmp(*s, table[i].name, len) == 0) {
			*s += len;
			return &table[i];
		}
	}
	return NULL;
}

#define TAKE(s, table) \
	take_unit(s, table, sizeof(table) / sizeof((table)[0]))

static int
add(int64_t *sum, int64_t value)
{
	return __builtin_add_overflow(*sum, value, sum) ? -1 : 0;
}

static int
close_small(struct reading *r, int64_t unit)
{
	int64_t	 value = unit;

	if (r->small != 0 && unit >= r->small)
		return -1;
	if (!r->pending)
		r->words = 1;		/* 천만원: 일천 without 일 */
	else if (decimal_times(r->number, unit, &value) == -1)
		return -1;
	r->pending = 0;
	r->small = unit;
	return add(&r->group, value);
}

static int
close_big(struct reading *r, int64_t unit)
{
	int64_t	 value, rest = 0;

	if ((r->big != 0 && unit >= r->big) || (!r->pending && r->group == 0))
		return -1;
	if (__builtin_mul_overflow(r->group, unit, &value) ||
	    (r->pending && decimal_times(r->number, unit, &rest) == -1) ||
	    add(&value, rest) == -1)
		return -1;
	/* Behind 억, 만 counts thousands at most. */
	if (r->big != 0 && value >= r->big)
		return -1;
	r->pending = 0;
	r->group = 0;
	r->small = 0;
	r->big = unit;
	return add(&r->total, value);
}

/* One part of an amount; 1 if there was one, 0 at the end, -1. */
static int
take_part(const char **s, struct reading *r)
{
	const struct unit	*u;

	if (**s >= '0' && **s <= '9') {
		if (r->pending || decimal_take(s, &r->number) == -1)
			return -1;
		r->pending = 1;
		return 1;
	}
	if ((u = TAKE(s, numerals)) != NULL) {
		if (r->pending)
			return -1;
		r->number = (struct decimal){ u->value, 0 };
		r->pending = r->words = 1;
		return 1;
	}
	if ((u = TAKE(s, small_units)) != NULL)
		return close_small(r, u->value) == -1 ? -1 : 1;
	if ((u = TAKE(s, big_units)) != NULL)
		return close_big(r, u->value) == -1 ? -1 : 1;
	return 0;
}

/* 원, 원정, 원整; 1 if it stands there. */
static int
take_currency(const char **s)
{
	if (strncmp(*s, "원", strlen("원")) != 0)
		return 0;
	*s += strlen("원");
	if (strncmp(*s, "정", strlen("정")) == 0)
		*s += strlen("정");
	else if (strncmp(*s, "整", strlen("整")) == 0)
		*s += strlen("整");
	return 1;
}

/*
 * An amount with its currency at *S; bare figures count UNIT won. Amounts in
 * letters, and "5억 2", which may be two things, need the 원.
 */
static int
take_amount(const char **s, int64_t unit, int64_t *out)
{
	struct reading	 r = { 0 };
	int64_t		 last = 0;
	int		 part, parts = 0, currency, bare;

	while ((part = take_part(s, &r)) == 1)
		parts++;
	if (part == -1 || parts == 0)
		return -1;
	bare = r.pending && parts == 1 && !r.words;
	currency = take_currency(s);
	if (!currency && (r.words || (r.pending && !bare)))
		return -1;
	if (r.pending && decimal_times(r.number,
	    bare && !currency ? unit : 1, &last) == -1)
		return -1;
	if (add(&r.group, last) == -1 ||
	    (r.big != 0 && r.group >= r.big) ||
	    add(&r.total, r.group) == -1)
		return -1;
	*out = r.total;
	return 0;
}

static void
skip_sign(const char **s)
{
	static const char	*const signs[] = { "일금", "금", "₩" };
	size_t			 i;

	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (strncmp(*s, signs[i], strlen(signs[i])) == 0) {
			*s += strlen(signs[i]);
			return;
		}
}

/* "(금오천만원)" behind an amount must say the same. */
static int
take_repetition(const char **s, int64_t value)
{
	int64_t	 again;

	if (**s != '(')
		return 0;
	(*s)++;
	skip_sign(s);
	if (take_amount(s, 1, &again) == -1 || again != value || **s != ')')
		return -1;
	(*s)++;
	return 0;
}

/* All of S, without blanks. */
static int
parse(const char *s, int64_t unit, int64_t *out)
{
	int64_t	 value;

	skip_sign(&s);
	if (take_amount(&s, unit, &value) == -1 ||
	    take_repetition(&s, value) == -1 || *s != '\0')
		return -1;
	*out = value;
	return 0;
}

int
won_parse(const char *text, int64_t *out)
{
	char	 plain[DECIMAL_TEXT];

	if (decimal_plain(text, plain) == -1)
		return -1;
	return parse(plain, 1, out);
}

/* The figure inside the marks of a negative one, NUL at its end. */
static char *
inside_negative(char *s)
{
	static const char	*const marks[] = { "△", "▲", "▵", "-" };
	size_t			 i, len = strlen(s);

	if (s[0] == '(' && len > 2 && s[len - 1] == ')') {
		s[len - 1] = '\0';
		return s + 1;
	}
	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (strncmp(s, marks[i], strlen(marks[i])) == 0)
			return s + strlen(marks[i]);
	return NULL;
}

int
won_statement_parse(const char *text, int64_t *out)
{
	char	 plain[DECIMAL_TEXT], *figure;
	int64_t	 value;

	if (decimal_plain(text, plain) == -1)
		return -1;
	figure = inside_negative(plain);
	if (parse(figure != NULL ? figure : plain, 1, &value) == -1)
		return -1;
	*out = figure != NULL ? -value : value;
	return 0;
}

/* "1~2억원": the first figure takes the unit behind the second. */
static int
parse_range(char *low, char *high, int64_t unit, struct won_cell *cell)
{
	char		 with_unit[2 * DECIMAL_TEXT];
	const char	*after = high;
	struct decimal	 d;
	int64_t		 swap;
	size_t		 n;

	if (parse(high, unit, &cell->high) == -1)
		return -1;
	n = strlen(low);
	memcpy(with_unit, low, n + 1);
	if (n > 0 && low[n - 1] >= '0' && low[n - 1] <= '9' &&
	    decimal_take(&after, &d) == 0)
		memcpy(with_unit + n, after, strlen(after) + 1);
	if (parse(with_unit, unit, &cell->low) == -1)
		return -1;
	if (cell->low > cell->high) {
		swap = cell->low;
		cell->low = cell->high;
		cell->high = swap;
	}
	cell->bound = BOUND_RANGE;
	return 0;
}

int
won_cell_parse(const char *text, int64_t unit, struct won_cell *cell)
{
	char	 plain[DECIMAL_TEXT], *s = plain, *tilde;

	memset(cell, 0, sizeof(*cell));
	if (decimal_plain(text, plain) == -1)
		return -1;
	if (strncmp(s, "연간", strlen("연간")) == 0) {
		cell->yearly = 1;
		s += strlen("연간");
	} else if (strncmp(s, "연", strlen("연")) == 0) {
		cell->yearly = 1;
		s += strlen("연");
	}
	cell->bound = bound_take(s);
	if (cell->bound >= BOUND_UNDETERMINED)
		return 0;
	if ((tilde = strchr(s, '~')) != NULL) {
		*tilde = '\0';
		return parse_range(s, tilde + 1, unit, cell);
	}
	if (parse(s, unit, &cell->low) == -1)
		return -1;
	cell->high = cell->low;
	return 0;
}

char *
won_comma(struct arena *arena, int64_t value)
{
	char		 digits[32];
	char		*s = digits + sizeof(digits) - 1;
	uint64_t	 rest = value < 0 ? -(uint64_t)value :
	    (uint64_t)value;
	int		 n = 0;

	*s = '\0';
	do {
		if (n > 0 && n % 3 == 0)
			*--s = ',';
		*--s = (char)('0' + rest % 10);
		n++;
	} while ((rest /= 10) > 0);
	if (value < 0)
		*--s = '-';
	return arena_strdup(arena, s);
}

char *
won_text(struct arena *arena, int64_t value)
{
	const char	*text = value < 0 ? "-" : "";
	const char	*blank = "";
	uint64_t	 rest = value < 0 ? -(uint64_t)value :
	    (uint64_t)value;
	size_t		 i;

	for (i = 0; i < sizeof(big_units) / sizeof(big_units[0]); i++) {
		uint64_t	 unit = (uint64_t)big_units[i].value;

		if (rest < unit)
			continue;
		text = arena_printf(arena, "%s%s%s%s", text, blank,
		    won_comma(arena, (int64_t)(rest / unit)),
		    big_units[i].name);
		rest %= unit;
		blank = " ";
	}
	if (rest > 0 || value == 0)
		return arena_printf(arena, "%s%s%s원", text, blank,
		    won_comma(arena, (int64_t)rest));
	return arena_printf(arena, "%s원", text);
}

char *
won_formal(struct arena *arena, int64_t value)
{
	return arena_printf(arena, "금%s원(금%s원)", won_comma(arena, value),
	    korean_number(arena, value));
}
