#include "../unit/intake/zipped.h"
#include "reading.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static const char	separator[] = "\n====\n";

/* Cuts the part before the next separator off *REST. */
static const char *
next_part(char **rest)
{
	char	*part = *rest, *end = strstr(part, separator);

	if (end == NULL) {
		*rest = part + strlen(part);
		return part;
	}
	*end = '\0';
	*rest = end + strlen(separator);
	return part;
}

/*
 * Sheet, shared strings, styles, workbook and relationships, one after the
 * other; the package around them is sound.
 */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const names[] = {
		"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
		"xl/styles.xml", "xl/workbook.xml",
		"xl/_rels/workbook.xml.rels",
	};
	enum { PARTS = sizeof(names) / sizeof(names[0]) };
	char		*copy = strndup((const char *)data, n), *rest = copy;
	struct zipped	 files[PARTS + 1] = { { NULL, NULL } };
	struct buf	 bytes;
	size_t		 i;

	for (i = 0; i < PARTS; i++) {
		files[i].name = names[i];
		files[i].text = next_part(&rest);
	}
	buf_init(&bytes, FUZZ_MAX);
	zipped(&bytes, files);
	reading("xlsx", buf_string(&bytes), bytes.len);
	buf_free(&bytes);
	free(copy);
	return 0;
}
