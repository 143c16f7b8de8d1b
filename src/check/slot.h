/*
 * Slots: the documents a programme asks for, and which files of the bundle
 * fill them. One file may fill several (a combined roster of four
 * insurances); a slot takes the newest of several files.
 */
#ifndef CHECK_SLOT_H
#define CHECK_SLOT_H

struct run;

/* Adds <documents> to the case: what applies, what is there, its facts. */
void	 slot_fill(struct run *);

/*
 * Says of each document whether it is there: missing, mistaken for another,
 * unreadable. Adds what intake could not do as findings.
 */
void	 slot_judge(struct run *);

/* That the notice leaves the list of papers open, if it does. */
void	 slot_judge_open(struct run *);

/* Writes each document's verdict, once all rules have run. */
void	 slot_conclude(struct run *);

#endif
