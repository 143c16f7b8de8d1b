/*
 * Units in which sums are stated: "(단위: 천원)" at the head of a table or a
 * page, "금액(백만원)" in a heading. Sums read without their unit would be
 * wrong by a thousand.
 */
#ifndef INTAKE_UNIT_H
#define INTAKE_UNIT_H

#include <stdint.h>

#include "intake/sheet.h"

struct unit {
	int64_t		 won;	/* of one; 0 if it is no won: 천 달러 */
	const char	*name;	/* "천원" */
};

/*
 * The unit stated in the comparison key KEY, behind 단위 or in a bracket.
 * Returns 0, or -1 if none is.
 */
int	 unit_in(const char *key, struct unit *);

/*
 * The unit that counts at LINE: stated in it, or nearest above on its page,
 * at most LINES away; won if nowhere.
 */
void	 unit_at(const struct sheet *, int line, int lines, struct unit *);

/* Takes SUM times the unit. Returns -1 if that is no sum in won. */
int	 unit_apply(const struct unit *, int64_t *sum);

#endif
