/*
 * Reading programme.xml: its values, documents and rules, and every fault in
 * them.
 */
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/instant.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vocab.h"
#include "base/xml.h"
#include "check/budget.h"
#include "check/finding.h"
#include "check/names.h"
#include "check/parameter.h"
#include "check/programme.h"
#include "check/programme_hash.h"
#include "check/rule_test.h"
#include "check/rules.h"
#include "check/run.h"

enum { NAME_SIZE = 128 };

static const struct vocab_element vocabulary[] = {
#define ELEMENT(name, parents, attributes, text) \
	{ name, parents, attributes, text },
#include "check/programme.in"
#undef ELEMENT
};

static char *
attribute(struct programme *p, const xmlNode *node, const char *name)
{
	return xml_attribute(p->arena, node, name);
}

static char *
number(struct programme *p, int n)
{
	return arena_printf(p->arena, "%d", n);
}

static size_t
count_children(const struct programme *p, const char *name)
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
		if (strcmp(attribute(p, notice, "id"), id) == 0)
			return 1;
	return 0;
}

static void
load_quote(struct programme *p, const xmlNode *node,
    struct programme_quote *quote)
{
	struct place	 place = programme_place(p, node);
	const char	*line = attribute(p, node, "line");
	size_t		 length;

	quote->id = attribute(p, node, "id");
	quote->notice = attribute(p, node, "notice");
	quote->text = xml_text(p->arena, node);
	quote->line = (int)parameter_count(line);
	quote->place = place.line;
	length = utf8_count(quote->text);
	if (quote->line < 1)
		diag_at(p->diags, DIAG_K017, place, line, NULL);
	if (!has_notice(p, quote->notice))
		diag_at(p->diags, DIAG_K018, place, quote->notice, NULL);
	if (length > PROGRAMME_QUOTE_MAX)
		diag_at(p->diags, DIAG_K004, place, quote->id,
		    number(p, (int)length), number(p, PROGRAMME_QUOTE_MAX),
		    NULL);
	if (length == 0)
		diag_at(p->diags, DIAG_K007, place, quote->id,
		    diag_english() ? "phrase" : "인용 문구", NULL);
}

static void
load_quotes(struct programme *p)
{
	const xmlNode	*node = xml_child(p->root, "quote");

	p->quotes = arena_array(p->arena, count_children(p, "quote") + 1,
	    sizeof(*p->quotes));
	for (; node != NULL; node = xml_next_named(node, "quote"))
		load_quote(p, node, &p->quotes[p->n_quotes++]);
}

/* The choice of a reference day is turned into that day. */
static void
name_parameter(struct programme *p, struct names *variables,
    struct place place, const struct programme_parameter *parameter)
{
	int	 known = names_add(variables, parameter->id, place.line) != 0;

	if (strcmp(parameter->id, "reference-day") != 0) {
		if (known)
			diag_at(p->diags, DIAG_K014, place, parameter->id,
			    NULL);
	} else if (!names_among(RUN_REFERENCE_DAYS, parameter->value)) {
		diag_at(p->diags, DIAG_K011, place, parameter->value,
		    RUN_REFERENCE_DAYS, NULL);
	}
}

static void
load_parameter(struct programme *p, struct names *variables,
    const xmlNode *node, struct programme_parameter *parameter)
{
	struct place	 place = programme_place(p, node);
	const char	*choices = attribute(p, node, "choices");

	parameter->id = attribute(p, node, "id");
	parameter->type = attribute(p, node, "type");
	parameter->text = attribute(p, node, "value");
	parameter->label = attribute(p, node, "label");
	parameter->basis = attribute(p, node, "basis");
	if (!parameter_is_type(parameter->type))
		diag_at(p->diags, DIAG_K011, place, parameter->type,
		    PARAMETER_TYPES, NULL);
	parameter->value = parameter_value(p->arena, parameter->type,
	    parameter->text, choices);
	if (parameter->value == NULL) {
		parameter->value = "";
		diag_at(p->diags, DIAG_K006, place, parameter->text,
		    parameter->type, NULL);
	}
	name_parameter(p, variables, place, parameter);
}

static void
load_parameters(struct programme *p, struct names *variables)
{
	const xmlNode	*node = xml_child(p->root, "parameter");

	p->parameters = arena_array(p->arena,
	    count_children(p, "parameter") + 1, sizeof(*p->parameters));
	for (; node != NULL; node = xml_next_named(node, "parameter"))
		load_parameter(p, variables, node,
		    &p->parameters[p->n_parameters++]);
}

static int
load_instant(struct programme *p, const xmlNode *node, const char *name,
    struct instant *instant)
{
	const char	*text = attribute(p, node, name);

	if (instant_parse(text, instant) == 0)
		return 0;
	diag_at(p->diags, DIAG_K006, programme_place(p, node), text,
	    "RFC 3339", NULL);
	return -1;
}

static void
load_windows(struct programme *p)
{
	const xmlNode	*node = xml_child(p->root, "window");
	struct instant	 opens, closes;
	const char	*id;

	p->opens = p->closes = "";
	for (; node != NULL; node = xml_next_named(node, "window")) {
		id = attribute(p, node, "id");
		if (load_instant(p, node, "opens", &opens) == -1 ||
		    load_instant(p, node, "closes", &closes) == -1)
			continue;
		if (instant_compare(&opens, &closes) > 0)
			diag_at(p->diags, DIAG_K028, programme_place(p, node),
			    id, NULL);
		if (strcmp(id, "application") != 0)
			continue;
		p->opens = attribute(p, node, "opens");
		p->closes = attribute(p, node, "closes");
	}
}

/*
 * need="when" goes with a condition. need="yes" may have one, too: the notice
 * demands the paper of all, but some cannot have it yet.
 */
static void
check_need(struct programme *p, const xmlNode *node,
    const struct programme_document *d)
{
	const char	*need = attribute(p, node, "need");

	if (strcmp(need, "yes") != 0 && strcmp(need, "when") != 0)
		diag_at(p->diags, DIAG_K011, programme_place(p, node), need,
		    "yes when", NULL);
	else if (strcmp(need, "when") == 0 && d->when == NULL)
		diag_at(p->diags, DIAG_B014, programme_place(p, node), "when",
		    xml_name(node), NULL);
}

/*
 * Every word of the list is a document type: a file beside the programmes'
 * folders. Without that folder there is nothing to compare with.
 */
static void
check_types(struct programme *p, const xmlNode *node, const char *list)
{
	const char	*folder = file_join(p->arena, p->dir, "../documents");
	char		 type[NAME_SIZE];

	if (!file_is_directory(folder))
		return;
	while (names_next(&list, type, sizeof(type)))
		if (!file_exists(file_join(p->arena, folder,
		    arena_printf(p->arena, "%s.xml", type))))
			diag_at(p->diags, DIAG_K030, programme_place(p, node),
			    type, NULL);
}

static void
load_document(struct programme *p, struct names *variables,
    const xmlNode *node, struct programme_document *d)
{
	const char	*when = attribute(p, node, "when");
	const xmlNode	*look = xml_child(node, "look-alike");

	d->node = node;
	d->id = attribute(p, node, "id");
	d->item = attribute(p, node, "item");
	d->label = attribute(p, node, "label");
	d->basis = attribute(p, node, "basis");
	d->conflict = attribute(p, node, "conflict");
	d->accepts = attribute(p, node, "accepts");
	d->months = attribute(p, node, "months");
	d->obtain = attribute(p, node, "obtain");
	d->remedy = attribute(p, node, "remedy");
	d->rule = attribute(p, node, "rule");
	if (d->rule == NULL)
		d->rule = arena_printf(p->arena, "DOC-%s", d->id);
	if (names_add(p->rule_ids, d->rule, xml_line(node)) != 0)
		diag_at(p->diags, DIAG_K002, programme_place(p, node),
		    d->rule, number(p, names_line(p->rule_ids, d->rule)),
		    NULL);
	if (d->months != NULL && parameter_count(d->months) < 1)
		diag_at(p->diags, DIAG_K006, programme_place(p, node),
		    d->months, "months", NULL);
	if (when != NULL)
		d->when = programme_compile(p, variables, node, when);
	check_need(p, node, d);
	check_types(p, node, d->accepts);
	for (; look != NULL; look = xml_next_named(look, "look-alike"))
		check_types(p, look, attribute(p, look, "type"));
}

static void
load_documents(struct programme *p, struct names *variables)
{
	const xmlNode	*node = xml_child(p->root, "document");

	p->documents = arena_array(p->arena,
	    count_children(p, "document") + 1, sizeof(*p->documents));
	for (; node != NULL; node = xml_next_named(node, "document"))
		load_document(p, variables, node,
		    &p->documents[p->n_documents++]);
}

static void
load_rules(struct programme *p, struct names *variables)
{
	const xmlNode	*node = xml_child(p->root, "rules");
	struct rules	*rules;
	const char	*path;

	p->rules = arena_array(p->arena, count_children(p, "rules") + 1,
	    sizeof(struct rules *));
	for (; node != NULL; node = xml_next_named(node, "rules")) {
		path = file_join(p->arena, p->dir,
		    attribute(p, node, "href"));
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
	    count_children(p, "severity") + 1, sizeof(*p->overrides));
	for (; node != NULL; node = xml_next_named(node, "severity")) {
		o = &p->overrides[p->n_overrides++];
		o->rule = attribute(p, node, "rule");
		o->role = attribute(p, node, "as");
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

/* An attribute that is written is meant to say something. */
static void
check_empty(struct programme *p, const xmlNode *node)
{
	const xmlAttr	*a;
	const char	*value;

	for (a = node->properties; a != NULL; a = a->next) {
		value = attribute(p, node, (const char *)a->name);
		if (value != NULL &&
		    value[strspn(value, " \t\r\n")] == '\0' &&
		    !xml_is(node, "parameter"))
			diag_at(p->diags, DIAG_K027, programme_place(p, node),
			    (const char *)a->name, xml_name(node), NULL);
	}
}

/* What holds for every element: one id each, bases that exist. */
static void
check_elements(struct programme *p, struct names *ids, const xmlNode *parent)
{
	const xmlNode	*node = xml_first(parent);
	const char	*id, *basis;
	int		 first;

	for (; node != NULL; node = xml_next(node)) {
		id = attribute(p, node, "id");
		basis = attribute(p, node, "basis");
		check_empty(p, node);
		if (basis != NULL)
			programme_check_basis(p, programme_place(p, node),
			    basis);
		programme_check_conflict(p, programme_place(p, node),
		    attribute(p, node, "conflict"));
		first = id == NULL ? 0 : names_add(ids, arena_printf(p->arena,
		    "%s %s", xml_name(node), id), xml_line(node));
		if (first != 0)
			diag_at(p->diags, DIAG_K002, programme_place(p, node),
			    id, number(p, first), NULL);
		check_elements(p, ids, node);
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

	run_variables(variables);
	load_title(p);
	load_quotes(p);
	check_elements(p, ids, p->root);
	load_parameters(p, variables);
	load_windows(p);
	load_documents(p, variables);
	/* Before a programme is chosen it has no variables. */
	if ((node = xml_child(p->root, "match")) != NULL)
		p->match = programme_compile(p, none, node,
		    attribute(p, node, "test"));
	if ((node = xml_child(p->root, "budget")) != NULL)
		p->budget = budget_load(p, variables, node);
	load_rules(p, variables);
	load_overrides(p);
	names_free(variables);
	names_free(ids);
	names_free(none);
}

static void
load(struct programme *p)
{
	const char	*id;

	p->doc = xml_read_file(p->diags, p->path);
	if (p->doc == NULL || vocab_check(p->diags, p->path, p->doc,
	    vocabulary, sizeof(vocabulary) / sizeof(vocabulary[0])) == -1)
		return;
	p->root = xmlDocGetRootElement(p->doc);
	id = attribute(p, (xmlNode *)(uintptr_t)p->root, "id");
	if (strcmp(id, p->id) != 0)
		diag_at(p->diags, DIAG_K001, programme_place(p, p->root),
		    p->id, id, NULL);
	load_parts(p);
	rule_tests_load(p);
	programme_hash(p, p->sha256);
}

struct programme *
programme_load(struct diags *ds, const char *dir, const char *id)
{
	struct programme	*p = mem_alloc(sizeof(*p));

	p->arena = arena_new();
	p->diags = ds;
	p->faults_before = diags_count(ds, DIAG_DATA);
	p->id = p->title = arena_strdup(p->arena, id);
	p->dir = file_join(p->arena, dir, id);
	p->path = file_join(p->arena, p->dir, "programme.xml");
	p->rule_ids = names_new();
	load(p);
	p->faulty = !programme_is_sound(p);
	p->diags = NULL;
	return p;
}
