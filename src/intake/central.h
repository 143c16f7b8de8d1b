/*
 * The central directory of a ZIP archive, read for what libzip does not tell:
 * the stored bytes of a name, whether they were said to be UTF-8, and the
 * nature of the entry. Also enough to see what a package is by the names in
 * it. Source: APPNOTE.TXT 6.3.9, sections 4.3.12 to 4.3.16.
 */
#ifndef INTAKE_CENTRAL_H
#define INTAKE_CENTRAL_H

#include <stddef.h>
#include <stdint.h>

#include "intake/window.h"

/* Why there is no directory that can be trusted. */
enum central_fault {
	CENTRAL_SOUND,
	CENTRAL_CUT,		/* no end record: the archive breaks off */
	CENTRAL_SPLIT,		/* one of several volumes */
	CENTRAL_TWO,		/* two end records fit: whose is it? */
	CENTRAL_WRONG,		/* its sizes and places cannot be */
	CENTRAL_LARGE		/* it is larger than anybody needs */
};

struct central {
	const struct window	*window;
	const unsigned char	*next;	/* the entry that comes */
	const unsigned char	*end;
	unsigned char		*own;	/* the directory, if it was read */
	/*
	 * Where the archive itself begins, without what a self-extractor
	 * puts before it, and its size, without what a broken download puts
	 * behind it.
	 */
	uint64_t		 base;
	uint64_t		 n;
	uint64_t		 start;	/* of the directory, from BASE */
	uint64_t		 count;	/* entries, as declared */
	enum central_fault	 fault;
};

struct central_entry {
	const char	*name;		/* not terminated; any bytes */
	size_t		 name_len;
	const char	*stored;	/* the name without its Unicode Path */
	size_t		 stored_len;
	int		 utf8;		/* flag bit 11 or a Unicode Path */
	int		 strayed;	/* a Unicode Path of another name */
	int		 encrypted;
	unsigned	 flags;
	unsigned	 method;
	unsigned	 mode;		/* st_mode of Unix, 0 if none */
	uint32_t	 crc;
	uint64_t	 bytes;		/* as declared */
	uint64_t	 packed;
	uint64_t	 offset;	/* of the local header */
};

enum {
	CENTRAL_BYTES_MAX	= 16 * 1024 * 1024,	/* of a directory */
	CENTRAL_COUNT_MAX	= 100000		/* entries */
};

/*
 * 0, or -1 with the fault if the window ends in no central directory. The
 * window must outlive it; central_close, which is for both ends, takes the
 * names of the entries away.
 */
int	 central_open(struct central *, const struct window *);
void	 central_close(struct central *);

/* 1 and the next entry, or 0 at the end or where the directory breaks off. */
int	 central_next(struct central *, struct central_entry *);

/* 1 if nothing but a signature stands behind the entries that were read. */
int	 central_done(const struct central *);

#endif
