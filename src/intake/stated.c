#include "intake/stated.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"
#include "base/vocab.h"
#include "base/xml.h"
#include "base/xml_filter.h"

enum {
	STATED_MAX	= 2000,
	STATED_TREE_MAX	= 16 * 1024 * 1024
};

static const struct vocab_element vocabulary[] = {
	{ "bundle", "", "", 0 },
	{ "file", "bundle", "!path !document", 0 },
};

static void
append(struct arena *arena, struct stated **list, const char *path,
    const char *document, const char *source)
{
	struct stated	*s = arena_alloc(arena, sizeof(*s));

	s->path = utf8_nfc(arena, path);
	s->document = arena_strdup(arena, document);
	s->source = source;
	while (*list != NULL)
		list = &(*list)->next;
	*list = s;
}

struct stated *
stated_options(struct arena *arena, const struct intake_options *o)
{
	struct stated	*list = NULL;
	size_t		 i;

	for (i = 0; i < o->n_stated; i++)
		append(arena, &list, o->stated[i].path,
		    o->stated[i].document, "--as");
	return list;
}

/* The path as seen from the bundle's root. */
static const char *
path_from(struct arena *arena, const char *file, const char *path)
{
	const char	*base = file_base(file);

	return arena_printf(arena, "%.*s%s", (int)(base - file), file, path);
}

static void
append_all(struct arena *arena, struct stated **list, const char *file,
    const xmlDoc *doc)
{
	const xmlNode	*node;
	int		 n = 0;

	node = xml_first(xmlDocGetRootElement((xmlDoc *)(uintptr_t)doc));
	for (; node != NULL && n < STATED_MAX; node = xml_next(node), n++)
		append(arena, list, path_from(arena, file,
		    xml_attribute(arena, node, "path")),
		    xml_attribute(arena, node, "document"), file);
}

const char *
stated_read(struct arena *arena, struct stated **list, const char *path,
    const struct buf *bytes)
{
	struct xml_filter	 filter = { .memory = STATED_TREE_MAX };
	enum xml_filter_end	 end;
	struct diags	*ds = diags_new();
	xmlDoc		*doc;
	const char	*sentence = NULL, *fault;
	int		 line = 0;

	doc = xml_filter_read(ds, path, buf_string(bytes), bytes->len,
	    &filter, &end);
	if (doc != NULL && vocab_check(ds, path, doc, vocabulary,
	    sizeof(vocabulary) / sizeof(vocabulary[0])) == 0)
		append_all(arena, list, path, doc);
	else if ((fault = diags_first(ds, DIAG_WARNING, &line)) != NULL)
		sentence = diag_sentence(arena, DIAG_I103, fault,
		    arena_printf(arena, "%d", line), NULL);
	xml_free(doc);
	diags_free(ds);
	return sentence;
}

struct stated *
stated_find(struct stated *list, const char *path)
{
	struct stated	*s, *other;

	for (s = list; s != NULL; s = s->next)
		if (strcmp(s->path, path) == 0)
			break;
	if (s == NULL)
		for (s = list; s != NULL; s = s->next)
			if (strcmp(s->path, file_base(path)) == 0)
				break;
	/* One that is overruled is not one whose file is missing. */
	for (other = s; other != NULL; other = other->next)
		if (strcmp(other->path, s->path) == 0)
			other->used = 1;
	return s;
}
