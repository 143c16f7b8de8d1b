/*
 * The case itself; several are put into one <cases>, with an <unread> for
 * each bundle that could not be read.
 */
#include "base/buf.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "check/report.h"

static void
begin(struct report *r)
{
	if (report_is_many(r))
		buf_puts(r->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		    "<cases>\n");
}

static void
one(struct report *r, const xmlDoc *doc)
{
	if (!report_is_many(r)) {
		xml_write(doc, r->out);
		return;
	}
	buf_puts(r->out, "  ");
	xml_write_part(xmlDocGetRootElement(doc), 1, r->out);
	buf_putc(r->out, '\n');
}

static void
end(struct report *r)
{
	xmlDoc	*doc;
	size_t	 i;

	for (i = 0; i < r->n_unread; i++) {
		doc = xml_new("unread");
		xml_put(xmlDocGetRootElement(doc), "name", r->unread[i]);
		one(r, doc);
		xml_free(doc);
	}
	if (report_is_many(r))
		buf_puts(r->out, "</cases>\n");
}

const struct report_format report_xml = { "xml", begin, one, NULL, end };
