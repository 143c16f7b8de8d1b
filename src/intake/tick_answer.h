/*
 * Answers of a consent, 동의 or 미동의, in a line or cell, each with the box
 * or tick that belongs to it.
 */
#ifndef INTAKE_TICK_ANSWER_H
#define INTAKE_TICK_ANSWER_H

#include "intake/folded.h"
#include "intake/tick_box.h"

enum { TICK_ANSWERS = 64 };	/* in one line */

struct tick_answer {
	int		 refuses;
	int		 line;
	enum tick_state	 state;
	int		 unclear;	/* a tick as near to its neighbour */
};

struct tick_count {
	int	 agreed, refused;
	int	 blank;		/* neither is ticked */
	int	 both;
	int	 unclear;	/* what is ticked cannot be said */
};

/* The answer at S: its bytes; 0 if there is none, as in 동의를 거부할. */
size_t	 tick_answer_at(const char *s, int *refuses);

/*
 * The answers of LINE in their order, at most TICK_ANSWERS; how many. None
 * if no box or tick stands at any of them.
 */
int	 tick_answers(const struct folded *, int line, struct tick_answer *);

/* Counts one question: the states of its 동의 and its 미동의. */
void	 tick_count(struct tick_count *, enum tick_state agrees,
	    enum tick_state refuses);

/* Counts N answers: an 동의 with its 미동의, in either order, is a question. */
void	 tick_count_answers(struct tick_count *, const struct tick_answer *,
	    int n);

#endif
