#include "check/listing.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xml.h"
#include "check/names.h"
#include "check/programme.h"
#include "check/rule_test.h"
#include "check/rules.h"

enum { NAME_SIZE = 128, LIST_MAX = 64 * 1024 };

size_t
listing_tests(const struct programme *p, const char *rule)
{
	size_t	 i, j, n = 0;

	for (i = 0; i < p->n_tests; i++)
		for (j = 0; j < p->tests[i].n_tests; j++)
			if (strcmp(p->tests[i].tests[j].rule, rule) == 0)
				n++;
	return n;
}

char *
listing_basis(struct arena *arena, const struct programme *p, const char *ids)
{
	const struct programme_quote	*quote;
	struct names			*known = names_new();
	char				 id[NAME_SIZE], *source;
	struct buf			 out;

	buf_init(&out, LIST_MAX);
	while (ids != NULL && names_next(&ids, id, sizeof(id))) {
		quote = programme_quote(p, id);
		if (quote == NULL)
			continue;
		source = arena_printf(arena, "%s:%d", quote->notice,
		    quote->line);
		if (names_add(known, source, 1) == 0)
			buf_printf(&out, "%s%s", out.len > 0 ? " " : "",
			    source);
	}
	source = arena_strdup(arena, buf_string(&out));
	buf_free(&out);
	names_free(known);
	return source;
}

static struct listing_rule *
add(struct arena *arena, struct listing *list, const char *kind,
    const char *id, const char *role)
{
	struct listing_rule	*rule;

	if (list->n == list->size)
		list->rules = arena_grow(arena, list->rules, list->n,
		    &list->size, sizeof(*list->rules), 128);
	rule = &list->rules[list->n++];
	rule->kind = kind;
	rule->id = id;
	rule->role = programme_role(list->programme, id, role);
	rule->document = "";
	rule->tests = listing_tests(list->programme, id);
	return rule;
}

static void
add_check(struct arena *arena, struct listing *list,
    const struct rules *rules, const struct rules_check *check)
{
	struct listing_rule	*rule = add(arena, list, "rule", check->id,
				    check->role);

	rule->title = check->title != NULL ? check->title : "";
	if (check->document != NULL)
		rule->document = check->document;
	rule->basis = listing_basis(arena, list->programme, check->see);
	rule->file = rules->path;
	rule->line = check->line;
}

static void
add_rules(struct arena *arena, struct listing *list,
    const struct rules *rules)
{
	const struct rules_pattern	*pattern;
	size_t				 i, j, k;

	for (i = 0; i < rules->n_patterns; i++) {
		pattern = &rules->patterns[i];
		for (j = 0; j < pattern->n_rules; j++)
			for (k = 0; k < pattern->rules[j].n_checks; k++)
				add_check(arena, list, rules,
				    &pattern->rules[j].checks[k]);
	}
}

static void
add_caps(struct arena *arena, struct listing *list)
{
	const struct programme	*p = list->programme;
	const xmlNode		*budget = xml_child(p->root, "budget");
	const xmlNode		*cap;
	const char		*document;
	struct listing_rule	*rule;
	struct place		 place;

	if (budget == NULL)
		return;
	document = xml_attribute(arena, budget, "document");
	for (cap = xml_child(budget, "cap"); cap != NULL;
	    cap = xml_next_named(cap, "cap")) {
		rule = add(arena, list, "cap",
		    xml_attribute(arena, cap, "rule"),
		    xml_attribute(arena, cap, "role"));
		rule->title = xml_attribute(arena, cap, "title");
		rule->document = document != NULL ? document : "";
		rule->basis = listing_basis(arena, p,
		    xml_attribute(arena, cap, "basis"));
		place = programme_place(p, cap);
		rule->file = place.file;
		rule->line = place.line;
	}
}

static void
add_documents(struct arena *arena, struct listing *list)
{
	const struct programme			*p = list->programme;
	const struct programme_document	*document;
	struct listing_rule			*rule;
	struct place				 place;
	size_t					 i;

	for (i = 0; i < p->n_documents; i++) {
		document = &p->documents[i];
		rule = add(arena, list, "document", document->rule,
		    "supplement");
		rule->title = document->label;
		rule->document = document->id;
		rule->basis = listing_basis(arena, p, document->basis);
		place = programme_place(p, document->node);
		rule->file = place.file;
		rule->line = place.line;
	}
}

struct listing *
listing_new(struct arena *arena, const struct programme *p)
{
	struct listing	*list = arena_alloc(arena, sizeof(*list));
	size_t		 i;

	list->programme = p;
	add_documents(arena, list);
	add_caps(arena, list);
	for (i = 0; i < p->n_rules; i++)
		add_rules(arena, list, p->rules[i]);
	for (i = 0; i < p->n_tests; i++)
		list->tests += p->tests[i].n_tests;
	return list;
}
