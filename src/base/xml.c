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
#include "base/mem.h"
#include "base/utf8.h"

enum { PARSE_OPTIONS = XML_PARSE_NONET | XML_PARSE_NOCDATA |
    XML_PARSE_COMPACT | XML_PARSE_BIG_LINES };

/* What one parse reports to: the first error is kept, later ones follow it. */
struct report {
	struct diags	*diags;
	const char	*name;
	int		 failed;
};

/* The faults that people's files have; others keep libxml2's words. */
static const struct {
	int		 code;
	const char	*korean;
} reasons[] = {
	{ XML_ERR_DOCUMENT_EMPTY,	"비어 있거나 XML이 아닌 파일입니다" },
	{ XML_ERR_DOCUMENT_END,		"마지막 태그 뒤에 다른 내용이 있습니다" },
	{ XML_ERR_TAG_NAME_MISMATCH,	"여는 태그와 닫는 태그가 다릅니다" },
	{ XML_ERR_TAG_NOT_FINISHED,	"파일이 중간에 끊겼거나 닫히지 않은 태그가 "
	    "있습니다" },
	{ XML_ERR_GT_REQUIRED,		"태그를 닫는 > 표시가 없습니다" },
	{ XML_ERR_LTSLASH_REQUIRED,	"닫는 태그가 없습니다" },
	{ XML_ERR_LT_IN_ATTRIBUTE,	"속성값에는 < 대신 &lt;를 적어야 합니다" },
	{ XML_ERR_NAME_REQUIRED,	"< 또는 & 뒤에 이름이 없습니다. 글자로 쓰려면 "
	    "&lt; 또는 &amp;로 적어야 합니다" },
	{ XML_ERR_ENTITYREF_SEMICOL_MISSING, "& 표시는 &amp;로 적어야 합니다" },
	{ XML_ERR_UNDECLARED_ENTITY,	"쓸 수 없는 개체 이름(&…;)이 있습니다" },
	{ XML_ERR_ATTRIBUTE_NOT_STARTED, "속성값을 따옴표로 묶어야 합니다" },
	{ XML_ERR_ATTRIBUTE_NOT_FINISHED, "속성값의 따옴표가 닫히지 않았습니다" },
	{ XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "값이 없는 속성이 있습니다" },
	{ XML_ERR_ATTRIBUTE_REDEFINED,	"같은 속성을 두 번 적었습니다" },
	{ XML_ERR_SPACE_REQUIRED,	"속성 사이에 빈칸이 없습니다" },
	{ XML_ERR_INVALID_CHAR,		"쓸 수 없는 제어 문자가 있습니다" },
	{ XML_ERR_INVALID_ENCODING,	"글자 부호가 UTF-8이 아닙니다" },
	{ XML_ERR_UNKNOWN_ENCODING,	"알 수 없는 글자 부호입니다" },
	{ XML_ERR_UNSUPPORTED_ENCODING,	"지원하지 않는 글자 부호입니다" },
	{ XML_NS_ERR_UNDEFINED_NAMESPACE, "정의하지 않은 접두어가 있습니다" },
};

/* What libxml2 says of its limits is meant for programmers. */
static const struct limit {
	const char	*start;		/* of its message */
	const char	*korean;
	const char	*english;
} limits[] = {
	{ "Excessive depth", "요소가 200단계를 넘어 겹쳐 있습니다",
	    "elements are nested more than 200 deep" },
	{ "xmlSAX2Characters: huge text", "한 요소의 글이 10MB를 넘습니다",
	    "the text of an element is longer than 10 MB" },
	{ "AttValue length too long", "속성값이 10MB를 넘습니다",
	    "the value of an attribute is longer than 10 MB" },
	{ "Input is not proper UTF-8", "글자 부호가 UTF-8이 아닙니다. 파일을 UTF-8로 "
	    "저장해 주십시오", "it is not UTF-8; save the file as UTF-8" }
};

static const char *
say_limit(const struct limit *limit)
{
	return diag_english() ? limit->english : limit->korean;
}

static const char *
reason_of(const xmlError *error)
{
	const char	*message = error->message;
	size_t		 i;

	for (i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		if (message != NULL && strncmp(message, limits[i].start,
		    strlen(limits[i].start)) == 0)
			return say_limit(&limits[i]);
	if (!diag_english())
		for (i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
			if (reasons[i].code == error->code)
				return reasons[i].korean;
	return error->message != NULL ? error->message : "";
}

static void
on_error(void *data, xmlErrorPtr error)
{
	struct report	*r = data;
	char		 text[512];
	size_t		 len;

	if (r->failed || error->level < XML_ERR_ERROR)
		return;
	r->failed = 1;
	snprintf(text, sizeof(text), "%s", reason_of(error));
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

/* What follows blanks, comments and instructions at the head of a file. */
static const char *
skip_head(const char *s, const char *end)
{
	const char	*close;

	if (end - s >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0)
		s += 3;
	for (;;) {
		while (s < end && strchr(" \t\r\n", *s) != NULL && *s != '\0')
			s++;
		if (end - s >= 4 && memcmp(s, "<!--", 4) == 0)
			close = memmem(s + 4, (size_t)(end - s) - 4, "-->", 3);
		else if (end - s >= 2 && memcmp(s, "<?", 2) == 0)
			close = memmem(s, (size_t)(end - s), "?>", 2);
		else
			return s;
		if (close == NULL)
			return end;
		s = close + (close[0] == '-' ? 3 : 2);
	}
}

/*
 * Line of a document type declaration, 0 if there is none: looked for before
 * the parser sees an entity of it. What this does not recognise (UTF-16), the
 * document shows afterwards.
 */
static int
doctype_line(const char *bytes, size_t n)
{
	static const char	 word[] = "<!DOCTYPE";
	const char		*at = skip_head(bytes, bytes + n);
	int			 line = 1;

	if ((size_t)(bytes + n - at) < sizeof(word) - 1 ||
	    memcmp(at, word, sizeof(word) - 1) != 0)
		return 0;
	while (at > bytes)
		line += *--at == '\n';
	return line;
}

/* 1 with diags if the bytes are not to be parsed at all. */
static int
refuse(struct diags *ds, const char *name, const char *bytes, size_t n)
{
	char	 limit[32];
	int	 line;

	if (n > XML_BYTES_MAX) {
		snprintf(limit, sizeof(limit), "%d", XML_BYTES_MAX);
		diag_at(ds, DIAG_B004, (struct place){ .file = name }, name,
		    limit, NULL);
		return 1;
	}
	if ((line = doctype_line(bytes, n)) == 0)
		return 0;
	diag_at(ds, DIAG_B011, (struct place){ .file = name, .line = line },
	    name, NULL);
	return 1;
}

int
xml_refuse(struct diags *ds, const char *name, const void *bytes, size_t n)
{
	return refuse(ds, name, bytes, n);
}

struct xml_report {
	struct report	 report;
};

struct xml_report *
xml_report_begin(struct diags *ds, const char *name)
{
	struct xml_report	*r = mem_alloc(sizeof(*r));

	r->report = (struct report){ ds, name, 0 };
	xmlSetStructuredErrorFunc(&r->report, on_error);
	return r;
}

int
xml_report_end(struct xml_report *r)
{
	int	 failed = r->report.failed;

	xmlSetStructuredErrorFunc(NULL, NULL);
	free(r);
	return failed;
}

const char *
xml_too_deep(void)
{
	return say_limit(&limits[0]);
}

static xmlDoc *
read_with(struct diags *ds, const char *name, const void *bytes, size_t n,
    int options)
{
	struct report	 report = { ds, name, 0 };
	xmlParserCtxt	*context;
	xmlDoc		*doc;

	if (refuse(ds, name, bytes, n))
		return NULL;
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
		    say_limit(&limits[0]), NULL);
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

int
xml_write_part(const xmlNode *node, int depth, struct buf *out)
{
	xmlBuffer	*bytes = xmlBufferCreate();
	xmlOutputBuffer	*to = bytes != NULL ?
			    xmlOutputBufferCreateBuffer(bytes, NULL) : NULL;
	xmlDoc		*doc = node->doc;
	const xmlChar	*encoding = doc->encoding;
	int		 result = -1;

	if (to != NULL) {
		/* Or letters of attributes become character references. */
		doc->encoding = (const xmlChar *)"UTF-8";
		xmlNodeDumpOutput(to, doc, (xmlNode *)(uintptr_t)node, depth,
		    1, "UTF-8");
		doc->encoding = encoding;
		if (xmlOutputBufferClose(to) != -1)
			result = buf_add(out, xmlBufferContent(bytes),
			    (size_t)xmlBufferLength(bytes));
	}
	xmlBufferFree(bytes);
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
