#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <seccomp.h>
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
#include "base/mem.h"

enum {
	CPU_SECONDS	= 10,
	WALL_SECONDS	= 30,
	OPEN_FILES	= 64,
	PIECE		= 64 * 1024,
	NOT_CONFINED	= 125,	/* exit status of a child before its exec */
	NOT_STARTED	= 126
};

#define MEMORY	(INT64_C(1) << 30)

/* What a confined program may not do: the answer is EPERM, as for nobody. */
static const int forbidden[] = {
	SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect),
	SCMP_SYS(bind), SCMP_SYS(listen), SCMP_SYS(accept), SCMP_SYS(accept4),
	SCMP_SYS(sendto), SCMP_SYS(sendmsg), SCMP_SYS(sendmmsg),
	SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(execveat),
	SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv),
	SCMP_SYS(process_vm_writev), SCMP_SYS(pidfd_open),
	SCMP_SYS(pidfd_getfd), SCMP_SYS(kill), SCMP_SYS(tkill),
	/* Of itself, too: abort(3) ends by a broken instruction then. */
	SCMP_SYS(tgkill), SCMP_SYS(rt_sigqueueinfo),
	SCMP_SYS(rt_tgsigqueueinfo), SCMP_SYS(pidfd_send_signal),
	SCMP_SYS(creat), SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(mknod),
	SCMP_SYS(mknodat), SCMP_SYS(link), SCMP_SYS(linkat),
	SCMP_SYS(symlink), SCMP_SYS(symlinkat), SCMP_SYS(rename),
	SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(unlink),
	SCMP_SYS(unlinkat), SCMP_SYS(rmdir), SCMP_SYS(truncate),
	SCMP_SYS(chmod), SCMP_SYS(fchmod), SCMP_SYS(fchmodat),
	SCMP_SYS(chown), SCMP_SYS(fchown), SCMP_SYS(lchown),
	SCMP_SYS(fchownat), SCMP_SYS(setxattr), SCMP_SYS(lsetxattr),
	SCMP_SYS(fsetxattr), SCMP_SYS(removexattr), SCMP_SYS(lremovexattr),
	SCMP_SYS(fremovexattr), SCMP_SYS(utimensat), SCMP_SYS(utimes),
	SCMP_SYS(utime), SCMP_SYS(futimesat),
	SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(pivot_root),
	SCMP_SYS(chroot), SCMP_SYS(unshare), SCMP_SYS(setns),
	SCMP_SYS(setuid), SCMP_SYS(setgid), SCMP_SYS(setresuid),
	SCMP_SYS(setresgid), SCMP_SYS(bpf), SCMP_SYS(perf_event_open),
	SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(request_key),
	SCMP_SYS(io_uring_setup), SCMP_SYS(userfaultfd),
	SCMP_SYS(memfd_create), SCMP_SYS(shmget), SCMP_SYS(msgget),
	SCMP_SYS(mq_open), SCMP_SYS(init_module), SCMP_SYS(finit_module),
	SCMP_SYS(reboot), SCMP_SYS(swapon), SCMP_SYS(kexec_load),
};

/* Opening is allowed for reading only: flag by flag. */
static int
forbid_writing(scmp_filter_ctx filter)
{
	static const unsigned	 flags[] = { O_WRONLY, O_RDWR, O_CREAT,
	    O_TRUNC };
	size_t			 i;
	int			 failed = 0;

	for (i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
		failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM),
		    SCMP_SYS(openat), 1,
		    SCMP_A2(SCMP_CMP_MASKED_EQ, flags[i], flags[i]));
		failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM),
		    SCMP_SYS(open), 1,
		    SCMP_A1(SCMP_CMP_MASKED_EQ, flags[i], flags[i]));
	}
	/* Their flags stand in memory, where a filter cannot look. */
	failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS),
	    SCMP_SYS(openat2), 0);
	failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS),
	    SCMP_SYS(clone3), 0);
	return failed;
}

/*
 * The only exec that passes is ours, known by where its path stands in our
 * memory, and the only clone is that of a thread.
 */
static int
forbid_programs(scmp_filter_ctx filter, const char *path)
{
	int	 failed = 0;

	failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM),
	    SCMP_SYS(execve), 1, SCMP_A0(SCMP_CMP_NE, (uintptr_t)path));
	/* Limits of other processes; its own may go down. */
	failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM),
	    SCMP_SYS(prlimit64), 1, SCMP_A0(SCMP_CMP_NE, 0));
	failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM),
	    SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ, 0x00010000, 0));
	return failed;
}

/* A compiled filter, as the kernel takes it. */
struct filter {
	struct sock_filter	*code;		/* free(3) */
	unsigned short		 n;
};

/* What the filter compiles to; libseccomp writes it to a file only. */
static int
read_filter(int fd, struct filter *f)
{
	off_t	 size = lseek(fd, 0, SEEK_END);

	if (size <= 0 || size / (off_t)sizeof(*f->code) > BPF_MAXINSNS ||
	    lseek(fd, 0, SEEK_SET) == -1)
		return -1;
	f->code = mem_alloc((size_t)size);
	f->n = (unsigned short)((size_t)size / sizeof(*f->code));
	if (read(fd, f->code, (size_t)size) == (ssize_t)size)
		return 0;
	free(f->code);
	return -1;
}

/*
 * Compiled here, in the parent, so that the child has to make system calls
 * only: it borrows our memory until its exec.
 */
static int
make_filter(const char *path, struct filter *f)
{
	scmp_filter_ctx	 rules = seccomp_init(SCMP_ACT_ALLOW);
	size_t		 i;
	int		 fd, failed = 0;

	if (rules == NULL)
		return -1;
	for (i = 0; i < sizeof(forbidden) / sizeof(forbidden[0]); i++)
		failed |= seccomp_rule_add(rules, SCMP_ACT_ERRNO(EPERM),
		    forbidden[i], 0);
	failed |= forbid_writing(rules);
	failed |= forbid_programs(rules, path);
	fd = memfd_create("filter", MFD_CLOEXEC);
	failed = failed != 0 || fd == -1 ||
	    seccomp_export_bpf(rules, fd) != 0 || read_filter(fd, f) == -1;
	if (fd != -1)
		close(fd);
	seccomp_release(rules);
	return failed ? -1 : 0;
}

/* 0, also where the kernel has no such thing: base/confine.h tells. */
static int
load_filter(const struct filter *f)
{
	struct sock_fprog	 program = { f->n, f->code };

	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0)
		return 0;
	return errno == EINVAL || errno == ENOSYS ? 0 : -1;
}

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
	    limit(RLIMIT_NOFILE, OPEN_FILES) == -1 ||
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
become(const struct child *c, const char *path, const struct filter *f,
    const struct pipes *p, pid_t parent)
{
	/* A program that may start no thread should not want to. */
	static char *const	 environment[] = {
	    (char *)(uintptr_t)"LC_ALL=C.UTF-8",
	    (char *)(uintptr_t)"OMP_THREAD_LIMIT=1", NULL };
	sigset_t		 none;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(NOT_CONFINED);
	signal(SIGPIPE, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	if (dup2(p->input, 0) == -1 || dup2(p->output[1], 1) == -1 ||
	    dup2(p->null, 2) == -1 || chdir("/") == -1)
		_exit(NOT_CONFINED);
	close_range(3, ~0U, 0);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1 ||
	    child_files_confine() == -1 || load_filter(f) == -1 ||
	    set_limits(c) == -1)
		_exit(NOT_CONFINED);
	execve(path, (char *const *)(uintptr_t)c->argv, environment);
	_exit(NOT_STARTED);
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

/* What an end means. A process that used most of its memory wanted more. */
static enum child_outcome
judge(const struct child *c, int status, const struct rusage *used, int *code)
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
	if (*code == NOT_CONFINED || *code == NOT_STARTED)
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
	return judge(c, status, &used, code);
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
start(const struct child *c, const char *path, const struct filter *f,
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
	struct child		 c = *wanted;
	struct filter		 filter;
	struct pipes		 p;
	enum child_outcome	 outcome;
	char			 path[CHILD_PATH];
	pid_t			 pid;
	int			 code = 0;

	c.cpu_seconds = c.cpu_seconds > 0 ? c.cpu_seconds : CPU_SECONDS;
	c.wall_seconds = c.wall_seconds > 0 ? c.wall_seconds : WALL_SECONDS;
	c.memory = c.memory > 0 ? c.memory : MEMORY;
	if (child_path(c.argv[0], path) == -1)
		return CHILD_MISSING;
	if (make_filter(path, &filter) == -1)
		return CHILD_SYSTEM;
	if (open_pipes(&p, input, n) == -1) {
		free(filter.code);
		return CHILD_SYSTEM;
	}
	pid = start(&c, path, &filter, &p);
	free(filter.code);
	close_one(p.output[1]);
	p.output[1] = -1;
	outcome = pid == -1 ? CHILD_SYSTEM :
	    watch(&c, pid, p.output[0], out, &code);
	close_pipes(&p);
	if (status != NULL)
		*status = code;
	return outcome;
}
