#include "reading.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* A file of unknown kind, then the same bytes as table and as text. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char	*kind = sniff_kind(data, n);

	if (strcmp(kind, "pdf") != 0)
		reading(kind, data, n);
	reading("csv", data, n);
	reading("txt", data, n);
	reading("xml", data, n);
	return 0;
}
