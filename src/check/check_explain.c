/*
 * One rule or value with everything it rests on, as text or JSON.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "check/basis.h"
#include "check/check.h"
#include "check/check_inside.h"
#include "check/explanation.h"
#include "check/names.h"
#include "check/notice_text.h"
#include "check/object.h"
#include "check/programme.h"
#include "check/rule_test.h"

enum { NAME_SIZE = 128, LABEL_COLUMNS = 12, LINE_COLUMNS = 400 };

struct writer {
	struct arena			*arena;
	struct buf			*out;
	const struct check_query	*query;
	struct notice_text		**texts;
	int				 json;
};

/* What rows are called; what is not here keeps its own name. */
static const struct {
	const char	*name;
	const char	*korean;
} labels[] = {
	{ "role", "역할" }, { "severity", "역할 변경" },
	{ "context", "적용" }, { "assert", "맞아야 함" },
	{ "report", "맞으면 알림" }, { "document", "서류" },
	{ "message", "문장" }, { "remedy", "조치" },
	{ "unknown", "판단 불가" }, { "unprovable", "서류 불가" },
	{ "reads", "쓰는 값" }, { "basis", "근거" }, { "conflict", "상충" },
	{ "tests", "시험" }, { "place", "자리" }, { "used_by", "쓰는 곳" },
	{ "type", "종류" }, { "value", "값" }, { "says", "공고문" },
	{ "default", "적용" }, { "ask", "질의" }, { "need", "필요" },
	{ "when", "조건" }, { "accepts", "받는 서류" }, { "item", "번호" },
	{ "obtain", "발급처" }, { "months", "인정 개월" },
	{ "copies", "부수" }, { "of", "대상 금액" }, { "text", "글" },
	{ "at-most", "이하" }, { "at-least", "이상" },
	{ "share", "비율 이하" }, { "at-least-share", "비율 이상" },
	{ "base", "비율의 바탕" }, { "equals", "같아야 함" },
	{ "rule", "규칙" }, { "notice", "공고문" }, { "line", "행" },
	{ "look-alike", "혼동 서류" }, { "exception", "예외" },
};

static const char *
label(const char *name)
{
	size_t	 i;

	for (i = 0; !diag_english() &&
	    i < sizeof(labels) / sizeof(labels[0]); i++)
		if (strcmp(labels[i].name, name) == 0)
			return labels[i].korean;
	return name;
}

static void
put_row(struct writer *w, const char *name, const char *text)
{
	const char	*word = label(name);
	size_t		 columns = utf8_width(word);

	buf_printf(w->out, "  %s", word);
	for (; columns < LABEL_COLUMNS; columns++)
		buf_putc(w->out, ' ');
	buf_printf(w->out, " %s\n", text);
}

/* The whole line of a notice that was given, or NULL. */
static const char *
whole_line(struct writer *w, const struct programme_quote *quote)
{
	size_t	 i;

	for (i = 0; i < w->query->n_notices; i++)
		if (strcmp(w->query->notices[i].id, quote->notice) == 0 &&
		    notice_text_line(w->texts[i], quote->line) != NULL)
			return notice_text_begin(w->arena, notice_text_line(
			    w->texts[i], quote->line), LINE_COLUMNS);
	return NULL;
}

static void
put_quote(struct writer *w, const struct programme_quote *quote)
{
	const char	*line = whole_line(w, quote);

	if (w->json) {
		object_open(w->out, NULL, '{');
		object_text(w->out, "id", quote->id);
		object_text(w->out, "notice", quote->notice);
		object_count(w->out, "line", (size_t)quote->line);
		object_text(w->out, "quote", quote->text);
		object_text(w->out, "whole_line", line);
		object_close(w->out, '}');
		return;
	}
	put_row(w, "basis", arena_printf(w->arena, "%s:%d \"%s\" (%s)",
	    quote->notice, quote->line, quote->text, quote->id));
	if (line != NULL)
		buf_printf(w->out, "  %*s > %s\n", LABEL_COLUMNS, "", line);
}

static void
put_basis(struct writer *w, const struct explanation *e)
{
	const struct programme_quote	*quote;
	const char			*ids = e->basis;
	char				 id[NAME_SIZE];

	while (names_next(&ids, id, sizeof(id))) {
		quote = programme_quote(e->programme, id);
		if (quote != NULL)
			put_quote(w, quote);
	}
}

static void
put_conflict(struct writer *w, const xmlNode *node)
{
	const char	*id = xml_attribute(w->arena, node, "id");
	const char	*title = xml_attribute(w->arena, node, "title");
	const xmlNode	*part;

	if (w->json) {
		object_open(w->out, NULL, '{');
		object_text(w->out, "id", id);
		object_text(w->out, "title", title);
	} else {
		put_row(w, "conflict", arena_printf(w->arena, "%s %s", id,
		    title));
	}
	for (part = xml_first(node); part != NULL; part = xml_next(part))
		if (w->json)
			object_text(w->out, xml_name(part),
			    xml_text(w->arena, part));
		else
			put_row(w, xml_name(part), xml_text(w->arena, part));
	if (w->json)
		object_close(w->out, '}');
}

static void
put_conflicts(struct writer *w, const struct explanation *e)
{
	const xmlNode	*node = xml_child(e->programme->root, "conflict");
	const char	*id;

	for (; node != NULL; node = xml_next_named(node, "conflict")) {
		id = xml_attribute(w->arena, node, "id");
		if (id != NULL && names_among(e->conflict, id))
			put_conflict(w, node);
	}
}

static void
put_test(struct writer *w, const struct rule_tests *file,
    const struct rule_test *test)
{
	if (!w->json) {
		put_row(w, "tests", arena_printf(w->arena, "%s: %s (%s:%d)",
		    test->name, test->expect, file_base(file->path),
		    xml_line(test->node)));
		return;
	}
	object_open(w->out, NULL, '{');
	object_text(w->out, "name", test->name);
	object_text(w->out, "expect", test->expect);
	object_text(w->out, "file", file->path);
	object_count(w->out, "line", (size_t)xml_line(test->node));
	object_close(w->out, '}');
}

/* The rule's id that tests name: a document's is not its own. */
static const char *
tested_as(const struct explanation *e, const char *asked)
{
	const struct programme	*p = e->programme;
	const struct explanation_row *row;
	size_t			 i;

	for (i = 0; strcmp(e->kind, "document") == 0 && i < p->n_documents;
	    i++)
		if (strcmp(p->documents[i].id, asked) == 0)
			return p->documents[i].rule;
	for (row = e->says.first; row != NULL; row = row->next)
		if (strcmp(row->name, "rule") == 0)
			return row->text;
	return asked;
}

static void
put_tests(struct writer *w, const struct explanation *e)
{
	const char		*rule = tested_as(e, w->query->id);
	const struct rule_tests	*file;
	size_t			 i, j;

	for (i = 0; i < e->programme->n_tests; i++) {
		file = &e->programme->tests[i];
		for (j = 0; j < file->n_tests; j++)
			if (strcmp(file->tests[j].rule, rule) == 0)
				put_test(w, file, &file->tests[j]);
	}
}

static void
put_text(struct writer *w, const struct explanation *e)
{
	const struct explanation_row	*row;

	buf_printf(w->out, "%s %s  %s  [%s]\n", basis_kind(e->kind), e->id,
	    e->title, e->programme->id);
	if (e->role != NULL)
		put_row(w, "role", e->role);
	if (e->severity != NULL)
		put_row(w, "severity", e->severity);
	for (row = e->says.first; row != NULL; row = row->next)
		put_row(w, row->name, row->text);
	for (row = e->reads.first; row != NULL; row = row->next)
		put_row(w, "reads", arena_printf(w->arena, "%s = %s",
		    row->name, row->text));
	put_basis(w, e);
	put_conflicts(w, e);
	if (e->used_by[0] != '\0')
		put_row(w, "used_by", e->used_by);
	put_tests(w, e);
	put_row(w, "place", arena_printf(w->arena, "%s:%d", e->place.file,
	    e->place.line));
}

static void
put_rows(struct writer *w, const char *key,
    const struct explanation_list *list)
{
	const struct explanation_row	*row;

	object_open(w->out, key, '[');
	for (row = list->first; row != NULL; row = row->next) {
		object_open(w->out, NULL, '{');
		object_text(w->out, "name", row->name);
		object_text(w->out, "text", row->text);
		object_close(w->out, '}');
	}
	object_close(w->out, ']');
}

static void
put_json(struct writer *w, const struct explanation *e)
{
	object_open(w->out, NULL, '{');
	object_text(w->out, "programme", e->programme->id);
	object_text(w->out, "kind", e->kind);
	object_text(w->out, "id", e->id);
	object_text(w->out, "title", e->title);
	object_text(w->out, "role", e->role);
	object_text(w->out, "severity", e->severity);
	object_text(w->out, "file", e->place.file);
	object_count(w->out, "line", (size_t)e->place.line);
	put_rows(w, "says", &e->says);
	put_rows(w, "reads", &e->reads);
	object_open(w->out, "basis", '[');
	put_basis(w, e);
	object_close(w->out, ']');
	object_open(w->out, "conflicts", '[');
	put_conflicts(w, e);
	object_close(w->out, ']');
	object_text(w->out, "used_by", e->used_by);
	object_open(w->out, "tests", '[');
	put_tests(w, e);
	object_close(w->out, ']');
	object_close(w->out, '}');
}

static void
try_id(const char *id, void *closure)
{
	nearest_try(closure, id);
}

/* Nothing is called so: what comes near? */
static void
complain(struct check *check, struct diags *ds, struct writer *w)
{
	const struct programme	*p;
	struct nearest		 near;
	size_t			 i = 0;
	int			 result = 0;
	struct diags		*quiet = diags_new();

	nearest_init(&near, w->query->id);
	while ((p = check_each(check, quiet, w->query->programme, &i,
	    &result)) != NULL)
		explanation_ids(w->arena, p, try_id, &near);
	if (near.found != NULL)
		diag_at(ds, DIAG_K086, (struct place){ 0 }, w->query->id,
		    near.found, NULL);
	else
		diag_at(ds, DIAG_K085, (struct place){ 0 }, w->query->id,
		    NULL);
	diags_free(quiet);
}

static void
put(struct writer *w, const struct explanation *e, struct check_tally *tally)
{
	if (w->json)
		put_json(w, e);
	else
		put_text(w, e);
	tally->passed++;
}

static void
explain(struct check *check, struct diags *ds, struct writer *w,
    const struct basis *basis, struct check_tally *tally)
{
	struct diags		*quiet = diags_new();
	const struct explanation *e;
	const struct programme	*p;
	int			 result = 0;
	size_t			 i = 0;

	if (w->json)
		object_open(w->out, NULL, '[');
	while ((p = check_each(check, quiet, w->query->programme, &i,
	    &result)) != NULL)
		for (e = explanation_new(w->arena, basis, p, w->query->id);
		    e != NULL; e = e->next)
			put(w, e, tally);
	if (w->json)
		buf_puts(w->out, "]\n");
	if (tally->passed == 0 && diags_count(ds, DIAG_USAGE) == 0)
		complain(check, ds, w);
	diags_free(quiet);
}

int
check_explain(struct check *check, struct diags *ds,
    const struct check_query *query, struct buf *out,
    struct check_tally *tally)
{
	struct writer	 w = { arena_new(), out, query, NULL,
			    check_is_json(query) };
	struct basis	*basis;
	int		 result = 0;

	*tally = (struct check_tally){ 0 };
	w.texts = check_texts(w.arena, ds, query);
	if (w.texts != NULL) {
		basis = basis_new(w.arena, check, ds, query->programme,
		    &result);
		explain(check, ds, &w, basis, tally);
	}
	arena_free(w.arena);
	return w.texts != NULL && tally->passed > 0 ? result : -1;
}
