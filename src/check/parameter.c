#include "check/parameter.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/period.h"
#include "base/ratio.h"
#include "base/won.h"
#include "check/names.h"

/* What notices write where there is no value. */
#define NON_VALUES "미정 상시 - inherit"

int64_t
parameter_count(const char *text)
{
	size_t	 n = strlen(text);

	if (n == 0 || n > 9 || strspn(text, "0123456789") != n)
		return -1;
	return strtol(text, NULL, 10);
}

static const char *
won(struct arena *arena, const char *text, const char *choices)
{
	int64_t	 value;

	(void)choices;
	if (won_parse(text, &value) == -1)
		return NULL;
	return arena_printf(arena, "%lld", (long long)value);
}

static const char *
ratio(struct arena *arena, const char *text, const char *choices)
{
	struct ratio	 value;

	(void)choices;
	if (ratio_parse(text, &value) == -1)
		return NULL;
	return arena_printf(arena, "%lld/%lld", (long long)value.num,
	    (long long)value.den);
}

static const char *
count(struct arena *arena, const char *text, const char *choices)
{
	(void)choices;
	if (parameter_count(text) == -1)
		return NULL;
	return arena_strdup(arena, text);
}

static const char *
month_window(struct arena *arena, const char *text, const char *choices)
{
	struct period_cell	 cell;

	(void)choices;
	if (period_cell_parse(text, &cell) == -1)
		return NULL;
	return arena_strdup(arena, text);
}

static const char *
day(struct arena *arena, const char *text, const char *choices)
{
	struct date	 date;
	char		 out[11];

	(void)choices;
	if (date_parse(text, &date) == -1)
		return NULL;
	date_format(&date, out);
	return arena_strdup(arena, out);
}

static const char *
choice(struct arena *arena, const char *text, const char *choices)
{
	if (choices == NULL || !names_among(choices, text))
		return NULL;
	return arena_strdup(arena, text);
}

static const char *
any_text(struct arena *arena, const char *text, const char *choices)
{
	(void)choices;
	return text[0] != '\0' ? arena_strdup(arena, text) : NULL;
}

static const struct {
	const char	*type;
	const char	*(*value)(struct arena *, const char *text,
			    const char *choices);
} types[] = {
	{ "won", won },
	{ "ratio", ratio },
	{ "months", count },
	{ "month-window", month_window },
	{ "level", choice },	/* of the programme's scale */
	{ "count", count },
	{ "day", day },
	{ "choice", choice },
	{ "text", any_text },
};
enum { TYPES = sizeof(types) / sizeof(types[0]) };

int
parameter_is_type(const char *type)
{
	size_t	 i;

	for (i = 0; i < TYPES; i++)
		if (strcmp(types[i].type, type) == 0)
			return 1;
	return 0;
}

const char *
parameter_value(struct arena *arena, const char *type, const char *text,
    const char *choices)
{
	size_t	 i;

	if (names_among(NON_VALUES, text))
		return "";
	for (i = 0; i < TYPES; i++)
		if (strcmp(types[i].type, type) == 0)
			return types[i].value(arena, text, choices);
	return NULL;
}
