/*
 * Arenas and bounded buffers.
 */
#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"

static void
test_arena(void **state)
{
	struct arena	*a = arena_new();
	unsigned char	*p;
	size_t		 size, i;

	(void)state;
	for (size = 0; size < 200000; size = size * 2 + 1) {
		p = arena_alloc(a, size);
		assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
		for (i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xFF, size);
	}
	arena_reset(a);
	/* What was used before is nought again. */
	for (i = 0; i < 1000; i++) {
		p = arena_alloc(a, 100);
		assert_int_equal(p[0] | p[99], 0);
		memset(p, 0xFF, 100);
	}
	assert_string_equal(arena_strndup(a, "abc", 2), "ab");
	assert_string_equal(arena_strndup(a, "abc", 9), "abc");
	assert_string_equal(arena_printf(a, "%d-%s", 7, "x"), "7-x");
	arena_free(a);
	arena_free(NULL);
}

static void
test_buf(void **state)
{
	struct buf	 b;
	int		 i;

	(void)state;
	buf_init(&b, 10);
	assert_string_equal(buf_string(&b), "");
	assert_int_equal(buf_puts(&b, "12345"), 0);
	assert_int_equal(buf_printf(&b, "%03d", 678), 0);
	assert_string_equal(buf_string(&b), "12345678");
	/* All or nothing, and full for ever. */
	assert_int_equal(buf_puts(&b, "abc"), -1);
	assert_int_equal(b.full, 1);
	assert_int_equal(buf_putc(&b, 'x'), -1);
	assert_string_equal(buf_string(&b), "12345678");
	buf_free(&b);
	buf_init(&b, 100000);
	for (i = 0; i < 100000; i++)
		assert_int_equal(buf_putc(&b, 'a' + i % 26), 0);
	assert_int_equal(b.len, 100000);
	assert_int_equal(b.data[99999], 'a' + 99999 % 26);
	assert_int_equal(buf_putc(&b, 'x'), -1);
	buf_free(&b);
}

/* A long list moves, whole, and others in the arena stay. */
static void
test_arena_regrow(void **state)
{
	struct arena	*a = arena_new();
	char		*before = arena_strdup(a, "before");
	size_t		 n, size = 0;
	uint64_t	*list = NULL;

	(void)state;
	for (n = 0; n < 100000; n++) {
		if (n == size)
			list = arena_regrow(a, list, n, &size, sizeof(*list),
			    64);
		list[n] = n * 3;
		if (n % 5000 == 0)
			memset(arena_alloc(a, 20000), 'x', 20000);
	}
	for (n = 0; n < 100000; n++)
		assert_int_equal(list[n], n * 3);
	assert_string_equal(before, "before");
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_arena),
		cmocka_unit_test(test_arena_regrow),
		cmocka_unit_test(test_buf),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
