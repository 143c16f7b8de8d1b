/*
 * A file is there as a whole or not at all, whenever its writer ends; what
 * waits for its turn comes back as it was, from a file or from memory.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/output.h"
#include "base/spool.h"
#include "base/stop.h"

struct folder {
	struct arena	*arena;
	struct diags	*ds;
	char		 dir[40];
	const char	*path;
};

static int
set_up(void **state)
{
	struct folder	*f = calloc(1, sizeof(*f));

	strcpy(f->dir, "/tmp/seoryu-output-XXXXXX");
	assert_non_null(mkdtemp(f->dir));
	f->arena = arena_new();
	f->ds = diags_new();
	f->path = file_join(f->arena, f->dir, "report");
	*state = f;
	return 0;
}

static int
tear_down(void **state)
{
	struct folder	*f = *state;

	unlink(f->path);
	assert_int_equal(rmdir(f->dir), 0);
	arena_free(f->arena);
	diags_free(f->ds);
	free(f);
	return 0;
}

/* The report and nothing else, hidden or not. */
static void
assert_holds(const struct folder *f, const char *text)
{
	struct buf	 b;
	struct stat	 st;
	DIR		*d;
	int		 n = 0;

	buf_init(&b, 1000);
	assert_int_equal(file_read(f->ds, f->path, &b), 0);
	assert_string_equal(buf_string(&b), text);
	buf_free(&b);
	assert_non_null(d = opendir(f->dir));
	while (readdir(d) != NULL)
		n++;
	closedir(d);
	assert_int_equal(n, 3);		/* with . and .. */
	assert_int_equal(stat(f->path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0644);
}

/* As on a file system that knows no files without names. */
static void
forbid_nameless(void)
{
	scmp_filter_ctx	 rules = seccomp_init(SCMP_ACT_ALLOW);

	if (seccomp_rule_add(rules, SCMP_ACT_ERRNO(EOPNOTSUPP),
	    SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ,
	    (O_TMPFILE & ~O_DIRECTORY), (O_TMPFILE & ~O_DIRECTORY))) != 0 ||
	    seccomp_load(rules) != 0)
		_exit(90);
	seccomp_release(rules);
}

/* Writes "new"; ends by KILLER in the middle of it, if that is not 0. */
static _Noreturn void
write_new(const struct folder *f, int named, int killer)
{
	struct output	*o;

	umask(022);
	signal(killer, SIG_DFL);	/* whatever we were started with */
	if (named)
		forbid_nameless();
	if ((o = output_open(f->ds, f->path)) == NULL ||
	    output_add(o, "ne", 2) == -1)
		_exit(1);
	if (killer != 0)
		raise(killer);
	if (stop_asked()) {
		output_drop(o);
		_exit(2);	/* it should have ended by the signal */
	}
	_exit(output_add(o, "w", 1) == 0 && output_close(o) == 0 ? 0 : 3);
}

static int
run_new(const struct folder *f, int named, int killer)
{
	int	 status;
	pid_t	 pid = fork();

	if (pid == 0)
		write_new(f, named, killer);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

static void
whole_or_not_at_all(void **state)
{
	struct folder	*f = *state;
	mode_t		 mask = umask(022);
	int		 named;

	for (named = 0; named < 2; named++) {
		assert_int_equal(run_new(f, named, 0), 0);
		assert_holds(f, "new");
		assert_int_equal(unlink(f->path), 0);
		assert_int_equal(file_write(f->ds, f->path, "old", 3), 0);
		assert_int_equal(run_new(f, named, SIGTERM), -SIGTERM);
		assert_holds(f, "old");
		assert_int_equal(run_new(f, named, SIGHUP), -SIGHUP);
		assert_holds(f, "old");
		assert_int_equal(run_new(f, named, 0), 0);
		assert_holds(f, "new");
	}
	/* Not even what cannot be caught leaves anything. */
	assert_int_equal(run_new(f, 0, SIGKILL), -SIGKILL);
	assert_holds(f, "new");
	umask(mask);
}

/* Who was kept from reading it still is. */
static void
keeps_permissions(void **state)
{
	struct folder	*f = *state;
	struct stat	 st;

	assert_int_equal(file_write(f->ds, f->path, "old", 3), 0);
	assert_int_equal(chmod(f->path, 0600), 0);
	assert_int_equal(run_new(f, 0, 0), 0);
	assert_int_equal(stat(f->path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(run_new(f, 1, 0), 0);
	assert_int_equal(stat(f->path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
}

static void
dropped(void **state)
{
	struct folder	*f = *state;
	struct output	*o;

	assert_int_equal(file_write(f->ds, f->path, "old", 3), 0);
	o = output_open(f->ds, f->path);
	assert_non_null(o);
	assert_int_equal(output_add(o, "new", 3), 0);
	output_drop(o);
	output_drop(NULL);
	assert_null(output_open(f->ds, file_join(f->arena, f->path, "x")));
	assert_int_equal(diags_worst(f->ds), DIAG_SYSTEM);
}

/* Taken in another order than put; more than one, and none, in memory. */
static void
spooled(struct spool *s, size_t in_memory)
{
	struct kept	*kept[20];
	char		 text[20];
	struct buf	 b;
	size_t		 i, k, round;

	buf_init(&b, 1000);
	for (round = 0; round < 3; round++) {
		for (i = 0; i < 20; i++) {
			snprintf(text, sizeof(text), "%zu.%zu", round, i);
			kept[i] = spool_put(s, text, i > 0 ? strlen(text) : 0);
		}
		assert_int_equal(spool_in_memory(s), in_memory);
		for (i = 0; i < 20; i++) {
			k = i * 7 % 20;
			snprintf(text, sizeof(text), "%zu.%zu", round, k);
			buf_clear(&b);
			assert_int_equal(spool_take(s, kept[k], &b), 0);
			assert_string_equal(buf_string(&b), k > 0 ? text : "");
		}
		assert_int_equal(spool_in_memory(s), 0);
	}
	(void)spool_put(s, "forgotten", 9);
	spool_free(s);
	buf_free(&b);
}

static void
waits_for_its_turn(void **state)
{
	struct rlimit	 before, none;
	struct spool	*s = spool_new();

	(void)state;
	spooled(s, 0);
	setenv("TMPDIR", "/no/such/folder", 1);
	s = spool_new();
	unsetenv("TMPDIR");
	spooled(s, 20);
	/* A disk that is full: what has no bytes needs no space. */
	s = spool_new();
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	none = before;
	none.rlim_cur = 0;
	setrlimit(RLIMIT_FSIZE, &none);
	spooled(s, 19);
	setrlimit(RLIMIT_FSIZE, &before);
	spool_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test_setup_teardown(whole_or_not_at_all, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(keeps_permissions, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(dropped, set_up, tear_down),
		cmocka_unit_test(waits_for_its_turn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
