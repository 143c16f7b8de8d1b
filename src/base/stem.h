/*
 * A foreign program for many inputs. It is loaded and linked once and stands
 * before its main; for each input a process springs from it, runs main, and
 * ends. That process is confined as a child is (base/child.h) and knows
 * nothing of the inputs before; but starting it costs a tenth of exec and the
 * dynamic linker, which for most PDFs is more than reading them.
 *
 * It takes a library that is loaded into the program (src/preload/stem.c).
 * Where that is not there, or the program will not have it, each input gets a
 * child of its own, with the same results.
 */
#ifndef BASE_STEM_H
#define BASE_STEM_H

#include <stddef.h>

#include "base/child.h"

struct stem;

/*
 * A stem of that program with those limits for each input; argv is borrowed.
 * LIBRARY: its path; NULL: where it was built or installed. Nothing is
 * started yet, and one that was started is not shared by a later fork(2).
 */
struct stem	*stem_new(const struct child *, const char *library);
void		 stem_free(struct stem *);

/* Where the library is, or "": what a confined process must be able to read. */
const char	*stem_library(const struct stem *);

/* As child_run. */
enum child_outcome stem_run(struct stem *, const void *input, size_t n,
		    struct buf *out, int *status);

#endif
