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

struct central {
	const unsigned char	*next;	/* the entry that comes */
	const unsigned char	*end;
	uint64_t		 count;	/* entries, as declared */
};

struct central_entry {
	const char	*name;		/* not terminated; any bytes */
	size_t		 name_len;
	int		 utf8;		/* flag bit 11 or a Unicode Path */
	int		 encrypted;
	unsigned	 mode;		/* st_mode of Unix, 0 if none */
	uint32_t	 crc;
};

/* 0, or -1 if the N bytes end in no central directory. */
int	 central_open(struct central *, const void *, size_t n);

/* 1 and the next entry, or 0 at the end or where the directory breaks off. */
int	 central_next(struct central *, struct central_entry *);

#endif
