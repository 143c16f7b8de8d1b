/*
 * What a page says of its place in a document: "2/3" at its edge, and the
 * numbers of the document, which stand on every page of it.
 */
#ifndef INTAKE_PAGING_H
#define INTAKE_PAGING_H

#include "intake/sheet.h"

enum { PAGING_NUMBERS = 8 };

struct paging {
	int		 number;	/* 2 of "2/3"; 0 if nothing is said */
	int		 of;		/* 3 of it */
	const char	*numbers[PAGING_NUMBERS];	/* 발급번호 … */
	int		 n;
	const char	*company;	/* 사업자등록번호; "" if there is none */
};

/* Of the lines FROM … UNTIL - 1 of the sheet, which are one page. */
void	 paging_read(const struct sheet *, int from, int until,
	    struct paging *);

/* How long TEXT is without the page mark, "1 / 3", that ends it. */
size_t	 paging_without(const char *text);

/* 1 if both bear one number. */
int	 paging_share(const struct paging *, const struct paging *);

/* 1 if PAGE says that it comes right behind BEFORE. */
int	 paging_follows(const struct paging *before,
	    const struct paging *page);

#endif
