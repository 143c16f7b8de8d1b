/*
 * Image files of a template: only their kind and size are read here, the
 * canvas tests the rest.
 */
#ifndef PRESS_IMAGE_H
#define PRESS_IMAGE_H

#include <stddef.h>

struct arena;

enum {
	IMAGE_BYTES	= 16 * 1024 * 1024,
	IMAGE_SIDE	= 16384		/* pixels */
};

struct image {
	const void	*bytes;
	size_t		 n;
	int		 width, height;		/* pixels */
	const char	*file;			/* of the template */
	int		 line;
};

/*
 * Reads PATH; NULL and a reason in *WHY if it cannot be used. In the arena.
 */
struct image	*image_load(struct arena *, const char *path,
		    const char **why);

/* Recognises PNG and grey or RGB JPEG; 0, or -1 with a reason. */
int	 image_sniff(struct image *, const char **why);

#endif
