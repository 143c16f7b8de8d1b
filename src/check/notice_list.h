/*
 * The lines of a notice that are no rules, with the reason of each:
 * checks/notices/ID.xml. What no rule quotes and this list does not name has
 * been overlooked.
 */
#ifndef CHECK_NOTICE_LIST_H
#define CHECK_NOTICE_LIST_H

#include <stddef.h>

#include "check/notice_text.h"

struct arena;
struct diags;

struct notice_listed {
	const char	*reason;	/* NULL: not listed */
	const char	*note;		/* Korean, "" if none */
	int		 of;		/* the line it repeats, or 0 */
	int		 place;		/* line of the file */
};

struct notice_list {
	const char		*path;
	struct notice_listed	*lines;	/* of each line of the notice */
	size_t			 n;
	int			 faulty;
};

/*
 * The list of NOTICE in the folder DIR (checks); empty if there is none.
 * Every fault is a diag with file and line: unknown reasons, bad ranges,
 * lines listed twice, blank or not there; a text that is not the one the
 * list was made for is a warning (K079).
 */
struct notice_list	*notice_list_read(struct arena *, struct diags *,
			    const char *dir, const struct notice_text *);

/* The reason's words in the language of messages. */
const char		*notice_list_reason(const char *word);

#endif
