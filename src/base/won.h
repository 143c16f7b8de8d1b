/*
 * Money: whole won in int64_t. Reading never passes through floating point;
 * what would lose a part of a won is refused.
 */
#ifndef BASE_WON_H
#define BASE_WON_H

#include <stdint.h>

#include "base/bound.h"
#include "base/ratio.h"

struct arena;

/*
 * Reads TEXT, all of it, as one amount that is not negative: 50000000 ·
 * 50,000,000원 · 5,000만원 · 238만 원 · 1.2억 · 95백만원 · 12억 5,000만원 ·
 * 금오천만원정 · 금50,000,000원(금오천만원), whose two amounts must agree.
 * Commas stand every three digits or nowhere. 0, or -1.
 */
int	 won_parse(const char *text, int64_t *);

/*
 * The same for figures of financial statements, where △1,234 ▲1,234 (1,234)
 * and -1,234 are negative. A dash alone or a blank is no figure: -1.
 */
int	 won_statement_parse(const char *text, int64_t *);

/* What a notice's cell says of money. */
struct won_cell {
	enum bound	 bound;
	int64_t		 low, high;	/* equal unless a range */
	int		 yearly;	/* 연 15억원 */
};

/*
 * A cell in a column headed by UNIT won (억원: 100000000; 1 where amounts
 * bring their unit): "0.95", "30억원 이내", "1억원 내외", "미정", "-", "",
 * "OO개 사". 0, or -1.
 */
int	 won_cell_parse(const char *text, int64_t unit, struct won_cell *);

/* "50,000,000". */
char	*won_comma(struct arena *, int64_t);
/* "5,000만원", "12억 5,000만원", "6,250만 1원". */
char	*won_text(struct arena *, int64_t);
/* "금50,000,000원(금오천만원)", the official form. */
char	*won_formal(struct arena *, int64_t);

#endif
