/*
 * What the two kinds of bundle, folder and archive, say of their files and
 * how they give their bytes. bundle.c knows no more of either.
 */
#ifndef INTAKE_BUNDLE_SOURCE_H
#define INTAKE_BUNDLE_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#include "intake/central_local.h"

struct arena;
struct buf;
struct stat;
struct window;

enum bundle_nature {
	BUNDLE_FILE,
	BUNDLE_FOLDER,		/* an archive's entry for a folder */
	BUNDLE_HIDDEN,		/* a hidden folder, not entered */
	BUNDLE_UNLISTED,	/* a folder that could not be listed */
	BUNDLE_LINK,
	BUNDLE_SPECIAL		/* device, pipe, socket */
};

struct bundle_entry {
	const char	*raw;	/* stored name with its folders, any bytes */
	size_t		 raw_len;
	int		 utf8;	/* the archive says the name is UTF-8 */
	enum bundle_nature nature;
	int		 strayed;	/* a second name that is not its own */
	enum central_doubt doubt;
	int		 encrypted;
	uint64_t	 bytes;	/* as declared: to be counted again */
	uint64_t	 packed;	/* bytes in the archive, or 0 */
};

enum bundle_reading {
	BUNDLE_READ,
	BUNDLE_READ_CLOSED,	/* cannot be opened */
	BUNDLE_READ_CHANGED,	/* is not what it was when it was listed */
	BUNDLE_READ_DAMAGED,
	BUNDLE_READ_ENCRYPTED,
	BUNDLE_READ_METHOD,	/* packed in an unknown way */
	BUNDLE_READ_LONG,	/* more bytes than the buffer may hold */
	BUNDLE_READ_RATIO	/* grows like a bomb */
};

struct bundle_source {
	size_t	 (*count)(const void *);
	/* Entry I; what it points to lives as long as the source. */
	void	 (*entry)(const void *, size_t i, struct bundle_entry *);
	/*
	 * Appends entry I, or its first MOST bytes if MOST is not 0, to the
	 * buffer. *WHY is a short reason in the arena when it fails, or
	 * the method that is not known.
	 */
	enum bundle_reading (*read)(void *, struct arena *, size_t i,
		    size_t most, struct buf *, const char **why);
	void	 (*close)(void *);
};

extern const struct bundle_source bundle_dir_source, bundle_zip_source;

/*
 * A folder with all below it, listed by bytes, links not followed; at most
 * MOST files are listed and *MORE says that there were others. NULL with
 * errno if it cannot be opened.
 */
void	*bundle_dir_open(const char *path, size_t most, int *more);

/*
 * The archive in a window: bytes that stay where they are, or a file that
 * stays open and WAS so; what is read when it is no longer is `changed`.
 * NULL if it is no ZIP that can be read; *WHY says why, in ARENA.
 */
void	*bundle_zip_open(struct arena *, const struct window *,
	    const struct stat *was, const char **why);

/* 1 if the open file is no longer what it was. */
int	 bundle_zip_changed(int fd, const struct stat *was);

#endif
