#include "press/pdf_put.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { DIGITS = 24 };

/* Writes N backwards so that it ends before END; returns its start. */
static char *
digits(char *end, unsigned long n)
{
	do {
		*--end = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	return end;
}

void
pdf_put_int(struct buf *b, long n)
{
	char		 text[DIGITS], *end = text + sizeof(text), *p;
	unsigned long	 size = n < 0 ? 0UL - (unsigned long)n :
			    (unsigned long)n;

	p = digits(end, size);
	if (n < 0)
		*--p = '-';
	buf_add(b, p, (size_t)(end - p));
}

void
pdf_put_milli(struct buf *b, long n)
{
	char		 text[DIGITS], *end = text + sizeof(text) - 4, *p;
	unsigned long	 size = n < 0 ? 0UL - (unsigned long)n :
			    (unsigned long)n;
	unsigned int	 rest = (unsigned int)(size % 1000);

	p = digits(end, size / 1000);
	if (n < 0)
		*--p = '-';
	if (rest > 0) {
		end[0] = '.';
		end[1] = (char)('0' + rest / 100);
		end[2] = (char)('0' + rest / 10 % 10);
		end[3] = (char)('0' + rest % 10);
		end += 4;
		while (end[-1] == '0')
			end--;
	}
	buf_add(b, p, (size_t)(end - p));
}

void
pdf_put_millis(struct buf *b, const long *list, size_t n)
{
	size_t	 i;

	for (i = 0; i < n; i++) {
		if (i > 0)
			buf_add(b, " ", 1);
		pdf_put_milli(b, list[i]);
	}
}

void
pdf_put_ref(struct buf *b, unsigned int number)
{
	pdf_put_int(b, (long)number);
	buf_add(b, " 0 R", 4);
}

void
pdf_put_color(struct buf *b, uint32_t color)
{
	long	 parts[3];
	int	 i;

	for (i = 0; i < 3; i++)
		parts[i] = (long)((color >> (16 - 8 * i) & 0xFF) * 1000 + 127) /
		    255;
	pdf_put_millis(b, parts, 3);
}

/* A raw CR would be read back as LF, so it is escaped too. */
static char *
escape(char *out, unsigned char c)
{
	if (c == '(' || c == ')' || c == '\\') {
		*out++ = '\\';
		*out++ = (char)c;
	} else if (c == '\r') {
		*out++ = '\\';
		*out++ = 'r';
	} else
		*out++ = (char)c;
	return out;
}

enum { CHUNK = 128 };

static void
put_escaped(struct buf *b, const unsigned char *bytes, size_t n)
{
	char	 chunk[CHUNK * 2], *out;
	size_t	 i, part;

	for (; n > 0; n -= part, bytes += part) {
		part = n < CHUNK ? n : CHUNK;
		out = chunk;
		for (i = 0; i < part; i++)
			out = escape(out, bytes[i]);
		buf_add(b, chunk, (size_t)(out - chunk));
	}
}

void
pdf_put_bytes(struct buf *b, const void *bytes, size_t n)
{
	buf_add(b, "(", 1);
	put_escaped(b, bytes, n);
	buf_add(b, ")", 1);
}

void
pdf_put_codes(struct buf *b, const uint16_t *codes, size_t n)
{
	char	 chunk[CHUNK * 4], *out;
	size_t	 i, part;

	buf_add(b, "(", 1);
	for (; n > 0; n -= part, codes += part) {
		part = n < CHUNK ? n : CHUNK;
		out = chunk;
		for (i = 0; i < part; i++) {
			out = escape(out, (unsigned char)(codes[i] >> 8));
			out = escape(out, (unsigned char)codes[i]);
		}
		buf_add(b, chunk, (size_t)(out - chunk));
	}
	buf_add(b, ")", 1);
}

/* CP as one or two 16-bit units, big-endian; returns the bytes, 2 or 4. */
static size_t
utf16(unsigned char out[4], uint32_t cp)
{
	uint32_t	 high, low;

	if (cp < 0x10000) {
		out[0] = (unsigned char)(cp >> 8);
		out[1] = (unsigned char)cp;
		return 2;
	}
	cp -= 0x10000;
	high = 0xD800 | cp >> 10;
	low = 0xDC00 | (cp & 0x3FF);
	out[0] = (unsigned char)(high >> 8);
	out[1] = (unsigned char)high;
	out[2] = (unsigned char)(low >> 8);
	out[3] = (unsigned char)low;
	return 4;
}

static int
is_plain(const char *s)
{
	for (; *s != '\0'; s++)
		if (*s < ' ' || *s > '~')
			return 0;
	return 1;
}

void
pdf_put_text(struct buf *b, const char *s)
{
	unsigned char	 unit[4];
	uint32_t	 cp;

	if (is_plain(s)) {
		pdf_put_bytes(b, s, strlen(s));
		return;
	}
	buf_add(b, "(\xFE\xFF", 3);
	while ((cp = utf8_next(&s)) != 0)
		put_escaped(b, unit, utf16(unit, cp));
	buf_add(b, ")", 1);
}

void
pdf_put_utf16_hex(struct buf *b, uint32_t cp)
{
	static const char	 hex[] = "0123456789ABCDEF";
	unsigned char		 unit[4];
	char			 text[8];
	size_t			 n = utf16(unit, cp), i;

	for (i = 0; i < n; i++) {
		text[2 * i] = hex[unit[i] >> 4];
		text[2 * i + 1] = hex[unit[i] & 15];
	}
	buf_add(b, text, 2 * n);
}
