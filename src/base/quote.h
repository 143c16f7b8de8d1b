/*
 * Text as other languages write it.
 */
#ifndef BASE_QUOTE_H
#define BASE_QUOTE_H

struct buf;

/* A JSON string with its quotes (RFC 8259, 7); TEXT is UTF-8. */
void	 quote_json(struct buf *, const char *text);

#endif
