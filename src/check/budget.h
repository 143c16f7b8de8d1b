/*
 * The amounts of an application against the caps of its programme, exactly:
 * won in int64_t, ratios as fractions, products in 128 bits. Floors for every
 * "at most", ceilings for every "at least", so that one won too many is one
 * won too many.
 *
 * The caps are data, and so are amounts beyond the usual five. What is fixed
 * is how they hang together: the total is the grant, what a lead body and a
 * municipality give where there are such amounts, and the company's share;
 * the share is cash and in-kind.
 */
#ifndef CHECK_BUDGET_H
#define CHECK_BUDGET_H

#include <libxml/tree.h>
#include <stddef.h>
#include <stdint.h>

struct programme;
struct names;
struct ratio;
struct run;
struct run_open;
struct xpath_expr;

enum budget_amount {
	BUDGET_TOTAL,
	BUDGET_GRANT,
	BUDGET_COMPANY,		/* total − grant − lead − local */
	BUDGET_CASH,
	BUDGET_IN_KIND,
	BUDGET_USUAL,		/* what follows is named by the programme */
	BUDGET_AMOUNTS	= 32	/* at most: bits of an unsigned */
};

enum { BUDGET_UNKNOWN = -1 };	/* an amount that was not stated */

enum budget_relation {
	BUDGET_AT_MOST,
	BUDGET_AT_LEAST,
	BUDGET_EQUALS
};

struct budget_cap {
	const char		*id;
	const char		*rule;
	const char		*role;
	const char		*title;
	const char		*label;
	const char		*basis;
	const char		*conflict;
	const char		*remedy;	/* NULL: one in won */
	unsigned		 of;		/* bits of the amounts summed */
	enum budget_relation	 relation;
	/* One of: won, a share of an amount, an amount. */
	struct xpath_expr	*won;
	struct xpath_expr	*share;
	enum budget_amount	 base;
	struct xpath_expr	*when;		/* NULL: always */
	uint64_t		 watched;	/* values it rests on */
	int			 line;
};

struct budget {
	const char		*document;	/* of its findings, or NULL */
	const char		*ids[BUDGET_AMOUNTS];
	const char		*labels[BUDGET_AMOUNTS];
	int			 n_amounts;
	unsigned		 others;	/* bits of lead and local */
	struct xpath_expr	*select[BUDGET_AMOUNTS];
	struct budget_cap	*caps;
	size_t			 n_caps;
};

/* The amounts of one budget; BUDGET_UNKNOWN where nothing was stated. */
struct budget_amounts {
	int64_t	 won[BUDGET_AMOUNTS];
};

/* A cap looked at with certain amounts. */
struct budget_measure {
	int	 applies;
	int64_t	 value;		/* BUDGET_UNKNOWN if an amount is missing */
	int64_t	 limit;		/* the same */
	int	 holds;		/* means nothing while either is unknown */
	const struct run_open *open;	/* why it cannot be compared, or NULL */
};

/* What is asked before there is a budget: this much of an amount. */
struct budget_ask {
	enum budget_amount	 amount;	/* total, grant or company */
	int64_t			 won;		/* from 1 to 10^15 */
};

/* Takes the <budget> of a programme out of its tree; faults are diags. */
struct budget	*budget_load(struct programme *, struct names *variables,
		    const xmlNode *);
void		 budget_free(struct budget *);

/* The cap's ratio; 0, or -1 if the parameter behind it is no ratio. */
int		 budget_share(const struct budget_cap *, struct run *,
		    struct ratio *);

/* The cap against these amounts. */
struct budget_measure budget_measure(const struct budget_cap *, struct run *,
		    const struct budget_amounts *);

/* Adds <budget> to the case and a finding for each cap. */
void		 budget_run(const struct budget *, struct run *);

#endif
