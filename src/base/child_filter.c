#include "base/child_filter.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/mem.h"

/* What a confined program may not do: the answer is EPERM, as for nobody. */
static const int forbidden[] = {
#define CALL(name) SCMP_SYS(name),
#include "base/confine_calls.in"
#undef CALL
	SCMP_SYS(vfork), SCMP_SYS(kill), SCMP_SYS(creat), SCMP_SYS(mkdir),
	SCMP_SYS(mkdirat), SCMP_SYS(link), SCMP_SYS(linkat), SCMP_SYS(rename),
	SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(unlink),
	SCMP_SYS(unlinkat), SCMP_SYS(rmdir), SCMP_SYS(utimensat),
	SCMP_SYS(utimes), SCMP_SYS(utime), SCMP_SYS(futimesat),
	SCMP_SYS(memfd_create),
	/* Of itself, too: abort(3) ends by a broken instruction then. */
	SCMP_SYS(tgkill),
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
 * memory, and the only clone is that of a thread, or of a process that we
 * stand still for.
 */
static int
forbid_programs(scmp_filter_ctx filter, const char *path, int forks)
{
	uint64_t	 clones = CLONE_THREAD | (forks ? CLONE_VFORK : 0);
	int		 failed = 0;

	failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM),
	    SCMP_SYS(execve), 1, SCMP_A0(SCMP_CMP_NE, (uintptr_t)path));
	/* Limits of other processes; its own may go down. */
	failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM),
	    SCMP_SYS(prlimit64), 1, SCMP_A0(SCMP_CMP_NE, 0));
	failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM),
	    SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ, clones, 0));
	return failed;
}

/* What the filter compiles to; libseccomp writes it to a file only. */
static int
read_filter(int fd, struct child_filter *f)
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

int
child_filter_make(struct child_filter *f, const char *path, int forks)
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
	failed |= forbid_programs(rules, path, forks);
	fd = memfd_create("filter", MFD_CLOEXEC);
	failed = failed != 0 || fd == -1 ||
	    seccomp_export_bpf(rules, fd) != 0 || read_filter(fd, f) == -1;
	if (fd != -1)
		close(fd);
	seccomp_release(rules);
	return failed ? -1 : 0;
}

void
child_filter_free(struct child_filter *f)
{
	free(f->code);
	f->code = NULL;
}

int
child_filter_load(const struct child_filter *f)
{
	struct sock_fprog	 program = { f->n, f->code };

	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0)
		return 0;
	return errno == EINVAL || errno == ENOSYS ? 0 : -1;
}
