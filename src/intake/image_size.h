/*
 * How large a picture is, from the heads of its format; the picture itself
 * is not unpacked. Every length in the file is held against its end.
 * Sources: PNG (W3C), JPEG (ITU T.81, JFIF, Exif 2.3), TIFF 6.0, HEIF
 * (ISO/IEC 23008-12), WebP container, GIF89a, BMP.
 */
#ifndef INTAKE_IMAGE_SIZE_H
#define INTAKE_IMAGE_SIZE_H

#include <stddef.h>
#include <stdint.h>

struct image_size {
	uint32_t	 width, height;	/* pixels; 0 if not found */
	uint32_t	 dpi;		/* 0 if not said */
	int		 turned;	/* clockwise to look at it: 0, 90 … */
	int		 pages;
	int		 cut;		/* the file ends too early */
};

/* KIND as in sniff.in. 0, or -1 if it is no kind of picture. */
int	 image_size(const char *kind, const void *, size_t n,
	    struct image_size *);

/* The parts that other formats hold, too: a TIFF (also that of Exif). */
void	 image_size_tiff(const unsigned char *, size_t n, struct image_size *);
/* Orientation and resolution alone. */
void	 image_size_exif(const unsigned char *, size_t n, struct image_size *);

/* Whole numbers at AT of N bytes; 0 behind the end. */
uint32_t image_size_be(const unsigned char *, size_t n, size_t at, int bytes);
uint32_t image_size_le(const unsigned char *, size_t n, size_t at, int bytes);

#endif
