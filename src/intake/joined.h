/*
 * Documents over several files (intake/join.h says which) are read once more
 * as one text, for all of their facts.
 */
#ifndef INTAKE_JOINED_H
#define INTAKE_JOINED_H

struct reading;

/* After all members; tells of pages that are missing, too. */
void	 joined_read(struct reading *);

#endif
