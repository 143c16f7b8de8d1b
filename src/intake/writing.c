#include "intake/writing.h"

#include <string.h>

#include "base/arena.h"

enum { WRITING_MAX = 4 * 1024 * 1024 };	/* bytes of one paragraph or cell */

void
writing_init(struct writing *w, struct arena *arena, struct text *text)
{
	memset(w, 0, sizeof(*w));
	w->arena = arena;
	w->text = text;
}

static void
enter(struct writing *w, struct writing_scope *s)
{
	buf_init(&s->own, WRITING_MAX);
	s->outer = w->now;
	s->in_cell = w->in_cell;
	s->joined = 0;
	w->now = &s->own;
}

/* A paragraph that was cut short must not pass for a whole one. */
static void
leave(struct writing *w, struct writing_scope *s)
{
	if (s->own.full)
		w->text->full = 1;
	w->now = s->outer;
	w->in_cell = s->in_cell;
	buf_free(&s->own);
}

static void
flush(struct writing *w)
{
	if (w->in_cell || w->now == NULL)
		return;
	text_add(w->text, buf_string(w->now),
	    (struct text_piece){ .line = w->line });
	if (w->now->full)
		w->text->full = 1;
	buf_clear(w->now);
}

void
writing_open(struct writing *w, struct writing_scope *s)
{
	enter(w, s);
	w->in_cell = 0;
}

void
writing_close(struct writing *w, struct writing_scope *s)
{
	flush(w);
	leave(w, s);
}

struct writing_mark
writing_mark(const struct writing *w)
{
	return (struct writing_mark){ w->text->n, w->text->bytes, w->line,
	    w->tables };
}

void
writing_take_back(struct writing *w, const struct writing_mark *mark)
{
	w->text->n = mark->n;
	w->text->bytes = mark->bytes;
	w->line = mark->line;
	w->tables = mark->tables;
}

void
writing_paragraph(struct writing *w, struct writing_scope *s)
{
	if (w->in_cell) {
		s->joined = 1;
		if (w->now->len > 0)
			buf_putc(w->now, '\n');
		return;
	}
	flush(w);
	enter(w, s);
	w->line++;
}

void
writing_paragraph_end(struct writing *w, struct writing_scope *s)
{
	if (s->joined)
		return;
	flush(w);
	leave(w, s);
}

struct text_piece
writing_table(struct writing *w)
{
	flush(w);
	return (struct text_piece){ .table = ++w->tables, .line = w->line };
}

void
writing_cell(struct writing *w, struct writing_scope *s)
{
	enter(w, s);
	w->in_cell = 1;
}

void
writing_cell_end(struct writing *w, struct writing_scope *s,
    struct text_piece place)
{
	place.cell = arena_printf(w->arena, "표%d R%dC%d", place.table,
	    place.row, place.column);
	text_add(w->text, buf_string(&s->own), place);
	leave(w, s);
}

/* What a reader sees in the box. */
static const struct {
	const char	*inside;
	const char	*shown;
} boxes[] = {
	{ "", "□" },
	{ "V", "☑" }, { "v", "☑" }, { "√", "☑" }, { "∨", "☑" },
	{ "Ｖ", "☑" }, { "✓", "☑" }, { "✔", "☑" }, { "■", "☑" },
	{ "●", "☑" }, { "☑", "☑" }, { "O", "☑" }, { "○", "☑" },
	{ "□", "□" }, { "☐", "□" },
};

const char *
writing_box(struct arena *arena, const char *inside)
{
	char	*bare = arena_alloc(arena, strlen(inside) + 1), *put = bare;
	size_t	 i;

	for (; *inside != '\0'; inside++)
		if ((unsigned char)*inside > ' ')
			*put++ = *inside;
	for (i = 0; i < sizeof(boxes) / sizeof(boxes[0]); i++)
		if (strcmp(boxes[i].inside, bare) == 0)
			return boxes[i].shown;
	return bare;
}

const char *
writing_overlay(struct arena *arena, const char *text)
{
	char	*all = arena_strdup(arena, text), *box = strstr(all, "□");

	if (box == NULL)
		return all;
	if (strlen(all) > strlen("□"))
		memset(box, ' ', strlen("□"));
	return writing_box(arena, all);
}

void
writing_box_end(struct writing *w, struct writing_scope *s)
{
	const char	*shown = writing_box(w->arena, buf_string(&s->own));

	leave(w, s);
	writing_put(w, shown);
}

void
writing_put(struct writing *w, const char *s)
{
	buf_puts(w->now, s);
}

void
writing_putc(struct writing *w, int c)
{
	buf_putc(w->now, c);
}
