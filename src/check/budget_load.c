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
#include "check/programme_parts.h"

/* Amounts that others give beside grant and company: 주관기관, 지자체. */
#define SHARES "lead local"

static const char *const amounts[BUDGET_USUAL] = {
	[BUDGET_TOTAL] = "total", [BUDGET_GRANT] = "grant",
	[BUDGET_COMPANY] = "company", [BUDGET_CASH] = "cash",
	[BUDGET_IN_KIND] = "in-kind",
};

static const char *const labels[BUDGET_USUAL] = {
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
find(const struct budget *b, const char *name)
{
	int	 i;

	for (i = 0; i < b->n_amounts; i++)
		if (strcmp(b->ids[i], name) == 0)
			return i;
	return -1;
}

static int
amount_of(struct programme *p, const struct budget *b, const xmlNode *node,
    const char *name)
{
	int	 amount = name != NULL ? find(b, name) : -1;

	if (amount == -1)
		diag_at(p->diags, DIAG_K016, programme_place(p, node),
		    name != NULL ? name : "", NULL);
	return amount;
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
load_of(struct programme *p, const struct budget *b, const xmlNode *node)
{
	const char	*list = xml_attribute(p->arena, node, "of");
	char		 name[32];
	unsigned	 of = 0;
	int		 amount;

	while (names_next(&list, name, sizeof(name)))
		if ((amount = amount_of(p, b, node, name)) != -1)
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
load_relation(struct programme *p, const struct budget *b,
    struct names *variables, const xmlNode *node, struct budget_cap *cap)
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
	amount = amount_of(p, b, node, relations[found].value == AMOUNT ?
	    text : xml_attribute(p->arena, node, "base"));
	if (amount != -1)
		cap->base = (enum budget_amount)amount;
}

static void
load_cap(struct programme *p, const struct budget *b,
    struct names *variables, const xmlNode *node, struct budget_cap *cap)
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
	cap->of = load_of(p, b, node);
	load_relation(p, b, variables, node, cap);
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

/*
 * The place of an amount: that of a usual one, or a new one. What the notice
 * asks beyond the usual five is worth a name and must stand somewhere.
 */
static int
place_amount(struct programme *p, const xmlNode *node, struct budget *b)
{
	const char	*id = xml_attribute(p->arena, node, "id");
	int		 amount = find(b, id);

	if (amount != -1)
		return amount;
	if (b->n_amounts == BUDGET_AMOUNTS) {
		diag_at(p->diags, DIAG_K066, programme_place(p, node),
		    programme_number(p, BUDGET_AMOUNTS), NULL);
		return -1;
	}
	if (xml_attribute(p->arena, node, "label") == NULL)
		diag_at(p->diags, DIAG_B014, programme_place(p, node),
		    "label", xml_name(node), NULL);
	if (xml_attribute(p->arena, node, "select") == NULL)
		diag_at(p->diags, DIAG_B014, programme_place(p, node),
		    "select", xml_name(node), NULL);
	b->ids[b->n_amounts] = b->labels[b->n_amounts] = id;
	if (names_among(SHARES, id))
		b->others |= 1u << b->n_amounts;
	return b->n_amounts++;
}

static void
load_amount(struct programme *p, struct names *variables,
    const xmlNode *node, struct budget *b)
{
	int		 amount = place_amount(p, node, b);
	const char	*label = xml_attribute(p->arena, node, "label");

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

	memcpy(b->ids, amounts, sizeof(amounts));
	memcpy(b->labels, labels, sizeof(labels));
	b->n_amounts = BUDGET_USUAL;
	b->document = xml_attribute(p->arena, node, "document");
	programme_check_document(p, programme_place(p, node), b->document);
	for (child = xml_first(node); child != NULL; child = xml_next(child))
		n++;
	b->caps = arena_array(p->arena, n + 1, sizeof(*b->caps));
	/* Caps may name amounts that stand behind them. */
	for (child = xml_child(node, "amount"); child != NULL;
	    child = xml_next_named(child, "amount"))
		load_amount(p, variables, child, b);
	for (child = xml_child(node, "cap"); child != NULL;
	    child = xml_next_named(child, "cap"))
		load_cap(p, b, variables, child, &b->caps[b->n_caps++]);
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
