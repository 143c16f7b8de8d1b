#include "intake/cache.h"

#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/xml.h"
#include "intake/cache_folder.h"

/* An entry: this, the hash of its key and what follows, a line end, XML. */
#define MAGIC		"seoryu-cache 2 "

enum {
	MAGIC_LEN	= sizeof(MAGIC) - 1,
	HEAD		= MAGIC_LEN + SHA256_HEX,	/* with the line end */
	ENTRY_MAX	= 16 * 1024 * 1024
};

struct cache {
	struct arena	*arena;
	const char	*dir;
	const char	*seed;
	int		 fd;		/* of the folder */
	int		 writable;
	int64_t		 added;		/* bytes, since it was trimmed */
	struct buf	 bytes;		/* of the entry under way */
};

/* With a slash at its end a link would be followed. */
static const char *
without_slashes(struct arena *arena, const char *dir)
{
	size_t	 n = strlen(dir);

	while (n > 1 && dir[n - 1] == '/')
		n--;
	return arena_strndup(arena, dir, n);
}

struct cache *
cache_open(struct diags *ds, const char *dir, const char *seed)
{
	struct arena	*arena = arena_new();
	struct cache	*c = arena_alloc(arena, sizeof(*c));

	c->arena = arena;
	c->dir = without_slashes(arena, dir);
	c->seed = arena_strdup(arena, seed);
	c->fd = cache_folder_open(ds, c->dir, &c->writable);
	if (c->fd == -1) {
		arena_free(arena);
		return NULL;
	}
	buf_init(&c->bytes, ENTRY_MAX);
	return c;
}

void
cache_close(struct cache *c)
{
	if (c == NULL)
		return;
	if (c->writable)
		cache_folder_trim(c->fd, CACHE_BYTES_MAX, NULL);
	close(c->fd);
	buf_free(&c->bytes);
	arena_free(c->arena);
}

/* ---- entries ---- */

void
cache_key(const struct cache *c, char key[SHA256_HEX], ...)
{
	struct sha256	*sha = sha256_new();
	const char	*s = c->seed;
	va_list		 list;

	va_start(list, key);
	for (; s != NULL; s = va_arg(list, const char *))
		sha256_add(sha, s, strlen(s) + 1);
	va_end(list);
	sha256_finish(sha, key);
}

/* Of the entry under way: an entry under another name is none. */
static void
hash_entry(const struct cache *c, const char *key, char hex[SHA256_HEX])
{
	struct sha256	*sha = sha256_new();

	sha256_add(sha, key, SHA256_HEX);
	sha256_add(sha, c->bytes.data + HEAD, c->bytes.len - HEAD);
	sha256_finish(sha, hex);
}

/* 1 if what was read is whole and what this process would have written. */
static int
is_entry(const struct cache *c, const char *key)
{
	char	 hex[SHA256_HEX];

	if (c->bytes.len <= HEAD ||
	    memcmp(c->bytes.data, MAGIC, MAGIC_LEN) != 0 ||
	    c->bytes.data[HEAD - 1] != '\n')
		return 0;
	hash_entry(c, key, hex);
	return memcmp(c->bytes.data + MAGIC_LEN, hex, SHA256_HEX - 1) == 0;
}

/* All bytes of a regular file; 0, or -1. */
static int
read_file(struct cache *c, int fd)
{
	char		 piece[16 * 1024];
	struct stat	 st;
	ssize_t		 n;

	buf_clear(&c->bytes);
	if (fstat(fd, &st) == -1 || !S_ISREG(st.st_mode))
		return -1;
	while ((n = read(fd, piece, sizeof(piece))) > 0)
		if (buf_add(&c->bytes, piece, (size_t)n) == -1)
			return -1;
	return n == 0 ? 0 : -1;
}

/* The entry's bytes; 0, or -1 if there is none that is whole. */
static int
read_entry(struct cache *c, const char *key)
{
	char	 path[CACHE_PATH];
	int	 fd, whole;

	cache_folder_path(key, path);
	/* A pipe put there would be waited for. */
	fd = openat(c->fd, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW |
	    O_NONBLOCK | O_NOCTTY);
	if (fd == -1)
		return -1;
	whole = read_file(c, fd) == 0 && is_entry(c, key);
	/* Used now: the last to be taken away. */
	if (whole && c->writable)
		(void)futimens(fd, NULL);
	close(fd);
	/* Or the sound one could not take its place. */
	if (!whole && c->writable)
		(void)unlinkat(c->fd, path, 0);
	return whole ? 0 : -1;
}

xmlDoc *
cache_find(struct cache *c, const char *key)
{
	struct diags	*ds;
	xmlDoc		*doc;

	if (read_entry(c, key) == -1)
		return NULL;
	ds = diags_new();
	doc = xml_read(ds, key, c->bytes.data + HEAD, c->bytes.len - HEAD);
	diags_free(ds);
	return doc;
}

/* The entry under way goes to the folder; what cannot is let go. */
static void
put_entry(struct cache *c, struct diags *ds, const char *key)
{
	char	 path[CACHE_PATH];

	cache_folder_path(key, path);
	if (cache_folder_put(c->fd, path, c->bytes.data,
	    c->bytes.len) == -1) {
		diag_at(ds, DIAG_I284, (struct place){ 0 }, c->dir,
		    file_reason(errno), NULL);
		c->writable = 0;
		return;
	}
	c->added += (int64_t)c->bytes.len;
	if (c->added < CACHE_PART)
		return;
	cache_folder_trim(c->fd, CACHE_BYTES_MAX, NULL);
	c->added = 0;
}

void
cache_keep(struct cache *c, struct diags *ds, const char *key,
    const xmlNode *node)
{
	char	 hex[SHA256_HEX];
	xmlDoc	*doc;
	int	 failed;

	if (!c->writable)
		return;
	doc = xml_new("kept");
	buf_clear(&c->bytes);
	buf_printf(&c->bytes, MAGIC "%*s\n", SHA256_HEX - 1, "");
	xml_copy(xmlDocGetRootElement(doc), node);
	failed = xml_write(doc, &c->bytes) == -1;
	xml_free(doc);
	if (failed)
		return;
	hash_entry(c, key, hex);
	memcpy(c->bytes.data + MAGIC_LEN, hex, SHA256_HEX - 1);
	put_entry(c, ds, key);
}

int
cache_count(struct diags *ds, const char *dir, int purge,
    struct cache_size *size)
{
	struct arena	*arena = arena_new();
	int		 fd = cache_folder_find(without_slashes(arena, dir));

	arena_free(arena);
	if (fd == -1) {
		diag_at(ds, DIAG_I152, (struct place){ 0 }, dir, NULL);
		return -1;
	}
	cache_folder_trim(fd, purge ? -1 : INT64_MAX, size);
	close(fd);
	return 0;
}
