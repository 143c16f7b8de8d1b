/*
 * Whole numbers as files of others hold them: the low byte first (le) or the
 * high one (be). The bytes must be there; whoever calls has counted them.
 */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stdint.h>

unsigned int	 bytes_le16(const unsigned char *);
uint32_t	 bytes_le32(const unsigned char *);
uint64_t	 bytes_le64(const unsigned char *);
unsigned int	 bytes_be16(const unsigned char *);
uint32_t	 bytes_be32(const unsigned char *);

/* What is higher than the bytes hold is cut off. */
void		 bytes_put_be16(unsigned char *, unsigned int);
void		 bytes_put_be32(unsigned char *, uint32_t);

#endif
