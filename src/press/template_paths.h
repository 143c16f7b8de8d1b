/*
 * Paths of a template that lead nowhere: an each or if with a name misspelt
 * is simply empty, and nobody notices what is missing on the paper.
 */
#ifndef PRESS_TEMPLATE_PATHS_H
#define PRESS_TEMPLATE_PATHS_H

#include <libxml/tree.h>
#include <stddef.h>

struct diags;
struct press_fields;

/*
 * Tells of the paths that none of the N samples has: a warning at the first
 * line that reads it where the samples have a name like it (P181), else all
 * in one note on FILE (P183). What stands below such a path is not told of.
 */
void	 template_paths_check(struct diags *, const char *file,
	    const struct press_fields *, xmlDoc *const *samples, size_t n);

#endif
