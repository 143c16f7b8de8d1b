#include "base/sha256.h"

#include <openssl/evp.h>
#include <stdlib.h>

#include "base/mem.h"

enum { DIGEST = 32 };

struct sha256 {
	EVP_MD_CTX	*context;
};

struct sha256 *
sha256_new(void)
{
	struct sha256	*s = mem_alloc(sizeof(*s));

	s->context = EVP_MD_CTX_new();
	if (s->context == NULL ||
	    EVP_DigestInit_ex(s->context, EVP_sha256(), NULL) != 1)
		mem_exhausted();
	return s;
}

void
sha256_add(struct sha256 *s, const void *bytes, size_t n)
{
	if (n > 0 && EVP_DigestUpdate(s->context, bytes, n) != 1)
		mem_exhausted();
}

void
sha256_digest(struct sha256 *s, char out[SHA256_HEX])
{
	static const char	 hex[] = "0123456789abcdef";
	unsigned char		 digest[DIGEST];
	int			 i;

	if (EVP_DigestFinal_ex(s->context, digest, NULL) != 1 ||
	    EVP_DigestInit_ex(s->context, NULL, NULL) != 1)
		mem_exhausted();
	for (i = 0; i < DIGEST; i++) {
		out[2 * i] = hex[digest[i] >> 4];
		out[2 * i + 1] = hex[digest[i] & 15];
	}
	out[2 * DIGEST] = '\0';
}

void
sha256_free(struct sha256 *s)
{
	if (s == NULL)
		return;
	EVP_MD_CTX_free(s->context);
	free(s);
}

void
sha256_finish(struct sha256 *s, char out[SHA256_HEX])
{
	sha256_digest(s, out);
	sha256_free(s);
}

void
sha256_hex(const void *bytes, size_t n, char out[SHA256_HEX])
{
	struct sha256	*s = sha256_new();

	sha256_add(s, bytes, n);
	sha256_finish(s, out);
}
