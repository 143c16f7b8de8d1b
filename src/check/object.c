#include "check/object.h"

#include <string.h>

#include "base/buf.h"
#include "base/quote.h"

/* The comma before a value, and its key. */
static void
begin(struct buf *out, const char *key)
{
	char	 last = out->len > 0 ? out->data[out->len - 1] : '[';

	if (last != '{' && last != '[')
		buf_putc(out, ',');
	if (key != NULL) {
		quote_json(out, key);
		buf_putc(out, ':');
	}
}

void
object_open(struct buf *out, const char *key, char bracket)
{
	begin(out, key);
	buf_putc(out, bracket);
}

void
object_close(struct buf *out, char bracket)
{
	buf_putc(out, bracket);
}

void
object_text(struct buf *out, const char *key, const char *text)
{
	begin(out, key);
	if (text == NULL)
		buf_puts(out, "null");
	else
		quote_json(out, text);
}

void
object_words(struct buf *out, const char *key, const char *list)
{
	struct buf	 word;
	const char	*end;

	buf_init(&word, BUF_TEXT);
	object_open(out, key, '[');
	for (; *list != '\0'; list = end + 2 * (*end != '\0')) {
		end = strstr(list, ", ");
		if (end == NULL)
			end = list + strlen(list);
		buf_clear(&word);
		buf_add(&word, list, (size_t)(end - list));
		object_text(out, NULL, buf_string(&word));
	}
	object_close(out, ']');
	buf_free(&word);
}

void
object_count(struct buf *out, const char *key, size_t n)
{
	begin(out, key);
	buf_printf(out, "%zu", n);
}
