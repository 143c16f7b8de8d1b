#include "intake/roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/utf8.h"

enum {
	COLUMNS_MAX	= 8,
	CELLS_MAX	= 16,	/* days and dashes of one row */
	NUMBER_DIGITS	= 5,	/* of a row */
	CELL_REACH	= 32	/* pieces of a row of a table */
};

/* A heading: where it stands, in letters or as a column of a table. */
struct heading {
	const struct column	*column;
	int			 at;
	int			 enrolled;
};

struct roster {
	struct fact_list	*list;
	const struct sheet	*sheet;
	struct heading		 headings[COLUMNS_MAX];
	int			 n;
	int			 line;		/* of the headings */
	int			 people;
	int			 last;		/* the highest number */
};

/* A day or a dash in a row. */
struct cell {
	int	 at;
	int	 is_day;
};

/* Headings in one line of text, in their order there. */
static int
line_headings(const struct sheet *s, int line, const struct column *c,
    struct heading *out)
{
	const struct words	*w;
	struct match		 m;
	int			 n = 0;

	for (; c != NULL && n < COLUMNS_MAX; c = c->next)
		for (w = c->labels; w != NULL; w = w->next) {
			if (folded_find(&s->lines[line].folded, w, 0,
			    FOLDED_LABEL, &m) == -1 ||
			    (s->lines[line].piece->table > 0 &&
			    !folded_alone(&s->lines[line].folded, &m)))
				continue;
			out[n].column = c;
			out[n].enrolled = 0;
			out[n++].at = s->lines[line].piece->table > 0 ?
			    s->lines[line].piece->column :
			    (sheet_column(s, line, m.start) +
			    sheet_column(s, line, m.end)) / 2;
			break;
		}
	return n;
}

static int
compare(const void *left, const void *right)
{
	const struct heading	*a = left, *b = right;

	return a->at < b->at ? -1 : a->at > b->at;
}

/* The headings in the cells of the row that begins at LINE. */
static int
row_headings(const struct sheet *s, int line, const struct column *columns,
    struct heading *out)
{
	const struct text_piece	*p = s->lines[line].piece;
	int			 i, n = 0;

	for (i = line; i < s->n && i < line + CELL_REACH &&
	    s->lines[i].piece->table == p->table &&
	    s->lines[i].piece->row == p->row; i++) {
		struct heading	 found[COLUMNS_MAX];

		if (n < COLUMNS_MAX &&
		    line_headings(s, i, columns, found) == 1)
			out[n++] = found[0];
	}
	return n;
}

static int
headings_at(const struct sheet *s, int line, const struct column *columns,
    struct heading *out)
{
	return s->lines[line].piece->table > 0 ?
	    row_headings(s, line, columns, out) :
	    line_headings(s, line, columns, out);
}

/* The line, or row, with the most columns named in it. */
static void
find_headings(struct roster *r, const struct column *columns, int title)
{
	struct heading	 found[COLUMNS_MAX];
	int		 i, n;

	for (i = 0; i < r->sheet->n; i++) {
		n = i == title ? 0 : headings_at(r->sheet, i, columns, found);
		if (n <= r->n)
			continue;
		memcpy(r->headings, found, sizeof(found));
		r->n = n;
		r->line = i;
	}
	qsort(r->headings, (size_t)r->n, sizeof(r->headings[0]), compare);
}

/* Headings repeated on a later page may stand in other places. */
static void
follow_headings(struct roster *r, const struct column *columns, int line)
{
	struct heading	 found[COLUMNS_MAX];
	int		 n = line_headings(r->sheet, line, columns, found), i;

	if (n != r->n)
		return;
	qsort(found, (size_t)n, sizeof(found[0]), compare);
	for (i = 0; i < n; i++)
		if (found[i].column != r->headings[i].column)
			return;
	for (i = 0; i < n; i++)
		r->headings[i].at = found[i].at;
}

static int
is_dash(const char *s, size_t len)
{
	static const char *const dashes[] = { "-", "–", "—", "−", "ㅡ",
	    "×", "X" };
	size_t			 i;

	for (i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++)
		if (strlen(dashes[i]) == len &&
		    strncmp(s, dashes[i], len) == 0)
			return 1;
	return 0;
}

/* Skips a word and the blanks behind it. */
static const char *
next_word(const char *s)
{
	s += strcspn(s, " \t");
	return s + strspn(s, " \t");
}

/* "12  한여름 …": the number of a row, then letters; what follows, or NULL. */
static const char *
row_start(const char *s)
{
	const char	*name, *next;
	size_t		 n;

	s += strspn(s, " \t");
	n = strspn(s, "0123456789");
	if (n == 0 || n > NUMBER_DIGITS || (s[n] != ' ' && s[n] != '\t'))
		return NULL;
	name = next_word(s);
	next = name;
	return folded_letter(utf8_next(&next)) ? name : NULL;
}

/* The days and dashes of a row's text, with their columns. */
static int
row_cells(const struct sheet *s, int line, const char *text,
    struct cell *cells)
{
	const char	*whole = s->lines[line].piece->str, *end;
	struct date	 d;
	int		 n = 0;

	while (*text != '\0' && n < CELLS_MAX) {
		size_t	 len = strcspn(text, " \t");

		if (date_find(text, &d, &end) == text)
			len = (size_t)(end - text);
		else if (!is_dash(text, len)) {
			text = next_word(text);
			continue;
		}
		cells[n].is_day = !is_dash(text, len);
		cells[n].at = (sheet_column(s, line,
		    (size_t)(text - whole)) + sheet_column(s, line,
		    (size_t)(text - whole) + len)) / 2;
		n++;
		text += len;
		text += strspn(text, " \t");
	}
	return n;
}

static struct heading *
nearest(struct roster *r, int at)
{
	int	 i, best = 0;

	for (i = 1; i < r->n; i++)
		if (abs(r->headings[i].at - at) <
		    abs(r->headings[best].at - at))
			best = i;
	return &r->headings[best];
}

/* As many cells as headings stand in their order; else the nearest counts. */
static void
count_row(struct roster *r, const struct cell *cells, int n)
{
	char	 seen[COLUMNS_MAX] = { 0 };
	int	 i;

	r->people++;
	for (i = 0; i < n; i++) {
		struct heading	*h = n == r->n ? &r->headings[i] :
				    nearest(r, cells[i].at);

		if (cells[i].is_day && !seen[h - r->headings]) {
			seen[h - r->headings] = 1;
			h->enrolled++;
		}
	}
}

/* The number that begins TEXT, of at most NUMBER_DIGITS. */
static void
note_number(struct roster *r, const char *text)
{
	int	 number = (int)strtol(text, NULL, 10);

	if (number > r->last)
		r->last = number;
}

static void
read_line(struct roster *r, int line)
{
	const char	*text = row_start(r->sheet->lines[line].piece->str);
	struct cell	 cells[CELLS_MAX];
	int		 n;

	if (text == NULL || r->sheet->lines[line].repeated)
		return;
	n = row_cells(r->sheet, line, text, cells);
	if (n > 0) {
		count_row(r, cells, n);
		note_number(r, r->sheet->lines[line].piece->str);
	}
}

static int
is_number(const char *key)
{
	size_t	 n = strspn(key, "0123456789");

	return n > 0 && n <= NUMBER_DIGITS && key[n] == '\0';
}

/* The cells of a row whose first holds its number; the last one's line. */
static int
read_row(struct roster *r, int line)
{
	const struct sheet	*s = r->sheet;
	const struct text_piece	*p = s->lines[line].piece;
	int			 i, h, people = 0;

	for (i = line + 1; i < s->n && s->lines[i].piece->table == p->table &&
	    s->lines[i].piece->row == p->row; i++) {
		struct date	 d;

		if (date_parse(s->lines[i].piece->str, &d) == -1)
			continue;
		for (h = 0; h < r->n; h++)
			if (r->headings[h].at == s->lines[i].piece->column) {
				r->headings[h].enrolled++;
				people = 1;
			}
	}
	/* A row of dashes is a person, too. */
	if (people || i - line > 2) {
		r->people++;
		note_number(r, s->lines[line].folded.key);
	}
	return i - 1;
}

static void
add_count(struct roster *r, const char *name, int value, const char *label)
{
	const char	*text = arena_printf(r->list->arena, "%d", value);

	fact_add(r->list, r->sheet, r->line, name, "count", text, text,
	    label);
}

void
roster_count(struct fact_list *list, const struct sheet *s,
    const struct document_type *type, int title)
{
	struct roster	 r = { .list = list, .sheet = s };
	int		 i;

	if (type->columns == NULL)
		return;
	find_headings(&r, type->columns, title);
	if (r.n == 0)
		return;
	for (i = r.line + 1; i < s->n; i++) {
		if (s->lines[i].piece->table == 0) {
			follow_headings(&r, type->columns, i);
			read_line(&r, i);
		} else if (is_number(s->lines[i].folded.key)) {
			i = read_row(&r, i);
		}
	}
	add_count(&r, "people", r.people, "연번");
	if (r.last > 0)
		add_count(&r, "people-last", r.last, "연번");
	for (i = 0; i < r.n; i++)
		add_count(&r, r.headings[i].column->name,
		    r.headings[i].enrolled,
		    r.headings[i].column->labels->text);
}
