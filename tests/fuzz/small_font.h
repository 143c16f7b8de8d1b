/*
 * One font file in every role, in a folder of its own, for fuzzing the press:
 * the file is the smallest that is installed, so that a run takes
 * milliseconds.
 */
#ifndef TESTS_SMALL_FONT_H
#define TESTS_SMALL_FONT_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SMALL_FONT_SOURCE "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"

/* The font's bytes, read once. */
static inline const char *
small_font(size_t *n)
{
	static char	*bytes;
	static size_t	 size;
	FILE		*f;

	if (bytes == NULL) {
		f = fopen(SMALL_FONT_SOURCE, "rb");
		if (f == NULL || fseek(f, 0, SEEK_END) == -1)
			abort();
		size = (size_t)ftell(f);
		rewind(f);
		bytes = malloc(size);
		if (bytes == NULL || fread(bytes, 1, size, f) != size)
			abort();
		fclose(f);
	}
	*n = size;
	return bytes;
}

static char	 small_font_dir[] = "/tmp/seoryu-fuzz-XXXXXX";

static inline void
small_font_write(const char *name, const void *bytes, size_t n)
{
	char	 path[128];
	FILE	*f;

	snprintf(path, sizeof(path), "%s/%s", small_font_dir, name);
	f = fopen(path, "wb");
	if (f == NULL || fwrite(bytes, 1, n, f) != n)
		abort();
	fclose(f);
}

static inline void
small_font_remove(void)
{
	static const char *const names[] = { "f.ttf", "fonts.xml",
	    "house.xml", "t.xml" };
	char	 path[128];
	size_t	 i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", small_font_dir, names[i]);
		unlink(path);
	}
	rmdir(small_font_dir);
}

/* A folder with fonts.xml and the font, removed when the program ends. */
static inline const char *
small_font_folder(void)
{
	static const char	 list[] =
	    "<fonts>"
	    "<font role='gothic' weight='regular'><file path='f.ttf'"
	    " package='p' licence='l'/></font>"
	    "<font role='gothic' weight='bold'><file path='f.ttf'"
	    " package='p' licence='l'/></font>"
	    "<font role='myeongjo' weight='regular' fallback='gothic'>"
	    "<file path='f.ttf' package='p' licence='l'/></font>"
	    "<font role='myeongjo' weight='bold'><file path='f.ttf'"
	    " package='p' licence='l'/></font>"
	    "<font role='symbols' weight='regular'><file path='f.ttf'"
	    " package='p' licence='l'/></font>"
	    "<font role='symbols' weight='bold'><file path='f.ttf'"
	    " package='p' licence='l'/></font></fonts>";
	static int		 made;
	const char		*bytes;
	size_t			 n;

	if (made)
		return small_font_dir;
	made = 1;
	if (mkdtemp(small_font_dir) == NULL)
		abort();
	atexit(small_font_remove);
	bytes = small_font(&n);
	small_font_write("f.ttf", bytes, n);
	small_font_write("fonts.xml", list, sizeof(list) - 1);
	return small_font_dir;
}

#endif
