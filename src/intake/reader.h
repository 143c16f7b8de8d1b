/*
 * Kind → the function that reads text from a member's bytes.
 */
#ifndef INTAKE_READER_H
#define INTAKE_READER_H

#include "intake/bundle.h"
#include "intake/text.h"

struct buf;
struct window;

/* The kind of these bytes by content, never by name: a word of sniff.in. */
const char	*sniff_kind(const void *, size_t n);

/* 1 if these bytes, or the first 256 of a file, begin as a ZIP does. */
int		 sniff_is_zip(const void *, size_t n);

/*
 * The kind of what begins as a ZIP does, whose first N bytes these are: "zip",
 * or that of a document which is a package.
 */
const char	*sniff_archive(const struct window *, const void *, size_t n);

/* What people call the archives of this kind, "7z"; NULL for other kinds. */
const char	*reader_archive(const char *kind);

/*
 * Reads TEXT from BYTES of MEMBER->kind; sets the member's state and
 * problems. An unread member leaves TEXT empty.
 */
void		 reader_read(struct arena *, struct member *,
		    const struct buf *bytes, struct text *);

#endif
