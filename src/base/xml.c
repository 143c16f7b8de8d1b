#include "base/xml.h"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"

enum { PARSE_OPTIONS = XML_PARSE_NONET | XML_PARSE_NOCDATA |
    XML_PARSE_COMPACT | XML_PARSE_BIG_LINES };

/* What one parse reports to: the first error is kept, later ones follow it. */
struct report {
	struct diags	*diags;
	const char	*name;
	int		 failed;
};

static void
on_error(void *data, xmlErrorPtr error)
{
	struct report	*r = data;
	char		 text[512];
	size_t		 len;

	if (r->failed || error->level < XML_ERR_ERROR)
		return;
	r->failed = 1;
	snprintf(text, sizeof(text), "%s",
	    error->message != NULL ? error->message : "");
	len = strlen(text);
	while (len > 0 && text[len - 1] == '\n')
		text[--len] = '\0';
	diag_at(r->diags, DIAG_B010,
	    (struct place){ .file = r->name, .line = error->line }, text, NULL);
}

/* libxml2 bounds depth at 256 by itself; ours is a little tighter and named. */
static int
too_deep(const xmlNode *node, int depth)
{
	if (depth > XML_DEPTH_MAX)
		return 1;
	for (node = xml_first(node); node != NULL; node = xml_next(node))
		if (too_deep(node, depth + 1))
			return 1;
	return 0;
}

static xmlDoc *
read_with(struct diags *ds, const char *name, const void *bytes, size_t n,
    int options)
{
	struct report	 report = { ds, name, 0 };
	xmlParserCtxt	*context;
	xmlDoc		*doc;
	char		 limit[32];

	if (n > XML_BYTES_MAX) {
		snprintf(limit, sizeof(limit), "%d", XML_BYTES_MAX);
		diag_at(ds, DIAG_B004, (struct place){ .file = name }, name,
		    limit, NULL);
		return NULL;
	}
	context = xmlNewParserCtxt();
	xmlSetStructuredErrorFunc(&report, on_error);
	doc = xmlCtxtReadMemory(context, bytes, (int)n, name, NULL,
	    options);
	xmlSetStructuredErrorFunc(NULL, NULL);
	xmlFreeParserCtxt(context);
	if (doc == NULL && !report.failed)
		diag_at(ds, DIAG_B010, (struct place){ .file = name }, "?",
		    NULL);
	if (doc == NULL || report.failed) {
		xml_free(doc);
		return NULL;
	}
	if (doc->intSubset != NULL || doc->extSubset != NULL) {
		diag_at(ds, DIAG_B011, (struct place){ .file = name }, name,
		    NULL);
		xml_free(doc);
		return NULL;
	}
	if (too_deep(xmlDocGetRootElement(doc), 1)) {
		diag_at(ds, DIAG_B010, (struct place){ .file = name },
		    "nested too deeply", NULL);
		xml_free(doc);
		return NULL;
	}
	return doc;
}

xmlDoc *
xml_read(struct diags *ds, const char *name, const void *bytes, size_t n)
{
	return read_with(ds, name, bytes, n,
	    PARSE_OPTIONS | XML_PARSE_NOBLANKS);
}

static xmlDoc *
read_file_with(struct diags *ds, const char *path, int options)
{
	struct buf	 bytes;
	xmlDoc		*doc = NULL;

	buf_init(&bytes, XML_BYTES_MAX);
	if (file_read(ds, path, &bytes) == 0)
		doc = read_with(ds, path, buf_string(&bytes), bytes.len,
		    options);
	buf_free(&bytes);
	return doc;
}

xmlDoc *
xml_read_file(struct diags *ds, const char *path)
{
	return read_file_with(ds, path, PARSE_OPTIONS | XML_PARSE_NOBLANKS);
}

xmlDoc *
xml_read_mixed(struct diags *ds, const char *path)
{
	return read_file_with(ds, path, PARSE_OPTIONS);
}

xmlDoc *
xml_new(const char *root)
{
	xmlDoc	*doc = xmlNewDoc((const xmlChar *)"1.0");

	xmlDocSetRootElement(doc,
	    xmlNewDocNode(doc, NULL, (const xmlChar *)root, NULL));
	return doc;
}

void
xml_free(xmlDoc *doc)
{
	if (doc != NULL)
		xmlFreeDoc(doc);
}

int
xml_write(const xmlDoc *doc, struct buf *out)
{
	xmlChar	*bytes = NULL;
	int	 n = 0, result;

	xmlDocDumpFormatMemoryEnc((xmlDoc *)(uintptr_t)doc, &bytes, &n,
	    "UTF-8", 1);
	if (bytes == NULL)
		return -1;
	result = buf_add(out, bytes, (size_t)n);
	xmlFree(bytes);
	return result;
}

const char *
xml_name(const xmlNode *node)
{
	return node->name != NULL ? (const char *)node->name : "";
}

int
xml_line(const xmlNode *node)
{
	long	 line = xmlGetLineNo(node);

	return line > 0 ? (int)line : 0;
}

int
xml_is(const xmlNode *node, const char *name)
{
	return node != NULL && node->type == XML_ELEMENT_NODE &&
	    strcmp(xml_name(node), name) == 0;
}

static xmlNode *
skip_to_element(xmlNode *node)
{
	while (node != NULL && node->type != XML_ELEMENT_NODE)
		node = node->next;
	return node;
}

xmlNode *
xml_first(const xmlNode *node)
{
	return skip_to_element(node->children);
}

xmlNode *
xml_next(const xmlNode *node)
{
	return skip_to_element(node->next);
}

xmlNode *
xml_child(const xmlNode *node, const char *name)
{
	xmlNode	*child = xml_first(node);

	while (child != NULL && !xml_is(child, name))
		child = xml_next(child);
	return child;
}

xmlNode *
xml_next_named(const xmlNode *node, const char *name)
{
	xmlNode	*next = xml_next(node);

	while (next != NULL && !xml_is(next, name))
		next = xml_next(next);
	return next;
}

static char *
keep(struct arena *arena, xmlChar *value)
{
	char	*copy;

	if (value == NULL)
		return NULL;
	copy = arena_strdup(arena, (const char *)value);
	xmlFree(value);
	return copy;
}

char *
xml_attribute(struct arena *arena, const xmlNode *node, const char *name)
{
	return keep(arena, xmlGetNoNsProp(node, (const xmlChar *)name));
}

char *
xml_attribute_ns(struct arena *arena, const xmlNode *node, const char *name,
    const char *uri)
{
	return keep(arena, xmlGetNsProp(node, (const xmlChar *)name,
	    (const xmlChar *)uri));
}

char *
xml_text(struct arena *arena, const xmlNode *node)
{
	char	*text = keep(arena, xmlNodeGetContent(node));

	return text != NULL ? text : arena_strdup(arena, "");
}

xmlNode *
xml_add(xmlNode *parent, const char *name)
{
	return xmlNewChild(parent, NULL, (const xmlChar *)name, NULL);
}

void
xml_append(xmlNode *node, const char *text)
{
	char	*clean = utf8_clean(text);

	xmlNodeAddContent(node, (const xmlChar *)clean);
	free(clean);
}

xmlNode *
xml_add_text(xmlNode *parent, const char *name, const char *text)
{
	xmlNode	*node = xml_add(parent, name);

	xml_append(node, text);
	return node;
}

void
xml_put(xmlNode *node, const char *attribute, const char *value)
{
	char	*clean = utf8_clean(value);

	xmlSetProp(node, (const xmlChar *)attribute, (const xmlChar *)clean);
	free(clean);
}

void
xml_putf(xmlNode *node, const char *attribute, const char *format, ...)
{
	struct arena	*arena = arena_new();
	va_list		 arguments;

	va_start(arguments, format);
	xml_put(node, attribute, arena_vprintf(arena, format, arguments));
	va_end(arguments);
	arena_free(arena);
}

xmlNode *
xml_copy(xmlNode *parent, const xmlNode *node)
{
	xmlNode	*copy = xmlDocCopyNode((xmlNode *)(uintptr_t)node,
	    parent->doc, 1);

	return xmlAddChild(parent, copy);
}

void
xml_remove(xmlNode *node)
{
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}
