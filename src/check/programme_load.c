/*
 * Reading programme.xml: its values, documents and rules, and every fault in
 * them.
 */
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vocab.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/budget.h"
#include "check/decision.h"
#include "check/expression.h"
#include "check/finding.h"
#include "check/names.h"
#include "check/parameter.h"
#include "check/programme.h"
#include "check/programme_hash.h"
#include "check/programme_parts.h"
#include "check/rule_test.h"
#include "check/rules.h"
#include "check/run.h"
#include "check/shared.h"

static const struct vocab_element vocabulary[] = {
#define ELEMENT(name, parents, attributes, text) \
	{ name, parents, attributes, text },
#include "check/programme.in"
#undef ELEMENT
};

char *
programme_attribute(const struct programme *p, const xmlNode *node,
    const char *name)
{
	return xml_attribute(p->arena, node, name);
}

char *
programme_number(const struct programme *p, int n)
{
	return arena_printf(p->arena, "%d", n);
}

int
programme_says_yes(struct programme *p, const xmlNode *node, const char *name)
{
	const char	*value = programme_attribute(p, node, name);

	if (value != NULL && !names_among("yes no", value))
		diag_at(p->diags, DIAG_K011, programme_place(p, node), value,
		    "yes no", NULL);
	return value != NULL && strcmp(value, "yes") == 0;
}

size_t
programme_count(const struct programme *p, const char *name)
{
	const xmlNode	*child = xml_child(p->root, name);
	size_t		 n = 0;

	for (; child != NULL; child = xml_next_named(child, name))
		n++;
	return n;
}

static int
has_notice(struct programme *p, const char *id)
{
	const xmlNode	*notice = xml_child(p->root, "notice");

	for (; notice != NULL; notice = xml_next_named(notice, "notice"))
		if (strcmp(programme_attribute(p, notice, "id"), id) == 0)
			return 1;
	return 0;
}

static void
load_quote(struct programme *p, const xmlNode *node,
    struct programme_quote *quote)
{
	struct place	 place = programme_place(p, node);
	const char	*line = programme_attribute(p, node, "line");
	size_t		 length;

	quote->id = programme_attribute(p, node, "id");
	quote->notice = programme_attribute(p, node, "notice");
	quote->text = xml_text(p->arena, node);
	quote->line = (int)parameter_count(line);
	quote->file = place.file;
	quote->place = place.line;
	length = utf8_count(quote->text);
	if (quote->line < 1)
		diag_at(p->diags, DIAG_K017, place, line, NULL);
	if (!has_notice(p, quote->notice))
		diag_at(p->diags, DIAG_K018, place, quote->notice, NULL);
	if (length > PROGRAMME_QUOTE_MAX)
		diag_at(p->diags, DIAG_K004, place, quote->id,
		    programme_number(p, (int)length),
		    programme_number(p, PROGRAMME_QUOTE_MAX),
		    NULL);
	if (length == 0)
		diag_at(p->diags, DIAG_K007, place, quote->id,
		    diag_english() ? "phrase" : "인용 문구", NULL);
}

static void
load_quotes(struct programme *p)
{
	const xmlNode	*node = xml_child(p->root, "quote");

	p->quotes = arena_array(p->arena, programme_count(p, "quote") + 1,
	    sizeof(*p->quotes));
	for (; node != NULL; node = xml_next_named(node, "quote"))
		load_quote(p, node, &p->quotes[p->n_quotes++]);
}

static void
load_rules(struct programme *p, struct names *variables)
{
	const xmlNode	*node = xml_child(p->root, "rules");
	struct rules	*rules;
	const char	*path;

	p->rules = arena_array(p->arena, programme_count(p, "rules") + 1,
	    sizeof(struct rules *));
	for (; node != NULL; node = xml_next_named(node, "rules")) {
		path = shared_path(p, programme_attribute(p, node, "href"));
		if (!file_exists(path)) {
			diag_at(p->diags, DIAG_K005, programme_place(p, node),
			    path, NULL);
			continue;
		}
		rules = rules_load(p, variables, path);
		if (rules != NULL)
			p->rules[p->n_rules++] = rules;
	}
}

static void
load_overrides(struct programme *p)
{
	const xmlNode		  *node = xml_child(p->root, "severity");
	struct programme_override *o;
	const char		  *reason;

	p->overrides = arena_array(p->arena,
	    programme_count(p, "severity") + 1, sizeof(*p->overrides));
	for (; node != NULL; node = xml_next_named(node, "severity")) {
		o = &p->overrides[p->n_overrides++];
		o->rule = programme_attribute(p, node, "rule");
		o->role = programme_attribute(p, node, "as");
		reason = xml_text(p->arena, node);
		if (reason[strspn(reason, " \t\r\n")] == '\0')
			diag_at(p->diags, DIAG_K009, programme_place(p, node),
			    o->rule, NULL);
		if (programme_is_sound(p) &&
		    names_line(p->rule_ids, o->rule) == 0)
			diag_at(p->diags, DIAG_K010, programme_place(p, node),
			    o->rule, NULL);
		if (finding_role(o->role) == NULL)
			diag_at(p->diags, DIAG_K011, programme_place(p, node),
			    o->role, FINDING_ROLES, NULL);
	}
}

/* An approximate amount must not turn anybody away. */
static void
check_soft(struct programme *p, const struct budget_cap *cap)
{
	const struct programme_parameter *parameter;
	const char	*text;
	size_t		 i;

	if (cap->won == NULL || names_among("review warning info",
	    programme_role(p, cap->rule, cap->role)))
		return;
	text = xpath_expr_text(cap->won);
	for (i = 0; i < p->n_parameters; i++) {
		parameter = &p->parameters[i];
		if (parameter->soft && expression_uses(text, parameter->id))
			diag_at(p->diags, DIAG_K050, (struct place){
			    .file = p->path, .line = cap->line }, cap->id,
			    parameter->id, NULL);
	}
}

/* An attribute that is written is meant to say something. */
static void
check_empty(struct programme *p, const xmlNode *node)
{
	const xmlAttr	*a;
	const char	*value;

	for (a = node->properties; a != NULL; a = a->next) {
		value = programme_attribute(p, node, (const char *)a->name);
		if (value != NULL &&
		    value[strspn(value, " \t\r\n")] == '\0' &&
		    !xml_is(node, "parameter"))
			diag_at(p->diags, DIAG_K027, programme_place(p, node),
			    (const char *)a->name, xml_name(node), NULL);
	}
}

/*
 * Reports an id that an element of the same name has, too; the inputs of one
 * decision are not those of another.
 */
static void
check_id(struct programme *p, struct names *ids, const xmlNode *node,
    const char *id)
{
	const char	*inside = programme_attribute(p, node->parent, "id");
	int		 first;

	first = names_add(ids, arena_printf(p->arena, "%s %s %s",
	    node->parent == p->root || inside == NULL ? "" : inside,
	    xml_name(node), id), xml_line(node));
	if (first != 0)
		diag_at(p->diags, DIAG_K002, programme_place(p, node), id,
		    programme_number(p, first), NULL);
}

/* What holds for every element: one id each, bases that exist. */
static void
check_elements(struct programme *p, struct names *ids, const xmlNode *parent)
{
	const xmlNode	*node = xml_first(parent);
	const char	*id, *basis;

	for (; node != NULL; node = xml_next(node)) {
		id = programme_attribute(p, node, "id");
		basis = programme_attribute(p, node, "basis");
		check_empty(p, node);
		if (basis != NULL)
			programme_check_basis(p, programme_place(p, node),
			    basis);
		programme_check_conflict(p, programme_place(p, node),
		    programme_attribute(p, node, "conflict"));
		if (id != NULL)
			check_id(p, ids, node, id);
		check_elements(p, ids, node);
	}
}

static void
check_notices(struct programme *p)
{
	const xmlNode	*node = xml_child(p->root, "notice");
	const char	*status;

	for (; node != NULL; node = xml_next_named(node, "notice")) {
		status = programme_attribute(p, node, "status");
		if (status != NULL && !names_among("provisional final",
		    status))
			diag_at(p->diags, DIAG_K011, programme_place(p, node),
			    status, "provisional final", NULL);
	}
}

static void
load_title(struct programme *p)
{
	const xmlNode	*node = xml_child(p->root, "title");

	if (node == NULL)
		diag_at(p->diags, DIAG_K007, programme_place(p, p->root),
		    p->id, "title", NULL);
	else
		p->title = xml_text(p->arena, node);
}

/* Everything in programme.xml and what it includes. */
static void
load_parts(struct programme *p)
{
	struct names	*variables = names_new(), *ids = names_new();
	struct names	*none = names_new();
	const xmlNode	*node;
	size_t		 i;

	run_variables(variables);
	load_title(p);
	check_notices(p);
	load_quotes(p);
	check_elements(p, ids, p->root);
	programme_values_load(p, variables);
	programme_windows_load(p);
	decision_load_all(p, variables);
	programme_documents_load(p, variables);
	/* Before a programme is chosen it has no variables. */
	if ((node = xml_child(p->root, "match")) != NULL)
		p->match = programme_compile(p, none, node,
		    programme_attribute(p, node, "test"));
	if ((node = xml_child(p->root, "budget")) != NULL)
		p->budget = budget_load(p, variables, node);
	load_rules(p, variables);
	load_overrides(p);
	for (i = 0; p->budget != NULL && i < p->budget->n_caps; i++)
		check_soft(p, &p->budget->caps[i]);
	names_free(variables);
	names_free(ids);
	names_free(none);
}

int
programme_vocabulary(struct diags *ds, const char *file, const xmlDoc *doc,
    const char *root)
{
	const xmlNode	*top = xmlDocGetRootElement((xmlDoc *)(uintptr_t)doc);

	if (top == NULL || !xml_is(top, root)) {
		diag_at(ds, DIAG_B016, (struct place){ .file = file,
		    .line = top != NULL ? xml_line(top) : 0 },
		    top != NULL ? xml_name(top) : "", root, NULL);
		return -1;
	}
	return vocab_check(ds, file, doc, vocabulary,
	    sizeof(vocabulary) / sizeof(vocabulary[0]));
}

static void
load(struct programme *p, struct shared *shared, int tested)
{
	const char	*id;

	if (!file_exists(p->path)) {
		diag_at(p->diags, DIAG_K063, (struct place){ .file = p->dir },
		    p->id, NULL);
		return;
	}
	p->doc = xml_read_file(p->diags, p->path);
	if (p->doc == NULL || programme_vocabulary(p->diags, p->path, p->doc,
	    "programme") == -1)
		return;
	p->root = xmlDocGetRootElement(p->doc);
	shared_merge(shared, p);
	id = programme_attribute(p, (xmlNode *)(uintptr_t)p->root, "id");
	if (strcmp(id, p->id) != 0)
		diag_at(p->diags, DIAG_K001, programme_place(p, p->root),
		    p->id, id, NULL);
	load_parts(p);
	if (tested)
		rule_tests_load(p);
	programme_hash(p, p->sha256);
}

struct programme *
programme_load(struct diags *ds, struct shared *shared, const char *dir,
    const char *id, int tested)
{
	struct programme	*p = mem_alloc(sizeof(*p));

	p->arena = arena_new();
	p->diags = ds;
	p->faults_before = diags_count(ds, DIAG_DATA);
	p->id = p->title = arena_strdup(p->arena, id);
	p->dir = file_join(p->arena, dir, id);
	p->path = file_join(p->arena, p->dir, "programme.xml");
	p->rule_ids = names_new();
	load(p, shared, tested);
	p->faulty = !programme_is_sound(p);
	p->diags = NULL;
	return p;
}
