#include "press/marks.h"

#include "base/arena.h"
#include "base/utf8.h"

enum { SERIES = 14 };	/* 가 … 하, 거 … 허, 고 … */

/* Jamo numbers of Unicode: initials ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ, then vowels. */
static const int	 initials[SERIES] = { 0, 2, 3, 5, 6, 7, 9, 11, 12, 14,
			    15, 16, 17, 18 };
static const int	 vowels[] = { 0, 4, 8, 13, 18, 20 };	/* ㅏㅓㅗㅜㅡㅣ */

enum { VOWELS = sizeof(vowels) / sizeof(vowels[0]) };

static const struct {
	int		 syllable;	/* else a number */
	const char	*before, *after;
} forms[MARKS_LEVELS] = {
	{ 0, "", "." }, { 1, "", "." }, { 0, "", ")" }, { 1, "", ")" },
	{ 0, "(", ")" }, { 1, "(", ")" }, { 0, "", "" }, { 1, "", "" }
};

static uint32_t
syllable(int n)
{
	int	 series = (n - 1) / SERIES % VOWELS;

	return 0xAC00 + (uint32_t)(initials[(n - 1) % SERIES] * 21 +
	    vowels[series]) * 28;
}

/* ① … ㊿ and ㉮ … ㉻; 0 where Unicode has none. */
static uint32_t
circled(int is_syllable, int n)
{
	if (is_syllable)
		return n <= SERIES ? 0x326E + (uint32_t)n - 1 : 0;
	if (n <= 20)
		return 0x2460 + (uint32_t)n - 1;
	if (n <= 35)
		return 0x3251 + (uint32_t)n - 21;
	return n <= 50 ? 0x32B1 + (uint32_t)n - 36 : 0;
}

static char *
between(struct arena *arena, const char *before, int is_syllable, int n,
    const char *after)
{
	char	 text[8] = "";

	if (!is_syllable)
		return arena_printf(arena, "%s%d%s", before, n, after);
	utf8_put(text, syllable(n));
	return arena_printf(arena, "%s%s%s", before, text, after);
}

char *
marks_uncircled(struct arena *arena, int level, int n)
{
	return between(arena, "(", forms[level - 1].syllable, n, ")");
}

char *
marks_text(struct arena *arena, int level, int n)
{
	const int	 is_syllable = forms[level - 1].syllable;
	uint32_t	 cp;
	char		 text[8] = "";

	if (level < MARKS_CIRCLED)
		return between(arena, forms[level - 1].before, is_syllable, n,
		    forms[level - 1].after);
	cp = circled(is_syllable, n);
	if (cp == 0)
		return marks_uncircled(arena, level, n);
	utf8_put(text, cp);
	return arena_strdup(arena, text);
}

int
marks_are_letters(int level)
{
	return forms[level - 1].syllable;
}
