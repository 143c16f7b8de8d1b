/* Work in processes: results, crashes, hangs, order, many pieces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/pool.h"

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

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(crashes_cost_a_step),
		cmocka_unit_test(given_up),
		cmocka_unit_test(few_pieces)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
