#include "base/arena.h"
#include "base/buf.h"
#include "base/xml.h"
#include "base/xml_filter.h"
#include "intake/part.h"
#include "intake/read.h"

/* Depth is bounded by xml_filter_read. */
static void
add_texts(struct text *text, const xmlNode *node)
{
	const xmlNode	*child;

	for (child = node->children; child != NULL; child = child->next) {
		if (child->type == XML_TEXT_NODE)
			text_add(text, (const char *)child->content,
			    (struct text_piece){ .line = xml_line(node) });
		else if (child->type == XML_ELEMENT_NODE)
			add_texts(text, child);
	}
}

void
read_xml(struct arena *arena, struct member *m, const struct buf *bytes,
    struct text *text)
{
	static const char *const	 none[] = { NULL };
	struct xml_filter		 filter = { .attributes = none,
	    .memory = PART_TREE_MAX };
	enum xml_filter_end		 end;
	struct diags			*quiet;
	xmlDoc				*doc;

	if (bytes->len > PART_XML_MAX) {
		bundle_fail(arena, m, MEMBER_TOO_LARGE, DIAG_I222,
		    PART_XML_LIMIT);
		return;
	}
	quiet = diags_new();
	doc = xml_filter_read(quiet, m->path, buf_string(bytes), bytes->len,
	    &filter, &end);
	diags_free(quiet);
	if (doc == NULL && end == XML_FILTER_LARGE) {
		bundle_fail(arena, m, MEMBER_TOO_LARGE, DIAG_I290, NULL);
		return;
	}
	if (doc == NULL) {
		bundle_fail(arena, m, MEMBER_DAMAGED, DIAG_I070, "XML");
		return;
	}
	add_texts(text, xmlDocGetRootElement(doc));
	xml_free(doc);
}
