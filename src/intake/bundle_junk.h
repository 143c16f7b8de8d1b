/*
 * Files that nobody submits on purpose: what systems and programs leave.
 */
#ifndef INTAKE_BUNDLE_JUNK_H
#define INTAKE_BUNDLE_JUNK_H

#include "base/diag.h"

/*
 * What says that PATH is left aside, and in *WHAT, as its argument, what the
 * file is; DIAG_NONE if it is a document.
 */
enum diag_code	 bundle_junk_code(const char *path, const char **what);

#endif
