/*
 * What a stem (base/stem.h) and the library that is loaded into its program
 * say to one another, over two pipes.
 */
#ifndef BASE_STEM_WIRE_H
#define BASE_STEM_WIRE_H

#include <stdint.h>
#include <sys/resource.h>

/* The descriptors of the program, behind the three usual ones. */
enum {
	STEM_ORDERS	= 3,
	STEM_ANSWERS	= 4,
	STEM_FILES	= 5	/* so many are open */
};

/* One more process, please. */
struct stem_order {
	int64_t	 cpu_seconds;
};

/* What became of it. The first answer, before any order, says "ready". */
struct stem_answer {
	int		 ready;		/* -1: no process could be made */
	int		 status;	/* as wait4(2) gives it */
	struct rusage	 used;
};

#endif
