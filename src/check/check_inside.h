/*
 * What the check_*.c files share behind check.h.
 */
#ifndef CHECK_CHECK_INSIDE_H
#define CHECK_CHECK_INSIDE_H

#include <stddef.h>

struct arena;
struct buf;
struct check;
struct check_programme;
struct check_query;
struct check_tally;
struct diags;
struct notice_text;
struct programme;

/* To the outside a programme has no members. */
const struct programme *check_inside(const struct check_programme *);

/* The folder the programmes lie in. */
const char	*check_dir(const struct check *);

/* Reports programmes that share a name or a condition; they are faulty. */
void	 check_unique(struct diags *, struct programme *const *, size_t n);

/*
 * The Ith programme that ID names (all if it is NULL), moving *I behind it;
 * NULL at the end. One that is faulty, or an unknown ID, is a diag, is passed
 * over and sets *RESULT to -1.
 */
const struct programme *check_each(struct check *, struct diags *,
		    const char *id, size_t *i, int *result);

/*
 * "one, two, three": the programmes with names like LIKE, or all if none is
 * like it; at most eight, and how many there are.
 */
const char	*check_choice(const struct check *, struct arena *,
		    const char *like);

/* 1 if the answer is to be JSON. */
int		 check_is_json(const struct check_query *);

/* The end of a JSON answer: what was counted, and its last bracket. */
void		 check_put_tally(struct buf *, const struct check_tally *);

/* The texts of all notices of the query; NULL with diags if one is bad. */
struct notice_text **check_texts(struct arena *, struct diags *,
		    const struct check_query *);

#endif
