/*
 * Paragraphs that letter after letter says alike.
 *
 * Nearly all of a letter is the template's own text. What is made of it —
 * characters with their glyphs and levels, lines, the runs that draw them —
 * follows from the text, its styles and the width alone, so that the batch
 * keeps it at the paragraph's node. Text is therefore only noted down while it
 * is added; when the paragraph is finished it is compared with what the node
 * said before. A paragraph with anything but text in it is never kept.
 *
 * Each node keeps the first of its paragraphs and no other, which bounds the
 * memory by the template. What is kept does not change what is printed: it is
 * what would be made anew.
 */
#include "press/flow_parts.h"

#include <string.h>

#include "base/arena.h"
#include "press/paint.h"

enum {
	LETTERS		= 4000,		/* of a paragraph kept */
	LINE_RUNS	= 16		/* more in a line are not kept */
};

/* What draws a line that begins at 0, 0. */
struct drawing {
	const struct canvas_run	*runs;		/* NULL: not drawn yet */
	size_t			 n;
	int			 is_more;	/* than text: not kept */
};

struct flow_memo {
	const struct style	*base;
	const struct flow_piece	*pieces;
	size_t			 n_pieces;
	const struct flow_char	*chars;
	size_t			 n;
	int			 mixed;
	int			 figure, figure_unit;	/* as of the flow */
	size_t			 figure_at, figure_end;
	int			 width;		/* the lines are for */
	const struct flow_line	*lines;		/* NULL: not set yet */
	size_t			 n_lines;
	struct drawing		*drawings;	/* of the lines */
};

void
flow_keep(struct flow *f, struct flow_memo **memo)
{
	/* Letters that are made to fit change with the width. */
	if (f->base->kept && f->base->v[STYLE_BREAK].n != STYLE_FIT)
		f->slot = memo;
}

void
flow_memo_note(struct flow *f, const struct style *style,
    const struct source *source, const char *text)
{
	if (f->n_pieces == f->pieces_size)
		f->pieces = arena_grow(f->job->arena, f->pieces, f->n_pieces,
		    &f->pieces_size, sizeof(*f->pieces), FLOW_LEAST);
	f->pieces[f->n_pieces++] = (struct flow_piece){ style, *source,
	    text };
}

static int
is_same(const struct flow_piece *a, const struct flow_piece *b)
{
	return a->style == b->style &&
	    (a->text == b->text || strcmp(a->text, b->text) == 0);
}

static int
says_the_same(const struct flow_memo *m, const struct flow *f)
{
	size_t	 i;

	if (m->base != f->base || m->n_pieces != f->n_pieces)
		return 0;
	for (i = 0; i < m->n_pieces; i++)
		if (!is_same(&m->pieces[i], &f->pieces[i]))
			return 0;
	return 1;
}

/* Each piece is a span, with the place in the data it comes from today. */
static void
take_spans(struct flow *f)
{
	size_t	 i;

	f->spans_size = f->n_spans = f->n_pieces;
	f->spans = arena_array(f->job->arena, f->n_spans, sizeof(*f->spans));
	for (i = 0; i < f->n_spans; i++)
		f->spans[i] = (struct flow_span){ f->pieces[i].style,
		    f->pieces[i].source, NULL, NULL };
}

int
flow_memo_take(struct flow *f)
{
	const struct flow_memo	*m = *f->slot;

	if (m == NULL || !says_the_same(m, f))
		return 0;
	take_spans(f);
	/* Nothing changes the characters of a finished paragraph. */
	f->chars = (struct flow_char *)(uintptr_t)m->chars;
	f->n = f->size = m->n;
	f->mixed = m->mixed;
	f->figure = m->figure;
	f->figure_unit = m->figure_unit;
	f->figure_at = m->figure_at;
	f->figure_end = m->figure_end;
	f->memo = *f->slot;
	return 1;
}

static void *
copy(struct arena *arena, const void *array, size_t n, size_t size)
{
	return memcpy(arena_array(arena, n, size), array, n * size);
}

static const struct flow_piece *
copy_pieces(struct arena *arena, const struct flow *f)
{
	struct flow_piece	*pieces = copy(arena, f->pieces, f->n_pieces,
				    sizeof(*pieces));
	size_t			 i;

	for (i = 0; i < f->n_pieces; i++)
		pieces[i].text = arena_strdup(arena, pieces[i].text);
	return pieces;
}

static int
may_keep(const struct flow *f)
{
	size_t	 i;

	if (f->n == 0 || f->n > LETTERS || f->n_said > 0 ||
	    f->n_spans != f->n_pieces || f->job->faults > 0 ||
	    f->job->silent)
		return 0;
	for (i = 0; i < f->n_pieces; i++)
		if (!f->pieces[i].style->kept)
			return 0;
	return 1;
}

void
flow_memo_keep(struct flow *f, struct flow_memo **slot)
{
	struct arena		*arena = f->job->batch;
	struct flow_memo	*m;

	if (*slot != NULL || !may_keep(f))
		return;
	m = arena_alloc(arena, sizeof(*m));
	m->base = f->base;
	m->pieces = copy_pieces(arena, f);
	m->n_pieces = f->n_pieces;
	m->chars = copy(arena, f->chars, f->n, sizeof(*f->chars));
	m->n = f->n;
	m->mixed = f->mixed;
	m->figure = f->figure;
	m->figure_unit = f->figure_unit;
	m->figure_at = f->figure_at;
	m->figure_end = f->figure_end;
	*slot = f->memo = m;
}

int
flow_memo_lines(struct flow *f, int width)
{
	const struct flow_memo	*m = f->memo;

	if (m == NULL || m->lines == NULL || m->width != width)
		return 0;
	f->lines = (struct flow_line *)(uintptr_t)m->lines;
	f->n_lines = m->n_lines;
	f->lines_size = 0;	/* a line more goes to an array of its own */
	f->set_width = width;
	return 1;
}

void
flow_memo_keep_lines(struct flow *f)
{
	struct arena		*arena = f->job->batch;
	struct flow_memo	*m = f->memo;

	if (m == NULL || m->lines != NULL || f->too_wide ||
	    f->job->faults > 0)
		return;
	m->lines = copy(arena, f->lines, f->n_lines, sizeof(*f->lines));
	m->drawings = arena_array(arena, f->n_lines, sizeof(*m->drawings));
	m->n_lines = f->n_lines;
	m->width = f->set_width;
	flow_memo_lines(f, m->width);
}

void
flow_memo_leave(struct flow *f)
{
	if (f->memo == NULL)
		return;
	f->memo = NULL;
	f->chars = copy(f->job->arena, f->chars, f->n, sizeof(*f->chars));
	f->lines = NULL;
	f->n_lines = f->lines_size = 0;
}

/* Draws line I of a paragraph, with a place where canvases keep the runs. */
static void
draw(const struct flow *f, size_t i, struct drawing *d)
{
	struct canvas_run	 runs[LINE_RUNS], *kept;
	struct paint		 p;
	size_t			 k;

	paint_init(&p, f->job->arena);
	flow_paint_anew(f, &p, i, 0, 0);
	d->n = paint_runs(&p, runs, LINE_RUNS);
	d->is_more = d->n > LINE_RUNS;
	if (d->is_more)
		return;
	kept = paint_keep_runs(f->job->batch, runs, d->n);
	for (k = 0; k < d->n; k++)
		kept[k].memo = arena_alloc(f->job->batch,
		    sizeof(*kept[k].memo));
	d->runs = kept;
}

int
flow_memo_paint(const struct flow *f, struct paint *paint, size_t i, int x,
    int y)
{
	struct drawing	*d;
	size_t		 k;

	if (f->memo == NULL || f->lines != f->memo->lines)
		return 0;
	d = &f->memo->drawings[i];
	if (d->runs == NULL && !d->is_more)
		draw(f, i, d);
	for (k = 0; k < d->n && !d->is_more; k++)
		paint_run(paint, &d->runs[k], x, y);
	return !d->is_more;
}
