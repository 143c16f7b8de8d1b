/*
 * How the press lays out a paper.
 *
 *	template + data ──expand──► document ──box──► boxes ──stack──► strips
 *	                                                                 │
 *	   PDF, dump ◄──canvas── pages ◄──play── calls ◄──page── strips ─┘
 *
 * 1. A box is an element with its computed style: paragraph, list, table,
 *    cell, rule, image, box at a place of the page.
 *
 * 2. Everything that follows one another down a page is cut into strips that
 *    cannot be cut further: a line of text, a row of a table, a rule, the
 *    padding above and below. A strip knows its height, the space above it
 *    (dropped at the head of a page), and whether it is glued to the one
 *    before. Headings, "keep", widows and orphans are nothing but glue:
 *
 *	 ┌ open p ──────────────────┐
 *	 │ 제1조(목적) 이 사업은 …   │  line        a break may stand
 *	 │ …………………………………………… │  line, glued    between two strips
 *	 ├ - - - - - - - - - - - - -┤ ◄────────────  where the lower one
 *	 │ …………………………………………… │  line           is not glued
 *	 │ ……………… 지원한다.        │  line, glued
 *	 └ close p ─────────────────┘  glued
 *
 *    The page takes strips while they fit, then goes back to the last place
 *    without glue. Each strip is looked at once or twice, so that the cost is
 *    linear. If there is no place without glue, the glue gives way; if one
 *    strip is higher than a page, that is an error with its place.
 *
 * 3. A row of a table holds a stack of strips in each cell. A row that does
 *    not fit may be cut: every cell gives the strips that fit, the rest goes
 *    to the next page below the repeated header.
 *
 * 4. A paragraph (this file) is one array of characters, each with its glyph
 *    and advance, and between two of them the level of a break (breaks.h).
 *    Filling a line remembers two places, and goes on to the next word:
 *
 *	│ 신청기업은 사업비의 20퍼센트 이상을 현금으로 부담하여야│ 한다
 *	                                      ▲ `word`: the last place where
 *	                                        a line may break normally
 *
 *    When a character does not fit, the line ends at `word`, if the word that
 *    begins there fits into a line by itself. If not, it has to be cut:
 *    between syllables, else at a seam of an address, else between letters,
 *    last against 금칙. Greedy and not the best of all paragraphs: with words
 *    kept whole and blanks that may grow by half an em only, there is little
 *    to win, and a line depends on nothing that follows it.
 *
 *    Justified lines spread what is left over the blanks, half an em each at
 *    most, then a little over the letters; what is left after that stays
 *    white at the end. A gap in the middle of a line is uglier than a ragged
 *    end, and with 어절 of ten syllables it would happen.
 *
 * All lengths are whole thousandths of a point: a line breaks at the same
 * place on every machine.
 */
#include "press/flow.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "press/breaks.h"
#include "press/font.h"
#include "press/paint.h"

enum {
	HARD_BREAK	= 0x110000,	/* stands among the code points */
	CHECK_OPEN	= 0x110001,
	CHECK_TICKED	= 0x110002,
	NO_FACE		= 255		/* not drawn: zero width */
};

/* In 1/1000 of the font size. */
enum {
	BLANK_GROWTH	= 500,		/* most that a blank grows */
	LETTER_GROWTH	= 50,		/* most between two letters */
	FULL_SIZE	= 1000,
	SMALLEST	= 700,		/* that break="fit" makes of letters */
	CHECK_SIDE	= 780,
	CHECK_ADVANCE	= 900,
	CHECK_DEPTH	= 60,		/* below the baseline */
	CHECK_PEN	= 55,
	UNDERLINE_DEPTH	= 130,
	UNDERLINE_PEN	= 50
};

struct character {
	uint32_t	 cp;
	int		 advance;
	uint16_t	 glyph;
	uint8_t		 face;
	uint8_t		 level;		/* of the place before it */
	uint32_t	 span;
};

struct span {
	const struct style	*style;
	struct source		 source;
};

struct flow {
	struct job		*job;
	const struct style	*base;
	struct source		 source;
	struct character	*chars;
	size_t			 n, size;
	struct span		*spans;
	size_t			 n_spans, spans_size;
	struct flow_line	*lines;
	size_t			 n_lines, lines_size;
	int			 set_width;	/* the lines are for; -1 none */
	int			 scale;		/* of letters, in 1/1000 */
	int			 too_long, too_wide;	/* said so */
};

/* A line being filled. */
struct filling {
	size_t	 pos;		/* its first character */
	int	 room;		/* width for text */
	int	 next_room;	/* of the line after it */
};

struct flow *
flow_new(struct job *job, const struct style *base,
    const struct source *source)
{
	struct flow	*f = arena_alloc(job->arena, sizeof(*f));

	f->job = job;
	f->base = base;
	f->source = *source;
	f->set_width = -1;
	f->scale = FULL_SIZE;
	return f;
}

/* A bigger array in the arena with the old one's content. */
static void *
grow(struct arena *arena, const void *old, size_t n, size_t *size,
    size_t element)
{
	size_t	 larger = *size > 0 ? *size * 2 : 4;
	void	*new = arena_array(arena, larger, element);

	if (n > 0)
		memcpy(new, old, n * element);
	*size = larger;
	return new;
}

static void
add_span(struct flow *f, const struct style *style,
    const struct source *source)
{
	if (f->n_spans == f->spans_size)
		f->spans = grow(f->job->arena, f->spans, f->n_spans,
		    &f->spans_size, sizeof(*f->spans));
	f->spans[f->n_spans++] = (struct span){ style, *source };
}

static struct character *
add_character(struct flow *f, uint32_t cp)
{
	struct character	*c;

	if (f->n == FLOW_CHARACTERS) {
		if (!f->too_long)
			job_fault(f->job, DIAG_P024, &f->source,
			    arena_printf(f->job->arena, "%d",
			    FLOW_CHARACTERS), NULL, NULL);
		f->too_long = 1;
		return NULL;
	}
	if (f->n == f->size)
		f->chars = grow(f->job->arena, f->chars, f->n, &f->size,
		    sizeof(*f->chars));
	c = &f->chars[f->n++];
	*c = (struct character){ .cp = cp, .span = f->n_spans > 0 ?
	    (uint32_t)f->n_spans - 1 : 0, .face = NO_FACE };
	return c;
}

/* ---- characters ---- */

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
    struct character *c)
{
	for (; face >= 0; face = fonts_fallback(fonts, face))
		if ((c->glyph = fonts_glyph(fonts, face, cp)) != 0) {
			c->face = (uint8_t)face;
			return 1;
		}
	return 0;
}

static int
find_substitute(const struct fonts *fonts, int face, uint32_t cp,
    struct character *c)
{
	size_t	 i;

	for (i = 0; i < sizeof(substitutes) / sizeof(substitutes[0]); i++)
		if (substitutes[i].cp == cp)
			return find_glyph(fonts, face, substitutes[i].instead,
			    c);
	return 0;
}

static void
missing(struct flow *f, const struct source *source, uint32_t cp)
{
	char	 text[8] = "";

	utf8_put(text, cp);
	job_fault(f->job, DIAG_P020, source, text,
	    arena_printf(f->job->arena, "U+%04X", (unsigned)cp), NULL);
}

/* Marks of direction and variation, soft hyphens: nothing to draw. */
static int
is_invisible(uint32_t cp)
{
	return cp == 0x00AD || (cp >= 0x200C && cp <= 0x200F) ||
	    (cp >= 0x202A && cp <= 0x202E) || cp == 0xFEFF ||
	    (cp >= 0xFE00 && cp <= 0xFE0F);
}

/* Size of a style's letters as they are set. */
static int
scaled(const struct flow *f, int length)
{
	return f->scale == FULL_SIZE ? length :
	    (int)((int64_t)length * f->scale / FULL_SIZE);
}

static int
advance(const struct flow *f, const struct style *style,
    const struct character *c)
{
	int	 size = scaled(f, style->size);
	int	 spacing = scaled(f, style->letter_spacing);

	if (c->cp == CHECK_OPEN || c->cp == CHECK_TICKED)
		return (int)((int64_t)size * CHECK_ADVANCE / 1000);
	if (c->face == NO_FACE)
		return 0;
	if (c->cp == 0x3000)
		return size + spacing;
	return (int)((int64_t)fonts_advance(f->job->fonts, c->face, c->glyph) *
	    size / 1000) + spacing;
}

static void
add_letter(struct flow *f, const struct style *style,
    const struct source *source, uint32_t cp)
{
	const struct fonts	*fonts = f->job->fonts;
	struct character	*c;

	if (is_invisible(cp) || (c = add_character(f, cp)) == NULL)
		return;
	if (cp == 0x200B || cp == 0x2060)
		return;
	if (!find_glyph(fonts, style->face, cp, c) &&
	    !find_substitute(fonts, style->face, cp, c)) {
		missing(f, source, cp);
		return;
	}
	c->advance = advance(f, style, c);
}

static int
after_blank(const struct flow *f)
{
	return f->n == 0 || f->chars[f->n - 1].cp == ' ' ||
	    f->chars[f->n - 1].cp == HARD_BREAK;
}

/* Jamo that stand alone or accents: bytes only a composed text is free of. */
static int
needs_composing(const char *s)
{
	const unsigned char	*p = (const unsigned char *)s;

	for (; *p != '\0'; p++)
		if ((*p == 0xE1 && p[1] >= 0x84 && p[1] <= 0x87) ||
		    *p == 0xCC || (*p == 0xCD && p[1] < 0xB0))
			return 1;
	return 0;
}

/* Most paragraphs are one text: Hangul takes three bytes a letter. */
static void
reserve(struct flow *f, size_t bytes)
{
	size_t	 most = FLOW_CHARACTERS;

	f->size = bytes / 2 + 4 < most ? bytes / 2 + 4 : most;
	f->chars = arena_array(f->job->arena, f->size, sizeof(*f->chars));
}

void
flow_add(struct flow *f, const struct style *style,
    const struct source *source, const char *text)
{
	const char	*s = text;
	uint32_t	 cp;

	if (*text == '\0')
		return;
	if (needs_composing(text))
		s = utf8_nfc(f->job->arena, text);
	if (f->chars == NULL)
		reserve(f, strlen(s));
	add_span(f, style, source);
	while ((cp = utf8_next(&s)) != 0 && !f->too_long) {
		if (cp == '\t' || cp == '\n' || cp == '\r')
			cp = ' ';
		if (cp != ' ' || !after_blank(f))
			add_letter(f, style, source, cp);
	}
}

void
flow_add_break(struct flow *f)
{
	add_character(f, HARD_BREAK);
}

void
flow_add_check(struct flow *f, const struct style *style,
    const struct source *source, int ticked)
{
	struct character	*c;

	add_span(f, style, source);
	c = add_character(f, ticked ? CHECK_TICKED : CHECK_OPEN);
	if (c != NULL)
		c->advance = advance(f, style, c);
}

static enum breaks_class
class_of(const struct character *c)
{
	/* A check box stays with what it says. */
	if (c->cp == CHECK_OPEN || c->cp == CHECK_TICKED)
		return BREAKS_PREFIX;
	if (c->cp == HARD_BREAK)
		return BREAKS_ZERO;
	return breaks_class(c->cp);
}

static int
is_blank(const struct character *c)
{
	return c->cp == ' ' || c->cp == 0x3000;
}

/* Inside a date as offices write it: 2026. 2. 27. */
static int
is_in_date(const struct flow *f, size_t i)
{
	const struct character	*c = f->chars;

	return i >= 3 && c[i - 1].cp == ' ' && c[i - 2].cp == '.' &&
	    c[i - 3].cp >= '0' && c[i - 3].cp <= '9' &&
	    c[i].cp >= '0' && c[i].cp <= '9';
}

/* What the style of the two characters makes of the level between them. */
static int
styled_level(const struct flow *f, size_t i, int level)
{
	const struct style	*style = f->spans[f->chars[i].span].style;
	int			 mode = style->v[STYLE_BREAK].n;

	if (level == BREAKS_WORD && is_in_date(f, i))
		return BREAKS_SYLLABLE;
	if (mode == STYLE_ANYWHERE && level == BREAKS_SYLLABLE)
		return BREAKS_WORD;
	if (mode >= STYLE_NEVER && f->spans[f->chars[i - 1].span]
	    .style->v[STYLE_BREAK].n == mode)
		return BREAKS_NEVER;
	return level;
}

static void
set_levels(struct flow *f)
{
	enum breaks_class	 before = BREAKS_OTHER, class;
	size_t			 i;

	for (i = 0; i < f->n; i++, before = class) {
		class = class_of(&f->chars[i]);
		if (i == 0)
			f->chars[i].level = BREAKS_NEVER;
		else
			f->chars[i].level = (uint8_t)styled_level(f, i,
			    (int)breaks_between(before, class));
		/* The blank behind a check box. */
		if (before == BREAKS_PREFIX && class == BREAKS_SPACE)
			class = BREAKS_GLUE;
	}
}

int
flow_finish(struct flow *f)
{
	while (f->n > 0 && f->chars[f->n - 1].cp == ' ')
		f->n--;
	set_levels(f);
	return f->n > 0;
}

/* ---- lines ---- */

static int
is_normal(const struct flow *f, size_t i)
{
	return f->chars[i].level == BREAKS_WORD;
}

static int
never_breaks(const struct flow *f)
{
	return f->base->v[STYLE_BREAK].n >= STYLE_NEVER;
}

void
flow_widths(const struct flow *f, int *narrow, int *wide)
{
	int64_t	 word = 0, blanks = 0, line = 0;
	int64_t	 widest_word = 0, widest = 0;
	size_t	 i;

	for (i = 0; i < f->n; i++) {
		const struct character	*c = &f->chars[i];

		if (i > 0 && (is_normal(f, i) || c->cp == HARD_BREAK))
			word = blanks = 0;
		if (c->cp == HARD_BREAK) {
			line = 0;
			continue;
		}
		line += c->advance;
		if (is_blank(c)) {
			blanks += c->advance;
			continue;
		}
		word += blanks + c->advance;
		blanks = 0;
		widest_word = word > widest_word ? word : widest_word;
		widest = line > widest ? line : widest;
	}
	line = style_length(f->base, STYLE_HANGING, 0);
	*narrow = (int)(widest_word + line > FLOW_WIDEST ? FLOW_WIDEST :
	    widest_word + line);
	*wide = (int)(widest + line > FLOW_WIDEST ? FLOW_WIDEST :
	    widest + line);
}

/* Whether the word at I fits into ROOM; looks no further than it must. */
static int
word_fits(const struct flow *f, size_t i, int room)
{
	size_t	 start = i;
	int64_t	 width = 0;

	for (; i < f->n && (width <= room || is_blank(&f->chars[i])); i++) {
		if (i > start && (is_normal(f, i) ||
		    f->chars[i].cp == HARD_BREAK))
			return 1;
		/* Blanks at the end of a word need no room. */
		if (!is_blank(&f->chars[i]) || (i + 1 < f->n &&
		    !is_normal(f, i + 1)))
			width += f->chars[i].advance;
	}
	return width <= room;
}

/*
 * The last place from FIRST to LAST with the best level up to WORST, but none
 * worse if one is found; 0 if there is none.
 */
static size_t
last_place(const struct flow *f, size_t first, size_t last, int worst)
{
	size_t	 found[BREAKS_NEVER + 1] = { 0 };
	size_t	 i;
	int	 level;

	for (i = last; i >= first && i > 0; i--) {
		level = f->chars[i].level;
		if (level <= worst && found[level] == 0)
			found[level] = i;
		if (level <= BREAKS_SYLLABLE)
			break;
	}
	for (level = BREAKS_WORD; level <= worst; level++)
		if (found[level] != 0)
			return found[level];
	return 0;
}

/* A fair place in the second half is better than a good one before it. */
static size_t
best_place(const struct flow *f, size_t first, size_t last, int worst)
{
	size_t	 place = 0;

	if (last > first && worst > BREAKS_SYLLABLE)
		place = last_place(f, first + (last - first) / 2, last,
		    BREAKS_SEAM);
	return place > 0 ? place : last_place(f, first, last, worst);
}

/*
 * One syllable alone on the next line (사업자등록번 / 호) takes another with it,
 * if the word then still has two here.
 */
static size_t
spare_orphan(const struct flow *f, size_t first, size_t place)
{
	if (place + 1 < f->n && !is_normal(f, place + 1) &&
	    !is_blank(&f->chars[place + 1]) &&
	    f->chars[place + 1].cp != HARD_BREAK)
		return place;
	if (place > first + 2 && f->chars[place - 1].level <= BREAKS_SYLLABLE)
		return place - 1;
	return place;
}

/* The start of a text that does not fit, for the message. */
static const char *
quote(const struct flow *f, size_t i)
{
	char	 text[4 * 21] = "";
	size_t	 len = 0, start = i;

	for (; i < f->n && i < start + 20 && f->chars[i].cp < HARD_BREAK; i++)
		len += utf8_put(text + len, f->chars[i].cp);
	return arena_strndup(f->job->arena, text, len);
}

/* One message for a paragraph is enough. */
static void
does_not_fit(struct flow *f, size_t i, int room)
{
	const struct source	*source = &f->source;

	if (f->too_wide)
		return;
	f->too_wide = 1;
	if (f->chars[i].span < f->n_spans)
		source = &f->spans[f->chars[i].span].source;
	job_fault(f->job, DIAG_P017, source, quote(f, i),
	    job_mm(f->job, room > 0 ? room : 0), NULL);
}

/*
 * The line is full at character I, WORD is the last normal place in it (0 if
 * there is none). Returns where the next line begins.
 */
static size_t
cut(struct flow *f, const struct filling *line, size_t i, size_t word)
{
	size_t	 place;

	if (word > 0 && (word_fits(f, word, line->next_room) ||
	    never_breaks(f)))
		return word;
	if (word > 0) {
		/* Two syllables at least are left at the end of this line. */
		place = word + 2 <= i ? best_place(f, word + 2, i,
		    BREAKS_SYLLABLE) : 0;
		return place > 0 ? spare_orphan(f, word, place) : word;
	}
	if (never_breaks(f)) {
		does_not_fit(f, line->pos, line->room);
		return f->n;
	}
	place = best_place(f, line->pos + 1, i, BREAKS_LETTER);
	if (place > 0)
		return spare_orphan(f, line->pos, place);
	if (i > line->pos)
		return i;
	does_not_fit(f, line->pos, line->room);
	return line->pos + 1;
}

/* Where the line that begins at POS ends; *HARD if by a forced break. */
static size_t
fill_line(struct flow *f, const struct filling *line, int *hard)
{
	size_t	 i, word = 0;
	int64_t	 x = 0;

	*hard = 0;
	for (i = line->pos; i < f->n; i++) {
		const struct character	*c = &f->chars[i];

		if (c->cp == HARD_BREAK) {
			*hard = 1;
			return i + 1;
		}
		if (i > line->pos && is_normal(f, i))
			word = i;
		x += c->advance;
		if (x > line->room && !is_blank(c))
			return cut(f, line, i, word);
	}
	return f->n;
}

static void
measure_height(const struct flow *f, struct flow_line *line)
{
	const struct style	*style = f->base, *last = NULL;
	size_t			 i = line->first;
	int			 below = 0;

	for (;;) {
		if (style != last) {
			int	 height = style_line_height(style);
			int	 up = fonts_ascent(f->job->fonts, style->face);
			int	 down = fonts_descent(f->job->fonts,
				    style->face);
			int	 above;

			above = (height - (int)((int64_t)(up + down) *
			    style->size / 1000)) / 2 +
			    (int)((int64_t)up * style->size / 1000);
			line->above = above > line->above ? above :
			    line->above;
			below = height - above > below ? height - above :
			    below;
			last = style;
		}
		if (i >= line->end)
			break;
		style = f->spans[f->chars[i++].span].style;
	}
	line->height = line->above + below;
}

static void
measure_line(const struct flow *f, struct flow_line *line)
{
	const struct character	*c = f->chars;
	int64_t			 width = 0;
	size_t			 i;

	line->end = line->next;
	while (line->end > line->first && (is_blank(&c[line->end - 1]) ||
	    c[line->end - 1].cp == HARD_BREAK))
		line->end--;
	for (i = line->first; i < line->end; i++) {
		width += c[i].advance;
		line->blanks += c[i].cp == ' ';
	}
	/* The spacing behind the last letter is not seen. */
	if (line->end > line->first)
		width -= scaled(f, f->spans[c[line->end - 1].span]
		    .style->letter_spacing);
	line->width = width > FLOW_WIDEST ? FLOW_WIDEST : (int)width;
	measure_height(f, line);
}

static int
inset(const struct flow *f, size_t line)
{
	return style_length(f->base, line == 0 ? STYLE_FIRST_INDENT :
	    STYLE_HANGING, 0);
}

static void
set_scale(struct flow *f, int scale)
{
	size_t	 i;

	if (f->scale == scale)
		return;
	f->scale = scale;
	for (i = 0; i < f->n; i++)
		f->chars[i].advance = advance(f,
		    f->spans[f->chars[i].span].style, &f->chars[i]);
}

/* break="fit": an amount that is a digit too long becomes a little smaller. */
static void
fit(struct flow *f, int width)
{
	int	 narrow, wide, scale;

	set_scale(f, FULL_SIZE);
	flow_widths(f, &narrow, &wide);
	width -= inset(f, 0) > 0 ? inset(f, 0) : 0;
	if (wide <= width || width <= 0)
		return;
	scale = (int)((int64_t)width * FULL_SIZE / wide) - 1;
	set_scale(f, scale > SMALLEST ? scale : SMALLEST);
}

size_t
flow_set(struct flow *f, int width)
{
	struct filling	 line = { 0 };
	int		 hard;

	if (f->set_width == width)
		return f->n_lines;
	if (f->base->v[STYLE_BREAK].n == STYLE_FIT)
		fit(f, width);
	f->set_width = width;
	f->n_lines = 0;
	while (line.pos < f->n) {
		struct flow_line	*l;

		if (f->n_lines == f->lines_size)
			f->lines = grow(f->job->arena, f->lines, f->n_lines,
			    &f->lines_size, sizeof(*f->lines));
		l = &f->lines[f->n_lines];
		*l = (struct flow_line){ .first = line.pos,
		    .inset = inset(f, f->n_lines) };
		line.room = width - l->inset;
		line.next_room = width - inset(f, 1);
		l->room = line.room;
		l->next = fill_line(f, &line, &hard);
		l->stretch = !hard && l->next < f->n &&
		    f->base->v[STYLE_ALIGN].n == STYLE_JUSTIFY;
		measure_line(f, l);
		f->n_lines++;
		line.pos = l->next;
	}
	return f->n_lines;
}

const struct flow_line *
flow_lines(const struct flow *f, size_t *n)
{
	*n = f->n_lines;
	return f->lines;
}

const char *
flow_text(const struct flow *f)
{
	char	*text = arena_alloc(f->job->arena, f->n * 4 + 1);
	size_t	 i, len = 0;

	for (i = 0; i < f->n; i++)
		len += utf8_put(text + len, f->chars[i].cp < HARD_BREAK ?
		    f->chars[i].cp : ' ');
	return text;
}

/* ---- drawing ---- */

/* A line being drawn: where the pen is and what justifying adds. */
struct pen {
	const struct flow	*f;
	struct paint		*paint;
	const struct flow_line	*line;
	int64_t			 x;
	int			 top, baseline;
	int			 blank, letter;	/* added after each */
};

static void
justify(struct pen *pen, int gap)
{
	const struct flow_line	*l = pen->line;
	int			 size = pen->f->base->size;
	int			 letters = (int)(l->end - l->first) - 1;
	int			 most;

	if (l->blanks > 0) {
		most = size * BLANK_GROWTH / 1000;
		pen->blank = gap / l->blanks < most ? gap / l->blanks : most;
		gap -= pen->blank * l->blanks;
	}
	if (letters > 0) {
		most = size * LETTER_GROWTH / 1000;
		pen->letter = gap / letters < most ? gap / letters : most;
	}
}

static void
place_line(struct pen *pen, int x)
{
	const struct flow_line	*l = pen->line;
	int			 gap = l->room - l->width;

	pen->x = (int64_t)x + l->inset;
	if (gap <= 0)
		return;
	switch (pen->f->base->v[STYLE_ALIGN].n) {
	case STYLE_CENTER:
		pen->x += gap / 2;
		break;
	case STYLE_RIGHT:
		pen->x += gap;
		break;
	case STYLE_JUSTIFY:
		if (l->stretch)
			justify(pen, gap);
		break;
	default:
		break;
	}
}

/* Characters that one call can draw: same face, same style, real glyphs. */
static size_t
run_end(const struct pen *pen, size_t i)
{
	const struct flow	*f = pen->f;
	const struct character	*a = &f->chars[i];
	const struct style	*style = f->spans[a->span].style;

	for (i++; i < pen->line->next; i++) {
		const struct character	*b = &f->chars[i];

		if (b->face != a->face ||
		    (b->span != a->span && f->spans[b->span].style != style))
			break;
	}
	return i;
}

/* What is added after character I of the line. */
static int
extra(const struct pen *pen, size_t i, const struct style *style)
{
	const struct flow	*f = pen->f;
	const struct character	*c = &f->chars[i];
	int			 n = scaled(f, style->letter_spacing);

	/* A font whose wide blank is narrower than an em. */
	if (c->cp == 0x3000)
		n = c->advance - (int)((int64_t)fonts_advance(f->job->fonts,
		    c->face, c->glyph) * scaled(f, style->size) / 1000);
	if (i + 1 >= pen->line->end)
		return n;
	return n + pen->letter + (c->cp == ' ' ? pen->blank : 0);
}

static void
draw_run(struct pen *pen, size_t first, size_t end)
{
	const struct flow	*f = pen->f;
	const struct style	*style = f->spans[f->chars[first].span].style;
	struct arena		*arena = f->job->arena;
	size_t			 n = end - first, i;
	uint16_t		*glyphs = arena_array(arena, n, 2);
	int			*extras = arena_array(arena, n, sizeof(int));
	char			*text = arena_alloc(arena, n * 4);
	struct canvas_run	 run = {
		.face = f->chars[first].face, .size = scaled(f, style->size),
		.x = (int)pen->x, .y = pen->baseline,
		.color = style->v[STYLE_COLOR].color, .n = n,
		.glyphs = glyphs, .text = text
	};
	int			 added = 0;

	for (i = 0; i < n; i++) {
		const struct character	*c = &f->chars[first + i];

		glyphs[i] = c->glyph;
		extras[i] = extra(pen, first + i, style);
		added |= extras[i];
		run.bytes += utf8_put(text + run.bytes, c->cp);
	}
	if (added != 0)
		run.extra = extras;
	if (run.color == STYLE_NONE)
		run.color = 0;
	paint_text(pen->paint, &run);
}

static int64_t
run_width(const struct pen *pen, size_t first, size_t end)
{
	int64_t	 width = 0;
	size_t	 i;

	for (i = first; i < end; i++)
		width += pen->f->chars[i].advance + (i + 1 < pen->line->end ?
		    pen->letter + (pen->f->chars[i].cp == ' ' ? pen->blank :
		    0) : 0);
	return width;
}

static void
draw_background(struct pen *pen, const struct style *style, int64_t width)
{
	uint32_t	 color = style->v[STYLE_BACKGROUND].color;

	if (style == pen->f->base || color == STYLE_NONE || width <= 0)
		return;
	paint_begin_artifact(pen->paint);
	paint_fill(pen->paint, (int)pen->x, pen->top, (int)width,
	    pen->line->height, color);
	paint_end_artifact(pen->paint);
}

static void
draw_underline(struct pen *pen, const struct style *style, int64_t width)
{
	int	 y = pen->baseline + style->size * UNDERLINE_DEPTH / 1000;

	if (style->v[STYLE_UNDERLINE].n != STYLE_YES || width <= 0)
		return;
	paint_begin_artifact(pen->paint);
	paint_line(pen->paint, (int)pen->x, y, (int)(pen->x + width), y,
	    style->size * UNDERLINE_PEN / 1000, style->v[STYLE_COLOR].color,
	    0);
	paint_end_artifact(pen->paint);
}

static const int	*tick_points(struct arena *, int x, int y, int side);

static void
draw_check(struct pen *pen, const struct character *c)
{
	const struct style	*style = pen->f->spans[c->span].style;
	struct arena		*arena = pen->f->job->arena;
	struct paint_tag	*tag = arena_alloc(arena, sizeof(*tag));
	uint32_t		 color = style->v[STYLE_COLOR].color;
	int			 side = style->size * CHECK_SIDE / 1000;
	int			 line = style->size * CHECK_PEN / 1000;
	int			 x = (int)pen->x + line / 2;
	int			 y = pen->baseline + style->size *
				    CHECK_DEPTH / 1000 - side;
	int			*box = arena_array(arena, 10, sizeof(int));
	const int		 corners[10] = { x, y, x + side, y, x + side,
				    y + side, x, y + side, x, y };

	memcpy(box, corners, sizeof(corners));
	tag->tag = CANVAS_SPAN;
	tag->attributes.actual = c->cp == CHECK_TICKED ? "☑" : "☐";
	paint_begin(pen->paint, tag);
	paint_path(pen->paint, box, 5, line, color, 0);
	if (c->cp == CHECK_TICKED)
		paint_path(pen->paint, tick_points(arena, x, y, side), 3,
		    2 * line, color, 0);
	paint_end(pen->paint);
}

static const int *
tick_points(struct arena *arena, int x, int y, int side)
{
	static const int	 tenths[6] = { 2, 5, 4, 8, 9, 1 };
	int			*xy = arena_array(arena, 6, sizeof(int));
	int			 i;

	for (i = 0; i < 6; i++)
		xy[i] = (i % 2 == 0 ? x : y) + side * tenths[i] / 10;
	return xy;
}

/* Up to END only: the blank at the end of a line is drawn, not decorated. */
static void
draw_stretch(struct pen *pen, size_t first, size_t end)
{
	const struct style	*style =
	    pen->f->spans[pen->f->chars[first].span].style;
	size_t			 seen = end < pen->line->end ? end :
				    pen->line->end;
	int64_t			 width = run_width(pen, first, seen);

	draw_background(pen, style, width);
	draw_run(pen, first, end);
	draw_underline(pen, style, width);
	pen->x += run_width(pen, first, end);
}

void
flow_paint(const struct flow *f, struct paint *paint, size_t i, int x, int y)
{
	struct pen	 pen = { .f = f, .paint = paint,
			    .line = &f->lines[i], .top = y };
	size_t		 at = pen.line->first, end;

	pen.baseline = y + pen.line->above;
	place_line(&pen, x);
	while (at < pen.line->next) {
		const struct character	*c = &f->chars[at];

		if (c->cp == CHECK_OPEN || c->cp == CHECK_TICKED)
			draw_check(&pen, c);
		if (c->face == NO_FACE) {
			pen.x += run_width(&pen, at, at + 1);
			at++;
			continue;
		}
		end = run_end(&pen, at);
		draw_stretch(&pen, at, end);
		at = end;
	}
}
