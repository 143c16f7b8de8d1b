#include <sys/stat.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "intake/bundle.h"
#include "intake/bundle_source.h"

struct item {
	const char		*path;	/* from the bundle's folder */
	enum bundle_nature	 nature;
	uint64_t		 bytes;
	struct timespec		 changed;	/* when it last was */
	ino_t			 inode;
};

struct dir {
	struct arena	*arena;
	struct item	*items;
	size_t		 n, size;
	size_t		 most;
	size_t		 folders;	/* entered so far */
	int		 more;		/* something was not listed */
	int		 full;		/* nothing more is listed */
	int		 fd;		/* the bundle's folder */
};

enum {
	FOLDERS_MAX	= 10000,
	NAMES_MAX	= 10000,	/* in one folder */
	/* Neither a link nor a pipe's other end is waited for. */
	OPEN_FLAGS = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
};

/* ST is of a file, NULL for what is not read. */
static void
add_item(struct dir *d, const char *path, enum bundle_nature nature,
    const struct stat *st)
{
	struct item	*item;

	if (d->n == d->most) {
		d->more = d->full = 1;
		return;
	}
	if (d->n == d->size) {
		d->size = d->size > 0 ? d->size * 2 : 32;
		d->items = mem_resize(d->items, d->size, sizeof(*d->items));
	}
	item = &d->items[d->n++];
	*item = (struct item){ .path = path, .nature = nature };
	if (st != NULL) {
		item->bytes = (uint64_t)st->st_size;
		item->changed = st->st_mtim;
		item->inode = st->st_ino;
	}
}

static int
by_bytes(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

/* The names in an open folder, sorted; the descriptor is closed. */
static char **
list_names(struct dir *d, int fd, size_t *n)
{
	struct dirent	*entry;
	char		**names = NULL;
	size_t		 size = 0;
	DIR		*stream = fdopendir(fd);

	*n = 0;
	if (stream == NULL) {
		d->more = 1;
		if (fd != -1)
			close(fd);
		return NULL;
	}
	for (errno = 0; (entry = readdir(stream)) != NULL; errno = 0) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		if (*n == NAMES_MAX) {
			d->more = 1;
			break;
		}
		if (*n == size) {
			size = size > 0 ? size * 2 : 32;
			names = mem_resize(names, size, sizeof(*names));
		}
		names[(*n)++] = arena_strdup(d->arena, entry->d_name);
	}
	d->more |= entry == NULL && errno != 0;
	closedir(stream);
	if (*n > 0)
		qsort(names, *n, sizeof(*names), by_bytes);
	return names;
}

static void	 list_folder(struct dir *, int parent, const char *name,
		    const char *path, int depth);

static void
list_one(struct dir *d, int fd, const char *name, const char *path, int depth)
{
	struct stat	 st;

	if (fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) == -1)
		add_item(d, path, BUNDLE_SPECIAL, NULL);
	else if (S_ISLNK(st.st_mode))
		add_item(d, path, BUNDLE_LINK, NULL);
	else if (S_ISREG(st.st_mode))
		add_item(d, path, BUNDLE_FILE, &st);
	else if (!S_ISDIR(st.st_mode))
		add_item(d, path, BUNDLE_SPECIAL, NULL);
	else if (name[0] == '.')
		add_item(d, path, BUNDLE_HIDDEN, NULL);
	else
		list_folder(d, fd, name, path, depth + 1);
}

/*
 * Everything in the folder NAME of PARENT. Deeper than the limit its files
 * are still listed (and refused by their path), but not for ever.
 */
static void
list_folder(struct dir *d, int parent, const char *name, const char *path,
    int depth)
{
	char	**names;
	size_t	 n, i;
	int	 fd;

	fd = openat(parent, name, OPEN_FLAGS | O_DIRECTORY);
	if (fd == -1 || depth > BUNDLE_DEPTH_MAX + 1) {
		add_item(d, path, BUNDLE_UNLISTED, NULL);
		if (fd != -1)
			close(fd);
		return;
	}
	if (d->folders++ == FOLDERS_MAX)
		d->more = d->full = 1;
	/* list_names closes its descriptor, and fd is still needed. */
	names = list_names(d, dup(fd), &n);
	for (i = 0; i < n && !d->full; i++)
		list_one(d, fd, names[i], path[0] == '\0' ? names[i] :
		    arena_printf(d->arena, "%s/%s", path, names[i]), depth);
	free(names);
	close(fd);
}

static size_t
count(const void *data)
{
	const struct dir	*d = data;

	return d->n;
}

static void
entry(const void *data, size_t i, struct bundle_entry *out)
{
	const struct dir	*d = data;

	*out = (struct bundle_entry){
		.raw = d->items[i].path,
		.raw_len = strlen(d->items[i].path),
		.nature = d->items[i].nature,
		.bytes = d->items[i].bytes,
	};
}

/* Opens PATH part by part, so that no folder on the way may be a link. */
static int
open_below(int root, const char *path)
{
	char	 part[NAME_MAX + 1];
	int	 fd = dup(root), next;
	size_t	 n;

	while (fd != -1) {
		n = strcspn(path, "/");
		if (n > NAME_MAX) {
			close(fd);
			errno = ENAMETOOLONG;
			return -1;
		}
		memcpy(part, path, n);
		part[n] = '\0';
		next = openat(fd, part,
		    OPEN_FLAGS | (path[n] == '/' ? O_DIRECTORY : 0));
		close(fd);
		if (path[n] == '\0')
			return next;
		fd = next;
		path += n + 1;
	}
	return -1;
}

/* Returns 0 at the end, -1 with errno, 1 if OUT is full. */
static int
read_all(int fd, size_t most, struct buf *out)
{
	char	 chunk[64 * 1024];
	size_t	 done = 0;
	ssize_t	 n;

	for (;;) {
		size_t	 want = sizeof(chunk);

		if (most > 0 && most - done < want)
			want = most - done;
		if (want == 0)
			return 0;
		n = read(fd, chunk, want);
		if (n == -1 && errno == EINTR)
			continue;
		if (n <= 0)
			return (int)n;
		done += (size_t)n;
		if (buf_add(out, chunk, (size_t)n) == -1)
			return 1;
	}
}

/* 1 if the open file is no longer what was listed. */
static int
has_changed(const struct item *item, int fd)
{
	struct stat	 st;

	return fstat(fd, &st) == -1 || st.st_ino != item->inode ||
	    (uint64_t)st.st_size != item->bytes ||
	    st.st_mtim.tv_sec != item->changed.tv_sec ||
	    st.st_mtim.tv_nsec != item->changed.tv_nsec;
}

/* Reads the open file of ITEM, or its first MOST bytes. */
static enum bundle_reading
read_open(const struct item *item, int fd, size_t most, struct buf *out)
{
	size_t	 before = out->len;

	switch (read_all(fd, most, out)) {
	case -1:
		return BUNDLE_READ_CLOSED;
	case 1:
		return BUNDLE_READ_LONG;
	}
	if (has_changed(item, fd) ||
	    (most == 0 && out->len - before != item->bytes))
		return BUNDLE_READ_CHANGED;
	return BUNDLE_READ;
}

static enum bundle_reading
read_entry(void *data, struct arena *arena, size_t i, size_t most,
    struct buf *out, const char **why)
{
	struct dir		*d = data;
	struct stat		 st;
	enum bundle_reading	 reading = BUNDLE_READ_CLOSED;
	int			 fd = open_below(d->fd, d->items[i].path);

	*why = "";
	if (fd != -1 && fstat(fd, &st) == 0) {
		if (S_ISREG(st.st_mode))
			reading = read_open(&d->items[i], fd, most, out);
		else
			errno = EINVAL;
	}
	if (reading == BUNDLE_READ_CLOSED)
		*why = arena_strdup(arena, file_reason(errno));
	if (fd != -1)
		close(fd);
	return reading;
}

static void
close_dir(void *data)
{
	struct dir	*d = data;

	close(d->fd);
	arena_free(d->arena);
	free(d->items);
	free(d);
}

const struct bundle_source bundle_dir_source = {
	count, entry, read_entry, close_dir
};

void *
bundle_dir_open(const char *path, size_t most, int *more)
{
	struct dir	*d;
	int		 fd;

	fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd == -1)
		return NULL;
	d = mem_alloc(sizeof(*d));
	d->arena = arena_new();
	d->most = most;
	d->fd = fd;
	list_folder(d, fd, ".", "", 0);
	*more = d->more;
	return d;
}
