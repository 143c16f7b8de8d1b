/*
 * XML the safe way. All parsing happens here: no network, no DTD, no entity
 * beyond the five of XML, depth and size bounded. libxml2's own strings never
 * leave this file; callers get strings in an arena.
 */
#ifndef BASE_XML_H
#define BASE_XML_H

#include <libxml/tree.h>
#include <stddef.h>

struct arena;
struct buf;
struct diags;

enum {
	XML_BYTES_MAX	= 64 * 1024 * 1024,	/* one document */
	XML_DEPTH_MAX	= 200			/* nested elements */
};

/*
 * Parses N bytes. NAME stands in messages. Returns a document for xml_free,
 * or NULL with diags B010 (not well-formed, with line) or B011 (DOCTYPE).
 */
xmlDoc		*xml_read(struct diags *, const char *name, const void *,
		    size_t n);
xmlDoc		*xml_read_file(struct diags *, const char *path);
/*
 * The same for text with elements in it, where a blank between two elements
 * is a blank between two words.
 */
xmlDoc		*xml_read_mixed(struct diags *, const char *path);

/*
 * For those who parse in ways of their own (base/xml_filter.c): 1 with diags
 * if the bytes are not to be parsed at all; and where libxml2 is to report to,
 * from xml_report_begin to xml_report_end, which says whether it did.
 */
struct xml_report;

int		 xml_refuse(struct diags *, const char *name, const void *,
		    size_t n);
struct xml_report *xml_report_begin(struct diags *, const char *name);
int		 xml_report_end(struct xml_report *);
/* "elements are nested more than 200 deep" */
const char	*xml_too_deep(void);

/* An empty document with a root element. */
xmlDoc		*xml_new(const char *root);
void		 xml_free(xmlDoc *);

/* The document as indented UTF-8 with declaration. */
int		 xml_write(const xmlDoc *, struct buf *);
/*
 * An element as xml_write would put it DEPTH elements deep, without the line
 * end behind it and the indent before it. 0, or -1 if the buffer is full.
 */
int		 xml_write_part(const xmlNode *, int depth, struct buf *);

const char	*xml_name(const xmlNode *);	/* local name, borrowed */
int		 xml_line(const xmlNode *);	/* 1 …, 0 if unknown */
int		 xml_is(const xmlNode *, const char *name);

/* First child element, next sibling element; NULL at the end. */
xmlNode		*xml_first(const xmlNode *);
xmlNode		*xml_next(const xmlNode *);
/* The same, of one name. */
xmlNode		*xml_child(const xmlNode *, const char *name);
xmlNode		*xml_next_named(const xmlNode *, const char *name);

/* An attribute without namespace; NULL if it is not there. */
char		*xml_attribute(struct arena *, const xmlNode *,
		    const char *name);
/* An attribute in the namespace URI. */
char		*xml_attribute_ns(struct arena *, const xmlNode *,
		    const char *name, const char *uri);
/* All text inside, as it stands. */
char		*xml_text(struct arena *, const xmlNode *);

/*
 * Building. Bytes that XML cannot hold (control characters, broken UTF-8)
 * are written as U+FFFD, so that a hostile name cannot break a case.
 */
xmlNode		*xml_add(xmlNode *parent, const char *name);
xmlNode		*xml_add_text(xmlNode *parent, const char *name,
		    const char *text);
void		 xml_put(xmlNode *, const char *attribute, const char *value);
void		 xml_putf(xmlNode *, const char *attribute, const char *, ...)
		    __attribute__((format(printf, 3, 4)));
void		 xml_append(xmlNode *, const char *text);
/* A deep copy of NODE (any document) as last child of PARENT. */
xmlNode		*xml_copy(xmlNode *parent, const xmlNode *node);
/* Takes NODE out of its document and frees it. */
void		 xml_remove(xmlNode *);

#endif
