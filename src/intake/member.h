/*
 * A member of the bundle becomes a <file>: read now, or as it was read before
 * (cache).
 */
#ifndef INTAKE_MEMBER_H
#define INTAKE_MEMBER_H

#include <stddef.h>

struct reading;

void	 member_put(struct reading *, size_t i);

#endif
