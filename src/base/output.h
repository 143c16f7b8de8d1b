/*
 * A file that is written piece by piece and is there as a whole or not at
 * all: it grows without a name (O_TMPFILE) and is given one at the end, so
 * that a program that is killed leaves nothing. Where the file system knows
 * no files without names it grows under a hidden one in the same folder,
 * which is taken away again, also when a signal asks to end (base/stop.h).
 */
#ifndef BASE_OUTPUT_H
#define BASE_OUTPUT_H

#include <stddef.h>

struct diags;
struct output;

/*
 * Begins PATH. A device or a pipe is written to and not replaced, a link to a
 * file stays a link, a file keeps its permissions; "-" is standard output. NULL with a diag (B003) if
 * nothing can be written there.
 */
struct output	*output_open(struct diags *, const char *path);

/* 0, or -1 with a diag (B003, B280); only output_drop may follow that. */
int		 output_add(struct output *, const void *, size_t n);

/*
 * Syncs the file and puts it in place of what was there. Frees the output.
 * 0, or -1 with a diag: what was there is still there.
 */
int		 output_close(struct output *);

/* Frees the output; what was there before is still there. NULL: nothing. */
void		 output_drop(struct output *);

/* What has no path is told as standard output is (B280). */
void		 output_fault(struct diags *, const char *path, int error);

#endif
