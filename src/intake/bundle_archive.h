/*
 * A bundle that is one file: opened, and refused with what to do if it is no
 * ZIP.
 */
#ifndef INTAKE_BUNDLE_ARCHIVE_H
#define INTAKE_BUNDLE_ARCHIVE_H

struct diags;
struct stat;

/*
 * The descriptor of the ZIP at PATH, for close(2), and what it is now; -1 with
 * a BUNDLE diag if it cannot be opened, is too large or is no ZIP.
 */
int	 bundle_archive_open(struct diags *, const char *path, struct stat *);

#endif
