/*
 * application.xml: the applicant's own data, taken into the case as it is,
 * with numbers of persons masked.
 */
#ifndef INTAKE_APPLICATION_H
#define INTAKE_APPLICATION_H

#include <libxml/tree.h>

struct arena;
struct buf;

/* 1 if a file of this path may be one, or bundle.xml: by its name. */
int	 application_name(const char *path);
int	 application_statement_name(const char *path);

/*
 * Reads the bytes of the file at PATH and copies its root under PARENT, with
 * the attribute file. Returns NULL, or the sentence that says what is wrong;
 * *CODE is its code.
 */
const char	*application_read(struct arena *, xmlNode *parent,
		    const char *path, const struct buf *, int *code);

#endif
