/*
 * Where the press finds what papers share: the shipped templates/ and, over
 * it, the folder of an office that has its own styles, letterhead, logo and
 * papers. The office's files are found first, so that nothing shipped has to
 * be changed.
 */
#ifndef PRESS_HOUSE_H
#define PRESS_HOUSE_H

#include <libxml/tree.h>

struct arena;
struct diags;

struct house {
	struct arena	*arena;
	const char	*shipped;	/* with house.xml */
	const char	*overlay;	/* NULL: none */
	xmlDoc		*office;	/* office.xml, NULL if there is none */
};

/*
 * Sets the folders and reads the office.xml of the first that has one. 0, or
 * -1 with diags at its lines. Strings are copied to the arena.
 */
int		 house_open(struct house *, struct diags *, struct arena *,
		    const char *shipped, const char *overlay);
void		 house_close(struct house *);

/*
 * The path of a file NAME: in the folder BESIDE, in the overlay, among the
 * shipped. If it is nowhere, the last of these. In the arena.
 */
const char	*house_find(const struct house *, struct arena *,
		    const char *beside, const char *name);

/* 1 if NAME is relative and stays inside: no way to reach other files. */
int		 house_is_inside(const char *name);

/* The root element of office.xml, NULL if there is none. */
xmlNode		*house_office(const struct house *);

/* 1 if office.xml may have an element of that name. */
int		 house_office_has(const char *name);

#endif
