/*
 * Papers written by hand for the tests of recognition and facts: a string of
 * lines, "\f" before a new page, as pdftotext -layout would give them.
 */
#ifndef TEST_PAPER_H
#define TEST_PAPER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "intake/facts.h"
#include "intake/recognise.h"

struct paper {
	struct arena		*arena;
	struct document_type	*types;
	struct text		 text;
	struct sheet		*sheet;
	struct recognition	 known;
	struct fact_list	 facts;
};

static inline void
paper_types(struct paper *p)
{
	struct diags	*ds = diags_new();

	memset(p, 0, sizeof(*p));
	p->arena = arena_new();
	p->types = document_type_load(ds, p->arena, "checks/documents");
	diags_print(ds, stderr);
	assert_non_null(p->types);
	diags_free(ds);
	text_init(&p->text, p->arena);
}

static inline void
paper_finish(struct paper *p)
{
	p->sheet = sheet_new(p->arena, &p->text);
	recognise_text(p->arena, p->types, p->sheet, &p->known);
	fact_list_init(&p->facts, p->arena);
	if (p->known.type != NULL)
		facts_read(&p->facts, p->sheet, p->known.type, p->known.line);
}

/* Reads LINES as a PDF's text. */
static inline void
paper_of(struct paper *p, const char *lines)
{
	char	*copy, *line, *next;
	int	 page = 1, number = 0;

	paper_types(p);
	copy = arena_strdup(p->arena, lines);
	for (line = copy; line != NULL; line = next) {
		if ((next = strchr(line, '\n')) != NULL)
			*next++ = '\0';
		number++;
		if (*line == '\f') {
			page++;
			number = 1;
			line++;
		}
		text_add(&p->text, line, (struct text_piece){ .page = page,
		    .line = number });
	}
	p->text.pages = page;
	paper_finish(p);
}

static inline void
paper_free(struct paper *p)
{
	arena_free(p->arena);
}

/* The value of a fact, "(none)" if it was not read. */
static inline const char *
paper_fact(const struct paper *p, const char *name)
{
	const struct fact	*f = fact_find(&p->facts, name);

	return f != NULL ? f->value : "(none)";
}

static inline const char *
paper_type(const struct paper *p)
{
	return p->known.type != NULL ? p->known.type->id : "";
}

/* 1 if DOCUMENT is among the candidates. */
static inline int
paper_candidate(const struct paper *p, const char *document)
{
	int	 i;

	for (i = 0; i < p->known.n; i++)
		if (strcmp(p->known.candidates[i].type->id, document) == 0)
			return 1;
	return 0;
}

#define FACT(p, name, value) \
	assert_string_equal(paper_fact(&(p), name), value)

#endif
