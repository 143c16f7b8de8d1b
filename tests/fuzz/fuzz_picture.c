#include "reading.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* A picture in a bundle, as the format that its first bytes say. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char	*kind = sniff_kind(data, n);

	if (n > 0)
		reading(kind, data, n);
	return 0;
}
