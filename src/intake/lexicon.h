/*
 * All words that speak for document types, each with a number, and where they
 * stand in a text: found in one walk over the text, however many they are.
 */
#ifndef INTAKE_LEXICON_H
#define INTAKE_LEXICON_H

#include <stddef.h>

struct arena;
struct document_type;
struct evidence;
struct words;

/* A title and the type it speaks for; types may share one. */
struct lexicon_use {
	const struct document_type	*type;
	const struct evidence		*title;
	struct lexicon_use		*next;
};

struct lexicon;

struct lexicon	*lexicon_new(struct arena *);

/*
 * The number of the words' key, and the words are given it; the same for
 * words that fold to the same. LEXICON_NONE for words without a key.
 */
enum { LEXICON_NONE = -1 };
int		 lexicon_add(struct lexicon *, struct words *);
void		 lexicon_add_title(struct lexicon *,
		    const struct document_type *, struct evidence *);

/* How many numbers there are: 0 … */
size_t		 lexicon_count(const struct lexicon *);

/* The titles of that number, in the order of their types; NULL for others. */
const struct lexicon_use *lexicon_uses(const struct lexicon *, int number);

/* Calls FOUND for each place of each entry in KEY, from the first byte on. */
void		 lexicon_scan(const struct lexicon *, const char *key,
		    size_t len, void (*found)(void *closure, int number,
		    size_t at), void *closure);

#endif
