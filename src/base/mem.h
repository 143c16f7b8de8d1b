/*
 * Heap memory that is either there or ends the program (exit status 6).
 * Nothing in seoryu tests an allocation for failure.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* Zeroed memory; free(3) releases it. */
void	*mem_alloc(size_t);

/* N zeroed elements of SIZE bytes; an overflow ends the program. */
void	*mem_array(size_t n, size_t size);

/* Resizes to N elements of SIZE bytes; new elements are not zeroed. */
void	*mem_resize(void *, size_t n, size_t size);

char	*mem_strdup(const char *);

/* Ends the program with exit status 6 and a sentence on standard error. */
_Noreturn void	 mem_exhausted(void);

#endif
