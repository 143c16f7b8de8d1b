#include "press/flow_parts.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "press/font.h"

/* In 1/1000 of the font size. */
enum { CHECK_ADVANCE = 900, LEADER_LEAST = 1500 };

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

enum { FIRST_LEFTWARD = 0x0590 };

/*
 * Never printed, even where a font has something for them: Jamo that are left
 * when everything is composed would stand side by side, private characters
 * mean something else in each font, and what runs from right to left would
 * stand reversed (classes R and AL of UAX #9).
 */
static const struct {
	uint32_t	 first, last;
	enum diag_code	 code;
} refused[] = {
	{ 0x007F, 0x009F, DIAG_P102 },
	{ FIRST_LEFTWARD, 0x08FF, DIAG_P172 },
	{ 0x1100, 0x11FF, DIAG_P100 },
	{ 0xA960, 0xA97F, DIAG_P100 },
	{ 0xD7B0, 0xD7FF, DIAG_P100 },
	{ 0xE000, 0xF8FF, DIAG_P101 },
	{ 0xFB1D, 0xFDCF, DIAG_P172 },
	{ 0xFDF0, 0xFDFF, DIAG_P172 },
	{ 0xFE70, 0xFEFC, DIAG_P172 },
	{ 0xFFFD, 0xFFFD, DIAG_P102 },
	{ 0x10800, 0x10FFF, DIAG_P172 },
	{ 0x1E800, 0x1EFFF, DIAG_P172 },
	{ 0xF0000, 0x10FFFF, DIAG_P101 }
};

enum { REFUSED = sizeof(refused) / sizeof(refused[0]) };

/*
 * Pictures, of which the fonts have some in black and most not at all: those
 * that are shown as pictures by themselves (Unicode's emoji-data.txt,
 * Emoji_Presentation), but not shapes and signs that are bullets in old
 * papers (◾ ⚫ ⭐).
 */
static const struct {
	uint32_t	 first, last;
} emoji[] = {
	{ 0x20E3, 0x20E3 }, { 0x231A, 0x231B }, { 0x23E9, 0x23EC },
	{ 0x23F0, 0x23F0 }, { 0x23F3, 0x23F3 }, { 0x2614, 0x2615 },
	{ 0x2648, 0x2653 }, { 0x267F, 0x267F }, { 0x2693, 0x2693 },
	{ 0x26A1, 0x26A1 }, { 0x26BD, 0x26BE }, { 0x26C4, 0x26C5 },
	{ 0x26CE, 0x26CE }, { 0x26D4, 0x26D4 }, { 0x26EA, 0x26EA },
	{ 0x26F2, 0x26F3 }, { 0x26F5, 0x26F5 }, { 0x26FA, 0x26FA },
	{ 0x26FD, 0x26FD }, { 0x2705, 0x2705 }, { 0x270A, 0x270B },
	{ 0x2728, 0x2728 }, { 0x274C, 0x274C }, { 0x274E, 0x274E },
	{ 0x2753, 0x2755 }, { 0x2757, 0x2757 }, { 0x2795, 0x2797 },
	{ 0x27B0, 0x27B0 },
	{ 0x27BF, 0x27BF }, { 0x1F004, 0x1F004 }, { 0x1F0CF, 0x1F0CF },
	{ 0x1F18E, 0x1F18E }, { 0x1F191, 0x1F19A }, { 0x1F1E6, 0x1F1FF },
	{ 0x1F201, 0x1F201 }, { 0x1F21A, 0x1F21A }, { 0x1F22F, 0x1F22F },
	{ 0x1F232, 0x1F23A }, { 0x1F250, 0x1F251 }, { 0x1F300, 0x1F64F },
	{ 0x1F680, 0x1F6FF }, { 0x1F7E0, 0x1F7F0 }, { 0x1F900, 0x1F9FF },
	{ 0x1FA70, 0x1FAFF }
};

static int
is_emoji(uint32_t cp)
{
	size_t	 i = 0, n = sizeof(emoji) / sizeof(emoji[0]);

	if (cp < emoji[0].first || (cp > 0x27BF && cp < 0x1F000))
		return 0;
	while (i < n && cp > emoji[i].last)
		i++;
	return i < n && cp >= emoji[i].first;
}

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

static int
find_substitute(const struct fonts *fonts, int face, struct flow_char *c)
{
	size_t	 i;

	for (i = 0; i < sizeof(substitutes) / sizeof(substitutes[0]); i++)
		if (substitutes[i].cp == c->cp)
			return find_glyph(fonts, face, substitutes[i].instead,
			    c);
	return 0;
}

/* Said about this character before, or too much about others. */
static int
is_said(struct flow *f, uint32_t cp)
{
	int	 i;

	for (i = 0; i < f->n_said; i++)
		if (f->said[i] == cp)
			return 1;
	if (f->n_said == FLOW_SAID)
		return 1;
	f->said[f->n_said++] = cp;
	return 0;
}

static int
fault(struct flow *f, const struct source *source, uint32_t cp,
    enum diag_code code)
{
	char	 text[8] = "";

	/* A word of such a script is one fault. */
	if (is_said(f, code == DIAG_P172 ? FIRST_LEFTWARD : cp))
		return 0;
	if (code != DIAG_P102)
		utf8_put(text, cp);
	job_fault(f->job, code, source, text,
	    arena_printf(f->job->arena, "U+%04X", (unsigned)cp), NULL);
	return 0;
}

/* The first face from FACE on that has all letters from I up to END; -1. */
static int
common_face(const struct flow *f, int face, size_t i, size_t end)
{
	size_t	 k;

	for (; face >= 0; face = fonts_fallback(f->job->fonts, face)) {
		for (k = i; k < end && fonts_glyph(f->job->fonts, face,
		    f->chars[k].cp) != 0; k++)
			;
		if (k == end)
			return face;
	}
	return -1;
}

static int
is_western(const struct flow *f, size_t i)
{
	return f->chars[i].cp < FLOW_BREAK &&
	    f->chars[i].face != FLOW_NO_FACE &&
	    breaks_class(f->chars[i].cp) == BREAKS_LATIN;
}

/* Letters of one style that stand side by side. */
static size_t
end_of_letters(const struct flow *f, size_t i)
{
	size_t	 end = i;

	while (end < f->n && is_western(f, end) &&
	    flow_style(f, &f->chars[end])->face ==
	    flow_style(f, &f->chars[i])->face)
		end++;
	return end;
}

static void
set_face(struct flow *f, struct flow_char *c, int face)
{
	c->face = (uint8_t)face;
	c->glyph = fonts_glyph(f->job->fonts, face, c->cp);
	c->advance = flow_chars_advance(f, flow_style(f, c), c);
}

void
flow_chars_even(struct flow *f)
{
	size_t	 i, end;
	int	 face;

	for (i = 0; f->lacks && i < f->n; i = end) {
		if ((end = end_of_letters(f, i)) == i) {
			end = i + 1;
			continue;
		}
		face = common_face(f, flow_style(f, &f->chars[i])->face, i,
		    end);
		for (; face >= 0 && i < end; i++)
			set_face(f, &f->chars[i], face);
	}
}

int
flow_chars_find(struct flow *f, const struct style *style,
    const struct source *source, struct flow_char *c)
{
	const struct fonts	*fonts = f->job->fonts;
	int			 i;

	/* Today's Hangul and ASCII, nearly all there is. */
	if (c->cp < 0x7F || (c->cp >= 0xAC00 && c->cp <= 0xD7A3))
		i = REFUSED;
	else
		for (i = 0; i < REFUSED && (c->cp < refused[i].first ||
		    c->cp > refused[i].last); i++)
			;
	if (i < REFUSED)
		return fault(f, source, c->cp, refused[i].code);
	if (is_emoji(c->cp))
		return fault(f, source, c->cp, DIAG_P191);
	if (find_glyph(fonts, style->face, c->cp, c)) {
		f->lacks |= c->face != style->face;
		return 1;
	}
	if (find_substitute(fonts, style->face, c))
		return 1;
	return fault(f, source, c->cp, DIAG_P020);
}

/* What is to be heard or read has a shape; the rest directs the shapes. */
int
flow_chars_invisible(uint32_t cp)
{
	return cp == 0x00AD || cp == 0x061C ||
	    (cp >= 0x200C && cp <= 0x200F) ||
	    (cp >= 0x202A && cp <= 0x202E) ||
	    (cp >= 0x2066 && cp <= 0x2069) || cp == 0xFEFF ||
	    (cp >= 0xFE00 && cp <= 0xFE0F) ||
	    (cp >= 0xE0000 && cp <= 0xE01EF);
}

int
flow_scaled(const struct flow *f, int length)
{
	return f->scale == FLOW_FULL_SIZE ? length :
	    (int)((int64_t)length * f->scale / FLOW_FULL_SIZE);
}

int
flow_chars_tail(const struct flow *f, const struct flow_char *c)
{
	const struct style	*style = flow_style(f, c);
	int			 tail = style->letter_spacing;

	if (c->face == FLOW_NO_FACE)
		return 0;
	if (c->spaced)
		tail += style_length(style, STYLE_MIXED_SPACING, style->size);
	return flow_scaled(f, tail);
}

/* Edges of boxed words: the rule and the room inside it. */
static int
edge_width(const struct style *style, int right)
{
	return right ? style->v[STYLE_BORDER_RIGHT].n +
	    style_length(style, STYLE_PADDING_RIGHT, 0) :
	    style->v[STYLE_BORDER_LEFT].n +
	    style_length(style, STYLE_PADDING_LEFT, 0);
}

static int
object_width(const struct flow *f, const struct flow_char *c)
{
	const struct flow_image	*image = f->spans[c->span].object;
	const struct style	*style = flow_style(f, c);
	int			 size = flow_scaled(f, style->size);

	switch (c->cp) {
	case FLOW_CHECK_OPEN:
	case FLOW_CHECK_TICKED:
		return (int)((int64_t)size * CHECK_ADVANCE / 1000);
	case FLOW_LEADER:
		return (int)((int64_t)size * LEADER_LEAST / 1000);
	case FLOW_IMAGE:
		return image->width;
	case FLOW_LEFT:
	case FLOW_RIGHT:
		return edge_width(style, c->cp == FLOW_RIGHT);
	default:
		return 0;
	}
}

int
flow_chars_advance(const struct flow *f, const struct style *style,
    const struct flow_char *c)
{
	int	 size = flow_scaled(f, style->size);

	if (c->cp == FLOW_GAP)
		return size / 2;
	if (c->face == FLOW_NO_FACE)
		return c->cp > FLOW_BREAK ? object_width(f, c) : 0;
	if (c->cp == 0x3000)
		return size + flow_chars_tail(f, c);
	return (int)((int64_t)fonts_advance(f->job->fonts, c->face, c->glyph) *
	    size / 1000) + flow_chars_tail(f, c);
}
