/*
 * What an applicant must know of a programme, in the formats of `show`.
 */
#include <string.h>

#include "base/buf.h"
#include "check/check.h"
#include "check/check_inside.h"
#include "check/leaflet.h"

xmlDoc *
check_sheet(struct check *check, struct diags *ds,
    const struct check_programme *programme, const char *as_of)
{
	return leaflet_new(ds, check_inside(programme), check_dir(check),
	    as_of);
}

int
check_sheet_report(const xmlDoc *sheet, const char *format, int color,
    struct buf *out)
{
	if (strcmp(format, "text") == 0)
		leaflet_text(sheet, color, out);
	else if (strcmp(format, "json") == 0)
		leaflet_json(sheet, out);
	else if (strcmp(format, "html") == 0)
		leaflet_html(sheet, out);
	else
		return -1;
	return 0;
}
