#include "intake/bundle_piece.h"

#include <string.h>
#include <strings.h>

#include "base/diag.h"
#include "intake/central.h"

/*
 * Ends of names; '#' stands for one digit. The forms of PKZIP, of 7-Zip and
 * of RAR, ALZ and EGG.
 */
static const char *const ends[] = {
	".z##", ".zip.###", ".7z.###", ".rar.###", ".tar.###", ".gz.###",
	".alz.###", ".egg.###", ".r##", ".a##", ".part#.rar", ".part##.rar",
	".vol#.egg", ".vol##.egg",
};

static int
ends_with(const char *name, const char *end)
{
	size_t	 n = strlen(name), len = strlen(end), i;

	if (n <= len)
		return 0;
	name += n - len;
	for (i = 0; i < len; i++)
		if (end[i] == '#' ? name[i] < '0' || name[i] > '9' :
		    strncasecmp(&name[i], &end[i], 1) != 0)
			return 0;
	return 1;
}

int
bundle_piece_named(const char *path)
{
	size_t	 i;

	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (ends_with(path, ends[i]))
			return 1;
	return 0;
}

int
bundle_piece_is(const char *path, const char *kind)
{
	static const char *const kinds[] = {
		"unknown", "7z", "rar", "alz", "egg", "tar", "gzip"
	};
	size_t	 i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i], kind) == 0)
			return bundle_piece_named(path);
	return 0;
}

int
bundle_piece_last(const void *bytes, size_t n)
{
	struct window	 w;
	struct central	 c;

	window_memory(&w, bytes, n);
	if (central_open(&c, &w) == -1)
		return c.fault == CENTRAL_SPLIT;
	central_close(&c);
	return 0;
}

const char *
bundle_piece_reason(void)
{
	return diag_english() ? "one of several volumes: unpack them together" :
	    "여러 조각으로 나뉜 압축: 조각을 모두 모아 풀어야 함";
}
