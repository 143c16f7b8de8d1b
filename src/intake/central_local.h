/*
 * What stands at the entries themselves, held against the central directory.
 * Programs that unpack from the front see only this, so where the two differ
 * an archive shows one thing to one program and another to the next.
 * Source: APPNOTE.TXT 6.3.9, sections 4.3.7 and 4.4.
 */
#ifndef INTAKE_CENTRAL_LOCAL_H
#define INTAKE_CENTRAL_LOCAL_H

#include "intake/central.h"

enum central_doubt {
	CENTRAL_FAIR,
	CENTRAL_ASTRAY,		/* no entry begins there, or ends inside */
	CENTRAL_RENAMED,	/* it bears another name there */
	CENTRAL_DIFFERS,	/* another method, size or sum there */
	CENTRAL_OVERLAPS	/* its bytes are those of another entry, too */
};

/* Fills DOUBTS for the N entries of an archive. */
void	 central_local_check(const struct central *,
	    const struct central_entry *, size_t n, enum central_doubt *doubts);

#endif
