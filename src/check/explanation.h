/*
 * All that the data say about one rule, value, document, conflict or quote,
 * gathered for a person who wants to see a verdict proved.
 */
#ifndef CHECK_EXPLANATION_H
#define CHECK_EXPLANATION_H

#include <libxml/tree.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct basis;
struct programme;

/* A name and what is said under it. */
struct explanation_row {
	const char	*name;
	const char	*text;
	struct explanation_row *next;
};

struct explanation_list {
	struct explanation_row	*first, *last;
};

struct explanation {
	const struct programme	*programme;
	const char		*kind;		/* "rule", element's name */
	const char		*id;
	const char		*title;
	const char		*role;		/* NULL unless it is a rule */
	const char		*severity;	/* why the role was changed */
	struct place		 place;
	/* As written: context and test, message, attributes. */
	struct explanation_list	 says;
	/* Variables and values it reads. */
	struct explanation_list	 reads;
	const char		*basis;		/* ids of quotes */
	const char		*conflict;	/* ids, "" if none */
	/* What reads it or rests on it, for values, conflicts, quotes. */
	const char		*used_by;
	struct explanation	*next;
};

/*
 * Everything called ID in the programme, as id or as the rule of a cap or
 * document; NULL if there is nothing. All in the arena.
 */
struct explanation	*explanation_new(struct arena *, const struct basis *,
			    const struct programme *, const char *id);

/* Calls EACH with every id that could have been asked for. */
void			 explanation_ids(struct arena *,
			    const struct programme *,
			    void (*each)(const char *id, void *closure),
			    void *closure);

#endif
