/*
 * A foreign program run on foreign bytes, confined: it reads its standard
 * input and writes its standard output, and can do nothing else. No network,
 * no file created or written, no further program, no new privileges, an empty
 * environment, limits on processor time, memory, files and wall clock.
 */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include <stddef.h>
#include <stdint.h>

struct buf;

enum child_outcome {
	CHILD_OK,		/* ended by itself with status 0 */
	CHILD_STATUS,		/* ended by itself with another status */
	CHILD_SIGNAL,		/* died of a signal: crash, forbidden call */
	CHILD_TIMEOUT,		/* processor or wall clock limit */
	CHILD_MEMORY,		/* failed with most of its memory in use */
	CHILD_OUTPUT,		/* wrote more than the buffer may hold */
	CHILD_MISSING,		/* the program is not installed */
	CHILD_SYSTEM		/* this system gave no process, no pipe */
};

struct child {
	const char *const *argv;	/* argv[0]: looked for in the usual
					   folders; NULL-terminated */
	int		 cpu_seconds;	/* 0: 10 */
	int		 wall_seconds;	/* 0: 30 */
	int64_t		 memory;	/* address space in bytes; 0: 1 GiB */
};

/*
 * Runs it with the N bytes as standard input, which it may seek in, and adds
 * what it prints to OUT. Standard error goes nowhere. STATUS, if not NULL, is
 * the exit status or the number of the signal. OUT holds what came until a
 * limit was reached.
 */
enum child_outcome child_run(const struct child *, const void *input,
	    size_t n, struct buf *out, int *status);

/* The same with 10, 30 and 1 GiB where it has 0. */
struct child	 child_limits(const struct child *);

/*
 * What the end of such a process means, by what wait4(2) says of it; CODE is
 * the exit status or the number of the signal.
 */
struct rusage;
enum child_outcome child_judge(const struct child *, int status,
	    const struct rusage *, int *code);

enum {
	CHILD_NOT_CONFINED = 125,	/* exit statuses before its exec */
	CHILD_NOT_STARTED = 126,
	CHILD_FILES	= 64,		/* it may have open */
	CHILD_STAMP	= 128,
	CHILD_PATH	= 4096
};

/* Where the program of this name is; -1 if it is not installed. */
int	 child_path(const char *name, char path[CHILD_PATH]);

/*
 * Which program that is: size and time of its file, so that what another
 * version printed is not taken for its output. "" if it is not installed.
 */
void	 child_stamp(const char *program, char out[CHILD_STAMP]);

#endif
