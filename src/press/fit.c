#include "press/fit.h"

#include "press/columns.h"
#include "press/notes.h"
#include "press/table.h"

/* A search under way. */
struct search {
	const struct fit	*fit;
	size_t			 first;
	size_t			 best;	/* last place without glue, 0 none */
	int64_t			 y;	/* height so far */
	int64_t			 foot;	/* of the notes so far */
	int64_t			 flexible;	/* of that, if the last note
						   goes on overleaf */
};

int
fit_repeated(const struct stack *s, size_t i, int whole)
{
	const struct strip	*strip = &s->strips[i];
	const struct table	*t;
	int			 height;

	if (strip->kind != STRIP_ROW)
		return 0;
	t = strip->box->table;
	if (t->header_rows == 0 || strip->index < t->header_rows)
		return 0;
	height = table_header_height(t);
	return height < whole / 2 ? height : 0;
}

/*
 * A row that is short goes to the next page whole: better a gap than two
 * lines here and two there.
 */
static int
cut_row(const struct fit *fit, const struct strip *strip, int64_t room,
    int force)
{
	if (strip->kind != STRIP_ROW || room <= 0 || fit->trial)
		return 0;
	if (!force && (fit->rows ||
	    stack_strip_height(strip) < fit->whole / 4))
		return 0;
	return table_cut(strip->box->table, strip->index, (int)room, force);
}

static void
too_high(const struct fit *fit, const struct strip *strip)
{
	struct job	*job = fit->s->job;

	job_fault(job, DIAG_P019, strip->kind == STRIP_ROW ?
	    &strip->box->table->rows[strip->index].source :
	    &strip->box->source, job_mm(job, stack_strip_height(strip)),
	    job_mm(job, fit->whole), NULL);
}

/* Strip K is the first that does not fit; ROOM is left before it. */
static struct fit_cut
overflow(const struct search *s, size_t k, int64_t room)
{
	const struct strip	*strips = s->fit->s->strips;
	size_t			 end;

	if (cut_row(s->fit, &strips[k], room, 0) > 0)
		return (struct fit_cut){ k + 1, k };
	if (s->best > s->first)
		return (struct fit_cut){ s->best, s->best };
	if (s->fit->trial)
		return (struct fit_cut){ s->first, s->first };
	end = stack_without_heads(s->fit->s, s->first, k);
	if (end > s->first)
		return (struct fit_cut){ end, end };
	if (cut_row(s->fit, &strips[k], room, 1) > 0)
		return (struct fit_cut){ k + 1, k };
	too_high(s->fit, &strips[k]);
	return (struct fit_cut){ k + 1, k + 1 };
}

/* What the notes of a line need at least, besides those before it. */
static int64_t
notes_least(const struct search *s, const struct strip *strip)
{
	if (s->fit->notes == NULL || strip->kind != STRIP_LINE)
		return 0;
	return notes_height(s->fit->notes, strip, s->foot == 0, 1);
}

/*
 * Room that the notes give up for a strip (less than 0: take): what is glued
 * to the line of a mark is worth part of that note, a line with notes of its
 * own is not, for they could only follow the one that goes on overleaf.
 */
static int64_t
notes_give(const struct search *s, const struct strip *strip)
{
	int64_t	 least = notes_least(s, strip);

	return least > 0 || !strip->glued ? -least : s->flexible;
}

static void
take(struct search *s, const struct strip *strip, int space, int height)
{
	int64_t	 least = notes_least(s, strip), full;

	s->y += space + height;
	if (least == 0)
		return;
	full = notes_height(s->fit->notes, strip, s->foot == 0, 0);
	s->foot += full;
	s->flexible = full - least;
}

struct fit_cut
fit_find(const struct fit *fit, size_t first)
{
	const struct stack	*stack = fit->s;
	struct search		 s = { .fit = fit, .first = first,
				    .foot = fit->foot };
	size_t			 k;

	for (k = first; k < stack->n; k++) {
		const struct strip	*strip = &stack->strips[k];
		int			 space = k > first ? strip->space : 0;
		int64_t			 left = fit->room - s.y - s.foot -
					    space;

		if (strip->kind == STRIP_PAGE)
			return (struct fit_cut){ k, k + 1 };
		if (k > first && !strip->glued)
			s.best = k;
		if (strip->kind == STRIP_COLUMNS &&
		    columns_set(strip->box->columns, left, fit->whole,
		    !fit->trial && stack_without_heads(stack, first, k) ==
		    first))
			return (struct fit_cut){ k + 1, k };
		if (stack_strip_height(strip) > left + notes_give(&s, strip))
			return overflow(&s, k, left);
		take(&s, strip, space, stack_strip_height(strip));
	}
	return (struct fit_cut){ stack->n, stack->n };
}
