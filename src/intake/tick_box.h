/*
 * What boxes and ticks look like in a comparison key: ☑ ■ ✔ √ V ● O against
 * □ ☐, and the ring, which is one or the other.
 */
#ifndef INTAKE_TICK_BOX_H
#define INTAKE_TICK_BOX_H

#include <stddef.h>

enum tick_state {
	TICK_NONE,	/* there is neither box nor tick */
	TICK_EMPTY,
	TICK_TICKED,
	TICK_RING,	/* ○: an empty button, or a ring drawn as a tick */
	TICK_IN_RING	/* (○): a ring in a bracket that may be empty, too */
};

/* The box or tick at S: its bytes and state; 0 if there is none. */
size_t	 tick_box(const char *s, enum tick_state *);

/* The one that ends before AT in S. */
size_t	 tick_box_before(const char *s, size_t at, enum tick_state *);

/* The same as tick_box for a bare V or O, which is no part of a word. */
size_t	 tick_letter(const char *key, size_t at, enum tick_state *);

#endif
