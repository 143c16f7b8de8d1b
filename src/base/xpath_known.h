/*
 * Whether the functions that an expression calls are there, told before any
 * data is seen: libxml2 finds out only when it evaluates the call.
 */
#ifndef BASE_XPATH_KNOWN_H
#define BASE_XPATH_KNOWN_H

#include <stddef.h>

enum xpath_known_fault {
	XPATH_KNOWN_ALL,	/* nothing is wrong */
	XPATH_KNOWN_FUNCTION,	/* there is no such function */
	XPATH_KNOWN_ARITY,	/* too many or too few arguments */
	XPATH_KNOWN_PARTICLE	/* k:with has no such particle */
};

/*
 * The first fault of the well-formed expression TEXT; the name of the
 * function or the particle is written to NAME, of SIZE bytes.
 */
enum xpath_known_fault	 xpath_known(const char *text, char *name,
			    size_t size);

#endif
