/*
 * What was read from one document: values with their provenance, in the
 * order of their discovery.
 */
#ifndef INTAKE_FACT_H
#define INTAKE_FACT_H

#include "intake/sheet.h"

struct arena;

struct fact {
	const char	*name;
	const char	*type;	/* "date", "won" … */
	const char	*value;
	const char	*raw;	/* as found */
	const char	*label;	/* what it was bound to; "" if by its shape */
	const struct text_piece *piece;	/* where it stands */
	const char	*at;	/* where RAW begins there at the earliest; NULL
				   if it is not known, or made of the whole */
	struct fact	*next;
};

/* Values that should be one and differ: none was taken. */
struct fact_conflict {
	const char	*label;
	const char	*values;
	struct fact_conflict *next;
};

struct fact_list {
	struct arena	*arena;
	struct fact	*first, **last;
	const char	*at;	/* of the facts that are added next */
	int		 n;
	struct fact_conflict *conflicts;
};

enum { FACT_MAX = 200 };	/* of one document */

void	 fact_list_init(struct fact_list *, struct arena *);

/*
 * Numbers of persons are masked in VALUE, RAW and LABEL. A value of which
 * letters were lost (UTF8_LOST in RAW) is left out.
 */
void	 fact_add(struct fact_list *, const struct sheet *, int line,
	    const char *name, const char *type, const char *value,
	    const char *raw, const char *label);

/* The first of this name, or NULL. */
const struct fact *fact_find(const struct fact_list *, const char *name);

void	 fact_conflict(struct fact_list *, const char *label,
	    const char *values);

#endif
