/*
 * A member's stored name → the path that people read, and whether it is safe.
 */
#ifndef INTAKE_BUNDLE_NAME_H
#define INTAKE_BUNDLE_NAME_H

#include <stddef.h>

#include "base/diag.h"

struct arena;

struct bundle_name {
	const char	*path;		/* UTF-8, NFC, '/' between folders */
	const char	*hex;		/* the stored bytes */
	enum diag_code	 refused;	/* why it is unsafe, or DIAG_NONE */
	enum diag_code	 remark;	/* what was mended, or DIAG_NONE */
	int		 folder;	/* it ended with a separator */
};

enum { BUNDLE_COMPONENT_MAX = 255 };	/* bytes between two separators */

/*
 * Decodes N bytes in the order measured on real archives (UTF-8 flag, strict
 * UTF-8 with a long sequence, CP949, UTF-8, escapes), composes, turns '\'
 * into '/', leaves out "." and empty parts, and judges. An unsafe name still
 * gives a path that can be shown, with what cannot be shown as %XX.
 */
void	 bundle_name_decode(struct arena *, const char *raw, size_t n,
	    int utf8, struct bundle_name *);

/* 1 if nobody submits such a file: .DS_Store, Thumbs.db, ~$… and the like. */
int	 bundle_name_junk(const char *path);

/* What two paths share when a file system may take them for one. */
char	*bundle_name_key(struct arena *, const char *path);

#endif
