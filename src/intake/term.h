/*
 * The term that the pages of a financial statement say they are of: the last
 * day of "2024년 1월 1일부터 2024년 12월 31일까지" or "2024년 12월 31일 현재"
 * under their titles. The cover may say another year.
 */
#ifndef INTAKE_TERM_H
#define INTAKE_TERM_H

#include "base/date.h"
#include "intake/fact.h"
#include "intake/sheet.h"

struct term_days {
	struct date	 last;
	int		 line;
	int		 known;
	struct date	 other;		/* of another page, if it differs */
	int		 differ;
};

/* Takes the last day of the page whose statement is titled in line TITLE. */
void	 term_read(struct term_days *, const struct sheet *, int title);

/* Adds "statement-until"; pages that differ are a conflict and no fact. */
void	 term_add(const struct term_days *, struct fact_list *,
	    const struct sheet *);

#endif
