#include "check/errand.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/xml.h"
#include "check/names.h"
#include "check/programme.h"

enum { LEAD_MAX = 365, TYPE_SIZE = 128 };

static int
lead_of(const char *text)
{
	char	*end;
	long	 days;

	if (text == NULL || text[0] < '0' || text[0] > '9')
		return ERRAND_UNKNOWN;
	days = strtol(text, &end, 10);
	return *end == '\0' && days <= LEAD_MAX ? (int)days : ERRAND_UNKNOWN;
}

struct errand
errand_of(struct arena *arena, struct diags *ds, const char *dir,
    const struct programme_document *d)
{
	struct errand	 errand = { d->obtain != NULL ? d->obtain : "",
			    ERRAND_UNKNOWN, "" };
	const char	*accepts = d->accepts, *path, *text;
	char		 type[TYPE_SIZE];
	const xmlNode	*root;
	xmlDoc		*doc;

	if (!names_next(&accepts, type, sizeof(type)))
		return errand;
	path = file_join(arena, dir, arena_printf(arena, "documents/%s.xml",
	    type));
	/* Types of a programme under test are not shipped. */
	if (!file_exists(path) || (doc = xml_read_file(ds, path)) == NULL)
		return errand;
	root = xmlDocGetRootElement(doc);
	errand.lead = lead_of(xml_attribute(arena, root, "lead"));
	if ((text = xml_attribute(arena, root, "lead-basis")) != NULL)
		errand.lead_basis = text;
	if (errand.obtain[0] == '\0' &&
	    (text = xml_attribute(arena, root, "obtain")) != NULL)
		errand.obtain = text;
	xml_free(doc);
	return errand;
}

const char *
errand_lead(struct arena *arena, int lead)
{
	if (lead == ERRAND_UNKNOWN)
		return "알려지지 않음";
	return lead == 0 ? "바로" :
	    arena_printf(arena, "%d근무일", lead);
}

static int
compare(const void *a, const void *b)
{
	return date_compare(a, b);
}

int
errand_holidays(struct arena *arena, struct diags *ds, const char *dir,
    struct errand_holidays *holidays)
{
	const char	*path = file_join(arena, dir, "common/holidays.xml");
	const char	*day;
	const xmlNode	*node;
	xmlDoc		*doc;
	size_t		 n = 0;

	*holidays = (struct errand_holidays){ 0 };
	if (!file_exists(path))
		return 0;
	if ((doc = xml_read_file(ds, path)) == NULL)
		return -1;
	node = xml_child(xmlDocGetRootElement(doc), "holiday");
	for (; node != NULL; node = xml_next_named(node, "holiday"))
		n++;
	holidays->days = arena_array(arena, n + 1, sizeof(struct date));
	node = xml_child(xmlDocGetRootElement(doc), "holiday");
	for (; node != NULL; node = xml_next_named(node, "holiday")) {
		day = xml_attribute(arena, node, "day");
		if (day != NULL && date_parse(day,
		    &holidays->days[holidays->n]) == 0)
			holidays->n++;
	}
	qsort(holidays->days, holidays->n, sizeof(struct date), compare);
	xml_free(doc);
	return 0;
}

int
errand_is_working(const struct errand_holidays *holidays,
    const struct date *day)
{
	int	 weekday = date_weekday(day);

	return weekday != 0 && weekday != 6 && (holidays->n == 0 ||
	    bsearch(day, holidays->days, holidays->n, sizeof(*day),
	    compare) == NULL);
}

struct date
errand_latest(const struct errand_holidays *holidays, const struct date *due,
    int lead)
{
	int64_t		 days = date_days(due);
	struct date	 day = *due;

	while (lead > 0) {
		day = date_of_days(--days);
		if (errand_is_working(holidays, &day))
			lead--;
	}
	return day;
}
