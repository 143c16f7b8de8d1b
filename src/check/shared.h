/*
 * What the programmes of one checks folder have in common: files that several
 * of them <include>, read once.
 */
#ifndef CHECK_SHARED_H
#define CHECK_SHARED_H

#include <libxml/tree.h>

struct diags;
struct programme;
struct shared;

/* For the programmes in DIR; it must outlive them. */
struct shared	*shared_new(const char *dir);
void		 shared_free(struct shared *);

/*
 * Puts the elements of every included file that are meant for the programme
 * before its own, in their order. Each remembers its file, so that messages
 * name it (shared_file). Faults are diags of the programme.
 */
void		 shared_merge(struct shared *, struct programme *);

/* Where a file that a programme names lies: without "x/.." in it. */
const char	*shared_path(const struct programme *, const char *href);

/* The file of a merged element or of one inside it; NULL: programme.xml. */
const char	*shared_file(const xmlNode *);

#endif
