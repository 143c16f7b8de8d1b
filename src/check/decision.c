#include "check/decision.h"

#include <string.h>

#include "base/arena.h"
#include "base/korean.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/programme.h"
#include "check/run.h"

static int
holds(const struct decision_term *term, int value, const int *combination)
{
	int	 other = term->input == -1 ? term->value :
		    combination[term->input];

	switch (term->relation) {
	case DECISION_LESS:
		return value < other;
	case DECISION_AT_MOST:
		return value <= other;
	case DECISION_MORE:
		return value > other;
	case DECISION_AT_LEAST:
		return value >= other;
	default:
		return value == other;
	}
}

int
decision_takes(const struct decision_row *row, int n_inputs,
    const int *combination)
{
	const struct decision_cell	*cell;
	size_t				 j;
	int				 i;

	for (i = 0; i < n_inputs; i++) {
		cell = &row->cells[i];
		for (j = 0; j < cell->n_terms; j++)
			if (holds(&cell->terms[j], combination[i],
			    combination))
				break;
		if (cell->n_terms > 0 && j == cell->n_terms)
			return 0;
	}
	return 1;
}

int
decision_next(const struct decision *d, int *combination, const int *fixed)
{
	int	 i;

	for (i = d->n_inputs - 1; i >= 0; i--) {
		if (fixed != NULL && fixed[i] != DECISION_UNKNOWN)
			continue;
		if (++combination[i] < d->inputs[i].n_values)
			return 1;
		combination[i] = 0;
	}
	return 0;
}

static const struct decision_row *
row_of(const struct decision *d, const int *combination)
{
	size_t	 i;

	for (i = 0; i < d->n_rows; i++)
		if (decision_takes(&d->rows[i], d->n_inputs, combination))
			return &d->rows[i];
	return NULL;
}

/*
 * The row that is taken whatever the unknown inputs are; NULL if it depends
 * on them. Rows of one value are as good as one row.
 */
static const struct decision_row *
decide(const struct decision *d, const int *known)
{
	const struct decision_row	*row, *found = NULL;
	int				 combination[DECISION_INPUTS], i;

	for (i = 0; i < d->n_inputs; i++)
		combination[i] = known[i] == DECISION_UNKNOWN ? 0 : known[i];
	do {
		row = row_of(d, combination);
		if (row == NULL || (found != NULL && row != found &&
		    (row->open || found->open ||
		    strcmp(row->value, found->value) != 0)))
			return NULL;
		if (found == NULL)
			found = row;
	} while (decision_next(d, combination, known));
	return found;
}

/* What the application says, as a place among the values. */
static int
read_input(struct run *run, const struct decision_input *input, char **said)
{
	const char	*folded;
	int		 i;

	if (xpath_string(run->xpath, input->select, run->root, run->arena,
	    said) == -1)
		*said = arena_strdup(run->arena, "");
	folded = utf8_fold(run->arena, *said);
	for (i = 0; i < input->n_values; i++)
		if (strcmp(utf8_fold(run->arena, input->values[i]),
		    folded) == 0)
			return i;
	return DECISION_UNKNOWN;
}

/* "'미적용', '기초'": what an input may be. */
static const char *
list_values(struct run *run, const struct decision_input *input)
{
	const char	*list = "";
	int		 i;

	for (i = 0; i < input->n_values; i++)
		list = arena_printf(run->arena, "%s%s'%s'", list,
		    i > 0 ? ", " : "", input->values[i]);
	return list;
}

/* Why the input is not known. */
static struct run_open
missing(struct run *run, const struct decision_input *input, const char *said)
{
	const struct run_open	*open = run_open(run, input->watched);
	struct run_open		 why = { .what = input->label };

	if (open != NULL)
		return *open;
	if (said[strspn(said, " \t\r\n")] == '\0')
		why.because = arena_printf(run->arena, "%s%s 적혀 있지 않아",
		    input->label, korean_particle(input->label, "이"));
	else
		why.because = arena_printf(run->arena,
		    "%s%s '%s'%s 적혀 있어", input->label,
		    korean_particle(input->label, "이"), said,
		    korean_particle(said, "으로"));
	why.remedy = arena_printf(run->arena,
	    "신청서에 %s%s 다음 가운데 하나로 적어 주십시오: %s", input->label,
	    korean_particle(input->label, "을"), list_values(run, input));
	return why;
}

/* The notice has no row for this. */
static struct run_open
unsettled(struct run *run, const struct decision *d,
    const struct decision_row *row, const int *known)
{
	const char	*text = "";
	int		 i;

	for (i = 0; i < d->n_inputs; i++)
		if (known[i] != DECISION_UNKNOWN)
			text = arena_printf(run->arena, "%s%s%s %s", text,
			    text[0] != '\0' ? ", " : "", d->inputs[i].label,
			    d->inputs[i].values[known[i]]);
	return (struct run_open){ arena_printf(run->arena,
	    "공고문이 %s에 대한 %s%s 정하지 않아", text, d->label,
	    korean_particle(d->label, "을")),
	    "공고문에 규정이 없는 경우입니다. 전담기관에 확인해 주십시오.",
	    row->conflict, NULL };
}

static const struct decision_row *
run_one(struct run *run, const struct decision *d)
{
	const struct decision_row	*row;
	struct run_open			 why = { .because = NULL };
	int				 known[DECISION_INPUTS], i;
	char				*said;

	for (i = 0; i < d->n_inputs; i++) {
		known[i] = read_input(run, &d->inputs[i], &said);
		if (known[i] == DECISION_UNKNOWN && why.because == NULL)
			why = missing(run, &d->inputs[i], said);
	}
	row = decide(d, known);
	if (row != NULL && row->value[0] != '\0')
		why = (struct run_open){ .conflict = row->conflict };
	else if (row != NULL)
		why = unsettled(run, d, row, known);
	run_open_value(run, d->id, &why);
	return row;
}

void
decision_run(struct run *run)
{
	const struct programme		*p = run->programme;
	const struct decision_row	*row;
	size_t				 i;

	run->decided = arena_array(run->arena, p->n_decisions + 1,
	    sizeof(*run->decided));
	for (i = 0; i < p->n_decisions; i++) {
		row = run_one(run, &p->decisions[i]);
		run->decided[i] = row;
		xpath_set(run->xpath, p->decisions[i].id,
		    row != NULL ? row->value : "");
	}
}
