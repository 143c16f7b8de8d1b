#include "press/flow_parts.h"

#include "base/arena.h"
#include "base/utf8.h"

enum { WORD_LETTERS = 60 };	/* longer ones are no words */

static int
word_fits(const struct flow *f, size_t i, int room)
{
	size_t	 start = i;
	int64_t	 width = 0;

	for (; i < f->n && (width <= room || flow_is_blank(&f->chars[i]));
	    i++) {
		if (i > start && (flow_is_normal(f, i) ||
		    f->chars[i].cp == FLOW_BREAK))
			return 1;
		/* Blanks at the end of a word need no room. */
		if (!flow_is_blank(&f->chars[i]) || (i + 1 < f->n &&
		    !flow_is_normal(f, i + 1)))
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
		    BREAKS_HYPHEN);
	return place > 0 ? place : last_place(f, first, last, worst);
}

/* Where the word that character I stands in ends; looks LIMIT further. */
static size_t
word_end(const struct flow *f, size_t i, size_t limit)
{
	size_t	 end = i + 1, last = i + limit < f->n ? i + limit : f->n;

	while (end < last && !flow_is_normal(f, end) &&
	    !flow_is_blank(&f->chars[end]) && f->chars[end].cp != FLOW_BREAK)
		end++;
	return end;
}

/*
 * One syllable alone on the next line (사업자등록번 / 호) takes another with
 * it, if the word then still has two here. A mark behind it does not count;
 * a figure is no syllable.
 */
static size_t
spare_orphan(const struct flow *f, size_t first, size_t place)
{
	size_t	 i, end = word_end(f, place, 4), syllables = 1;

	for (i = place + 1; i < end; i++)
		syllables += f->chars[i].level != BREAKS_NEVER;
	if (syllables > 1 || breaks_class(f->chars[place].cp) == BREAKS_DIGIT)
		return place;
	if (place > first + 2 && f->chars[place - 1].level <= BREAKS_SYLLABLE)
		return place - 1;
	return place;
}

static int64_t
lines_for(int64_t width, int room)
{
	return (width + room - 1) / room;
}

/*
 * The last bracket that opens from FIRST to LAST, as in
 * 표준재무제표증명/(최근년도).
 */
static size_t
bracket(const struct flow *f, size_t first, size_t last)
{
	size_t	 i;

	for (i = last; i > first; i--)
		if (f->chars[i].level == BREAKS_SYLLABLE &&
		    breaks_class(f->chars[i].cp) == BREAKS_OPEN)
			return i;
	return 0;
}

/* · ‧ ㆍ as they join names */
static int
is_dot(uint32_t cp)
{
	return cp == 0xB7 || cp == 0x2027 || cp == 0x318D;
}

/*
 * The last place up to LAST behind a dot between names, as in
 * 한빛정밀·/데이터온솔루션, if what follows, TOTAL with what is before, then
 * needs no line more than in LINES equal parts.
 */
static size_t
joint(const struct flow *f, const struct flow_filling *line, size_t last,
    int64_t total, int64_t lines)
{
	size_t	 i, place = 0;

	for (i = line->pos; i < last; i++) {
		total -= f->chars[i].advance;
		if (i >= line->pos + 2 && is_dot(f->chars[i].cp) &&
		    f->chars[i + 1].level == BREAKS_SYLLABLE &&
		    1 + lines_for(total, line->next_room) <= lines)
			place = i + 1;
	}
	return place;
}

/* The first place from POS to LAST that makes a part of WIDTH; 0 if none. */
static size_t
first_part(const struct flow *f, size_t pos, size_t last, int64_t width)
{
	int64_t	 x = 0;
	size_t	 i;

	for (i = pos; i <= last; i++) {
		if (i > pos && x >= width &&
		    f->chars[i].level == BREAKS_SYLLABLE)
			return i;
		x += f->chars[i].advance;
	}
	return 0;
}

/*
 * A Korean word that is wider than the line it begins is cut into parts of
 * equal width (데이터온/솔루션, not 데이터온솔루/션). Returns 0 if it is no
 * such word.
 */
static size_t
balanced(const struct flow *f, const struct flow_filling *line, size_t last)
{
	size_t	 i, end = word_end(f, line->pos, WORD_LETTERS);
	int64_t	 total = 0, parts;

	if (end == line->pos + WORD_LETTERS || line->next_room <= 0)
		return 0;
	for (i = line->pos; i < end; i++) {
		if (i > line->pos && f->chars[i].level != BREAKS_SYLLABLE &&
		    f->chars[i].level != BREAKS_NEVER)
			return 0;
		total += f->chars[i].advance;
	}
	if ((i = bracket(f, line->pos + 1, last)) > 0)
		return i;
	parts = 1 + lines_for(total - line->room, line->next_room);
	if ((i = joint(f, line, last, total, parts)) > 0)
		return i;
	i = first_part(f, line->pos, last, total / parts);
	/* 6 + 7 where 6 fit: 5 + 4 + 4 */
	return i > 0 ? i : first_part(f, line->pos, last, total / (parts + 1));
}

/*
 * The word at I, wider than a line, has as many lines without the piece that
 * fits before character LAST: then it begins on a line of its own.
 */
static int
begins_anew(const struct flow *f, const struct flow_filling *line, size_t i,
    size_t last)
{
	size_t	 end = word_end(f, i, WORD_LETTERS), k;
	int64_t	 total = 0, here = 0;

	if (end == i + WORD_LETTERS || line->next_room <= 0)
		return 0;
	for (k = i; k < end; k++) {
		total += f->chars[k].advance;
		if (k < last)
			here += f->chars[k].advance;
	}
	return lines_for(total, line->next_room) <=
	    lines_for(total - here, line->next_room);
}

/* The start of a text that does not fit, for the message. */
static const char *
quote(const struct flow *f, size_t i)
{
	char	 text[4 * 21] = "";
	size_t	 len = 0, start = i;

	for (; i < f->n && i < start + 20 && f->chars[i].cp < FLOW_BREAK; i++)
		len += utf8_put(text + len, f->chars[i].cp);
	return arena_strndup(f->job->arena, text, len);
}

/* As the template has it. */
static const char *
object_name(const struct flow_char *c)
{
	switch (c->cp) {
	case FLOW_LEADER:
		return "leader";
	case FLOW_IMAGE:
		return "img";
	case FLOW_LEFT:
	case FLOW_RIGHT:
		return "padding";
	case FLOW_GAP:
		return "end";
	default:
		return "check";
	}
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
	if (f->chars[i].cp > FLOW_BREAK)
		job_fault(f->job, DIAG_P106, source, object_name(&f->chars[i]),
		    job_mm(f->job, room > 0 ? room : 0), NULL);
	else
		job_fault(f->job, DIAG_P017, source, quote(f, i),
		    job_mm(f->job, room > 0 ? room : 0), NULL);
}

size_t
flow_cut(struct flow *f, const struct flow_filling *line, size_t i, size_t word)
{
	size_t	 place;

	if (word > 0 && (word_fits(f, word, line->next_room) ||
	    flow_never_breaks(f)))
		return word;
	if (word > 0) {
		if (begins_anew(f, line, word, i))
			return word;
		/* Two syllables at least are left at the end of this line. */
		place = word + 2 <= i ? best_place(f, word + 2, i,
		    BREAKS_SYLLABLE) : 0;
		return place > 0 ? spare_orphan(f, word, place) : word;
	}
	if (flow_never_breaks(f)) {
		does_not_fit(f, line->pos, line->room);
		return f->n;
	}
	if ((place = balanced(f, line, i)) > 0)
		return place;
	place = best_place(f, line->pos + 1, i, BREAKS_LETTER);
	if (place > 0)
		return spare_orphan(f, line->pos, place);
	if (i > line->pos)
		return i;
	does_not_fit(f, line->pos, line->room);
	return line->pos + 1;
}
