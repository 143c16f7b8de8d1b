/* Streams in one piece and streams put together, expanded again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "press/pdf_deflate.h"
#include "press/pdf_join.h"

enum { BIG = 100000 };

static void
fill(unsigned char *bytes, size_t n)
{
	size_t	 i;

	for (i = 0; i < n; i++)
		bytes[i] = (unsigned char)(i * i / 7 % 251);
}

static void
test_whole(void **state)
{
	struct pdf_deflate	*d = pdf_deflate_new();
	struct arena		*a = arena_new();
	unsigned char		*bytes = malloc(BIG), *back = malloc(BIG);
	const size_t		 sizes[] = { 0, 1, 300, 16384, 16385, BIG };
	size_t			 i, n;

	(void)state;
	fill(bytes, BIG);
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		const void	*z = pdf_deflate(d, a, bytes, sizes[i], &n);

		assert_int_equal(pdf_deflate_expand(z, n, back, sizes[i]), 0);
		assert_memory_equal(back, bytes, sizes[i]);
		assert_int_equal(pdf_deflate_expand(z, n, back,
		    sizes[i] + 1), -1);
		assert_int_equal(pdf_deflate_expand(z, n - 1, back,
		    sizes[i]), -1);
	}
	free(bytes);
	free(back);
	arena_free(a);
	pdf_deflate_free(d);
}

/* Bytes and parts in turns come out as they went in. */
static void
test_join(void **state)
{
	enum { PART = 50000 };
	struct pdf_deflate	*d = pdf_deflate_new();
	struct arena		*a = arena_new();
	unsigned char		*bytes = malloc(2 * BIG);
	unsigned char		*back = malloc(6 * BIG);
	struct pdf_deflate_part	 part;
	struct pdf_join		 j;
	const size_t		 sizes[] = { 0, 1, 700, 9000, BIG };
	const void		*z;
	size_t			 i, n, at, total;

	(void)state;
	fill(bytes, 2 * BIG);
	part = pdf_deflate_part(d, a, bytes, PART);
	pdf_join_init(&j, d);
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		pdf_join_begin(&j);
		pdf_join_bytes(&j, bytes, sizes[i]);
		pdf_join_part(&j, &part);
		pdf_join_part(&j, &part);
		pdf_join_bytes(&j, bytes, 10);
		pdf_join_bytes(&j, bytes + 10, sizes[i]);
		z = pdf_join_end(&j, &n);
		total = 2 * sizes[i] + 2 * PART + 10;
		assert_int_equal(j.whole_n, total);
		memset(back, 0, 6 * BIG);
		assert_int_equal(pdf_deflate_expand(z, n, back, total), 0);
		at = sizes[i];
		assert_memory_equal(back, bytes, at);
		assert_memory_equal(back + at, bytes, PART);
		assert_memory_equal(back + at + PART, bytes, PART);
		assert_memory_equal(back + at + 2 * PART, bytes, 10 + at);
	}
	pdf_join_begin(&j);
	z = pdf_join_end(&j, &n);
	assert_int_equal(pdf_deflate_expand(z, n, back, 0), 0);
	pdf_join_free(&j);
	free(bytes);
	free(back);
	arena_free(a);
	pdf_deflate_free(d);
}

static void
test_crc(void **state)
{
	(void)state;
	assert_int_equal(pdf_deflate_crc("IEND", 4), 0xAE426082);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_join),
		cmocka_unit_test(test_crc)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
