/*
 * When to get which paper, in the formats of `calendar`.
 */
#include <string.h>

#include "base/buf.h"
#include "check/calendar.h"
#include "check/check.h"
#include "check/check_inside.h"

xmlDoc *
check_calendar(struct check *check, struct diags *ds,
    const struct check_programme *programme, const char *as_of,
    const xmlDoc *casedoc)
{
	return calendar_new(ds, check_inside(programme), check_dir(check),
	    as_of, casedoc);
}

int
check_calendar_report(const xmlDoc *calendar, const char *format, int color,
    struct buf *out)
{
	if (strcmp(format, "text") == 0)
		calendar_text(calendar, color, out);
	else if (strcmp(format, "json") == 0)
		calendar_json(calendar, out);
	else if (strcmp(format, "ics") == 0)
		calendar_ics(calendar, out);
	else
		return -1;
	return 0;
}

int
check_calendar_is_dated(const xmlDoc *calendar)
{
	return xmlHasProp(xmlDocGetRootElement((xmlDoc *)(uintptr_t)calendar),
	    (const xmlChar *)"due") != NULL;
}
