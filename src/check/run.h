/*
 * One case under one programme: what the parts of a check hand round.
 */
#ifndef CHECK_RUN_H
#define CHECK_RUN_H

#include <libxml/tree.h>
#include <stdint.h>

#include "check/programme.h"

struct arena;
struct budget_ask;
struct decision_row;
struct diags;
struct finding;
struct findings;
struct names;
struct xpath;

/* Why a value of the programme is not known in this case. */
struct run_open {
	const char	*because;	/* "…이 적혀 있지 않아"; NULL: known */
	const char	*remedy;
	const char	*conflict;	/* entry of the register, or NULL */
	const char	*what;		/* was not said: "지원유형"; or NULL */
};

struct run {
	const struct programme	*programme;
	struct diags		*diags;
	struct arena		*arena;		/* dies with the run */
	struct xpath		*xpath;		/* with all $variables bound */
	struct findings		*findings;
	xmlDoc			*doc;
	xmlNode			*root;		/* <case> */
	xmlNode			*facts;		/* <facts> */
	const char		*as_of;
	int			 matching;	/* only rules of k:match run */
	const struct budget_ask	*ask;		/* judge_budget only */
	const char		*track;		/* id; "" if not known */
	/* Of each table the row taken, or NULL. */
	const struct decision_row	**decided;
	/* By the bits of programme_watched. */
	struct run_open		 open[PROGRAMME_WATCHED_MAX];
};

/* What the parameter reference-day may choose. */
#define RUN_REFERENCE_DAYS "closing submitted notice as-of"

/* Binds the engine's variables and the programme's parameters. */
void		 run_bind(struct run *);

/* Marks a watched value as not known. */
void	 run_open_value(struct run *, const char *name,
	    const struct run_open *);
/* The entry of the register a watched value rests on, or NULL. */
const char *run_conflict(const struct run *, uint64_t watched);
/* The first that is not known of the watched values, or NULL. */
const struct run_open *run_open(const struct run *, uint64_t watched);

/*
 * The names run_bind binds, for proving rules when they are loaded: those of
 * the engine; the parameters are added by the programme.
 */
void		 run_variables(struct names *);

/*
 * Fills in where the node stands: document, file, path, page and cell.
 * FACT names the fact a rule rests on, DOCUMENT overrides; both may be NULL.
 */
void		 run_locate(struct run *, xmlNode *, const char *document,
		    const char *fact, struct finding *);

/* The <document> of that id in the case; NULL if there is none. */
xmlNode		*run_document(const struct run *, const char *id);

/* 1 if the text of the file with that id was guessed from a picture. */
int	 run_is_guessed(const struct run *, const char *id);

#endif
