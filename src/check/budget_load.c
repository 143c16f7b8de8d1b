#include <string.h>

#include "base/arena.h"
#include "base/ratio.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/budget.h"
#include "check/expression.h"
#include "check/finding.h"
#include "check/names.h"
#include "check/programme.h"

static const char *const amounts[BUDGET_AMOUNTS] = {
	[BUDGET_TOTAL] = "total", [BUDGET_GRANT] = "grant",
	[BUDGET_COMPANY] = "company", [BUDGET_CASH] = "cash",
	[BUDGET_IN_KIND] = "in-kind",
};

static const char *const labels[BUDGET_AMOUNTS] = {
	[BUDGET_TOTAL] = "총사업비", [BUDGET_GRANT] = "정부지원금",
	[BUDGET_COMPANY] = "기업부담금", [BUDGET_CASH] = "현금 부담금",
	[BUDGET_IN_KIND] = "현물 부담금",
};

/* The ways to state a cap: attribute, relation, and what the value is. */
static const struct {
	const char		*attribute;
	enum budget_relation	 relation;
	enum { WON, SHARE, AMOUNT } value;
} relations[] = {
	{ "at-most", BUDGET_AT_MOST, WON },
	{ "at-least", BUDGET_AT_LEAST, WON },
	{ "share", BUDGET_AT_MOST, SHARE },
	{ "at-least-share", BUDGET_AT_LEAST, SHARE },
	{ "equals", BUDGET_EQUALS, AMOUNT },
};
enum { RELATIONS = sizeof(relations) / sizeof(relations[0]) };

static int
amount_of(struct programme *p, const xmlNode *node, const char *name)
{
	int	 i;

	for (i = 0; i < BUDGET_AMOUNTS; i++)
		if (name != NULL && strcmp(amounts[i], name) == 0)
			return i;
	diag_at(p->diags, DIAG_K016, programme_place(p, node),
	    name != NULL ? name : "", NULL);
	return -1;
}

static struct xpath_expr *
compile(struct programme *p, struct names *variables, const xmlNode *node,
    const char *attribute)
{
	const char	*text = xml_attribute(p->arena, node, attribute);

	if (text == NULL)
		return NULL;
	return programme_compile(p, variables, node, text);
}

/* A ratio is written as such ("4/5", "80%"), or names a $parameter. */
static struct xpath_expr *
compile_share(struct programme *p, struct names *variables,
    const xmlNode *node, const char *text)
{
	struct ratio	 ratio;

	if (strchr(text, '$') != NULL)
		return programme_compile(p, variables, node, text);
	if (ratio_parse(text, &ratio) == -1)
		diag_at(p->diags, DIAG_K006, programme_place(p, node), text,
		    "ratio", NULL);
	return programme_compile(p, variables, node,
	    arena_printf(p->arena, "'%s'", text));
}

static unsigned
load_of(struct programme *p, const xmlNode *node)
{
	const char	*list = xml_attribute(p->arena, node, "of");
	char		 name[32];
	unsigned	 of = 0;
	int		 amount;

	while (names_next(&list, name, sizeof(name)))
		if ((amount = amount_of(p, node, name)) != -1)
			of |= 1u << amount;
	return of;
}

static uint64_t
watched(const struct programme *p, const struct xpath_expr *e)
{
	return e != NULL ? programme_watched(p, xpath_expr_text(e)) : 0;
}

/* Which relation the cap states, and its value. */
static void
load_relation(struct programme *p, struct names *variables,
    const xmlNode *node, struct budget_cap *cap)
{
	const char	*value, *text = NULL;
	int		 i, amount, found = -1, n = 0;

	for (i = 0; i < RELATIONS; i++) {
		value = xml_attribute(p->arena, node, relations[i].attribute);
		if (value == NULL)
			continue;
		text = value;
		found = i;
		n++;
	}
	if (n != 1) {
		diag_at(p->diags, DIAG_K015, programme_place(p, node), cap->id,
		    NULL);
		return;
	}
	cap->relation = relations[found].relation;
	if (relations[found].value == WON) {
		cap->won = programme_compile(p, variables, node, text);
		return;
	}
	if (relations[found].value == SHARE)
		cap->share = compile_share(p, variables, node, text);
	amount = amount_of(p, node, relations[found].value == AMOUNT ? text :
	    xml_attribute(p->arena, node, "base"));
	if (amount != -1)
		cap->base = (enum budget_amount)amount;
}

static void
load_cap(struct programme *p, struct names *variables, const xmlNode *node,
    struct budget_cap *cap)
{
	struct place	 place = programme_place(p, node);
	int		 first;

	cap->line = xml_line(node);
	cap->id = xml_attribute(p->arena, node, "id");
	cap->rule = xml_attribute(p->arena, node, "rule");
	cap->role = xml_attribute(p->arena, node, "role");
	cap->title = xml_attribute(p->arena, node, "title");
	cap->label = xml_attribute(p->arena, node, "label");
	cap->basis = xml_attribute(p->arena, node, "basis");
	cap->conflict = xml_attribute(p->arena, node, "conflict");
	cap->remedy = xml_attribute(p->arena, node, "remedy");
	cap->when = compile(p, variables, node, "when");
	cap->of = load_of(p, node);
	load_relation(p, variables, node, cap);
	cap->watched = watched(p, cap->when) | watched(p, cap->won) |
	    watched(p, cap->share);
	programme_check_basis(p, place, cap->basis);
	if (finding_role(cap->role) == NULL)
		diag_at(p->diags, DIAG_K011, place, cap->role, FINDING_ROLES,
		    NULL);
	first = names_add(p->rule_ids, cap->rule, cap->line);
	if (first != 0)
		diag_at(p->diags, DIAG_K002, place, cap->rule,
		    arena_printf(p->arena, "%d", first), NULL);
}

static void
load_amount(struct programme *p, struct names *variables,
    const xmlNode *node, struct budget *b)
{
	int		 amount;
	const char	*label = xml_attribute(p->arena, node, "label");

	amount = amount_of(p, node, xml_attribute(p->arena, node, "id"));
	if (amount == -1)
		return;
	if (label != NULL)
		b->labels[amount] = label;
	if (b->select[amount] == NULL)
		b->select[amount] = compile(p, variables, node, "select");
}

struct budget *
budget_load(struct programme *p, struct names *variables, const xmlNode *node)
{
	struct budget	*b = arena_alloc(p->arena, sizeof(*b));
	const xmlNode	*child;
	size_t		 n = 0;

	memcpy(b->labels, labels, sizeof(labels));
	b->document = xml_attribute(p->arena, node, "document");
	programme_check_document(p, programme_place(p, node), b->document);
	for (child = xml_first(node); child != NULL; child = xml_next(child))
		n++;
	b->caps = arena_array(p->arena, n + 1, sizeof(*b->caps));
	for (child = xml_first(node); child != NULL; child = xml_next(child))
		if (xml_is(child, "amount"))
			load_amount(p, variables, child, b);
		else if (xml_is(child, "cap"))
			load_cap(p, variables, child, &b->caps[b->n_caps++]);
	return b;
}

void
budget_free(struct budget *b)
{
	size_t	 i;

	if (b == NULL)
		return;
	for (i = 0; i < BUDGET_AMOUNTS; i++)
		xpath_expr_free(b->select[i]);
	for (i = 0; i < b->n_caps; i++) {
		xpath_expr_free(b->caps[i].won);
		xpath_expr_free(b->caps[i].share);
		xpath_expr_free(b->caps[i].when);
	}
}
