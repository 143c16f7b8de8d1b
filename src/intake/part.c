#include "intake/part.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xml.h"
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

xmlDoc *
part_xml(struct parts *parts, const char *name)
{
	struct diags	*quiet;
	struct buf	 bytes;
	xmlDoc		*doc = NULL;

	buf_init(&bytes, PART_XML_MAX);
	if (part_read(parts, name, &bytes) == 0) {
		quiet = diags_new();
		doc = xml_read(quiet, name, buf_string(&bytes), bytes.len);
		diags_free(quiet);
	}
	buf_free(&bytes);
	return doc;
}

int
part_each(struct parts *parts, const char *name, const char *const *elements,
    void (*each)(const xmlNode *, void *), void *closure)
{
	struct diags	*quiet;
	struct buf	 bytes;
	int		 result;

	buf_init(&bytes, PART_XML_MAX);
	result = part_read(parts, name, &bytes);
	if (result == 0) {
		quiet = diags_new();
		result = xml_each(quiet, name, buf_string(&bytes), bytes.len,
		    elements, each, closure);
		diags_free(quiet);
	}
	buf_free(&bytes);
	return result;
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
