#include "press/flow_parts.h"

#include "press/font.h"

/* In 1/1000 of the font size. */
enum { CHECK_ADVANCE = 900 };

/* Drawn as another where no font has them. */
static const struct {
	uint32_t	 cp, instead;
} substitutes[] = {
	{ 0x00A0, ' ' }, { 0x2002, ' ' }, { 0x2003, ' ' }, { 0x2007, ' ' },
	{ 0x2009, ' ' }, { 0x202F, ' ' }, { 0x3000, ' ' }, { 0x2010, '-' },
	{ 0x2011, '-' }, { 0x2024, '.' }, { 0x318D, 0x00B7 },
	{ 0x30FB, 0x00B7 }, { 0x2015, 0x2014 }, { 0x2212, '-' },
	{ 0xFF5E, 0x301C }, { 0x301C, '~' }
};

static int
find_glyph(const struct fonts *fonts, int face, uint32_t cp,
    struct flow_char *c)
{
	for (; face >= 0; face = fonts_fallback(fonts, face))
		if ((c->glyph = fonts_glyph(fonts, face, cp)) != 0) {
			c->face = (uint8_t)face;
			return 1;
		}
	return 0;
}

int
flow_chars_find(const struct fonts *fonts, int face, struct flow_char *c)
{
	size_t	 i;

	if (find_glyph(fonts, face, c->cp, c))
		return 1;
	for (i = 0; i < sizeof(substitutes) / sizeof(substitutes[0]); i++)
		if (substitutes[i].cp == c->cp)
			return find_glyph(fonts, face, substitutes[i].instead,
			    c);
	return 0;
}

int
flow_chars_invisible(uint32_t cp)
{
	return cp == 0x00AD || (cp >= 0x200C && cp <= 0x200F) ||
	    (cp >= 0x202A && cp <= 0x202E) || cp == 0xFEFF ||
	    (cp >= 0xFE00 && cp <= 0xFE0F);
}

int
flow_scaled(const struct flow *f, int length)
{
	return f->scale == FLOW_FULL_SIZE ? length :
	    (int)((int64_t)length * f->scale / FLOW_FULL_SIZE);
}

int
flow_chars_advance(const struct flow *f, const struct style *style,
    const struct flow_char *c)
{
	int	 size = flow_scaled(f, style->size);
	int	 spacing = flow_scaled(f, style->letter_spacing);

	if (c->cp == FLOW_CHECK_OPEN || c->cp == FLOW_CHECK_TICKED)
		return (int)((int64_t)size * CHECK_ADVANCE / 1000);
	if (c->face == FLOW_NO_FACE)
		return 0;
	if (c->cp == 0x3000)
		return size + spacing;
	return (int)((int64_t)fonts_advance(f->job->fonts, c->face, c->glyph) *
	    size / 1000) + spacing;
}
