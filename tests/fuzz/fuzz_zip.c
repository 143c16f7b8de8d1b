#include <sys/mman.h>

#include <stdio.h>
#include <unistd.h>

#include "mend.h"
#include "reading.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
read_members(struct bundle *b)
{
	struct buf	 bytes;
	size_t		 i;

	buf_init(&bytes, 1);
	for (i = 0; i < bundle_count(b); i++) {
		const struct member	*m = bundle_member(b, i);

		/* pdftotext has fuzzers of its own, and is slow to start. */
		if (bundle_read(b, i, &bytes) == 0 &&
		    strcmp(m->kind, "pdf") != 0)
			reading(m->kind, buf_string(&bytes), bytes.len);
	}
	buf_free(&bytes);
	bundle_sha256(b);
}

static void
read_bundle(const void *bytes, size_t n)
{
	struct arena	*arena = arena_new();
	struct diags	*ds = diags_new();
	struct bundle	*b;
	char		 path[64];
	int		 fd = memfd_create("fuzz", MFD_CLOEXEC);

	if (fd == -1 || write(fd, bytes, n) != (ssize_t)n)
		abort();
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	b = bundle_open(ds, arena, path);
	if (b != NULL)
		read_members(b);
	else if (diags_worst(ds) != DIAG_BUNDLE)
		abort();
	bundle_close(b);
	close(fd);
	diags_free(ds);
	arena_free(arena);
}

/*
 * A bundle as it lies on the disk; once more with the right sums if they were
 * wrong.
 */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct buf	 mended;

	read_bundle(data, n);
	buf_init(&mended, FUZZ_MAX);
	buf_add(&mended, data, n);
	mend_sums(&mended);
	if (memcmp(buf_string(&mended), data, n) != 0)
		read_bundle(buf_string(&mended), n);
	buf_free(&mended);
	return 0;
}
