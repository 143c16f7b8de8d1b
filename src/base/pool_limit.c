#include "base/pool_limit.h"

#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

/* Bytes of address space this process has now. */
static size_t
address_space(void)
{
	FILE		*f = fopen("/proc/self/statm", "re");
	unsigned long	 pages = 0;

	if (f == NULL)
		return 0;
	if (fscanf(f, "%lu", &pages) != 1)
		pages = 0;
	fclose(f);
	return (size_t)pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* Soft limits: a child of ours sets its own, which may be higher. */
static void
limit(int resource, size_t value)
{
	struct rlimit	 r;

	if (getrlimit(resource, &r) == -1)
		return;
	if (r.rlim_max == RLIM_INFINITY || value < r.rlim_max)
		r.rlim_cur = value;
	(void)setrlimit(resource, &r);
}

void
pool_limit(size_t memory)
{
	size_t	 begin = address_space();

	limit(RLIMIT_CORE, 0);
	if (memory > 0 && begin > 0)
		limit(RLIMIT_AS, begin + memory);
}
