/*
 * A leaflet as a page of its own.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xml.h"
#include "check/leaflet.h"

static const char style[] =
"<style>\n"
"body{font-family:NanumGothic,sans-serif;max-width:60em;margin:2em auto;"
"padding:0 1em;line-height:1.6;color:#222;word-break:keep-all}\n"
"h1{font-size:1.5em}\n"
"h2{font-size:1.1em;border-bottom:1px solid #404040;margin-top:2em}\n"
"dl{display:grid;grid-template-columns:minmax(3em,max-content) 1fr;"
"gap:.2em 1.2em;margin:.5em 0}\n"
"dt{color:#555;max-width:16em}\n"
"dd{margin:0}\n"
"dd div{color:#444;font-size:.92em;padding-left:1.2em}\n"
"table{border-collapse:collapse;margin:.6em 0}\n"
"caption{text-align:left;font-weight:bold}\n"
"th,td{border:1px solid #999;padding:.2em .7em;text-align:center}\n"
"th{background:#eef1f4}\n"
"td:first-child{text-align:left}\n"
"small{color:#777;white-space:nowrap}\n"
".provisional{border:1px solid #9a4b00;color:#9a4b00;padding:.5em 1em}\n"
"</style>\n";

struct writer {
	struct arena	*arena;
	struct buf	*out;
};

static void
escape(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++)
		if (*text == '&')
			buf_puts(out, "&amp;");
		else if (*text == '<')
			buf_puts(out, "&lt;");
		else if (*text == '>')
			buf_puts(out, "&gt;");
		else
			buf_putc(out, *text);
}

/* An attribute between BEFORE and AFTER; nothing if it is not there. */
static void
put(struct writer *w, const char *before, const xmlNode *node,
    const char *name, const char *after)
{
	const char	*value = xml_attribute(w->arena, node, name);

	if (value == NULL)
		return;
	buf_puts(w->out, before);
	escape(w->out, value);
	buf_puts(w->out, after);
}

static void
put_source(struct writer *w, const xmlNode *node)
{
	put(w, " <small>[", node, "source", "]</small>");
}

static void
put_item(struct writer *w, const xmlNode *item)
{
	const xmlNode	*note = xml_child(item, "note");

	buf_puts(w->out, "<dt>");
	put(w, "", item, "label", "");
	buf_puts(w->out, "</dt><dd>");
	put(w, "", item, "text", "");
	put_source(w, item);
	for (; note != NULL; note = xml_next_named(note, "note")) {
		buf_puts(w->out, "<div>");
		put(w, "", note, "text", "");
		put_source(w, note);
		buf_puts(w->out, "</div>");
	}
	buf_puts(w->out, "</dd>\n");
}

static void
put_row(struct writer *w, const xmlNode *tr)
{
	const xmlNode	*cell = xml_child(tr, "cell");
	const char	*tag = xml_attribute(w->arena, tr, "head") != NULL ?
			    "th" : "td";

	buf_puts(w->out, "<tr>");
	for (; cell != NULL; cell = xml_next_named(cell, "cell")) {
		buf_printf(w->out, "<%s>", tag);
		escape(w->out, xml_text(w->arena, cell));
		buf_printf(w->out, "</%s>", tag);
	}
	buf_printf(w->out, "<%s>", tag);
	put_source(w, tr);
	buf_printf(w->out, "</%s></tr>\n", tag);
}

static void
put_table(struct writer *w, const xmlNode *table)
{
	const xmlNode	*tr = xml_child(table, "tr");

	buf_puts(w->out, "<table><caption>");
	put(w, "", table, "caption", "");
	put_source(w, table);
	buf_puts(w->out, "</caption>\n");
	for (; tr != NULL; tr = xml_next_named(tr, "tr"))
		put_row(w, tr);
	buf_puts(w->out, "</table>\n");
}

static void
put_section(struct writer *w, const xmlNode *section)
{
	const xmlNode	*node = xml_first(section);
	int		 in_list = 0, is_item;

	put(w, "<h2>", section, "heading", "</h2>\n");
	for (; node != NULL; node = xml_next(node)) {
		is_item = xml_is(node, "item");
		if (is_item != in_list)
			buf_puts(w->out, is_item ? "<dl>\n" : "</dl>\n");
		in_list = is_item;
		if (is_item)
			put_item(w, node);
		else
			put_table(w, node);
	}
	if (in_list)
		buf_puts(w->out, "</dl>\n");
}

void
leaflet_html(const xmlDoc *doc, struct buf *out)
{
	struct writer	 w = { arena_new(), out };
	const xmlNode	*root =
	    xmlDocGetRootElement((xmlDoc *)(uintptr_t)doc);
	const xmlNode	*node;

	buf_puts(out, "<!DOCTYPE html>\n<html lang=\"ko\"><head>"
	    "<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width\">\n");
	put(&w, "<title>", root, "title", "</title>\n");
	buf_puts(out, style);
	buf_puts(out, "</head><body>\n");
	put(&w, "<h1>", root, "title", "</h1>\n");
	put(&w, "<p class=\"provisional\">잠정: ", root, "provisional",
	    "</p>\n");
	for (node = xml_child(root, "notice"); node != NULL;
	    node = xml_next_named(node, "notice")) {
		put(&w, "<p>", node, "id", " ");
		put(&w, "", node, "title", " (");
		put(&w, "", node, "issuer", ", ");
		put(&w, "", node, "date", ")</p>\n");
	}
	for (node = xml_child(root, "section"); node != NULL;
	    node = xml_next_named(node, "section"))
		put_section(&w, node);
	buf_puts(out, "</body></html>\n");
	arena_free(w.arena);
}
