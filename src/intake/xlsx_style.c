#include "intake/xlsx_style.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/xml.h"
#include "intake/part.h"

enum {
	STYLES_MAX	= 65536,
	FORMATS_MAX	= 65536,
	SERIAL_MAX	= 2958465,	/* 9999-12-31 */
	EPOCH_1900	= 25569,	/* 1970-01-01 in the 1900 system */
	EPOCH_1904	= 24107,
	FALSE_DAY	= 60		/* 1900-02-29, which never was */
};

/* Formats without a code of their own that show days (18.8.30, Korean too). */
static int
is_builtin_date(int id)
{
	return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) ||
	    id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58;
}

/*
 * A code that shows a day or a year: y or d outside "quotes", [brackets] and
 * \escapes, and outside the name General.
 */
static int
is_date_code(const char *code)
{
	const char	*end;

	for (; *code != '\0'; code++) {
		if (*code == '\\' && code[1] != '\0')
			code++;
		else if (*code == '"' || *code == '[') {
			end = strchr(code + 1, *code == '"' ? '"' : ']');
			if (end == NULL)
				return 0;
			code = end;
		} else if (strchr("yYdD", *code) != NULL)
			return 1;
	}
	return 0;
}

/* The id of a format or of a style's format, -1 if there is none. */
static int
format_id(const xmlNode *node)
{
	const char	*text = part_attribute(node, "numFmtId");
	long		 id = text != NULL ? strtol(text, NULL, 10) : -1;

	return id >= 0 && id < FORMATS_MAX ? (int)id : -1;
}

/* One byte per format id: whether it shows a date. */
static unsigned char *
date_formats(struct arena *arena, const xmlNode *formats)
{
	unsigned char	*dates = arena_alloc(arena, FORMATS_MAX);
	const xmlNode	*format;
	const char	*code;
	int		 id;

	for (id = 0; id < FORMATS_MAX; id++)
		dates[id] = (unsigned char)is_builtin_date(id);
	format = formats != NULL ? xml_first(formats) : NULL;
	for (; format != NULL; format = xml_next(format)) {
		id = format_id(format);
		code = part_attribute(format, "formatCode");
		if (id != -1 && code != NULL)
			dates[id] = (unsigned char)is_date_code(code);
	}
	return dates;
}

void
xlsx_style_read(struct arena *arena, const xmlDoc *doc, struct xlsx_style *s)
{
	const xmlNode	*root, *list, *xf;
	unsigned char	*dates;
	size_t		 n = 0;
	int		 id;

	memset(s, 0, sizeof(*s));
	root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
	list = root != NULL ? xml_child(root, "cellXfs") : NULL;
	if (list == NULL)
		return;
	dates = date_formats(arena, xml_child(root, "numFmts"));
	for (xf = xml_first(list); xf != NULL && n < STYLES_MAX;
	    xf = xml_next(xf))
		n++;
	s->is_date = arena_alloc(arena, n + 1);
	for (xf = xml_first(list); s->n < n; xf = xml_next(xf)) {
		id = format_id(xf);
		s->is_date[s->n++] = id != -1 && dates[id];
	}
}

int
xlsx_style_is_date(const struct xlsx_style *s, const char *style)
{
	unsigned long	 index;

	index = style != NULL ? strtoul(style, NULL, 10) : 0;
	return index < s->n && s->is_date[index];
}

char *
xlsx_style_day(struct arena *arena, const struct xlsx_style *s,
    const char *value)
{
	char		*end, *out;
	struct date	 day;
	long		 serial;

	serial = strtol(value, &end, 10);
	if (end == value || (*end != '\0' && *end != '.') || serial < 1 ||
	    serial > SERIAL_MAX || (serial == FALSE_DAY && !s->from_1904))
		return NULL;
	if (s->from_1904)
		serial -= EPOCH_1904;
	else
		serial -= EPOCH_1900 - (serial < FALSE_DAY);
	day = date_of_days(serial);
	if (!date_valid(&day))
		return NULL;
	out = arena_alloc(arena, 11);
	date_format(&day, out);
	return out;
}
