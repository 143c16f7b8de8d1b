#include "intake/application.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/number.h"
#include "base/xml.h"
#include "base/xml_filter.h"

/* An application takes a hundredth of it. */
enum { APPLICATION_TREE_MAX = 16 * 1024 * 1024 };

int
application_name(const char *path)
{
	return strcasecmp(file_base(path), "application.xml") == 0;
}

int
application_statement_name(const char *path)
{
	return strcasecmp(file_base(path), "bundle.xml") == 0;
}

/* What a company calls its own number is not a number of a person. */
static int
is_company_number(const xmlNode *node)
{
	return xml_is(node, "corporate-number") ||
	    xml_is(node, "registration-number");
}

static void
mask_attributes(struct arena *arena, xmlNode *node)
{
	const xmlAttr	*a;
	char		*value;
	size_t		 len;

	for (a = node->properties; a != NULL; a = a->next) {
		value = xml_attribute(arena, node, (const char *)a->name);
		if (value != NULL && number_resident_find(value, &len) != NULL)
			xml_put(node, (const char *)a->name,
			    number_mask(arena, value));
	}
}

/* Depth is bounded by xml_filter_read. */
static void
mask(struct arena *arena, xmlNode *node)
{
	xmlNode	*child;
	size_t	 len;

	mask_attributes(arena, node);
	for (child = node->children; child != NULL; child = child->next) {
		const char	*text = (const char *)child->content;

		if (child->type == XML_ELEMENT_NODE)
			mask(arena, child);
		else if (child->type == XML_TEXT_NODE &&
		    !is_company_number(node) &&
		    number_resident_find(text, &len) != NULL)
			xmlNodeSetContent(child, (const xmlChar *)
			    number_mask(arena, text));
	}
}

/* Comments and instructions are no data. */
static void
strip(xmlNode *node)
{
	xmlNode	*child, *next;

	for (child = node->children; child != NULL; child = next) {
		next = child->next;
		if (child->type == XML_ELEMENT_NODE)
			strip(child);
		else if (child->type != XML_TEXT_NODE)
			xml_remove(child);
	}
}

const char *
application_read(struct arena *arena, xmlNode *parent, const char *path,
    const struct buf *bytes, int *code)
{
	struct xml_filter	 filter = { .memory = APPLICATION_TREE_MAX };
	enum xml_filter_end	 end;
	struct diags	*ds = diags_new();
	const char	*sentence = NULL, *fault;
	xmlNode		*root = NULL, *copy;
	xmlDoc		*doc;
	int		 line = 0;

	doc = xml_filter_read(ds, path, buf_string(bytes), bytes->len,
	    &filter, &end);
	if (doc != NULL)
		root = xmlDocGetRootElement(doc);
	if (doc == NULL) {
		fault = diags_first(ds, DIAG_WARNING, &line);
		*code = DIAG_I100;
		sentence = diag_sentence(arena, DIAG_I100,
		    fault != NULL ? fault : "?",
		    arena_printf(arena, "%d", line), NULL);
	} else if (!xml_is(root, "application")) {
		*code = DIAG_I101;
		sentence = diag_sentence(arena, DIAG_I101, xml_name(root),
		    NULL);
	} else {
		copy = xml_copy(parent, root);
		strip(copy);
		mask(arena, copy);
		xml_put(copy, "file", number_mask(arena, path));
	}
	xml_free(doc);
	diags_free(ds);
	return sentence;
}
