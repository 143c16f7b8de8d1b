/*
 * Bundles through intake and check on all cores. Each is read in a process of
 * its own kind (base/pool.h), so that a file whose reading crashes or hangs
 * costs that file: it is listed as damaged, and the rest is judged.
 */
#ifndef BUNDLES_H
#define BUNDLES_H

#include <libxml/tree.h>
#include <stddef.h>

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
	void		*closure;
};

/*
 * Reads all into DOCS[n], in the order of the paths (xml_free each); NULL
 * with diags for those that could not be read. Diags come in that order, too.
 */
void	 bundles_read(struct session *, const struct bundles *, xmlDoc **docs);

#endif
