#include "base/stop.h"

#include <stddef.h>

static const int	 signals[STOP_SIGNALS] = { SIGINT, SIGTERM, SIGHUP };

/* All that a handler may do: the one thing here that outlives a call. */
static volatile sig_atomic_t	 asked;

static void
note(int number)
{
	asked = number;
}

void
stop_begin(struct stop *s)
{
	/* No SA_RESTART: what waits is to notice. */
	struct sigaction	 noting = { .sa_handler = note };
	size_t			 i;

	sigemptyset(&noting.sa_mask);
	for (i = 0; i < STOP_SIGNALS; i++) {
		sigaction(signals[i], NULL, &s->before[i]);
		if (s->before[i].sa_handler == SIG_DFL)
			sigaction(signals[i], &noting, NULL);
	}
}

void
stop_end(const struct stop *s)
{
	size_t	 i;
	int	 nested = 0;

	for (i = 0; i < STOP_SIGNALS; i++) {
		nested |= s->before[i].sa_handler == note;
		sigaction(signals[i], &s->before[i], NULL);
	}
	/* Looked at last: one may have come while the others were restored. */
	if (asked != 0 && !nested)
		raise(asked);
}

int
stop_asked(void)
{
	return asked;
}

void
stop_ignore(void)
{
	size_t	 i;

	for (i = 0; i < STOP_SIGNALS; i++)
		signal(signals[i], SIG_IGN);
}
