/*
 * The name that was probably meant, for messages about misspelt ones.
 */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stddef.h>

/* A search for the name nearest to one; plain, without anything to free. */
struct nearest {
	const char	*wanted;
	const char	*found;		/* borrowed from nearest_try, or NULL */
	int		 distance;
};

void	 nearest_init(struct nearest *, const char *wanted);

/*
 * Offers one name. It is near if at most two letters differ, are missing,
 * too many or exchanged; one in a short name; case does not matter. Names
 * that differ in a number only are different on purpose.
 */
void	 nearest_try(struct nearest *, const char *name);

#endif
