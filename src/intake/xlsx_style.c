#include "intake/xlsx_style.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/xml.h"
#include "intake/part.h"
#include "intake/xlsx_number.h"

enum {
	STYLES_MAX	= 65536,
	FORMATS_MAX	= 65536,
	BUILTIN_MAX	= 164,	/* ids that have no code of their own */
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

/* A code that shows a ratio: % outside "quotes" and \\escapes. */
static int
is_percent_code(const char *code)
{
	const char	*end;

	for (; *code != '\0' && *code != ';'; code++) {
		if (*code == '%')
			return 1;
		if (*code == '\\' && code[1] != '\0')
			code++;
		else if (*code == '"') {
			if ((end = strchr(code + 1, '"')) == NULL)
				return 0;
			code = end;
		}
	}
	return 0;
}

/*
 * The places of a code of digits alone, as people write it for numbers of
 * companies and telephones (000-00-00000); NULL if it is none.
 */
static const char *
places_of(struct arena *arena, const char *code)
{
	char	*out = arena_alloc(arena, strlen(code) + 1), *put = out;
	int	 places = 0;

	for (; *code != '\0' && *code != ';'; code++) {
		if (*code == '0' || *code == '#')
			places++;
		else if (*code == '\\' && code[1] != '\0')
			code++;
		else if (strchr("-()", *code) == NULL)
			return NULL;
		*put++ = *code;
	}
	*put = '\0';
	/* One place alone ("0", "#") is any number. */
	return places > 1 ? out : NULL;
}

static void
judge_code(struct arena *arena, const char *code, struct xlsx_format *f)
{
	f->kind = XLSX_PLAIN;
	if (is_percent_code(code))
		f->kind = XLSX_PERCENT;
	else if (is_date_code(code))
		f->kind = XLSX_DATE;
	else if ((f->places = places_of(arena, code)) != NULL)
		f->kind = XLSX_PLACES;
}

/* All formats by their ids. */
static struct xlsx_format *
read_formats(struct arena *arena, const xmlNode *formats)
{
	struct xlsx_format	*all;
	const xmlNode		*format;
	const char		*code;
	int			 id;

	all = arena_array(arena, FORMATS_MAX, sizeof(*all));
	for (id = 0; id < BUILTIN_MAX; id++)
		if (is_builtin_date(id))
			all[id].kind = XLSX_DATE;
	all[9].kind = all[10].kind = XLSX_PERCENT;	/* 0% and 0.00% */
	format = formats != NULL ? xml_first(formats) : NULL;
	for (; format != NULL; format = xml_next(format)) {
		id = format_id(format);
		code = part_attribute(format, "formatCode");
		if (id != -1 && code != NULL)
			judge_code(arena, code, &all[id]);
	}
	return all;
}

void
xlsx_style_read(struct arena *arena, const xmlDoc *doc, struct xlsx_style *s)
{
	const xmlNode		*root, *list, *xf;
	struct xlsx_format	*all;
	size_t			 n = 0;
	int			 id;

	memset(s, 0, sizeof(*s));
	root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
	list = root != NULL ? xml_child(root, "cellXfs") : NULL;
	if (list == NULL)
		return;
	all = read_formats(arena, xml_child(root, "numFmts"));
	for (xf = xml_first(list); xf != NULL && n < STYLES_MAX;
	    xf = xml_next(xf))
		n++;
	s->formats = arena_array(arena, n + 1, sizeof(struct xlsx_format *));
	for (xf = xml_first(list); s->n < n; xf = xml_next(xf)) {
		id = format_id(xf);
		s->formats[s->n++] = &all[id != -1 ? id : 0];
	}
}

const char *
xlsx_style_text(struct arena *arena, const struct xlsx_style *s,
    const char *style, const char *value)
{
	static const struct xlsx_format	 plain;
	const struct xlsx_format	*f = &plain;
	unsigned long			 index;
	struct xlsx_number		 number;
	const char			*text = NULL;

	index = style != NULL ? strtoul(style, NULL, 10) : 0;
	if (index < s->n)
		f = s->formats[index];
	if (xlsx_number_parse(value, &number) == -1)
		return value;
	if (f->kind == XLSX_DATE)
		text = xlsx_style_day(arena, s, value);
	else if (f->kind == XLSX_PERCENT)
		text = xlsx_number_percent(arena, number);
	else if (f->kind == XLSX_PLACES)
		text = xlsx_number_places(arena, &number, f->places);
	return text != NULL ? text : xlsx_number_plain(arena, &number);
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
