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
	STATED_MAX	= 2000,	/* of all files: as many as may be listed */
	STATED_TREE_MAX	= 16 * 1024 * 1024
};

static const struct vocab_element vocabulary[] = {
	{ "bundle", "", "", 0 },
	{ "file", "bundle", "!path !document", 0 },
};

/* What the last one points to; *N is how many there are. */
static struct stated **
end_of(struct stated **list, int *n)
{
	for (*n = 0; *list != NULL; (*n)++)
		list = &(*list)->next;
	return list;
}

static struct stated *
stated_new(struct arena *arena, const char *path, const char *document,
    const char *source)
{
	struct stated	*s = arena_alloc(arena, sizeof(*s));

	s->path = utf8_nfc(arena, path);
	s->document = arena_strdup(arena, document);
	s->source = source;
	return s;
}

struct stated *
stated_options(struct arena *arena, const struct intake_options *o)
{
	struct stated	*list = NULL, **last = &list;
	size_t		 i;

	for (i = 0; i < o->n_stated; i++, last = &(*last)->next) {
		*last = stated_new(arena, o->stated[i].path,
		    o->stated[i].document, "--as");
		(*last)->by_option = 1;
	}
	return list;
}

/* The path as seen from the bundle's root. */
static const char *
path_from(struct arena *arena, const char *file, const char *path)
{
	const char	*base = file_base(file);

	return arena_printf(arena, "%.*s%s", (int)(base - file), file, path);
}

/* 0, or -1 if not all of them find room. */
static int
append_all(struct arena *arena, struct stated **list, const char *file,
    const xmlDoc *doc)
{
	const xmlNode	*node;
	struct stated	**last;
	int		 n;

	last = end_of(list, &n);
	node = xml_first(xmlDocGetRootElement((xmlDoc *)(uintptr_t)doc));
	for (; node != NULL; node = xml_next(node), last = &(*last)->next) {
		if (n++ >= STATED_MAX)
			return -1;
		*last = stated_new(arena, path_from(arena, file,
		    xml_attribute(arena, node, "path")),
		    xml_attribute(arena, node, "document"), file);
	}
	return 0;
}

const char *
stated_read(struct arena *arena, struct stated **list, const char *path,
    const struct buf *bytes, enum diag_code *code)
{
	struct xml_filter	 filter = { .memory = STATED_TREE_MAX };
	enum xml_filter_end	 end;
	struct diags	*ds = diags_new();
	xmlDoc		*doc;
	const char	*sentence = NULL, *fault;
	int		 line = 0;

	*code = DIAG_I103;
	doc = xml_filter_read(ds, path, buf_string(bytes), bytes->len,
	    &filter, &end);
	if (doc != NULL && vocab_check(ds, path, doc, vocabulary,
	    sizeof(vocabulary) / sizeof(vocabulary[0])) == 0) {
		if (append_all(arena, list, path, doc) == -1) {
			*code = DIAG_I233;
			sentence = diag_sentence(arena, DIAG_I233,
			    arena_printf(arena, "%d", STATED_MAX), NULL);
		}
	} else if ((fault = diags_first(ds, DIAG_WARNING, &line)) != NULL)
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
