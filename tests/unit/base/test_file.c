/*
 * Files are read within a limit and written as a whole or not at all.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sys/resource.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"

struct place_of_work {
	char		 dir[32];
	struct arena	*arena;
	struct diags	*ds;
};

static int
set_up(void **state)
{
	struct place_of_work	*w = calloc(1, sizeof(*w));

	strcpy(w->dir, "/tmp/seoryu-test-XXXXXX");
	assert_non_null(mkdtemp(w->dir));
	w->arena = arena_new();
	w->ds = diags_new();
	*state = w;
	return 0;
}

static int
tear_down(void **state)
{
	struct place_of_work	*w = *state;
	char			**names;
	size_t			 i;

	names = file_list(w->ds, w->arena, w->dir, "");
	for (i = 0; names != NULL && names[i] != NULL; i++)
		unlink(file_join(w->arena, w->dir, names[i]));
	assert_int_equal(rmdir(w->dir), 0);
	arena_free(w->arena);
	diags_free(w->ds);
	free(w);
	return 0;
}

static void
test_write_and_read(void **state)
{
	struct place_of_work	*w = *state;
	char			*path = file_join(w->arena, w->dir, "가.txt");
	struct buf		 b;

	assert_int_equal(file_write(w->ds, path, "old text", 8), 0);
	assert_int_equal(file_write(w->ds, path, "a\0b", 3), 0);
	buf_init(&b, 3);
	assert_int_equal(file_read(w->ds, path, &b), 0);
	assert_int_equal(b.len, 3);
	assert_memory_equal(b.data, "a\0b", 3);
	buf_free(&b);
	assert_int_equal(diags_worst(w->ds), 0);
	buf_init(&b, 2);
	assert_int_equal(file_read(w->ds, path, &b), -1);
	buf_free(&b);
	assert_int_equal(diags_worst(w->ds), DIAG_DATA);
}

static void
test_failures(void **state)
{
	struct place_of_work	*w = *state;
	struct buf		 b;

	buf_init(&b, 100);
	assert_int_equal(file_read(w->ds,
	    file_join(w->arena, w->dir, "none"), &b), -1);
	assert_int_equal(file_read(w->ds, w->dir, &b), -1);
	assert_int_equal(file_write(w->ds,
	    file_join(w->arena, w->dir, "none/x"), "x", 1), -1);
	assert_int_equal(diags_count(w->ds, DIAG_SYSTEM), 3);
	buf_free(&b);
}

/* A disk that is full leaves the old file and no rest of the new one. */
static void
test_no_space(void **state)
{
	struct place_of_work	*w = *state;
	char			*path = file_join(w->arena, w->dir, "x");
	struct rlimit		 before, none;
	struct buf		 b;
	char			**names;
	int			 result;

	assert_int_equal(file_write(w->ds, path, "old", 3), 0);
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	none = before;
	none.rlim_cur = 1;
	setrlimit(RLIMIT_FSIZE, &none);
	result = file_write(w->ds, path, "newer", 5);
	setrlimit(RLIMIT_FSIZE, &before);
	assert_int_equal(result, -1);
	buf_init(&b, 100);
	assert_int_equal(file_read(w->ds, path, &b), 0);
	assert_string_equal(buf_string(&b), "old");
	buf_free(&b);
	names = file_list(w->ds, w->arena, w->dir, "");
	assert_string_equal(names[0], "x");
	assert_null(names[1]);
}

static void
test_list(void **state)
{
	static const char	*const made[] = { "b.xml", "a.xml", ".c.xml",
	    "d.txt" };
	struct place_of_work	*w = *state;
	char			**names;
	size_t			 i;

	for (i = 0; i < 4; i++)
		assert_int_equal(file_write(w->ds,
		    file_join(w->arena, w->dir, made[i]), "", 0), 0);
	names = file_list(w->ds, w->arena, w->dir, ".xml");
	assert_string_equal(names[0], "a.xml");
	assert_string_equal(names[1], "b.xml");
	assert_null(names[2]);
	unlink(file_join(w->arena, w->dir, ".c.xml"));
	assert_true(file_is_directory(w->dir));
	assert_false(file_exists("/no/such/file"));
	assert_string_equal(file_base("a/b/c.txt"), "c.txt");
	assert_string_equal(file_base("c.txt"), "c.txt");
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test_setup_teardown(test_write_and_read, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(test_failures, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(test_no_space, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(test_list, set_up,
		    tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
