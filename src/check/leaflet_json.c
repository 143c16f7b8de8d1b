/*
 * A leaflet as JSON: an object with its sections, whose entries are items and
 * tables in their order.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xml.h"
#include "check/leaflet.h"
#include "check/object.h"

static void
put(struct arena *arena, struct buf *out, const xmlNode *node,
    const char *name, const char *key)
{
	object_text(out, key, xml_attribute(arena, node, name));
}

/* "A:111, A:112" as a list. */
static void
put_source(struct arena *arena, struct buf *out, const xmlNode *node)
{
	const char	*source = xml_attribute(arena, node, "source");

	object_words(out, "sources", source != NULL ? source : "");
}

static void
put_item(struct arena *arena, struct buf *out, const xmlNode *item)
{
	const xmlNode	*note = xml_child(item, "note");

	put(arena, out, item, "label", "label");
	put(arena, out, item, "text", "text");
	put_source(arena, out, item);
	object_open(out, "notes", '[');
	for (; note != NULL; note = xml_next_named(note, "note")) {
		object_open(out, NULL, '{');
		put(arena, out, note, "text", "text");
		put_source(arena, out, note);
		object_close(out, '}');
	}
	object_close(out, ']');
}

static void
put_table(struct arena *arena, struct buf *out, const xmlNode *table)
{
	const xmlNode	*tr = xml_child(table, "tr"), *cell;

	put(arena, out, table, "caption", "caption");
	put_source(arena, out, table);
	object_open(out, "rows", '[');
	for (; tr != NULL; tr = xml_next_named(tr, "tr")) {
		object_open(out, NULL, '{');
		object_open(out, "cells", '[');
		for (cell = xml_child(tr, "cell"); cell != NULL;
		    cell = xml_next_named(cell, "cell"))
			object_text(out, NULL, xml_text(arena, cell));
		object_close(out, ']');
		put_source(arena, out, tr);
		object_close(out, '}');
	}
	object_close(out, ']');
}

static void
put_section(struct arena *arena, struct buf *out, const xmlNode *section)
{
	const xmlNode	*node = xml_first(section);

	object_open(out, NULL, '{');
	put(arena, out, section, "id", "id");
	put(arena, out, section, "heading", "heading");
	object_open(out, "entries", '[');
	for (; node != NULL; node = xml_next(node)) {
		object_open(out, NULL, '{');
		if (xml_is(node, "table"))
			put_table(arena, out, node);
		else
			put_item(arena, out, node);
		object_close(out, '}');
	}
	object_close(out, ']');
	object_close(out, '}');
}

static void
put_notices(struct arena *arena, struct buf *out, const xmlNode *root)
{
	static const char *const names[] = { "id", "title", "issuer", "date" };
	const xmlNode	*node = xml_child(root, "notice");
	size_t		 i;

	object_open(out, "notices", '[');
	for (; node != NULL; node = xml_next_named(node, "notice")) {
		object_open(out, NULL, '{');
		for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
			put(arena, out, node, names[i], names[i]);
		object_close(out, '}');
	}
	object_close(out, ']');
}

void
leaflet_json(const xmlDoc *doc, struct buf *out)
{
	struct arena	*arena = arena_new();
	const xmlNode	*root =
	    xmlDocGetRootElement((xmlDoc *)(uintptr_t)doc);
	const xmlNode	*node = xml_child(root, "section");

	object_open(out, NULL, '{');
	put(arena, out, root, "programme", "id");
	put(arena, out, root, "title", "title");
	put(arena, out, root, "as-of", "as_of");
	put(arena, out, root, "provisional", "provisional");
	put_notices(arena, out, root);
	object_open(out, "sections", '[');
	for (; node != NULL; node = xml_next_named(node, "section"))
		put_section(arena, out, node);
	object_close(out, ']');
	object_close(out, '}');
	buf_putc(out, '\n');
	arena_free(arena);
}
