/*
 * The bytes of a package, as HWPX, DOCX and XLSX. Sums of parts that are
 * stored as they are are put right, lest every change end there.
 */
#include "mend.h"
#include "reading.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct buf	 bytes;

	buf_init(&bytes, FUZZ_MAX);
	buf_add(&bytes, data, n);
	mend_sums(&bytes);
	sniff_kind(buf_string(&bytes), n);
	reading("hwpx", buf_string(&bytes), n);
	reading("docx", buf_string(&bytes), n);
	reading("xlsx", buf_string(&bytes), n);
	buf_free(&bytes);
	return 0;
}
