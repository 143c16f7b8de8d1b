#include "base/korean.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

/* How a word ends when it is read aloud. */
enum sound { SOUND_VOWEL, SOUND_RIEUL, SOUND_CONSONANT, SOUND_UNKNOWN };

enum {
	SYLLABLE_FIRST	= 0xAC00,
	SYLLABLE_LAST	= 0xD7A3,
	SYLLABLE_FINALS	= 28,
	FINAL_RIEUL	= 8
};

static const struct pair {
	const char	*after_consonant;
	const char	*after_vowel;
	const char	*both;
	int		 rieul_as_vowel;
} pairs[] = {
	{ "을",		"를",	"을(를)",	0 },
	{ "은",		"는",	"은(는)",	0 },
	{ "이",		"가",	"이(가)",	0 },
	{ "과",		"와",	"과(와)",	0 },
	{ "으로",	"로",	"(으)로",	1 },
	{ "으로서",	"로서",	"(으)로서",	1 },
	{ "으로써",	"로써",	"(으)로써",	1 },
	{ "으로부터",	"로부터", "(으)로부터",	1 },
	{ "이나",	"나",	"(이)나",	0 },
	{ "이라",	"라",	"(이)라",	0 },
	{ "이라고",	"라고",	"(이)라고",	0 },
	{ "이란",	"란",	"(이)란",	0 },
	{ "이며",	"며",	"(이)며",	0 },
	{ "이고",	"고",	"(이)고",	0 },
	{ "이다",	"다",	"(이)다",	0 },
	{ "이어야",	"여야",	"이어야(여야)",	0 },
	{ "입니다",	"입니다", "입니다",	0 },
	{ "아",		"야",	"아(야)",	0 },
};

/* 0 영 … 9 구. */
static const enum sound digits[] = {
	SOUND_CONSONANT, SOUND_RIEUL, SOUND_VOWEL, SOUND_CONSONANT,
	SOUND_VOWEL, SOUND_VOWEL, SOUND_CONSONANT, SOUND_RIEUL,
	SOUND_RIEUL, SOUND_VOWEL
};

static enum sound
sound_of_letter(uint32_t cp)
{
	if (cp == 'l' || cp == 'L' || cp == 'r' || cp == 'R')
		return SOUND_RIEUL;		/* 엘, 알 */
	if (cp == 'm' || cp == 'M' || cp == 'n' || cp == 'N')
		return SOUND_CONSONANT;		/* 엠, 엔 */
	return SOUND_VOWEL;
}

static enum sound
sound_of(uint32_t cp)
{
	uint32_t	 final;

	if (cp >= SYLLABLE_FIRST && cp <= SYLLABLE_LAST) {
		final = (cp - SYLLABLE_FIRST) % SYLLABLE_FINALS;
		return final == 0 ? SOUND_VOWEL :
		    final == FINAL_RIEUL ? SOUND_RIEUL : SOUND_CONSONANT;
	}
	if ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z')
		return sound_of_letter(cp);
	if (cp == 0x3139)			/* ㄹ 리을 */
		return SOUND_RIEUL;
	if (cp >= 0x3131 && cp <= 0x314E)	/* ㄱ 기역 … ㅎ 히읗 */
		return SOUND_CONSONANT;
	if (cp >= 0x314F && cp <= 0x3163)	/* ㅏ … ㅣ */
		return SOUND_VOWEL;
	if (cp == '%' || cp == 0x321C || cp == 0x2103)	/* 퍼센트 주 도 */
		return SOUND_VOWEL;
	return SOUND_UNKNOWN;
}

/* A number that ends with ZEROS noughts ends with the name of its place. */
static enum sound
sound_of_place(int zeros)
{
	if (zeros >= 12 && zeros < 16)
		return SOUND_VOWEL;		/* 조 */
	return SOUND_CONSONANT;			/* 십 백 천 만 억 경 */
}

static int
is_latin(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static int
is_vowel(char c)
{
	return c != '\0' && strchr("aeiouy", c) != NULL;
}

/*
 * How English words sound at their end in Korean (외래어 표기법 3장 1절):
 * the first ending that fits; longer ones and exceptions stand first. One
 * that begins with '-' wants a vowel before it, '=' wants the whole word.
 */
static const struct {
	const char	*ending;
	enum sound	 sound;
} latin_endings[] = {
	{ "=check", SOUND_VOWEL },	/* 체크 */
	{ "=type", SOUND_CONSONANT },	/* 타입 */
	{ "=template", SOUND_CONSONANT },	/* 템플릿 */
	{ "=private", SOUND_CONSONANT },	/* 프라이빗 */
	{ "=the", SOUND_VOWEL },
	{ "=me", SOUND_VOWEL },
	{ "=jpeg", SOUND_CONSONANT },	/* 제이펙 */
	{ "=good", SOUND_CONSONANT },	/* 굿 */
	{ "le", SOUND_RIEUL },		/* 파일, 테이블 */
	{ "me", SOUND_CONSONANT },	/* 네임 */
	{ "ne", SOUND_CONSONANT },	/* 라인 */
	{ "l", SOUND_RIEUL },
	{ "m", SOUND_CONSONANT },
	{ "n", SOUND_CONSONANT },
	{ "ng", SOUND_CONSONANT },	/* 헤딩 */
	{ "-ck", SOUND_CONSONANT },	/* 블록 */
	{ "ook", SOUND_CONSONANT },	/* 북 */
	{ "ight", SOUND_VOWEL },	/* 라이트 */
	{ "eet", SOUND_VOWEL },		/* 시트 */
	{ "eat", SOUND_VOWEL },
	{ "ait", SOUND_VOWEL },
	{ "oat", SOUND_VOWEL },
	{ "oot", SOUND_VOWEL },
	{ "eek", SOUND_VOWEL },		/* 위크 */
	{ "eak", SOUND_VOWEL },
	{ "-pp", SOUND_CONSONANT },	/* 앱 */
	{ "-tt", SOUND_CONSONANT },
	{ "-p", SOUND_CONSONANT },	/* 그룹 */
	{ "-t", SOUND_CONSONANT },	/* 콜아웃; but 텍스트 */
	{ "-k", SOUND_CONSONANT },
	{ "-b", SOUND_CONSONANT },	/* 웹 */
	{ "-c", SOUND_CONSONANT },	/* 퍼블릭 */
};

static int
ends_as(const char *word, size_t len, const char *ending)
{
	char	 kind = *ending;
	size_t	 n;

	ending += kind == '-' || kind == '=';
	n = strlen(ending);
	if (n > len || memcmp(word + len - n, ending, n) != 0)
		return 0;
	if (kind == '=')
		return n == len;
	return kind != '-' || (n < len && is_vowel(word[len - n - 1]));
}

/*
 * A word in small letters, read as a word: name 네임, callout 콜아웃, list
 * 리스트. One without a vowel is spelt out (xml), as are capitals.
 */
static enum sound
sound_of_word(const char *word, size_t len)
{
	size_t	 i;

	for (i = 0; i < len && !is_vowel(word[i]); i++)
		;
	if (i == len)
		return SOUND_UNKNOWN;
	for (i = 0; i < sizeof(latin_endings) / sizeof(latin_endings[0]); i++)
		if (ends_as(word, len, latin_endings[i].ending))
			return latin_endings[i].sound;
	return SOUND_VOWEL;
}

/* The Latin letters that end at END; SOUND_UNKNOWN if they are no word. */
static enum sound
latin_sound(const char *start, const char *end)
{
	enum { LONGEST = 31 };
	char		 word[LONGEST + 1];
	const char	*s = end;
	size_t		 i, len;

	while (s > start && end - s < LONGEST && is_latin(s[-1]))
		s--;
	len = (size_t)(end - s);
	for (i = 0; i < len; i++) {
		word[i] = (char)(s[i] | 0x20);
		if (i > 0 && s[i] != word[i])
			return SOUND_UNKNOWN;
	}
	word[len] = '\0';
	return len > 1 ? sound_of_word(word, len) : SOUND_UNKNOWN;
}

/* Marks that are not read. */
static int
is_silent(uint32_t cp)
{
	static const char	*const marks =
	    " \t\n\"'()[]{}<>.,:;!?*~-/”’」』》〉】)]·…";
	const char		*m = marks;
	uint32_t		 mark;

	while ((mark = utf8_next(&m)) != 0)
		if (mark == cp)
			return 1;
	return 0;
}

/*
 * What stands in parentheses at the end does not decide: 증명원(원본)이.
 * "한빛(주)" is read 주식회사 and does.
 */
static size_t
without_parentheses(const char *word)
{
	size_t		 len = strlen(word);
	const char	*open;

	if (len == 0 || word[len - 1] != ')')
		return len;
	open = strrchr(word, '(');
	if (open == NULL || open == word || strcmp(open, "(주)") == 0 ||
	    strcmp(open, "(유)") == 0)
		return len;
	return (size_t)(open - word);
}

/* Endings that are not read letter by letter: 집, 밀리미터. */
static enum sound
spoken_ending(const char *word)
{
	static const struct {
		const char	*ending;
		enum sound	 sound;
	} endings[] = {
		{ ".zip", SOUND_CONSONANT }, { "mm", SOUND_VOWEL },
		{ "cm", SOUND_VOWEL },
	};
	size_t	 len = strlen(word), n, i;

	for (i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		n = strlen(endings[i].ending);
		if (len >= n && strcasecmp(word + len - n,
		    endings[i].ending) == 0)
			return endings[i].sound;
	}
	return SOUND_UNKNOWN;
}

static enum sound
last_sound(const char *word)
{
	const char	*start = word, *after = word;
	const char	*end = word + without_parentheses(word);
	enum sound	 sound;
	uint32_t	 cp, last = 0;
	int		 zeros = 0, nonzero = 0, fraction = 0;

	if (spoken_ending(word) != SOUND_UNKNOWN)
		return spoken_ending(word);
	while (word < end && (cp = utf8_next(&word)) != 0) {
		if (cp >= '0' && cp <= '9') {
			zeros = cp == '0' ? zeros + 1 : 0;
			nonzero |= cp != '0';
		} else if (cp == '.' && last >= '0' && last <= '9' &&
		    *word >= '0' && *word <= '9') {
			fraction = 1;
			continue;
		} else if (is_silent(cp)) {
			continue;
		} else {
			zeros = nonzero = fraction = 0;
		}
		last = cp;
		after = word;
	}
	sound = latin_sound(start, after);
	if (sound != SOUND_UNKNOWN)
		return sound;
	if (last == '0')
		return nonzero && !fraction ? sound_of_place(zeros) :
		    digits[0];
	if (last > '0' && last <= '9')
		return digits[last - '0'];
	return sound_of(last);
}

static const struct pair *
find_pair(const char *particle)
{
	size_t	 i;

	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (strcmp(particle, pairs[i].after_consonant) == 0 ||
		    strcmp(particle, pairs[i].after_vowel) == 0)
			return &pairs[i];
	return NULL;
}

int
korean_is_particle(const char *particle)
{
	return find_pair(particle) != NULL;
}

const char *
korean_particle(const char *word, const char *particle)
{
	const struct pair	*p = find_pair(particle);

	if (p == NULL)
		return particle;
	switch (last_sound(word)) {
	case SOUND_VOWEL:
		return p->after_vowel;
	case SOUND_RIEUL:
		return p->rieul_as_vowel ? p->after_vowel :
		    p->after_consonant;
	case SOUND_CONSONANT:
		return p->after_consonant;
	case SOUND_UNKNOWN:
		break;
	}
	return p->both;
}

/* The four places of a group, "" for nought. */
static void
put_group(struct buf *out, unsigned group)
{
	static const char	*const numerals[] = { "", "일", "이", "삼",
	    "사", "오", "육", "칠", "팔", "구" };
	static const struct {
		unsigned	 value;
		const char	*name;
	} places[] = { { 1000, "천" }, { 100, "백" }, { 10, "십" },
	    { 1, "" } };
	size_t	 i;

	for (i = 0; i < 4; i++) {
		unsigned	 digit = group / places[i].value % 10;

		if (digit == 0)
			continue;
		buf_puts(out, numerals[digit]);
		buf_puts(out, places[i].name);
	}
}

char *
korean_number(struct arena *arena, int64_t value)
{
	static const char	*const names[] = { "", "만", "억", "조",
	    "경" };
	uint64_t		 rest = value < 0 ? -(uint64_t)value :
	    (uint64_t)value;
	uint64_t		 unit = 10000000000000000;
	struct buf		 out;
	char			*copy;
	int			 i;

	buf_init(&out, 1024);
	if (value < 0)
		buf_puts(&out, "마이너스");
	if (value == 0)
		buf_puts(&out, "영");
	for (i = 4; i >= 0; i--, unit /= 10000) {
		unsigned	 group = (unsigned)(rest / unit);

		rest %= unit;
		if (group == 0)
			continue;
		put_group(&out, group);
		buf_puts(&out, names[i]);
	}
	copy = arena_strdup(arena, buf_string(&out));
	buf_free(&out);
	return copy;
}

char *
korean_date(struct arena *arena, const struct date *d)
{
	return arena_printf(arena, "%d. %d. %d.", d->year, d->month, d->day);
}

char *
korean_weekday_date(struct arena *arena, const struct date *d)
{
	static const char	*const names[] = { "일", "월", "화", "수",
	    "목", "금", "토" };

	return arena_printf(arena, "%d. %d. %d.(%s)", d->year, d->month,
	    d->day, names[date_weekday(d)]);
}

/* Longest first; folded. */
static const char *const legal_forms[] = {
	"유한책임회사", "농업회사법인", "어업회사법인", "주식회사",
	"유한회사", "합자회사", "합명회사", "(주)", "(유)", "(합)",
};

/* What two spellings of one name may differ in. */
static const char *const name_marks[] = {
	"·", ".", ",", "-", "'", "\"", "(", ")",
};

static void
cut_all(char *s, const char *part)
{
	size_t	 len = strlen(part);

	while ((s = strstr(s, part)) != NULL)
		memmove(s, s + len, strlen(s + len) + 1);
}

char *
korean_company(struct arena *arena, const char *name)
{
	char	*folded = utf8_fold(arena, name);
	char	*bare = arena_strdup(arena, folded);
	size_t	 i;

	for (i = 0; i < sizeof(legal_forms) / sizeof(legal_forms[0]); i++)
		cut_all(bare, legal_forms[i]);
	for (i = 0; i < sizeof(name_marks) / sizeof(name_marks[0]); i++)
		cut_all(bare, name_marks[i]);
	return bare[0] != '\0' ? bare : folded;
}
