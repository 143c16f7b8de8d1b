/*
 * Archives cut into pieces: x.z01, x.zip.001, x.part2.rar. The pieces behind
 * the first hold nothing that tells what they are, so their names must.
 */
#ifndef INTAKE_BUNDLE_PIECE_H
#define INTAKE_BUNDLE_PIECE_H

#include <stddef.h>

/* 1 if the name says that the file is one of several pieces. */
int		 bundle_piece_named(const char *path);

/*
 * 1 if the name says so and the bytes, of KIND, do not say otherwise. A ZIP
 * is to be opened first: a single piece may be all of it.
 */
int		 bundle_piece_is(const char *path, const char *kind);

/* 1 if the N bytes end as the last volume of a ZIP does. */
int		 bundle_piece_last(const void *, size_t n);

/* Why a piece cannot be opened, in the language of messages. */
const char	*bundle_piece_reason(void);

#endif
