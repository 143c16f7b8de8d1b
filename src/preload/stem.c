/*
 * Loaded into a program before its libraries (LD_PRELOAD): stands before its
 * main and runs it in a new process as often as it is told to, so that the
 * program is loaded and linked once. See base/stem.h.
 *
 * The process that stands here never sees a foreign byte. Those that come of
 * it share nothing with it nor with one another: each begins with a copy of
 * its memory, gives up what is left to give up, and ends.
 */
#include <dlfcn.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/stem_wire.h"

typedef int	 main_function(int, char **, char **);
typedef int	 start_function(main_function *, int, char **, void (*)(void),
		    void (*)(void), void (*)(void), void *);

enum { NOT_CONFINED = 125 };		/* as CHILD_NOT_CONFINED */

/* The program's own main: what starts a program passes no closure on. */
static main_function	*program;

start_function	 __libc_start_main;

/*
 * Beyond what the stem was confined to: no exec at all, no process but
 * threads. The low half of clone's flags comes first in memory.
 */
static int
forbid(void)
{
	static struct sock_filter	 code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
		    offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_execve, 3, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
		    offsetof(struct seccomp_data, args[0])),
		BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog		 filter = {
	    sizeof(code) / sizeof(code[0]), code };

	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0)
		return 0;
	return errno == EINVAL || errno == ENOSYS ? 0 : -1;
}

static int
limit(int resource, int64_t value)
{
	struct rlimit	 r = { (rlim_t)value, (rlim_t)value };

	return setrlimit(resource, &r);
}

/* The new process gives up what the stem still needed. */
static void
confine(const struct stem_order *order, pid_t stem)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != stem || close(STEM_ORDERS) == -1 ||
	    close(STEM_ANSWERS) == -1 || forbid() == -1 ||
	    limit(RLIMIT_CPU, order->cpu_seconds) == -1 ||
	    limit(RLIMIT_NPROC, 0) == -1)
		_exit(NOT_CONFINED);
}

static int
read_order(struct stem_order *order)
{
	ssize_t	 n;

	while ((n = read(STEM_ORDERS, order, sizeof(*order))) == -1 &&
	    errno == EINTR)
		continue;
	return n == (ssize_t)sizeof(*order) ? 0 : -1;
}

static int
answer(const struct stem_answer *a)
{
	return write(STEM_ANSWERS, a, sizeof(*a)) == (ssize_t)sizeof(*a) ?
	    0 : -1;
}

/*
 * In place of main. The clone is that of fork(2), but that we stand still
 * until its end: no other is allowed to us.
 */
static int
stand(int argc, char **argv, char **environment)
{
	struct stem_answer	 a = { .ready = 1 };
	struct stem_order	 order;
	pid_t			 self = getpid(), pid;

	while (answer(&a) == 0 && read_order(&order) == 0) {
		pid = (pid_t)syscall(SYS_clone, CLONE_VFORK | SIGCHLD, 0, 0, 0,
		    0);
		if (pid == 0) {
			confine(&order, self);
			return program(argc, argv, environment);
		}
		a.ready = pid == -1 ? -1 : 1;
		while (pid != -1 && wait4(pid, &a.status, 0, &a.used) == -1 &&
		    errno == EINTR)
			continue;
	}
	_exit(0);
}

int
__libc_start_main(main_function *function, int argc, char **argv,
    void (*begin)(void), void (*end)(void), void (*unload)(void), void *stack)
{
	start_function	*next;

	*(void **)&next = dlsym(RTLD_NEXT, "__libc_start_main");
	if (next == NULL)
		_exit(NOT_CONFINED);
	program = function;
	return next(stand, argc, argv, begin, end, unload, stack);
}
