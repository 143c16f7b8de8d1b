/*
 * Figures: amounts, dates, numbers of companies and telephones. A figure that
 * is cut reads as two, so that no line breaks between its digits. One that is
 * wider than its line makes the letters of the paragraph a little smaller, as
 * break="fit" does; if that is not enough, it is an error.
 */
#include "press/flow_parts.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

enum {
	LONGEST		= 20,	/* characters; longer ones are no figures */
	BESIDE		= 8,	/* marks that stay with it, on each side */
	SMALLEST	= 800	/* 1/1000 of the letters */
};

static int
is_digit(const struct flow *f, size_t i)
{
	return i < f->n && f->chars[i].cp >= '0' && f->chars[i].cp <= '9';
}

/* Between digits they are part of the figure: 1,234.5 2026-02-20 09:30 */
static int
joins(uint32_t cp)
{
	return cp == ',' || cp == '.' || cp == '-' || cp == '/' || cp == ':' ||
	    cp == 0x2010 || cp == 0x2011 || cp == 0x2013;
}

/* Beside one of these digits are part of a name or an address. */
static int
is_of_name(const struct flow *f, size_t i)
{
	uint32_t	 cp = f->chars[i].cp;

	return cp == '/' || cp == '_' || cp == '=' || cp == '&' ||
	    cp == '@' || cp == '\\' ||
	    (cp < FLOW_BREAK && breaks_class(cp) == BREAKS_LATIN);
}

static size_t
end_of_digits(const struct flow *f, size_t i)
{
	while (is_digit(f, i) || (i < f->n && joins(f->chars[i].cp) &&
	    is_digit(f, i + 1)))
		i++;
	return i;
}

static int
is_figure(const struct flow *f, size_t first, size_t end)
{
	return end - first <= LONGEST &&
	    (first == 0 || !is_of_name(f, first - 1)) &&
	    (end == f->n || !is_of_name(f, end));
}

static int
is_letter(const struct flow_char *c)
{
	return c->cp < FLOW_BREAK && !flow_is_blank(c);
}

/* Whether what stands at I cannot be on another line than what is before. */
static int
is_glued(const struct flow *f, size_t i)
{
	return i < f->n && f->chars[i].level == BREAKS_NEVER &&
	    is_letter(&f->chars[i]) && is_letter(&f->chars[i - 1]);
}

static size_t
end_of_glue(const struct flow *f, size_t end)
{
	size_t	 last = end + BESIDE;

	while (end < last && is_glued(f, end))
		end++;
	return end;
}

/* A unit of one syllable at the end of the word: 원, 명, 개 */
static size_t
end_of_unit(const struct flow *f, size_t end)
{
	size_t	 i = end;

	if (i == f->n || f->chars[i].cp >= FLOW_BREAK ||
	    breaks_class(f->chars[i].cp) != BREAKS_HANGUL)
		return end;
	i = end_of_glue(f, i + 1);
	return i == f->n || flow_is_blank(&f->chars[i]) ||
	    f->chars[i].cp == FLOW_BREAK ? i : end;
}

static int
width_of(const struct flow *f, size_t first, size_t end)
{
	int64_t	 width = 0;
	size_t	 i;

	for (i = first; i < end; i++)
		width += f->chars[i].advance;
	width -= flow_chars_tail(f, &f->chars[end - 1]);
	return width > FLOW_WIDEST ? FLOW_WIDEST : (int)width;
}

/* Remembers the widest, with its brackets and signs. */
static void
measure(struct flow *f, size_t first, size_t end)
{
	size_t	 start = first;
	int	 width;

	while (start > 0 && first - start < BESIDE && is_glued(f, start))
		start--;
	end = end_of_glue(f, end);
	if ((width = width_of(f, start, end)) > f->figure) {
		f->figure = width;
		f->figure_at = start;
		f->figure_end = end;
	}
	width = width_of(f, start, end_of_unit(f, end));
	if (width > f->figure_unit)
		f->figure_unit = width;
}

void
flow_figures_join(struct flow *f)
{
	size_t	 i, k, end;

	for (i = 0; i < f->n; i++) {
		if (!is_digit(f, i))
			continue;
		end = end_of_digits(f, i);
		if (is_figure(f, i, end)) {
			for (k = i + 1; k < end; k++)
				f->chars[k].level = BREAKS_NEVER;
			measure(f, i, end);
		}
		i = end - 1;
	}
}

static void
too_narrow(struct flow *f, int room)
{
	struct arena	*arena = f->job->arena;
	char		 text[4 * (LONGEST + 2 * BESIDE) + 1] = "";
	size_t		 i, len = 0;
	const char	*quote, *have = job_mm(f->job, room > 0 ? room : 0);

	if (f->too_wide)
		return;
	f->too_wide = 1;
	for (i = f->figure_at; i < f->figure_end; i++)
		if (f->chars[i].cp < FLOW_BREAK)
			len += utf8_put(text + len, f->chars[i].cp);
	quote = arena_strndup(arena, text, len);
	if (f->job->column > 0)
		job_fault(f->job, DIAG_P190,
		    &f->spans[f->chars[f->figure_at].span].source, quote,
		    arena_printf(arena, "%d", f->job->column), have);
	else
		job_fault(f->job, DIAG_P017,
		    &f->spans[f->chars[f->figure_at].span].source, quote,
		    have, NULL);
}

int
flow_figures_scale(struct flow *f, int room)
{
	int64_t	 scale;

	if (f->figure_unit <= room)
		return FLOW_FULL_SIZE;
	scale = (int64_t)room * FLOW_FULL_SIZE / f->figure_unit - 1;
	/* The unit may begin the next line. */
	if (scale < SMALLEST && f->figure <= room)
		return FLOW_FULL_SIZE;
	if (scale < SMALLEST)
		scale = (int64_t)room * FLOW_FULL_SIZE / f->figure - 1;
	if (scale >= SMALLEST)
		return (int)scale;
	too_narrow(f, room);
	return FLOW_FULL_SIZE;
}
