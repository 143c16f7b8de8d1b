#include "check/explanation.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/basis.h"
#include "check/names.h"
#include "check/programme.h"
#include "check/rules.h"

enum { TEXT_MAX = 1024 * 1024 };

struct gather {
	struct arena		*arena;
	const struct basis	*basis;
	const struct programme	*programme;
	const char		*id;
	struct explanation	*first, *last;
};

static void
add_row(struct gather *g, struct explanation_list *list, const char *name,
    const char *text)
{
	struct explanation_row	*row;

	if (text == NULL || text[0] == '\0')
		return;
	row = arena_alloc(g->arena, sizeof(*row));
	row->name = name;
	row->text = text;
	if (list->last != NULL)
		list->last->next = row;
	else
		list->first = row;
	list->last = row;
}

static struct explanation *
add(struct gather *g, const char *kind, const char *id, const char *title)
{
	struct explanation	*e = arena_alloc(g->arena, sizeof(*e));

	e->programme = g->programme;
	e->kind = kind;
	e->id = id;
	e->title = title != NULL ? title : "";
	e->basis = e->conflict = e->used_by = "";
	if (g->last != NULL)
		g->last->next = e;
	else
		g->first = e;
	g->last = e;
	return e;
}

/* The role after the programme's override, and why it was changed. */
static void
set_role(struct gather *g, struct explanation *e, const char *rule,
    const char *role)
{
	const xmlNode	*node = xml_child(g->programme->root, "severity");
	const char	*named;

	e->role = programme_role(g->programme, rule, role);
	for (; node != NULL; node = xml_next_named(node, "severity")) {
		named = xml_attribute(g->arena, node, "rule");
		if (named != NULL && strcmp(named, rule) == 0)
			e->severity = xml_text(g->arena, node);
	}
}

/* "발행일({k:date($issued)})부터 …" */
static const char *
message(struct gather *g, const struct rules_check *check)
{
	struct buf	 out;
	const char	*text;
	size_t		 i;

	buf_init(&out, TEXT_MAX);
	for (i = 0; i < check->n_parts; i++)
		if (check->parts[i].select != NULL)
			buf_printf(&out, "{%s}",
			    xpath_expr_text(check->parts[i].select));
		else
			buf_puts(&out, check->parts[i].words);
	text = arena_strdup(g->arena, buf_string(&out));
	buf_free(&out);
	return text;
}

/* Variables, each once, those it rests on behind it. */
static void
add_let(struct gather *g, struct explanation *e, const struct rules_let *let,
    char *seen)
{
	const char	*name = let->name;
	size_t		 i;

	if (seen[let->index])
		return;
	seen[let->index] = 1;
	name = let->label == NULL ? arena_printf(g->arena, "$%s", name) :
	    arena_printf(g->arena, "$%s(%s)", name, let->label);
	add_row(g, &e->reads, name, xpath_expr_text(let->value));
	for (i = 0; i < let->n_uses; i++)
		add_let(g, e, let->uses[i], seen);
}

/* Values of the notice that the expressions name. */
static void
add_values(struct gather *g, struct explanation *e, const char *text)
{
	const struct programme_parameter	*value;
	const char				*name;
	size_t					 i;

	for (i = 0; i < g->programme->n_parameters; i++) {
		value = &g->programme->parameters[i];
		if (!basis_reads(text, value->id))
			continue;
		name = arena_printf(g->arena, "$%s(%s)", value->id,
		    value->label != NULL ? value->label : value->type);
		add_row(g, &e->reads, name, value->text);
	}
}

/* What the list of users knows of the rule: all its expressions. */
static const char *
expressions(struct gather *g, const char *id)
{
	size_t	 i;

	for (i = 0; i < g->basis->n_users; i++)
		if (g->basis->users[i].programme == g->programme &&
		    strcmp(g->basis->users[i].id, id) == 0)
			return g->basis->users[i].reads;
	return "";
}

static void
take_check(struct gather *g, const struct rules *rules,
    const struct rules_rule *rule, const struct rules_check *check)
{
	char			*seen = arena_alloc(g->arena,
				    rules->all_lets + 1);
	struct explanation	*e = add(g, "rule", check->id, check->title);
	size_t			 i;

	set_role(g, e, check->id, check->role);
	e->place = (struct place){ .file = rules->path, .line = check->line };
	e->basis = check->see != NULL ? check->see : "";
	e->conflict = check->conflict != NULL ? check->conflict : "";
	add_row(g, &e->says, "context", rule->context_text);
	add_row(g, &e->says, check->report ? "report" : "assert",
	    xpath_expr_text(check->test));
	add_row(g, &e->says, "document", check->document);
	add_row(g, &e->says, "message", message(g, check));
	add_row(g, &e->says, "remedy", check->remedy);
	add_row(g, &e->says, "unknown", check->unknown);
	if (check->unprovable)
		add_row(g, &e->says, "unprovable", "yes");
	for (i = 0; i < check->n_uses; i++)
		add_let(g, e, check->uses[i], seen);
	add_values(g, e, expressions(g, check->id));
}

static void
take_rules(struct gather *g, const struct rules *rules)
{
	const struct rules_pattern	*pattern;
	const struct rules_rule		*rule;
	size_t				 i, j, k;

	for (i = 0; i < rules->n_patterns; i++) {
		pattern = &rules->patterns[i];
		for (j = 0; j < pattern->n_rules; j++) {
			rule = &pattern->rules[j];
			for (k = 0; k < rule->n_checks; k++)
				if (strcmp(rule->checks[k].id, g->id) == 0)
					take_check(g, rules, rule,
					    &rule->checks[k]);
		}
	}
}

/* 1 if the user reads, names or rests on the element. */
static int
is_used_by(struct gather *g, const xmlNode *node,
    const struct basis_user *user)
{
	if (user->programme != g->programme)
		return 0;
	if (xml_is(node, "quote"))
		return names_among(user->basis, g->id);
	if (xml_is(node, "conflict"))
		return names_among(user->conflict, g->id);
	if (xml_is(node, "parameter") || xml_is(node, "decision"))
		return basis_reads(user->reads, g->id);
	return 0;
}

static const char *
used_by(struct gather *g, const xmlNode *node)
{
	char	*touched = arena_alloc(g->arena, g->basis->n_users + 1);
	size_t	 i;

	for (i = 0; i < g->basis->n_users; i++)
		touched[i] = (char)is_used_by(g, node, &g->basis->users[i]);
	return basis_names(g->arena, g->basis, touched, 1, 0);
}

/* Attributes as they are written, but those that have a place of their own. */
static void
add_attributes(struct gather *g, struct explanation *e, const xmlNode *node)
{
	const xmlAttr	*a = node->properties;
	const char	*name;

	for (; a != NULL; a = a->next) {
		name = (const char *)a->name;
		if (!names_among("id title label basis conflict role", name))
			add_row(g, &e->says, name,
			    xml_attribute(g->arena, node, name));
	}
}

/* What stands inside, a row each: says, default, ask, row, value … */
static void
add_children(struct gather *g, struct explanation *e, const xmlNode *node)
{
	const xmlNode	*child;
	const xmlAttr	*a;
	const char	*text;

	for (child = xml_first(node); child != NULL; child = xml_next(child)) {
		text = xml_text(g->arena, child);
		for (a = child->properties; a != NULL; a = a->next)
			text = arena_printf(g->arena, "%s=%s %s",
			    (const char *)a->name, xml_attribute(g->arena,
			    child, (const char *)a->name), text);
		add_row(g, &e->says, xml_name(child), text);
	}
	if (xml_first(node) == NULL)
		add_row(g, &e->says, "text", xml_text(g->arena, node));
}

static void
take_element(struct gather *g, const xmlNode *node)
{
	const char		*title = xml_attribute(g->arena, node, "title");
	const char		*rule = xml_attribute(g->arena, node, "rule");
	const char		*role = xml_attribute(g->arena, node, "role");
	struct explanation	*e;

	if (title == NULL)
		title = xml_attribute(g->arena, node, "label");
	e = add(g, xml_name(node), g->id, title);
	e->place = programme_place(g->programme, node);
	if (xml_is(node, "cap"))
		set_role(g, e, rule != NULL ? rule : g->id, role);
	e->basis = xml_attribute(g->arena, node, "basis");
	if (xml_is(node, "quote"))
		e->basis = g->id;
	e->conflict = xml_attribute(g->arena, node, "conflict");
	if (xml_is(node, "conflict"))
		e->conflict = NULL;
	e->used_by = used_by(g, node);
	add_attributes(g, e, node);
	add_children(g, e, node);
	if (xml_is(node, "cap"))
		add_values(g, e, expressions(g,
		    rule != NULL ? rule : g->id));
	e->basis = e->basis != NULL ? e->basis : "";
	e->conflict = e->conflict != NULL ? e->conflict : "";
}

static int
is_called(struct gather *g, const xmlNode *node)
{
	const char	*id = xml_attribute(g->arena, node, "id");
	const char	*rule = xml_attribute(g->arena, node, "rule");

	if (xml_is(node, "severity") || xml_is(node, "notice"))
		return 0;
	return (id != NULL && strcmp(id, g->id) == 0) ||
	    (rule != NULL && strcmp(rule, g->id) == 0);
}

/* The presence of a document is a rule that may go without a name. */
static const xmlNode *
document_of(struct gather *g)
{
	size_t	 i;

	for (i = 0; i < g->programme->n_documents; i++)
		if (strcmp(g->programme->documents[i].rule, g->id) == 0)
			return g->programme->documents[i].node;
	return NULL;
}

static void
take_elements(struct gather *g, const xmlNode *node, const xmlNode *document)
{
	for (node = xml_first(node); node != NULL; node = xml_next(node)) {
		if (node == document || is_called(g, node))
			take_element(g, node);
		take_elements(g, node, document);
	}
}

struct explanation *
explanation_new(struct arena *arena, const struct basis *basis,
    const struct programme *p, const char *id)
{
	struct gather	 g = { .arena = arena, .basis = basis,
			    .programme = p, .id = id };
	size_t		 i;

	for (i = 0; i < p->n_rules; i++)
		take_rules(&g, p->rules[i]);
	take_elements(&g, p->root, document_of(&g));
	return g.first;
}

static void
offer(struct arena *arena, const xmlNode *node,
    void (*each)(const char *id, void *closure), void *closure)
{
	const char	*id;

	for (node = xml_first(node); node != NULL; node = xml_next(node)) {
		id = xml_attribute(arena, node, "id");
		if (id != NULL && !xml_is(node, "notice"))
			each(id, closure);
		offer(arena, node, each, closure);
	}
}

void
explanation_ids(struct arena *arena, const struct programme *p,
    void (*each)(const char *id, void *closure), void *closure)
{
	size_t	 i;

	offer(arena, p->root, each, closure);
	for (i = 0; i < p->n_documents; i++)
		each(p->documents[i].rule, closure);
	for (i = 0; i < names_count(p->rule_ids); i++)
		each(names_at(p->rule_ids, i), closure);
}
