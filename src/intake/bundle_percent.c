#include "intake/bundle_percent.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/codeset.h"
#include "base/utf8.h"

/* What a byte may not become by being spelt. */
static const char kept[] = "/\\%:";

static int
hex_digit(char c)
{
	static const char	 digits[] = "0123456789abcdef";
	const char		*at;

	if (c >= 'A' && c <= 'F')
		c = (char)(c - 'A' + 'a');
	at = c != '\0' ? strchr(digits, c) : NULL;
	return at != NULL ? (int)(at - digits) : -1;
}

/* The value of N hex digits at S, or -1. */
static int
hex_value(const char *s, int n)
{
	int	 value = 0, digit, i;

	for (i = 0; i < n; i++) {
		if ((digit = hex_digit(s[i])) == -1)
			return -1;
		value = value * 16 + digit;
	}
	return value;
}

static int
is_hangul(uint32_t c)
{
	return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF);
}

static int
has_hangul(const char *text)
{
	uint32_t	 c;

	while ((c = utf8_next(&text)) != 0)
		if (is_hangul(c))
			return 1;
	return 0;
}

/* The bytes behind %XX; a '+' beside them is how forms spell a blank. */
static char *
from_percent(struct arena *arena, const char *text, size_t *n)
{
	char	*out = arena_alloc(arena, strlen(text) + 1), *put = out;
	int	 high = 0, value;

	while (*text != '\0') {
		value = *text == '%' ? hex_value(text + 1, 2) : -1;
		if (value >= ' ' && value != 0x7F &&
		    (value >= 0x80 || strchr(kept, value) == NULL)) {
			high |= value >= 0x80;
			*put++ = (char)value;
			text += 3;
		} else {
			*put++ = *text == '+' ? ' ' : *text;
			text++;
		}
	}
	*n = (size_t)(put - out);
	return high ? out : NULL;
}

static const char *
percent(struct arena *arena, const char *text)
{
	char		*bytes;
	const char	*found;
	size_t		 n;

	if (strchr(text, '%') == NULL)
		return NULL;
	if ((bytes = from_percent(arena, text, &n)) == NULL)
		return NULL;
	/* What spells so has written UTF-8 for long: short ones count, too. */
	if (utf8_valid(bytes, n))
		found = arena_strndup(arena, bytes, n);
	else
		found = codeset_from_cp949(arena, bytes, n);
	return found != NULL && has_hangul(found) ? found : NULL;
}

/* #U and four hex digits, of Hangul alone. */
static const char *
hash(struct arena *arena, const char *text)
{
	char	*out, *put;
	int	 found = 0, value;

	if (strstr(text, "#U") == NULL)
		return NULL;
	put = out = arena_alloc(arena, strlen(text) + 1);
	while (*text != '\0') {
		value = strncmp(text, "#U", 2) == 0 ?
		    hex_value(text + 2, 4) : -1;
		if (value > 0 && is_hangul((uint32_t)value)) {
			put += utf8_put(put, (uint32_t)value);
			text += 6;
			found = 1;
		} else
			*put++ = *text++;
	}
	return found ? out : NULL;
}

const char *
bundle_percent_decode(struct arena *arena, const char *text)
{
	const char	*found = percent(arena, text);

	return found != NULL ? found : hash(arena, text);
}
