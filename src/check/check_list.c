/*
 * The rules as a list: text, JSON, or a table for an office program.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "check/check.h"
#include "check/check_inside.h"
#include "check/listing.h"
#include "check/object.h"
#include "check/programme.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static size_t
count(const struct programme *p, const char *element)
{
	const xmlNode	*node = xml_child(p->root, element);
	size_t		 n = 0;

	for (; node != NULL; node = xml_next_named(node, element))
		n++;
	return n;
}

/* TEXT and blanks up to WIDTH columns. */
static void
put_padded(struct buf *out, const char *text, size_t width)
{
	size_t	 columns = utf8_width(text);

	buf_puts(out, text);
	for (; columns < width; columns++)
		buf_putc(out, ' ');
	buf_putc(out, ' ');
}

static void
put_text(struct buf *out, const struct listing *list)
{
	const struct listing_rule	*rule;
	size_t				 i;

	buf_printf(out, "%s\n", list->programme->id);
	for (i = 0; i < list->n; i++) {
		rule = &list->rules[i];
		buf_puts(out, "  ");
		put_padded(out, rule->id, 24);
		put_padded(out, rule->role, 10);
		put_padded(out, rule->title, 44);
		put_padded(out, rule->basis, 16);
		buf_printf(out, "%zu\n", rule->tests);
	}
	buf_printf(out, diag_english() ?
	    "  %zu rules, %zu tests, %zu values, %zu quotes, %zu conflicts\n" :
	    "  규칙 %zu, 시험 %zu, 값 %zu, 인용 %zu, 상충 %zu\n", list->n,
	    list->tests, list->programme->n_parameters,
	    list->programme->n_quotes, count(list->programme, "conflict"));
}

static void
put_rule(struct buf *out, const struct listing_rule *rule)
{
	object_open(out, NULL, '{');
	object_text(out, "id", rule->id);
	object_text(out, "kind", rule->kind);
	object_text(out, "role", rule->role);
	object_text(out, "title", rule->title);
	object_text(out, "document", rule->document);
	object_text(out, "basis", rule->basis);
	object_text(out, "file", rule->file);
	object_count(out, "line", (size_t)rule->line);
	object_count(out, "tests", rule->tests);
	object_close(out, '}');
}

static void
put_json(struct buf *out, const struct listing *list)
{
	size_t	 i;

	object_open(out, NULL, '{');
	object_text(out, "programme", list->programme->id);
	object_count(out, "tests", list->tests);
	object_count(out, "values", list->programme->n_parameters);
	object_count(out, "quotes", list->programme->n_quotes);
	object_count(out, "conflicts", count(list->programme, "conflict"));
	object_open(out, "rules", '[');
	for (i = 0; i < list->n; i++)
		put_rule(out, &list->rules[i]);
	object_close(out, ']');
	object_close(out, '}');
}

/* A field of RFC 4180; what could be taken for a formula is made text. */
static void
put_field(struct buf *out, const char *text, const char *end)
{
	buf_putc(out, '"');
	if (text[0] != '\0' && strchr("=+-@\t", text[0]) != NULL)
		buf_putc(out, '\'');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			buf_putc(out, '"');
		buf_putc(out, *text);
	}
	buf_printf(out, "\"%s", end);
}

static void
put_csv(struct buf *out, const struct listing *list)
{
	const struct listing_rule	*rule;
	size_t				 i;

	for (i = 0; i < list->n; i++) {
		rule = &list->rules[i];
		put_field(out, list->programme->id, ",");
		put_field(out, rule->id, ",");
		put_field(out, rule->role, ",");
		put_field(out, rule->title, ",");
		put_field(out, rule->document, ",");
		put_field(out, rule->basis, ",");
		buf_printf(out, "%zu\r\n", rule->tests);
	}
}

int
check_list(struct check *check, struct diags *ds,
    const struct check_query *query, struct buf *out,
    struct check_tally *tally)
{
	const char		*format = query->format;
	struct arena		*arena = arena_new();
	const struct programme	*p;
	struct listing		*list;
	int			 result = 0;
	size_t			 i = 0;

	*tally = (struct check_tally){ 0 };
	format = format != NULL ? format : "text";
	if (strcmp(format, "csv") == 0)
		buf_puts(out, BYTE_ORDER_MARK
		    "사업,규칙,역할,제목,서류,근거,시험\r\n");
	if (strcmp(format, "json") == 0)
		object_open(out, NULL, '[');
	while ((p = check_each(check, ds, query->programme, &i, &result)) !=
	    NULL) {
		list = listing_new(arena, p);
		tally->passed += list->n;
		if (strcmp(format, "csv") == 0)
			put_csv(out, list);
		else if (strcmp(format, "json") == 0)
			put_json(out, list);
		else
			put_text(out, list);
	}
	if (strcmp(format, "json") == 0)
		buf_puts(out, "]\n");
	arena_free(arena);
	return result;
}
