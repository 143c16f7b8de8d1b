/*
 * What check_budget found, for people and for programs.
 */
#ifndef CHECK_BUDGET_REPORT_H
#define CHECK_BUDGET_REPORT_H

#include <libxml/tree.h>

struct buf;

void	 budget_report_text(const xmlDoc *, int color, struct buf *);
/* Amounts are numbers. */
void	 budget_report_json(const xmlDoc *, struct buf *);

#endif
