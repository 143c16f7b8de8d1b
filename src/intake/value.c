#include "intake/value.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/number.h"
#include "base/utf8.h"
#include "base/won.h"

enum { NUMBER_TEXT = 40, OPTION_REACH = 2 };

static int
is_blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r' ||
	    cp == 0xA0 || cp == 0x3000 || (cp >= 0x2000 && cp <= 0x200B) ||
	    cp == 0x202F || cp == 0xFEFF;
}

/* Blanks and what parts a label from its value. */
static const char *
skip_marks(const char *s)
{
	const char	*next = s;
	uint32_t	 cp;

	while (is_blank(cp = utf8_next(&next)) || cp == ':' || cp == 0xFF1A ||
	    cp == '|')
		s = next;
	return s;
}

/* Cuts S where a column ends: at a run of FOLDED_GAP blanks or a line. */
static void
cut_column(char *s)
{
	char	*end = s + strlen(s), *gap = s;
	int	 blanks = 0;

	while (s < end) {
		const char	*next = s;
		uint32_t	 cp = utf8_next(&next);

		if (!is_blank(cp))
			blanks = 0;
		else if (blanks++ == 0)
			gap = s;
		if (blanks == FOLDED_GAP || cp == '\n' || cp == '|') {
			*(blanks > 0 ? gap : s) = '\0';
			return;
		}
		s += next - s;
	}
}

/* Every word is a single letter, and there are two or more. */
static int
letters_apart(const char *s)
{
	int	 words = 0, letters = 0;

	while (*s != '\0') {
		const char	*next = s;
		uint32_t	 cp = utf8_next(&next);

		if (is_blank(cp)) {
			letters = 0;
		} else {
			if (letters++ > 0)
				return 0;
			words++;
		}
		s = next;
	}
	return words > 1;
}

char *
value_tidy(struct arena *arena, const char *s, size_t n)
{
	char		*text = arena_strndup(arena, s, n);
	char		*out = arena_alloc(arena, n + 1), *put = out;
	int		 join = letters_apart(text), blank = 0;
	const char	*from = text, *next;

	for (; *from != '\0'; from = next) {
		next = from;
		if (is_blank(utf8_next(&next))) {
			blank = put > out && !join;
			continue;
		}
		if (blank)
			*put++ = ' ';
		blank = 0;
		memcpy(put, from, (size_t)(next - from));
		put += next - from;
	}
	return out;
}

int
value_blank_date(const char *key)
{
	const char	*s = key;

	s += strspn(s, "0123456789'");
	if (s - key > 4 || strncmp(s, "년월일", strlen("년월일")) != 0)
		return 0;
	return s[strlen("년월일")] == '\0';
}

static char *
iso(struct arena *arena, const struct date *d)
{
	char	 text[11];

	date_format(d, text);
	return arena_strdup(arena, text);
}

/* 1 if what stands behind a day makes it the first of a period. */
static int
begins_period(const char *s)
{
	uint32_t	 cp;

	s += strspn(s, " .");
	if (strncmp(s, "부터", strlen("부터")) == 0)
		return 1;
	cp = utf8_next(&s);
	return cp == '~' || cp == 0x223C || cp == 0xFF5E || cp == 0x301C;
}

/*
 * 26.02.05.: papers of this country write the year first. Only as a value of
 * its own: two digits thrice, the same mark between them, nothing behind.
 */
static int
short_date(const char *s, struct date *d, const char **end)
{
	int	*const parts[] = { &d->year, &d->month, &d->day };
	int	 i;

	for (i = 0; i < 3; i++) {
		if (strspn(s, "0123456789") != 2)
			return -1;
		*parts[i] = (s[0] - '0') * 10 + s[1] - '0';
		if (i < 2 && (s[2] == '\0' || strchr(".-/", s[2]) == NULL ||
		    (i == 1 && s[2] != s[-1])))
			return -1;
		*end = s + 2;
		s += i < 2 ? 3 : 2;
	}
	d->year += 2000;
	return date_valid(d) && s[strspn(s, ". \n")] == '\0' ? 0 : -1;
}

static int
read_date(struct arena *arena, char *s, struct value *v)
{
	struct date	 d;
	const char	*end, *start = date_find(s, &d, &end);

	if (start == NULL && short_date(s, &d, &end) == 0)
		start = s;
	if (start != s || begins_period(end))
		return -1;
	v->value = iso(arena, &d);
	v->raw = arena_strndup(arena, s, (size_t)(end - s));
	return 0;
}

/* 2024년, 2024년 귀속분, 2024 사업연도: a calendar year. */
static int
read_year(struct arena *arena, const char *s, struct value *v)
{
	static const char *const behind[] = { "년귀속", "귀속", "년도", "년",
	    "사업연도", "회계연도" };
	const char	*key = utf8_fold(arena, s);
	size_t		 i;

	if (strspn(key, "0123456789") != 4 ||
	    (strncmp(key, "19", 2) != 0 && strncmp(key, "20", 2) != 0))
		return -1;
	for (i = 0; i < sizeof(behind) / sizeof(behind[0]); i++)
		if (strncmp(key + 4, behind[i], strlen(behind[i])) == 0)
			break;
	if (i == sizeof(behind) / sizeof(behind[0]))
		return -1;
	v->value = arena_printf(arena, "%.4s-01-01", key);
	v->until = arena_printf(arena, "%.4s-12-31", key);
	v->raw = value_tidy(arena, s, strcspn(s, "\n"));
	return 0;
}

/* Two days, or "2026년 3월 5일까지". */
static int
read_dates(struct arena *arena, char *s, struct value *v)
{
	struct date	 first, last;
	const char	*end, *next, *second;

	if (date_find(s, &first, &end) != s)
		return read_year(arena, s, v);
	second = date_find(end, &last, &next);
	next = skip_marks(end);
	if (second != NULL && second - end <= NUMBER_TEXT) {
		v->value = iso(arena, &first);
		v->until = iso(arena, &last);
		date_find(end, &last, &end);
	} else if (strncmp(next, "까지", strlen("까지")) == 0) {
		v->value = "";
		v->until = iso(arena, &first);
	} else {
		return -1;
	}
	v->raw = arena_strndup(arena, s, (size_t)(end - s));
	return 0;
}

/* The digits, dashes and single blanks that begin S. */
static void
cut_number(char *s)
{
	const char	*next = s;

	for (;;) {
		char		*here = s + (next - s);
		uint32_t	 cp = utf8_next(&next);

		if ((cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19))
			continue;
		if (cp == '-' || cp == ' ' || (cp >= 0x2010 && cp <= 0x2015) ||
		    cp == 0x2212 || cp == 0xFF0D)
			continue;
		*here = '\0';
		return;
	}
}

static int
read_number(struct arena *arena, enum value_type type, char *s,
    struct value *v)
{
	size_t	 len;

	/* A value that is crossed out or goes on is no number of a company. */
	cut_number(s);
	if (type == VALUE_CRN && number_resident_find(s, &len) != NULL)
		return -1;
	v->value = type == VALUE_BRN ? number_brn_format(arena, s) :
	    number_crn_format(arena, s);
	v->raw = value_tidy(arena, s, strlen(s));
	return v->value[0] != '\0' ? 0 : -1;
}

/* An amount up to the end of its column, or to 원. */
static int
read_won(struct arena *arena, char *s, struct value *v)
{
	int64_t	 won;
	char	*end;

	cut_column(s);
	if (won_statement_parse(s, &won) == -1 && won_parse(s, &won) == -1) {
		if ((end = strstr(s, "원")) == NULL)
			return -1;
		end[strlen("원")] = '\0';
		if (won_parse(s, &won) == -1)
			return -1;
	}
	v->value = arena_printf(arena, "%lld", (long long)won);
	v->raw = value_tidy(arena, s, strlen(s));
	return 0;
}

static int
read_count(struct arena *arena, char *s, struct value *v)
{
	size_t	 n = strspn(s, "0123456789,"), i;
	char	*out = arena_alloc(arena, n + 1), *put = out;

	for (i = 0; i < n; i++)
		if (s[i] != ',')
			*put++ = s[i];
	if (put == out || put - out > 9)
		return -1;
	v->value = out;
	v->raw = arena_strndup(arena, s, n);
	return 0;
}

static int
read_option(struct arena *arena, const struct option *o, char *s,
    struct value *v)
{
	struct folded	 f;
	struct match	 m;

	cut_column(s);
	folded_of(arena, s, &f);
	for (; o != NULL; o = o->next)
		if (folded_find(&f, &o->words, 0, FOLDED_WORD, &m) == 0 &&
		    m.from <= OPTION_REACH)
			break;
	if (o == NULL)
		return -1;
	v->value = o->value;
	v->raw = value_tidy(arena, s, strlen(s));
	return 0;
}

static int
has_letter(const char *s)
{
	uint32_t	 cp;

	while ((cp = utf8_next(&s)) != 0)
		if (folded_letter(cp))
			return 1;
	return 0;
}

/* Names. */

/* Cuts a place for a seal or signature: 김하늘 (인). */
static void
cut_seal(char *s)
{
	static const char *const seals[] = { "(인)", "( 인 )", "(직인)",
	    "(서명", "（인）", "[인]", "(날인", "㊞" };
	char	*found;
	size_t	 i;

	for (i = 0; i < sizeof(seals) / sizeof(seals[0]); i++)
		if ((found = strstr(s, seals[i])) != NULL && found > s)
			*found = '\0';
}

/* Bytes of a name of two to five syllables at S; 0 if it is none. */
static size_t
name_length(const char *s)
{
	const char	*next = s, *end = s;
	uint32_t	 cp;
	int		 n = 0;

	while ((cp = utf8_next(&next)) >= 0xAC00 && cp <= 0xD7A3) {
		end = next;
		n++;
	}
	return n >= 2 && n <= 5 && !folded_letter(cp) ?
	    (size_t)(end - s) : 0;
}

/* What may follow a name without being part of a sentence. */
static int
may_follow_name(const char *s)
{
	static const char *const words[] = { "(", "외 ", "대표", "사장",
	    "귀하" };
	size_t			 i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strncmp(s, words[i], strlen(words[i])) == 0)
			return 1;
	return *s == '\0';
}

/* One name, or several with commas; the words behind them are left out. */
static int
read_person(struct arena *arena, char *s, struct value *v)
{
	char	*text, *at;
	size_t	 len;

	cut_column(s);
	v->raw = value_tidy(arena, s, strlen(s));
	cut_seal(s);
	v->value = text = at = value_tidy(arena, s, strlen(s));
	if ((*at >= 'A' && *at <= 'Z') || (*at >= 'a' && *at <= 'z'))
		return 0;
	for (;;) {
		if ((len = name_length(at)) == 0)
			return -1;
		at += len;
		if (*at != ',')
			break;
		at += 1 + strspn(at + 1, " ");
	}
	if (!may_follow_name(at + strspn(at, " ")))
		return -1;
	*at = '\0';
	return text[0] != '\0' ? 0 : -1;
}

/* Marks begin no name but "(주)"; a sentence is none. */
static int
read_company(struct arena *arena, char *s, struct value *v)
{
	const char	*next;
	uint32_t	 first;

	cut_column(s);
	v->raw = value_tidy(arena, s, strlen(s));
	cut_seal(s);
	v->value = next = value_tidy(arena, s, strlen(s));
	first = utf8_next(&next);
	if (!folded_letter(first) && first != '(' && first != 0xFF08 &&
	    first != 0x321C && (first < '0' || first > '9'))
		return -1;
	if (!has_letter(v->value) || strstr(v->value, "니다") != NULL ||
	    strcmp(v->value, "해당없음") == 0 ||
	    strcmp(v->value, "없음") == 0)
		return -1;
	return 0;
}

static int
read_text(struct arena *arena, char *s, struct value *v)
{
	cut_column(s);
	v->raw = v->value = value_tidy(arena, s, strlen(s));
	return v->raw[0] != '\0' ? 0 : -1;
}

int
value_read(struct arena *arena, enum value_type type,
    const struct option *options, const char *s, size_t n, struct value *v)
{
	char	*text;

	memset(v, 0, sizeof(*v));
	text = arena_strndup(arena, s, n < VALUE_MAX ? n : VALUE_MAX);
	v->at = s + (skip_marks(text) - text);
	text += v->at - s;
	switch (type) {
	case VALUE_DATE:
		return read_date(arena, text, v);
	case VALUE_DATES:
		return read_dates(arena, text, v);
	case VALUE_WON:
		return read_won(arena, text, v);
	case VALUE_BRN:
	case VALUE_CRN:
		return read_number(arena, type, text, v);
	case VALUE_COUNT:
		return read_count(arena, text, v);
	case VALUE_OPTION:
		return read_option(arena, options, text, v);
	case VALUE_COMPANY:
		return read_company(arena, text, v);
	case VALUE_PERSON:
		return read_person(arena, text, v);
	case VALUE_NUMBER:
		return read_text(arena, text, v) == 0 &&
		    strpbrk(v->value, "0123456789") != NULL ? 0 : -1;
	case VALUE_TEXT:
		break;
	}
	return read_text(arena, text, v);
}

const char *
value_type_name(enum value_type type)
{
	static const char *const names[] = {
		[VALUE_TEXT] = "text",
		[VALUE_NUMBER] = "text",
		[VALUE_COMPANY] = "company",
		[VALUE_PERSON] = "person",
		[VALUE_DATE] = "date",
		[VALUE_DATES] = "date",
		[VALUE_WON] = "won",
		[VALUE_BRN] = "brn",
		[VALUE_CRN] = "crn",
		[VALUE_COUNT] = "count",
		[VALUE_OPTION] = "text",
	};

	return names[type];
}
