/*
 * What was read from a file before: its <file> of the case, kept under a name
 * made from everything it depends on, so that nothing ever has to be told to
 * be out of date. A folder of small files, for its owner's eyes only; runs may
 * share it. Entries appear whole or not at all, whenever their writer ends,
 * and one that is damaged, or lies under a name that is not its own, is taken
 * away and read anew. The sum guards against accidents; against people there
 * is the folder: it has to be ours, no link, and closed to others.
 */
#ifndef INTAKE_CACHE_H
#define INTAKE_CACHE_H

#include <libxml/tree.h>
#include <stddef.h>
#include <stdint.h>

#include "base/sha256.h"

struct cache;
struct diags;

/*
 * That the end of a run leaves. While they work, processes trim it each time
 * they have added a part of it, so that it is never much exceeded.
 */
enum {
	CACHE_BYTES_MAX	= 512 * 1024 * 1024,
	CACHE_PART	= CACHE_BYTES_MAX / 8
};

/*
 * Opens the folder DIR, which is made if it is not there. SEED is what all
 * entries depend on (version, document types). NULL with a diag if it cannot
 * be used: a warning, after which a run goes on without it, or a USAGE diag
 * if it holds files that are no cache's. One that cannot be written to is
 * used as it is, with a warning.
 */
struct cache	*cache_open(struct diags *, const char *dir,
		    const char *seed);
/* Takes away what was used longest ago where there is more than the maximum. */
void		 cache_close(struct cache *);

/* The name of an entry that depends on these strings; NULL ends them. */
void		 cache_key(const struct cache *, char key[SHA256_HEX], ...)
		    __attribute__((sentinel));

/* The document whose root was kept (xml_free), or NULL. */
xmlDoc		*cache_find(struct cache *, const char *key);
/*
 * Keeps NODE. A full disk keeps nothing, and is told by a warning once for
 * each process.
 */
void		 cache_keep(struct cache *, struct diags *, const char *key,
		    const xmlNode *);

/* How much a cache holds. */
struct cache_size {
	size_t	 files;
	int64_t	 bytes;
};

/* Counts the entries of the cache at DIR; with PURGE, deletes them. 0, or -1
 * with a diag if DIR is no cache. */
int		 cache_count(struct diags *, const char *dir, int purge,
		    struct cache_size *);

#endif
