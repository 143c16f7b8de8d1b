#include "press/pdf_codes.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { SLOTS_FIRST = 128 };		/* a power of two */

static void
add_code(struct pdf_codes *c, uint16_t glyph, uint32_t cp)
{
	if (c->n == c->size) {
		c->size = c->size > 0 ? 2 * c->size : SLOTS_FIRST / 2;
		c->glyphs = mem_resize(c->glyphs, c->size,
		    sizeof(*c->glyphs));
		c->characters = mem_resize(c->characters, c->size,
		    sizeof(*c->characters));
	}
	c->glyphs[c->n] = glyph;
	c->characters[c->n++] = cp;
}

void
pdf_codes_init(struct pdf_codes *c, const struct pdf_codes *base)
{
	memset(c, 0, sizeof(*c));
	c->base = base;
	c->first = base != NULL ? base->first + base->n : 0;
	c->slots_n = SLOTS_FIRST;
	c->slots = mem_array(c->slots_n, sizeof(*c->slots));
	if (base == NULL)
		add_code(c, 0, 0);
}

void
pdf_codes_free(struct pdf_codes *c)
{
	free(c->glyphs);
	free(c->characters);
	free(c->slots);
	free(c->firsts);
}

/* The slot of the pair, or the empty one where it belongs. */
static uint16_t *
slot(const struct pdf_codes *c, uint16_t glyph, uint32_t cp)
{
	size_t	 mask = c->slots_n - 1, own;
	size_t	 i = (glyph * 2654435761u ^ cp * 2246822519u) >> 7 & mask;

	for (; c->slots[i] != 0; i = (i + 1) & mask) {
		own = c->slots[i] - c->first;
		if (c->glyphs[own] == glyph && c->characters[own] == cp)
			break;
	}
	return &c->slots[i];
}

static void
grow(struct pdf_codes *c)
{
	size_t	 i, old_n = c->slots_n;
	uint16_t *old = c->slots;

	c->slots_n *= 2;
	c->slots = mem_array(c->slots_n, sizeof(*c->slots));
	for (i = 0; i < old_n; i++)
		if (old[i] != 0)
			*slot(c, c->glyphs[old[i] - c->first],
			    c->characters[old[i] - c->first]) = old[i];
	free(old);
}

void
pdf_codes_index(struct pdf_codes *c)
{
	size_t	 i;

	c->firsts = mem_array(UINT16_MAX + 1, sizeof(*c->firsts));
	for (i = c->n; i > 0; i--)
		c->firsts[c->glyphs[i - 1]] = (uint16_t)(c->first + i - 1);
}

/* The code that the base has for the pair, or 0. */
static uint16_t
base_code(const struct pdf_codes *base, uint16_t glyph, uint32_t cp)
{
	uint16_t	 code;

	if (base == NULL)
		return 0;
	if (base->firsts != NULL) {
		code = base->firsts[glyph];
		if (code == 0 || base->characters[code - base->first] == cp)
			return code;
	}
	return *slot(base, glyph, cp);
}

uint16_t
pdf_codes_code(struct pdf_codes *c, uint16_t glyph, uint32_t cp)
{
	uint16_t	*place, code;

	if ((code = base_code(c->base, glyph, cp)) != 0)
		return code;
	place = slot(c, glyph, cp);
	if (*place != 0 || c->first + c->n >= PDF_CODES_MAX)
		return *place;
	code = (uint16_t)(c->first + c->n);
	*place = code;
	add_code(c, glyph, cp);
	if (2 * c->n > c->slots_n)
		grow(c);
	return code;
}

void
pdf_codes_add(struct pdf_codes *c, uint16_t glyph)
{
	add_code(c, glyph, 0);
}
