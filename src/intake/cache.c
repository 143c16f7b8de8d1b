#include "intake/cache.h"

#include <sys/stat.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/xml.h"

/* The tag by which backups and people know a cache (bford.info/cachedir). */
#define TAG		"CACHEDIR.TAG"
#define SIGNATURE	"Signature: 8a477f597d28d172789f06886806bc55\n"

/* An entry: this, the hash of what follows, a line end, XML. */
#define MAGIC		"seoryu-cache 1 "

enum {
	MAGIC_LEN	= sizeof(MAGIC) - 1,
	HEAD		= MAGIC_LEN + SHA256_HEX,	/* with the line end */
	ENTRY_MAX	= 16 * 1024 * 1024,
	FOLDERS		= 256		/* by the first two digits of a key */
};

struct cache {
	struct arena	*arena;
	const char	*dir;
	const char	*seed;
	struct buf	 bytes;		/* of the entry under way */
};

/* ---- the folder ---- */

static int
is_cache(struct arena *arena, const char *dir)
{
	return file_exists(file_join(arena, dir, TAG));
}

/* 1 if there is nothing in DIR. */
static int
is_empty(const char *dir)
{
	DIR		*d = opendir(dir);
	struct dirent	*e;
	int		 n = 0;

	if (d == NULL)
		return 0;
	while (n == 0 && (e = readdir(d)) != NULL)
		n = strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
	closedir(d);
	return n == 0;
}

/* Only its owner may look: what was read from papers stands in it. */
static int
make(struct diags *ds, struct arena *arena, const char *dir)
{
	static const char	 text[] = SIGNATURE
	    "# What seoryu has read. `seoryu cache purge` empties it.\n";

	if (mkdir(dir, 0700) == -1 && errno != EEXIST) {
		diag_at(ds, DIAG_I150, (struct place){ 0 }, dir,
		    file_reason(errno), NULL);
		return -1;
	}
	if (is_cache(arena, dir))
		return 0;
	if (!is_empty(dir)) {
		diag_at(ds, DIAG_I151, (struct place){ 0 }, dir, NULL);
		return -1;
	}
	return file_write(ds, file_join(arena, dir, TAG), text,
	    sizeof(text) - 1);
}

struct cache *
cache_open(struct diags *ds, const char *dir, const char *seed)
{
	struct arena	*arena = arena_new();
	struct cache	*c;

	if (make(ds, arena, dir) == -1) {
		arena_free(arena);
		return NULL;
	}
	c = arena_alloc(arena, sizeof(*c));
	c->arena = arena;
	c->dir = arena_strdup(arena, dir);
	c->seed = arena_strdup(arena, seed);
	buf_init(&c->bytes, ENTRY_MAX);
	return c;
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

/* DIR/ab/cdef…, without its folder if NAME is 0. */
static void
entry_path(const struct cache *c, const char *key, int name, char *path,
    size_t size)
{
	snprintf(path, size, "%s/%.2s%s%s", c->dir, key, name ? "/" : "",
	    name ? key + 2 : "");
}

/* The entry's bytes; 0, or -1 if there is none that is whole. */
static int
read_entry(struct cache *c, const char *path)
{
	char	 hex[SHA256_HEX];
	char	 piece[16 * 1024];
	ssize_t	 n;
	int	 fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	if (fd == -1)
		return -1;
	buf_clear(&c->bytes);
	while ((n = read(fd, piece, sizeof(piece))) > 0)
		if (buf_add(&c->bytes, piece, (size_t)n) == -1)
			break;
	/* Used now: the last to be taken away. */
	(void)futimens(fd, NULL);
	close(fd);
	if (n != 0 || c->bytes.len <= HEAD ||
	    memcmp(c->bytes.data, MAGIC, MAGIC_LEN) != 0 ||
	    c->bytes.data[HEAD - 1] != '\n')
		return -1;
	sha256_hex(c->bytes.data + HEAD, c->bytes.len - HEAD, hex);
	return memcmp(c->bytes.data + MAGIC_LEN, hex, SHA256_HEX - 1) == 0 ?
	    0 : -1;
}

xmlDoc *
cache_find(struct cache *c, const char *key)
{
	struct diags	*ds;
	xmlDoc		*doc;
	char		 path[4096];

	entry_path(c, key, 1, path, sizeof(path));
	if (read_entry(c, path) == -1)
		return NULL;
	ds = diags_new();
	doc = xml_read(ds, path, c->bytes.data + HEAD, c->bytes.len - HEAD);
	diags_free(ds);
	return doc;
}

/* Through a temporary file of this process; an unwritable one is let go. */
static void
write_entry(const struct cache *c, const char *path)
{
	char	 temporary[4096 + 32];
	int	 fd, failed;

	snprintf(temporary, sizeof(temporary), "%s.%ld", path,
	    (long)getpid());
	fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC |
	    O_NOFOLLOW, 0600);
	if (fd == -1)
		return;
	failed = write(fd, c->bytes.data, c->bytes.len) !=
	    (ssize_t)c->bytes.len;
	failed |= close(fd) != 0;
	if (failed || rename(temporary, path) == -1)
		unlink(temporary);
}

void
cache_keep(struct cache *c, const char *key, const xmlNode *node)
{
	char	 path[4096], hex[SHA256_HEX + 1] = "";
	xmlDoc	*doc = xml_new("kept");
	int	 failed;

	buf_clear(&c->bytes);
	buf_printf(&c->bytes, MAGIC "%*s\n", SHA256_HEX - 1, "");
	xml_copy(xmlDocGetRootElement(doc), node);
	failed = xml_write(doc, &c->bytes) == -1;
	xml_free(doc);
	if (failed)
		return;
	sha256_hex(c->bytes.data + HEAD, c->bytes.len - HEAD, hex);
	memcpy(c->bytes.data + MAGIC_LEN, hex, SHA256_HEX - 1);
	entry_path(c, key, 0, path, sizeof(path));
	if (mkdir(path, 0700) == -1 && errno != EEXIST)
		return;
	entry_path(c, key, 1, path, sizeof(path));
	write_entry(c, path);
}

/* ---- all of them ---- */

struct entry {
	char		 path[SHA256_HEX + 32];	/* below the cache's folder */
	struct timespec	 used;
	int64_t		 bytes;
};

struct entries {
	struct entry	*list;
	size_t		 n, size;
	int64_t		 bytes;
};

static void
list_one(struct entries *es, int dir, const char *folder, const char *name)
{
	struct entry	*e;
	struct stat	 st;

	if (es->n == es->size) {
		es->size = es->size > 0 ? es->size * 2 : 1024;
		es->list = mem_resize(es->list, es->size, sizeof(*es->list));
	}
	e = &es->list[es->n];
	if (strlen(name) > SHA256_HEX + 20)
		return;
	snprintf(e->path, sizeof(e->path), "%.2s/%.84s", folder, name);
	if (fstatat(dir, e->path, &st, AT_SYMLINK_NOFOLLOW) == -1 ||
	    !S_ISREG(st.st_mode))
		return;
	e->used = st.st_mtim;
	e->bytes = st.st_size;
	es->bytes += e->bytes;
	es->n++;
}

/* Whatever else lies in DIR is not ours to touch. */
static void
list_all(struct entries *es, int dir)
{
	char		 folder[3];
	struct dirent	*e;
	DIR		*d;
	int		 i, fd;

	for (i = 0; i < FOLDERS; i++) {
		snprintf(folder, sizeof(folder), "%02x", (unsigned)i & 0xFF);
		fd = openat(dir, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC |
		    O_NOFOLLOW);
		if (fd == -1 || (d = fdopendir(fd)) == NULL)
			continue;
		while ((e = readdir(d)) != NULL)
			list_one(es, dir, folder, e->d_name);
		closedir(d);
	}
}

static int
by_use(const void *left, const void *right)
{
	const struct timespec	*a = &((const struct entry *)left)->used;
	const struct timespec	*b = &((const struct entry *)right)->used;

	if (a->tv_sec != b->tv_sec)
		return a->tv_sec < b->tv_sec ? -1 : 1;
	return a->tv_nsec < b->tv_nsec ? -1 : a->tv_nsec > b->tv_nsec;
}

/* Another run may have taken one away already: that is as good. */
static void
trim(struct entries *es, int dir, int64_t most)
{
	size_t	 i;

	if (es->n > 0 && es->bytes > most)
		qsort(es->list, es->n, sizeof(*es->list), by_use);
	for (i = 0; i < es->n && es->bytes > most; i++) {
		(void)unlinkat(dir, es->list[i].path, 0);
		es->bytes -= es->list[i].bytes;
	}
}

/* Those that hold something else stay. */
static void
remove_folders(int dir)
{
	char	 folder[3];
	int	 i;

	for (i = 0; i < FOLDERS; i++) {
		snprintf(folder, sizeof(folder), "%02x", (unsigned)i & 0xFF);
		(void)unlinkat(dir, folder, AT_REMOVEDIR);
	}
}

void
cache_close(struct cache *c)
{
	struct entries	 es = { 0 };
	int		 dir;

	if (c == NULL)
		return;
	dir = open(c->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (dir != -1) {
		list_all(&es, dir);
		trim(&es, dir, CACHE_BYTES_MAX);
		close(dir);
	}
	free(es.list);
	buf_free(&c->bytes);
	arena_free(c->arena);
}

int
cache_count(struct diags *ds, const char *dir, int purge,
    struct cache_size *size)
{
	struct arena	*arena = arena_new();
	struct entries	 es = { 0 };
	int		 known = is_cache(arena, dir);
	int		 fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	arena_free(arena);
	if (fd == -1 || !known) {
		diag_at(ds, DIAG_I152, (struct place){ 0 }, dir, NULL);
		if (fd != -1)
			close(fd);
		return -1;
	}
	list_all(&es, fd);
	*size = (struct cache_size){ es.n, es.bytes };
	if (purge) {
		trim(&es, fd, -1);
		remove_folders(fd);
	}
	close(fd);
	free(es.list);
	return 0;
}
