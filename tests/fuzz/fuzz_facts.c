/*
 * Text of a document with the document types that are shipped: recognised,
 * and its facts read. A line is a piece, tabs are cells of a table, a form
 * feed is the next page, "=national-tax" states what the document is.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/xml.h"
#include "intake/facts.h"
#include "intake/join.h"
#include "intake/recognise.h"
#include "intake/split.h"
#include "reading.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static const struct document_type *
types(void)
{
	static const struct document_type	*loaded;
	static struct arena			*arena;
	struct diags				*ds;

	if (loaded == NULL) {
		arena = arena_new();
		ds = diags_new();
		loaded = document_type_load(ds, arena, "checks/documents");
		if (loaded == NULL) {
			diags_print(ds, stderr);
			abort();
		}
		diags_free(ds);
	}
	return loaded;
}

static void
add_cells(struct text *text, char *line, int row)
{
	struct text_piece	 place = { .table = 1, .line = row,
				    .row = row, .cell = "" };
	char			*next;

	for (; line != NULL; line = next) {
		if ((next = strchr(line, '\t')) != NULL)
			*next++ = '\0';
		place.column++;
		text_add(text, line, place);
	}
}

static void
add_line(struct text *text, char *line, int *page, int *number)
{
	struct text_piece	 place;

	if (*line == '\f') {
		line++;
		*number = 0;
		text->pages = ++*page;
	}
	place = (struct text_piece){ .page = *page, .line = ++*number };
	if (strchr(line, '\t') != NULL)
		add_cells(text, line, *number);
	else
		text_add(text, line, place);
}

/* The type that the first line states, or NULL. */
static const struct document_type *
take_text(struct text *text, char *bytes)
{
	const struct document_type	*stated = NULL;
	int				 page = 1, number = 0;
	char				*next;

	text->pages = 1;
	for (; bytes != NULL; bytes = next) {
		if ((next = strchr(bytes, '\n')) != NULL)
			*next++ = '\0';
		if (*bytes == '=' && stated == NULL)
			stated = document_type_find(types(), bytes + 1);
		else
			add_line(text, bytes, &page, &number);
	}
	return stated;
}

/* No number of a person goes into a fact. */
static void
look(struct arena *arena, const struct fact_list *list)
{
	const struct fact	*f;

	if (list->n > FACT_MAX)
		abort();
	for (f = list->first; f != NULL; f = f->next)
		if (strcmp(f->type, "crn") != 0 &&
		    (strcmp(number_mask(arena, f->raw), f->raw) != 0 ||
		    strcmp(number_mask(arena, f->value), f->value) != 0))
			abort();
}

static void
read_facts(struct arena *arena, struct text *text,
    const struct document_type *stated)
{
	struct sheet		*sheet = sheet_new(arena, text);
	struct recognition	 known;
	struct fact_list	 list;
	struct split		*part;
	xmlDoc			*doc = xml_new("file");

	recognise_text(arena, types(), sheet, &known);
	part = split_text(sheet, &known);
	if (part != NULL && split_list(arena, part)[0] == '\0')
		abort();
	join_note(xmlDocGetRootElement(doc), sheet);
	xml_free(doc);
	if (stated != NULL) {
		known.type = stated;
		known.line = SHEET_NONE;
	}
	if (known.type == NULL)
		return;
	fact_list_init(&list, arena);
	facts_read(&list, sheet, known.type, known.line);
	look(arena, &list);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const struct document_type	*stated;
	struct arena			*arena = arena_new();
	struct text			 text;

	text_init(&text, arena);
	stated = take_text(&text, arena_strndup(arena, (const char *)data, n));
	if (text.n > 0)
		read_facts(arena, &text, stated);
	arena_free(arena);
	return 0;
}
