/*
 * Being asked to end (SIGINT, SIGTERM, SIGHUP) where something has to be put
 * away first. Between stop_begin and stop_end such a signal is noted only;
 * what is under way looks at stop_asked, unwinds as after any failure, and
 * stop_end lets the signal do what it would have done. Elsewhere the signal
 * ends the program at once, as ever.
 */
#ifndef BASE_STOP_H
#define BASE_STOP_H

#include <signal.h>

enum { STOP_SIGNALS = 3 };

struct stop {
	struct sigaction	 before[STOP_SIGNALS];
};

/* A signal that was ignored (nohup) stays ignored. They nest. */
void	 stop_begin(struct stop *);

/* Does not return if a signal came and this is the outermost one. */
void	 stop_end(const struct stop *);

/* The signal that came, or 0. A system call that waited fails with EINTR. */
int	 stop_asked(void);

/* In a process of ours that is ended by its parent: these are not for it. */
void	 stop_ignore(void);

#endif
