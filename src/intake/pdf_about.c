#include "intake/pdf_about.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "intake/hwp_record.h"

enum {
	STREAMS_MAX	= 200,			/* object streams looked into */
	STREAM_MAX	= 2 * 1024 * 1024,	/* bytes of one, expanded */
	ALL_MAX		= 8 * 1024 * 1024,	/* of all */
	DICTIONARY_MAX	= 4096,			/* bytes around a key */
	HEAD_MAX	= 1024,			/* of an object stream's head */
	FOUND_MAX	= 1000			/* of one word */
};

/* Bytes being searched: a file or an expanded stream. */
struct span {
	const char	*p;
	size_t		 n;
};

/* The next WORD at or after *AT, which moves behind it; NULL at the end. */
static const char *
next_word(const struct span *s, size_t *at, const char *word)
{
	const char	*found;

	if (*at >= s->n)
		return NULL;
	found = memmem(s->p + *at, s->n - *at, word, strlen(word));
	if (found == NULL) {
		*at = s->n;
		return NULL;
	}
	*at = (size_t)(found - s->p) + strlen(word);
	return found;
}

static size_t
skip_space(const struct span *s, size_t at)
{
	while (at < s->n && strchr(" \t\r\n\f", s->p[at]) != NULL &&
	    s->p[at] != '\0')
		at++;
	return at;
}

/* How often WORD is followed by the character NEXT. */
static int
count_word(const struct span *s, const char *word, char next)
{
	size_t	 at = 0, behind;
	int	 n = 0;

	while (n < FOUND_MAX && next_word(s, &at, word) != NULL) {
		behind = skip_space(s, at);
		n += behind < s->n && (next == '\0' || s->p[behind] == next);
	}
	return n;
}

/* ---- strings ---- */

static int
escaped(const struct span *s, size_t *at)
{
	static const char	 from[] = "nrtbf", to[] = "\n\r\t\b\f";
	char			 c = s->p[*at];
	const char		*known = c != '\0' ? strchr(from, c) : NULL;
	int			 value = 0, i;

	if (known != NULL)
		return to[known - from];
	if (c < '0' || c > '7')
		return (unsigned char)c;
	for (i = 0; i < 3 && *at + (size_t)i < s->n &&
	    s->p[*at + (size_t)i] >= '0' && s->p[*at + (size_t)i] <= '7'; i++)
		value = value * 8 + s->p[*at + (size_t)i] - '0';
	*at += (size_t)i - 1;
	return value & 0xFF;
}

/* The bytes of "(…)", AT being behind its bracket. */
static size_t
literal(const struct span *s, size_t at, unsigned char *out, size_t max)
{
	size_t	 n = 0;
	int	 depth = 1;

	for (; at < s->n && n < max; at++) {
		int	 c = (unsigned char)s->p[at];

		if (c == '\\' && at + 1 < s->n) {
			at++;
			c = escaped(s, &at);
		} else if (c == '(') {
			depth++;
		} else if (c == ')' && --depth == 0) {
			break;
		}
		out[n++] = (unsigned char)c;
	}
	return n;
}

static int
hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' :
	    c >= 'a' && c <= 'f' ? c - 'a' + 10 :
	    c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The bytes of "<…>". */
static size_t
hexadecimal(const struct span *s, size_t at, unsigned char *out, size_t max)
{
	size_t	 n = 0;
	int	 high = -1, digit;

	for (; at < s->n && s->p[at] != '>' && n < max; at++) {
		if ((digit = hex_digit(s->p[at])) == -1)
			continue;
		if (high == -1) {
			high = digit;
		} else {
			out[n++] = (unsigned char)(high * 16 + digit);
			high = -1;
		}
	}
	return n;
}

static void
put_letter(struct buf *out, uint32_t c)
{
	char	 utf8[4];

	if (c < ' ' || (c >= 0x7F && c < 0xA0))
		c = ' ';
	buf_add(out, utf8, utf8_put(utf8, c));
}

/* UTF-16 with its mark, UTF-8, or one byte a letter. */
static const char *
decode(struct arena *arena, const unsigned char *raw, size_t n)
{
	struct buf	 out;
	const char	*text;
	size_t		 i;

	if (n >= 3 && memcmp(raw, "\xEF\xBB\xBF", 3) == 0)
		return utf8_nfc(arena, arena_strndup(arena,
		    (const char *)raw + 3, n - 3));
	buf_init(&out, PDF_NAME_MAX * 4);
	if (n >= 2 && raw[0] == 0xFE && raw[1] == 0xFF)
		for (i = 2; i + 1 < n; i += 2) {
			uint32_t	 c = (uint32_t)raw[i] << 8 | raw[i + 1];

			put_letter(&out, c >= 0xD800 && c < 0xE000 ?
			    UTF8_REPLACEMENT : c);
		}
	else
		for (i = 0; i < n; i++)
			put_letter(&out, raw[i]);
	text = utf8_nfc(arena, arena_strdup(arena, buf_string(&out)));
	buf_free(&out);
	return text;
}

/* The string at AT, or NULL if none stands there. */
static const char *
string_at(struct arena *arena, const struct span *s, size_t at)
{
	unsigned char	 raw[PDF_NAME_MAX * 2];
	size_t		 n;

	at = skip_space(s, at);
	if (at + 1 >= s->n)
		return NULL;
	if (s->p[at] == '(')
		n = literal(s, at + 1, raw, sizeof(raw));
	else if (s->p[at] == '<' && s->p[at + 1] != '<')
		n = hexadecimal(s, at + 1, raw, sizeof(raw));
	else
		return NULL;
	return n > 0 ? decode(arena, raw, n) : NULL;
}

/* ---- what is looked for ---- */

/* The dictionary that AT lies in, by its double brackets. */
static struct span
dictionary(const struct span *s, size_t at)
{
	size_t	 from = at, until = at;
	int	 depth;

	for (depth = 1; from > 1 && at - from < DICTIONARY_MAX; from--) {
		if (memcmp(s->p + from - 2, ">>", 2) == 0)
			depth++;
		else if (memcmp(s->p + from - 2, "<<", 2) == 0 && --depth == 0)
			break;
		else
			continue;
		if (from > 2)
			from--;
	}
	for (depth = 1; until + 1 < s->n && until - at < DICTIONARY_MAX;
	    until++) {
		if (memcmp(s->p + until, "<<", 2) == 0)
			depth++;
		else if (memcmp(s->p + until, ">>", 2) == 0 && --depth == 0)
			break;
		else
			continue;
		until++;
	}
	return (struct span){ s->p + from, until - from };
}

static void
add_attachment(struct pdf_about *a, const char *name)
{
	int	 i;

	for (i = 0; i < a->n; i++)
		if (strcmp(a->attachments[i], name) == 0)
			return;
	if (a->n < PDF_ATTACHMENTS)
		a->attachments[a->n++] = name;
}

/* A file specification has its file under /EF and its name under /UF, /F. */
static void
find_attachments(struct arena *arena, const struct span *s,
    struct pdf_about *a)
{
	static const char *const keys[] = { "/UF", "/F" };
	size_t			 at = 0, in, i;
	const char		*name;
	int			 n = 0;

	while (n++ < FOUND_MAX && a->n < PDF_ATTACHMENTS &&
	    next_word(s, &at, "/EF") != NULL) {
		struct span	 own;

		if (at >= s->n || isalnum((unsigned char)s->p[at]))
			continue;
		own = dictionary(s, at);
		for (name = NULL, i = 0; i < 2 && name == NULL; i++)
			for (in = 0; name == NULL &&
			    next_word(&own, &in, keys[i]) != NULL;)
				name = string_at(arena, &own, in);
		add_attachment(a, name == NULL || a->encrypted ? "?" : name);
	}
}

/* The last one: an update of the file stands behind what it replaces. */
static void
find_producer(struct arena *arena, const struct span *s, struct pdf_about *a)
{
	const char	*name;
	size_t		 at = 0;
	int		 n = 0;

	while (!a->encrypted && n++ < FOUND_MAX &&
	    next_word(s, &at, "/Producer") != NULL)
		if ((name = string_at(arena, s, at)) != NULL)
			a->producer = name;
}

/* The letter or digit of <pdfaid:part>2</…> or pdfaid:part="2". */
static char
claim(const struct span *s, const char *word)
{
	size_t	 at = 0, end;

	if (next_word(s, &at, word) == NULL)
		return '\0';
	for (end = at + 4; at < s->n && at < end; at++)
		if (isalnum((unsigned char)s->p[at]))
			return (char)tolower((unsigned char)s->p[at]);
	return '\0';
}

/* The font of invisible text, and makers of nothing else. */
static void
find_guessed(const struct span *s, struct pdf_about *a)
{
	static const char *const words[] = { "GlyphLessFont", "OCRmyPDF",
	    "Paper Capture", "FineReader", "Readiris", "Tesseract" };
	size_t			 at, i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		at = 0;
		a->guessed |= next_word(s, &at, words[i]) != NULL;
	}
}

/* Boxes of text that somebody put on the page (12.5.6.6 free text). */
static void
find_written_on(const struct span *s, struct pdf_about *a)
{
	a->written_on |= count_word(s, "/FreeText", '\0') > 0;
}

static void
find_all(struct arena *arena, const struct span *s, struct pdf_about *a)
{
	int	 stamps = count_word(s, "/ETSI.RFC3161", '\0');

	a->time_stamps += stamps;
	a->signatures += count_word(s, "/ByteRange", '[');
	find_attachments(arena, s, a);
	find_producer(arena, s, a);
	find_guessed(s, a);
	find_written_on(s, a);
}

/* Expands the object stream whose head lies at AT. 0, or -1. */
static int
expand(const struct span *s, size_t at, struct buf *out)
{
	struct span	 head = { s->p + at, s->n - at }, rest;
	size_t		 begin = 0, end = 0;

	if (head.n > HEAD_MAX)
		head.n = HEAD_MAX;
	if (next_word(&head, &begin, "stream") == NULL)
		return -1;
	begin += at;
	if (begin < s->n && s->p[begin] == '\r')
		begin++;
	if (begin < s->n && s->p[begin] == '\n')
		begin++;
	rest = (struct span){ s->p + begin, s->n - begin };
	if (rest.n > STREAM_MAX)
		rest.n = STREAM_MAX;
	if (next_word(&rest, &end, "endstream") == NULL || end < 12 ||
	    (rest.p[0] & 0x0F) != 8)
		return -1;
	/* Behind the two bytes of zlib's head it is raw deflate. */
	return hwp_record_inflate(rest.p + 2, end - 2, out) == HWP_INFLATED ?
	    0 : -1;
}

static void
find_in_streams(struct arena *arena, const struct span *file,
    struct pdf_about *a)
{
	struct buf	 out;
	size_t		 at = 0, total = 0;
	int		 n = 0;

	buf_init(&out, STREAM_MAX);
	while (n++ < STREAMS_MAX && total < ALL_MAX &&
	    next_word(file, &at, "/ObjStm") != NULL)
		if (expand(file, at, &out) == 0) {
			struct span	 s = { buf_string(&out), out.len };

			total += out.len;
			find_attachments(arena, &s, a);
			find_guessed(&s, a);
			find_written_on(&s, a);
			find_producer(arena, &s, a);
		}
	buf_free(&out);
}

void
pdf_about_read(struct arena *arena, const struct buf *bytes,
    struct pdf_about *a)
{
	struct span	 file = { buf_string(bytes), bytes->len };
	size_t		 at = 0;

	memset(a, 0, sizeof(*a));
	a->producer = "";
	a->encrypted = next_word(&file, &at, "/Encrypt") != NULL;
	find_all(arena, &file, a);
	if (a->signatures < a->time_stamps)
		a->time_stamps = a->signatures;
	a->signatures -= a->time_stamps;
	a->conformance[0] = claim(&file, "pdfaid:part");
	if (a->conformance[0] != '\0')
		a->conformance[1] = claim(&file, "pdfaid:conformance");
	if (!a->encrypted)
		find_in_streams(arena, &file, a);
}
