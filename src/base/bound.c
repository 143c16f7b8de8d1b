#include "base/bound.h"

#include <stddef.h>
#include <string.h>

struct word {
	const char	*text;
	enum bound	 bound;
};

/* A longer word before one it ends with: 내외 before 내. */
static const struct word suffixes[] = {
	{ "이내",	BOUND_AT_MOST },
	{ "이하",	BOUND_AT_MOST },
	{ "까지",	BOUND_AT_MOST },
	{ "한도",	BOUND_AT_MOST },
	{ "내외",	BOUND_ABOUT },
	{ "안팎",	BOUND_ABOUT },
	{ "정도",	BOUND_ABOUT },
	{ "이상",	BOUND_AT_LEAST },
	{ "미만",	BOUND_BELOW },
	{ "초과",	BOUND_ABOVE },
	{ "내",		BOUND_AT_MOST },
};

static const struct word prefixes[] = {
	{ "최대",	BOUND_AT_MOST },
	{ "최고",	BOUND_AT_MOST },
	{ "최소",	BOUND_AT_LEAST },
	{ "약",		BOUND_ABOUT },
};

/* How a cell without a number begins. */
static const struct word empties[] = {
	{ "미정",	BOUND_UNDETERMINED },
	{ "추후",	BOUND_UNDETERMINED },
	{ "별도공지",	BOUND_UNDETERMINED },
	{ "별도안내",	BOUND_UNDETERMINED },
	{ "해당없음",	BOUND_NONE },
	{ "OO",		BOUND_UNKNOWN },
	{ "oo",		BOUND_UNKNOWN },
	{ "○",		BOUND_UNKNOWN },
	{ "〇",		BOUND_UNKNOWN },
	{ "◯",		BOUND_UNKNOWN },
};

/* WORD, or (WORD), at the end of TEXT cut off. */
static int
cut_suffix(char *text, const char *word)
{
	size_t	 len = strlen(text), n = strlen(word);

	if (len > n + 1 && text[len - 1] == ')' && text[len - n - 2] == '(' &&
	    strncmp(text + len - n - 1, word, n) == 0) {
		text[len - n - 2] = '\0';
		return 1;
	}
	if (len < n || strcmp(text + len - n, word) != 0)
		return 0;
	text[len - n] = '\0';
	return 1;
}

static enum bound
empty_cell(const char *text)
{
	size_t	 i;

	if (text[0] == '\0')
		return BOUND_INHERIT;
	if (text[strspn(text, "-")] == '\0')
		return BOUND_NONE;
	for (i = 0; i < sizeof(empties) / sizeof(empties[0]); i++)
		if (strncmp(text, empties[i].text,
		    strlen(empties[i].text)) == 0)
			return empties[i].bound;
	return BOUND_EXACT;
}

enum bound
bound_take(char *text)
{
	enum bound	 bound = empty_cell(text);
	size_t		 i, n;

	if (bound != BOUND_EXACT) {
		text[0] = '\0';
		return bound;
	}
	for (i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		n = strlen(prefixes[i].text);
		if (strncmp(text, prefixes[i].text, n) != 0)
			continue;
		memmove(text, text + n, strlen(text + n) + 1);
		bound = prefixes[i].bound;
		break;
	}
	for (i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		if (cut_suffix(text, suffixes[i].text))
			return suffixes[i].bound;
	return bound;
}
