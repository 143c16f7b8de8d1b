#include "base/quote.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"

void
quote_json(struct buf *out, const char *text)
{
	char		*clean = utf8_clean(text);
	const char	*s;

	buf_putc(out, '"');
	for (s = clean; *s != '\0'; s++) {
		if (*s == '"' || *s == '\\')
			buf_printf(out, "\\%c", *s);
		else if ((unsigned char)*s < 0x20)
			buf_printf(out, "\\u%04x", (unsigned)*s);
		else
			buf_putc(out, *s);
	}
	buf_putc(out, '"');
	free(clean);
}
