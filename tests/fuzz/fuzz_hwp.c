#include "reading.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* A compound file. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	sniff_kind(data, n);
	reading("hwp5", data, n);
	return 0;
}
