/*
 * Decision tables of programme.xml: what a notice grants for each combination
 * of a few stated facts (현재 수준 × 목표 수준 → 지원한도). The whole product
 * of the inputs' values is walked when the table is loaded: a combination
 * that no row takes, or two rows take, is a fault of the table.
 */
#ifndef CHECK_DECISION_H
#define CHECK_DECISION_H

#include <libxml/tree.h>
#include <stddef.h>
#include <stdint.h>

struct names;
struct programme;
struct run;
struct xpath_expr;

enum {
	DECISION_INPUTS_MIN	= 2,
	DECISION_INPUTS		= 6,
	DECISION_ROWS		= 500,
	DECISION_COMBINATIONS	= 20000,
	DECISION_UNKNOWN	= -1	/* an input that was not said */
};

struct decision_input {
	const char		*id;
	const char		*label;
	const char		**values;	/* of levels: lowest first */
	int			 n_values;
	int			 is_level;
	struct xpath_expr	*select;
	uint64_t		 watched;	/* values it rests on */
};

enum decision_relation {
	DECISION_EQUAL,
	DECISION_LESS,
	DECISION_AT_MOST,
	DECISION_MORE,
	DECISION_AT_LEAST
};

/* One alternative in a cell: a relation to a value or to another input. */
struct decision_term {
	enum decision_relation	 relation;
	int			 input;		/* -1: to VALUE */
	int			 value;		/* place among the values */
};

struct decision_cell {
	struct decision_term	*terms;
	size_t			 n_terms;	/* 0: anything */
};

struct decision_row {
	struct decision_cell	 cells[DECISION_INPUTS];
	int			 open;		/* the notice settles nothing */
	const char		*value;		/* exact; "" if open */
	const char		*text;
	const char		*basis;
	const char		*conflict;
	const xmlNode		*node;
	size_t			 taken;		/* combinations, at load */
	int			 overlaps;	/* said already */
};

struct decision {
	const char		*id;		/* rules see it as $id */
	const char		*type;
	const char		*label;
	const char		*basis;
	const xmlNode		*node;
	struct decision_input	 inputs[DECISION_INPUTS];
	int			 n_inputs;
	struct decision_row	*rows;
	size_t			 n_rows;
};

/* Takes the <decision>s out of the programme's tree; faults are diags. */
void	 decision_load_all(struct programme *, struct names *variables);
void	 decision_free(struct decision *);

/* 1 if the row takes the combination: a place among the values for each. */
int	 decision_takes(const struct decision_row *, int n_inputs,
	    const int *combination);
/* The next combination; 0 behind the last. FIXED inputs stay (or NULL). */
int	 decision_next(const struct decision *, int *combination,
	    const int *fixed);

/*
 * Binds $id for each table of the programme: the value of the row that is
 * taken. Where an input is not said and the others do not settle it, or where
 * the notice settles nothing, it is "" and open (run_open).
 */
void	 decision_run(struct run *);

#endif
