/*
 * Reading decision tables and proving that every combination has one row.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/decision.h"
#include "check/expression.h"
#include "check/names.h"
#include "check/parameter.h"
#include "check/programme.h"
#include "check/programme_parts.h"

#define RESERVED "id value basis conflict"

enum { WORD_SIZE = 256, VALUES_MAX = 1000 };

/* Longest first. */
static const struct {
	const char		*sign;
	enum decision_relation	 relation;
} signs[] = {
	{ ">=", DECISION_AT_LEAST }, { "<=", DECISION_AT_MOST },
	{ ">", DECISION_MORE }, { "<", DECISION_LESS },
	{ "=", DECISION_EQUAL },
};
enum { SIGNS = sizeof(signs) / sizeof(signs[0]) };

/* The words an input may have, from its choices or the programme's levels. */
static void
load_domain(struct programme *p, const xmlNode *node,
    struct decision_input *input)
{
	const char	*list = input->is_level ? p->levels :
			    programme_attribute(p, node, "choices");
	const char	*rest = list;
	char		 word[WORD_SIZE];
	int		 n = 0;

	while (rest != NULL && n < VALUES_MAX &&
	    names_next(&rest, word, sizeof(word)))
		n++;
	input->values = arena_array(p->arena, (size_t)n + 1, sizeof(char *));
	while (input->n_values < n && names_next(&list, word, sizeof(word)))
		input->values[input->n_values++] =
		    arena_strdup(p->arena, word);
	if (n == 0 && input->is_level)
		diag_at(p->diags, DIAG_K047, programme_place(p, node), NULL);
	else if (n == 0)
		diag_at(p->diags, DIAG_B014, programme_place(p, node),
		    "choices", xml_name(node), NULL);
}

static void
load_input(struct programme *p, const struct names *variables,
    const xmlNode *node, struct decision_input *input)
{
	const char	*type = programme_attribute(p, node, "type");
	const char	*select = programme_attribute(p, node, "select");

	input->id = programme_attribute(p, node, "id");
	input->label = programme_attribute(p, node, "label");
	input->is_level = strcmp(type, "level") == 0;
	if (!names_among("level choice", type))
		diag_at(p->diags, DIAG_K011, programme_place(p, node), type,
		    "level choice", NULL);
	if (names_among(RESERVED, input->id))
		diag_at(p->diags, DIAG_K054, programme_place(p, node),
		    input->id, NULL);
	input->select = programme_compile(p, variables, node, select);
	input->watched = programme_watched(p, select);
	load_domain(p, node, input);
}

static void
load_inputs(struct programme *p, const struct names *variables,
    struct decision *d)
{
	const xmlNode	*node = xml_child(d->node, "input");
	int		 n = 0;

	for (; node != NULL; node = xml_next_named(node, "input"))
		if (++n <= DECISION_INPUTS)
			load_input(p, variables, node,
			    &d->inputs[d->n_inputs++]);
	if (n < DECISION_INPUTS_MIN || n > DECISION_INPUTS)
		diag_at(p->diags, DIAG_K055, programme_place(p, d->node),
		    d->id, NULL);
}

static int
value_place(const struct decision_input *input, const char *word)
{
	int	 i;

	for (i = 0; i < input->n_values; i++)
		if (strcmp(input->values[i], word) == 0)
			return i;
	return -1;
}

static int
input_place(const struct decision *d, const char *id)
{
	int	 i;

	for (i = 0; i < d->n_inputs; i++)
		if (strcmp(d->inputs[i].id, id) == 0)
			return i;
	return -1;
}

/* One word of a cell. 0, or -1 if it means nothing for the input. */
static int
load_term(const struct decision *d, const struct decision_input *input,
    const char *word, struct decision_term *term)
{
	int	 i;

	term->relation = DECISION_EQUAL;
	term->input = -1;
	term->value = value_place(input, word);
	if (term->value != -1 || !input->is_level)
		return term->value != -1 ? 0 : -1;
	for (i = 0; i < SIGNS; i++)
		if (strncmp(word, signs[i].sign, strlen(signs[i].sign)) == 0)
			break;
	if (i == SIGNS)
		return -1;
	word += strlen(signs[i].sign);
	term->relation = signs[i].relation;
	term->value = value_place(input, word);
	if (term->value != -1)
		return 0;
	term->input = input_place(d, word);
	return term->input != -1 && d->inputs[term->input].is_level ? 0 : -1;
}

static void
load_cell(struct programme *p, const struct decision *d, int i,
    struct decision_row *row)
{
	const char		*list, *rest;
	struct decision_cell	*cell = &row->cells[i];
	char			 word[WORD_SIZE];
	size_t			 n = 0;

	list = programme_attribute(p, row->node, d->inputs[i].id);
	if (list == NULL || strcmp(list, "*") == 0)
		return;
	for (rest = list; names_next(&rest, word, sizeof(word)); )
		n++;
	cell->terms = arena_array(p->arena, n + 1, sizeof(*cell->terms));
	while (names_next(&list, word, sizeof(word)))
		if (load_term(d, &d->inputs[i], word,
		    &cell->terms[cell->n_terms++]) == -1)
			diag_at(p->diags, DIAG_K056,
			    programme_place(p, row->node), word,
			    d->inputs[i].id, NULL);
}

/* An attribute of a row is an input or one of ours. */
static void
check_attributes(struct programme *p, const struct decision *d,
    const xmlNode *node)
{
	const xmlAttr	*a;

	for (a = node->properties; a != NULL; a = a->next)
		if (!names_among(RESERVED, (const char *)a->name) &&
		    input_place(d, (const char *)a->name) == -1)
			diag_at(p->diags, DIAG_B013, programme_place(p, node),
			    (const char *)a->name, xml_name(node), NULL);
}

static void
load_row(struct programme *p, const struct decision *d, const xmlNode *node,
    struct decision_row *row)
{
	int	 i;

	row->node = node;
	row->open = xml_is(node, "open");
	row->basis = programme_attribute(p, node, "basis");
	row->conflict = programme_attribute(p, node, "conflict");
	row->value = row->text = "";
	if (!row->open) {
		row->text = programme_attribute(p, node, "value");
		row->value = programme_typed(p, node, d->type, row->text,
		    programme_attribute(p, d->node, "choices"));
	}
	check_attributes(p, d, node);
	for (i = 0; i < d->n_inputs; i++)
		load_cell(p, d, i, row);
}

static void
load_rows(struct programme *p, struct decision *d)
{
	const xmlNode	*node;
	size_t		 n = 0;

	for (node = xml_first(d->node); node != NULL; node = xml_next(node))
		n += xml_is(node, "row") || xml_is(node, "open");
	if (n > DECISION_ROWS) {
		diag_at(p->diags, DIAG_K057, programme_place(p, d->node),
		    d->id, programme_number(p, (int)n),
		    programme_number(p, DECISION_ROWS), NULL);
		return;
	}
	d->rows = arena_array(p->arena, n + 1, sizeof(*d->rows));
	for (node = xml_first(d->node); node != NULL; node = xml_next(node))
		if (xml_is(node, "row") || xml_is(node, "open"))
			load_row(p, d, node, &d->rows[d->n_rows++]);
}

/* How many combinations there are; -1 if too many to be walked. */
static int
count_combinations(const struct decision *d)
{
	int	 i, n = 1;

	for (i = 0; i < d->n_inputs; i++) {
		n *= d->inputs[i].n_values;
		if (n > DECISION_COMBINATIONS)
			return -1;
	}
	return n;
}

/* "현재 수준=기초, 목표 수준=고도" */
static const char *
describe(struct programme *p, const struct decision *d,
    const int *combination)
{
	const char	*text = "";
	int		 i;

	for (i = 0; i < d->n_inputs; i++)
		text = arena_printf(p->arena, "%s%s%s=%s", text,
		    i > 0 ? ", " : "", d->inputs[i].label,
		    d->inputs[i].values[combination[i]]);
	return text;
}

/* Counts the rows that take the combination; two that do are a fault. */
static int
take(struct programme *p, struct decision *d, const int *combination)
{
	struct decision_row	*row, *first = NULL;
	size_t			 i;

	for (i = 0; i < d->n_rows; i++) {
		row = &d->rows[i];
		if (!decision_takes(row, d->n_inputs, combination))
			continue;
		row->taken++;
		if (first == NULL) {
			first = row;
		} else if (!row->overlaps) {
			row->overlaps = 1;
			diag_at(p->diags, DIAG_K059,
			    programme_place(p, row->node), programme_number(p,
			    xml_line(first->node)),
			    describe(p, d, combination), NULL);
		}
	}
	return first != NULL;
}

/* Every combination has exactly one row, and every row a combination. */
static void
prove(struct programme *p, struct decision *d)
{
	int		 combination[DECISION_INPUTS] = { 0 };
	const char	*first = NULL;
	int		 gaps = 0, n = count_combinations(d);
	size_t		 i;

	if (n == -1)
		diag_at(p->diags, DIAG_K060, programme_place(p, d->node),
		    d->id, programme_number(p, DECISION_COMBINATIONS), NULL);
	if (n < 1)
		return;
	do {
		if (!take(p, d, combination) && gaps++ == 0)
			first = describe(p, d, combination);
	} while (decision_next(d, combination, NULL));
	if (gaps > 0)
		diag_at(p->diags, DIAG_K058, programme_place(p, d->node),
		    d->id, programme_number(p, gaps), first, NULL);
	for (i = 0; i < d->n_rows; i++)
		if (d->rows[i].taken == 0)
			diag_at(p->diags, DIAG_K061,
			    programme_place(p, d->rows[i].node), NULL);
}

static void
load_decision(struct programme *p, struct names *variables,
    const xmlNode *node, struct decision *d)
{
	size_t	 faults = diags_count(p->diags, DIAG_DATA);

	d->node = node;
	d->id = programme_attribute(p, node, "id");
	d->type = programme_attribute(p, node, "type");
	d->label = programme_attribute(p, node, "label");
	d->basis = programme_attribute(p, node, "basis");
	if (!parameter_is_type(d->type))
		diag_at(p->diags, DIAG_K011, programme_place(p, node), d->type,
		    PARAMETER_TYPES, NULL);
	load_inputs(p, variables, d);
	load_rows(p, d);
	if (names_add(variables, d->id, xml_line(node)) != 0)
		diag_at(p->diags, DIAG_K014, programme_place(p, node), d->id,
		    NULL);
	programme_watch(p, d->id);
	/* A row that was not understood would only look like a gap. */
	if (diags_count(p->diags, DIAG_DATA) == faults)
		prove(p, d);
}

void
decision_load_all(struct programme *p, struct names *variables)
{
	const xmlNode	*node = xml_child(p->root, "decision");

	p->decisions = arena_array(p->arena,
	    programme_count(p, "decision") + 1, sizeof(*p->decisions));
	for (; node != NULL; node = xml_next_named(node, "decision"))
		load_decision(p, variables, node,
		    &p->decisions[p->n_decisions++]);
}

void
decision_free(struct decision *d)
{
	int	 i;

	for (i = 0; i < d->n_inputs; i++)
		xpath_expr_free(d->inputs[i].select);
}
