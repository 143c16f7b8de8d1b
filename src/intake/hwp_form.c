#include "intake/hwp_form.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "intake/hwp_record.h"
#include "intake/hwp_text.h"

enum {
	LENGTH_AT	= 12,	/* behind two ids and a length */
	STRING_AT	= 14,
	WORD_MAX	= 32
};

/* The string on its way from property to property. */
struct reader {
	const struct hwp_record	*r;
	size_t			 at, n;		/* units */
};

struct seen {
	int	 ticks;		/* it has a Value: it can be ticked */
	int	 on;
	size_t	 caption, caption_n;	/* place and units; 0 if none */
	size_t	 text, text_n;
};

/* ASCII up to one of ENDS, which is passed; 0, or -1 at the end. */
static int
word(struct reader *rd, const char *ends, char out[WORD_MAX])
{
	size_t	 len = 0;

	while (rd->at < rd->n) {
		uint32_t	 unit = hwp_record_u16(rd->r, STRING_AT +
		    2 * rd->at++);

		if (unit < 0x80 && strchr(ends, (int)unit) != NULL) {
			out[len] = '\0';
			return 0;
		}
		if (len + 1 < WORD_MAX)
			out[len++] = unit < 0x80 ? (char)unit : '?';
	}
	return -1;
}

static void
skip_blanks(struct reader *rd)
{
	while (rd->at < rd->n &&
	    hwp_record_u16(rd->r, STRING_AT + 2 * rd->at) == ' ')
		rd->at++;
}

/* A string, told by its length in units; 0, or -1 if it is not all there. */
static int
string(struct reader *rd, const char *key, struct seen *s)
{
	char	 number[WORD_MAX];
	size_t	 n;

	if (word(rd, ":", number) == -1)
		return -1;
	n = strtoul(number, NULL, 10);
	if (n > rd->n - rd->at)
		return -1;
	if (strcmp(key, "Caption") == 0) {
		s->caption = STRING_AT + 2 * rd->at;
		s->caption_n = n;
	} else if (strcmp(key, "Text") == 0) {
		s->text = STRING_AT + 2 * rd->at;
		s->text_n = n;
	}
	rd->at += n;
	return 0;
}

static int
property(struct reader *rd, struct seen *s)
{
	char	 key[WORD_MAX], type[WORD_MAX], value[WORD_MAX];

	skip_blanks(rd);
	if (word(rd, ":", key) == -1 || word(rd, ":", type) == -1)
		return -1;
	if (strcmp(type, "wstring") == 0)
		return string(rd, key, s);
	/* The properties of a set follow its length. */
	if (strcmp(type, "set") == 0)
		return word(rd, ":", value);
	if (word(rd, " ", value) == -1)
		return -1;
	if (strcmp(key, "Value") == 0) {
		s->ticks = 1;
		s->on = strcmp(value, "1") == 0;
	}
	return 0;
}

void
hwp_form_put(struct buf *out, const struct hwp_record *r)
{
	struct reader	 rd = { .r = r };
	struct seen	 s = { 0 };

	rd.n = hwp_record_u16(r, LENGTH_AT);
	if (r->n < STRING_AT || rd.n > (r->n - STRING_AT) / 2)
		rd.n = r->n < STRING_AT ? 0 : (r->n - STRING_AT) / 2;
	while (property(&rd, &s) == 0)
		;
	if (s.ticks) {
		buf_puts(out, s.on ? "☑" : "□");
		hwp_text_string(out, r, s.caption, s.caption_n);
		buf_putc(out, ' ');
	} else {
		hwp_text_string(out, r, s.text, s.text_n);
	}
}
