#include "base/bytes.h"

unsigned int
bytes_le16(const unsigned char *p)
{
	return (unsigned int)(p[0] | p[1] << 8);
}

uint32_t
bytes_le32(const unsigned char *p)
{
	return bytes_le16(p) | (uint32_t)bytes_le16(p + 2) << 16;
}

uint64_t
bytes_le64(const unsigned char *p)
{
	return bytes_le32(p) | (uint64_t)bytes_le32(p + 4) << 32;
}

unsigned int
bytes_be16(const unsigned char *p)
{
	return (unsigned int)(p[0] << 8 | p[1]);
}

uint32_t
bytes_be32(const unsigned char *p)
{
	return (uint32_t)bytes_be16(p) << 16 | bytes_be16(p + 2);
}

void
bytes_put_be16(unsigned char *p, unsigned int n)
{
	p[0] = (unsigned char)(n >> 8);
	p[1] = (unsigned char)n;
}

void
bytes_put_be32(unsigned char *p, uint32_t n)
{
	bytes_put_be16(p, n >> 16);
	bytes_put_be16(p + 2, n & 0xFFFF);
}
