/*
 * What a process that reads foreign bytes can still do, and what it cannot.
 * Each try is made in a process of its own, which answers by its status.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/child.h"
#include "base/confine.h"

enum { YES = 0, NO = 1 };

/* The folders of one test. */
struct place {
	char	 read[64], write[64], other[64];
};

static void
place_open(struct place *p)
{
	char	 name[128];
	FILE	*f;

	snprintf(p->read, sizeof(p->read), "/tmp/confine-r-XXXXXX");
	snprintf(p->write, sizeof(p->write), "/tmp/confine-w-XXXXXX");
	snprintf(p->other, sizeof(p->other), "/tmp/confine-o-XXXXXX");
	assert_non_null(mkdtemp(p->read));
	assert_non_null(mkdtemp(p->write));
	assert_non_null(mkdtemp(p->other));
	snprintf(name, sizeof(name), "%s/f", p->read);
	assert_non_null(f = fopen(name, "w"));
	fclose(f);
	snprintf(name, sizeof(name), "%s/f", p->other);
	assert_non_null(f = fopen(name, "w"));
	fclose(f);
}

static void
place_close(const struct place *p)
{
	const char	*const folders[] = { p->read, p->write, p->other };
	char		 name[128];
	size_t		 i;

	for (i = 0; i < 3; i++) {
		snprintf(name, sizeof(name), "%s/f", folders[i]);
		unlink(name);
		rmdir(folders[i]);
	}
}

static int
can_open(const char *folder, int flags)
{
	char	 name[128];

	snprintf(name, sizeof(name), "%s/f", folder);
	return open(name, flags, 0600) != -1 ? YES : NO;
}

static int
reads_allowed(const struct place *p)
{
	return can_open(p->read, O_RDONLY);
}

static int
reads_other(const struct place *p)
{
	return can_open(p->other, O_RDONLY);
}

static int
writes_read_only(const struct place *p)
{
	return can_open(p->read, O_WRONLY);
}

static int
writes_allowed(const struct place *p)
{
	return can_open(p->write, O_WRONLY | O_CREAT);
}

static int
writes_other(const struct place *p)
{
	return can_open(p->other, O_WRONLY | O_CREAT);
}

static int
deletes_other(const struct place *p)
{
	char	 name[128];

	snprintf(name, sizeof(name), "%s/f", p->other);
	return unlink(name) == 0 ? YES : NO;
}

static int
truncates_other(const struct place *p)
{
	char	 name[128];

	snprintf(name, sizeof(name), "%s/f", p->other);
	return truncate(name, 0) == 0 ? YES : NO;
}

static int
opens_other_to_all(const struct place *p)
{
	char	 name[128];

	snprintf(name, sizeof(name), "%s/f", p->other);
	return chmod(name, 0666) == 0 ? YES : NO;
}

/* Signal 0 arrives nowhere and is refused as any other. */
static int
signals_itself(const struct place *p)
{
	(void)p;
	return syscall(SYS_tgkill, getpid(), gettid(), 0) == 0 ? YES : NO;
}

static int
signals_other(const struct place *p)
{
	(void)p;
	return syscall(SYS_tgkill, getppid(), getppid(), 0) == 0 ? YES : NO;
}

static int
limits_itself(const struct place *p)
{
	struct rlimit	 r;

	(void)p;
	return getrlimit(RLIMIT_CORE, &r) == 0 &&
	    setrlimit(RLIMIT_CORE, &r) == 0 ? YES : NO;
}

static int
limits_other(const struct place *p)
{
	struct rlimit	 r;

	(void)p;
	return prlimit(getppid(), RLIMIT_CORE, NULL, &r) == 0 ? YES : NO;
}

static int
talks(const struct place *p)
{
	(void)p;
	return socket(AF_INET, SOCK_STREAM, 0) != -1 ||
	    socket(AF_UNIX, SOCK_STREAM, 0) != -1 ? YES : NO;
}

static int
traces(const struct place *p)
{
	(void)p;
	return ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0 ? YES : NO;
}

static int
forks(const struct place *p)
{
	pid_t	 pid = fork();

	(void)p;
	if (pid == 0)
		_exit(0);
	return pid != -1 ? YES : NO;
}

/* By exec itself: success ends with the status of the program, 0. */
static int
becomes_other(const struct place *p)
{
	(void)p;
	execl("/bin/true", "true", (char *)NULL);
	return NO;
}

static int
run_program(const char *program)
{
	const char	*argv[] = { program, NULL };
	struct child	 c = { .argv = argv, .wall_seconds = 20 };
	struct buf	 out;
	int		 result;

	buf_init(&out, 100);
	result = child_run(&c, "abc", 3, &out, NULL) == CHILD_OK &&
	    strcmp(buf_string(&out), "abc") == 0 ? YES : NO;
	buf_free(&out);
	return result;
}

static int
runs_allowed(const struct place *p)
{
	(void)p;
	return run_program("cat");
}

static int
runs_other(const struct place *p)
{
	(void)p;
	return run_program("head");
}

static const struct try {
	const char	*name;
	int		(*run)(const struct place *);
	int		 free, confined;	/* YES or NO */
	unsigned	 needs;			/* of the kernel */
} tries[] = {
	{ "read allowed", reads_allowed, YES, YES, 0 },
	{ "write allowed", writes_allowed, YES, YES, 0 },
	{ "run allowed", runs_allowed, YES, YES, 0 },
	{ "read other", reads_other, YES, NO, CONFINE_LANDLOCK },
	{ "write read-only", writes_read_only, YES, NO, CONFINE_LANDLOCK },
	{ "write other", writes_other, YES, NO, CONFINE_LANDLOCK },
	{ "run other", runs_other, YES, NO, CONFINE_LANDLOCK },
	{ "exec other", becomes_other, YES, NO, CONFINE_LANDLOCK },
	{ "socket", talks, YES, NO, CONFINE_SECCOMP },
	{ "ptrace", traces, YES, NO, CONFINE_SECCOMP },
	{ "fork", forks, YES, NO, CONFINE_SECCOMP },
	{ "truncate other", truncates_other, YES, NO, CONFINE_SECCOMP },
	{ "chmod other", opens_other_to_all, YES, NO, CONFINE_SECCOMP },
	{ "signal itself", signals_itself, YES, YES, 0 },
	{ "signal other", signals_other, YES, NO, CONFINE_SECCOMP },
	{ "limit itself", limits_itself, YES, YES, 0 },
	{ "limit other", limits_other, YES, NO, CONFINE_SECCOMP },
	{ "delete other", deletes_other, YES, NO, CONFINE_LANDLOCK },
};

enum { TRIES = sizeof(tries) / sizeof(tries[0]) };

/* The status of the try in a process of its own, confined by C or not. */
static int
attempt(const struct try *t, const struct place *p, const struct confine *c,
    int confined)
{
	pid_t	 pid = fork();
	int	 status;

	if (pid == 0) {
		if (confined && confine_enter(c) == -1)
			_exit(99);
		_exit(t->run(p));
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
keeps_to_what_is_allowed(void **state)
{
	struct place	 p;
	struct confine	*c;
	unsigned	 lacking = confine_lacking();
	size_t		 i;

	(void)state;
	place_open(&p);
	c = confine_new();
	confine_allow_reading(c, p.read);
	confine_allow_reading(c, "/tmp/confine-not-there");
	confine_allow_writing(c, p.write);
	confine_allow_program(c, "cat");
	for (i = 0; i < TRIES; i++) {
		print_message("%s\n", tries[i].name);
		if ((tries[i].needs & lacking) == 0)
			assert_int_equal(attempt(&tries[i], &p, c, 1),
			    tries[i].confined);
	}
	confine_free(c);
	place_close(&p);
}

/* A test that cannot succeed anywhere would prove nothing. */
static void
can_do_all_of_it_otherwise(void **state)
{
	struct place	 p;
	size_t		 i;

	(void)state;
	place_open(&p);
	for (i = 0; i < TRIES; i++) {
		print_message("%s\n", tries[i].name);
		assert_int_equal(attempt(&tries[i], &p, NULL, 0),
		    tries[i].free);
	}
	place_close(&p);
}

/* Makes this kernel look like one without Landlock and seccomp. */
static void
pretend_old(void)
{
	scmp_filter_ctx	 rules = seccomp_init(SCMP_ACT_ALLOW);

	seccomp_rule_add(rules, SCMP_ACT_ERRNO(ENOSYS),
	    SCMP_SYS(landlock_create_ruleset), 0);
	seccomp_rule_add(rules, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(seccomp), 0);
	seccomp_rule_add(rules, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1,
	    SCMP_A0(SCMP_CMP_EQ, PR_SET_SECCOMP));
	if (seccomp_load(rules) != 0)
		_exit(98);
}

static void
goes_on_where_the_kernel_lacks_it(void **state)
{
	pid_t	 pid = fork();
	int	 status;

	(void)state;
	if (pid == 0) {
		pretend_old();
		if (confine_lacking() != (CONFINE_LANDLOCK | CONFINE_SECCOMP))
			_exit(1);
		if (strcmp(confine_names(confine_lacking()),
		    "Landlock, seccomp") != 0)
			_exit(2);
		if (confine_new() != NULL || confine_enter(NULL) != 0)
			_exit(3);
		_exit(run_program("cat") == YES ? 0 : 4);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(keeps_to_what_is_allowed),
		cmocka_unit_test(can_do_all_of_it_otherwise),
		cmocka_unit_test(goes_on_where_the_kernel_lacks_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
