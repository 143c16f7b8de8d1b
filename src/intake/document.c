#include "intake/document.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml.h"
#include "intake/case.h"
#include "intake/doubt.h"
#include "intake/exposure.h"
#include "intake/facts.h"
#include "intake/file_hint.h"
#include "intake/join.h"
#include "intake/part.h"
#include "intake/reading.h"
#include "intake/recognise.h"
#include "intake/sheet.h"
#include "intake/split.h"
#include "intake/stated.h"

/* The type FILE is stated to be; NULL if nothing or an unknown type is. */
static const struct document_type *
stated_type(struct reading *r, xmlNode *file, const char *path)
{
	const struct stated		*s = stated_find(r->stated, path);
	const struct document_type	*type;

	if (s == NULL)
		return NULL;
	type = document_type_find(r->intake->types, s->document);
	if (type == NULL)
		case_problem(file, DIAG_I105, diag_sentence(r->member,
		    DIAG_I105, path, s->document, NULL));
	return type;
}

void
document_facts(struct reading *r, xmlNode *file,
    const struct recognition *known, const struct sheet *sheet)
{
	const struct fact_conflict	*c;
	struct fact_list		 list;

	fact_list_init(&list, r->member);
	facts_read(&list, sheet, known->type, known->line);
	for (c = list.conflicts; c != NULL; c = c->next)
		case_problem(file, DIAG_I112, diag_sentence(r->member,
		    DIAG_I112, c->label, c->values, NULL));
	case_fact_list(file, &list);
}

/* The pages of one part, as a text of their own. */
static void
part_text(const struct text *text, const struct split *part, struct text *out)
{
	*out = *text;
	out->pieces = text->n > 0 ? text->pieces + part->piece : NULL;
	out->n = part->pieces;
	out->first_page = part->page;
	out->pages = part->until - part->from + 1;
}

/* A part of a file becomes a <file> inside its <file>, until it is hoisted. */
static void
put_part(struct reading *r, xmlNode *whole, const struct member *m,
    const struct text *text, const struct split *part)
{
	struct recognition	 cover = { .reason = "표지 또는 서류 목록" };
	xmlNode			*file;
	struct text		 own;

	file = case_part(whole, part->first, part->last,
	    part->until - part->from + 1,
	    part->blank ? MEMBER_NO_TEXT : MEMBER_READ);
	part_text(text, part, &own);
	if (part->cover) {
		case_recognition(file, &cover, NULL, "cover");
		exposure_write(file, &own);
		return;
	}
	if (part->doubtful != NULL)
		case_problem(file, DIAG_I201, diag_sentence(r->member,
		    DIAG_I201, part->doubtful, NULL));
	document_put(r, file, m, &own);
}

/* 1 if the file holds several documents, each of which is put for itself. */
static int
put_parts(struct reading *r, xmlNode *file, const struct member *m,
    const struct text *text, const struct sheet *sheet,
    const struct recognition *known)
{
	struct recognition	 several = { .reason = "" };
	const struct split	*part;

	if (text->first_page > 0 ||
	    (part = split_text(sheet, known)) == NULL)
		return 0;
	several.reason = split_list(r->member, part);
	case_problem(file, DIAG_I200, diag_sentence(r->member, DIAG_I200,
	    several.reason, NULL));
	case_recognition(file, &several, NULL, "parts");
	for (; part != NULL; part = part->next)
		put_part(r, file, m, text, part);
	return 1;
}

/* What a program made of a scan proves nothing, for or against. */
void
document_guessed(xmlNode *file, const struct text *text)
{
	struct arena	*arena;

	if (!text_is_guessed(text) || part_attribute(file, "ocr") != NULL)
		return;
	arena = arena_new();
	xml_put(file, "ocr", "yes");
	case_problem(file, DIAG_I206, diag_sentence(arena, DIAG_I206, NULL));
	arena_free(arena);
}

/* Pages beside the text that nobody read: what is missed may be on them. */
static void
put_unread(struct reading *r, xmlNode *file, const struct text *text)
{
	int	 last = text->first_page + text->pages - 1, n = 0;
	size_t	 i;

	for (i = 0; i < text->n_bare; i++)
		n += text->first_page == 0 ||
		    (text->bare[i].page >= text->first_page &&
		    text->bare[i].page <= last);
	if (text->n > 0 && n > 0)
		xml_put(file, "unread-pages", arena_printf(r->member, "%d",
		    n));
}

/* What an authority signs comes on paper or as PDF, not to be written in. */
static void
put_editable(xmlNode *file, const struct member *m,
    const struct recognition *known)
{
	static const char *const kinds[][2] = {
		{ "hwp5", "HWP" }, { "hwpx", "HWPX" }, { "docx", "DOCX" },
		{ "xlsx", "XLSX" }, { "csv", "CSV" }, { "txt", "TXT" },
		{ "xml", "XML" },
	};
	struct arena	*arena;
	size_t		 i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(m->kind, kinds[i][0]) == 0)
			break;
	if (known->type == NULL || !known->type->is_signed ||
	    i == sizeof(kinds) / sizeof(kinds[0]))
		return;
	arena = arena_new();
	case_problem(file, DIAG_I215, diag_sentence(arena, DIAG_I215,
	    known->type->label, kinds[i][1], NULL));
	arena_free(arena);
}

/* Nor does what it signed have text put on it afterwards. */
static void
put_written_on(struct reading *r, xmlNode *file, const struct text *text,
    const struct recognition *known)
{
	const struct text_trait	*t = text->traits;

	while (t != NULL && strcmp(t->name, "written-on") != 0)
		t = t->next;
	if (t != NULL && known->type != NULL && known->type->is_signed)
		case_problem(file, DIAG_I272, diag_sentence(r->member,
		    DIAG_I272, known->type->label, NULL));
}

void
document_put(struct reading *r, xmlNode *file, const struct member *m,
    const struct text *text)
{
	const struct document_type	*stated;
	struct recognition		 known;
	struct sheet			*sheet;

	stated = stated_type(r, file, m->path);
	sheet = sheet_new(r->member, text);
	if (text->n > 0)
		recognise_text(r->member, r->intake->types, sheet, &known);
	else if (text->first_page > 0)
		known = (struct recognition){ .reason = "" };
	else
		file_hint_find(r->member, r->intake->types, m->path, &known);
	if (stated == NULL && put_parts(r, file, m, text, sheet, &known))
		return;
	if (stated != NULL)
		doubt_stated(r, file, &known, sheet, stated, m->path);
	else if (text->first_page == 0)
		doubt_name(r, file, &known, m->path);
	doubt_tell(r, file, &known, sheet);
	document_guessed(file, text);
	put_unread(r, file, text);
	put_editable(file, m, &known);
	put_written_on(r, file, text, &known);
	join_note(file, sheet);
	case_recognition(file, &known, sheet, stated != NULL ? "stated" :
	    known.type != NULL ? "text" :
	    text->n == 0 && known.n > 0 ? "name" : "");
	exposure_write(file, text);
	if (known.type != NULL)
		document_facts(r, file, &known, sheet);
}
