/*
 * What rests on which words: every phrase the programmes quote, and every
 * rule, value, document, contact or conflict that names it as its basis.
 *
 * An element of programme.xml is a user if it has a basis, whatever it is
 * called; a rule is one by its see. So a new element is proved without being
 * known here.
 */
#ifndef CHECK_BASIS_H
#define CHECK_BASIS_H

#include <libxml/tree.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct check;
struct diags;
struct programme;
struct rules;
struct rules_check;
struct rules_rule;

struct basis_user {
	const struct programme	*programme;
	const char		*kind;	/* "rule", or the element's name */
	const char		*id;	/* "" if neither it nor what it stands
					 * in has one */
	const char		*title;	/* "" if it has none */
	const char		*basis;	/* ids of quotes */
	const char		*conflict;	/* "" if none */
	const char		*reads;	/* its expressions, for $names */
	struct place		 place;
};

/* A phrase; that of a file which several programmes share is one. */
struct basis_quote {
	const struct programme	*programme;	/* the first that has it */
	const char		*id;
	const char		*notice;
	int			 line;
	const char		*text;
	struct place		 place;
	struct basis_user	**users;
	size_t			 n_users, size;
};

struct basis {
	struct arena		*arena;
	struct basis_user	*users;
	size_t			 n_users, users_size;
	struct basis_quote	*quotes;
	size_t			 n_quotes, quotes_size;
	size_t			*by_key;	/* quotes, hashed; 0: none */
	size_t			 n_keys;
};

/*
 * Of the programme ID (all if NULL). One that is faulty is a diag and sets
 * *RESULT to -1. All in the arena.
 */
struct basis	*basis_new(struct arena *, struct check *, struct diags *,
		    const char *id, int *result);

/* "규칙", "값" … in the language of messages; the element's name if new. */
const char	*basis_kind(const char *kind);

/* 1 if TEXT reads the variable $NAME. */
int		 basis_reads(const char *text, const char *name);

/*
 * Marks in TOUCHED (an element per user) what rests on a touched quote, an
 * element of quotes each: 1 directly, 2 through a value it reads or a
 * conflict it names.
 */
void		 basis_spread(const struct basis *, const char *quotes,
		    char *touched);

/*
 * "규칙 DP-031, 값 fresh-months": each once, those with MARK only. PLAIN
 * keeps the elements' names, "rule DP-031", for other programs.
 */
char		*basis_names(struct arena *, const struct basis *,
		    const char *touched, char mark, int plain);
/* The same of the users of one quote. */
char		*basis_users(struct arena *, const struct basis_quote *,
		    int plain);

#endif
