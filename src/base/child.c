#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/child_files.h"
#include "base/child_filter.h"

enum {
	CPU_SECONDS	= 10,
	WALL_SECONDS	= 30,
	PIECE		= 64 * 1024
};

#define MEMORY	(INT64_C(1) << 30)

static int
limit(int resource, int64_t value)
{
	struct rlimit	 r = { (rlim_t)value, (rlim_t)value };

	return setrlimit(resource, &r);
}

static int
set_limits(const struct child *c)
{
	return limit(RLIMIT_CPU, c->cpu_seconds) == -1 ||
	    limit(RLIMIT_FSIZE, 0) == -1 ||
	    limit(RLIMIT_CORE, 0) == -1 ||
	    limit(RLIMIT_NOFILE, CHILD_FILES) == -1 ||
	    limit(RLIMIT_NPROC, 0) == -1 ||
	    limit(RLIMIT_AS, c->memory) == -1 ? -1 : 0;
}

/* The three descriptors of the program, and what it gets them from. */
struct pipes {
	int	 input;		/* memory file */
	int	 output[2];	/* pipe: we read [0] */
	int	 null;
};

static void
close_one(int fd)
{
	if (fd != -1)
		close(fd);
}

static void
close_pipes(struct pipes *p)
{
	close_one(p->input);
	close_one(p->output[0]);
	close_one(p->output[1]);
	close_one(p->null);
}

/* N bytes in a file that exists in memory only and can no longer change. */
static int
open_input(const void *bytes, size_t n)
{
	const char	*from = bytes;
	ssize_t		 written;
	int		 fd = memfd_create("input",
	    MFD_CLOEXEC | MFD_ALLOW_SEALING);

	if (fd == -1)
		return -1;
	while (n > 0) {
		if ((written = write(fd, from, n)) == -1 && errno == EINTR)
			continue;
		if (written <= 0) {
			close(fd);
			return -1;
		}
		from += written;
		n -= (size_t)written;
	}
	(void)fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW |
	    F_SEAL_SHRINK | F_SEAL_SEAL);
	if (lseek(fd, 0, SEEK_SET) == -1) {
		close(fd);
		return -1;
	}
	return fd;
}

static int
open_pipes(struct pipes *p, const void *bytes, size_t n)
{
	*p = (struct pipes){ -1, { -1, -1 }, -1 };
	p->input = open_input(bytes, n);
	p->null = open("/dev/null", O_WRONLY | O_CLOEXEC);
	if (p->input != -1 && p->null != -1 &&
	    pipe2(p->output, O_CLOEXEC) == 0)
		return 0;
	close_pipes(p);
	return -1;
}

/*
 * In the child: confines itself and becomes the program. Until then the child
 * of vfork(2) lives in our memory, while we wait: nothing here allocates.
 */
static _Noreturn void
become(const struct child *c, const char *path, const struct child_filter *f,
    const struct pipes *p, pid_t parent)
{
	/* A program that may start no thread should not want to. */
	static char *const	 environment[] = {
	    (char *)(uintptr_t)"LC_ALL=C.UTF-8",
	    (char *)(uintptr_t)"OMP_THREAD_LIMIT=1", NULL };
	sigset_t		 none;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(CHILD_NOT_CONFINED);
	signal(SIGPIPE, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	if (dup2(p->input, 0) == -1 || dup2(p->output[1], 1) == -1 ||
	    dup2(p->null, 2) == -1 || chdir("/") == -1)
		_exit(CHILD_NOT_CONFINED);
	close_range(3, ~0U, 0);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1 ||
	    child_files_confine(NULL) == -1 || child_filter_load(f) == -1 ||
	    set_limits(c) == -1)
		_exit(CHILD_NOT_CONFINED);
	execve(path, (char *const *)(uintptr_t)c->argv, environment);
	_exit(CHILD_NOT_STARTED);
}

static int64_t
milliseconds(void)
{
	struct timespec	 now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Reads until the end of output: OK, or what cut it short. */
static enum child_outcome
read_output(int fd, struct buf *out, int64_t deadline)
{
	char		 piece[PIECE];
	struct pollfd	 ready = { fd, POLLIN, 0 };
	int64_t		 left;
	ssize_t		 n;

	for (;;) {
		if ((left = deadline - milliseconds()) <= 0)
			return CHILD_TIMEOUT;
		if (poll(&ready, 1, (int)left) <= 0)
			continue;
		if ((n = read(fd, piece, sizeof(piece))) == 0)
			return CHILD_OK;
		if (n == -1 && errno != EINTR)
			return CHILD_SYSTEM;
		if (n > 0 && (size_t)n > out->max - out->len) {
			(void)buf_add(out, piece, out->max - out->len);
			return CHILD_OUTPUT;
		}
		if (n > 0)
			(void)buf_add(out, piece, (size_t)n);
	}
}

/* Waits for the end; kills at the deadline. 0, or -1 if it was killed. */
static int
wait_for(pid_t pid, int64_t deadline, int *status, struct rusage *used)
{
	struct timespec	 pause = { 0, 100 * 1000 };
	int		 killed = 0;

	while (wait4(pid, status, WNOHANG, used) != pid) {
		if (!killed && milliseconds() >= deadline) {
			kill(pid, SIGKILL);
			killed = 1;
		}
		nanosleep(&pause, NULL);
		if (pause.tv_nsec < 5 * 1000 * 1000)
			pause.tv_nsec *= 2;
	}
	return killed ? -1 : 0;
}

struct child
child_limits(const struct child *wanted)
{
	struct child	 c = *wanted;

	c.cpu_seconds = c.cpu_seconds > 0 ? c.cpu_seconds : CPU_SECONDS;
	c.wall_seconds = c.wall_seconds > 0 ? c.wall_seconds : WALL_SECONDS;
	c.memory = c.memory > 0 ? c.memory : MEMORY;
	return c;
}

/* A process that used most of its memory wanted more. */
enum child_outcome
child_judge(const struct child *c, int status, const struct rusage *used,
    int *code)
{
	int	 starved = used->ru_maxrss > c->memory / 1024 / 2;

	if (WIFSIGNALED(status)) {
		*code = WTERMSIG(status);
		if (*code == SIGXCPU ||
		    used->ru_utime.tv_sec + used->ru_stime.tv_sec + 1 >=
		    c->cpu_seconds)
			return CHILD_TIMEOUT;
		return starved ? CHILD_MEMORY : CHILD_SIGNAL;
	}
	*code = WEXITSTATUS(status);
	if (*code == CHILD_NOT_CONFINED || *code == CHILD_NOT_STARTED)
		return CHILD_SYSTEM;
	if (*code != 0)
		return starved ? CHILD_MEMORY : CHILD_STATUS;
	return CHILD_OK;
}

static enum child_outcome
watch(const struct child *c, pid_t pid, int fd, struct buf *out, int *code)
{
	int64_t			 deadline = milliseconds() +
	    (int64_t)c->wall_seconds * 1000;
	enum child_outcome	 outcome = read_output(fd, out, deadline);
	struct rusage		 used;
	int			 status;

	if (outcome != CHILD_OK) {
		kill(pid, SIGKILL);
		wait_for(pid, deadline, &status, &used);
		*code = SIGKILL;
		return outcome;
	}
	if (wait_for(pid, deadline, &status, &used) == -1) {
		*code = SIGKILL;
		return CHILD_TIMEOUT;
	}
	return child_judge(c, status, &used, code);
}

int
child_path(const char *name, char path[CHILD_PATH])
{
	static const char	*const folders[] = { "/usr/bin", "/bin",
	    "/usr/local/bin" };
	size_t			 i;

	if (strchr(name, '/') != NULL) {
		snprintf(path, CHILD_PATH, "%s", name);
		return access(path, X_OK);
	}
	for (i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		snprintf(path, CHILD_PATH, "%s/%s", folders[i], name);
		if (access(path, X_OK) == 0)
			return 0;
	}
	return -1;
}

void
child_stamp(const char *program, char out[CHILD_STAMP])
{
	struct stat	 st;
	char		 path[CHILD_PATH];

	out[0] = '\0';
	if (child_path(program, path) == 0 &&
	    stat(path, &st) == 0)
		snprintf(out, CHILD_STAMP, "%lld %lld.%09ld",
		    (long long)st.st_size, (long long)st.st_mtim.tv_sec,
		    st.st_mtim.tv_nsec);
}

/*
 * Starts the program; its process, or -1. On its own, since a function that
 * calls vfork(2) had better keep nothing in registers. A copy of our page
 * tables, as fork(2) makes it, would cost more than most programs run.
 */
static pid_t
start(const struct child *c, const char *path, const struct child_filter *f,
    const struct pipes *p)
{
	pid_t	 parent = getpid();
	pid_t	 pid = vfork();

	if (pid == 0)
		become(c, path, f, p, parent);
	return pid;
}

enum child_outcome
child_run(const struct child *wanted, const void *input, size_t n,
    struct buf *out, int *status)
{
	struct child		 c = child_limits(wanted);
	struct child_filter	 filter;
	struct pipes		 p;
	enum child_outcome	 outcome;
	char			 path[CHILD_PATH];
	pid_t			 pid;
	int			 code = 0;

	if (child_path(c.argv[0], path) == -1)
		return CHILD_MISSING;
	if (child_filter_make(&filter, path, 0) == -1)
		return CHILD_SYSTEM;
	if (open_pipes(&p, input, n) == -1) {
		child_filter_free(&filter);
		return CHILD_SYSTEM;
	}
	pid = start(&c, path, &filter, &p);
	child_filter_free(&filter);
	close_one(p.output[1]);
	p.output[1] = -1;
	outcome = pid == -1 ? CHILD_SYSTEM :
	    watch(&c, pid, p.output[0], out, &code);
	close_pipes(&p);
	if (status != NULL)
		*status = code;
	return outcome;
}
