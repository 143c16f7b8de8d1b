/*
 * application.xml and bundle.xml: the applicant's own data, and what files are
 * stated to be.
 */
#include <stdlib.h>
#include <string.h>

#include "base/xml.h"
#include "intake/application.h"
#include "intake/stated.h"
#include "reading.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* A faulty file says what is wrong with it, and leaves nothing behind. */
static void
read_application(struct arena *arena, const struct buf *bytes)
{
	xmlDoc		*doc = xml_new("facts");
	xmlNode		*facts = xmlDocGetRootElement(doc);
	const char	*fault;
	struct buf	 out;
	int		 code = DIAG_NONE;

	fault = application_read(arena, facts, "application.xml", bytes,
	    &code);
	if ((fault == NULL) != (facts->children != NULL) ||
	    (fault != NULL && code == DIAG_NONE))
		abort();
	buf_init(&out, FUZZ_MAX);
	xml_write(doc, &out);
	buf_free(&out);
	xml_free(doc);
}

static void
read_statements(struct arena *arena, const struct buf *bytes)
{
	struct stated	*list = NULL, *s;
	enum diag_code	 code = DIAG_I103;
	const char	*fault;

	fault = stated_read(arena, &list, "a/bundle.xml", bytes, &code);
	/* Of too many statements the first are kept. */
	if (fault != NULL && code == DIAG_I103 && list != NULL)
		abort();
	for (s = list; s != NULL; s = s->next)
		if (s->path == NULL || s->document == NULL)
			abort();
	stated_find(list, "a/b.pdf");
	if (list != NULL && stated_find(list, list->path) == NULL)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena	*arena = arena_new();
	struct buf	 bytes;

	buf_init(&bytes, FUZZ_MAX);
	buf_add(&bytes, data, n);
	read_application(arena, &bytes);
	read_statements(arena, &bytes);
	buf_free(&bytes);
	arena_free(arena);
	return 0;
}
