/*
 * The case itself; several are put into one <cases>.
 */
#include "base/buf.h"
#include "base/xml.h"
#include "check/report.h"

void
report_xml(struct report *r, xmlDoc *const *cases, size_t n)
{
	xmlDoc	*all;
	size_t	 i;

	if (n == 1) {
		xml_write(cases[0], r->out);
		return;
	}
	all = xml_new("cases");
	for (i = 0; i < n; i++)
		xml_copy(xmlDocGetRootElement(all),
		    xmlDocGetRootElement(cases[i]));
	xml_write(all, r->out);
	xml_free(all);
}
