/*
 * Whole files: read with a limit, put in place at once so that a reader sees
 * the old file or the new one and never a part.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stddef.h>

struct arena;
struct buf;
struct diags;

/*
 * Reads PATH into BUF (cleared first). The buffer's maximum is the limit on
 * the file's size. Returns 0, or -1 with a diag (B001, B002, B004).
 */
int	 file_read(struct diags *, const char *path, struct buf *);

/*
 * Writes N bytes to PATH, as a whole or not at all (base/output.h). A device
 * or a pipe is written to and not replaced; "-" writes to standard output.
 * Returns 0, or -1 with a diag (B003, B280).
 */
int	 file_write(struct diags *, const char *path, const void *, size_t n);

/* What an errno means, in the language of messages. */
const char	*file_reason(int error);

int	 file_exists(const char *path);
int	 file_is_directory(const char *path);

/* DIR/NAME in the arena. */
char	*file_join(struct arena *, const char *dir, const char *name);

/* The part after the last slash, borrowed. */
const char	*file_base(const char *path);

/*
 * The names in DIR that end with SUFFIX ("" for all), without . and .. and
 * hidden ones, sorted by bytes; NULL-terminated, in the arena. NULL with a
 * diag (B001) if DIR cannot be read.
 */
char	**file_list(struct diags *, struct arena *, const char *dir,
	    const char *suffix);

#endif
