#include "press/flow_parts.h"

/* What is known of the characters so far. */
struct reading {
	enum breaks_class	 before;
	int			 in_double, in_single;	/* quotes */
	size_t			 left;	/* first of the edges just passed */
	int			 has_left;
	int			 after_digit;	/* syllables behind a figure */
};

static int
is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static int
is_hyphen(uint32_t cp)
{
	return cp == '-' || cp == 0x2010;
}

/* A word begins here. */
static int
is_fresh(enum breaks_class before)
{
	return before == BREAKS_SPACE || before == BREAKS_ZERO ||
	    before == BREAKS_OPEN;
}

/*
 * A quotation mark of ASCII opens at the head of a word and where none is
 * open; between Latin letters it is an apostrophe.
 */
static enum breaks_class
quote_class(const struct flow *f, size_t i, struct reading *r)
{
	int	*is_open = f->chars[i].cp == '"' ? &r->in_double :
		    &r->in_single;
	int	 letter = r->before == BREAKS_LATIN;
	int	 fresh = i == 0 || is_fresh(r->before);

	if (f->chars[i].cp == '\'' && letter && !*is_open)
		return BREAKS_LATIN;
	*is_open = fresh || (!*is_open && r->before != BREAKS_DIGIT);
	return *is_open ? BREAKS_OPEN : BREAKS_CLOSE;
}

static enum breaks_class
class_of(const struct flow *f, size_t i, struct reading *r)
{
	uint32_t		 cp = f->chars[i].cp;
	enum breaks_class	 class;

	if (cp < FLOW_BREAK) {
		class = breaks_class(cp);
		if (class == BREAKS_QUOTE)
			return quote_class(f, i, r);
		/* ㈜한빛, 한빛㈜ */
		if (cp >= 0x321C && cp <= 0x321E)
			return i == 0 || is_fresh(r->before) ? BREAKS_PREFIX :
			    BREAKS_POSTFIX;
		return class;
	}
	switch (cp) {
	case FLOW_BREAK:
		return BREAKS_ZERO;
	case FLOW_GAP:
		return BREAKS_SPACE;
	case FLOW_IMAGE:
		return BREAKS_IDEOGRAPH;
	case FLOW_LEADER:
	case FLOW_SEAL:
		return BREAKS_GLUE;
	default:
		/* A check box stays with what it says. */
		return BREAKS_PREFIX;
	}
}

/* Inside a date as offices write it: 2026. 2. 27. */
static int
is_in_date(const struct flow *f, size_t i)
{
	const struct flow_char	*c = f->chars;

	return i >= 3 && c[i - 1].cp == ' ' && c[i - 2].cp == '.' &&
	    is_digit(c[i - 3].cp) && is_digit(c[i].cp);
}

/* The syllable behind (주) and the like: part of the name. */
static int
is_behind_form(const struct flow *f, size_t i)
{
	const struct flow_char	*c = f->chars;

	return i >= 3 && c[i - 1].cp == ')' && c[i - 3].cp == '(' &&
	    (c[i - 2].cp == 0xC8FC || c[i - 2].cp == 0xC720 ||
	    c[i - 2].cp == 0xC7AC || c[i - 2].cp == 0xC0AC);
}

/* Units of two syllables, which stay whole behind their figure. */
static const uint32_t	 units[][2] = {
	{ 0xB9CC, 0xC6D0 }, { 0xC5B5, 0xC6D0 },	/* 만원 억원 */
	{ 0xCC9C, 0xC6D0 }, { 0xBC31, 0xB9CC },	/* 천원 백만 */
	{ 0xCC9C, 0xB9CC }, { 0xAC1C, 0xC6D4 },	/* 천만 개월 */
	{ 0xAC1C, 0xC0AC }, { 0xB144, 0xB3C4 },	/* 개사 년도 */
	{ 0xB144, 0xCC28 }, { 0xC2DC, 0xAC04 },	/* 년차 시간 */
	{ 0xD37C, 0xC13C }, { 0xD398, 0xC774 },	/* 퍼센 페이 */
};

static int
is_in_unit(const struct flow *f, size_t i, const struct reading *r)
{
	size_t	 k;

	if (r->after_digit != 1)
		return 0;
	for (k = 0; k < sizeof(units) / sizeof(units[0]); k++)
		if (units[k][0] == f->chars[i - 1].cp &&
		    units[k][1] == f->chars[i].cp)
			return 1;
	return 0;
}

/*
 * What neighbours further away make of the level before character I: these
 * are words of office papers and addresses, not classes.
 */
static int
worded_level(const struct flow *f, size_t i, const struct reading *r,
    int level)
{
	uint32_t	 cp = f->chars[i].cp, last = f->chars[i - 1].cp;
	uint32_t	 next = i + 1 < f->n ? f->chars[i + 1].cp : ' ';

	if (cp == FLOW_GAP)
		return last == FLOW_GAP ? BREAKS_NEVER : BREAKS_WORD;
	if (last == FLOW_GAP)
		return BREAKS_NEVER;
	/* A period breaks behind its tilde: 1. 29. ~ / 2. 20. */
	if (level == BREAKS_WORD && (is_in_date(f, i) ||
	    ((cp == '~' || cp == 0x301C) && next == ' ')))
		return BREAKS_SYLLABLE;
	/*
	 * A hyphen at the end of a line would be taken for one that hyphenates
	 * by whoever reads or extracts the text: it goes to the next line, if
	 * that is better than cutting an address at another of its seams.
	 */
	if (is_hyphen(last) && level != BREAKS_WORD)
		return BREAKS_NEVER;
	if (is_hyphen(cp) && next != ' ' && (r->before == BREAKS_LATIN ||
	    r->before == BREAKS_DIGIT || r->before == BREAKS_HANGUL))
		return BREAKS_HYPHEN;
	/* A figure too long to be kept whole: between its thousands. */
	if (level == BREAKS_LETTER && last == ',' && is_digit(cp))
		return BREAKS_SEAM;
	if (level == BREAKS_SYLLABLE && (is_behind_form(f, i) ||
	    is_in_unit(f, i, r)))
		return BREAKS_SEAM;
	return level;
}

/* What the style of the two characters makes of it. */
static int
styled_level(const struct flow *f, size_t i, int level)
{
	const struct style	*style = flow_style(f, &f->chars[i]);
	int			 mode = style->v[STYLE_BREAK].n;

	if (mode == STYLE_ANYWHERE && level == BREAKS_SYLLABLE)
		return BREAKS_WORD;
	if (mode >= STYLE_NEVER && flow_style(f, &f->chars[i - 1])->
	    v[STYLE_BREAK].n == mode)
		return BREAKS_NEVER;
	return level;
}

static int
is_hangul(enum breaks_class class)
{
	return class == BREAKS_HANGUL || class == BREAKS_IDEOGRAPH;
}

static int
is_western(enum breaks_class class)
{
	return class == BREAKS_LATIN || class == BREAKS_DIGIT;
}

/* mixed-spacing: between Hangul and Latin letters or figures, both ways. */
static void
space_mixed(struct flow *f, size_t i, enum breaks_class a,
    enum breaks_class b)
{
	struct flow_char	*c = &f->chars[i - 1];

	if (c->face == FLOW_NO_FACE || !((is_hangul(a) && is_western(b)) ||
	    (is_western(a) && is_hangul(b))))
		return;
	c->spaced = 1;
	c->advance = flow_chars_advance(f, flow_style(f, c), c);
}

static void
count_units(struct reading *r, enum breaks_class class)
{
	if (class == BREAKS_DIGIT)
		r->after_digit = 0;
	else if (class == BREAKS_HANGUL && r->after_digit >= 0)
		r->after_digit++;
	else
		r->after_digit = -1;
}

/*
 * The edges of boxed words are passed over: the line breaks before the left
 * one or behind the right one where it would break without them.
 */
static void
set_level(struct flow *f, size_t i, struct reading *r)
{
	enum breaks_class	 class = class_of(f, i, r);
	int			 level = BREAKS_NEVER;

	if (i > 0)
		level = styled_level(f, i, worded_level(f, i, r,
		    (int)breaks_between(r->before, class)));
	if (r->has_left) {
		if (r->left > 0)
			f->chars[r->left].level = (uint8_t)level & 15;
		level = BREAKS_NEVER;
		r->has_left = 0;
	}
	f->chars[i].level = (uint8_t)level & 15;
	if (f->mixed && i > 0)
		space_mixed(f, i, r->before, class);
	count_units(r, class);
	/* The blank behind a check box or a leader. */
	if ((r->before == BREAKS_PREFIX || f->chars[i > 0 ? i - 1 : 0].cp ==
	    FLOW_LEADER) && class == BREAKS_SPACE)
		class = BREAKS_GLUE;
	r->before = class;
}

void
flow_levels_set(struct flow *f)
{
	struct reading	 r = { .before = BREAKS_OTHER, .after_digit = -1 };
	size_t		 i;

	for (i = 0; i < f->n; i++) {
		uint32_t	 cp = f->chars[i].cp;

		if (cp != FLOW_LEFT && cp != FLOW_RIGHT) {
			set_level(f, i, &r);
			continue;
		}
		f->chars[i].level = BREAKS_NEVER;
		if (cp == FLOW_LEFT && !r.has_left) {
			r.left = i;
			r.has_left = 1;
		}
	}
}
