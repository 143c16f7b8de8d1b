#include "base/stem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/child_files.h"
#include "base/child_filter.h"
#include "base/mem.h"
#include "base/stem_wire.h"

enum {
	NONE	= -1,
	PIECE	= 64 * 1024,
	HIGH	= 16		/* a descriptor that is in no one's way */
};

struct stem {
	struct child	 child;
	char		 library[CHILD_PATH];
	int		 useless;	/* a child each */
	pid_t		 owner;		/* who started it */
	pid_t		 pid;		/* NONE: it does not run */
	int		 input;		/* file in memory, both have it */
	int		 output;	/* pipe that all processes write to */
	int		 orders;	/* see base/stem_wire.h */
	int		 answers;
};

/* ---- where the library is ---- */

/* Beside the program as it is built, or where it is installed. */
static void
find_library(char path[CHILD_PATH])
{
	static const char	*const places[] = { "stem.so",
	    "../lib/seoryu/stem.so" };
	char			 self[CHILD_PATH - 64];
	ssize_t			 n;
	size_t			 i;
	char			*slash;

	path[0] = '\0';
	n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	if (n <= 0)
		return;
	self[n] = '\0';
	if ((slash = strrchr(self, '/')) == NULL)
		return;
	slash[1] = '\0';
	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		snprintf(path, CHILD_PATH, "%s%s", self, places[i]);
		if (access(path, R_OK) == 0)
			return;
	}
	path[0] = '\0';
}

struct stem *
stem_new(const struct child *child, const char *library)
{
	struct stem	*s = mem_alloc(sizeof(*s));

	s->child = child_limits(child);
	s->pid = NONE;
	if (library == NULL)
		find_library(s->library);
	else
		snprintf(s->library, sizeof(s->library), "%s", library);
	/* What separates the names in LD_PRELOAD cannot stand in one. */
	s->useless = s->library[0] != '/' ||
	    strpbrk(s->library, " :") != NULL || access(s->library, R_OK) != 0;
	if (s->useless)
		s->library[0] = '\0';
	return s;
}

const char *
stem_library(const struct stem *s)
{
	return s->library;
}

/* ---- the program ---- */

static int64_t
milliseconds(void)
{
	struct timespec	 now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
close_all(const int *fds, size_t n)
{
	size_t	 i;

	for (i = 0; i < n; i++)
		if (fds[i] != NONE)
			close(fds[i]);
}

/* What a start needs: made by the parent, used between vfork and exec. */
struct start {
	const struct child	*child;
	const char		*path;
	const char		*library;
	char			*environment[5];
	struct child_filter	 filter;
	pid_t			 parent;
	int			 files[STEM_FILES];	/* theirs */
	int			 ours[STEM_FILES];	/* the other ends */
};

/* FROM becomes 0, 1, 2 …, and all else is closed; 0 or -1. */
static int
set_files(const int *from)
{
	int	 high[STEM_FILES], i;

	/* None may be overwritten before it was moved. */
	for (i = 0; i < STEM_FILES; i++)
		if ((high[i] = fcntl(from[i], F_DUPFD, HIGH)) == -1)
			return -1;
	for (i = 0; i < STEM_FILES; i++)
		if (dup2(high[i], i) == -1)
			return -1;
	close_range(STEM_FILES, ~0U, 0);
	return 0;
}

static int
limit(int resource, int64_t value)
{
	struct rlimit	 r = { (rlim_t)value, (rlim_t)value };

	return setrlimit(resource, &r);
}

/* Processor time and number of processes are limited in each process. */
static int
set_limits(const struct child *c)
{
	return limit(RLIMIT_FSIZE, 0) == -1 || limit(RLIMIT_CORE, 0) == -1 ||
	    limit(RLIMIT_NOFILE, CHILD_FILES) == -1 ||
	    limit(RLIMIT_AS, c->memory) == -1 ? -1 : 0;
}

/* The child of vfork(2) lives in our memory: nothing here allocates. */
static _Noreturn void
become(const struct start *s)
{
	sigset_t	 none;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != s->parent)
		_exit(CHILD_NOT_CONFINED);
	signal(SIGPIPE, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	if (set_files(s->files) == -1 || chdir("/") == -1 ||
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1 ||
	    child_files_confine(s->library) == -1 ||
	    child_filter_load(&s->filter) == -1 || set_limits(s->child) == -1)
		_exit(CHILD_NOT_CONFINED);
	execve(s->path, (char *const *)(uintptr_t)s->child->argv,
	    s->environment);
	_exit(CHILD_NOT_STARTED);
}

static pid_t
spring(const struct start *s)
{
	pid_t	 pid = vfork();

	if (pid == 0)
		become(s);
	return pid;
}

/* Ends of pipes by number of the descriptor they become; 0 or -1. */
static int
open_files(struct start *s)
{
	static const int	 ours_is[] = { NONE, 0, NONE, 1, 0 };
	int			 pair[2];
	int			 i, failed = 0;

	memset(s->files, 0xff, sizeof(s->files));
	memset(s->ours, 0xff, sizeof(s->ours));
	s->files[0] = memfd_create("input", MFD_CLOEXEC);
	s->files[2] = open("/dev/null", O_WRONLY | O_CLOEXEC);
	for (i = 0; i < STEM_FILES; i++) {
		if (ours_is[i] == NONE)
			continue;
		if (pipe2(pair, O_CLOEXEC) == -1) {
			failed = 1;
			continue;
		}
		s->ours[i] = pair[ours_is[i]];
		s->files[i] = pair[1 - ours_is[i]];
	}
	return failed || s->files[0] == -1 || s->files[2] == -1 ? -1 : 0;
}

/* Reads one answer before the deadline; 0, or -1 if none came. */
static int
read_answer(const struct stem *s, struct stem_answer *a, int64_t deadline)
{
	struct pollfd	 ready = { s->answers, POLLIN, 0 };
	int64_t		 left = deadline - milliseconds();

	while (left > 0 && poll(&ready, 1, (int)left) <= 0)
		left = deadline - milliseconds();
	return left > 0 && read(s->answers, a, sizeof(*a)) ==
	    (ssize_t)sizeof(*a) ? 0 : -1;
}

static void
end(struct stem *s)
{
	const int	 fds[] = { s->input, s->output, s->orders, s->answers };

	if (s->pid == NONE)
		return;
	close_all(fds, sizeof(fds) / sizeof(fds[0]));
	if (s->owner == getpid()) {
		kill(s->pid, SIGKILL);
		while (waitpid(s->pid, NULL, 0) == -1 && errno == EINTR)
			continue;
	}
	s->pid = NONE;
}

/* Takes over what was started, and waits until it is ready. */
static int
take(struct stem *s, const struct start *start, pid_t pid)
{
	struct stem_answer	 a;

	s->pid = pid;
	s->owner = start->parent;
	s->input = start->files[0];
	s->output = start->ours[1];
	s->orders = start->ours[STEM_ORDERS];
	s->answers = start->ours[STEM_ANSWERS];
	close_all(start->files + 1, STEM_FILES - 1);
	if (fcntl(s->output, F_SETFL, O_NONBLOCK) == 0 &&
	    read_answer(s, &a, milliseconds() +
	    (int64_t)s->child.wall_seconds * 1000) == 0)
		return 0;
	end(s);
	return -1;
}

/* 0, or -1 if it cannot be started here. */
static int
start(struct stem *s)
{
	char		 path[CHILD_PATH], preload[CHILD_PATH + 16];
	struct start	 st = { .child = &s->child, .path = path,
			    .library = s->library, .parent = getpid() };
	pid_t		 pid = NONE;

	snprintf(preload, sizeof(preload), "LD_PRELOAD=%s", s->library);
	st.environment[0] = (char *)(uintptr_t)"LC_ALL=C.UTF-8";
	st.environment[1] = (char *)(uintptr_t)"OMP_THREAD_LIMIT=1";
	/* Linked once for all, and not by each process anew. */
	st.environment[2] = (char *)(uintptr_t)"LD_BIND_NOW=1";
	st.environment[3] = preload;
	if (child_path(s->child.argv[0], path) == -1 ||
	    child_filter_make(&st.filter, path, 1) == -1)
		return -1;
	if (open_files(&st) == 0)
		pid = spring(&st);
	child_filter_free(&st.filter);
	if (pid != NONE)
		return take(s, &st, pid);
	close_all(st.files, STEM_FILES);
	close_all(st.ours, STEM_FILES);
	return -1;
}

void
stem_free(struct stem *s)
{
	if (s == NULL)
		return;
	end(s);
	free(s);
}

/* ---- one input ---- */

/* The N bytes become the input; 0 or -1. */
static int
put_input(const struct stem *s, const char *bytes, size_t n)
{
	ssize_t	 written;

	if (lseek(s->input, 0, SEEK_SET) == -1 ||
	    ftruncate(s->input, 0) == -1)
		return -1;
	while (n > 0) {
		written = write(s->input, bytes, n);
		if (written == -1 && errno == EINTR)
			continue;
		if (written <= 0)
			return -1;
		bytes += written;
		n -= (size_t)written;
	}
	return lseek(s->input, 0, SEEK_SET) == 0 ? 0 : -1;
}

/* 0, or -1 if it is gone: told so, and not by a signal. */
static int
give_order(const struct stem *s)
{
	struct stem_order	 order = { s->child.cpu_seconds };
	void			(*before)(int) = signal(SIGPIPE, SIG_IGN);
	ssize_t			 n = write(s->orders, &order, sizeof(order));

	signal(SIGPIPE, before);
	return n == (ssize_t)sizeof(order) ? 0 : -1;
}

/* Adds what there is to read; 1 if there may be more, 0, or -1: too much. */
static int
drain(const struct stem *s, struct buf *out)
{
	char	 piece[PIECE];
	ssize_t	 n = read(s->output, piece, sizeof(piece));

	if (n <= 0)
		return n == -1 && errno == EINTR;
	if ((size_t)n > out->max - out->len) {
		(void)buf_add(out, piece, out->max - out->len);
		return -1;
	}
	(void)buf_add(out, piece, (size_t)n);
	return 1;
}

/* What the process said when it ended, with all that it printed. */
static enum child_outcome
finish(const struct stem *s, struct buf *out, int *code)
{
	struct stem_answer	 a;
	int			 more;

	if (read(s->answers, &a, sizeof(a)) != (ssize_t)sizeof(a)) {
		*code = SIGKILL;
		return CHILD_SIGNAL;
	}
	while ((more = drain(s, out)) == 1)
		continue;
	if (more == -1 || a.ready == -1)
		return a.ready == -1 ? CHILD_SYSTEM : CHILD_OUTPUT;
	return child_judge(&s->child, a.status, &a.used, code);
}

/* Reads what it prints until it ends, or until it must. */
static enum child_outcome
watch(const struct stem *s, struct buf *out, int *code)
{
	struct pollfd	 fds[] = { { s->answers, POLLIN, 0 },
			    { s->output, POLLIN, 0 } };
	int64_t		 left, deadline = milliseconds() +
	    (int64_t)s->child.wall_seconds * 1000;

	*code = SIGKILL;
	while ((left = deadline - milliseconds()) > 0) {
		if (poll(fds, 2, (int)left) <= 0)
			continue;
		if (fds[0].revents != 0)
			return finish(s, out, code);
		if (drain(s, out) == -1)
			return CHILD_OUTPUT;
	}
	return CHILD_TIMEOUT;
}

/* 1 if it runs, after starting it if need be. */
static int
is_running(struct stem *s)
{
	if (s->useless)
		return 0;
	/* Begun by another process, of which we are a copy. */
	if (s->pid != NONE && s->owner != getpid())
		end(s);
	if (s->pid == NONE && start(s) == -1)
		s->useless = 1;
	return !s->useless;
}

enum child_outcome
stem_run(struct stem *s, const void *input, size_t n, struct buf *out,
    int *status)
{
	enum child_outcome	 outcome;
	int			 code = 0;

	/* That it is gone says nothing of an input it never saw. */
	if (is_running(s) &&
	    (put_input(s, input, n) == -1 || give_order(s) == -1))
		end(s);
	if (s->pid == NONE)
		return child_run(&s->child, input, n, out, status);
	outcome = watch(s, out, &code);
	/* A large input is not kept until the next. */
	if (ftruncate(s->input, 0) == -1 ||
	    (outcome != CHILD_OK && outcome != CHILD_STATUS))
		end(s);
	if (status != NULL)
		*status = code;
	return outcome;
}
