#include "check/programme_hash.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/sha256.h"
#include "base/xml.h"
#include "check/programme.h"

enum {
	DEPTH_MAX	= 8,		/* folders inside folders */
	FILE_MAX	= 16 * 1024 * 1024
};

static void
add_file(struct programme *p, struct sha256 *hash, const char *name)
{
	struct buf	 bytes;

	buf_init(&bytes, FILE_MAX);
	if (file_read(p->diags, file_join(p->arena, p->dir, name),
	    &bytes) == 0) {
		sha256_add(hash, name, strlen(name) + 1);
		sha256_add(hash, buf_string(&bytes), bytes.len);
	}
	buf_free(&bytes);
}

/* FOLDER is "" or ends with a slash. */
static void
add_folder(struct programme *p, struct sha256 *hash, const char *folder,
    int depth)
{
	const char	*name, *path;
	char		**names;

	names = file_list(p->diags, p->arena,
	    file_join(p->arena, p->dir, folder), "");
	for (; names != NULL && *names != NULL; names++) {
		name = arena_printf(p->arena, "%s%s", folder, *names);
		path = file_join(p->arena, p->dir, name);
		if (!file_is_directory(path))
			add_file(p, hash, name);
		else if (depth < DEPTH_MAX)
			add_folder(p, hash, arena_printf(p->arena, "%s/",
			    name), depth + 1);
	}
}

/* The file beside the folder that an attribute names, if it does. */
static void
add_outside(struct programme *p, struct sha256 *hash, const xmlNode *node,
    const char *attribute)
{
	const char	*name = xml_attribute(p->arena, node, attribute);

	if (name != NULL && strncmp(name, "../", 3) == 0 &&
	    file_exists(file_join(p->arena, p->dir, name)))
		add_file(p, hash, name);
}

void
programme_hash(struct programme *p, char out[65])
{
	struct sha256	*hash = sha256_new();
	const xmlNode	*node = xml_child(p->root, "include");

	add_folder(p, hash, "", 0);
	for (; node != NULL; node = xml_next_named(node, "include"))
		add_outside(p, hash, node, "href");
	node = xml_child(p->root, "rules");
	for (; node != NULL; node = xml_next_named(node, "rules")) {
		add_outside(p, hash, node, "href");
		add_outside(p, hash, node, "tests");
	}
	sha256_finish(hash, out);
}
