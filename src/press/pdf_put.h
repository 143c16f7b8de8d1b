/*
 * The small words of PDF (ISO 32000-1, 7.3): numbers, strings, references.
 * Written by hand because a page has thousands of them.
 */
#ifndef PRESS_PDF_PUT_H
#define PRESS_PDF_PUT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"

/* Here, so that the length of a constant is known when it is compiled. */
static inline void
pdf_put(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void	 pdf_put_int(struct buf *, long);
/* Thousandths as a decimal without needless zeros: 12500 → 12.5. */
void	 pdf_put_milli(struct buf *, long);
/* N thousandths with blanks between them. */
void	 pdf_put_millis(struct buf *, const long *, size_t n);
/* "12 0 R". */
void	 pdf_put_ref(struct buf *, unsigned int number);
/* 0xRRGGBB as three numbers 0 … 1. */
void	 pdf_put_color(struct buf *, uint32_t);

/* A literal string of any bytes, escaped (7.3.4.2). */
void	 pdf_put_bytes(struct buf *, const void *, size_t n);
/* Two-byte codes as a literal string. */
void	 pdf_put_codes(struct buf *, const uint16_t *, size_t n);
/*
 * UTF-8 as a text string (7.9.2.2): as it is if it is printable ASCII, else
 * UTF-16BE with a byte order mark.
 */
void	 pdf_put_text(struct buf *, const char *utf8);
/* CP as UTF-16BE in hexadecimal digits, without brackets. */
void	 pdf_put_utf16_hex(struct buf *, uint32_t cp);

#endif
