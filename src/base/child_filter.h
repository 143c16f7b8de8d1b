/*
 * The system calls that a confined program may make: a filter of seccomp,
 * compiled in advance, so that what goes between vfork(2) and exec makes
 * system calls only.
 */
#ifndef BASE_CHILD_FILTER_H
#define BASE_CHILD_FILTER_H

struct sock_filter;

/* As the kernel takes it. */
struct child_filter {
	struct sock_filter	*code;
	unsigned short		 n;
};

/*
 * Makes the filter: no network, nothing written or created, no exec but of
 * PATH, which is known by its place in memory. No process, either, unless
 * FORKS: then those that the program stands still for (see base/stem.h).
 * 0, or -1 if there is no memory for it.
 */
int	 child_filter_make(struct child_filter *, const char *path,
	    int forks);
void	 child_filter_free(struct child_filter *);

/*
 * Confines the calling process. 0, also where the kernel has no such thing:
 * base/confine.h tells; -1 if it refuses.
 */
int	 child_filter_load(const struct child_filter *);

#endif
