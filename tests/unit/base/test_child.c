/*
 * A confined program: what it can do, and what it cannot.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/child.h"

struct run {
	enum child_outcome	 outcome;
	int			 status;
	struct buf		 out;
};

static struct run
run(const char *const *argv, const char *input, size_t max)
{
	struct child	 c = { .argv = argv, .wall_seconds = 20 };
	struct run	 r = { CHILD_OK, -1, { 0 } };

	buf_init(&r.out, max);
	r.outcome = child_run(&c, input, strlen(input), &r.out, &r.status);
	return r;
}

static struct run
shell(const char *script)
{
	const char	*argv[] = { "bash", "-c", script, NULL };

	return run(argv, "", 4096);
}

static void
test_passes_input_to_output(void **state)
{
	const char	*argv[] = { "cat", NULL };
	char		*big = malloc(3000001);
	struct run	 r;

	(void)state;
	memset(big, 'x', 3000000);
	big[3000000] = '\0';
	r = run(argv, big, 4000000);
	assert_int_equal(r.outcome, CHILD_OK);
	assert_int_equal(r.out.len, 3000000);
	assert_memory_equal(r.out.data, big, 3000000);
	buf_free(&r.out);
	free(big);
}

static void
test_input_can_be_sought(void **state)
{
	const char	*argv[] = { "tail", "-c", "3", NULL };
	struct run	 r = run(argv, "abcdef", 100);

	(void)state;
	assert_int_equal(r.outcome, CHILD_OK);
	assert_string_equal(buf_string(&r.out), "def");
	buf_free(&r.out);
}

static void
test_reports_status(void **state)
{
	struct run	 r = shell("printf before; exit 7");

	(void)state;
	assert_int_equal(r.outcome, CHILD_STATUS);
	assert_int_equal(r.status, 7);
	assert_string_equal(buf_string(&r.out), "before");
	buf_free(&r.out);
}

static void
test_missing_program(void **state)
{
	const char	*argv[] = { "no-such-program-here", NULL };
	struct run	 r = run(argv, "", 10);

	(void)state;
	assert_int_equal(r.outcome, CHILD_MISSING);
	buf_free(&r.out);
}

static void
test_crash_is_a_signal(void **state)
{
	struct run	 r = shell("ulimit -t 1; while :; do :; done");

	(void)state;
	assert_true(r.outcome == CHILD_SIGNAL || r.outcome == CHILD_TIMEOUT);
	buf_free(&r.out);
}

static void
test_processor_time_is_limited(void **state)
{
	const char	*argv[] = { "bash", "-c", "while :; do :; done",
	    NULL };
	struct child	 c = { .argv = argv, .cpu_seconds = 1,
	    .wall_seconds = 20 };
	struct buf	 out;

	(void)state;
	buf_init(&out, 10);
	assert_int_equal(child_run(&c, "", 0, &out, NULL), CHILD_TIMEOUT);
	buf_free(&out);
}

static void
test_wall_clock_is_limited(void **state)
{
	const char	*argv[] = { "sleep", "60", NULL };
	struct child	 c = { .argv = argv, .wall_seconds = 1 };
	struct buf	 out;

	(void)state;
	buf_init(&out, 10);
	assert_int_equal(child_run(&c, "", 0, &out, NULL), CHILD_TIMEOUT);
	buf_free(&out);
}

static void
test_closed_output_does_not_escape_the_clock(void **state)
{
	const char	*argv[] = { "bash", "-c",
	    "exec 1<&-; while :; do :; done", NULL };
	struct child	 c = { .argv = argv, .wall_seconds = 1 };
	struct buf	 out;

	(void)state;
	buf_init(&out, 10);
	assert_int_equal(child_run(&c, "", 0, &out, NULL), CHILD_TIMEOUT);
	buf_free(&out);
}

static void
test_output_is_limited(void **state)
{
	const char	*argv[] = { "yes", NULL };
	struct run	 r = run(argv, "", 1001);

	(void)state;
	assert_int_equal(r.outcome, CHILD_OUTPUT);
	assert_int_equal(r.out.len, 1001);
	buf_free(&r.out);
}

static void
test_memory_is_limited(void **state)
{
	const char	*argv[] = { "bash", "-c",
	    "x=0123456789; while :; do x=$x$x; done; echo ended", NULL };
	struct child	 c = { .argv = argv, .memory = 200 << 20 };
	struct buf	 out;
	enum child_outcome	 outcome;

	(void)state;
	buf_init(&out, 100);
	outcome = child_run(&c, "", 0, &out, NULL);
	assert_true(outcome == CHILD_MEMORY || outcome == CHILD_STATUS ||
	    outcome == CHILD_SIGNAL);
	assert_string_equal(buf_string(&out), "");
	buf_free(&out);
}

/* Each script prints "done" if it could do what it must not. */
static const char *const crimes[] = {
	"echo x > /tmp/seoryu-child-test && echo done",
	"exec 3<> /dev/tcp/127.0.0.1/9 ; [ $? = 0 ] && echo done",
	"exec 3<> /dev/udp/127.0.0.1/9 && echo done",
	"/bin/echo done",		/* a second program, by fork */
	"exec /bin/echo done",		/* a second program, in place */
	"( echo done )",
	"echo x >> /dev/null && echo done",
	"kill -0 1 && echo done",
	"[ \"$HOME\" ] && echo done",
	"[ \"$PATH\" = x ] && echo done",
};

static void
test_crimes_fail(void **state)
{
	struct run	 r;
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(crimes) / sizeof(crimes[0]); i++) {
		r = shell(crimes[i]);
		if (strstr(buf_string(&r.out), "done") != NULL)
			fail_msg("not prevented: %s", crimes[i]);
		buf_free(&r.out);
	}
	assert_int_equal(access("/tmp/seoryu-child-test", F_OK), -1);
}

/* Where the kernel has Landlock, only programs and libraries are seen. */
static void
test_files_are_out_of_sight(void **state)
{
	struct run	 r;

	(void)state;
	if (syscall(SYS_landlock_create_ruleset, NULL, 0, 1) < 1)
		skip();
	r = shell("read -r x < /etc/passwd && echo done");
	assert_null(strstr(buf_string(&r.out), "done"));
	buf_free(&r.out);
}

static void
test_our_descriptors_are_closed(void **state)
{
	struct run	 r = shell("echo x >&9 && echo done");
	int		 fd = dup2(1, 9);

	(void)state;
	assert_int_equal(fd, 9);
	buf_free(&r.out);
	r = shell("echo x >&9 && echo done");
	close(9);
	assert_null(strstr(buf_string(&r.out), "done"));
	buf_free(&r.out);
}

static const char pdf[] =
    "%PDF-1.4\n"
    "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
    "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
    "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]"
    "/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj\n"
    "4 0 obj <</Length 41>> stream\n"
    "BT /F 20 Tf 20 200 Td (Seoryu 2026) Tj ET \n"
    "endstream endobj\n"
    "5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n"
    "trailer <</Root 1 0 R>>\n";

static void
test_pdftotext_works(void **state)
{
	const char	*argv[] = { "pdftotext", "-layout", "-enc", "UTF-8",
	    "-", "-", NULL };
	struct run	 r = run(argv, pdf, 4096);

	(void)state;
	if (r.outcome == CHILD_MISSING)
		skip();
	assert_int_equal(r.outcome, CHILD_OK);
	assert_non_null(strstr(buf_string(&r.out), "Seoryu 2026"));
	buf_free(&r.out);
	r = run(argv, "%PDF-1.4\nrubbish", 4096);
	assert_int_equal(r.outcome, CHILD_STATUS);
	buf_free(&r.out);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_passes_input_to_output),
		cmocka_unit_test(test_input_can_be_sought),
		cmocka_unit_test(test_reports_status),
		cmocka_unit_test(test_missing_program),
		cmocka_unit_test(test_crash_is_a_signal),
		cmocka_unit_test(test_processor_time_is_limited),
		cmocka_unit_test(test_wall_clock_is_limited),
		cmocka_unit_test(test_closed_output_does_not_escape_the_clock),
		cmocka_unit_test(test_output_is_limited),
		cmocka_unit_test(test_memory_is_limited),
		cmocka_unit_test(test_crimes_fail),
		cmocka_unit_test(test_files_are_out_of_sight),
		cmocka_unit_test(test_our_descriptors_are_closed),
		cmocka_unit_test(test_pdftotext_works),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
