#include "intake/sheet.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "intake/repeated.h"

enum {
	ROW_REACH	= 64,	/* pieces to look for the next cell in */
	COLUMN_REACH	= 512
};

/*
 * The leaf of PIECE, which comes behind BEFORE (or NULL): the next one where
 * page or pane changes, further where pages without words lie between.
 */
static int
leaf_of(const struct sheet_line *before, const struct text_piece *piece)
{
	int	 pages;

	if (before == NULL)
		return piece->page;
	pages = piece->page - before->piece->page;
	if (pages == 0)
		return before->leaf + (piece->pane != before->piece->pane);
	return before->leaf + (pages > 0 ? pages : 1);
}

static void
add_line(struct sheet *s, const struct text_piece *piece)
{
	struct sheet_line	*line = &s->lines[s->n];
	const struct sheet_line	*before = s->n > 0 ? line - 1 : NULL;

	line->piece = piece;
	line->leaf = leaf_of(before, piece);
	line->rank = before != NULL && before->leaf == line->leaf ?
	    before->rank + 1 : 1;
	folded_of(s->arena, piece->str, &line->folded);
	s->n++;
}

static void
join_keys(struct sheet *s)
{
	size_t	 len = 0;
	char	*put;
	int	 i;

	for (i = 0; i < s->n; i++)
		len += s->lines[i].folded.len;
	put = s->key = arena_alloc(s->arena, len + 1);
	for (i = 0; i < s->n; i++) {
		memcpy(put, s->lines[i].folded.key, s->lines[i].folded.len);
		put += s->lines[i].folded.len;
	}
	*put = '\0';
}

struct sheet *
sheet_new(struct arena *arena, const struct text *text)
{
	struct sheet	*s = arena_alloc(arena, sizeof(*s));
	size_t		 i, bytes = 0;

	s->arena = arena;
	s->lines = arena_array(arena, text->n + 1, sizeof(*s->lines));
	for (i = 0; i < text->n; i++) {
		size_t	 len = strlen(text->pieces[i].str);

		if (len > FOLDED_MAX) {
			s->cut = 1;
			len = FOLDED_MAX;
		}
		if ((bytes += len) > SHEET_BYTES) {
			s->cut = 1;
			break;
		}
		add_line(s, &text->pieces[i]);
	}
	/* A part begins with its first words, a file with its first page. */
	s->first_leaf = text->first_page > 0 && s->n > 0 ?
	    s->lines[0].leaf : 1;
	s->leaves = text->pages;
	if (s->n > 0)
		s->leaves += s->lines[s->n - 1].leaf -
		    s->lines[s->n - 1].piece->page;
	repeated_mark(s);
	join_keys(s);
	return s;
}

int
sheet_right(const struct sheet *s, int i)
{
	const struct text_piece	*cell = s->lines[i].piece;
	int			 j, found = SHEET_NONE;

	for (j = i + 1; j < s->n && j <= i + ROW_REACH; j++) {
		const struct text_piece	*other = s->lines[j].piece;

		if (other->table != cell->table || other->row != cell->row ||
		    other->column <= cell->column)
			continue;
		if (found == SHEET_NONE ||
		    other->column < s->lines[found].piece->column)
			found = j;
	}
	return found;
}

int
sheet_below(const struct sheet *s, int i)
{
	const struct text_piece	*cell = s->lines[i].piece;
	int			 j;

	for (j = i + 1; j < s->n && j <= i + COLUMN_REACH; j++) {
		const struct text_piece	*other = s->lines[j].piece;

		if (other->table == cell->table && other->row > cell->row &&
		    other->column == cell->column)
			return j;
	}
	return SHEET_NONE;
}

int
sheet_near(const struct sheet *s, int i, int n)
{
	const struct sheet_line	*here = &s->lines[i], *there;
	int			 j = i + n;

	if (j < 0 || j >= s->n)
		return SHEET_NONE;
	there = &s->lines[j];
	return there->leaf == here->leaf &&
	    there->piece->table == here->piece->table ? j : SHEET_NONE;
}

const char *
sheet_place(const struct sheet *s, int i)
{
	const struct text_piece	*p = s->lines[i].piece;

	return p->pane > 0 ?
	    arena_printf(s->arena, "%d.%d", p->page, p->pane) :
	    arena_printf(s->arena, "%d", p->page);
}

int
sheet_column(const struct sheet *s, int i, size_t at)
{
	const char	*text = s->lines[i].piece->str;
	const char	*end = text + at;
	int		 column = 0;

	while (text < end && utf8_next(&text) != 0)
		column++;
	return column;
}
