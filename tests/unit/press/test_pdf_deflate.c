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

static void
test_join(void **state)
{
	enum { HEAD = 108, PART = 50000 };
	struct pdf_deflate	*d = pdf_deflate_new();
	struct arena		*a = arena_new();
	unsigned char		*bytes = malloc(BIG), *back = malloc(BIG);
	struct pdf_deflate_part	 part;
	const size_t		 tails[] = { 0, 1, 9000, BIG - HEAD - PART };
	const void		*z;
	size_t			 i, n, total;

	(void)state;
	fill(bytes, BIG);
	part = pdf_deflate_part(a, bytes + HEAD, PART);
	for (i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		z = pdf_deflate_join(d, a, bytes, HEAD, &part,
		    bytes + HEAD + PART, tails[i], &n);
		total = HEAD + PART + tails[i];
		memset(back, 0, BIG);
		assert_int_equal(pdf_deflate_expand(z, n, back, total), 0);
		assert_memory_equal(back, bytes, total);
	}
	part = pdf_deflate_part(a, "", 0);
	z = pdf_deflate_join(d, a, "", 0, &part, "", 0, &n);
	assert_int_equal(pdf_deflate_expand(z, n, back, 0), 0);
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
