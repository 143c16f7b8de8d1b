#include "intake/tick_table.h"

#include <string.h>

enum { REACH = 400 };	/* cells of a table that are looked at */

/* 1 if the cell holds nothing but an answer. */
static int
is_heading(const struct sheet *s, int i, int *refuses)
{
	const struct folded	*f = &s->lines[i].folded;

	return s->lines[i].piece->table > 0 && f->len > 0 &&
	    tick_answer_at(f->key, refuses) == f->len;
}

/* The state of a cell that holds nothing but a box or tick. */
static enum tick_state
cell_state(const struct sheet *s, int i)
{
	const struct folded	*f = &s->lines[i].folded;
	enum tick_state		 state;

	if (f->len > 0 && (tick_box(f->key, &state) == f->len ||
	    (f->len == 1 && tick_letter(f->key, 0, &state) == 1)))
		return state;
	return TICK_NONE;
}

/* The other heading in the row of LINE, right of it; or NONE. */
static int
partner_of(const struct sheet *s, int line, int refuses)
{
	const struct text_piece	*p = s->lines[line].piece;
	int			 i, other;

	for (i = line + 1; i < s->n && s->lines[i].piece->table == p->table &&
	    s->lines[i].piece->row == p->row; i++)
		if (is_heading(s, i, &other))
			return other != refuses ? i : SHEET_NONE;
	return SHEET_NONE;
}

/* The columns of 동의 and 미동의 of one heading. */
struct heads {
	int	 line;
	int	 column[2];
};

/* The states in the columns of the row that begins at I; where it ends. */
static int
read_row(const struct sheet *s, const struct heads *h, int i,
    enum tick_state state[2])
{
	const struct text_piece	*p = s->lines[i].piece;

	state[0] = state[1] = TICK_NONE;
	for (; i < s->n && s->lines[i].piece->table == p->table &&
	    s->lines[i].piece->row == p->row; i++) {
		if (s->lines[i].piece->column == h->column[0])
			state[0] = cell_state(s, i);
		if (s->lines[i].piece->column == h->column[1])
			state[1] = cell_state(s, i);
	}
	return i;
}

/*
 * A row without a tick above one that has some is a question left blank; what
 * follows the last tick may be anything. Returns how many rows were counted.
 */
static int
count_rows(struct tick_count *c, const struct sheet *s, const struct heads *h)
{
	const struct text_piece	*p = s->lines[h->line].piece;
	enum tick_state		 state[2];
	int			 i = h->line, blank = 0, rows = 0, refuses;

	while (i < s->n && s->lines[i].piece->row == p->row &&
	    s->lines[i].piece->table == p->table)
		i++;
	while (i < s->n && i < h->line + REACH &&
	    s->lines[i].piece->table == p->table) {
		if (is_heading(s, i, &refuses))
			break;
		i = read_row(s, h, i, state);
		if (state[0] == TICK_NONE && state[1] == TICK_NONE) {
			blank++;
			continue;
		}
		c->blank += blank;
		rows += blank + 1;
		blank = 0;
		tick_count(c, state[0], state[1]);
	}
	return rows;
}

/* The state of the cell right of I, if it stands before column UNTIL. */
static enum tick_state
right_of(const struct sheet *s, int i, int until)
{
	int	 right = sheet_right(s, i);

	return right == SHEET_NONE ||
	    s->lines[right].piece->column >= until ? TICK_NONE :
	    cell_state(s, right);
}

int
tick_table(struct tick_count *c, const struct sheet *s, int line)
{
	struct heads		 h = { .line = line };
	enum tick_state		 state[2];
	int			 first, other, far;

	if (!is_heading(s, line, &first) ||
	    (other = partner_of(s, line, first)) == SHEET_NONE)
		return 0;
	far = s->lines[other].piece->column;
	h.column[first] = s->lines[line].piece->column;
	h.column[!first] = far;
	state[first] = right_of(s, line, far);
	state[!first] = right_of(s, other, far + 2);
	if (state[0] != TICK_NONE || state[1] != TICK_NONE)
		tick_count(c, state[0], state[1]);
	else if (count_rows(c, s, &h) == 0)
		c->unclear++;
	return 1;
}
