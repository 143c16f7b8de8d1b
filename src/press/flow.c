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
 *    strip is higher than a page, that is an error with its place (fit.c).
 *
 *    A footnote is a stack of its own. The line with its mark fits only if the
 *    first lines of the note fit at the foot too; a long one goes on at the
 *    foot of the next page (notes.c). Columns are one strip that holds a
 *    stack, dealt out over the columns of a page; the last ones are made as
 *    low as all of it still fits (columns.c). A section is a stack on pages of
 *    other paper (page.c); an addendum sheet is a section of what a cell had
 *    no room for (addenda.c).
 *
 *    Numbers of pages in the text are known when the pages are: the paper is
 *    laid out with those of the layout before, until none is wrong
 *    (anchors.c). Papers without them are laid out once.
 *
 * 3. A row of a table holds a stack of strips in each cell. A row that does
 *    not fit may be cut: every cell gives the strips that fit, the rest goes
 *    to the next page below the repeated header.
 *
 * 4. A paragraph (flow*.c) is one array of characters, each with its glyph
 *    and advance, and between two of them the level of a break (breaks.h).
 *    Filling a line remembers two places, and goes on to the next word:
 *
 *	│ 신청기업은 사업비의 20퍼센트 이상을 현금으로 부담하여야│ 한다
 *	                                      ▲ `word`: the last place where
 *	                                        a line may break normally
 *
 *    When a character does not fit, the line ends at `word`, if the word that
 *    begins there fits into a line by itself. If not, it has to be cut
 *    (flow_cut.c): a Korean word that begins the line before its bracket or in
 *    equal parts, others between syllables, else at a seam of an address, else
 *    between letters, last against 금칙. Each line depends on nothing that
 *    follows it but the next word, so that the cost is linear.
 *
 *    With words kept whole and blanks that may grow by half an em only, the
 *    lines that fit first are nearly always the best. Where they are not, it
 *    is seen at once: a justified line cannot be filled, or a syllable or two
 *    stand alone on the last line. Then, and only then, all lines up to the
 *    next forced break are chosen anew for the least sum of faults
 *    (flow_best.c), with as many lines as before.
 *
 *    Justified lines spread what is left over the blanks, half an em each at
 *    most, then a little over the letters; what is left after that stays
 *    white at the end. A gap in the middle of a line is uglier than a ragged
 *    end, and with 어절 of ten syllables it would happen.
 *
 *    What is no letter (check box, leader, image, place of a seal, the edges
 *    of boxed words) stands among the characters as a code point of its own
 *    with a width. Links and boxed words are scopes that spans point to: a
 *    line being drawn enters and leaves them as it comes to their characters.
 *
 * All lengths are whole thousandths of a point: a line breaks at the same
 * place on every machine.
 */
#include "press/flow.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "press/flow_parts.h"

struct flow *
flow_new(struct job *job, const struct style *base,
    const struct source *source)
{
	struct flow	*f = arena_alloc(job->arena, sizeof(*f));

	f->job = job;
	f->base = base;
	f->source = *source;
	f->set_width = -1;
	f->scale = FLOW_FULL_SIZE;
	return f;
}

void
flow_span(struct flow *f, const struct style *style,
    const struct source *source, const void *object)
{
	if (f->n_spans == f->spans_size)
		f->spans = arena_grow(f->job->arena, f->spans, f->n_spans,
		    &f->spans_size, sizeof(*f->spans), FLOW_LEAST);
	f->spans[f->n_spans++] = (struct flow_span){ style, *source, f->scope,
	    object };
	f->mixed |= style->v[STYLE_MIXED_SPACING].n;
}

struct flow_char *
flow_character(struct flow *f, uint32_t cp)
{
	struct flow_char	*c;

	if (f->n == FLOW_CHARACTERS) {
		if (!f->too_long)
			job_fault(f->job, DIAG_P024, &f->source,
			    arena_printf(f->job->arena, "%d",
			    FLOW_CHARACTERS), NULL, NULL);
		f->too_long = 1;
		return NULL;
	}
	if (f->n == f->size)
		f->chars = arena_grow(f->job->arena, f->chars, f->n, &f->size,
		    sizeof(*f->chars), FLOW_LEAST);
	c = &f->chars[f->n++];
	*c = (struct flow_char){ .cp = cp, .span = f->n_spans > 0 ?
	    (uint32_t)f->n_spans - 1 : 0, .face = FLOW_NO_FACE };
	return c;
}

static void
add_letter(struct flow *f, const struct style *style,
    const struct source *source, uint32_t cp)
{
	struct flow_char	*c;

	if (flow_chars_invisible(cp) || (c = flow_character(f, cp)) == NULL)
		return;
	if (cp == 0x200B || cp == 0x2060 ||
	    !flow_chars_find(f, style, source, c))
		return;
	c->advance = flow_chars_advance(f, style, c);
}

static int
after_blank(const struct flow *f)
{
	size_t	 n = f->n;

	if (n > 0 && flow_is_edge(&f->chars[n - 1]))
		n = f->edges;
	return n == 0 || f->chars[n - 1].cp == ' ' ||
	    f->chars[n - 1].cp == FLOW_BREAK;
}

/*
 * Bytes that only a composed text is free of: Jamo that stand alone, accents,
 * the Hanja that are there once for each reading, Å and Ω as units.
 */
static int
needs_composing(const char *s)
{
	const unsigned char	*p = (const unsigned char *)s;

	for (; *p != '\0'; p++)
		if ((*p == 0xE1 && p[1] >= 0x84 && p[1] <= 0x87) ||
		    (*p == 0xE2 && p[1] == 0x84) ||
		    (*p == 0xEF && p[1] >= 0xA4 && p[1] <= 0xAB) ||
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

static void
add_text(struct flow *f, const struct style *style,
    const struct source *source, const char *text)
{
	const char	*s = text;
	uint32_t	 cp;

	if (needs_composing(text))
		s = utf8_nfc(f->job->arena, text);
	if (f->chars == NULL)
		reserve(f, strlen(s));
	flow_span(f, style, source, NULL);
	while ((cp = utf8_next(&s)) != 0 && !f->too_long) {
		if (cp == '\t' || cp == '\n' || cp == '\r' || cp == 0x85)
			cp = ' ';
		if (cp == 0x2028 || cp == 0x2029)
			flow_add_break(f);
		else if (cp != ' ' || !after_blank(f))
			add_letter(f, style, source, cp);
	}
}

void
flow_add(struct flow *f, const struct style *style,
    const struct source *source, const char *text)
{
	if (*text == '\0')
		return;
	if (f->slot != NULL)
		flow_memo_note(f, style, source, text);
	else
		add_text(f, style, source, text);
}

void
flow_settle(struct flow *f)
{
	size_t	 i;

	if (f->slot == NULL)
		return;
	f->slot = NULL;
	for (i = 0; i < f->n_pieces; i++)
		add_text(f, f->pieces[i].style, &f->pieces[i].source,
		    f->pieces[i].text);
}

void
flow_add_break(struct flow *f)
{
	flow_settle(f);
	/* Each has a style, the first too, and is in no link that is over. */
	if (f->n_spans == 0 || f->spans[f->n_spans - 1].scope != f->scope)
		flow_span(f, f->base, &f->source, NULL);
	flow_character(f, FLOW_BREAK);
}

void
flow_drop_blanks(struct flow *f)
{
	while (f->n > 0 && f->chars[f->n - 1].cp == ' ')
		f->n--;
}

void
flow_add_mark(struct flow *f, void *what)
{
	flow_settle(f);
	if (f->too_long)
		return;
	if (f->n_marks == f->marks_size)
		f->marks = arena_grow(f->job->arena, f->marks, f->n_marks,
		    &f->marks_size, sizeof(*f->marks), FLOW_LEAST);
	f->marks[f->n_marks++] = (struct flow_mark){ f->n, what };
}

/* The first mark that does not stand before POS. */
static size_t
find_mark(const struct flow *f, size_t pos)
{
	size_t	 low = 0, high = f->n_marks, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (f->marks[middle].pos < pos)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void *
flow_mark(const struct flow *f, int line, size_t k)
{
	const struct flow_line	*l;

	if (f->n_marks == 0)
		return NULL;
	if (line >= 0) {
		l = &f->lines[line];
		k += find_mark(f, l->first);
		/* A mark behind all text stands on the last line. */
		if (k < f->n_marks && f->marks[k].pos >= l->next &&
		    (size_t)line != f->n_lines - 1)
			return NULL;
	}
	return k < f->n_marks ? f->marks[k].what : NULL;
}

/* What follows a line's end is no first line. */
static const struct style *
continued_style(struct arena *arena, const struct style *style)
{
	struct style	*copy = arena_alloc(arena, sizeof(*copy));

	*copy = *style;
	copy->v[STYLE_FIRST_INDENT] = style->v[STYLE_HANGING];
	copy->kept = 0;
	return copy;
}

struct flow *
flow_rest(const struct flow *f, size_t line)
{
	struct arena	*arena = f->job->arena;
	struct flow	*rest = arena_alloc(arena, sizeof(*rest));
	size_t		 first = f->lines[line].first, i;

	*rest = *f;
	rest->base = continued_style(arena, f->base);
	rest->memo = NULL;
	rest->lines = NULL;
	rest->n_lines = rest->lines_size = 0;
	rest->set_width = -1;
	rest->n = rest->size = f->n - first;
	rest->chars = arena_array(arena, rest->n, sizeof(*rest->chars));
	memcpy(rest->chars, f->chars + first, rest->n * sizeof(*rest->chars));
	rest->chars[0].level = BREAKS_NEVER;
	rest->marks = arena_array(arena, f->n_marks, sizeof(*rest->marks));
	rest->n_marks = 0;
	for (i = 0; i < f->n_marks; i++)
		if (f->marks[i].pos >= first) {
			rest->marks[rest->n_marks] = f->marks[i];
			rest->marks[rest->n_marks++].pos -= first;
		}
	return rest;
}

/* What would draw letters where nobody looks for them. */
static void
check_styles(struct flow *f)
{
	int	 out = style_length(f->base, STYLE_FIRST_INDENT, 0) +
		    style_length(f->base, STYLE_INDENT, 0) +
		    style_length(f->base, STYLE_PADDING_LEFT, 0);
	size_t	 i;

	if (out < 0)
		job_fault(f->job, DIAG_P108, &f->source, job_mm(f->job, -out),
		    NULL, NULL);
	for (i = 0; i < f->n_spans; i++) {
		const struct style	*style = f->spans[i].style;

		if (style->letter_spacing >= -style->size / 2)
			continue;
		job_fault(f->job, DIAG_P107, &f->spans[i].source,
		    style->from[STYLE_LETTER_SPACING]->text, NULL, NULL);
		return;
	}
}

int
flow_finish(struct flow *f)
{
	struct flow_memo	**slot = f->slot;

	if (slot != NULL && flow_memo_take(f))
		return 1;
	flow_settle(f);
	check_styles(f);
	flow_drop_blanks(f);
	flow_chars_even(f);
	flow_levels_set(f);
	flow_figures_join(f);
	if (slot != NULL)
		flow_memo_keep(f, slot);
	return f->n > 0;
}

const char *
flow_text(const struct flow *f)
{
	char	*text = arena_alloc(f->job->arena, f->n * 4 + 1);
	size_t	 i, len = 0;

	for (i = 0; i < f->n; i++)
		len += utf8_put(text + len, f->chars[i].cp < FLOW_BREAK ?
		    f->chars[i].cp : ' ');
	return text;
}
