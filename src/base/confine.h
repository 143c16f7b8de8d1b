/*
 * A process that reads foreign bytes gives up, for good, what it does not
 * need for that: the network, other people's files, other programs, looking
 * into other processes. By Landlock (files) and seccomp (system calls), as
 * far as the kernel has them.
 */
#ifndef BASE_CONFINE_H
#define BASE_CONFINE_H

/* What a kernel lacks, as bits. */
enum {
	CONFINE_LANDLOCK = 1 << 0,	/* needs Linux 5.13 */
	CONFINE_SECCOMP	 = 1 << 1
};

/* What this one lacks, and its names: "Landlock, seccomp". */
unsigned	 confine_lacking(void);
const char	*confine_names(unsigned lacking);

/*
 * The files of a process-to-be: prepared once, taken on by any number of
 * processes that are forked later. NULL where there is no Landlock; all
 * functions take that, too. Files and folders of the system's programs and
 * libraries can be read already.
 */
struct confine;

struct confine	*confine_new(void);
void		 confine_free(struct confine *);

/* Allows reading PATH and all below it; nothing if it is not there. */
void		 confine_allow_reading(struct confine *, const char *path);
/* The same, and making, changing and deleting files there. */
void		 confine_allow_writing(struct confine *, const char *path);
/* Allows running the program of this name (see base/child.h). */
void		 confine_allow_program(struct confine *, const char *name);

/*
 * Confines the calling process, as far as the kernel can: to those files, and
 * to calls that have nothing to do with networks, with other processes or
 * with the machine. 0, or -1 if the kernel can and refuses.
 */
int		 confine_enter(const struct confine *);

#endif
