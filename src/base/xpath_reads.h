/*
 * What an expression reads, told without any data: the paths of its location
 * paths, also of those in predicates and in arguments, each continued from
 * the places where the expression may stand.
 *
 *	finding[@verdict='supplement']/@title	from /case
 *
 * reads /case/finding[@verdict='supplement']/@title. A condition that asks
 * for one value stays in the path, because it tells elements of one name
 * apart; others are dropped, but what they read is told.
 */
#ifndef BASE_XPATH_READS_H
#define BASE_XPATH_READS_H

#include <stddef.h>

struct arena;

enum { XPATH_READS_PLACES = 8 };	/* alternatives that are followed */

/* Where an expression may stand; "" is the document. */
struct xpath_places {
	const char	*paths[XPATH_READS_PLACES];
	size_t		 n;
};

struct xpath_read {
	const char	*path;		/* "/row/name", "$office/name" */
	const char	*function;	/* it is an argument of, or "" */
	const char	*value;		/* it is compared with, or NULL */
	int		 carries;	/* the result is empty if this is */
	int		 alternative;	/* … and the others of a union are */
	struct xpath_read *next;
};

struct xpath_reads {
	struct xpath_read	*first;	/* in the order of the expression */
	struct xpath_places	 nodes;	/* the result, if it is of nodes */
	int			 unresolved;	/* some path is not told */
};

/* Of a well-formed expression at PLACES. All in the arena. */
void	 xpath_reads(struct xpath_reads *, struct arena *, const char *text,
	    const struct xpath_places *);

#endif
