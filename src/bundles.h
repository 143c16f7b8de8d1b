/*
 * Bundles through intake and check on all cores. Each is read in a process of
 * its own kind (base/pool.h), so that a file whose reading crashes or hangs
 * costs that file: it is listed as damaged, and the rest is judged.
 */
#ifndef BUNDLES_H
#define BUNDLES_H

#include <libxml/tree.h>
#include <stddef.h>

struct buf;
struct intake_options;
struct session;

struct bundles {
	char *const	*paths;
	size_t		 n;
	const char	*programme;	/* id, or NULL */
	const struct intake_options *intake;
	int		 checked;	/* 0: facts only */
	int		 workers;	/* 0: as many as cores */
	/* Called as bundles are finished: so many of n so far. NULL: none. */
	void		(*progress)(void *, size_t finished);
	/*
	 * Called in the order of the paths as bundles are finished, with the
	 * diags of the bundle in the session: its case, which is the
	 * callee's (xml_free), or NULL if it could not be read. Returns 0, or
	 * -1 if the rest is not wanted.
	 */
	int		(*each)(void *, size_t i, xmlDoc *);
	/*
	 * Instead of `each`, where bytes made of the case will do: it need
	 * not be written and read once more between two processes. `brief`
	 * adds them to the buffer, in the process that read the bundle, and
	 * returns 0, or -1 if they are too many; `each_brief` is called as
	 * `each` is, with NULL if the bundle could not be read.
	 */
	int		(*brief)(void *, const xmlDoc *, struct buf *);
	int		(*each_brief)(void *, size_t i, const char *, size_t n);
	void		*closure;
};

/*
 * Reads all. Results that come before their turn wait in a temporary file
 * (base/spool.h): memory does not grow with the number of bundles. Returns 0,
 * or -1 if EACH or a signal ended it, or no stage could be loaded (diags).
 */
int		 bundles_read(struct session *, const struct bundles *);

#endif
