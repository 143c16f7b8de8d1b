#include "press/flow_parts.h"

static enum breaks_class
class_of(const struct flow_char *c)
{
	/* A check box stays with what it says. */
	if (c->cp == FLOW_CHECK_OPEN || c->cp == FLOW_CHECK_TICKED)
		return BREAKS_PREFIX;
	if (c->cp == FLOW_BREAK)
		return BREAKS_ZERO;
	return breaks_class(c->cp);
}

/* Inside a date as offices write it: 2026. 2. 27. */
static int
is_in_date(const struct flow *f, size_t i)
{
	const struct flow_char	*c = f->chars;

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

void
flow_levels_set(struct flow *f)
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
