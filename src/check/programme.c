#include "check/programme.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/budget.h"
#include "check/decision.h"
#include "check/expression.h"
#include "check/names.h"
#include "check/programme_parts.h"
#include "check/rule_test.h"
#include "check/rules.h"
#include "check/shared.h"

enum { NAME_SIZE = 128 };

struct place
programme_place(const struct programme *p, const xmlNode *node)
{
	const char	*file = shared_file(node);

	return (struct place){ .file = file != NULL ? file : p->path,
	    .line = xml_line(node) };
}

int
programme_is_sound(const struct programme *p)
{
	return p->root != NULL &&
	    diags_count(p->diags, DIAG_DATA) == p->faults_before;
}

const struct programme_quote *
programme_quote(const struct programme *p, const char *id)
{
	size_t	 i;

	for (i = 0; i < p->n_quotes; i++)
		if (strcmp(p->quotes[i].id, id) == 0)
			return &p->quotes[i];
	return NULL;
}

const struct programme_parameter *
programme_parameter(const struct programme *p, const char *id)
{
	size_t	 i;

	for (i = 0; i < p->n_parameters; i++)
		if (strcmp(p->parameters[i].id, id) == 0)
			return &p->parameters[i];
	return NULL;
}

const struct programme_track *
programme_track(const struct programme *p, const char *id)
{
	size_t	 i;

	for (i = 0; i < p->n_tracks; i++)
		if (strcmp(p->tracks[i].id, id) == 0)
			return &p->tracks[i];
	return NULL;
}

struct programme_value
programme_value_in(const struct programme_parameter *parameter,
    const char *track)
{
	size_t	 i;

	for (i = 0; i < parameter->n_values; i++)
		if (strcmp(parameter->values[i].track, track) == 0)
			return parameter->values[i];
	if (parameter->n_values > 0 && track[0] == '\0')
		return (struct programme_value){ .value = "", .text = "" };
	return (struct programme_value){ .track = track,
	    .value = parameter->value, .text = parameter->text,
	    .basis = parameter->basis, .inherited = parameter->inherited };
}

const char *
programme_value(const struct programme_parameter *parameter,
    const char *track)
{
	struct programme_value	 value = programme_value_in(parameter, track);

	return value.track != NULL ? value.value : NULL;
}

void
programme_watch(struct programme *p, const char *name)
{
	if (p->n_watched == p->watched_size)
		p->watched = arena_grow(p->arena, p->watched, p->n_watched,
		    &p->watched_size, sizeof(*p->watched), 16);
	p->watched[p->n_watched++] = name;
}

uint64_t
programme_watched_bit(size_t i)
{
	return UINT64_C(1) << (i < PROGRAMME_WATCHED_MAX ? i :
	    PROGRAMME_WATCHED_MAX - 1);
}

uint64_t
programme_watched(const struct programme *p, const char *text)
{
	uint64_t	 bits = 0;
	size_t		 i;

	for (i = 0; i < p->n_watched; i++)
		if (expression_uses(text, p->watched[i]))
			bits |= programme_watched_bit(i);
	return bits;
}

void
programme_check_basis(struct programme *p, struct place place,
    const char *ids)
{
	char	 id[NAME_SIZE];

	while (names_next(&ids, id, sizeof(id)))
		if (programme_quote(p, id) == NULL)
			diag_at(p->diags, DIAG_K003, place, id, NULL);
}

void
programme_check_document(struct programme *p, struct place place,
    const char *id)
{
	size_t	 i;

	for (i = 0; id != NULL && i < p->n_documents; i++)
		if (strcmp(p->documents[i].id, id) == 0)
			return;
	if (id != NULL)
		diag_at(p->diags, DIAG_K031, place, id, NULL);
}

void
programme_check_conflict(struct programme *p, struct place place,
    const char *id)
{
	const xmlNode	*node = xml_child(p->root, "conflict");

	for (; id != NULL && node != NULL;
	    node = xml_next_named(node, "conflict"))
		if (strcmp(xml_attribute(p->arena, node, "id"), id) == 0)
			return;
	if (id != NULL)
		diag_at(p->diags, DIAG_K032, place, id, NULL);
}

void
programme_write_basis(const struct programme *p, const char *ids,
    xmlNode *parent)
{
	const struct programme_quote	*quote;
	char				 id[NAME_SIZE];
	xmlNode				*node;

	while (ids != NULL && names_next(&ids, id, sizeof(id))) {
		quote = programme_quote(p, id);
		if (quote == NULL)
			continue;
		node = xml_add_text(parent, "basis", quote->text);
		xml_put(node, "notice", quote->notice);
		xml_putf(node, "line", "%d", quote->line);
	}
}

const char *
programme_role(const struct programme *p, const char *rule, const char *role)
{
	size_t	 i;

	for (i = 0; i < p->n_overrides; i++)
		if (strcmp(p->overrides[i].rule, rule) == 0)
			return p->overrides[i].role;
	return role;
}

const char *
programme_window(const struct programme *p, const char *end)
{
	return strcmp(end, "opens") == 0 ? p->opens : p->closes;
}

struct xpath_expr *
programme_compile(struct programme *p, const struct names *variables,
    const xmlNode *node, const char *text)
{
	return expression_compile(p->diags, variables,
	    programme_place(p, node), text);
}

void
programme_free(struct programme *p)
{
	size_t	 i;

	if (p == NULL)
		return;
	for (i = 0; i < p->n_rules; i++)
		rules_free(p->rules[i]);
	for (i = 0; i < p->n_documents; i++)
		xpath_expr_free(p->documents[i].when);
	for (i = 0; i < p->n_decisions; i++)
		decision_free(&p->decisions[i]);
	xpath_expr_free(p->match);
	budget_free(p->budget);
	rule_tests_free(p);
	names_free(p->rule_ids);
	xml_free(p->doc);
	arena_free(p->arena);
	free(p);
}
