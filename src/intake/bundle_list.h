/*
 * The list of a bundle's members, each judged by its name, its nature and
 * the sizes it declares, before a byte of it is read.
 */
#ifndef INTAKE_BUNDLE_LIST_H
#define INTAKE_BUNDLE_LIST_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "intake/bundle.h"
#include "intake/bundle_source.h"

struct arena;

#define BUNDLE_ENTRY_LIMIT	"64 MiB"
#define BUNDLE_TOTAL_LIMIT	"512 MiB"
#define BUNDLE_INNER_LIMIT	"128 MiB"

/* One place files come from: the folder, the ZIP, or a ZIP inside. */
struct bundle_origin {
	const struct bundle_source *source;
	void		*data;
	struct buf	 bytes;		/* of an archive inside, while open */
	struct bundle_origin *outer;	/* which that archive lies in … */
	size_t		 index;		/* … as this entry; NULL: in none */
	const char	*prefix;	/* before the names: "inner.zip/" or "" */
	size_t		 most;		/* files that are listed */
	uint64_t	 room;		/* bytes its files may still declare */
	int		 more;		/* others were not listed */
	struct bundle_origin *next;
};

struct bundle_slot {
	struct member	 member;
	const char	*key;		/* for finding twins; NULL if refused */
	struct bundle_origin *origin;
	uint64_t	 counted;	/* bytes already in the total */
};

struct bundle_list {
	struct arena	*arena;
	struct bundle_slot *slots;
	size_t		 n, size;
	uint64_t	 declared;	/* bytes of all members to be read */
	struct problem	*problems;	/* of the bundle as a whole */
	int		 full;		/* and that was said */
};

void	 bundle_list_init(struct bundle_list *, struct arena *);
void	 bundle_list_free(struct bundle_list *);

/*
 * Adds the files of ORIGIN up to the limit on entries; returns how many.
 * Pointers to slots do not survive it.
 */
size_t	 bundle_list_add(struct bundle_list *, struct bundle_origin *);

/* By path, those of one path in the order of their archive. */
void	 bundle_list_sort(struct bundle_list *);

/* The bundle holds more files than are looked at. */
void	 bundle_list_overflow(struct bundle_list *);

#endif
