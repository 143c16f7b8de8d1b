/*
 * A calendar of errands as JSON; every key is there, null if unknown.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xml.h"
#include "check/calendar.h"
#include "check/object.h"

/* Attribute and key, of the calendar and of an errand. */
static const char *const heads[][2] = {
	{ "programme", "id" }, { "title", "title" }, { "as-of", "as_of" },
	{ "provisional", "provisional" }, { "opens", "opens" },
	{ "closes", "closes" }, { "months", "months" }, { "due", "due" },
	{ "reference", "reference" },
};
static const char *const keys[][2] = {
	{ "document", "document" }, { "item", "item" }, { "label", "label" },
	{ "source", "source" }, { "when", "when" }, { "obtain", "obtain" },
	{ "lead", "lead" }, { "lead-basis", "lead_basis" },
	{ "months", "months" }, { "earliest", "earliest" },
	{ "holds-until", "holds_until" }, { "latest", "latest" },
	{ "late", "late" }, { "verdict", "verdict" }, { "present", "present" },
	{ "issued", "issued" }, { "accepted-until", "accepted_until" },
	{ "good", "good" }, { "mend", "mend" },
};

void
calendar_json(const xmlDoc *doc, struct buf *out)
{
	struct arena	*arena = arena_new();
	const xmlNode	*root =
	    xmlDocGetRootElement((xmlDoc *)(uintptr_t)doc);
	const xmlNode	*e = xml_child(root, "errand");
	size_t		 i;

	object_open(out, NULL, '{');
	for (i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		object_text(out, heads[i][1],
		    xml_attribute(arena, root, heads[i][0]));
	object_open(out, "errands", '[');
	for (; e != NULL; e = xml_next_named(e, "errand")) {
		object_open(out, NULL, '{');
		for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
			object_text(out, keys[i][1],
			    xml_attribute(arena, e, keys[i][0]));
		object_close(out, '}');
	}
	object_close(out, ']');
	object_close(out, '}');
	buf_putc(out, '\n');
	arena_free(arena);
}
