#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void
mem_exhausted(void)
{
	static const char text[] =
	    "seoryu: 메모리가 부족하여 중단합니다. (out of memory)\n";

	/* write(2) and _exit(2): nothing here may allocate again. */
	if (write(STDERR_FILENO, text, sizeof(text) - 1) < 0)
		_exit(6);
	_exit(6);
}

void *
mem_alloc(size_t size)
{
	void	*p = calloc(1, size > 0 ? size : 1);

	if (p == NULL)
		mem_exhausted();
	return p;
}

void *
mem_array(size_t n, size_t size)
{
	void	*p = calloc(n > 0 ? n : 1, size > 0 ? size : 1);

	if (p == NULL)
		mem_exhausted();
	return p;
}

void *
mem_resize(void *old, size_t n, size_t size)
{
	void	*p;

	if (size != 0 && n > SIZE_MAX / size)
		mem_exhausted();
	p = realloc(old, n * size > 0 ? n * size : 1);
	if (p == NULL)
		mem_exhausted();
	return p;
}

char *
mem_strdup(const char *s)
{
	size_t	 len = strlen(s);
	char	*copy = mem_alloc(len + 1);

	memcpy(copy, s, len);
	return copy;
}
