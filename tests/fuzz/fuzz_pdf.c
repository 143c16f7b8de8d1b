/*
 * What is looked for in the bytes of a PDF without its extractor: producer,
 * signatures, attachments, broken streams.
 */
#include "intake/pdf_about.h"
#include "intake/pdf_sum.h"
#include "reading.h"

/* Each byte stored is a letter, which composition may make three of. */
enum { LONGEST = PDF_NAME_MAX * 2 * 3 * 3 };

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena		*arena = arena_new();
	struct pdf_about	 about;
	struct buf		 copy;
	int			 i;

	buf_init(&copy, FUZZ_MAX);
	buf_add(&copy, data, n);
	pdf_about_read(arena, &copy, &about);
	if (about.n > PDF_ATTACHMENTS || strlen(about.producer) > LONGEST)
		abort();
	for (i = 0; i < about.n; i++)
		if (strlen(about.attachments[i]) > LONGEST)
			abort();
	if (pdf_sum_broken(copy.data, copy.len, NULL) > n + 1)
		abort();
	buf_free(&copy);
	arena_free(arena);
	return 0;
}
