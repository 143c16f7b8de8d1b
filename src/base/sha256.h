/*
 * SHA-256 as 64 lower-case hexadecimal digits.
 */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <stddef.h>

enum { SHA256_HEX = 65 };	/* digits and NUL */

void	 sha256_hex(const void *, size_t, char out[SHA256_HEX]);

/* Of several pieces in turn. */
struct sha256;

struct sha256	*sha256_new(void);
void		 sha256_add(struct sha256 *, const void *, size_t);
/* Writes the digest; what is added then makes another one. */
void		 sha256_digest(struct sha256 *, char out[SHA256_HEX]);
void		 sha256_free(struct sha256 *);
/* Writes the digest and frees. */
void		 sha256_finish(struct sha256 *, char out[SHA256_HEX]);

#endif
