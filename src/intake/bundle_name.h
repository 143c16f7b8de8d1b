/*
 * A member's stored name → the path that people read, and whether it is safe.
 */
#ifndef INTAKE_BUNDLE_NAME_H
#define INTAKE_BUNDLE_NAME_H

#include <stddef.h>

#include "base/diag.h"

struct arena;

enum {
	BUNDLE_COMPONENT_MAX	= 255,	/* bytes between two separators */
	BUNDLE_REMARKS_MAX	= 8
};

/* What was mended in a name, or should be said of it. */
struct bundle_remark {
	enum diag_code	 code;
	const char	*argument;	/* of the sentence, or NULL */
};

struct bundle_name {
	const char	*path;		/* UTF-8, NFC, '/' between folders */
	const char	*hex;		/* the stored bytes */
	enum diag_code	 refused;	/* why it is unsafe, or DIAG_NONE */
	struct bundle_remark remarks[BUNDLE_REMARKS_MAX];
	size_t		 n_remarks;
	int		 folder;	/* it ended with a separator */
};

/*
 * Decodes N bytes in the order measured on real archives (UTF-8 flag, strict
 * UTF-8 with a long sequence, CP949, UTF-8, escapes; then what browsers wrote
 * as %EC%84%9C), composes, turns '\' into '/', leaves out "." and empty parts,
 * and judges. An unsafe name still gives a path that can be shown, with what
 * cannot be shown as %XX.
 */
void	 bundle_name_decode(struct arena *, const char *raw, size_t n,
	    int utf8, struct bundle_name *);

/* Adds a remark; the argument must live as long as the name. */
void	 bundle_name_remark(struct bundle_name *, enum diag_code,
	    const char *argument);

/*
 * What two paths share when a file system may take them for one: letter case,
 * composition and, for Windows, dots and blanks at the end of a part.
 */
char	*bundle_name_key(struct arena *, const char *path);

#endif
