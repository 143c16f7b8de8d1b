/*
 * Foreign XML whose tree may take so much memory and no more. A tree takes
 * thirty times the bytes of dense XML: only what the caller wants of it is
 * made, piece after piece. No namespaces: names are what stands behind the
 * colon. Safe as base/xml.h is.
 */
#ifndef BASE_XML_FILTER_H
#define BASE_XML_FILTER_H

#include <libxml/tree.h>
#include <stddef.h>

struct diags;

struct xml_filter {
	/* Each ends with NULL. */
	const char *const *elements;	/* pieces; NULL: the whole document */
	const char *const *left_out;	/* with all inside; NULL: none */
	const char *const *attributes;	/* that are kept; NULL: all */
	size_t		 memory;	/* bytes one tree may take */
};

enum xml_filter_end {
	XML_FILTER_WHOLE,
	XML_FILTER_BROKEN,		/* no XML, too deep, a DOCTYPE */
	XML_FILTER_LARGE		/* a tree would take more memory */
};

/*
 * Calls EACH with every outermost element of one of the names, as a tree that
 * ends with the call. EACH may have seen what came before an end that is not
 * XML_FILTER_WHOLE; the reason is in the diags.
 */
enum xml_filter_end xml_filter_each(struct diags *, const char *name,
	    const void *, size_t n, const struct xml_filter *,
	    void (*each)(const xmlNode *, void *closure), void *closure);

/* The whole document (ELEMENTS is not looked at) for xml_free, or NULL. */
xmlDoc	*xml_filter_read(struct diags *, const char *name, const void *,
	    size_t n, const struct xml_filter *, enum xml_filter_end *);

#endif
