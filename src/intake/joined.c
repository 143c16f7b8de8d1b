#include "intake/joined.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml.h"
#include "intake/case.h"
#include "intake/document.h"
#include "intake/document_type.h"
#include "intake/join.h"
#include "intake/reading.h"
#include "intake/recognise.h"
#include "intake/sheet.h"

/* Files of one document: no more than pages that a mark may count. */
enum { JOINED_MAX = 1000 };

/* A file of the case and where its pages begin among those read with it. */
struct joined {
	xmlNode	*file;
	int	 before;	/* pages of the files before */
};

/*
 * Reads the text of FILE behind what WHOLE holds. 0, or -1 if it cannot.
 * Readers get a text of their own: they count its pages, and may drop them.
 */
static int
read_again(struct reading *r, struct joined *j, struct text *whole)
{
	const char	*id = xml_attribute(r->member, j->file, "id");
	size_t		 i = strtoul(id + 1, NULL, 10) - 1;
	struct member	 m;
	struct text	 text;

	if (i >= bundle_count(r->bundle) || !reading_approach(r, i) ||
	    bundle_read(r->bundle, i, &r->bytes) == -1)
		return -1;
	m = *bundle_member(r->bundle, i);
	m.problems = NULL;
	text_init(&text, r->member);
	(void)reading_text(r, i, &m, &text);
	j->before = whole->pages;
	text_append(whole, &text);
	return m.state == MEMBER_READ ? 0 : -1;
}

/* Facts of later files name them, with the page there. */
static void
place_facts(struct reading *r, const struct joined *files, int n)
{
	xmlNode	*fact = xml_child(files[0].file, "fact");
	int	 i, page;

	for (; fact != NULL; fact = xml_next_named(fact, "fact")) {
		page = (int)strtol(xml_attribute(r->member, fact, "page"),
		    NULL, 10);
		for (i = n - 1; i > 0 && page <= files[i].before; i--)
			;
		if (i == 0)
			continue;
		xml_putf(fact, "page", "%d", page - files[i].before);
		xml_put(fact, "file", xml_attribute(r->member, files[i].file,
		    "id"));
	}
}

/* What was read from the first file alone. */
static void
remove_facts(struct reading *r, xmlNode *file)
{
	const char	*conflict = diag_name(DIAG_I112), *code;
	xmlNode		*child, *next;

	for (child = file->children; child != NULL; child = next) {
		next = child->next;
		code = xml_is(child, "problem") ?
		    xml_attribute(r->member, child, "code") : NULL;
		if (xml_is(child, "fact") ||
		    (code != NULL && strcmp(code, conflict) == 0))
			xml_remove(child);
	}
}

/* Reads the files of one document as one text, for all of its facts. */
static void
read_joined(struct reading *r, struct joined *files, int n)
{
	struct recognition	 known;
	struct text		 text;
	const struct sheet	*sheet;
	int			 i;

	text_init(&text, r->member);
	for (i = 0; i < n; i++)
		if (read_again(r, &files[i], &text) == -1) {
			case_problem(files[0].file, DIAG_I203, diag_sentence(
			    r->member, DIAG_I203, NULL));
			return;
		}
	sheet = sheet_new(r->member, &text);
	recognise_text(r->member, r->intake->types, sheet, &known);
	if (known.type == NULL || strcmp(known.type->id, xml_attribute(
	    r->member, files[0].file, "document")) != 0)
		known.line = SHEET_NONE;
	known.type = document_type_find(r->intake->types,
	    xml_attribute(r->member, files[0].file, "document"));
	remove_facts(r, files[0].file);
	document_guessed(files[0].file, &text);
	document_facts(r, files[0].file, &known, sheet);
	place_facts(r, files, n);
}

/*
 * Finds the files of one document, the first of them from FROM on; their
 * number, 0 if there is none left.
 */
static int
find_joined(struct reading *r, xmlNode *from, struct joined *files)
{
	xmlNode	*file, *next;
	int	 n = 0;

	while (n < JOINED_MAX && (file = join_find(r->intake->types,
	    n == 0 ? from : files[0].file, &next)) != NULL &&
	    (n == 0 || file == files[0].file)) {
		if (n == 0)
			files[n++] = (struct joined){ file, 0 };
		files[n++] = (struct joined){ next, 0 };
		case_problem(file, DIAG_I202, diag_sentence(r->member,
		    DIAG_I202, xml_attribute(r->member, next, "path"), NULL));
		join_mark(r->member, file, next);
	}
	return n;
}

void
joined_read(struct reading *r)
{
	struct joined	 files[JOINED_MAX + 1];
	const char	*missing;
	xmlNode		*file = xml_child(r->facts, "file");
	int		 n;

	while ((n = find_joined(r, file, files)) > 0) {
		read_joined(r, files, n);
		arena_reset(r->member);
		file = files[0].file;
	}
	for (file = xml_child(r->facts, "file"); file != NULL;
	    file = xml_next_named(file, "file"))
		if ((missing = join_missing(r->member, file)) != NULL)
			case_problem(file, DIAG_I204, diag_sentence(r->member,
			    DIAG_I204, missing, NULL));
	arena_reset(r->member);
}
