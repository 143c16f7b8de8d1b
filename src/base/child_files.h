/*
 * Which files a confined program may see: those of the system's programs and
 * libraries, for reading; and one more.
 */
#ifndef BASE_CHILD_FILES_H
#define BASE_CHILD_FILES_H

/*
 * Confines the calling process for good, where the kernel can (Landlock, Linux
 * 5.13): to those files and ALSO, if not NULL. 0, also where it cannot; -1 if
 * it can and fails.
 */
int	 child_files_confine(const char *also);

#endif
