#include "base/xml_filter.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/xml.h"

enum {
	OPTIONS = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT |
	    XML_PARSE_BIG_LINES | XML_PARSE_NOBLANKS,
	TUPLE		= 5,		/* of libxml2's list of attributes */
	/* What the heap adds to each thing, about. */
	OVERHEAD	= 16,
	ELEMENT_BYTES	= sizeof(xmlNode) + OVERHEAD,
	ATTRIBUTE_BYTES	= sizeof(xmlAttr) + sizeof(xmlNode) + 3 * OVERHEAD
};

/* One parse. */
struct sieve {
	const struct xml_filter *filter;
	void		(*each)(const xmlNode *, void *);
	void		*closure;
	int		 depth;
	int		 leaving;	/* depth inside of what is left out */
	size_t		 used;		/* bytes of the tree so far */
	const xmlChar	**kept;		/* attributes, TUPLE strings each */
	int		 size;		/* of KEPT, in attributes */
	int		 broken, deep, large;
};

static struct sieve *
sieve_of(void *context)
{
	return ((xmlParserCtxt *)context)->_private;
}

static int
is_among(const xmlChar *name, const char *const *names)
{
	for (; *names != NULL; names++)
		if (strcmp((const char *)name, *names) == 0)
			return 1;
	return 0;
}

static void
stop(void *context, int *reason)
{
	*reason = 1;
	xmlStopParser(context);
}

/* Takes N more bytes for the tree; 0, or -1 if that is too much. */
static int
take(void *context, size_t n)
{
	struct sieve	*s = sieve_of(context);

	if (n <= s->filter->memory - s->used) {
		s->used += n;
		return 0;
	}
	stop(context, &s->large);
	return -1;
}

/* 1 if a tree is being made. */
static int
is_open(void *context)
{
	return ((xmlParserCtxt *)context)->nodeNr > 0;
}

/* Copies the attributes that are wanted into KEPT; how many. */
static int
keep_attributes(void *context, int n, const xmlChar **attributes)
{
	struct sieve	*s = sieve_of(context);
	const xmlChar	**a = attributes, **to;
	int		 i, kept = 0;

	if (n > s->size) {
		s->kept = mem_resize(s->kept, (size_t)n,
		    TUPLE * sizeof(*s->kept));
		s->size = n;
	}
	for (i = 0; i < n; i++, a += TUPLE) {
		if (s->filter->attributes != NULL &&
		    !is_among(a[0], s->filter->attributes))
			continue;
		if (take(context, ATTRIBUTE_BYTES + (size_t)(a[4] - a[3])) ==
		    -1)
			return -1;
		to = s->kept + TUPLE * kept++;
		memcpy(to, a, TUPLE * sizeof(*to));
		to[1] = to[2] = NULL;
	}
	return kept;
}

/* 1 if the element is to be a part of a tree. */
static int
is_wanted(void *context, const xmlChar *name)
{
	struct sieve	*s = sieve_of(context);

	if (s->filter->left_out != NULL &&
	    is_among(name, s->filter->left_out)) {
		s->leaving = s->depth;
		return 0;
	}
	return is_open(context) || s->each == NULL ||
	    is_among(name, s->filter->elements);
}

static void
on_start(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int n_spaces, const xmlChar **spaces, int n,
    int n_defaults, const xmlChar **attributes)
{
	struct sieve	*s = sieve_of(context);

	(void)prefix;
	(void)uri;
	(void)n_spaces;
	(void)spaces;
	(void)n_defaults;
	if (++s->depth > XML_DEPTH_MAX) {
		stop(context, &s->deep);
		return;
	}
	if (s->leaving > 0 || !is_wanted(context, name) ||
	    take(context, ELEMENT_BYTES) == -1)
		return;
	if ((n = keep_attributes(context, n, attributes)) != -1)
		xmlSAX2StartElementNs(context, name, NULL, NULL, 0, NULL, n,
		    0, s->kept);
}

/* A piece is whole. */
static void
hand_over(void *context, xmlNode *node)
{
	struct sieve	*s = sieve_of(context);

	if (s->each == NULL)
		return;
	s->each(node, s->closure);
	xml_remove(node);
	s->used = 0;
}

static void
on_end(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	xmlParserCtxt	*parser = context;
	struct sieve	*s = sieve_of(context);
	xmlNode		*node = parser->node;
	int		 depth = s->depth--;

	if (s->leaving > 0) {
		if (depth == s->leaving)
			s->leaving = 0;
		return;
	}
	if (!is_open(context))
		return;
	xmlSAX2EndElementNs(context, name, prefix, uri);
	if (!is_open(context))
		hand_over(context, node);
}

static void
on_text(void *context, const xmlChar *text, int n)
{
	struct sieve	*s = sieve_of(context);
	const xmlNode	*last;

	if (s->leaving > 0 || !is_open(context))
		return;
	last = ((xmlParserCtxt *)context)->node->last;
	if (take(context, (size_t)n + (last != NULL &&
	    last->type == XML_TEXT_NODE ? 0 : ELEMENT_BYTES)) == 0)
		xmlSAX2Characters(context, text, n);
}

/* A DOCTYPE that xml_refuse did not see. */
static void
on_doctype(void *context, const xmlChar *name, const xmlChar *id,
    const xmlChar *system)
{
	struct sieve	*s = sieve_of(context);

	(void)name;
	(void)id;
	(void)system;
	stop(context, &s->broken);
}

static void
set_handlers(xmlSAXHandler *sax)
{
	sax->startElementNs = on_start;
	sax->endElementNs = on_end;
	sax->characters = on_text;
	sax->internalSubset = on_doctype;
	sax->comment = NULL;
	sax->processingInstruction = NULL;
	sax->reference = NULL;
}

/* Reports what the parser itself did not. */
static enum xml_filter_end
judge(struct diags *ds, const char *name, const struct sieve *s, int failed)
{
	char	 limit[32];

	if (s->large) {
		snprintf(limit, sizeof(limit), "%zu", s->filter->memory);
		diag_at(ds, DIAG_B004, (struct place){ .file = name }, name,
		    limit, NULL);
		return XML_FILTER_LARGE;
	}
	if (s->deep || (s->broken && !failed))
		diag_at(ds, DIAG_B010, (struct place){ .file = name },
		    s->deep ? xml_too_deep() : "?", NULL);
	return s->deep || s->broken || failed ? XML_FILTER_BROKEN :
	    XML_FILTER_WHOLE;
}

static xmlDoc *
parse(struct diags *ds, const char *name, const void *bytes, size_t n,
    struct sieve *s, enum xml_filter_end *end)
{
	struct xml_report	*report;
	xmlParserCtxt		*parser;
	xmlDoc			*doc = NULL;

	*end = XML_FILTER_BROKEN;
	if (xml_refuse(ds, name, bytes, n))
		return NULL;
	report = xml_report_begin(ds, name);
	parser = xmlCreateMemoryParserCtxt(bytes, (int)n);
	s->broken = parser == NULL;
	if (parser != NULL) {
		xmlCtxtUseOptions(parser, OPTIONS);
		set_handlers(parser->sax);
		parser->_private = s;
		xmlParseDocument(parser);
		s->broken |= !parser->wellFormed;
		doc = parser->myDoc;
		parser->myDoc = NULL;
		xmlFreeParserCtxt(parser);
	}
	free(s->kept);
	*end = judge(ds, name, s, xml_report_end(report));
	return doc;
}

enum xml_filter_end
xml_filter_each(struct diags *ds, const char *name, const void *bytes,
    size_t n, const struct xml_filter *filter,
    void (*each)(const xmlNode *, void *), void *closure)
{
	struct sieve		 s = { .filter = filter, .each = each,
				    .closure = closure };
	enum xml_filter_end	 end;

	xml_free(parse(ds, name, bytes, n, &s, &end));
	return end;
}

xmlDoc *
xml_filter_read(struct diags *ds, const char *name, const void *bytes,
    size_t n, const struct xml_filter *filter, enum xml_filter_end *end)
{
	struct sieve	 s = { .filter = filter };
	xmlDoc		*doc = parse(ds, name, bytes, n, &s, end);

	if (*end == XML_FILTER_WHOLE && xmlDocGetRootElement(doc) != NULL)
		return doc;
	xml_free(doc);
	return NULL;
}
