#include "intake/hwp_text.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "intake/hwp_record.h"

enum {
	CONTROLS	= 32,
	TAB		= 9,
	HANGUL_OLD	= 0xF53A	/* 한, as the program writes its name */
};

enum hwp_control
hwp_text_control(uint32_t unit)
{
	static const unsigned char	 kinds[CONTROLS] = {
		[1] = HWP_EXTENDED, [2] = HWP_EXTENDED, [3] = HWP_EXTENDED,
		[4] = HWP_INLINE, [5] = HWP_INLINE, [6] = HWP_INLINE,
		[7] = HWP_INLINE, [8] = HWP_INLINE, [TAB] = HWP_INLINE,
		[11] = HWP_EXTENDED, [12] = HWP_EXTENDED, [14] = HWP_EXTENDED,
		[15] = HWP_EXTENDED, [16] = HWP_EXTENDED, [17] = HWP_EXTENDED,
		[18] = HWP_EXTENDED, [19] = HWP_INLINE, [20] = HWP_INLINE,
		[21] = HWP_EXTENDED, [22] = HWP_EXTENDED, [23] = HWP_EXTENDED,
	};

	return unit < CONTROLS ? (enum hwp_control)kinds[unit] : HWP_LETTER;
}

/* Controls that are letters. */
static const char *
letter(uint32_t unit)
{
	static const struct {
		uint32_t	 unit;
		const char	*text;
	} letters[] = {
		{ TAB, "\t" },
		{ 10, "\n" },
		{ 24, "-" },
		{ 30, " " },		/* that keeps words together */
		{ 31, "\u3000" },	/* of fixed width */
		{ HANGUL_OLD, "\u1112\u119E\u11AB" },
	};
	size_t	 i;

	for (i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		if (letters[i].unit == unit)
			return letters[i].text;
	return unit < CONTROLS ? "" : NULL;
}

static uint32_t
unit_at(const unsigned char *p, size_t at)
{
	return (uint32_t)p[2 * at] | (uint32_t)p[2 * at + 1] << 8;
}

void
hwp_text_put(struct buf *out, const unsigned char *p, size_t n, size_t *at)
{
	uint32_t	 unit = unit_at(p, (*at)++), low;
	const char	*text = letter(unit);
	char		 bytes[4];

	if (text != NULL) {
		buf_puts(out, text);
		return;
	}
	if (unit >= 0xD800 && unit < 0xE000) {
		low = *at < n ? unit_at(p, *at) : 0;
		if (unit >= 0xDC00 || low < 0xDC00 || low >= 0xE000) {
			unit = UTF8_REPLACEMENT;
		} else {
			unit = 0x10000 + ((unit - 0xD800) << 10) +
			    (low - 0xDC00);
			++*at;
		}
	}
	buf_add(out, bytes, utf8_put(bytes, unit));
}

void
hwp_text_string(struct buf *out, const struct hwp_record *r, size_t at,
    size_t n)
{
	size_t	 i = 0;

	if (at >= r->n)
		return;
	if (n > (r->n - at) / 2)
		n = (r->n - at) / 2;
	while (i < n)
		hwp_text_put(out, r->data + at, n, &i);
}
