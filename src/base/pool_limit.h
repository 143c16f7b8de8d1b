/*
 * What a worker of a pool may take of the system (base/pool.h says why).
 */
#ifndef BASE_POOL_LIMIT_H
#define BASE_POOL_LIMIT_H

#include <stddef.h>

/* For this process: no core file, and MEMORY bytes beyond what it has now
 * (0: no limit). */
void	 pool_limit(size_t memory);

#endif
