#include "../unit/intake/zipped.h"
#include "reading.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* The XML of one section; the package around it is sound. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char		*xml = strndup((const char *)data, n);
	struct zipped	 files[] = {
		{ "mimetype", "application/hwp+zip" },
		{ "Contents/section0.xml", xml },
		{ "Preview/PrvText.txt", xml },
		{ NULL, NULL },
	};
	struct buf	 bytes;

	buf_init(&bytes, FUZZ_MAX);
	zipped(&bytes, files);
	reading("hwpx", buf_string(&bytes), bytes.len);
	buf_free(&bytes);
	free(xml);
	return 0;
}
