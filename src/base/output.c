#include "base/output.h"

#include <sys/random.h>
#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/stop.h"

enum way {
	INTO,		/* a device, a pipe, standard output */
	NAMELESS,	/* a file that is linked at the end */
	HIDDEN		/* a file that is renamed at the end */
};

struct output {
	struct arena	*arena;
	struct diags	*ds;
	const char	*path;		/* as it was given */
	const char	*target;	/* with links followed */
	const char	*hidden;	/* name beside it */
	struct stop	 stop;		/* while HIDDEN */
	enum way	 way;
	int		 fd;
};

/* Returns 0 or -1 with errno. A signal that asks to end breaks off. */
static int
write_all(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t	 done = write(fd, bytes, n);

		if (done == -1 && errno == EINTR && !stop_asked())
			continue;
		if (done == -1)
			return -1;
		bytes += done;
		n -= (size_t)done;
	}
	return 0;
}

/* A name of its own in the folder of the target. */
static const char *
hidden_name(const struct output *o)
{
	int		 dir = (int)(file_base(o->target) - o->target);
	uint64_t	 number = 0;

	/* Not the target with a tail: a long name would become too long. */
	if (getrandom(&number, sizeof(number), 0) != (ssize_t)sizeof(number))
		number = (uint64_t)getpid();
	return arena_printf(o->arena, "%.*s.seoryu-%016llx", dir, o->target,
	    (unsigned long long)number);
}

/* 1 if a file without a name could be given one: that goes by /proc. */
static int
can_link(void)
{
	return access("/proc/self/fd", X_OK) == 0;
}

/* Returns 0 or -1 with errno. */
static int
open_file(struct output *o)
{
	size_t	 dir = (size_t)(file_base(o->target) - o->target);

	o->hidden = hidden_name(o);
	o->way = NAMELESS;
	o->fd = can_link() ? open(dir > 0 ?
	    arena_strndup(o->arena, o->target, dir) : ".",
	    O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666) : -1;
	if (o->fd != -1)
		return 0;
	o->way = HIDDEN;
	stop_begin(&o->stop);
	o->fd = open(o->hidden, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC |
	    O_NOFOLLOW, 0666);
	if (o->fd != -1)
		return 0;
	stop_end(&o->stop);
	return -1;
}

/* In place of a file that is there: who may read it stays as it was. */
static int
open_over(struct output *o, const struct stat *st)
{
	if (open_file(o) == -1)
		return -1;
	(void)fchmod(o->fd, st->st_mode & 0777);
	return 0;
}

static int
open_path(struct output *o)
{
	struct stat	 st;
	char		*real;

	o->way = INTO;
	o->fd = STDOUT_FILENO;
	if (strcmp(o->path, "-") == 0)
		return 0;
	o->target = o->path;
	if (lstat(o->path, &st) == -1)
		return open_file(o);
	if (S_ISREG(st.st_mode))
		return open_over(o, &st);
	if (stat(o->path, &st) == -1 || !S_ISREG(st.st_mode)) {
		o->fd = open(o->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
		return o->fd != -1 ? 0 : -1;
	}
	if ((real = realpath(o->path, NULL)) == NULL)
		return -1;
	o->target = arena_strdup(o->arena, real);
	free(real);
	return open_over(o, &st);
}

void
output_fault(struct diags *ds, const char *path, int error)
{
	if (error == EINTR)
		return;		/* nobody reads on */
	if (path == NULL || strcmp(path, "-") == 0)
		diag_at(ds, DIAG_B280, (struct place){ 0 },
		    file_reason(error), NULL);
	else
		diag_at(ds, DIAG_B003, (struct place){ 0 }, path,
		    file_reason(error), NULL);
}

struct output *
output_open(struct diags *ds, const char *path)
{
	struct arena	*arena = arena_new();
	struct output	*o = arena_alloc(arena, sizeof(*o));

	o->arena = arena;
	o->ds = ds;
	o->path = arena_strdup(arena, path);
	if (open_path(o) == 0)
		return o;
	output_fault(ds, path, errno);
	arena_free(arena);
	return NULL;
}

int
output_add(struct output *o, const void *bytes, size_t n)
{
	if (write_all(o->fd, bytes, n) == 0)
		return 0;
	output_fault(o->ds, o->path, errno);
	return -1;
}

/*
 * The file gets its name. One that is taken is replaced through the hidden
 * name, which a signal must not leave behind.
 */
static int
link_file(struct output *o)
{
	char		 self[40];
	struct stop	 stop;
	int		 error, result;

	snprintf(self, sizeof(self), "/proc/self/fd/%d", o->fd);
	if (linkat(AT_FDCWD, self, AT_FDCWD, o->target,
	    AT_SYMLINK_FOLLOW) == 0)
		return 0;
	if (errno != EEXIST)
		return -1;
	stop_begin(&stop);
	result = linkat(AT_FDCWD, self, AT_FDCWD, o->hidden,
	    AT_SYMLINK_FOLLOW);
	if (result == 0 && (result = rename(o->hidden, o->target)) == -1) {
		error = errno;
		unlink(o->hidden);
		errno = error;
	}
	error = errno;
	stop_end(&stop);
	errno = error;
	return result;
}

static int
publish(struct output *o)
{
	if (fsync(o->fd) == -1)
		return -1;
	return o->way == NAMELESS ? link_file(o) :
	    rename(o->hidden, o->target);
}

int
output_close(struct output *o)
{
	int	 result = 0;

	if (o->way != INTO)
		result = publish(o);
	else if (o->fd != STDOUT_FILENO && (result = close(o->fd)) == 0)
		o->fd = STDOUT_FILENO;
	if (result == -1)
		output_fault(o->ds, o->path, errno);
	else if (o->way == HIDDEN)
		o->hidden = NULL;
	output_drop(o);
	return result;
}

void
output_drop(struct output *o)
{
	struct stop	 stop;
	int		 hidden;

	if (o == NULL)
		return;
	if (o->way != INTO || o->fd != STDOUT_FILENO)
		close(o->fd);
	hidden = o->way == HIDDEN;
	stop = o->stop;
	if (hidden && o->hidden != NULL)
		unlink(o->hidden);
	arena_free(o->arena);
	if (hidden)
		stop_end(&stop);
}
