#include "intake/bundle_name.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/codeset.h"
#include "base/utf8.h"
#include "intake/bundle.h"
#include "intake/bundle_oddity.h"
#include "intake/bundle_percent.h"

static const char digits[] = "0123456789ABCDEF";

static const char *
hex(struct arena *arena, const char *raw, size_t n)
{
	static const char	 lower[] = "0123456789abcdef";
	char			*out = arena_alloc(arena, 2 * n + 1);
	size_t			 i;

	for (i = 0; i < n; i++) {
		out[2 * i] = lower[(unsigned char)raw[i] >> 4];
		out[2 * i + 1] = lower[(unsigned char)raw[i] & 15];
	}
	return out;
}

static char *
put_escape(char *out, unsigned char byte)
{
	*out++ = '%';
	*out++ = digits[byte >> 4];
	*out++ = digits[byte & 15];
	return out;
}

/* Everything that is not plain ASCII as %XX. */
static char *
escape(struct arena *arena, const char *raw, size_t n)
{
	char	*text = arena_alloc(arena, 3 * n + 1), *out = text;
	size_t	 i;

	for (i = 0; i < n; i++) {
		unsigned char	 byte = (unsigned char)raw[i];

		if (byte < ' ' || byte > '~')
			out = put_escape(out, byte);
		else
			*out++ = raw[i];
	}
	return text;
}

static int
is_ascii(const char *s, size_t n)
{
	size_t	 i;

	for (i = 0; i < n; i++)
		if ((unsigned char)s[i] >= 0x80)
			return 0;
	return 1;
}

/*
 * 345 Hangul syllables of CP949 are also valid UTF-8 of two bytes a letter
 * ("체크", "특화"), and genuine Korean UTF-8 always has sequences of three.
 * So UTF-8 counts before CP949 only where a long sequence stands in it. NULL
 * if nothing fits.
 */
static const char *
decode(struct arena *arena, const char *raw, size_t n, int utf8)
{
	int		 valid = utf8_valid(raw, n);
	const char	*text;

	if (valid && (utf8 || is_ascii(raw, n) || utf8_has_long(raw, n)))
		return arena_strndup(arena, raw, n);
	if ((text = codeset_from_cp949(arena, raw, n)) != NULL)
		return text;
	return valid ? arena_strndup(arena, raw, n) : NULL;
}

/* Bytes of a name that was read in the wrong codeset come to lie here. */
static int
is_upper_control(uint32_t c)
{
	return c >= 0x80 && c < 0xA0;
}

/* Controls, and marks that make a name read other than it is. */
static int
is_deceitful(uint32_t c)
{
	return c < 0x20 || c == 0x7F || is_upper_control(c) || c == 0x2028 ||
	    c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
	    (c >= 0x2066 && c <= 0x2069);
}

static int
has(const char *text, int (*is)(uint32_t))
{
	uint32_t	 c;

	while ((c = utf8_next(&text)) != 0)
		if (is(c))
			return 1;
	return 0;
}

static int
is_deceit(uint32_t c)
{
	return is_deceitful(c) && !is_upper_control(c);
}

/* A copy in which deceitful characters show as %XX of their bytes. */
static char *
show(struct arena *arena, const char *text)
{
	char		*copy = arena_alloc(arena, 3 * strlen(text) + 1);
	char		*out = copy;
	const char	*next = text;

	while (*text != '\0') {
		int	 deceitful = is_deceitful(utf8_next(&next));

		for (; text < next; text++)
			if (deceitful)
				out = put_escape(out, (unsigned char)*text);
			else
				*out++ = *text;
	}
	return copy;
}

static int
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* One part of the path, N bytes long; DEPTH counts the parts before it. */
static enum diag_code
judge_part(const char *part, size_t n, int depth)
{
	if (n == 2 && part[0] == '.' && part[1] == '.')
		return DIAG_I012;
	if (n > BUNDLE_COMPONENT_MAX)
		return DIAG_I016;
	if (depth > BUNDLE_DEPTH_MAX)
		return DIAG_I017;
	return DIAG_NONE;
}

/*
 * Joins the parts of TEXT again without "." and empty ones, which name the
 * same file with or without them, and judges each.
 */
static void
judge_parts(struct arena *arena, const char *text, struct bundle_name *name)
{
	char	*path = arena_alloc(arena, strlen(text) + 1), *out = path;
	int	 depth = 0;

	while (*text != '\0') {
		size_t	 n = strcspn(text, "/");

		if (n > 0 && !(n == 1 && text[0] == '.')) {
			if (name->refused == DIAG_NONE)
				name->refused = judge_part(text, n, depth);
			if (depth++ > 0)
				*out++ = '/';
			memcpy(out, text, n);
			out += n;
		}
		text += n;
		while (*text == '/')
			text++;
	}
	name->path = path;
	if (path[0] == '\0') {
		name->path = "?";
		if (name->refused == DIAG_NONE)
			name->refused = DIAG_I021;
	}
}

void
bundle_name_remark(struct bundle_name *name, enum diag_code code,
    const char *argument)
{
	if (name->n_remarks < BUNDLE_REMARKS_MAX)
		name->remarks[name->n_remarks++] =
		    (struct bundle_remark){ code, argument };
}

/* The name as text that can be shown, with what is wrong with its letters. */
static const char *
read_letters(struct arena *arena, const char *raw, size_t n, int utf8,
    struct bundle_name *name)
{
	const char	*text = decode(arena, raw, n, utf8), *plain;

	if (memchr(raw, '\0', n) != NULL) {
		name->refused = DIAG_I015;
		return escape(arena, raw, n);
	}
	if (text == NULL) {
		bundle_name_remark(name, DIAG_I010, NULL);
		return escape(arena, raw, n);
	}
	if ((plain = bundle_percent_decode(arena, text)) != NULL) {
		bundle_name_remark(name, DIAG_I244, NULL);
		text = plain;
	}
	if (!has(text, is_deceitful))
		return text;
	/* What is a garbled name and nothing worse is read, and told. */
	plain = has(text, is_deceit) ? NULL :
	    bundle_oddity_mistaken(arena, text);
	if (plain != NULL)
		bundle_name_remark(name, DIAG_I241, plain);
	else
		name->refused = DIAG_I015;
	return show(arena, text);
}

void
bundle_name_decode(struct arena *arena, const char *raw, size_t n, int utf8,
    struct bundle_name *name)
{
	char	*path, *p;
	size_t	 len;

	memset(name, 0, sizeof(*name));
	name->hex = hex(arena, raw, n);
	path = utf8_nfc(arena, read_letters(arena, raw, n, utf8, name));
	if (strchr(path, '\\') != NULL)
		bundle_name_remark(name, DIAG_I011, NULL);
	for (p = path; (p = strchr(p, '\\')) != NULL; *p = '/')
		;
	len = strlen(path);
	name->folder = len > 0 && path[len - 1] == '/';
	if (name->refused == DIAG_NONE && path[0] == '/')
		name->refused = DIAG_I013;
	if (name->refused == DIAG_NONE && is_letter(path[0]) && path[1] == ':')
		name->refused = DIAG_I014;
	judge_parts(arena, path, name);
	if (name->refused == DIAG_I013)
		name->path = arena_printf(arena, "/%s", name->path);
	if (name->refused == DIAG_NONE)
		bundle_oddity_look(arena, name);
}

char *
bundle_name_key(struct arena *arena, const char *path)
{
	char	*key = utf8_casefold(arena, path), *from = key, *to = key;

	while (*from != '\0') {
		size_t	 n = strcspn(from, "/"), keep = n;

		while (keep > 0 && strchr(". ", from[keep - 1]) != NULL)
			keep--;
		memmove(to, from, keep);
		to += keep;
		from += n;
		if (*from == '/')
			*to++ = *from++;
	}
	*to = '\0';
	return key;
}
