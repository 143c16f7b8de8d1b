/*
 * Processes that spring from one program: what they can do, what they cannot,
 * and that none knows of the one before.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/stem.h"

/* Beside the program, of which this is a test: two folders up. */
static const char *
library(void)
{
	static char	 path[4096];
	ssize_t		 n = readlink("/proc/self/exe", path,
	    sizeof(path) - 32);
	int		 i;

	assert_true(n > 0);
	path[n] = '\0';
	for (i = 0; i < 3; i++)
		*strrchr(path, '/') = '\0';
	strcat(path, "/stem.so");
	return path;
}

static struct stem *
stem_of(const struct child *c)
{
	struct stem	*s = stem_new(c, library());

	/* Or all this would be tried with children alone. */
	assert_string_equal(stem_library(s), library());
	return s;
}

static void
expect(struct stem *s, const char *input, enum child_outcome outcome,
    const char *output)
{
	struct buf	 out;
	int		 status;

	buf_init(&out, 4096);
	assert_int_equal(stem_run(s, input, strlen(input), &out, &status),
	    outcome);
	assert_string_equal(buf_string(&out), output);
	buf_free(&out);
}

static void
test_one_after_the_other(void **state)
{
	const char	*argv[] = { "cat", NULL };
	struct child	 c = { .argv = argv };
	struct stem	*s = stem_of(&c);
	char		 number[32];
	int		 i;

	(void)state;
	expect(s, "a longer input than the next", CHILD_OK,
	    "a longer input than the next");
	expect(s, "", CHILD_OK, "");
	for (i = 0; i < 300; i++) {
		snprintf(number, sizeof(number), "%d", i);
		expect(s, number, CHILD_OK, number);
	}
	stem_free(s);
}

static void
test_much(void **state)
{
	const char	*argv[] = { "cat", NULL };
	struct child	 c = { .argv = argv };
	struct stem	*s = stem_of(&c);
	char		*big = malloc(3000001);
	struct buf	 out;

	(void)state;
	memset(big, 'x', 3000000);
	big[3000000] = '\0';
	buf_init(&out, 4000000);
	assert_int_equal(stem_run(s, big, 3000000, &out, NULL), CHILD_OK);
	assert_int_equal(out.len, 3000000);
	assert_memory_equal(out.data, big, 3000000);
	buf_free(&out);
	/* Too much for its buffer, and what comes next is none of it. */
	expect(s, big, CHILD_OUTPUT, big + 3000000 - 4096);
	expect(s, "next", CHILD_OK, "next");
	free(big);
	stem_free(s);
}

/* The shell takes its script from the input; the stem outlives its end. */
static void
test_ends(void **state)
{
	const char	*argv[] = { "bash", NULL };
	struct child	 c = { .argv = argv, .cpu_seconds = 1,
			    .wall_seconds = 3, .memory = 200 << 20 };
	struct stem	*s = stem_of(&c);

	(void)state;
	expect(s, "x=1; printf before; exit 7", CHILD_STATUS, "before");
	expect(s, "printf \"<$x>\"", CHILD_OK, "<>");
	expect(s, "while :; do :; done", CHILD_TIMEOUT, "");
	expect(s, "printf on", CHILD_OK, "on");
	stem_free(s);
}

/* The one child that we have. */
static pid_t
only_child(void)
{
	siginfo_t	 info = { 0 };
	char		 path[64];
	FILE		*f;
	int		 pid = 0;

	assert_int_equal(waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT),
	    0);
	snprintf(path, sizeof(path), "/proc/self/task/%d/children", getpid());
	assert_non_null(f = fopen(path, "r"));
	assert_int_equal(fscanf(f, "%d", &pid), 1);
	fclose(f);
	return pid;
}

/* One that dies between two inputs takes neither with it. */
static void
test_an_end_of_its_own(void **state)
{
	const char	*argv[] = { "cat", NULL };
	struct child	 c = { .argv = argv };
	struct stem	*s = stem_of(&c);
	siginfo_t	 info;
	pid_t		 pid;

	(void)state;
	expect(s, "one", CHILD_OK, "one");
	pid = only_child();
	assert_int_equal(kill(pid, SIGKILL), 0);
	assert_int_equal(waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT),
	    0);
	expect(s, "two", CHILD_OK, "two");
	expect(s, "three", CHILD_OK, "three");
	assert_true(only_child() != pid);
	stem_free(s);
}

/* What was stopped is gone, and so is what sprang from it. */
static void
test_the_clock_leaves_nobody(void **state)
{
	const char	*sleeps[] = { "sleep", "60", NULL };
	const char	*spins[] = { "bash", "-c",
			    "exec 1<&-; while :; do :; done", NULL };
	struct child	 c = { .argv = sleeps, .wall_seconds = 1 };
	struct stem	*s;
	int		 i, tries = 0;

	(void)state;
	prctl(PR_SET_CHILD_SUBREAPER, 1UL);
	for (i = 0; i < 2; i++) {
		s = stem_of(&c);
		expect(s, "", CHILD_TIMEOUT, "");
		expect(s, "", CHILD_TIMEOUT, "");
		stem_free(s);
		c.argv = spins;
	}
	while (waitpid(-1, NULL, WNOHANG) != -1 && tries++ < 200)
		usleep(10000);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static void
test_memory_is_limited(void **state)
{
	const char	*argv[] = { "bash", NULL };
	struct child	 c = { .argv = argv, .memory = 200 << 20 };
	struct stem	*s = stem_of(&c);
	const char	*script = "x=0123456789; while :; do x=$x$x; done;"
	    "echo ended";
	enum child_outcome outcome;
	struct buf	 out;

	(void)state;
	buf_init(&out, 100);
	outcome = stem_run(s, script, strlen(script), &out, NULL);
	assert_true(outcome == CHILD_MEMORY || outcome == CHILD_STATUS ||
	    outcome == CHILD_SIGNAL);
	assert_string_equal(buf_string(&out), "");
	buf_free(&out);
	expect(s, "printf on", CHILD_OK, "on");
	stem_free(s);
}

/* Each script prints "done" if it could do what it must not. */
static const char *const crimes[] = {
	"echo x > /tmp/seoryu-stem-test && echo done",
	"exec 3<> /dev/tcp/127.0.0.1/9 ; [ $? = 0 ] && echo done",
	"/bin/echo done",		/* a second program, by fork */
	"exec /bin/echo done",		/* a second program, in place */
	"exec /bin/bash -c 'echo done'",	/* itself once more */
	"exec /usr/bin/bash -c 'echo done'",
	"( echo done )",
	"echo done | cat",
	"kill -0 1 && echo done",
	"kill -0 $PPID && echo done",
	"echo x >&3 && echo done",	/* orders */
	"echo x >&4 && echo done",	/* an answer in its place */
	"echo x >&0 && echo done",	/* the input of the next */
	"[ \"$HOME\" ] && echo done",
	"read x < /proc/self/status && echo done",
};

static void
test_crimes_fail(void **state)
{
	const char	*argv[] = { "bash", NULL };
	struct child	 c = { .argv = argv };
	struct stem	*s = stem_of(&c);
	struct buf	 out;
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(crimes) / sizeof(crimes[0]); i++) {
		buf_init(&out, 4096);
		stem_run(s, crimes[i], strlen(crimes[i]), &out, NULL);
		if (strstr(buf_string(&out), "done") != NULL)
			fail_msg("not prevented: %s", crimes[i]);
		buf_free(&out);
		expect(s, "echo on", CHILD_OK, "on\n");
	}
	assert_int_equal(access("/tmp/seoryu-stem-test", F_OK), -1);
	stem_free(s);
}

/* One that was begun here is not shared with a copy of this process. */
static void
test_copies_have_their_own(void **state)
{
	const char	*argv[] = { "cat", NULL };
	struct child	 c = { .argv = argv };
	struct stem	*s = stem_of(&c);
	int		 status;
	pid_t		 pid;

	(void)state;
	expect(s, "mine", CHILD_OK, "mine");
	if ((pid = fork()) == 0) {
		expect(s, "yours", CHILD_OK, "yours");
		stem_free(s);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	expect(s, "still mine", CHILD_OK, "still mine");
	stem_free(s);
}

/* Without the library, with a faulty one, without the program. */
static void
test_does_without(void **state)
{
	static const char *const libraries[] = { "", "/no/such/library.so",
	    "/etc/passwd", "stem.so" };
	const char	*cat[] = { "cat", NULL };
	const char	*none[] = { "no-such-program-here", NULL };
	struct child	 c = { .argv = cat, .wall_seconds = 5 };
	struct stem	*s;
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(libraries) / sizeof(libraries[0]); i++) {
		s = stem_new(&c, libraries[i]);
		expect(s, "one", CHILD_OK, "one");
		expect(s, "two", CHILD_OK, "two");
		stem_free(s);
	}
	c.argv = none;
	s = stem_of(&c);
	expect(s, "", CHILD_MISSING, "");
	stem_free(s);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_one_after_the_other),
		cmocka_unit_test(test_much),
		cmocka_unit_test(test_ends),
		cmocka_unit_test(test_an_end_of_its_own),
		cmocka_unit_test(test_the_clock_leaves_nobody),
		cmocka_unit_test(test_memory_is_limited),
		cmocka_unit_test(test_crimes_fail),
		cmocka_unit_test(test_copies_have_their_own),
		cmocka_unit_test(test_does_without),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
