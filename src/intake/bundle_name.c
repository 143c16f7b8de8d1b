#include "intake/bundle_name.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/codeset.h"
#include "base/utf8.h"
#include "intake/bundle.h"

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

/* Controls, and marks that make a name read other than it is. */
static int
is_deceitful(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 ||
	    c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
	    (c >= 0x2066 && c <= 0x2069) || c == UTF8_REPLACEMENT;
}

static int
has_deceitful(const char *text)
{
	uint32_t	 c;

	while ((c = utf8_next(&text)) != 0)
		if (is_deceitful(c))
			return 1;
	return 0;
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
bundle_name_decode(struct arena *arena, const char *raw, size_t n, int utf8,
    struct bundle_name *name)
{
	const char	*text;
	char		*path, *p;
	size_t		 len;

	memset(name, 0, sizeof(*name));
	name->hex = hex(arena, raw, n);
	text = decode(arena, raw, n, utf8);
	if (memchr(raw, '\0', n) != NULL) {
		name->refused = DIAG_I015;
		text = escape(arena, raw, n);
	} else if (text == NULL) {
		name->remark = DIAG_I010;
		text = escape(arena, raw, n);
	} else if (has_deceitful(text)) {
		name->refused = DIAG_I015;
		text = show(arena, text);
	}
	path = utf8_nfc(arena, text);
	for (p = path; (p = strchr(p, '\\')) != NULL; *p = '/')
		if (name->remark == DIAG_NONE)
			name->remark = DIAG_I011;
	len = strlen(path);
	name->folder = len > 0 && path[len - 1] == '/';
	if (name->refused == DIAG_NONE && path[0] == '/')
		name->refused = DIAG_I013;
	if (name->refused == DIAG_NONE && is_letter(path[0]) && path[1] == ':')
		name->refused = DIAG_I014;
	judge_parts(arena, path, name);
	if (name->refused == DIAG_I013)
		name->path = arena_printf(arena, "/%s", name->path);
}

int
bundle_name_junk(const char *path)
{
	static const char *const junk[] = {
		"Thumbs.db", "ehthumbs.db", "desktop.ini", "$RECYCLE.BIN",
		"__MACOSX",
	};
	size_t	 i, n;

	for (; *path != '\0'; path += n + (path[n] == '/')) {
		n = strcspn(path, "/");
		if (path[0] == '.' || strncmp(path, "~$", 2) == 0)
			return 1;
		for (i = 0; i < sizeof(junk) / sizeof(junk[0]); i++)
			if (strlen(junk[i]) == n &&
			    strncasecmp(path, junk[i], n) == 0)
				return 1;
	}
	return 0;
}

char *
bundle_name_key(struct arena *arena, const char *path)
{
	return utf8_casefold(arena, path);
}
