#include "reading.h"

int		 LLVMFuzzerTestOneInput(const uint8_t *, size_t);
const char	*__lsan_default_suppressions(void);

/* libgsf 1.14.50 loses a few bytes of a directory that makes no sense. */
const char *
__lsan_default_suppressions(void)
{
	return "leak:libglib-2.0";
}

/* A compound file. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	sniff_kind(data, n);
	reading("hwp5", data, n);
	return 0;
}
