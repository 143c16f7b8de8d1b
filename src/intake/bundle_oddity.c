#include "intake/bundle_oddity.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/codeset.h"
#include "base/utf8.h"
#include "intake/bundle_name.h"

enum { HANGUL_LEAST = 2 };	/* syllables that are no accident */

static int
is_hangul(uint32_t c)
{
	return c >= 0xAC00 && c <= 0xD7A3;
}

/* Syllables of TEXT; -1 if other letters than ASCII stand in it, too. */
static int
count_hangul(const char *text)
{
	uint32_t	 c;
	int		 n = 0;

	while ((c = utf8_next(&text)) != 0) {
		if (is_hangul(c))
			n++;
		else if (c >= 0x80)
			return -1;
	}
	return n;
}

/*
 * 1 if every high byte has a high byte beside it, as in the common part of
 * CP949. "Ärzte" in Latin-1 has not, though CP949 can read it.
 */
static int
is_paired(const char *bytes, size_t n)
{
	size_t	 i;

	for (i = 0; i < n; i++) {
		if ((unsigned char)bytes[i] < 0x80)
			continue;
		if ((unsigned char)bytes[i] < 0xA1 || i + 1 == n ||
		    (unsigned char)bytes[i + 1] < 0xA1)
			return 0;
		i++;
	}
	return 1;
}

/* What the bytes say if their codeset was mistaken, or NULL. */
static const char *
reread(struct arena *arena, const char *bytes, size_t n)
{
	const char	*text = NULL;

	if (utf8_valid(bytes, n))
		text = arena_strndup(arena, bytes, n);
	else if (is_paired(bytes, n))
		text = codeset_from_cp949(arena, bytes, n);
	return text != NULL && count_hangul(text) >= HANGUL_LEAST ? text : NULL;
}

const char *
bundle_oddity_mistaken(struct arena *arena, const char *path)
{
	static const char *const codesets[] = {
		"CP437", "CP1252", "ISO-8859-1", "CP949"
	};
	const char	*bytes, *text;
	size_t		 i, n;

	/* Hangul among ASCII is what it should be. */
	if (count_hangul(path) != -1)
		return NULL;
	for (i = 0; i < sizeof(codesets) / sizeof(codesets[0]); i++) {
		bytes = codeset_encode(arena, codesets[i], path, &n);
		text = bytes != NULL ? reread(arena, bytes, n) : NULL;
		if (text != NULL)
			return text;
	}
	return NULL;
}

/* Takes no room on the screen: two names with and without it look alike. */
static int
is_invisible(uint32_t c)
{
	return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F ||
	    c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0xFEFF ||
	    (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064);
}

static int
has_invisible(const char *text)
{
	uint32_t	 c;

	while ((c = utf8_next(&text)) != 0)
		if (is_invisible(c))
			return 1;
	return 0;
}

/* The devices of DOS, whatever stands behind a dot. */
static int
is_device(const char *part, size_t n)
{
	static const char *const devices[] = { "CON", "PRN", "AUX", "NUL" };
	static const char *const ports[] = { "COM", "LPT" };
	size_t			 i;

	for (i = 0; i < n && part[i] != '.'; i++)
		;
	for (n = i; n > 0 && part[n - 1] == ' '; n--)
		;
	for (i = 0; n == 3 && i < sizeof(devices) / sizeof(devices[0]); i++)
		if (strncasecmp(part, devices[i], 3) == 0)
			return 1;
	for (i = 0; n == 4 && i < sizeof(ports) / sizeof(ports[0]); i++)
		if (strncasecmp(part, ports[i], 3) == 0 && part[3] >= '1' &&
		    part[3] <= '9')
			return 1;
	return 0;
}

/* 1 if Windows cannot keep a file under a part of N bytes as it stands. */
static int
is_foreign(const char *part, size_t n)
{
	size_t	 i;

	for (i = 0; i < n; i++)
		if (strchr("<>:\"|?*", part[i]) != NULL)
			return 1;
	return is_device(part, n) ||
	    (n > 0 && strchr(". ", part[n - 1]) != NULL);
}

/* The first part of PATH that Windows cannot have, or NULL. */
static const char *
foreign_part(struct arena *arena, const char *path)
{
	size_t	 n;

	for (; *path != '\0'; path += n + (path[n] == '/')) {
		n = strcspn(path, "/");
		if (is_foreign(path, n))
			return arena_strndup(arena, path, n);
	}
	return NULL;
}

void
bundle_oddity_look(struct arena *arena, struct bundle_name *name)
{
	const char	*found;

	if ((found = bundle_oddity_mistaken(arena, name->path)) != NULL)
		bundle_name_remark(name, DIAG_I241, found);
	else if (has_invisible(name->path))
		bundle_name_remark(name, DIAG_I243, NULL);
	if (strstr(name->path, "\xEF\xBF\xBD") != NULL)
		bundle_name_remark(name, DIAG_I242, NULL);
	if ((found = foreign_part(arena, name->path)) != NULL)
		bundle_name_remark(name, DIAG_I245, found);
}
