/*
 * A ZIP archive in a file or in memory: a bundle, or a document that is a
 * package of parts (HWPX, DOCX, XLSX). The only file that calls libzip.
 */
#ifndef INTAKE_PACKAGE_H
#define INTAKE_PACKAGE_H

#include <stddef.h>
#include <stdint.h>

#include "intake/central_local.h"

struct arena;
struct buf;
struct package;
struct window;

struct package_entry {
	const char	*name;	/* stored bytes, not terminated */
	size_t		 name_len;
	int		 utf8;	/* the archive says the name is UTF-8 */
	int		 strayed;	/* a second name that is not its own */
	int		 encrypted;
	unsigned	 method;
	enum central_doubt doubt;
	unsigned	 mode;	/* st_mode of Unix, 0 if none */
	uint64_t	 bytes;	/* as declared */
	uint64_t	 packed;
};

enum package_reading {
	PACKAGE_READ,
	PACKAGE_DAMAGED,
	PACKAGE_ENCRYPTED,
	PACKAGE_METHOD,		/* packed in a way libzip does not know */
	PACKAGE_LONG,		/* more than the buffer may hold */
	PACKAGE_RATIO		/* grows more than it may */
};

enum {
	PACKAGE_RATIO_MAX	= 200,
	PACKAGE_RATIO_FLOOR	= 64 * 1024,	/* bytes nobody minds */
	PACKAGE_PARTS_MAX	= 10000,
	PACKAGE_PART_BYTES	= 64 * 1024 * 1024
};

/*
 * The bytes must stay where they are. NULL if they are no archive whose
 * directory can be trusted; *WHY says why, in ARENA.
 */
struct package	*package_open(struct arena *, const void *, size_t n,
		    const char **why);
/* The same for what a window shows; it is copied, what it shows is not. */
struct package	*package_open_window(struct arena *, const struct window *,
		    const char **why);
void		 package_close(struct package *);

size_t		 package_count(const struct package *);
const struct package_entry *package_entry(const struct package *, size_t i);

/*
 * Appends entry I, or its first MOST bytes if MOST is not 0. Bytes are
 * counted while they come; an entry of another size than declared is damaged.
 * *WHY says what is wrong when it is damaged, or the method that is not known,
 * in ARENA. Doubts about an entry
 * keep nobody from reading it: what they mean is the caller's business.
 */
enum package_reading package_read(struct package *, struct arena *, size_t i,
		    size_t most, struct buf *, const char **why);

/*
 * The entry with this name, letter case and '\' for '/' not minded; the
 * count of entries if there is none.
 */
size_t		 package_find(const struct package *, const char *name);

#endif
