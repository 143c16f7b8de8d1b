/*
 * Rules: a subset of ISO Schematron (schema ns pattern rule let assert
 * report value-of), loaded and proved, then run on a case.
 *
 * As in ISO a node is taken, within a pattern, by the first rule whose
 * context it matches. Beyond ISO, a check that needs a value which is not
 * there is neither true nor false: it asks for a person (확인필요).
 */
#ifndef CHECK_RULES_H
#define CHECK_RULES_H

#include <stddef.h>
#include <stdint.h>

struct names;
struct programme;
struct run;
struct xpath_expr;

/* A named value. */
struct rules_let {
	const char		 *name;
	const char		 *label;	/* for people; NULL: unsaid */
	const char		 *fact;		/* the fact it reads, or NULL */
	struct xpath_expr	 *value;
	int			  optional;	/* may be empty */
	size_t			  index;	/* among those of the schema */
	uint64_t		  watched;	/* values it rests on */
	struct rules_let	**uses;		/* lets its value rests on */
	size_t			  n_uses;
};

/* A piece of a message: words, or the value of an expression. */
struct rules_part {
	const char		*words;
	struct xpath_expr	*select;
};

/* An assert or a report. */
struct rules_check {
	const char		 *id;
	const char		 *title;
	const char		 *role;
	const char		 *see;		/* ids of quotes */
	const char		 *remedy;
	const char		 *unknown;	/* sentence if not evaluable */
	const char		 *document;	/* instead of the context's */
	const char		 *conflict;
	const char		 *fact;		/* the fact the test reads */
	struct xpath_expr	 *test;
	int			  report;	/* speaks if the test holds */
	int			  unprovable;	/* no paper can settle it */
	int			  match;	/* who is in the running */
	int			  line;
	struct rules_part	 *parts;
	size_t			  n_parts;
	uint64_t		  watched;	/* values it rests on */
	struct rules_let	**uses;
	size_t			  n_uses;
};

struct rules_rule {
	const char		*context_text;
	struct xpath_expr	*context;
	int			 line;
	struct rules_let	*lets;
	size_t			 n_lets;
	struct rules_check	*checks;
	size_t			 n_checks;
};

struct rules_pattern {
	struct rules_let	*lets;
	size_t			 n_lets;
	struct rules_rule	*rules;
	size_t			 n_rules;
};

/* One file of rules. Its memory is the programme's. */
struct rules {
	const char		*path;
	struct rules_let	*lets;
	size_t			 n_lets;
	struct rules_pattern	*patterns;
	size_t			 n_patterns;
	size_t			 all_lets;	/* of patterns and rules, too */
};

/*
 * Loads PATH for the programme; every fault is a diag with file and line.
 * VARIABLES are the names that are bound when rules run. NULL if the file
 * could not be understood at all.
 */
struct rules	*rules_load(struct programme *, struct names *variables,
		    const char *path);
void		 rules_free(struct rules *);

/* Runs every rule on the case; what comes out goes to the run's findings. */
void		 rules_run(const struct rules *, struct run *);

#endif
