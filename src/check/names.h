/*
 * A set of names with the line each was first met in: rule ids, ids of
 * elements, variables in scope.
 */
#ifndef CHECK_NAMES_H
#define CHECK_NAMES_H

#include <stddef.h>

struct names;

struct names	*names_new(void);
void		 names_free(struct names *);

/* Adds NAME (copied). Returns 0 if it is new, else the line of the first. */
int		 names_add(struct names *, const char *name, int line);
/* 0 if it is not there, else its line. */
int		 names_line(const struct names *, const char *name);
/* Forgets what was added after the set had N names. */
void		 names_cut(struct names *, size_t n);
size_t		 names_count(const struct names *);
/* The Ith in the order they were added, borrowed. */
const char	*names_at(const struct names *, size_t i);

/* 1 if WORD is one of the blank-separated words of LIST. */
int		 names_among(const char *list, const char *word);
/*
 * The next word of a blank-separated list: copies it to WORD (at most SIZE
 * bytes with the NUL, longer ones are cut), moves *LIST, returns 0 at the end.
 */
int		 names_next(const char **list, char *word, size_t size);

#endif
