/*
 * One case under one programme: what the parts of a check hand round.
 */
#ifndef CHECK_RUN_H
#define CHECK_RUN_H

#include <libxml/tree.h>

struct arena;
struct diags;
struct finding;
struct findings;
struct names;
struct programme;
struct xpath;

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
};

/* What the parameter reference-day may choose. */
#define RUN_REFERENCE_DAYS "closing submitted notice as-of"

/* Binds the engine's variables and the programme's parameters. */
void		 run_bind(struct run *);

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
