#include "check/shared.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/xml.h"
#include "check/names.h"
#include "check/programme.h"
#include "check/programme_parts.h"

enum { NAME_SIZE = 128 };

/* A file that was read for the first programme that includes it. */
struct source {
	const char	*path;
	xmlDoc		*doc;		/* NULL if it has faults */
	struct source	*next;
};

struct shared {
	struct arena	*arena;
	const char	*dir;
	struct source	*sources;
};

struct shared *
shared_new(const char *dir)
{
	struct shared	*s = mem_alloc(sizeof(*s));

	s->arena = arena_new();
	s->dir = arena_strdup(s->arena, dir);
	return s;
}

void
shared_free(struct shared *s)
{
	struct source	*source;

	if (s == NULL)
		return;
	for (source = s->sources; source != NULL; source = source->next)
		xml_free(source->doc);
	arena_free(s->arena);
	free(s);
}

const char *
shared_path(const struct programme *p, const char *href)
{
	const char	*end = strrchr(p->dir, '/');

	if (strncmp(href, "../", 3) != 0 || end == NULL)
		return file_join(p->arena, p->dir, href);
	return file_join(p->arena, arena_strndup(p->arena, p->dir,
	    (size_t)(end - p->dir)), href + 3);
}

/*
 * Only merged elements carry a mark: the elements of programme.xml have none,
 * and the document node above them is no element.
 */
const char *
shared_file(const xmlNode *node)
{
	for (; node != NULL && node->type == XML_ELEMENT_NODE;
	    node = node->parent)
		if (node->_private != NULL)
			return node->_private;
	return NULL;
}

/* Whose an element is must be said in names of programmes that are there. */
static void
check_of(struct shared *s, struct diags *ds, const char *path,
    const xmlNode *root)
{
	const xmlNode	*node = xml_first(root);
	const char	*list;
	char		 id[NAME_SIZE];

	for (; node != NULL; node = xml_next(node)) {
		list = xml_attribute(s->arena, node, "of");
		while (list != NULL && names_next(&list, id, sizeof(id)))
			if (!file_exists(file_join(s->arena, s->dir,
			    arena_printf(s->arena, "%s/programme.xml", id))))
				diag_at(ds, DIAG_K040, (struct place){
				    .file = path, .line = xml_line(node) },
				    id, NULL);
	}
}

static struct source *
read_source(struct shared *s, struct diags *ds, const char *path)
{
	struct source	*source = arena_alloc(s->arena, sizeof(*source));
	size_t		 faults = diags_count(ds, DIAG_DATA);

	source->path = arena_strdup(s->arena, path);
	source->next = s->sources;
	s->sources = source;
	source->doc = xml_read_file(ds, source->path);
	if (source->doc != NULL &&
	    programme_vocabulary(ds, source->path, source->doc, "shared") == 0)
		check_of(s, ds, source->path,
		    xmlDocGetRootElement(source->doc));
	if (diags_count(ds, DIAG_DATA) == faults)
		return source;
	xml_free(source->doc);
	source->doc = NULL;
	return source;
}

static struct source *
source_of(struct shared *s, struct diags *ds, const char *path)
{
	struct source	*source;

	for (source = s->sources; source != NULL; source = source->next)
		if (strcmp(source->path, path) == 0)
			return source;
	return read_source(s, ds, path);
}

/* ID is the programme's, or the model's as which it takes the file in. */
static void
merge(struct programme *p, const struct source *source, const char *id,
    xmlNode *before)
{
	const xmlNode	*node = xml_first(xmlDocGetRootElement(source->doc));
	const char	*of;
	xmlNode		*copy;

	for (; node != NULL; node = xml_next(node)) {
		of = xml_attribute(p->arena, node, "of");
		if (of != NULL && !names_among(of, p->id) &&
		    !names_among(of, id))
			continue;
		copy = xmlDocCopyNode((xmlNode *)(uintptr_t)node, p->doc, 1);
		if (copy == NULL)
			mem_exhausted();
		xmlUnsetProp(copy, (const xmlChar *)"of");
		copy->_private = (void *)(uintptr_t)source->path;
		xmlAddPrevSibling(before, copy);
	}
}

/* The programme that P takes a file in as; its own id if it says none. */
static const char *
taken_as(const struct shared *s, struct programme *p, const xmlNode *node)
{
	const char	*id = xml_attribute(p->arena, node, "as");

	if (id == NULL)
		return p->id;
	if (!file_exists(file_join(p->arena, s->dir, arena_printf(p->arena,
	    "%s/programme.xml", id))))
		diag_at(p->diags, DIAG_K040, programme_place(p, node), id,
		    NULL);
	return id;
}

void
shared_merge(struct shared *s, struct programme *p)
{
	const xmlNode	*node = xml_child(p->root, "include");
	xmlNode		*first = xml_first(p->root);
	struct source	*source;
	const char	*path;

	for (; node != NULL; node = xml_next_named(node, "include")) {
		path = shared_path(p, xml_attribute(p->arena, node, "href"));
		if (!file_exists(path)) {
			diag_at(p->diags, DIAG_K005, programme_place(p, node),
			    path, NULL);
			continue;
		}
		source = source_of(s, p->diags, path);
		if (source->doc == NULL)
			diag_at(p->diags, DIAG_K041, programme_place(p, node),
			    path, NULL);
		else
			merge(p, source, taken_as(s, p, node), first);
	}
}
