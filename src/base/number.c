#include "base/number.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/utf8.h"

enum {
	BRN		= 10,
	CRN		= 13,
	LABEL_DISTANCE	= 96,
	GUESSED_DIGITS	= 6,	/* of a number of a person, at least */
	GUESSED_GAP	= 4,	/* blanks and marks between two of them */
	GUESSED_PART	= 4	/* of it that are masked where they stand */
};

/*
 * The N digits of TEXT, which may have dashes behind the digits numbered in
 * GROUPS (a sum of them: 3 and 5), at all of these or at none.
 */
static int
digits_of(const char *text, int n, const int groups[2], int *out)
{
	char		 plain[DECIMAL_TEXT];
	const char	*s = plain;
	int		 i = 0, dashes = 0, wanted = groups[1] > 0 ? 2 : 1;

	if (decimal_plain(text, plain) == -1)
		return -1;
	for (; *s != '\0'; s++) {
		if (*s == '-' && (i == groups[0] || i == groups[1]) &&
		    s > plain && s[-1] != '-') {
			dashes++;
			continue;
		}
		if (*s < '0' || *s > '9' || i == n)
			return -1;
		out[i++] = *s - '0';
	}
	return i == n && (dashes == 0 || dashes == wanted) ? 0 : -1;
}

static const int brn_groups[2] = { 3, 5 };
static const int crn_groups[2] = { 6, 0 };

enum number_result
number_brn(const char *text)
{
	static const int	 weights[] = { 1, 3, 7, 1, 3, 7, 1, 3, 5 };
	int			 d[BRN], i, sum = 0, any = 0;

	if (digits_of(text, BRN, brn_groups, d) == -1)
		return NUMBER_INVALID;
	for (i = 0; i < BRN - 1; i++) {
		sum += d[i] * weights[i];
		any |= d[i];
	}
	sum += d[8] * 5 / 10;
	if (!any || (10 - sum % 10) % 10 != d[9])
		return NUMBER_INVALID;
	return NUMBER_VALID;
}

static int
crn_checks(const int *d)
{
	int	 i, sum = 0;

	for (i = 0; i < CRN - 1; i++)
		sum += d[i] * (1 + i % 2);
	return (10 - sum % 10) % 10 == d[12];
}

enum number_result
number_crn(const char *text)
{
	int	 d[CRN], i, any = 0;

	if (digits_of(text, CRN, crn_groups, d) == -1)
		return NUMBER_INVALID;
	for (i = 0; i < CRN; i++)
		any |= d[i];
	if (!any)
		return NUMBER_INVALID;
	return crn_checks(d) ? NUMBER_VALID : NUMBER_WARNING;
}

static char *
format(struct arena *arena, const char *text, int n, const int groups[2])
{
	char	 out[32];
	int	 d[CRN], i, len = 0;

	if (digits_of(text, n, groups, d) == -1)
		return arena_strdup(arena, "");
	for (i = 0; i < n; i++) {
		if (i > 0 && (i == groups[0] || i == groups[1]))
			out[len++] = '-';
		out[len++] = (char)('0' + d[i]);
	}
	out[len] = '\0';
	return arena_strdup(arena, out);
}

char *
number_brn_format(struct arena *arena, const char *text)
{
	return format(arena, text, BRN, brn_groups);
}

char *
number_crn_format(struct arena *arena, const char *text)
{
	return format(arena, text, CRN, crn_groups);
}

static int
is_dash(uint32_t cp)
{
	return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212 ||
	    cp == 0xFF0D;
}

static int
is_blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x3000;
}

/* N digits at *S into D; how many there were. */
static int
take_digits(const char **s, int *d, int n)
{
	int	 i;

	for (i = 0; i < n; i++)
		if ((d[i] = utf8_digit(s)) == -1)
			break;
	return i;
}

enum joint { JOINT_NONE, JOINT_BLANK, JOINT_DASH, JOINT_FAR };

/* What stands between the halves: one blank, or a dash with a blank or two. */
static enum joint
take_joint(const char **s)
{
	const char	*next;
	enum joint	 joint = JOINT_NONE;
	uint32_t	 cp;
	int		 blanks = 0, dashes = 0;

	for (;;) {
		next = *s;
		cp = utf8_next(&next);
		if (is_dash(cp))
			dashes++;
		else if (is_blank(cp))
			blanks++;
		else
			break;
		if (dashes > 1 || blanks > 2)
			return JOINT_FAR;
		*s = next;
	}
	if (dashes > 0)
		joint = JOINT_DASH;
	else if (blanks > 0)
		joint = blanks == 1 ? JOINT_BLANK : JOINT_FAR;
	return joint;
}

/*
 * The check digit of numbers given before October 2020. A wrong one proves
 * nothing about later ones.
 */
static int
resident_checks(const int *d)
{
	static const int	 weights[] = { 2, 3, 4, 5, 6, 7, 8, 9, 2, 3,
	    4, 5 };
	int			 i, sum = 0;

	for (i = 0; i < 12; i++)
		sum += d[i] * weights[i];
	return (11 - sum % 11) % 10 == d[12];
}

/*
 * The seventh digit says the century: 1 2 5 6 and 3 4 7 8. 9 and 0, of people
 * born before 1900, stand in numbers of companies (110111-0…) only.
 */
static int
born(const int *d)
{
	struct date	 day;
	int		 century;

	if (d[6] == 0 || d[6] == 9)
		return 0;
	century = d[6] % 4 == 1 || d[6] % 4 == 2 ? 1900 : 2000;
	day.year = century + d[0] * 10 + d[1];
	day.month = d[2] * 10 + d[3];
	day.day = d[4] * 10 + d[5];
	return date_valid(&day);
}

/* The letter that ends before *S, not before START; 0 at START. */
static uint32_t
letter_before(const char *start, const char **s)
{
	const char	*next;

	if (*s == start)
		return 0;
	do
		(*s)--;
	while (*s > start && ((unsigned char)**s & 0xC0) == 0x80);
	next = *s;
	return utf8_next(&next);
}

/* The letters of LABEL, last first, before S, with blanks between. */
static int
ends_with(const char *start, const char *s, const char *label)
{
	const char	*end = label + strlen(label);
	uint32_t	 wanted, cp;

	while ((wanted = letter_before(label, &end)) != 0) {
		do
			cp = letter_before(start, &s);
		while (is_blank(cp));
		if (cp != wanted)
			return 0;
	}
	return 1;
}

static const char *const company_labels[] = { "법인등록번호", "법인번호", NULL };
static const char *const person_labels[] = { "주민등록번호", "주민번호",
    "외국인등록번호", NULL };
static const char *const private_labels[] = { "주민등록번호", "주민번호",
    "외국인등록번호", "생년월일", NULL };

/* 1 if one of the labels stands right before S. */
static int
labelled(const char *text, const char *s, const char *const *labels)
{
	const char	*start = s - text > LABEL_DISTANCE ?
	    s - LABEL_DISTANCE : text;
	const char	*before = s;
	uint32_t	 cp;

	do {
		s = before;
		cp = letter_before(start, &before);
	} while (is_blank(cp) || cp == ':' || cp == 0xFF1A || cp == '|' ||
	    cp == ')' || cp == '(');
	for (; *labels != NULL; labels++)
		if (ends_with(start, s, *labels))
			return 1;
	return 0;
}

/* A number of a person at S; returns what follows it, or NULL. */
static const char *
resident_at(const char *text, const char *s)
{
	const char	*start = s, *next;
	enum joint	 joint;
	int		 d[CRN];

	if (take_digits(&s, d, 6) != 6)
		return NULL;
	joint = take_joint(&s);
	if (joint == JOINT_FAR || take_digits(&s, d + 6, 7) != 7)
		return NULL;
	next = s;
	if (utf8_digit(&next) != -1 ||
	    (is_dash(utf8_next(&next)) && utf8_digit(&next) != -1))
		return NULL;
	if (!born(d) || (joint == JOINT_BLANK && !resident_checks(d)))
		return NULL;
	if (labelled(text, start, company_labels) ||
	    (crn_checks(d) && !resident_checks(d) &&
	    !labelled(text, start, person_labels)))
		return NULL;
	return s;
}

const char *
number_resident_find(const char *text, size_t *len)
{
	const char	*s = text, *next, *end;
	int		 digit = 0, joined = 0;

	while (*s != '\0') {
		if (!digit && !joined &&
		    (end = resident_at(text, s)) != NULL) {
			*len = (size_t)(end - s);
			return s;
		}
		next = s;
		if (utf8_digit(&next) != -1) {
			digit = 1;
			joined = 0;
		} else {
			joined = is_dash(utf8_next(&next)) && digit;
			digit = 0;
		}
		s = next;
	}
	return NULL;
}

/* The first six digits as they stand, then the mask. */
static void
put_masked(struct buf *out, const char *found)
{
	const char	*s = found;
	int		 d[6];

	take_digits(&s, d, 6);
	buf_add(out, found, (size_t)(s - found));
	buf_puts(out, "-*******");
}

char *
number_mask(struct arena *arena, const char *text)
{
	struct buf	 out;
	const char	*found;
	char		*copy;
	size_t		 len;

	if ((found = number_resident_find(text, &len)) == NULL)
		return arena_strdup(arena, text);
	buf_init(&out, strlen(text) * 2 + 16);
	do {
		buf_add(&out, text, (size_t)(found - text));
		put_masked(&out, found);
		text = found + len;
	} while ((found = number_resident_find(text, &len)) != NULL);
	buf_puts(&out, text);
	copy = arena_strndup(arena, buf_string(&out), out.len);
	buf_free(&out);
	return copy;
}

/* ---- guessed from a picture ---- */

/* 1 if C is a digit or what is read instead of one. */
static int
is_digitlike(uint32_t c)
{
	static const uint32_t	 letters[] = { 'O', 'o', 'Q', 'D', 'l', 'I',
	    'i', '|', '!', 'B', 'S', 's', 'Z', 'z', 'b', 'q', 0x25CB, 0x3007,
	    0x3147, 0x3163, 0x25EF, 0x3105 };
	size_t			 i;

	if ((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19))
		return 1;
	for (i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		if (letters[i] == c)
			return 1;
	return 0;
}

/* What may stand between such. */
static int
is_between(uint32_t c)
{
	static const uint32_t	 marks[] = { '.', ',', '~', '_', ':', '\'',
	    0xB7, 0x2E3A, 0xFFFD };
	size_t			 i;

	if (is_dash(c) || is_blank(c))
		return 1;
	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (marks[i] == c)
			return 1;
	return 0;
}

/* Where the letters at S end that may be digits, of which there are *N. */
static const char *
run_end(const char *s, int *n)
{
	const char	*next = s, *end = s;
	uint32_t	 c;
	int		 between = 0;

	for (*n = 0; (c = utf8_next(&next)) != 0;) {
		if (is_digitlike(c)) {
			end = next;
			(*n)++;
			between = 0;
		} else if (!is_between(c) || ++between > GUESSED_GAP) {
			break;
		}
	}
	return end;
}

const char *
number_guessed_find(const char *line, size_t *len)
{
	const char	*s = line, *end;
	uint32_t	 c;
	int		 n;

	for (; *s != '\0'; utf8_next(&s)) {
		const char	*next = s;

		c = utf8_next(&next);
		if (!is_digitlike(c) || !labelled(line, s, private_labels))
			continue;
		end = run_end(s, &n);
		if (n < GUESSED_DIGITS)
			continue;
		*len = (size_t)(end - s);
		return s;
	}
	return NULL;
}

/* The letters of the N bytes at S that may be digits, in OUT. */
static void
put_digitlikes(struct buf *out, const char *s, size_t n)
{
	const char	*end = s + n, *next;

	for (; s < end && *s != '\0'; s = next) {
		next = s;
		if (is_digitlike(utf8_next(&next)))
			buf_add(out, s, (size_t)(next - s));
	}
}

/* 1 if the run of N bytes at S is a part of what is found in LINE, or it. */
static int
is_found(const char *line, const char *s, size_t n)
{
	struct buf	 run, found;
	size_t		 len;
	int		 is = 0;

	buf_init(&run, strlen(s) + 1);
	put_digitlikes(&run, s, n);
	while (!is && (line = number_guessed_find(line, &len)) != NULL) {
		buf_init(&found, len + 1);
		put_digitlikes(&found, line, len);
		is = strstr(buf_string(&found), buf_string(&run)) != NULL ||
		    strstr(buf_string(&run), buf_string(&found)) != NULL;
		buf_free(&found);
		line += len;
	}
	buf_free(&run);
	return is;
}

/* A * for each of the letters of the N bytes at S that may be digits. */
static void
put_stars(struct buf *out, const char *s, size_t n)
{
	const char	*end = s + n, *next;

	for (; s < end; s = next) {
		next = s;
		if (is_digitlike(utf8_next(&next)))
			buf_putc(out, '*');
		else
			buf_add(out, s, (size_t)(next - s));
	}
}

char *
number_mask_guessed(struct arena *arena, const char *line, const char *text)
{
	struct buf	 out;
	const char	*s = text, *next, *end;
	char		*masked;
	size_t		 len;
	int		 n;

	if (number_guessed_find(line, &len) == NULL)
		return number_mask(arena, text);
	buf_init(&out, strlen(text) + 1);
	for (; *s != '\0'; s = next) {
		next = s;
		end = run_end(s, &n);
		if (is_digitlike(utf8_next(&next)) && n >= GUESSED_PART) {
			next = end;
			if (is_found(line, s, (size_t)(end - s))) {
				put_stars(&out, s, (size_t)(end - s));
				continue;
			}
		}
		buf_add(&out, s, (size_t)(next - s));
	}
	masked = number_mask(arena, buf_string(&out));
	buf_free(&out);
	return masked;
}
