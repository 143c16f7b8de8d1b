#include "check/rules.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/vocab.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/expression.h"
#include "check/finding.h"
#include "check/names.h"
#include "check/programme.h"

#define SCHEMATRON "http://purl.oclc.org/dsdl/schematron"

static const struct vocab_element vocabulary[] = {
#define ELEMENT(name, parents, attributes, text) \
	{ name, parents, attributes, text },
#include "check/rules.in"
#undef ELEMENT
};

static const struct {
	const char	*elements;
	const char	*attribute;
} own[] = {
#define OWN(elements, attribute) { elements, attribute },
#include "check/rules.in"
#undef OWN
};

/* What loading one file carries along. */
struct loader {
	struct programme	*programme;
	struct arena		*arena;
	struct diags		*diags;
	struct rules		*rules;
	struct names		*variables;	/* bound where we stand */
	struct rules_let	**scope;	/* the lets among them */
	size_t			 n_scope, size;
};

static struct place
place_of(const struct loader *l, const xmlNode *node)
{
	return (struct place){ .file = l->rules->path,
	    .line = xml_line(node) };
}

static size_t
count_children(const xmlNode *node, const char *name)
{
	const xmlNode	*child = xml_child(node, name);
	size_t		 n = 0;

	for (; child != NULL; child = xml_next_named(child, name))
		n++;
	return n;
}

/* An expression that stands at NODE. */
static struct xpath_expr *
compile(struct loader *l, const xmlNode *node, const char *text)
{
	return expression_compile(l->diags, l->variables, place_of(l, node),
	    text);
}

/* The lets in scope that any of the N texts uses. */
static struct rules_let **
lets_used(const struct loader *l, const char *const *texts, size_t n,
    size_t *n_uses)
{
	struct rules_let	**uses;
	size_t			  i, j;

	uses = arena_array(l->arena, l->n_scope + 1,
	    sizeof(struct rules_let *));
	*n_uses = 0;
	for (i = 0; i < l->n_scope; i++) {
		for (j = 0; j < n; j++)
			if (expression_uses(texts[j], l->scope[i]->name))
				break;
		if (j < n)
			uses[(*n_uses)++] = l->scope[i];
	}
	return uses;
}

/* The watched values that the texts use, or the lets they use. */
static uint64_t
watched(const struct loader *l, const char *const *texts, size_t n,
    struct rules_let *const *uses, size_t n_uses)
{
	uint64_t	 bits = 0;
	size_t		 i;

	for (i = 0; i < n; i++)
		bits |= programme_watched(l->programme, texts[i]);
	for (i = 0; i < n_uses; i++)
		bits |= uses[i]->watched;
	return bits;
}

static char *
own_attribute(const struct loader *l, const xmlNode *node, const char *name)
{
	return xml_attribute_ns(l->arena, node, name, XPATH_K_NAMESPACE);
}

static int
is_own(const xmlAttr *attribute)
{
	size_t	 i;

	if (strcmp((const char *)attribute->ns->href, XPATH_K_NAMESPACE) != 0)
		return 0;
	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (strcmp(own[i].attribute, (const char *)attribute->name)
		    == 0 &&
		    names_among(own[i].elements, xml_name(attribute->parent)))
			return 1;
	return 0;
}

/* A mistyped k:remedy must not vanish; returns the faults found. */
static int
check_own(struct loader *l, const xmlNode *node)
{
	const xmlAttr	*attribute;
	const xmlNode	*child;
	int		 faults = 0;

	for (attribute = node->properties; attribute != NULL;
	    attribute = attribute->next)
		if (attribute->ns != NULL && !is_own(attribute)) {
			diag_at(l->diags, DIAG_B013, place_of(l, node),
			    (const char *)attribute->name, xml_name(node),
			    NULL);
			faults++;
		}
	for (child = xml_first(node); child != NULL; child = xml_next(child))
		faults += check_own(l, child);
	return faults;
}

static int
says_yes(const struct loader *l, const xmlNode *node, const char *attribute)
{
	const char	*value = own_attribute(l, node, attribute);

	return value != NULL && strcmp(value, "yes") == 0;
}

static void
load_let(struct loader *l, const xmlNode *node, struct rules_let *let)
{
	const char	*value = xml_attribute(l->arena, node, "value");

	let->name = xml_attribute(l->arena, node, "name");
	let->label = own_attribute(l, node, "label");
	let->optional = says_yes(l, node, "optional");
	let->fact = expression_fact(l->arena, value);
	let->index = l->rules->all_lets++;
	let->uses = lets_used(l, &value, 1, &let->n_uses);
	/* What may be empty is watched by nobody. */
	if (!let->optional)
		let->watched = watched(l, &value, 1, let->uses, let->n_uses);
	let->value = compile(l, node, value);
	if (names_add(l->variables, let->name, xml_line(node)) != 0)
		diag_at(l->diags, DIAG_K014, place_of(l, node), let->name,
		    NULL);
	if (l->n_scope == l->size) {
		l->size = l->size > 0 ? l->size * 2 : 16;
		l->scope = mem_resize(l->scope, l->size, sizeof(let));
	}
	l->scope[l->n_scope++] = let;
}

/* The lets directly inside a schema, pattern or rule. */
static struct rules_let *
load_lets(struct loader *l, const xmlNode *parent, size_t *n)
{
	struct rules_let	*lets;
	const xmlNode		*node = xml_child(parent, "let");
	size_t			 i = 0;

	*n = count_children(parent, "let");
	lets = arena_array(l->arena, *n + 1, sizeof(*lets));
	for (; node != NULL; node = xml_next_named(node, "let"))
		load_let(l, node, &lets[i++]);
	return lets;
}

/* Words and values of a message in their order; 1 if there are any. */
static int
load_message(struct loader *l, const xmlNode *node, struct rules_check *check,
    const char **texts, size_t *n_texts)
{
	const xmlNode		*child;
	struct rules_part	*part;
	char			*text;
	int			 any = 0;

	for (child = node->children; child != NULL; child = child->next) {
		part = &check->parts[check->n_parts];
		if (xml_is(child, "value-of")) {
			text = xml_attribute(l->arena, child, "select");
			part->select = compile(l, child, text);
			texts[(*n_texts)++] = text;
		} else if (child->type == XML_TEXT_NODE) {
			part->words = xml_text(l->arena, child);
			any |= strspn(part->words, " \t\r\n") <
			    strlen(part->words);
		} else {
			continue;
		}
		check->n_parts++;
	}
	return any;
}

static size_t
count_nodes(const xmlNode *parent)
{
	const xmlNode	*child;
	size_t		 n = 0;

	for (child = parent->children; child != NULL; child = child->next)
		n++;
	return n;
}

/* 1 if there is more than blanks. */
static int
says_something(const char *text)
{
	return text != NULL && text[strspn(text, " \t\r\n")] != '\0';
}

/* Whatever a rule must say beside its test. */
static void
prove_check(struct loader *l, const xmlNode *node,
    const struct rules_check *check, int has_message)
{
	const struct {
		const char	*what;
		int		 there;
	} needs[] = {
		{ "k:title", says_something(check->title) },
		{ "k:remedy", says_something(check->remedy) ||
		    strcmp(check->role, "info") == 0 },
		{ "see", says_something(check->see) },
		{ diag_english() ? "message" : "문구", has_message },
	};
	struct place	 place = place_of(l, node);
	size_t		 i;
	int		 first;

	for (i = 0; i < sizeof(needs) / sizeof(needs[0]); i++)
		if (!needs[i].there)
			diag_at(l->diags, DIAG_K007, place, check->id,
			    needs[i].what, NULL);
	if (finding_role(check->role) == NULL)
		diag_at(l->diags, DIAG_K011, place, check->role,
		    FINDING_ROLES, NULL);
	if (check->unprovable && strcmp(check->role, "review") != 0)
		diag_at(l->diags, DIAG_K029, place, check->id, NULL);
	programme_check_basis(l->programme, place, check->see);
	programme_check_document(l->programme, place, check->document);
	programme_check_conflict(l->programme, place, check->conflict);
	first = names_add(l->programme->rule_ids, check->id, check->line);
	if (first != 0)
		diag_at(l->diags, DIAG_K002, place, check->id,
		    arena_printf(l->arena, "%d", first), NULL);
}

static void
load_check(struct loader *l, const xmlNode *node, struct rules_check *check)
{
	size_t		  n_nodes = count_nodes(node), n_texts = 0;
	const char	**texts = arena_array(l->arena, n_nodes + 1,
			      sizeof(char *));
	int		  has_message;

	check->line = xml_line(node);
	check->report = xml_is(node, "report");
	check->id = xml_attribute(l->arena, node, "id");
	check->role = xml_attribute(l->arena, node, "role");
	check->see = xml_attribute(l->arena, node, "see");
	check->title = own_attribute(l, node, "title");
	check->remedy = own_attribute(l, node, "remedy");
	check->unknown = own_attribute(l, node, "unknown");
	check->document = own_attribute(l, node, "document");
	check->conflict = own_attribute(l, node, "conflict");
	check->unprovable = says_yes(l, node, "unprovable");
	check->match = says_yes(l, node, "match");
	check->parts = arena_array(l->arena, n_nodes + 1,
	    sizeof(*check->parts));
	texts[n_texts++] = xml_attribute(l->arena, node, "test");
	check->test = compile(l, node, texts[0]);
	check->fact = expression_fact(l->arena, texts[0]);
	has_message = load_message(l, node, check, texts, &n_texts);
	check->uses = lets_used(l, texts, n_texts, &check->n_uses);
	check->watched = watched(l, texts, n_texts, check->uses,
	    check->n_uses);
	prove_check(l, node, check, has_message);
	if (check->title == NULL)
		check->title = check->id;
}

static void
load_rule(struct loader *l, const xmlNode *node, struct rules_rule *rule)
{
	const xmlNode	*child;
	size_t		 n_names = names_count(l->variables);
	size_t		 n_scope = l->n_scope;
	char		*context = xml_attribute(l->arena, node, "context");

	rule->line = xml_line(node);
	rule->context_text = expression_squeeze(l->arena, context);
	rule->context = compile(l, node,
	    expression_global(l->arena, rule->context_text));
	rule->lets = load_lets(l, node, &rule->n_lets);
	rule->checks = arena_array(l->arena, count_nodes(node) + 1,
	    sizeof(*rule->checks));
	for (child = xml_first(node); child != NULL; child = xml_next(child))
		if (xml_is(child, "assert") || xml_is(child, "report"))
			load_check(l, child, &rule->checks[rule->n_checks++]);
	names_cut(l->variables, n_names);
	l->n_scope = n_scope;
}

/* An earlier rule with the same or a wider context takes every node. */
static void
find_dead_rule(struct loader *l, const struct rules_pattern *pattern,
    const xmlNode *node)
{
	const struct rules_rule	*rule = &pattern->rules[pattern->n_rules - 1];
	size_t			 i;

	for (i = 0; i + 1 < pattern->n_rules; i++)
		if (strcmp(pattern->rules[i].context_text,
		    rule->context_text) == 0 || expression_narrows(
		    rule->context_text, pattern->rules[i].context_text)) {
			diag_at(l->diags, DIAG_K012, place_of(l, node),
			    arena_printf(l->arena, "%d",
			    pattern->rules[i].line), NULL);
			return;
		}
}

static void
load_pattern(struct loader *l, const xmlNode *node,
    struct rules_pattern *pattern)
{
	const xmlNode	*child = xml_child(node, "rule");
	size_t		 n_names = names_count(l->variables);
	size_t		 n_scope = l->n_scope;

	pattern->lets = load_lets(l, node, &pattern->n_lets);
	pattern->rules = arena_array(l->arena,
	    count_children(node, "rule") + 1, sizeof(*pattern->rules));
	for (; child != NULL; child = xml_next_named(child, "rule")) {
		load_rule(l, child, &pattern->rules[pattern->n_rules++]);
		find_dead_rule(l, pattern, child);
	}
	names_cut(l->variables, n_names);
	l->n_scope = n_scope;
}

static void
load_schema(struct loader *l, const xmlNode *root)
{
	struct rules	*rules = l->rules;
	const xmlNode	*child = xml_child(root, "pattern");

	rules->lets = load_lets(l, root, &rules->n_lets);
	rules->patterns = arena_array(l->arena,
	    count_children(root, "pattern") + 1, sizeof(*rules->patterns));
	for (; child != NULL; child = xml_next_named(child, "pattern"))
		load_pattern(l, child, &rules->patterns[rules->n_patterns++]);
}

/* The namespace makes the file a Schematron schema for other tools, too. */
static int
is_schematron(const xmlNode *root)
{
	return root->ns != NULL && root->ns->href != NULL &&
	    strcmp((const char *)root->ns->href, SCHEMATRON) == 0;
}

struct rules *
rules_load(struct programme *p, struct names *variables, const char *path)
{
	struct loader	 l = { .programme = p, .arena = p->arena,
			    .diags = p->diags, .variables = variables };
	xmlDoc		*doc = xml_read_mixed(p->diags, path);
	size_t		 n = names_count(variables);

	if (doc == NULL)
		return NULL;
	l.rules = arena_alloc(p->arena, sizeof(*l.rules));
	l.rules->path = arena_strdup(p->arena, path);
	if (!is_schematron(xmlDocGetRootElement(doc)))
		diag_at(p->diags, DIAG_K011, (struct place){ .file =
		    l.rules->path, .line = 1 }, "xmlns", SCHEMATRON, NULL);
	if (vocab_check(p->diags, l.rules->path, doc, vocabulary,
	    sizeof(vocabulary) / sizeof(vocabulary[0])) == 0 &&
	    check_own(&l, xmlDocGetRootElement(doc)) == 0) {
		load_schema(&l, xmlDocGetRootElement(doc));
		names_cut(variables, n);
	} else {
		l.rules = NULL;
	}
	free(l.scope);
	xml_free(doc);
	return l.rules;
}

static void
free_lets(struct rules_let *lets, size_t n)
{
	while (n > 0)
		xpath_expr_free(lets[--n].value);
}

static void
free_rule(struct rules_rule *rule)
{
	const struct rules_check	*check;
	size_t				 i, j;

	for (i = 0; i < rule->n_checks; i++) {
		check = &rule->checks[i];
		for (j = 0; j < check->n_parts; j++)
			xpath_expr_free(check->parts[j].select);
		xpath_expr_free(check->test);
	}
	free_lets(rule->lets, rule->n_lets);
	xpath_expr_free(rule->context);
}

void
rules_free(struct rules *rules)
{
	struct rules_pattern	*pattern;
	size_t			 i, j;

	if (rules == NULL)
		return;
	for (i = 0; i < rules->n_patterns; i++) {
		pattern = &rules->patterns[i];
		for (j = 0; j < pattern->n_rules; j++)
			free_rule(&pattern->rules[j]);
		free_lets(pattern->lets, pattern->n_lets);
	}
	free_lets(rules->lets, rules->n_lets);
}
