#include "base/xpath_k.h"

#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/korean.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/period.h"
#include "base/utf8.h"
#include "base/won.h"
#include "base/xpath.h"
#include "base/xpath_core.h"

enum { ARGUMENTS_MAX = 9, DAYS_MAX = 400 * 366, PAD_MAX = 40 };

/* Doubles hold whole numbers exactly below this. */
#define EXACT_MAX	9007199254740992.0

/* One call of a function. */
struct call {
	struct arena	*arena;		/* until the call returns */
	xmlXPathObject	*values[ARGUMENTS_MAX];
	const char	*texts[ARGUMENTS_MAX];	/* of the values */
	int		 n;
};

int
xpath_k_is_whole(const xmlXPathObject *value)
{
	double	 n = value->floatval;

	return value->type == XPATH_NUMBER && n > -EXACT_MAX &&
	    n < EXACT_MAX && n == (double)(int64_t)n;
}

/*
 * Days
 */

static int
day_of(const char *text, struct date *d)
{
	struct instant	 i;

	if (date_parse(text, d) == 0)
		return 0;
	if (instant_parse(text, &i) == -1)
		return -1;
	*d = instant_kst(&i).date;
	return date_valid(d) ? 0 : -1;
}

/* A small whole number, as counts of days and months are. */
static int
count_of(const char *text, int *out)
{
	int64_t	 value;

	if (decimal_integer(text, &value) == -1 || value > DAYS_MAX ||
	    value < -DAYS_MAX)
		return -1;
	*out = (int)value;
	return 0;
}

static const char *
iso(struct arena *arena, const struct date *d)
{
	char	 out[11];

	if (!date_valid(d))
		return "";
	date_format(d, out);
	return arena_strdup(arena, out);
}

static const char *
korean_day(const struct call *c)
{
	struct date	 d;

	return day_of(c->texts[0], &d) == 0 ? korean_date(c->arena, &d) : "";
}

static const char *
weekday_day(const struct call *c)
{
	struct date	 d;

	if (day_of(c->texts[0], &d) == -1)
		return "";
	return korean_weekday_date(c->arena, &d);
}

static const char *
moment(const struct call *c)
{
	struct instant		 i;
	struct instant_kst	 wall;

	if (instant_parse(c->texts[0], &i) == -1)
		return "";
	wall = instant_kst(&i);
	return arena_printf(c->arena, "%s %02d:%02d",
	    korean_weekday_date(c->arena, &wall.date), wall.hour,
	    wall.minute);
}

static const char *
iso_day(const struct call *c)
{
	struct date	 d;

	return day_of(c->texts[0], &d) == 0 ? iso(c->arena, &d) : "";
}

static const char *
year(const struct call *c)
{
	struct date	 d;

	if (day_of(c->texts[0], &d) == -1)
		return "";
	return arena_printf(c->arena, "%d", d.year);
}

static const char *
add_days(const struct call *c)
{
	struct date	 d;
	int		 n;

	if (day_of(c->texts[0], &d) == -1 || count_of(c->texts[1], &n) == -1)
		return "";
	d = date_of_days(date_days(&d) + n);
	return iso(c->arena, &d);
}

static const char *
days_between(const struct call *c)
{
	struct date	 a, b;

	if (day_of(c->texts[0], &a) == -1 || day_of(c->texts[1], &b) == -1)
		return "";
	return arena_printf(c->arena, "%d",
	    (int)(date_days(&b) - date_days(&a)));
}

static const char *
end_of(const struct call *c, int months_each)
{
	struct date	 d;
	int		 n;

	if (day_of(c->texts[0], &d) == -1 ||
	    count_of(c->texts[1], &n) == -1 || n < 0)
		return "";
	d = period_end(&d, n * months_each);
	return iso(c->arena, &d);
}

static const char *
end_of_months(const struct call *c)
{
	return end_of(c, 1);
}

static const char *
end_of_years(const struct call *c)
{
	return end_of(c, 12);
}

static const char *
earliest_issue(const struct call *c)
{
	struct date	 d;
	int		 n;

	if (day_of(c->texts[0], &d) == -1 ||
	    count_of(c->texts[1], &n) == -1 || n < 0)
		return "";
	d = period_earliest(&d, n);
	return iso(c->arena, &d);
}

static int
is_date(const struct call *c)
{
	struct date	 d;

	return day_of(c->texts[0], &d) == 0;
}

/* 1 if both are days and the first is at most LIMIT against the second. */
static int
days_compare(const struct call *c, int limit)
{
	struct date	 a, b;

	return day_of(c->texts[0], &a) == 0 && day_of(c->texts[1], &b) == 0 &&
	    date_compare(&a, &b) <= limit;
}

static int
date_le(const struct call *c)
{
	return days_compare(c, 0);
}

static int
date_lt(const struct call *c)
{
	return days_compare(c, -1);
}

static int
instants_compare(const struct call *c, int limit)
{
	struct instant	 a, b;

	return instant_parse(c->texts[0], &a) == 0 &&
	    instant_parse(c->texts[1], &b) == 0 &&
	    instant_compare(&a, &b) <= limit;
}

static int
instant_le(const struct call *c)
{
	return instants_compare(c, 0);
}

static int
instant_lt(const struct call *c)
{
	return instants_compare(c, -1);
}

/*
 * Numbers
 */

static const char *
integer(struct arena *arena, int64_t value)
{
	return arena_printf(arena, "%lld", (long long)value);
}

static const char *
won_of(const struct call *c)
{
	int64_t	 value;

	return won_parse(c->texts[0], &value) == 0 ?
	    integer(c->arena, value) : "";
}

static const char *
comma(const struct call *c)
{
	int64_t	 value;

	return decimal_integer(c->texts[0], &value) == 0 ?
	    won_comma(c->arena, value) : "";
}

static const char *
text_of_won(const struct call *c)
{
	int64_t	 value;

	return decimal_integer(c->texts[0], &value) == 0 ?
	    won_text(c->arena, value) : "";
}

static const char *
formal_won(const struct call *c)
{
	int64_t	 value;

	return decimal_integer(c->texts[0], &value) == 0 ?
	    won_formal(c->arena, value) : "";
}

static const char *
sum_of_arguments(const struct call *c)
{
	int64_t	 sum = 0, value;
	int	 i;

	for (i = 0; i < c->n; i++)
		if (decimal_integer(c->texts[i], &value) == -1 ||
		    __builtin_add_overflow(sum, value, &sum))
			return "";
	return integer(c->arena, sum);
}

/* 1 if the first two arguments are whole numbers. */
static int
two_integers(const struct call *c, int64_t *a, int64_t *b)
{
	return decimal_integer(c->texts[0], a) == 0 &&
	    decimal_integer(c->texts[1], b) == 0;
}

static const char *
difference(const struct call *c)
{
	int64_t	 a, b;

	if (!two_integers(c, &a, &b) || __builtin_sub_overflow(a, b, &a))
		return "";
	return integer(c->arena, a);
}

static const char *
product(const struct call *c)
{
	int64_t	 a, b;

	if (!two_integers(c, &a, &b) || __builtin_mul_overflow(a, b, &a))
		return "";
	return integer(c->arena, a);
}

/* The text of a node in the arena. */
static const char *
node_text(struct arena *arena, xmlNode *node)
{
	xmlChar		*text = xmlXPathCastNodeToString(node);
	const char	*copy;

	copy = arena_strdup(arena, text != NULL ? (const char *)text : "");
	xmlFree(text);
	return copy;
}

static const char *
sum_of_nodes(const struct call *c)
{
	const xmlXPathObject	*value = c->values[0];
	const xmlNodeSet	*set = value->nodesetval;
	int64_t			 sum = 0, one;
	int			 i;

	if (value->type != XPATH_NODESET)
		return decimal_integer(c->texts[0], &sum) == 0 ?
		    integer(c->arena, sum) : "";
	for (i = 0; set != NULL && i < set->nodeNr; i++) {
		const char	*text = node_text(c->arena, set->nodeTab[i]);

		if (text[strspn(text, " \t\r\n")] == '\0')
			continue;
		if (decimal_integer(text, &one) == -1 ||
		    __builtin_add_overflow(sum, one, &sum))
			return "";
	}
	return integer(c->arena, sum);
}

static const char *
percent(const struct call *c)
{
	char	 out[40];
	int64_t	 part, whole;
	int	 decimals;

	if (!two_integers(c, &part, &whole) ||
	    count_of(c->texts[2], &decimals) == -1 ||
	    ratio_percent(part, whole, decimals, out) == -1)
		return "";
	return arena_strdup(c->arena, out);
}

/* A number with a fraction, and perhaps a dash before it. */
static int
number_of(const char *text, struct decimal *d)
{
	char		 plain[DECIMAL_TEXT];
	const char	*s = plain;
	int		 negative;

	if (decimal_plain(text, plain) == -1)
		return -1;
	negative = *s == '-';
	s += negative;
	if (decimal_take(&s, d) == -1 || *s != '\0')
		return -1;
	if (negative)
		d->digits = -d->digits;
	return 0;
}

static int
is_number(const struct call *c)
{
	struct decimal	 d;

	return number_of(c->texts[0], &d) == 0;
}

/* -1, 0, 1, or 2 if one of them is no number. */
static int
compare_numbers(const struct call *c)
{
	struct decimal	 a, b;
	__int128	 left, right;

	if (number_of(c->texts[0], &a) == -1 ||
	    number_of(c->texts[1], &b) == -1)
		return 2;
	left = (__int128)a.digits * decimal_power(b.scale);
	right = (__int128)b.digits * decimal_power(a.scale);
	return left < right ? -1 : left > right;
}

static int
equal(const struct call *c)
{
	return compare_numbers(c) == 0;
}

static int
at_most(const struct call *c)
{
	return compare_numbers(c) <= 0;
}

static int
less(const struct call *c)
{
	return compare_numbers(c) < 0;
}

/* part, ratio, whole: -1, 0, 1, or 2 if one of them cannot be read. */
static int
compare_share(const struct call *c)
{
	struct ratio	 r;
	int64_t		 part, whole;

	if (decimal_integer(c->texts[0], &part) == -1 ||
	    ratio_parse(c->texts[1], &r) == -1 ||
	    decimal_integer(c->texts[2], &whole) == -1)
		return 2;
	return ratio_share(part, r, whole);
}

static int
share_at_most(const struct call *c)
{
	return compare_share(c) <= 0;
}

static int
share_at_least(const struct call *c)
{
	int	 order = compare_share(c);

	return order == 0 || order == 1;
}

/*
 * Names
 */

static int
brn_valid(const struct call *c)
{
	return number_brn(c->texts[0]) == NUMBER_VALID;
}

static int
crn_valid(const struct call *c)
{
	return number_crn(c->texts[0]) == NUMBER_VALID;
}

static const char *
brn(const struct call *c)
{
	return number_brn_format(c->arena, c->texts[0]);
}

static const char *
crn(const struct call *c)
{
	return number_crn_format(c->arena, c->texts[0]);
}

static const char *
folded(const struct call *c)
{
	return utf8_fold(c->arena, c->texts[0]);
}

static int
same(const struct call *c)
{
	return strcmp(utf8_fold(c->arena, c->texts[0]),
	    utf8_fold(c->arena, c->texts[1])) == 0;
}

static const char *
company(const struct call *c)
{
	return korean_company(c->arena, c->texts[0]);
}

static int
same_company(const struct call *c)
{
	const char	*a = korean_company(c->arena, c->texts[0]);
	const char	*b = korean_company(c->arena, c->texts[1]);

	return a[0] != '\0' && strcmp(a, b) == 0;
}

static const char *
masked(const struct call *c)
{
	return number_mask(c->arena, c->texts[0]);
}

/*
 * Text
 */

static const char *
with_particle(const struct call *c)
{
	return arena_printf(c->arena, "%s%s", c->texts[0],
	    korean_particle(c->texts[0], c->texts[1]));
}

static const char *
choose(const struct call *c)
{
	return c->texts[xmlXPathCastToBoolean(c->values[0]) ? 1 : 2];
}

static const char *
or_default(const struct call *c)
{
	return c->texts[c->texts[0][0] != '\0' ? 0 : 1];
}

/* The part of a LIST up to the next '|', in the arena; moves behind it. */
static char *
next_part(struct arena *arena, const char **list)
{
	size_t	 len = strcspn(*list, "|");
	char	*part = arena_strndup(arena, *list, len);

	*list += len;
	if (**list == '|')
		(*list)++;
	return part;
}

static const char *
mapped(const struct call *c)
{
	const char	*list = c->texts[1];

	while (*list != '\0') {
		char	*part = next_part(c->arena, &list);
		char	*value = strchr(part, '=');

		if (value == NULL)
			continue;
		*value = '\0';
		if (strcmp(part, c->texts[0]) == 0)
			return value + 1;
	}
	return "";
}

static int
contains_any(const struct call *c)
{
	const char	*text = utf8_fold(c->arena, c->texts[0]);
	const char	*list = c->texts[1];

	while (*list != '\0') {
		const char	*word = utf8_fold(c->arena,
		    next_part(c->arena, &list));

		if (word[0] != '\0' && strstr(text, word) != NULL)
			return 1;
	}
	return 0;
}

/* '*' any letters, '?' one; goes back only to the last '*'. */
static int
glob(const char *text, const char *pattern)
{
	const char	*star = NULL, *mark = NULL, *next;

	while (*text != '\0') {
		if (*pattern == '*') {
			star = ++pattern;
			mark = text;
		} else if (*pattern == '?') {
			utf8_next(&text);
			pattern++;
		} else if (*pattern == *text) {
			pattern++;
			text++;
		} else if (star != NULL) {
			next = mark;
			utf8_next(&next);
			text = mark = next;
			pattern = star;
		} else {
			return 0;
		}
	}
	while (*pattern == '*')
		pattern++;
	return *pattern == '\0';
}

static int
like(const struct call *c)
{
	return glob(utf8_fold(c->arena, c->texts[0]),
	    utf8_fold(c->arena, c->texts[1]));
}

static const char *
padded(const struct call *c)
{
	int64_t	 value;
	int	 width;

	if (decimal_integer(c->texts[0], &value) == -1 ||
	    count_of(c->texts[1], &width) == -1)
		return c->texts[0];
	if (width < 0 || width > PAD_MAX)
		width = 0;
	return arena_printf(c->arena, "%0*lld", width, (long long)value);
}

/*
 * Calling
 */

static const struct function {
	const char	*name;
	int		 least, most;
	const char	*(*text)(const struct call *);
	int		 (*test)(const struct call *);
} functions[] = {
#define TEXT(name, least, most, function) \
	{ name, least, most, function, NULL },
#define TEST(name, least, most, function) \
	{ name, least, most, NULL, function },
#include "base/xpath.in"
#undef TEXT
#undef TEST
};

static const struct function *
find(const xmlChar *name)
{
	size_t	 i;

	for (i = 0; i < sizeof(functions) / sizeof(functions[0]); i++)
		if (strcmp(functions[i].name, (const char *)name) == 0)
			return &functions[i];
	return NULL;
}

/*
 * A whole number must not come as 1.25e+09: XPath's numbers are doubles, and
 * their string is meant for people.
 */
static const char *
value_text(struct arena *arena, xmlXPathObject *value)
{
	xmlChar		*text;
	const char	*copy;

	if (xpath_k_is_whole(value))
		return integer(arena, (int64_t)value->floatval);
	text = xmlXPathCastToString(value);
	copy = arena_strdup(arena, text != NULL ? (const char *)text : "");
	xmlFree(text);
	return copy;
}

static void
free_values(struct call *c)
{
	int	 i;

	for (i = 0; i < c->n; i++)
		xmlXPathFreeObject(c->values[i]);
}

/* 0, or -1 with the evaluator's error set. */
static int
pop_values(xmlXPathParserContext *context, struct call *c, int n)
{
	size_t	 bytes = 0;
	int	 i;

	for (i = n - 1; i >= 0; i--) {
		if ((c->values[i] = valuePop(context)) == NULL) {
			for (i++; i < n; i++)
				xmlXPathFreeObject(c->values[i]);
			xmlXPathSetError(context, XPATH_STACK_ERROR);
			return -1;
		}
	}
	for (i = 0; i < n; i++) {
		c->texts[i] = value_text(c->arena, c->values[i]);
		bytes += strlen(c->texts[i]);
	}
	c->n = n;
	if (xpath_core_spend(context, bytes) == 0)
		return 0;
	free_values(c);
	return -1;
}

static void
run(xmlXPathParserContext *context, int n)
{
	const struct function	*f = find(context->context->function);
	struct xpath_core	*core = context->context->funcLookupData;
	struct call		 c = { .arena = core->arena };

	if (f == NULL || n < f->least || n > f->most) {
		xmlXPathSetArityError(context);
		return;
	}
	if (pop_values(context, &c, n) == -1)
		return;
	if (f->test != NULL)
		valuePush(context, xmlXPathNewBoolean(f->test(&c)));
	else
		valuePush(context, xmlXPathNewCString(f->text(&c)));
	free_values(&c);
	arena_reset(c.arena);
}

static xmlXPathFunction
look_up(void *data, const xmlChar *name, const xmlChar *uri)
{
	(void)data;
	if (uri == NULL)
		return xpath_core_function(name);
	if (strcmp((const char *)uri, XPATH_K_NAMESPACE) != 0)
		return NULL;
	return find(name) != NULL ? run : NULL;
}

const struct xpath_k_function *
xpath_k_find(const char *name)
{
	const struct function	*f = find((const xmlChar *)name);

	/* A sum is of all nodes and not of the first one's text. */
	if (f == NULL || f->text == NULL || f->least > 1 ||
	    f->text == sum_of_nodes)
		return NULL;
	return (const struct xpath_k_function *)f;
}

const char *
xpath_k_text(const struct xpath_k_function *function, struct arena *arena,
    const char *text)
{
	const struct function	*f = (const struct function *)function;
	struct call		*c = arena_alloc(arena, sizeof(*c));

	c->arena = arena;
	c->texts[0] = text;
	c->n = 1;
	return f->text(c);
}

void
xpath_k_register(xmlXPathContext *context)
{
	struct xpath_core	*core = mem_alloc(sizeof(*core));

	*core = (struct xpath_core){ .arena = arena_new() };
	xmlXPathRegisterFuncLookup(context, look_up, core);
}

void
xpath_k_release(xmlXPathContext *context)
{
	struct xpath_core	*core = context->funcLookupData;

	arena_free(core->arena);
	free(core);
	context->funcLookupData = NULL;
}
