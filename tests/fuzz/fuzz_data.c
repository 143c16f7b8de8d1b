/*
 * Data that is anything at all, printed with a paper that has one of
 * everything: values stand in text, in attributes, in widths and classes.
 */
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/xml.h"
#include "press/press.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

enum { OUTPUT_MAX = 16 * 1024 * 1024 };

static struct press_template *
paper(struct press **press)
{
	static struct press		*loaded;
	static struct press_template	*t;
	struct diags			*ds;

	if (loaded == NULL) {
		ds = diags_new();
		loaded = press_new(ds, "templates", "fonts");
		if (loaded != NULL)
			t = press_load(loaded, ds, "tests/fuzz/data.xml");
		if (t == NULL) {
			diags_print(ds, stderr);
			abort();
		}
		diags_free(ds);
	}
	*press = loaded;
	return t;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct press_options	 options = {
		.clock = "2026-02-20T10:00:00+09:00", .draft = n % 2 == 0,
		.trace = n % 3 == 0 ? "dump" : NULL
	};
	struct diags		*ds = diags_new();
	struct press		*press;
	struct press_template	*t = paper(&press);
	xmlDoc			*doc = xml_read(ds, "data", data, n);
	struct buf		 out;

	buf_init(&out, OUTPUT_MAX);
	if (doc != NULL && press_print(press, ds, t, doc, &options,
	    &out) == -1 && diags_worst(ds) == 0)
		abort();
	buf_free(&out);
	xml_free(doc);
	diags_free(ds);
	return 0;
}
