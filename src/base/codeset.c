#include "base/codeset.h"

#include <iconv.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

/*
 * The N bytes through iconv, all or nothing. Three bytes of UTF-8 for one of
 * input are enough for every codeset here.
 */
static char *
convert(struct arena *arena, const char *codeset, const char *bytes, size_t n)
{
	iconv_t	 cd;
	char	*in = (char *)(uintptr_t)bytes;
	char	*out, *put;
	size_t	 left, failed;

	if (n > SIZE_MAX / 4)
		return NULL;
	if ((cd = iconv_open("UTF-8", codeset)) == (iconv_t)-1)
		return NULL;
	left = n * 3;
	put = out = arena_alloc(arena, left + 1);
	failed = iconv(cd, &in, &n, &put, &left);
	iconv_close(cd);
	if (failed != 0 || n != 0)
		return NULL;
	*put = '\0';
	return strlen(out) == (size_t)(put - out) ? out : NULL;
}

char *
codeset_from_cp949(struct arena *arena, const char *bytes, size_t n)
{
	if (n == 0)
		return arena_strdup(arena, "");
	return convert(arena, "CP949", bytes, n);
}

char *
codeset_from_utf16(struct arena *arena, const char *bytes, size_t n,
    int big_endian)
{
	const char	*mark = big_endian ? "\xFE\xFF" : "\xFF\xFE";

	if (n % 2 != 0)
		return NULL;
	if (n >= 2 && memcmp(bytes, mark, 2) == 0) {
		bytes += 2;
		n -= 2;
	}
	if (n == 0)
		return arena_strdup(arena, "");
	return convert(arena, big_endian ? "UTF-16BE" : "UTF-16LE", bytes, n);
}

char *
codeset_encode(struct arena *arena, const char *codeset, const char *text,
    size_t *n)
{
	iconv_t	 cd;
	char	*in = (char *)(uintptr_t)text;
	char	*out, *put;
	size_t	 from = strlen(text), left, failed;

	if ((cd = iconv_open(codeset, "UTF-8")) == (iconv_t)-1)
		return NULL;
	/* No codeset of ours needs more than two bytes a letter. */
	left = 2 * from;
	put = out = arena_alloc(arena, left + 1);
	failed = iconv(cd, &in, &from, &put, &left);
	iconv_close(cd);
	if (failed != 0 || from != 0)
		return NULL;
	*put = '\0';
	*n = (size_t)(put - out);
	return out;
}

static int
has_utf16_mark(const char *bytes, size_t n)
{
	return n >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 ||
	    memcmp(bytes, "\xFE\xFF", 2) == 0);
}

/* 1 for a high surrogate, which is half a letter. */
static int
is_half(const char *bytes, int big_endian)
{
	return ((unsigned char)bytes[!big_endian] & 0xFC) == 0xD8;
}

static size_t
whole_utf16(const char *bytes, size_t n)
{
	n -= n % 2;
	return n >= 4 && is_half(bytes + n - 2, bytes[0] == '\xFE') ? n - 2 : n;
}

/* Bytes of the letter that begins with this one; 0 if none can. */
static size_t
letter_length(char first)
{
	unsigned char	 byte = (unsigned char)first;

	if (byte < 0xC2 || byte > 0xF4)
		return 0;
	return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/*
 * Bytes before the beginning of a letter of UTF-8 that lacks its end, N if
 * there is none. Only letters of three bytes tell UTF-8 from CP949.
 */
static size_t
whole_utf8(const char *bytes, size_t n)
{
	size_t	 back = 1, i;

	while (back < 3 && back < n &&
	    ((unsigned char)bytes[n - back] & 0xC0) == 0x80)
		back++;
	if (back >= letter_length(bytes[n - back]) || back == n ||
	    !utf8_valid(bytes, n - back))
		return n;
	for (i = 0; i < n - back; i++)
		if ((unsigned char)bytes[i] >= 0xE0)
			return n - back;
	return n;
}

/* Bytes before half a letter of CP949; letters have one byte or two. */
static size_t
whole_cp949(const char *bytes, size_t n)
{
	size_t	 i = 0;

	while (i < n) {
		if ((unsigned char)bytes[i] > 0x80 && i + 1 == n)
			return i;
		i += (unsigned char)bytes[i] > 0x80 ? 2 : 1;
	}
	return n;
}

size_t
codeset_whole(const char *bytes, size_t n)
{
	size_t	 whole;

	if (has_utf16_mark(bytes, n))
		return whole_utf16(bytes, n);
	if (n == 0 || utf8_valid(bytes, n))
		return n;
	whole = whole_utf8(bytes, n);
	return whole < n ? whole : whole_cp949(bytes, n);
}

static void
name_it(const char **name, const char *codeset)
{
	if (name != NULL)
		*name = codeset;
}

char *
codeset_text(struct arena *arena, const char *bytes, size_t n,
    const char **name)
{
	if (has_utf16_mark(bytes, n)) {
		int	 big_endian = bytes[0] == '\xFE';

		name_it(name, big_endian ? "UTF-16BE" : "UTF-16LE");
		return codeset_from_utf16(arena, bytes, n, big_endian);
	}
	if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		bytes += 3;
		n -= 3;
	}
	if (n > 0 && memchr(bytes, '\0', n) != NULL)
		return NULL;
	if (utf8_valid(bytes, n)) {
		name_it(name, "UTF-8");
		return arena_strndup(arena, bytes, n);
	}
	/* Some of it would make sense as CP949, too, but no word. */
	if (n > 0 && whole_utf8(bytes, n) < n)
		return NULL;
	name_it(name, "CP949");
	return codeset_from_cp949(arena, bytes, n);
}
