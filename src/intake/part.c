#include "intake/part.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xml_filter.h"
#include "intake/package.h"
#include "intake/read.h"

int
part_open(struct parts *parts, struct arena *arena, struct member *m,
    const struct buf *bytes)
{
	const char	*why;

	parts->arena = arena;
	parts->left = PART_TOTAL_MAX;
	parts->too_large = DIAG_NONE;
	parts->package = package_open(arena, buf_string(bytes), bytes->len,
	    &why);
	if (parts->package == NULL) {
		bundle_fail(arena, m, MEMBER_DAMAGED, DIAG_I070, why);
		return -1;
	}
	if (package_count(parts->package) > PACKAGE_PARTS_MAX) {
		bundle_fail(arena, m, MEMBER_DAMAGED, DIAG_I070,
		    "too many parts");
		part_close(parts);
		return -1;
	}
	return 0;
}

void
part_close(struct parts *parts)
{
	package_close(parts->package);
	parts->package = NULL;
}

int
part_exists(const struct parts *parts, const char *name)
{
	return package_find(parts->package, name) <
	    package_count(parts->package);
}

int
part_read(struct parts *parts, const char *name, struct buf *out)
{
	size_t			 i = package_find(parts->package, name);
	const char		*why;
	enum package_reading	 reading;

	buf_clear(out);
	if (i == package_count(parts->package))
		return -1;
	if (out->max > parts->left)
		out->max = parts->left;
	reading = package_read(parts->package, parts->arena, i, 0, out, &why);
	parts->left -= out->len;
	if (reading == PACKAGE_LONG)
		parts->too_large = DIAG_I222;
	else if (reading == PACKAGE_RATIO)
		parts->too_large = DIAG_I223;
	return reading == PACKAGE_READ ? 0 : -1;
}

/* Why a part's XML was not read, if that is worth telling. */
static void
note_end(struct parts *parts, enum xml_filter_end end)
{
	if (end == XML_FILTER_LARGE)
		parts->too_large = DIAG_I290;
}

xmlDoc *
part_xml(struct parts *parts, const char *name, struct xml_filter filter)
{
	enum xml_filter_end	 end;
	struct diags		*quiet;
	struct buf		 bytes;
	xmlDoc			*doc = NULL;

	filter.memory = PART_TREE_MAX;
	buf_init(&bytes, PART_XML_MAX);
	if (part_read(parts, name, &bytes) == 0) {
		quiet = diags_new();
		doc = xml_filter_read(quiet, name, buf_string(&bytes),
		    bytes.len, &filter, &end);
		diags_free(quiet);
		note_end(parts, end);
	}
	buf_free(&bytes);
	return doc;
}

int
part_each(struct parts *parts, const char *name, struct xml_filter filter,
    void (*each)(const xmlNode *, void *), void *closure)
{
	enum xml_filter_end	 end = XML_FILTER_BROKEN;
	struct diags		*quiet;
	struct buf		 bytes;

	filter.memory = PART_TREE_MAX;
	buf_init(&bytes, PART_XML_MAX);
	if (part_read(parts, name, &bytes) == 0) {
		quiet = diags_new();
		end = xml_filter_each(quiet, name, buf_string(&bytes),
		    bytes.len, &filter, each, closure);
		diags_free(quiet);
		note_end(parts, end);
	}
	buf_free(&bytes);
	return end == XML_FILTER_WHOLE ? 0 : -1;
}

void
part_fail(const struct parts *parts, struct member *m, const char *name)
{
	if (parts->too_large != DIAG_NONE)
		bundle_fail(parts->arena, m, MEMBER_TOO_LARGE,
		    parts->too_large, PART_XML_LIMIT);
	else
		bundle_fail(parts->arena, m, MEMBER_DAMAGED, DIAG_I070, name);
}

/*
 * Namespaces differ between editions of the formats, so none is asked for.
 * Copying would let a part of a few megabytes fill the memory when it is
 * searched often.
 */
const char *
part_attribute(const xmlNode *node, const char *name)
{
	const xmlAttr	*a;

	for (a = node->properties; a != NULL; a = a->next)
		if (strcmp((const char *)a->name, name) == 0)
			return a->children != NULL &&
			    a->children->content != NULL ?
			    (const char *)a->children->content : "";
	return NULL;
}

char *
part_path(struct arena *arena, const char *dir, const char *name)
{
	if (name[0] == '/')
		return arena_strdup(arena, name + 1);
	return arena_printf(arena, "%s/%s", dir, name);
}
