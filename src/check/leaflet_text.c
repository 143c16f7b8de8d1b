/*
 * A leaflet for a terminal.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "check/leaflet.h"

#define BOLD "\033[1m"
#define DIM "\033[2m"
#define PLAIN "\033[0m"

enum {
	LABEL_COLUMNS	= 36,	/* a longer label has a line of its own */
	TABLE_COLUMNS	= 16
};

struct writer {
	struct arena	*arena;
	struct buf	*out;
	int		 color;
};

static const char *
attribute(struct writer *w, const xmlNode *node, const char *name)
{
	const char	*value = xml_attribute(w->arena, node, name);

	return value != NULL ? value : "";
}

static void
end_line(struct writer *w, const xmlNode *node)
{
	const char	*source = attribute(w, node, "source");

	if (source[0] != '\0')
		buf_printf(w->out, "  %s[%s]%s", w->color ? DIM : "", source,
		    w->color ? PLAIN : "");
	buf_putc(w->out, '\n');
}

static void
pad(struct writer *w, const char *text, size_t columns)
{
	size_t	 width = utf8_width(text);

	buf_puts(w->out, text);
	while (width++ < columns)
		buf_putc(w->out, ' ');
}

/* The widest label of a section, so that what they label stands in line. */
static size_t
label_width(struct writer *w, const xmlNode *section)
{
	const xmlNode	*item = xml_child(section, "item");
	size_t		 width, most = 0;

	for (; item != NULL; item = xml_next_named(item, "item")) {
		width = utf8_width(attribute(w, item, "label"));
		if (width > most && width <= LABEL_COLUMNS)
			most = width;
	}
	return most;
}

static void
write_item(struct writer *w, const xmlNode *item, size_t width)
{
	const char	*label = attribute(w, item, "label");
	const xmlNode	*note = xml_child(item, "note");

	buf_puts(w->out, "  ");
	if (width > 0) {
		pad(w, label, width);
		buf_puts(w->out, "  ");
	}
	buf_puts(w->out, attribute(w, item, "text"));
	end_line(w, item);
	for (; note != NULL; note = xml_next_named(note, "note")) {
		buf_printf(w->out, "  %*s    %s", (int)width, "",
		    attribute(w, note, "text"));
		end_line(w, note);
	}
}

/* The columns of a table as wide as their widest cell. */
static void
measure(struct writer *w, const xmlNode *table, size_t *widths)
{
	const xmlNode	*tr = xml_child(table, "tr"), *cell;
	size_t		 i, width;

	memset(widths, 0, TABLE_COLUMNS * sizeof(*widths));
	for (; tr != NULL; tr = xml_next_named(tr, "tr")) {
		cell = xml_child(tr, "cell");
		for (i = 0; cell != NULL && i < TABLE_COLUMNS; i++) {
			width = utf8_width(xml_text(w->arena, cell));
			if (width > widths[i])
				widths[i] = width;
			cell = xml_next_named(cell, "cell");
		}
	}
}

static void
write_row(struct writer *w, const xmlNode *tr, const size_t *widths)
{
	const xmlNode	*cell = xml_child(tr, "cell");
	size_t		 i;

	buf_puts(w->out, "   ");
	for (i = 0; cell != NULL; i++) {
		buf_puts(w->out, " ");
		pad(w, xml_text(w->arena, cell), i < TABLE_COLUMNS ?
		    widths[i] + 1 : 0);
		cell = xml_next_named(cell, "cell");
	}
	/* Nothing but the source stands behind the last cell. */
	while (w->out->len > 0 && w->out->data[w->out->len - 1] == ' ')
		w->out->len--;
	end_line(w, tr);
}

static void
write_table(struct writer *w, const xmlNode *table)
{
	const char	*caption = attribute(w, table, "caption");
	const xmlNode	*tr = xml_child(table, "tr");
	size_t		 widths[TABLE_COLUMNS];

	if (caption[0] != '\0') {
		buf_printf(w->out, "  %s", caption);
		end_line(w, table);
	}
	measure(w, table, widths);
	for (; tr != NULL; tr = xml_next_named(tr, "tr"))
		write_row(w, tr, widths);
}

static void
write_section(struct writer *w, const xmlNode *section)
{
	const xmlNode	*node = xml_first(section);
	size_t		 width = label_width(w, section);

	buf_printf(w->out, "\n%s%s%s\n", w->color ? BOLD : "",
	    attribute(w, section, "heading"), w->color ? PLAIN : "");
	for (; node != NULL; node = xml_next(node))
		if (xml_is(node, "table"))
			write_table(w, node);
		else
			write_item(w, node, width);
}

void
leaflet_text(const xmlDoc *doc, int color, struct buf *out)
{
	struct writer	 w = { arena_new(), out, color };
	const xmlNode	*root =
	    xmlDocGetRootElement((xmlDoc *)(uintptr_t)doc);
	const xmlNode	*node = xml_child(root, "notice");
	const char	*provisional = attribute(&w, root, "provisional");

	buf_printf(out, "%s%s%s (%s)\n", color ? BOLD : "",
	    attribute(&w, root, "title"), color ? PLAIN : "",
	    attribute(&w, root, "programme"));
	if (provisional[0] != '\0')
		buf_printf(out, "  잠정: %s\n", provisional);
	for (; node != NULL; node = xml_next_named(node, "notice"))
		buf_printf(out, "  %s  %s (%s, %s)\n",
		    attribute(&w, node, "id"), attribute(&w, node, "title"),
		    attribute(&w, node, "issuer"),
		    attribute(&w, node, "date"));
	for (node = xml_child(root, "section"); node != NULL;
	    node = xml_next_named(node, "section"))
		write_section(&w, node);
	arena_free(w.arena);
}
