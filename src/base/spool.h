/*
 * Results that have to wait for their turn, out of memory: in a file without
 * a name in the folder for temporary files (TMPDIR), which ends with the
 * process. Where there is no space they wait in memory.
 */
#ifndef BASE_SPOOL_H
#define BASE_SPOOL_H

#include <stddef.h>

struct buf;
struct kept;
struct spool;

struct spool	*spool_new(void);
/* What was not taken is forgotten, too; NULL: nothing. */
void		 spool_free(struct spool *);

/* Keeps a copy of N bytes. The handle ends with spool_take or the spool. */
struct kept	*spool_put(struct spool *, const void *, size_t n);

/* Adds what was kept to OUT. 0, or -1 if it does not come back as it was. */
int		 spool_take(struct spool *, struct kept *, struct buf *out);

/* How many wait in memory. */
size_t		 spool_in_memory(const struct spool *);

#endif
