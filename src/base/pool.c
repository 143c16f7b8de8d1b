#include "base/pool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/pool_limit.h"
#include "base/stop.h"

enum {
	NONE		= -1,
	STEP_SECONDS	= 120,
	LOOK_MS		= 250,		/* how often clocks are looked at */
	STRAY_MS	= 500,		/* that those we adopted get to end */
	PAUSE_MS	= 1000,		/* we do not look: we were held up */
	PIECE		= 256 * 1024
};

/* In memory that parent and worker share. */
struct pool_progress {
	_Atomic size_t	 step;
	_Atomic int64_t	 since;		/* milliseconds */
};

/* What a worker sends before the bytes of a result. */
struct head {
	size_t	 i, len;
};

struct worker {
	pid_t			 pid;
	int			 orders;	/* we write indexes here */
	int			 results;	/* and read heads and bytes */
	struct pool_progress	*progress;
	int			 busy;
	size_t			 i;		/* piece it works at */
	struct buf		 bytes;		/* of its answer so far */
};

struct pool {
	const struct pool_work	*work;
	struct pool_progress	*shared;
	struct worker		*workers;
	int			 n;
	size_t			 next;		/* piece nobody has begun */
	size_t			*again;		/* pieces to be done anew */
	size_t			 n_again;
	size_t			 finished;
	int			 unwanted;	/* `done` said so */
	int64_t			 looked;	/* when, last */
	int			 adopting;	/* what it was before */
};

static int64_t
milliseconds(void)
{
	struct timespec	 now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void
pool_step(struct pool_progress *p, size_t step)
{
	if (p == NULL)
		return;
	atomic_store(&p->step, step);
	atomic_store(&p->since, milliseconds());
}

/* ---- in a worker ---- */

static int
read_all(int fd, void *to, size_t n)
{
	char	*p = to;
	ssize_t	 got;

	while (n > 0) {
		if ((got = read(fd, p, n)) == -1 && errno == EINTR)
			continue;
		if (got <= 0)
			return -1;
		p += got;
		n -= (size_t)got;
	}
	return 0;
}

static int
write_all(int fd, const void *from, size_t n)
{
	const char	*p = from;
	ssize_t		 put;

	while (n > 0) {
		if ((put = write(fd, p, n)) == -1 && errno == EINTR)
			continue;
		if (put <= 0)
			return -1;
		p += put;
		n -= (size_t)put;
	}
	return 0;
}

/* Leaves by _exit(2): what the parent opened is the parent's to close. */
static _Noreturn void
serve(const struct pool_work *work, struct pool_progress *progress, int orders,
    int results)
{
	struct head	 head;
	struct buf	 out;

	buf_init(&out, POOL_RESULT_MAX);
	if (work->begin != NULL)
		work->begin(work->closure);
	while (read_all(orders, &head.i, sizeof(head.i)) == 0) {
		buf_clear(&out);
		pool_step(progress, 0);
		work->run(work->closure, head.i, progress, &out);
		head.len = out.len;
		if (write_all(results, &head, sizeof(head)) == -1 ||
		    write_all(results, buf_string(&out), out.len) == -1)
			break;
	}
	_exit(0);
}

/* ---- the parent ---- */

static void
close_worker(struct worker *w)
{
	close(w->orders);
	close(w->results);
	w->pid = NONE;
	w->busy = 0;
	buf_clear(&w->bytes);
}

/* The worker keeps no end of another one's pipes: it would not see it end. */
static _Noreturn void
become(struct pool *p, struct worker *self, int orders, int results,
    pid_t parent)
{
	int	 i;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(1);
	for (i = 0; i < p->n; i++)
		if (&p->workers[i] != self && p->workers[i].pid != NONE) {
			close(p->workers[i].orders);
			close(p->workers[i].results);
		}
	stop_ignore();
	pool_limit(p->work->memory);
	serve(p->work, self->progress, orders, results);
}

static int
start(struct pool *p, struct worker *w)
{
	pid_t	 parent = getpid();
	int	 orders[2], results[2];

	if (pipe2(orders, O_CLOEXEC) == -1)
		return -1;
	if (pipe2(results, O_CLOEXEC) == -1) {
		close(orders[0]);
		close(orders[1]);
		return -1;
	}
	if ((w->pid = fork()) == 0) {
		close(orders[1]);
		close(results[0]);
		become(p, w, orders[0], results[1], parent);
	}
	close(orders[0]);
	close(results[1]);
	w->orders = orders[1];
	w->results = results[0];
	if (w->pid != -1)
		return 0;
	close_worker(w);
	return -1;
}

/* Of one that has answered nothing is lost. */
static void
retire(struct worker *w)
{
	pid_t	 pid = w->pid;
	int	 status;

	kill(pid, SIGKILL);
	close_worker(w);
	while (waitpid(pid, &status, 0) == -1 && errno == EINTR)
		continue;
}

/*
 * Hands the next piece to an idle worker, starting it if need be. A piece
 * that is done anew is for one that knows why.
 */
static int
order(struct pool *p, struct worker *w)
{
	int	 anew = p->n_again > 0;

	if (anew)
		w->i = p->again[--p->n_again];
	else if (p->next < p->work->n)
		w->i = p->next++;
	else
		return 0;
	/* One that died while it waited has cost nothing. */
	if (w->pid != NONE && waitpid(w->pid, NULL, WNOHANG) == w->pid)
		close_worker(w);
	else if (w->pid != NONE && anew)
		retire(w);
	if (w->pid == NONE && start(p, w) == -1) {
		p->again[p->n_again++] = w->i;
		return -1;
	}
	w->busy = 1;
	pool_step(w->progress, 0);
	/* If it is dead already its pipe will say so. */
	(void)write_all(w->orders, &w->i, sizeof(w->i));
	return 0;
}

static void
bury(struct pool *p, struct worker *w, enum pool_end end)
{
	size_t	 step = atomic_load(&w->progress->step);
	int	 status;

	/* One that closed its pipe may live on: none is waited for alive. */
	kill(w->pid, SIGKILL);
	while (waitpid(w->pid, &status, 0) == -1 && errno == EINTR)
		continue;
	close_worker(w);
	if (p->work->died(p->work->closure, w->i, step, end))
		p->again[p->n_again++] = w->i;
	else
		p->finished++;
}

/* 1 if the worker, which may be broken, answers what it was asked. */
static int
is_sound(const struct worker *w, const struct head *head)
{
	return head->i == w->i && head->len <= POOL_RESULT_MAX;
}

/* Hands over a whole answer; -1 if what is there is none. */
static int
answered(struct pool *p, struct worker *w)
{
	struct head	 head;
	struct buf	 result;

	if (w->bytes.len < sizeof(head))
		return 0;
	memcpy(&head, w->bytes.data, sizeof(head));
	if (!is_sound(w, &head))
		return -1;
	if (w->bytes.len < sizeof(head) + head.len)
		return 0;
	result = w->bytes;
	result.data += sizeof(head);
	result.len = head.len;
	if (p->work->done(p->work->closure, head.i, &result) == -1)
		p->unwanted = 1;
	p->finished++;
	w->busy = 0;
	buf_clear(&w->bytes);
	return 0;
}

static void
listen_to(struct pool *p, struct worker *w)
{
	char	 piece[PIECE];
	ssize_t	 n = read(w->results, piece, sizeof(piece));

	if (n == -1 && (errno == EINTR || errno == EAGAIN))
		return;
	if (n <= 0 || buf_add(&w->bytes, piece, (size_t)n) == -1) {
		bury(p, w, n <= 0 ? POOL_CRASHED : POOL_STUCK);
		return;
	}
	if (answered(p, w) == -1)
		bury(p, w, POOL_STUCK);
}

static int
is_stuck(const struct pool *p, const struct worker *w, int64_t now)
{
	int64_t	 seconds = p->work->step_seconds > 0 ?
		    p->work->step_seconds : STEP_SECONDS;

	return w->busy && now - atomic_load(&w->progress->since) >
	    seconds * 1000;
}

/*
 * While we were held up, by a reader that pauses or because all of us were
 * stopped (^Z), workers may have had to wait: that time is not theirs.
 */
static void
forgive(struct pool *p, int64_t now)
{
	int64_t	 away = now - p->looked;
	int	 i;

	p->looked = now;
	for (i = 0; i < p->n && away > PAUSE_MS; i++)
		atomic_fetch_add(&p->workers[i].progress->since, away);
}

/* Waits for answers once; buries those that died or got stuck. */
static void
watch(struct pool *p, struct pollfd *fds)
{
	int64_t	 now;
	int	 i;

	for (i = 0; i < p->n; i++)
		fds[i] = (struct pollfd){ p->workers[i].busy ?
		    p->workers[i].results : -1, POLLIN, 0 };
	if (poll(fds, (nfds_t)p->n, LOOK_MS) == -1)
		return;
	now = milliseconds();
	forgive(p, now);
	for (i = 0; i < p->n && !p->unwanted; i++) {
		if (fds[i].fd != -1 && fds[i].revents != 0)
			listen_to(p, &p->workers[i]);
		else if (is_stuck(p, &p->workers[i], now))
			bury(p, &p->workers[i], POOL_STUCK);
	}
}

/* Gives work to all who have none; -1 if nobody could be started at all. */
static int
order_all(struct pool *p)
{
	int	 i, busy = 0, failed = 0;

	for (i = 0; i < p->n; i++) {
		if (!p->workers[i].busy && order(p, &p->workers[i]) == -1)
			failed = errno;
		busy += p->workers[i].busy;
	}
	errno = failed;
	return busy == 0 && failed != 0 ? -1 : 0;
}

static int
count_workers(const struct pool_work *work)
{
	long	 n = work->workers;

	if (n <= 0)
		n = sysconf(_SC_NPROCESSORS_ONLN);
	if (n > POOL_WORKERS_MAX)
		n = POOL_WORKERS_MAX;
	if (n < 1)
		n = 1;
	return (size_t)n > work->n ? (int)work->n : (int)n;
}

static int
open_pool(struct pool *p, const struct pool_work *work)
{
	size_t	 size;
	int	 i;

	*p = (struct pool){ .work = work, .n = count_workers(work),
	    .looked = milliseconds() };
	size = (size_t)p->n * sizeof(*p->shared);
	p->shared = mmap(NULL, size, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (p->shared == MAP_FAILED)
		return -1;
	prctl(PR_GET_CHILD_SUBREAPER, &p->adopting);
	prctl(PR_SET_CHILD_SUBREAPER, 1UL);
	/* Or a worker that calls exit(3) would write it, too. */
	fflush(NULL);
	p->workers = mem_array((size_t)p->n, sizeof(*p->workers));
	p->again = mem_array((size_t)p->n, sizeof(*p->again));
	for (i = 0; i < p->n; i++) {
		p->workers[i].pid = NONE;
		p->workers[i].progress = &p->shared[i];
		buf_init(&p->workers[i].bytes,
		    POOL_RESULT_MAX + sizeof(struct head));
	}
	return 0;
}

/*
 * What a killed worker had started is ours for the time of the run, so that
 * it does not stay behind where nobody buries the children of others. A
 * worker is left for its own burial.
 */
static int
reap_stray(const struct pool *p)
{
	siginfo_t	 info = { 0 };
	int		 i;

	if (waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == -1 ||
	    info.si_pid == 0)
		return 0;
	for (i = 0; i < p->n; i++)
		if (p->workers[i].pid == info.si_pid)
			return 0;
	return waitpid(info.si_pid, NULL, WNOHANG) == info.si_pid;
}

/* They were killed with their worker; others may be no children of ours. */
static void
reap_strays(const struct pool *p)
{
	struct timespec	 pause = { 0, 1000 * 1000 };
	siginfo_t	 info = { 0 };
	int64_t		 end = milliseconds() + STRAY_MS;

	while (milliseconds() < end) {
		while (reap_stray(p))
			continue;
		if (waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == -1)
			return;
		nanosleep(&pause, NULL);
	}
}

static void
close_pool(struct pool *p)
{
	int	 i;

	for (i = 0; i < p->n; i++) {
		if (p->workers[i].pid != NONE)
			retire(&p->workers[i]);
		buf_free(&p->workers[i].bytes);
	}
	reap_strays(p);
	prctl(PR_SET_CHILD_SUBREAPER, (unsigned long)p->adopting);
	munmap(p->shared, (size_t)p->n * sizeof(*p->shared));
	free(p->workers);
	free(p->again);
}

/* Once around: -1 with errno when there is no going on. */
static int
turn(struct pool *p, struct pollfd *fds)
{
	if (order_all(p) == -1)
		return -1;
	watch(p, fds);
	while (reap_stray(p))
		continue;
	errno = stop_asked() ? EINTR : ECANCELED;
	return stop_asked() || p->unwanted ? -1 : 0;
}

int
pool_run(const struct pool_work *work)
{
	struct pool	 p;
	struct pollfd	*fds;
	void		(*before)(int);
	int		 error, result = 0;

	if (work->n == 0)
		return 0;
	if (open_pool(&p, work) == -1)
		return -1;
	before = signal(SIGPIPE, SIG_IGN);
	fds = mem_array((size_t)p.n, sizeof(*fds));
	while (result == 0 && p.finished < work->n)
		result = turn(&p, fds);
	error = errno;
	free(fds);
	close_pool(&p);
	signal(SIGPIPE, before);
	errno = error;
	return result;
}
