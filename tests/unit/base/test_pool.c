/* Work in processes: results, crashes, hangs, order, many pieces. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/pool.h"
#include "base/stop.h"

enum { PIECES = 200, CRASHES = 7, HANGS = 11, DIES = 13, BIG = 17 };

struct run {
	size_t	 skip[PIECES];		/* step that is left out from now on */
	char	*results[PIECES];
	size_t	 deaths[PIECES], step[PIECES];
	enum pool_end	 end[PIECES];
	int	 again;
};

/* Steps 1 to 3; piece CRASHES aborts at 2, HANGS sleeps at 3. */
static void
work(void *closure, size_t i, struct pool_progress *progress, struct buf *out)
{
	struct run	*r = closure;
	size_t		 step;

	for (step = 1; step <= 3; step++) {
		if (r->skip[i] == step)
			continue;
		pool_step(progress, step);
		if (i == CRASHES && step == 2)
			abort();
		if (i == HANGS && step == 3)
			pause();
		if (i == DIES && step == 1)
			_exit(6);
		buf_printf(out, "%zu.%zu ", i, step);
	}
	for (step = 0; i == BIG && step < 100000; step++)
		buf_puts(out, "0123456789");
}

static int
done(void *closure, size_t i, const struct buf *result)
{
	struct run	*r = closure;

	assert_null(r->results[i]);
	r->results[i] = strdup(result->len > 0 ? result->data : "");
	r->results[i][result->len < 30 ? result->len : 30] = '\0';
	return 0;
}

static int
died(void *closure, size_t i, size_t step, enum pool_end end)
{
	struct run	*r = closure;

	r->deaths[i]++;
	r->step[i] = step;
	r->end[i] = end;
	r->skip[i] = step;
	return r->again;
}

static struct run
run_all(size_t n, int workers, int again)
{
	struct run	 r = { .again = again };
	struct pool_work work_all = { .n = n, .workers = workers,
			    .step_seconds = 1, .closure = &r, .run = work,
			    .done = done, .died = died };

	assert_int_equal(pool_run(&work_all), 0);
	return r;
}

static void
forget(struct run *r)
{
	size_t	 i;

	for (i = 0; i < PIECES; i++)
		free(r->results[i]);
}

static void
crashes_cost_a_step(void **state)
{
	struct run	 r = run_all(PIECES, 3, 1);
	char		 wanted[60];
	size_t		 i;

	(void)state;
	for (i = 0; i < PIECES; i++) {
		if (i == CRASHES || i == HANGS || i == DIES || i == BIG)
			continue;
		snprintf(wanted, sizeof(wanted), "%zu.1 %zu.2 %zu.3 ", i, i,
		    i);
		assert_string_equal(r.results[i], wanted);
		assert_int_equal(r.deaths[i], 0);
	}
	assert_string_equal(r.results[CRASHES], "7.1 7.3 ");
	assert_int_equal(r.end[CRASHES], POOL_CRASHED);
	assert_string_equal(r.results[HANGS], "11.1 11.2 ");
	assert_int_equal(r.end[HANGS], POOL_STUCK);
	assert_string_equal(r.results[DIES], "13.2 13.3 ");
	assert_int_equal(r.end[DIES], POOL_CRASHED);
	assert_memory_equal(r.results[BIG], "17.1 17.2 17.3 012345678901234", 30);
	forget(&r);
}

static void
given_up(void **state)
{
	struct run	 r = run_all(PIECES, 2, 0);

	(void)state;
	assert_null(r.results[CRASHES]);
	assert_int_equal(r.deaths[CRASHES], 1);
	assert_int_equal(r.step[CRASHES], 2);
	assert_null(r.results[HANGS]);
	assert_non_null(r.results[CRASHES + 1]);
	forget(&r);
}

static void
few_pieces(void **state)
{
	struct run	 none = run_all(0, 4, 1), one = run_all(1, 4, 1);
	struct run	 all_cores = run_all(5, 0, 1);

	(void)state;
	assert_null(none.results[0]);
	assert_string_equal(one.results[0], "0.1 0.2 0.3 ");
	assert_string_equal(all_cores.results[4], "4.1 4.2 4.3 ");
	forget(&one);
	forget(&all_cores);
}

/* ---- workers that go wrong in other ways ---- */

enum { SPINS, ALLOCATES, RECURSES, EXITS, WRITES, KILLED, CLOSES,
    WAYS };
enum { FILES = 20 };

struct wrong {
	char		 results[WAYS + 10][8];
	enum pool_end	 end[WAYS];
	size_t		 deaths, tried[WAYS];
	size_t		 stop_at;	/* pieces done, or 0 */
	int		 open_before[FILES];
	size_t		 done;
};

static void
allocate(void)
{
	volatile char	*p;
	size_t		 i;

	for (i = 0; i < 4096; i++) {
		p = mem_alloc(1024 * 1024);
		p[i] = 1;
	}
}

/* The address is used after the call, so that this is no loop. */
static size_t
recurse(volatile char *above, size_t depth)
{
	volatile char	 here[4096];

	here[0] = above[0];
	if (depth == SIZE_MAX)
		return 0;
	return recurse(here, depth + 1) + (size_t)here[0];
}

static void
go_wrong(void *closure, size_t i, struct pool_progress *progress,
    struct buf *out)
{
	struct wrong	*w = closure;
	volatile size_t	 n = 1;
	char		 top[1] = "";

	pool_step(progress, 1);
	if (i >= WAYS || w->tried[i]) {
		buf_puts(out, "fine");
		return;
	}
	if (i == SPINS)
		while (n > 0)
			n |= 1;
	if (i == ALLOCATES)
		allocate();
	if (i == RECURSES)
		n = recurse(top, 0);
	if (i == EXITS)
		exit(0);
	if (i == WRITES)	/* what is no answer to the question */
		for (n = 0; n < FILES; n++)
			if (!w->open_before[n] &&
			    write((int)n, "0123456789abcdef", 16) == -1)
				continue;
	if (i == KILLED)
		raise(SIGKILL);
	if (i == CLOSES) {	/* and lives on */
		close_range(3, ~0U, 0);
		pause();
	}
}

static int
wrong_done(void *closure, size_t i, const struct buf *result)
{
	struct wrong	*w = closure;

	snprintf(w->results[i], sizeof(w->results[i]), "%.7s",
	    buf_string(result));
	return ++w->done == w->stop_at ? -1 : 0;
}

static int
wrong_died(void *closure, size_t i, size_t step, enum pool_end end)
{
	struct wrong	*w = closure;

	assert_true(i < WAYS);
	assert_int_equal(step, 1);
	w->deaths++;
	w->end[i] = end;
	w->tried[i] = 1;
	return 1;
}

static size_t
open_files(void)
{
	DIR	*d = opendir("/proc/self/fd");
	size_t	 n = 0;

	assert_non_null(d);
	while (readdir(d) != NULL)
		n++;
	closedir(d);
	return n;
}

/* Nothing of ours is left: no process, dead or alive, and no descriptor. */
static void
assert_clean(size_t files)
{
	assert_int_equal(open_files(), files);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
}

static void
every_way_costs_a_step(void **state)
{
	struct wrong	 w = { .deaths = 0 };
	struct pool_work work_all = { .n = WAYS + 10, .workers = 3,
			    .step_seconds = 2, .memory = 256 * 1024 * 1024,
			    .closure = &w, .run = go_wrong,
			    .done = wrong_done, .died = wrong_died };
	size_t		 i, files = open_files();

	(void)state;
	for (i = 0; i < FILES; i++)
		w.open_before[i] = fcntl((int)i, F_GETFD) != -1;
	/* Would come out of a worker that exits, too. */
	printf("once\n");
	assert_int_equal(pool_run(&work_all), 0);
	assert_int_equal(w.deaths, WAYS);
	for (i = 0; i < WAYS + 10; i++)
		assert_string_equal(w.results[i], "fine");
	assert_int_equal(w.end[SPINS], POOL_STUCK);
	assert_int_equal(w.end[ALLOCATES], POOL_CRASHED);
	assert_int_equal(w.end[RECURSES], POOL_CRASHED);
	assert_int_equal(w.end[EXITS], POOL_CRASHED);
	assert_int_equal(w.end[KILLED], POOL_CRASHED);
	assert_int_equal(w.end[CLOSES], POOL_CRASHED);
	assert_clean(files);
}

/* The rest is not wanted: workers end in the middle of what they do. */
static void
stops_when_told(void **state)
{
	struct wrong	 w = { .stop_at = 3 };
	struct pool_work work_all = { .n = WAYS + 10, .workers = 3,
			    .step_seconds = 60, .memory = 256 * 1024 * 1024,
			    .closure = &w, .run = go_wrong,
			    .done = wrong_done, .died = wrong_died };
	size_t		 i, files = open_files();

	(void)state;
	for (i = 0; i < FILES; i++)
		w.open_before[i] = fcntl((int)i, F_GETFD) != -1;
	assert_int_equal(pool_run(&work_all), -1);
	assert_int_equal(errno, ECANCELED);
	assert_int_equal(w.done, 3);
	assert_clean(files);
}

/* A worker's own child, as that of a program run on a file. */
static void
with_child(void *closure, size_t i, struct pool_progress *progress,
    struct buf *out)
{
	pid_t	 self = getpid();

	(void)closure;
	(void)progress;
	if (i % 2 == 0 && fork() == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() == self)
			pause();
		_exit(0);
	}
	if (i % 2 == 0)
		abort();
	buf_puts(out, "fine");
}

static int
let_go(void *closure, size_t i, size_t step, enum pool_end end)
{
	(void)closure;
	(void)i;
	(void)step;
	(void)end;
	return 0;
}

static void
no_grandchild_is_left(void **state)
{
	struct wrong	 w = { .deaths = 0 };
	struct pool_work work_all = { .n = 10, .workers = 2, .closure = &w,
			    .run = with_child, .done = wrong_done,
			    .died = let_go };
	size_t		 files = open_files();

	(void)state;
	assert_int_equal(pool_run(&work_all), 0);
	assert_int_equal(w.done, 5);
	assert_clean(files);
}

/* Many times what a pipe holds. */
static void
answer_at_length(void *closure, size_t i, struct pool_progress *progress,
    struct buf *out)
{
	size_t	 n;

	(void)closure;
	(void)i;
	pool_step(progress, 1);
	for (n = 0; n < 200000; n++)
		buf_puts(out, "0123456789");
}

static int
take_time(void *closure, size_t i, const struct buf *result)
{
	size_t	*bytes = closure;

	(void)i;
	usleep(1500 * 1000);
	*bytes += result->len;
	return 0;
}

static int
counts_as_death(void *closure, size_t i, size_t step, enum pool_end end)
{
	size_t	*bytes = closure;

	*bytes += 1;
	return let_go(closure, i, step, end);
}

/* Whoever reads may pause, and workers have to wait: they are not stuck. */
static void
a_pause_of_ours_is_nobodys_fault(void **state)
{
	size_t		 bytes = 0;
	struct pool_work work_all = { .n = 4, .workers = 3, .closure = &bytes,
			    .step_seconds = 1, .run = answer_at_length,
			    .done = take_time, .died = counts_as_death };

	(void)state;
	assert_int_equal(pool_run(&work_all), 0);
	assert_int_equal(bytes, 4 * 2000000);
}

/* A signal between stop_begin and stop_end ends the run, then the process. */
static void
a_signal_ends_it(void **state)
{
	struct wrong	 w = { .deaths = 0 };
	struct pool_work work_all = { .n = 1, .workers = 1, .closure = &w,
			    .step_seconds = 60, .run = go_wrong,
			    .done = wrong_done, .died = wrong_died };
	struct stop	 outer, inner;
	int		 status;
	pid_t		 pid = fork();

	(void)state;
	if (pid == 0) {
		stop_begin(&outer);
		stop_begin(&inner);
		if (fork() == 0) {
			usleep(200 * 1000);
			kill(getppid(), SIGTERM);
			_exit(0);
		}
		if (pool_run(&work_all) != -1 || errno != EINTR)
			_exit(1);
		stop_end(&inner);
		if (stop_asked() != SIGTERM)
			_exit(2);
		stop_end(&outer);
		_exit(3);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGTERM);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(crashes_cost_a_step),
		cmocka_unit_test(given_up),
		cmocka_unit_test(few_pieces),
		cmocka_unit_test(every_way_costs_a_step),
		cmocka_unit_test(stops_when_told),
		cmocka_unit_test(no_grandchild_is_left),
		cmocka_unit_test(a_pause_of_ours_is_nobodys_fault),
		cmocka_unit_test(a_signal_ends_it)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
