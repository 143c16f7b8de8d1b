#include "intake/cache_folder.h"

#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "intake/cache.h"

/*
 * The tag by which backups and people know a cache (bford.info/cachedir), and
 * by which we know ours from those of others.
 */
#define TAG	"CACHEDIR.TAG"
static const char	 tag[] =
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# What seoryu has read. `seoryu cache purge` empties it.\n";

#define UNDER_WAY	"new-"	/* begins names of what is being written */

enum {
	FOLDERS		= 256,		/* by the first two digits of a key */
	STALE_SECONDS	= 60 * 60,	/* no writer takes that long */
	ATTEMPTS	= 5		/* against a purge that takes folders */
};

/* ---- is it one, and ours? ---- */

static int
is_cache(int fd)
{
	char	 text[sizeof(tag)] = "";
	int	 file = openat(fd, TAG, O_RDONLY | O_CLOEXEC | O_NOFOLLOW |
		    O_NONBLOCK);
	ssize_t	 n;

	if (file == -1)
		return 0;
	n = read(file, text, sizeof(text));
	close(file);
	return n == (ssize_t)sizeof(tag) - 1 && memcmp(text, tag,
	    sizeof(tag) - 1) == 0;
}

/* 1 if there is nothing in the folder but what another run has begun. */
static int
is_empty(int fd)
{
	int		 again = openat(fd, ".", O_RDONLY | O_DIRECTORY |
			    O_CLOEXEC);
	DIR		*d = again != -1 ? fdopendir(again) : NULL;
	struct dirent	*e;
	int		 n = 0;

	if (d == NULL)
		return 0;
	while (n == 0 && (e = readdir(d)) != NULL)
		n = strcmp(e->d_name, ".") != 0 &&
		    strcmp(e->d_name, "..") != 0 && strncmp(e->d_name,
		    UNDER_WAY, strlen(UNDER_WAY)) != 0;
	closedir(d);
	return n == 0;
}

static int
open_folder(const char *dir)
{
	return open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
}

/* Says why DIR is not used; -1. */
static int
refuse(struct diags *ds, enum diag_code code, const char *dir, int error)
{
	diag_at(ds, code, (struct place){ 0 }, dir,
	    error != 0 ? file_reason(error) : NULL, NULL);
	return -1;
}

/* Makes the folder a cache if it is none; 0, or -1 with a diag. */
static int
take_over(struct diags *ds, int fd, const char *dir, const struct stat *st)
{
	/* Another run makes a tag before all else: look in this order. */
	int	 empty = is_empty(fd);

	if (!is_cache(fd)) {
		if (!empty)
			return refuse(ds, DIAG_I151, dir, 0);
		if (fchmod(fd, 0700) == -1 ||
		    cache_folder_put(fd, TAG, tag, sizeof(tag) - 1) == -1)
			return refuse(ds, DIAG_I150, dir, errno);
		return 0;
	}
	/* What others could have put there is not to be believed. */
	if ((st->st_mode & 022) != 0)
		return refuse(ds, DIAG_I282, dir, 0);
	if ((st->st_mode & 077) != 0)
		(void)fchmod(fd, 0700);
	return 0;
}

int
cache_folder_open(struct diags *ds, const char *dir, int *writable)
{
	struct stat	 st;
	int		 fd;

	if (mkdir(dir, 0700) == -1 && errno != EEXIST)
		return refuse(ds, DIAG_I150, dir, errno);
	if (lstat(dir, &st) == 0 && S_ISLNK(st.st_mode))
		return refuse(ds, DIAG_I280, dir, 0);
	fd = open_folder(dir);
	if (fd == -1 || fstat(fd, &st) == -1) {
		(void)refuse(ds, DIAG_I150, dir, errno);
	} else if (st.st_uid != geteuid()) {
		(void)refuse(ds, DIAG_I281, dir, 0);
	} else if (take_over(ds, fd, dir, &st) == 0) {
		*writable = faccessat(fd, ".", W_OK | X_OK, AT_EACCESS) == 0;
		if (!*writable)
			(void)refuse(ds, DIAG_I283, dir, errno);
		return fd;
	}
	if (fd != -1)
		close(fd);
	return -1;
}

int
cache_folder_find(const char *dir)
{
	int	 fd = open_folder(dir);

	if (fd != -1 && !is_cache(fd)) {
		close(fd);
		return -1;
	}
	return fd;
}

/* ---- files that appear whole ---- */

void
cache_folder_path(const char *key, char path[CACHE_PATH])
{
	snprintf(path, CACHE_PATH, "%.2s/%.62s", key, key + 2);
}

/* The folder that PATH lies in: "ab", or ".". */
static void
parent(const char *path, char folder[3])
{
	snprintf(folder, 3, "%.2s", strchr(path, '/') != NULL ? path : ".");
}

static int
write_all(int fd, const char *bytes, size_t n)
{
	ssize_t	 done;

	while (n > 0) {
		if ((done = write(fd, bytes, n)) == -1 && errno == EINTR)
			continue;
		if (done <= 0)
			return -1;
		bytes += done;
		n -= (size_t)done;
	}
	return 0;
}

/* Closes what was written and could not be kept; -1 with its errno. */
static int
give_up(int file)
{
	int	 error = errno;

	close(file);
	errno = error;
	return -1;
}

/* Through a file without a name; -1 with EOPNOTSUPP if there are none. */
static int
put_nameless(int fd, const char *path, const void *bytes, size_t n)
{
	char	 folder[3], self[40];
	int	 file;

	parent(path, folder);
	file = openat(fd, folder, O_WRONLY | O_TMPFILE | O_CLOEXEC, 0600);
	if (file == -1) {
		if (errno == EISDIR || errno == EINVAL)
			errno = EOPNOTSUPP;
		return -1;
	}
	snprintf(self, sizeof(self), "/proc/self/fd/%d", file);
	if (write_all(file, bytes, n) == -1)
		return give_up(file);
	if (linkat(AT_FDCWD, self, fd, path, AT_SYMLINK_FOLLOW) == -1 &&
	    errno != EEXIST) {
		/* The system has no /proc? */
		if (errno == ENOENT && access(self, F_OK) == -1)
			errno = EOPNOTSUPP;
		return give_up(file);
	}
	return close(file);
}

/* Through a file with another name, which a killed writer leaves. */
static int
put_renamed(int fd, const char *path, const void *bytes, size_t n)
{
	char		 folder[3], name[64];
	uint64_t	 number = 0;
	int		 error, file;

	parent(path, folder);
	(void)!getrandom(&number, sizeof(number), 0);
	snprintf(name, sizeof(name), "%s/" UNDER_WAY "%ld-%016llx", folder,
	    (long)getpid(), (unsigned long long)number);
	file = openat(fd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC |
	    O_NOFOLLOW, 0600);
	if (file == -1)
		return -1;
	if (write_all(file, bytes, n) == 0 &&
	    renameat(fd, name, fd, path) == 0)
		return close(file);
	error = errno;
	(void)unlinkat(fd, name, 0);
	errno = error;
	return give_up(file);
}

int
cache_folder_put(int fd, const char *path, const void *bytes, size_t n)
{
	char	 folder[3];
	int	 i, result = -1;

	parent(path, folder);
	for (i = 0; i < ATTEMPTS && result == -1; i++) {
		if (folder[0] != '.' && mkdirat(fd, folder, 0700) == -1 &&
		    errno != EEXIST)
			return -1;
		result = put_nameless(fd, path, bytes, n);
		if (result == -1 && errno == EOPNOTSUPP)
			result = put_renamed(fd, path, bytes, n);
		/* A purge may have taken the folder in between. */
		if (result == -1 && errno != ENOENT)
			break;
	}
	return result;
}

/* ---- all of them ---- */

struct entry {
	char		 path[CACHE_PATH];
	struct timespec	 used;
	int64_t		 bytes;
};

struct entries {
	struct entry	*list;
	size_t		 n, size;
	int64_t		 bytes;
};

static void
add_entry(struct entries *es, const char *path, const struct stat *st)
{
	struct entry	*e;

	if (es->n == es->size) {
		es->size = es->size > 0 ? es->size * 2 : 1024;
		es->list = mem_resize(es->list, es->size, sizeof(*es->list));
	}
	e = &es->list[es->n++];
	memcpy(e->path, path, CACHE_PATH - 1);	/* as long as all of them */
	e->path[CACHE_PATH - 1] = '\0';
	e->used = st->st_mtim;
	e->bytes = st->st_size;
	es->bytes += e->bytes;
}

/* Entries are listed, what a writer left is deleted, the rest is not ours. */
static void
list_one(struct entries *es, int fd, const char *folder, const char *name,
    time_t stale)
{
	struct stat	 st;
	char		 path[2 + 1 + NAME_MAX + 1];
	int		 left = strncmp(name, UNDER_WAY,
			    strlen(UNDER_WAY)) == 0;

	if (!left && (strlen(name) != SHA256_HEX - 3 ||
	    strspn(name, "0123456789abcdef") != SHA256_HEX - 3))
		return;
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	if (fstatat(fd, path, &st, AT_SYMLINK_NOFOLLOW) == -1 ||
	    !S_ISREG(st.st_mode))
		return;
	if (!left)
		add_entry(es, path, &st);
	else if (st.st_mtim.tv_sec <= stale)
		(void)unlinkat(fd, path, 0);
}

static void
list_all(struct entries *es, int fd, time_t stale)
{
	char		 folder[3];
	struct dirent	*e;
	DIR		*d;
	int		 i, sub;

	for (i = 0; i < FOLDERS; i++) {
		snprintf(folder, sizeof(folder), "%02x", (unsigned)i & 0xFF);
		sub = openat(fd, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC |
		    O_NOFOLLOW);
		if (sub == -1)
			continue;
		if ((d = fdopendir(sub)) == NULL) {
			close(sub);
			continue;
		}
		while ((e = readdir(d)) != NULL)
			list_one(es, fd, folder, e->d_name, stale);
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
delete(struct entries *es, int fd, int64_t most)
{
	size_t	 i;

	if (es->n > 0 && es->bytes > most)
		qsort(es->list, es->n, sizeof(*es->list), by_use);
	for (i = 0; i < es->n && es->bytes > most; i++) {
		(void)unlinkat(fd, es->list[i].path, 0);
		es->bytes -= es->list[i].bytes;
	}
}

/* Those that hold something stay. */
static void
delete_folders(int fd)
{
	char	 folder[3];
	int	 i;

	for (i = 0; i < FOLDERS; i++) {
		snprintf(folder, sizeof(folder), "%02x", (unsigned)i & 0xFF);
		(void)unlinkat(fd, folder, AT_REMOVEDIR);
	}
}

/*
 * The lock is on a descriptor of this call's own: those of a fork are one.
 * Two at a time would each take away what the other one's leaves too much.
 */
void
cache_folder_trim(int fd, int64_t most, struct cache_size *size)
{
	struct entries	 es = { 0 };
	int		 lock = openat(fd, ".", O_RDONLY | O_DIRECTORY |
			    O_CLOEXEC);
	int		 all = most < 0;

	if (lock != -1)
		(void)flock(lock, LOCK_EX);
	list_all(&es, fd, all ? INT64_MAX : time(NULL) - STALE_SECONDS);
	if (size != NULL)
		*size = (struct cache_size){ es.n, es.bytes };
	delete(&es, fd, most);
	if (all)
		delete_folders(fd);
	if (lock != -1)
		close(lock);
	free(es.list);
}
