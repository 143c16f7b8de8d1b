/*
 * Getting a paper: where, how long it takes, and which days matter. Lead
 * times stand in the types of documents (checks/documents), with the source
 * that says so; where none does they are not known.
 */
#ifndef CHECK_ERRAND_H
#define CHECK_ERRAND_H

#include <stddef.h>

#include "base/date.h"

struct arena;
struct diags;
struct programme_document;

enum { ERRAND_UNKNOWN = -1 };

struct errand {
	const char	*obtain;	/* where; "" if unsaid */
	int		 lead;		/* working days, or ERRAND_UNKNOWN */
	const char	*lead_basis;	/* what says so; "" */
};

/* Of the first type that the document accepts; DIR holds the programmes. */
struct errand	 errand_of(struct arena *, struct diags *, const char *dir,
		    const struct programme_document *);

/* "바로", "3일(근무일)", "알려지지 않음". */
const char	*errand_lead(struct arena *, int lead);

/* Days on which no office is open beside Saturdays and Sundays. */
struct errand_holidays {
	struct date	*days;	/* ascending */
	size_t		 n;
};

/* DIR/common/holidays.xml; in the arena. 0, or -1 with diags. */
int	 errand_holidays(struct arena *, struct diags *, const char *dir,
	    struct errand_holidays *);
/* 1 if an office is open. */
int	 errand_is_working(const struct errand_holidays *,
	    const struct date *);
/*
 * The last day on which a paper can be applied for that must be there on
 * DUE: LEAD working days before, and a working day itself if LEAD is not 0.
 */
struct date	 errand_latest(const struct errand_holidays *,
		    const struct date *due, int lead);

#endif
