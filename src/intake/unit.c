#include "intake/unit.h"

#include <string.h>

enum { FAR = 16 };	/* bytes between 단위 and its unit */

/* Longest first where one begins another. */
static const struct unit units[] = {
	{ 1000000000000, "조원" },
	{ 100000000000, "천억원" },
	{ 10000000000, "백억원" },
	{ 100000000, "억원" },
	{ 10000000, "천만원" },
	{ 1000000, "백만원" },
	{ 10000, "만원" },
	{ 1000, "천원" },
	{ 1, "원" },
	{ 1, "krw" },
	{ 0, "천달러" }, { 0, "백만달러" }, { 0, "달러" },
	{ 0, "천usd" }, { 0, "usd" }, { 0, "천불" }, { 0, "백만불" },
	{ 0, "엔" }, { 0, "유로" }, { 0, "위안" },
};

/* The unit that begins KEY and is followed by one of the marks BEHIND. */
static const struct unit *
begins(const char *key, const char *behind)
{
	size_t	 i, len;

	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		len = strlen(units[i].name);
		if (strncmp(key, units[i].name, len) == 0 &&
		    (key[len] == '\0' || strchr(behind, key[len]) != NULL))
			return &units[i];
	}
	return NULL;
}

/* "단위:명,천원": any of the units named behind 단위 that is money. */
static const struct unit *
behind_word(const char *key)
{
	const char		*word = strstr(key, "단위"), *at, *end;
	const struct unit	*u;

	for (; word != NULL; word = strstr(word + 1, "단위")) {
		at = word + strlen("단위");
		end = at + strcspn(at, ")]");
		if (end - at > FAR)
			end = at + FAR;
		for (; at < end; at += strcspn(at, ",:/·") + 1) {
			at += strspn(at, ",:/·");
			if ((u = begins(at, ")],/%[(")) != NULL)
				return u;
			if (at + strcspn(at, ",:/·") >= end)
				break;
		}
	}
	return NULL;
}

/* "금액(천원)", "[백만원]". */
static const struct unit *
in_bracket(const char *key)
{
	const struct unit	*u;

	for (; (key = strpbrk(key, "([")) != NULL; key++)
		if ((u = begins(key + 1, ")],")) != NULL)
			return u;
	return NULL;
}

int
unit_in(const char *key, struct unit *unit)
{
	const struct unit	*u = behind_word(key);

	if (u == NULL && (u = in_bracket(key)) == NULL)
		return -1;
	*unit = *u;
	return 0;
}

void
unit_at(const struct sheet *s, int line, int lines, struct unit *unit)
{
	int			 i;
	const struct unit	*u;

	for (i = line; i >= 0 && i >= line - lines &&
	    s->lines[i].leaf == s->lines[line].leaf; i--)
		if ((u = behind_word(s->lines[i].folded.key)) != NULL) {
			*unit = *u;
			return;
		}
	*unit = (struct unit){ 1, "원" };
}

int
unit_apply(const struct unit *unit, int64_t *sum)
{
	return unit->won == 0 ||
	    __builtin_mul_overflow(*sum, unit->won, sum) ? -1 : 0;
}
