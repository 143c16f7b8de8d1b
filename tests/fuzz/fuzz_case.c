/*
 * A case document of any shape against the demonstration programme: no facts
 * can make the check crash or run away.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/xml.h"
#include "check/check.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* Loaded once; a programme does not change while it is used. */
static struct check *
programme(void)
{
	static struct check	*check;
	struct diags		*ds;

	if (check == NULL) {
		ds = diags_new();
		check = check_new(ds, "tests/unit/check/data");
		if (diags_worst(ds) != 0)
			abort();
		diags_free(ds);
	}
	return check;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct check_options	 options = { "2026-02-20T10:00:00+09:00",
				    "demo" };
	struct diags		*ds = diags_new();
	struct buf		 out;
	xmlDoc			*doc = xml_read(ds, "fuzz", data, n);

	buf_init(&out, BUF_TEXT);
	if (doc != NULL && check_run(programme(), ds, doc, &options) == 0) {
		if (check_exit(doc) < 0 || check_exit(doc) > 2)
			abort();
		xml_write(doc, &out);
	}
	xml_free(doc);
	buf_free(&out);
	diags_free(ds);
	return 0;
}
