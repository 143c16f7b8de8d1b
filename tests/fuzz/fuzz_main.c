/*
 * Runs a fuzz target on files without libFuzzer: each once as it is and,
 * with -m N, N times mutated, in the same way in every run.
 *
 *	fuzz_csv [-m N] FILE...
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

enum { INPUT_MAX = 1 << 20, GROWTH = 64, CHANGES = 8 };

static uint32_t
next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

/* One change at a random place: a bit, a byte, a gap, a repetition. */
static size_t
mutate(uint8_t *bytes, size_t n, size_t max, uint32_t *seed)
{
	static const uint8_t	 odd[] = { 0, 1, 0x7F, 0x80, 0xFF, '<', '>', '"' };
	size_t			 at, len;

	if (n == 0)
		return n;
	at = next_random(seed) % n;
	len = 1 + next_random(seed) % 16;
	if (len > n - at)
		len = n - at;
	switch (next_random(seed) % 5) {
	case 0:
		bytes[at] ^= (uint8_t)(1 << next_random(seed) % 8);
		return n;
	case 1:
		bytes[at] = odd[next_random(seed) % sizeof(odd)];
		return n;
	case 2:
		bytes[at] = (uint8_t)next_random(seed);
		return n;
	case 3:
		memmove(bytes + at, bytes + at + len, n - at - len);
		return n - len;
	default:
		if (len > max - n)
			return n;
		memmove(bytes + at + len, bytes + at, n - at);
		return n + len;
	}
}

static void
run_mutated(const struct buf *input, long times)
{
	size_t		 max = input->len + GROWTH, n;
	uint8_t		*bytes = mem_alloc(max);
	uint32_t	 seed = 2463534242U;
	long		 i;
	uint32_t	 changes;

	for (i = 0; i < times; i++) {
		n = input->len;
		memcpy(bytes, buf_string(input), n);
		changes = 1 + next_random(&seed) % CHANGES;
		while (changes-- > 0)
			n = mutate(bytes, n, max, &seed);
		LLVMFuzzerTestOneInput(bytes, n);
	}
	free(bytes);
}

int
main(int argc, char **argv)
{
	struct diags	*ds = diags_new();
	struct buf	 input;
	long		 times = 0;
	int		 i, status;

	buf_init(&input, INPUT_MAX);
	for (i = 1; i < argc; i++) {
		if (strcmp(argv[i], "-m") == 0 && i + 1 < argc) {
			times = strtol(argv[++i], NULL, 10);
			continue;
		}
		if (file_read(ds, argv[i], &input) == -1)
			continue;
		LLVMFuzzerTestOneInput((const uint8_t *)buf_string(&input),
		    input.len);
		run_mutated(&input, times);
	}
	buf_free(&input);
	diags_print(ds, stderr);
	status = diags_worst(ds);
	diags_free(ds);
	return status;
}
