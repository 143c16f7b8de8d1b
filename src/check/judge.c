#include "check/judge.h"

#include <string.h>

#include "base/arena.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/budget.h"
#include "check/budget_region.h"
#include "check/decision.h"
#include "check/finding.h"
#include "check/names.h"
#include "check/outlook.h"
#include "check/programme.h"
#include "check/rules.h"
#include "check/run.h"
#include "check/slot.h"

/* What the papers printed from a case may quote of the programme. */
#define COPIED "notice window track exclusion score bonus site-check " \
	"contact centre briefing question conflict"

static void
write_parameters(const struct programme *p, const struct run *run,
    xmlNode *parent)
{
	const struct programme_parameter	*parameter;
	struct programme_value			 value;
	xmlNode					*node;
	size_t					 i;

	for (i = 0; i < p->n_parameters; i++) {
		parameter = &p->parameters[i];
		node = xml_add(parent, "parameter");
		xml_put(node, "id", parameter->id);
		xml_put(node, "type", parameter->type);
		value = programme_value_in(parameter, run->track);
		xml_put(node, "value", value.value);
		xml_put(node, "text", value.text);
		if (parameter->label != NULL)
			xml_put(node, "label", parameter->label);
		programme_write_basis(p, value.basis, node);
	}
}

/* A table's result is a value like any other. */
static void
write_decisions(const struct programme *p, const struct run *run,
    xmlNode *parent)
{
	const struct decision_row	*row;
	xmlNode				*node;
	size_t				 i;

	for (i = 0; i < p->n_decisions; i++) {
		row = run->decided[i];
		node = xml_add(parent, "parameter");
		xml_put(node, "id", p->decisions[i].id);
		xml_put(node, "type", p->decisions[i].type);
		xml_put(node, "value", row != NULL ? row->value : "");
		xml_put(node, "text", row != NULL ? row->text : "");
		xml_put(node, "label", p->decisions[i].label);
		programme_write_basis(p, row != NULL && row->basis != NULL ?
		    row->basis : p->decisions[i].basis, node);
	}
}

/* Turns every basis="ids" below NODE into the phrases themselves. */
static void
quote_bases(const struct programme *p, struct arena *arena, xmlNode *node)
{
	const char	*basis = xml_attribute(arena, node, "basis");
	xmlNode		*child;

	for (child = xml_first(node); child != NULL; child = xml_next(child))
		quote_bases(p, arena, child);
	if (basis != NULL)
		programme_write_basis(p, basis, node);
}

static void
write_programme(const struct programme *p, struct run *run)
{
	xmlNode		*node = xml_add(run->root, "programme");
	const xmlNode	*child;

	xml_put(node, "id", p->id);
	xml_put(node, "title", p->title);
	xml_put(node, "sha256", p->sha256);
	write_parameters(p, run, node);
	write_decisions(p, run, node);
	for (child = xml_first(p->root); child != NULL;
	    child = xml_next(child))
		if (names_among(COPIED, xml_name(child)))
			quote_bases(p, run->arena, xml_copy(node, child));
}

/* A case that was checked before is checked anew. */
static void
clear(xmlNode *root)
{
	static const char *const parts[] = { "programme", "documents",
	    "budget", "findings", "outlook" };
	xmlNode	*node;
	size_t	 i;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		while ((node = xml_child(root, parts[i])) != NULL)
			xml_remove(node);
}

static void
judge(struct run *run)
{
	const struct programme	*p = run->programme;
	size_t			 i;

	run_bind(run);
	write_programme(p, run);
	slot_fill(run);
	slot_judge(run);
	slot_judge_open(run);
	for (i = 0; i < p->n_rules; i++)
		rules_run(p->rules[i], run);
	if (p->budget != NULL)
		budget_run(p->budget, run);
	slot_conclude(run);
	findings_write(run->findings, p, run->as_of, run->root);
}

/* Who is in the running: no papers, no caps. */
static void
match(struct run *run)
{
	const struct programme	*p = run->programme;
	size_t			 i;

	run->matching = 1;
	run_bind(run);
	for (i = 0; i < p->n_rules; i++)
		rules_run(p->rules[i], run);
	findings_write(run->findings, p, run->as_of, run->root);
	outlook_write(run, xml_add(run->root, "outlook"));
}

/* What a budget could be: neither papers nor rules. */
static void
divide(struct run *run)
{
	run_bind(run);
	budget_region_write(run->programme->budget, run, run->ask, run->root);
}

static void
with_run(const struct programme *p, struct diags *ds, xmlDoc *doc,
    const char *as_of, const struct budget_ask *ask,
    void (*work)(struct run *))
{
	struct run	 run = { .programme = p, .diags = ds, .doc = doc,
			    .as_of = as_of, .ask = ask };

	run.root = xmlDocGetRootElement(doc);
	run.facts = xml_child(run.root, "facts");
	clear(run.root);
	run.arena = arena_new();
	run.findings = findings_new();
	run.xpath = xpath_new(ds, doc);
	work(&run);
	xpath_free(run.xpath);
	findings_free(run.findings);
	arena_free(run.arena);
}

void
judge_case(const struct programme *p, struct diags *ds, xmlDoc *doc,
    const char *as_of)
{
	with_run(p, ds, doc, as_of, NULL, judge);
}

void
judge_match(const struct programme *p, struct diags *ds, xmlDoc *doc,
    const char *as_of)
{
	with_run(p, ds, doc, as_of, NULL, match);
}

void
judge_budget(const struct programme *p, struct diags *ds, xmlDoc *doc,
    const char *as_of, const struct budget_ask *ask)
{
	with_run(p, ds, doc, as_of, ask, divide);
}
