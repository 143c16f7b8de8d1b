#include "intake/label.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "intake/column.h"

enum {
	LINE_LABELS	= 64,	/* in one line */
	HEADING_CELLS	= 24,	/* in a row of labels */
	LABELS_MAX	= 4000,	/* in one document */
	BRACKET_MAX	= 90,	/* bytes of a bracket that belongs to a label */
	CUT_LINES	= 2,	/* lines in which a label may go on */
	CUT_DISTANCE	= 3,	/* … counting blank lines */
	CUT_COLUMNS	= 6	/* … so far from its column */
};

struct finder {
	const struct sheet	*sheet;
	struct labels		*labels;
	struct label		 line[LINE_LABELS];
	int			 n;
};

static void
add(struct finder *f, const struct field *field, const struct words *w,
    int line, const struct match *m)
{
	struct label	*l;

	if (f->n == LINE_LABELS)
		return;
	l = &f->line[f->n++];
	memset(l, 0, sizeof(*l));
	l->field = field;
	l->words = w;
	l->match = *m;
	l->line = line;
	l->start = m->start;
}

/* In a cell a label has the cell for itself, or a colon behind it. */
static int
fits_cell(const struct sheet_line *line, const struct match *m)
{
	const struct folded	*f = &line->folded;

	if (line->piece->table == 0 || f->key[m->until] == ':')
		return 1;
	return folded_alone(f, m);
}

static void
find_words(struct finder *f, int line, const struct field *field,
    const struct words *w)
{
	const struct sheet_line	*l = &f->sheet->lines[line];
	struct match		 m;
	size_t			 at;

	for (; w != NULL; w = w->next)
		for (at = 0; folded_find(&l->folded, w, at, FOLDED_LABEL,
		    &m) == 0; at = m.until)
			if (fits_cell(l, &m))
				add(f, field, w, line, &m);
}

static int
compare(const void *left, const void *right)
{
	const struct label	*a = left, *b = right;

	if (a->match.from != b->match.from)
		return a->match.from < b->match.from ? -1 : 1;
	if (a->match.until != b->match.until)
		return a->match.until > b->match.until ? -1 : 1;
	return 0;
}

/* Takes out labels that lie in or run into a longer one before them. */
static void
drop_covered(struct finder *f)
{
	int	 i, kept = 0;

	qsort(f->line, (size_t)f->n, sizeof(f->line[0]), compare);
	for (i = 0; i < f->n; i++) {
		const struct label	*last = &f->line[kept > 0 ?
					    kept - 1 : 0];

		if (kept > 0 && f->line[i].match.from < last->match.until &&
		    f->line[i].match.until != last->match.until)
			continue;
		if (kept > 0 && f->line[i].match.until == last->match.until &&
		    f->line[i].match.from != last->match.from)
			continue;
		f->line[kept++] = f->line[i];
	}
	f->n = kept;
}

static int
opens(uint32_t cp)
{
	return cp == '(' || cp == 0xFF08 || cp == '[';
}

/*
 * Takes the bracket right behind a label as part of it, unless it holds
 * numbers: "상호(법인명)" and "성명 (대 표" whose end stands a line below.
 */
static void
take_bracket(struct label *l, const struct sheet_line *line)
{
	const struct folded	*f = &line->folded;
	const char		*text = f->text + l->match.end, *close;
	size_t			 len;

	l->end = l->match.end;
	if (l->match.until >= f->len ||
	    !opens((unsigned char)f->key[l->match.until]) ||
	    folded_gap(f, l->match.until) > l->match.spacing + 1)
		return;
	close = strpbrk(text, ")]");
	if (close == NULL)
		close = strstr(text, "）");
	if (close == NULL) {
		const char	*gap = strstr(text, "   ");

		l->cut = 1;
		l->end += gap != NULL ? (size_t)(gap - text) : strlen(text);
		return;
	}
	len = (size_t)(close - text) + (*close == ')' || *close == ']' ? 1 :
	    strlen("）"));
	if (len <= BRACKET_MAX && strcspn(text, "0123456789") >= len)
		l->end += len;
}

/* 1 if the bracket at OPEN begins its column: 상 호 (법 인 명) does not. */
static int
begins_column(const char *text, const char *open)
{
	size_t	 at = (size_t)(open - text);

	return at < FOLDED_GAP ? strspn(text, " ") == at :
	    strncmp(open - FOLDED_GAP, "   ", FOLDED_GAP) == 0;
}

/* 1 if a line below has a bracket that begins under the label. */
static int
bracket_below(const struct sheet *s, const struct label *l)
{
	int	 column = sheet_column(s, l->line, l->start), i;

	for (i = 1; i <= CUT_LINES; i++) {
		int		 next = sheet_near(s, l->line, i), there;
		const char	*text, *open;

		if (next == SHEET_NONE || s->lines[next].piece->table > 0 ||
		    s->lines[next].piece->line >
		    s->lines[l->line].piece->line + CUT_DISTANCE)
			return 0;
		text = s->lines[next].piece->str;
		for (open = text; (open = strchr(open, '(')) != NULL; open++) {
			if (!begins_column(text, open))
				continue;
			there = sheet_column(s, next, (size_t)(open - text));
			if (abs(there - column) <= CUT_COLUMNS)
				return 1;
		}
	}
	return 0;
}

/* A bracket before the label, with nothing but blanks before that. */
static int
is_bracketed(const struct label *l, const struct folded *f)
{
	return l->match.from > 0 &&
	    opens((unsigned char)f->key[l->match.from - 1]) &&
	    folded_gap(f, l->match.from - 1) >= FOLDED_GAP;
}

/* The other letters of a bracketed label's bracket are not its value. */
static void
close_bracket(struct label *l, const struct folded *f)
{
	const char	*close = strchr(f->text + l->end, ')');

	if (close != NULL && (size_t)(close - f->text) < l->end + BRACKET_MAX)
		l->end = (size_t)(close - f->text) + 1;
}

static void
finish_line(struct finder *f, int line)
{
	const struct sheet_line	*s = &f->sheet->lines[line];
	int			 i, next;

	for (i = 0; i < f->n; i++) {
		struct label	*l = &f->line[i];

		take_bracket(l, s);
		l->bracketed = is_bracketed(l, &s->folded);
		if (l->bracketed)
			close_bracket(l, &s->folded);
		else if (!l->cut && s->piece->table == 0)
			l->cut = bracket_below(f->sheet, l);
		for (next = i + 1; next < f->n; next++)
			if (f->line[next].start >= l->end)
				break;
		l->limit = next < f->n ? f->line[next].start :
		    strlen(s->piece->str);
		if (l->limit < l->end)
			l->limit = l->end;
	}
}

static void
find_line(struct finder *f, const struct document_type *t, int line)
{
	const struct field	*field;
	int			 i;

	f->n = 0;
	for (field = t->fields; field != NULL; field = field->next)
		find_words(f, line, field, field->labels);
	find_words(f, line, NULL, t->stops);
	drop_covered(f);
	finish_line(f, line);
	for (i = 0; i < f->n && f->labels->n < LABELS_MAX; i++)
		f->labels->items[f->labels->n++] = f->line[i];
}

void
label_find(struct arena *arena, const struct document_type *t,
    const struct sheet *s, struct labels *labels)
{
	struct finder	 f = { .sheet = s, .labels = labels };
	int		 i;

	labels->type = t;
	labels->n = 0;
	labels->items = arena_array(arena, LABELS_MAX, sizeof(struct label));
	for (i = 0; i < s->n && labels->n < LABELS_MAX; i++)
		find_line(&f, t, i);
}

static int
begins_one(const struct words *w, const char *key, size_t len)
{
	for (; w != NULL; w = w->next)
		if (w->len >= len && strncmp(w->key, key, len) == 0)
			return 1;
	return 0;
}

int
label_begins(const struct labels *labels, const char *key)
{
	const struct field	*f;
	size_t			 len = strlen(key);

	for (f = labels->type->fields; f != NULL; f = f->next)
		if (begins_one(f->labels, key, len))
			return 1;
	return begins_one(labels->type->stops, key, len);
}

int
label_between(const struct labels *labels, int line, size_t from, size_t until)
{
	int	 i;

	for (i = 0; i < labels->n; i++)
		if (labels->items[i].line == line &&
		    labels->items[i].start >= from &&
		    labels->items[i].start < until)
			return 1;
	return 0;
}

/* 1 if a label begins at FROM in LINE and takes all up to UNTIL. */
static int
covers(const struct labels *labels, int line, size_t from, size_t until)
{
	int	 i;

	for (i = 0; i < labels->n; i++)
		if (labels->items[i].line == line &&
		    labels->items[i].start == from &&
		    labels->items[i].end >= until)
			return 1;
	return 0;
}

/* The labels of the row of the cell LINE; 0 if one is none. */
static int
row_of_labels(const struct labels *labels, const struct sheet *s, int line)
{
	const struct text_piece	*p = s->lines[line].piece;
	int			 n = 0, i;

	for (i = line; i > 0 && line - i < HEADING_CELLS &&
	    s->lines[i - 1].piece->table == p->table &&
	    s->lines[i - 1].piece->row == p->row; i--)
		;
	for (; i < s->n && s->lines[i].piece->table == p->table &&
	    s->lines[i].piece->row == p->row; i++, n++)
		if (n == HEADING_CELLS || !label_between(labels, i, 0, 1))
			return 0;
	return n;
}

int
label_heading(const struct labels *labels, const struct sheet *s, int line)
{
	struct column_span	 spans[COLUMN_SPANS];
	int			 n, i;

	if (s->lines[line].piece->table > 0)
		return row_of_labels(labels, s, line);
	n = column_split(s->lines[line].piece->str, spans);
	for (i = 0; i < n; i++)
		if (!covers(labels, line, spans[i].start, spans[i].end))
			return 0;
	return n;
}
