/* Text as an expression: compiled, followed without data, evaluated. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "base/xpath_reads.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

enum { EXPRESSION = 512 };

static const char	 data[] = "<r><a n='1'>가</a><a n='2'>나 다</a>"
    "<b><c>2026-02-20</c><c>50,000</c></b></r>";

static void
evaluate(struct diags *ds, struct arena *arena, const struct xpath_expr *e)
{
	xmlDoc		*doc = xml_read(ds, "data", data, sizeof(data) - 1);
	struct xpath	*x = xpath_new(ds, doc);
	char		*text;

	xpath_set_node(x, "office", xmlDocGetRootElement(doc));
	xpath_string(x, e, xmlDocGetRootElement(doc), arena, &text);
	xpath_free(x);
	xml_free(doc);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct diags		*ds = diags_new();
	struct arena		*arena = arena_new();
	struct xpath_places	 at = { { "/r", "/r/a" }, 2 };
	struct xpath_reads	 reads;
	struct xpath_expr	*e;
	char			*text;

	text = arena_strndup(arena, (const char *)bytes,
	    n < EXPRESSION ? n : EXPRESSION);
	xpath_reads(&reads, arena, text, &at);
	e = xpath_compile(ds, (struct place){ 0 }, text);
	if (e != NULL)
		evaluate(ds, arena, e);
	else if (diags_worst(ds) == 0)
		abort();
	xpath_expr_free(e);
	arena_free(arena);
	diags_free(ds);
	return 0;
}
