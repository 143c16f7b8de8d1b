/*
 * Which elements, attributes and texts an XML file of ours may hold: one
 * table per kind of file, checked before anything in it is believed. What the
 * table does not know is an error with its line, never ignored.
 */
#ifndef BASE_VOCAB_H
#define BASE_VOCAB_H

#include <libxml/tree.h>
#include <stddef.h>

struct diags;

/*
 * One element; a name may have several rows (another parent, other
 * attributes), of which the first whose parents fit holds.
 */
struct vocab_element {
	const char	*name;		/* local name */
	const char	*parents;	/* blank-separated; "" = root, "*" any */
	const char	*attributes;	/* blank-separated; "!id" must be
					   there, "*" any */
	int		 text;		/* 1 if characters may stand in it */
};

/*
 * Checks the whole document FILE. Every fault is a diag (B012–B016) at its
 * line. Elements are known by their local names. Attributes in a namespace
 * are left alone (xml:lang); namespaced ones of ours belong in the table
 * under their local names. Returns 0, or -1 if there was a fault.
 */
int	 vocab_check(struct diags *, const char *file, const xmlDoc *,
	    const struct vocab_element *, size_t n);

#endif
