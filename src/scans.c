#include "scans.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml.h"
#include "command.h"
#include "intake/intake.h"

/* A document without text is nothing for OCR: a picture has a width. */
static int
is_scan(struct arena *arena, const xmlNode *file)
{
	const char	*state = xml_attribute(arena, file, "state");
	const char	*kind = xml_attribute(arena, file, "kind");

	return state != NULL && strcmp(state, "no-text") == 0 &&
	    kind != NULL && (strcmp(kind, "pdf") == 0 ||
	    xml_attribute(arena, file, "width") != NULL);
}

int
scans_count(const xmlDoc *doc)
{
	struct arena	*arena;
	const xmlNode	*facts;
	xmlNode		*file;
	int		 n = 0;

	if (doc == NULL || (facts = xml_child(xmlDocGetRootElement(doc),
	    "facts")) == NULL)
		return 0;
	arena = arena_new();
	for (file = xml_child(facts, "file"); file != NULL;
	    file = xml_next_named(file, "file"))
		n += is_scan(arena, file);
	arena_free(arena);
	return n;
}

void
scans_hint(struct session *s, int scans)
{
	if (scans > 0 && !s->ocr && intake_ocr_installed())
		diag_at(s->diags, DIAG_I208, (struct place){ 0 },
		    arena_printf(s->arena, "%d", scans), NULL);
}
