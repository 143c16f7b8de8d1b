/*
 * Line by line: what of a notice is quoted by something, what is listed as
 * no rule, and what was overlooked.
 */
#ifndef CHECK_COVERAGE_H
#define CHECK_COVERAGE_H

#include <stddef.h>

#include "check/basis.h"
#include "check/notice_list.h"
#include "check/notice_text.h"

struct arena;
struct buf;
struct diags;

enum coverage_state {
	COVERAGE_BLANK,
	COVERAGE_QUOTED,	/* by a phrase that something rests on */
	COVERAGE_LISTED,	/* as no rule */
	COVERAGE_OPEN		/* neither */
};

struct coverage_line {
	enum coverage_state	 state;
	const char		*users;		/* who quotes it, or NULL */
	char			*quoted;	/* a byte each: 1 if quoted */
};

struct coverage {
	const struct notice_text	*notice;
	const struct notice_list	*list;
	struct coverage_line		*lines;
	size_t				 n[COVERAGE_OPEN + 1];
	size_t				 numbers;	/* in quoted lines */
	size_t				 outside;	/* of them unquoted */
};

/*
 * Of one notice. Lines both listed and quoted (K078) and repetitions of
 * lines that nothing quotes (K081) are diags. All in the arena.
 */
struct coverage	*coverage_new(struct arena *, struct diags *,
		    const struct basis *, const struct notice_text *,
		    const struct notice_list *);

/*
 * The next number of the line behind *AT that no phrase holds whole; its
 * length, 0 if there is none. A digit of a word (ISO9001) counts, too.
 */
size_t		 coverage_number(const struct coverage *, size_t line,
		    size_t *at);

/* A page with every line of the notices and what rests on it. */
void		 coverage_html(struct arena *, struct coverage *const *,
		    size_t n, struct buf *);

#endif
