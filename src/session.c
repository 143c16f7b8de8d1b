/*
 * What the commands do in common: the clock, the stages, reading data.
 */
#include <sys/stat.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/instant.h"
#include "base/mem.h"
#include "base/xml.h"
#include "check/check.h"
#include "bundles.h"
#include "command.h"
#include "intake/intake.h"
#include "press/press.h"

/* Seconds of this many digits end in the year 2286. */
enum { EPOCH_DIGITS = 10 };

/* SOURCE_DATE_EPOCH, or now if it is not set; 0, or -1 with C023. */
static int
run_time(struct session *s, int64_t *seconds)
{
	const char	*epoch = getenv("SOURCE_DATE_EPOCH");
	size_t		 n;

	*seconds = (int64_t)time(NULL);
	if (epoch == NULL || epoch[0] == '\0')
		return 0;
	n = strlen(epoch);
	*seconds = (int64_t)strtoll(epoch, NULL, 10);
	if (strspn(epoch, "0123456789") == n && n <= EPOCH_DIGITS)
		return 0;
	diag_at(s->diags, DIAG_C023, (struct place){ 0 }, epoch, NULL);
	return -1;
}

int
session_clock(struct session *s, const char *text)
{
	struct instant	 instant;
	struct date	 day;
	char		 out[INSTANT_SIZE];

	if (text == NULL) {
		if (run_time(s, &instant.seconds) == -1)
			return -1;
	} else if (instant_parse(text, &instant) == -1) {
		if (date_parse(text, &day) == -1) {
			diag_at(s->diags, DIAG_C005, (struct place){ 0 }, text,
			    NULL);
			return -1;
		}
		date_format(&day, out);
		return session_clock(s, arena_printf(s->arena,
		    "%sT09:00:00+09:00", out));
	}
	instant_format(&instant, out);
	s->as_of = arena_strdup(s->arena, out);
	return 0;
}

/* DATA/NAME, or NULL with C011. */
static const char *
data_part(struct session *s, const char *name)
{
	const char	*path = file_join(s->arena, s->data, name);

	if (file_exists(path))
		return path;
	diag_at(s->diags, DIAG_C011, (struct place){ 0 }, s->data, name, NULL);
	return NULL;
}

/* What was read before: --cache, else SEORYU_CACHE. 0, or -1 with a diag. */
static int
put_cache(struct session *s)
{
	const char	*dir = s->cache;

	if (dir == NULL)
		dir = getenv("SEORYU_CACHE");
	if (dir == NULL || dir[0] == '\0')
		return 0;
	return intake_cache(s->intake, s->diags, dir);
}

struct intake *
session_intake(struct session *s)
{
	const char	*dir;

	if (s->intake != NULL ||
	    (dir = data_part(s, "checks/documents")) == NULL)
		return s->intake;
	s->intake = intake_new(s->diags, dir);
	if (s->intake != NULL && ((s->ocr &&
	    intake_ocr(s->intake, s->diags) == -1) || put_cache(s) == -1)) {
		intake_free(s->intake);
		s->intake = NULL;
	}
	return s->intake;
}

int
session_state(struct session *s, struct intake_stated **list, size_t *n,
    char *text)
{
	char			*equals = strrchr(text, '=');
	struct intake_stated	*stated;

	if (equals == NULL || equals == text || equals[1] == '\0') {
		diag_at(s->diags, DIAG_C007, (struct place){ 0 }, text, NULL);
		return -1;
	}
	*list = mem_resize(*list, *n + 1, sizeof(**list));
	stated = &(*list)[(*n)++];
	stated->path = arena_strndup(s->arena, text, (size_t)(equals - text));
	stated->document = equals + 1;
	return 0;
}

int
session_stated(struct session *s, const struct intake_stated *list, size_t n)
{
	size_t	 i;

	if (n > 0 && session_intake(s) == NULL)
		return -1;
	for (i = 0; i < n; i++)
		if (intake_label(s->intake, list[i].document) == NULL) {
			diag_at(s->diags, DIAG_C008, (struct place){ 0 },
			    list[i].document, NULL);
			return -1;
		}
	return 0;
}

struct check *
session_check(struct session *s)
{
	const char	*dir;

	if (s->check == NULL && (dir = data_part(s, "checks")))
		s->check = check_new(s->diags, dir);
	return s->check;
}

struct check *
session_judge(struct session *s)
{
	const char	*dir;

	if (s->check == NULL && (dir = data_part(s, "checks")))
		s->check = check_new_untested(s->diags, dir);
	return s->check;
}

/* The office's folder: --house, else SEORYU_HOUSE. 0, or -1 with C025. */
static int
put_house(struct session *s)
{
	const char	*dir = s->house;

	if (dir == NULL)
		dir = getenv("SEORYU_HOUSE");
	if (dir == NULL || dir[0] == '\0')
		return 0;
	if (file_is_directory(dir))
		return press_overlay(s->press, s->diags, dir);
	diag_at(s->diags, DIAG_C025, (struct place){ 0 }, dir, NULL);
	return -1;
}

struct press *
session_press(struct session *s)
{
	const char	*templates = data_part(s, "templates");
	const char	*fonts = data_part(s, "fonts");

	if (s->press != NULL || templates == NULL || fonts == NULL ||
	    data_part(s, "templates/house.xml") == NULL ||
	    data_part(s, "fonts/fonts.xml") == NULL)
		return s->press;
	s->press = press_new(s->diags, templates, fonts);
	if (s->press != NULL && put_house(s) == -1) {
		press_free(s->press);
		s->press = NULL;
	}
	return s->press;
}

static int
take_only(void *closure, size_t i, xmlDoc *doc)
{
	xmlDoc	**only = closure;

	(void)i;
	*only = doc;
	return 0;
}

xmlDoc *
session_bundle(struct session *s, const char *path, const char *programme,
    const struct intake_options *options, int checked)
{
	char		*paths[1] = { (char *)(uintptr_t)path };
	struct bundles	 b = { .paths = paths, .n = 1,
			    .programme = programme, .intake = options,
			    .checked = checked };
	xmlDoc		*doc = NULL;

	b.each = take_only;
	b.closure = &doc;
	(void)bundles_read(s, &b);
	return doc;
}

/* 1 if PATH is a regular file whose first bytes are no ZIP's. */
static int
is_xml_file(const char *path)
{
	char		 magic[2] = "";
	struct stat	 st;
	FILE		*f;

	/* A pipe would be waited for. */
	if (stat(path, &st) == -1 || !S_ISREG(st.st_mode) ||
	    (f = fopen(path, "rb")) == NULL)
		return 0;
	if (fread(magic, 1, 2, f) != 2)
		magic[0] = '\0';
	fclose(f);
	return memcmp(magic, "PK", 2) != 0;
}

xmlDoc *
session_read(struct session *s, const char *path, const char *programme)
{
	struct intake_options	 options = { .as_of = s->as_of };

	if (is_xml_file(path))
		return xml_read_file(s->diags, path);
	return session_bundle(s, path, programme, &options, 1);
}
