#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/arena.h"
#include "base/mem.h"

enum {
	HANGUL_FIRST	= 0xAC00,	/* composed syllables */
	HANGUL_LAST	= 0xD7A3,
	HANJA_FIRST	= 0x4E00,
	HANJA_LAST	= 0x9FFF,
	COMBINING_FIRST	= 0x0300	/* below it everything is NFC */
};

/*
 * Length of the sequence at S of which N bytes may be looked at, its code
 * point in *CP; 0 if it is broken, overlong or a surrogate.
 */
static size_t
decode(const unsigned char *s, size_t n, uint32_t *cp)
{
	static const uint32_t	 smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t			 i, len;

	if (s[0] < 0x80) {
		*cp = s[0];
		return 1;
	}
	len = s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 :
	    s[0] < 0xF5 ? 4 : 0;
	if (len == 0 || len > n)
		return 0;
	*cp = s[0] & (0xFFu >> (len + 1));
	for (i = 1; i < len; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return 0;
		*cp = *cp << 6 | (s[i] & 0x3Fu);
	}
	if (*cp < smallest[len] || *cp > 0x10FFFF ||
	    (*cp >= 0xD800 && *cp <= 0xDFFF))
		return 0;
	return len;
}

uint32_t
utf8_next(const char **s)
{
	uint32_t	 cp;
	size_t		 len;

	if (**s == '\0')
		return 0;
	/* A NUL is no continuation byte, so four bytes are never overrun. */
	len = decode((const unsigned char *)*s, 4, &cp);
	if (len == 0) {
		(*s)++;
		return UTF8_REPLACEMENT;
	}
	*s += len;
	return cp;
}

int
utf8_digit(const char **s)
{
	const char	*next = *s;
	uint32_t	 cp = utf8_next(&next);

	if (cp >= 0xFF10 && cp <= 0xFF19)
		cp -= 0xFF10 - '0';
	if (cp < '0' || cp > '9')
		return -1;
	*s = next;
	return (int)cp - '0';
}

size_t
utf8_put(char out[4], uint32_t cp)
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = UTF8_REPLACEMENT;
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

int
utf8_valid(const char *s, size_t n)
{
	uint32_t	 cp;
	size_t		 len;

	for (; n > 0; s += len, n -= len)
		if ((len = decode((const unsigned char *)s, n, &cp)) == 0)
			return 0;
	return 1;
}

int
utf8_has_long(const char *s, size_t n)
{
	size_t	 i;

	for (i = 0; i < n; i++)
		if ((unsigned char)s[i] >= 0xE0)
			return 1;
	return 0;
}

size_t
utf8_count(const char *s)
{
	size_t	 n = 0;

	while (utf8_next(&s) != 0)
		n++;
	return n;
}

static int
is_xml_char(uint32_t cp)
{
	if (cp < 0x20)
		return cp == '\t' || cp == '\n' || cp == '\r';
	return cp != 0xFFFE && cp != 0xFFFF;
}

/* At most three times as long: each broken byte becomes U+FFFD. */
char *
utf8_clean(const char *s)
{
	char		*out, *put;
	uint32_t	 cp;

	put = out = mem_array(strlen(s) + 1, 3);
	while ((cp = utf8_next(&s)) != 0)
		put += utf8_put(put, is_xml_char(cp) ? cp : UTF8_REPLACEMENT);
	*put = '\0';
	return out;
}

static int
is_stable(uint32_t cp)
{
	return (cp >= HANGUL_FIRST && cp <= HANGUL_LAST) ||
	    (cp >= HANJA_FIRST && cp <= HANJA_LAST);
}

/* 1 if S is valid and nothing in it could compose: the usual case. */
static int
is_composed(const char *s)
{
	uint32_t	 cp;

	while ((cp = utf8_next(&s)) != 0)
		if (cp >= COMBINING_FIRST && !is_stable(cp))
			return 0;
	return 1;
}

/* utf8proc over cleaned text; for free(3). */
static char *
map(const char *s, utf8proc_option_t options)
{
	utf8proc_uint8_t	*out = NULL;
	char			*clean = utf8_clean(s);
	utf8proc_ssize_t	 n;

	n = utf8proc_map((const utf8proc_uint8_t *)clean, 0, &out,
	    options | UTF8PROC_NULLTERM | UTF8PROC_STABLE);
	if (n < 0) {
		if (n == UTF8PROC_ERROR_NOMEM)
			mem_exhausted();
		return clean;
	}
	free(clean);
	return (char *)out;
}

char *
utf8_nfc(struct arena *arena, const char *s)
{
	char	*composed, *copy;

	if (is_composed(s))
		return arena_strdup(arena, s);
	composed = map(s, UTF8PROC_COMPOSE);
	copy = arena_strdup(arena, composed);
	free(composed);
	return copy;
}

char *
utf8_casefold(struct arena *arena, const char *s)
{
	char	*folded = map(s, UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
	char	*copy = arena_strdup(arena, folded);

	free(folded);
	return copy;
}

/*
 * What one form stands for in the comparison key, sorted; 0 removes it. The
 * first table is applied before NFKC, for what NFKC would take apart.
 */
struct fold {
	uint32_t	 first, last;
	uint32_t	 to;
};

static const struct fold early[] = {
	{ 0x00A8, 0x00A8, 0 },		/* diaeresis alone: blank + mark */
	{ 0x00B4, 0x00B4, '\'' },
	{ 0x02DC, 0x02DC, '~' },
	{ 0x2033, 0x2033, '"' },
};

static const struct fold late[] = {
	{ 0x0001, 0x0020, 0 },		/* controls and blanks */
	{ 0x0060, 0x0060, '\'' },
	{ 0x007F, 0x00A0, 0 },
	{ 0x00AB, 0x00AB, '"' },
	{ 0x00AD, 0x00AD, 0 },		/* soft hyphen */
	{ 0x00B7, 0x00B7, 0x00B7 },	/* middle dot: the one form */
	{ 0x00BB, 0x00BB, '"' },
	{ 0x0387, 0x0387, 0x00B7 },
	{ 0x115F, 0x1160, 0 },		/* Hangul fillers */
	{ 0x119E, 0x119E, 0x00B7 },	/* U+318D after NFKC */
	{ 0x1680, 0x1680, 0 },
	{ 0x180E, 0x180E, 0 },
	{ 0x2000, 0x200F, 0 },
	{ 0x2010, 0x2015, '-' },
	{ 0x2018, 0x201B, '\'' },
	{ 0x201C, 0x201F, '"' },
	{ 0x2022, 0x2022, 0x00B7 },
	{ 0x2027, 0x2027, 0x00B7 },
	{ 0x2028, 0x202F, 0 },
	{ 0x2032, 0x2032, '\'' },
	{ 0x2043, 0x2043, '-' },
	{ 0x205F, 0x206F, 0 },
	{ 0x2212, 0x2212, '-' },
	{ 0x2219, 0x2219, 0x00B7 },
	{ 0x223C, 0x223C, '~' },
	{ 0x22C5, 0x22C5, 0x00B7 },
	{ 0x2500, 0x2501, '-' },
	{ 0x301C, 0x301C, '~' },
	{ 0x301D, 0x301F, '"' },
	{ 0x3030, 0x3030, '~' },
	{ 0x30FB, 0x30FB, 0x00B7 },
	{ 0xFEFF, 0xFEFF, 0 },
};

static uint32_t
fold(uint32_t cp, const struct fold *table, size_t n)
{
	size_t	 low = 0, middle;

	while (low < n) {
		middle = low + (n - low) / 2;
		if (cp < table[middle].first)
			n = middle;
		else if (cp > table[middle].last)
			low = middle + 1;
		else
			return table[middle].to;
	}
	return cp;
}

/* In place: no form folds to a longer one. */
static void
fold_all(char *s, const struct fold *table, size_t n)
{
	const char	*from = s;
	uint32_t	 cp;

	while ((cp = utf8_next(&from)) != 0)
		if ((cp = fold(cp, table, n)) != 0)
			s += utf8_put(s, cp);
	*s = '\0';
}

/* Syllables and ASCII need no tables: most of what is ever folded. */
static int
fold_simple(char *out, const char *s)
{
	uint32_t	 cp;

	while ((cp = utf8_next(&s)) != 0) {
		if (cp >= 0x7F && !is_stable(cp))
			return -1;
		if (cp <= ' ')
			continue;
		if (cp >= 'A' && cp <= 'Z')
			cp += 'a' - 'A';
		out += utf8_put(out, cp == '`' ? '\'' : cp);
	}
	*out = '\0';
	return 0;
}

char *
utf8_fold(struct arena *arena, const char *s)
{
	char	*out = arena_alloc(arena, strlen(s) + 1);
	char	*clean, *mapped;

	if (fold_simple(out, s) == 0)
		return out;
	clean = utf8_clean(s);
	fold_all(clean, early, sizeof(early) / sizeof(early[0]));
	mapped = map(clean, UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
	    UTF8PROC_CASEFOLD);
	free(clean);
	fold_all(mapped, late, sizeof(late) / sizeof(late[0]));
	/* A mark may now stand behind a letter that it belongs to. */
	out = utf8_nfc(arena, mapped);
	free(mapped);
	return out;
}

/* What a terminal obeys or hides behind, instead of showing it. */
static int
is_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp <= 0x9F) || cp == 0x061C ||
	    cp == 0x200E || cp == 0x200F || (cp >= 0x2028 && cp <= 0x202E) ||
	    (cp >= 0x2066 && cp <= 0x2069);
}

char *
utf8_line(struct arena *arena, const char *s)
{
	/* One broken byte becomes three. */
	char		*out = arena_alloc(arena, 3 * strlen(s) + 1);
	size_t		 n = 0;
	uint32_t	 cp;

	while ((cp = utf8_next(&s)) != 0) {
		if (cp == '\t' || cp == '\n' || cp == '\r')
			cp = ' ';
		n += utf8_put(out + n, is_control(cp) ? UTF8_REPLACEMENT : cp);
	}
	return out;
}

size_t
utf8_width(const char *s)
{
	uint32_t	 cp;
	size_t		 n = 0;

	while ((cp = utf8_next(&s)) != 0)
		n += (size_t)utf8proc_charwidth((utf8proc_int32_t)cp);
	return n;
}
