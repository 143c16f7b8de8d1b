/*
 * The folder of a cache: whether it is one, files that appear in it whole,
 * and its size. Everything goes by descriptor, so that a folder that is
 * renamed or replaced meanwhile is not mistaken for it.
 */
#ifndef INTAKE_CACHE_FOLDER_H
#define INTAKE_CACHE_FOLDER_H

#include <stddef.h>
#include <stdint.h>

#include "base/sha256.h"

struct cache_size;
struct diags;

/* Where an entry lies below the folder: "ab/cdef…". */
enum { CACHE_PATH = SHA256_HEX + 1 };
void	 cache_folder_path(const char *key, char path[CACHE_PATH]);

/*
 * Opens the folder of a cache, or makes it. Returns its descriptor, or -1
 * with a diag (I150, I151, I280, I281, I282). WRITABLE is 0 if nothing can be
 * added to it (I283).
 */
int	 cache_folder_open(struct diags *, const char *dir, int *writable);

/* The same of one that has to be there; -1 without a diag. */
int	 cache_folder_find(const char *dir);

/*
 * Makes a file of N bytes below the folder FD; one that is there stays.
 * Returns 0, or -1 with errno.
 */
int	 cache_folder_put(int fd, const char *path, const void *, size_t n);

/*
 * Deletes entries, those used longest ago first, until MOST bytes are left,
 * and what killed writers have left; -1: all of it. SIZE, if not NULL, is
 * what there was.
 */
void	 cache_folder_trim(int fd, int64_t most, struct cache_size *);

#endif
