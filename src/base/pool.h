/*
 * Many pieces of work on all cores, in processes that may crash: what takes a
 * worker down costs the step it was at, never the run. A worker is forked
 * with everything the parent has loaded, is handed one piece after another
 * and gives back bytes.
 *
 * What holds a worker that went wrong: the clock of the parent, for a step
 * that spins as for one that sleeps (a limit on processor time would see the
 * first only, and add nothing); a limit on the memory it adds to what it
 * began with, so that the next allocation fails and ends it; the system's
 * limit on its stack. It leaves no core file: applicants' papers would stand
 * in it. Signals that ask to end are the parent's; it ends its workers.
 */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stddef.h>

struct buf;
struct pool_progress;

enum pool_end {
	POOL_CRASHED,		/* a signal, or an exit where none belongs */
	POOL_STUCK		/* the step took longer than it may, or the
				   answer is too large or none */
};

struct pool_work {
	size_t	 n;		/* pieces */
	int	 workers;	/* processes; 0: as many as cores */
	int	 step_seconds;	/* that one step of a piece may take */
	size_t	 memory;	/* bytes a worker may add; 0: no limit */
	void	*closure;
	/* In a worker, before its first piece; NULL: nothing. */
	void	 (*begin)(void *closure);
	/*
	 * In a worker: does piece I and adds what came of it to RESULT.
	 * pool_step tells how far it is.
	 */
	void	 (*run)(void *closure, size_t i, struct pool_progress *,
		    struct buf *result);
	/*
	 * In the parent, in the order the pieces are finished. Returns 0, or
	 * -1 if the rest is not wanted.
	 */
	int	 (*done)(void *closure, size_t i, const struct buf *result);
	/*
	 * In the parent: the worker ended at STEP of piece I. Returns 1 to do
	 * the piece once more in a new worker, which knows what the parent
	 * knows then; 0 to go on without it.
	 */
	int	 (*died)(void *closure, size_t i, size_t step, enum pool_end);
};

enum {
	POOL_WORKERS_MAX = 256,
	POOL_RESULT_MAX	 = 256 * 1024 * 1024	/* bytes of one result */
};

/* Says that STEP of the piece begins now; the clock starts anew. */
void	 pool_step(struct pool_progress *, size_t step);

/*
 * Does all pieces. Returns 0, or -1 with errno: what the system said where it
 * gave no process or pipe at all, EINTR if a signal asked to end (the caller
 * is between stop_begin and stop_end, base/stop.h), ECANCELED if `done` did.
 * What was done until then was handed over; no process is left.
 */
int	 pool_run(const struct pool_work *);

#endif
