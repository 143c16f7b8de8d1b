/*
 * The XML parts of a document that is a package (HWPX, DOCX, XLSX).
 */
#ifndef INTAKE_PART_H
#define INTAKE_PART_H

#include <libxml/tree.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

struct arena;
struct buf;
struct member;
struct package;
struct xml_filter;

struct parts {
	struct arena	*arena;
	struct package	*package;
	uint64_t	 left;		/* bytes that may still be unpacked */
	enum diag_code	 too_large;	/* why one was not read */
};

/* A tree takes thirty times the bytes of dense XML, or more. */
enum {
	PART_TOTAL_MAX	= 64 * 1024 * 1024,	/* bytes of all parts read */
	PART_XML_MAX	= 16 * 1024 * 1024,	/* of one */
	PART_TREE_MAX	= 40 * 1024 * 1024	/* bytes a tree may take */
};

#define PART_XML_LIMIT	"16 MiB"

/* 0, or -1 with the member's state and problem. */
int	 part_open(struct parts *, struct arena *, struct member *,
	    const struct buf *);
void	 part_close(struct parts *);

/* 1 if the package has a part of this name. */
int	 part_exists(const struct parts *, const char *name);

/* Reads a part whole; 0, or -1 if it is not there, damaged or too large. */
int	 part_read(struct parts *, const char *name, struct buf *);

/*
 * What the filter (whose limit on memory is set here) leaves of a part, for
 * xml_free; NULL likewise, or if it is no XML or its tree would be too large.
 */
xmlDoc	*part_xml(struct parts *, const char *name, struct xml_filter);

/*
 * xml_filter_each with a part: for those that may be large. 0, or -1 if it is
 * not there, damaged (EACH may have seen its beginning) or too large.
 */
int	 part_each(struct parts *, const char *name, struct xml_filter,
	    void (*each)(const xmlNode *, void *closure), void *closure);

/* The part NAME could not be read: the member's state and problem for it. */
void	 part_fail(const struct parts *, struct member *, const char *name);

/* An attribute by its local name, borrowed from the tree; NULL if missing. */
const char	*part_attribute(const xmlNode *, const char *name);

/* DIR/NAME, or NAME without its slash if it begins with one. */
char	*part_path(struct arena *, const char *dir, const char *name);

#endif
