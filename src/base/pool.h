/*
 * Many pieces of work on all cores, in processes that may crash: what takes a
 * worker down costs the step it was at, never the run. A worker is forked
 * with everything the parent has loaded, is handed one piece after another
 * and gives back bytes.
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
	void	*closure;
	/*
	 * In a worker: does piece I and adds what came of it to RESULT.
	 * pool_step tells how far it is.
	 */
	void	 (*run)(void *closure, size_t i, struct pool_progress *,
		    struct buf *result);
	/* In the parent, in the order the pieces are finished. */
	void	 (*done)(void *closure, size_t i, const struct buf *result);
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
 * Does all pieces. Returns 0, or -1 with errno if this system gives no
 * process or pipe at all; what was done until then was handed over.
 */
int	 pool_run(const struct pool_work *);

#endif
