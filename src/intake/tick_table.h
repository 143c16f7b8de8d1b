/*
 * Consents in tables whose 동의 and 미동의 are headings: the ticks stand in
 * the rows below, a question or a person each, or in the cells to the right.
 */
#ifndef INTAKE_TICK_TABLE_H
#define INTAKE_TICK_TABLE_H

#include "intake/sheet.h"
#include "intake/tick_answer.h"

/*
 * Counts the questions of the heading in cell LINE, which must be the first
 * answer of its row, without a box of its own. Returns 1 if LINE is one.
 */
int	 tick_table(struct tick_count *, const struct sheet *, int line);

#endif
