#include "intake/field.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "intake/column.h"
#include "intake/paging.h"
#include "intake/shape.h"
#include "intake/unit.h"
#include "intake/value.h"

enum {
	FAR		= 60,	/* blanks between a label and its value */
	CLEAR		= 2,	/* blanks that part a label from its value */
	SLACK		= 4,	/* letters by which columns may be off */
	NEAR_LINES	= 3,	/* between a label and its value */
	ROWS		= 8,	/* lines below a heading that are looked at */
	MANY_ROWS	= 30,
	UNIT_LINES	= 12,	/* from a sum up to the unit of its table */
	ROW_CELLS	= 64,	/* looked back at for a row's first */
	FOUND_MAX	= 16,	/* values that differ */
	LIST_MAX	= 2000
};

struct found {
	struct value	 value;
	int		 line;
	const char	*label;
};

/* The values of one field, in the order of their places. */
struct finding {
	struct arena		*arena;
	const struct sheet	*sheet;
	const struct labels	*labels;
	const struct field	*field;
	struct found		 found[FOUND_MAX];
	int			 n;
};

/* 1 if a number, a day or a chosen word: what other text is not taken for. */
static int
is_strict(enum value_type type)
{
	return type != VALUE_TEXT && type != VALUE_COMPANY &&
	    type != VALUE_PERSON;
}

/* The first cell of the row of LINE; outside tables, LINE. */
static int
row_first(const struct sheet *s, int line)
{
	const struct text_piece	*p = s->lines[line].piece;
	int			 first = line;

	while (p->table > 0 && first > 0 && line - first < ROW_CELLS &&
	    s->lines[first - 1].piece->table == p->table &&
	    s->lines[first - 1].piece->row == p->row)
		first--;
	return first;
}

static const char *
text_of(const struct finding *f, int line)
{
	return f->sheet->lines[line].piece->str;
}

/* 1 if a sum is written with its unit: 5,000만원, 1.2억. */
static int
has_unit(const char *raw)
{
	return strstr(raw, "원") != NULL || strstr(raw, "만") != NULL ||
	    strstr(raw, "억") != NULL || strstr(raw, "천") != NULL;
}

/*
 * A sum in the unit of its heading, its row or its page. Returns -1 if it is
 * none in won.
 */
static int
scale(struct finding *f, struct value *v, int line, const struct label *l)
{
	const char	*text = text_of(f, l->line) + l->match.end;
	int64_t		 won;
	struct unit	 unit;

	if (has_unit(v->raw))
		return 0;
	if (unit_in(utf8_fold(f->arena, arena_strndup(f->arena, text,
	    l->end - l->match.end)), &unit) == -1 &&
	    unit_in(f->sheet->lines[row_first(f->sheet, line)].folded.key,
	    &unit) == -1)
		unit_at(f->sheet, line, UNIT_LINES, &unit);
	won = strtoll(v->value, NULL, 10);
	if (unit_apply(&unit, &won) == -1)
		return -1;
	v->value = arena_printf(f->arena, "%lld", (long long)won);
	return 0;
}

static int
same_end(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static void
keep(struct finding *f, const struct value *found, int line,
    const struct label *label)
{
	struct value	 value = *found, *v = &value;
	int		 i;

	if (f->field->type == VALUE_WON && scale(f, v, line, label) == -1)
		return;
	for (i = 0; i < f->n; i++)
		if (strcmp(f->found[i].value.value, v->value) == 0 &&
		    same_end(f->found[i].value.until, v->until))
			return;
	if (f->n < FOUND_MAX)
		f->found[f->n++] = (struct found){ *v, line,
		    label->words->text };
}

/* A label that is cut into lines must not be taken for a value: 사업자. */
static int
read_at(struct finding *f, const char *s, size_t n, struct value *v)
{
	if (value_read(f->arena, f->field->type, f->field->options, s, n,
	    v) == -1)
		return -1;
	/* A number in the foot of a page has the page's beside it. */
	if (f->field->shapes != NULL) {
		v->value = arena_strndup(f->arena, v->value,
		    paging_without(v->value));
		v->raw = arena_strndup(f->arena, v->raw,
		    paging_without(v->raw));
	}
	return !is_strict(f->field->type) &&
	    label_begins(f->labels, utf8_fold(f->arena, v->value)) ? -1 : 0;
}

static size_t
skip_blanks(const char *s, size_t from, size_t until, int *blanks)
{
	const char	*next = s + from, *at = next;
	uint32_t	 cp;

	for (*blanks = 0; at < s + until; at = next, (*blanks)++) {
		cp = utf8_next(&next);
		if (cp != ' ' && cp != '\t' && cp != 0xA0 && cp != 0x3000 &&
		    cp != '\n')
			break;
	}
	return (size_t)(at - s);
}

/*
 * 1 if the text at AT may be the value of LABEL so far as the space between
 * them says. Words right behind a label are mostly the rest of a sentence.
 */
static int
parted(const struct finding *f, const struct label *l, size_t at, int blanks)
{
	const char	*text = text_of(f, l->line);

	if (text[at] == ':' || strncmp(text + at, "：", 3) == 0)
		return 1;
	if (blanks > FAR)
		return 0;
	if (is_strict(f->field->type) || blanks >= CLEAR)
		return 1;
	return f->field->type == VALUE_PERSON ||
	    folded_gap(&f->sheet->lines[l->line].folded, l->match.from) >=
	    FOLDED_GAP;
}

/*
 * -1: no value; 0: one was kept; 1: nothing stands there. Where words stand
 * instead of a day (완료일   진행 중), no day around them is meant.
 */
static int
take_right(struct finding *f, const struct label *l)
{
	const char	*text = text_of(f, l->line);
	struct value	 v;
	int		 blanks;
	size_t		 at = skip_blanks(text, l->end, l->limit, &blanks);

	if (at == l->limit)
		return 1;
	if (!parted(f, l, at, blanks) ||
	    read_at(f, text + at, l->limit - at, &v) == -1)
		return blanks >= FOLDED_GAP &&
		    f->field->type != VALUE_DATE ? 1 : -1;
	keep(f, &v, l->line, l);
	return 0;
}

static int
take_cell(struct finding *f, const struct label *l, int line)
{
	struct value	 v;

	if (line == SHEET_NONE || label_between(f->labels, line, 0, 1) ||
	    read_at(f, text_of(f, line), strlen(text_of(f, line)), &v) == -1)
		return -1;
	keep(f, &v, line, l);
	return 0;
}

/*
 * The column of a neighbouring line that begins where the value of the label
 * should: right of it, and left of the next label.
 */
static int
span_beside(const struct finding *f, const struct label *l, int line,
    const struct column_span *spans, int n)
{
	int	 left = sheet_column(f->sheet, l->line, l->end) - SLACK;
	int	 first = sheet_column(f->sheet, l->line, l->start);
	int	 right = sheet_column(f->sheet, l->line, l->limit);
	int	 i, last;

	last = text_of(f, l->line)[l->limit] == '\0' ? left + FAR : right;
	if (left <= first)
		left = first + 1;
	for (i = 0; i < n; i++)
		if (spans[i].from >= left)
			break;
	if (i == n || spans[i].from >= last + SLACK ||
	    label_between(f->labels, line, spans[i].start, spans[i].end))
		return -1;
	/* A day right of another label is the day of that one. */
	if (f->field->type == VALUE_DATE && i > 0 &&
	    label_between(f->labels, line, spans[i - 1].start,
	    spans[i - 1].end))
		return -1;
	return i;
}

static int
take_beside(struct finding *f, const struct label *l, int offset)
{
	struct column_span	 spans[COLUMN_SPANS];
	struct value		 v;
	int			 line = sheet_near(f->sheet, l->line, offset);
	int			 n, i;

	if (line == SHEET_NONE || abs(f->sheet->lines[line].piece->line -
	    f->sheet->lines[l->line].piece->line) > NEAR_LINES)
		return -1;
	n = column_split(text_of(f, line), spans);
	if ((i = span_beside(f, l, line, spans, n)) == -1 ||
	    read_at(f, text_of(f, line) + spans[i].start,
	    spans[i].end - spans[i].start, &v) == -1)
		return -1;
	keep(f, &v, line, l);
	return 0;
}

/* Text in the lines above and below its label: an address of two lines. */
static int
take_around(struct finding *f, const struct label *l)
{
	int	 before = f->n;

	if (take_beside(f, l, -1) == -1)
		return take_beside(f, l, 1);
	if (take_beside(f, l, 1) == 0 && f->n == before + 2) {
		struct value	*first = &f->found[before].value;

		f->n--;
		first->raw = arena_printf(f->arena, "%s %s", first->raw,
		    f->found[before + 1].value.raw);
		first->value = first->raw;
	}
	return 0;
}

/* Where a label that has nothing on its right may have its value. */
static int
take_near(struct finding *f, const struct label *l)
{
	if (l->cut)
		return take_beside(f, l, 1);
	if (l->bracketed)
		return take_beside(f, l, -1);
	if (is_strict(f->field->type) && (take_beside(f, l, -1) == 0 ||
	    take_beside(f, l, 1) == 0))
		return 0;
	if ((f->field->where & FIELD_BESIDE) && !is_strict(f->field->type))
		return take_around(f, l);
	return -1;
}

/* Values below a heading. */

/* 1 if the line, or the row of the cell, begins with one of the words. */
static int
is_row(const struct finding *f, int line)
{
	const struct words	*w;
	int			 first = row_first(f->sheet, line);

	if (f->field->rows == NULL)
		return 1;
	for (w = f->field->rows; w != NULL; w = w->next)
		if (strncmp(f->sheet->lines[first].folded.key, w->key,
		    w->len) == 0)
			return 1;
	return 0;
}

/* The rows below joined: text with commas, of days the earliest. */
struct rows {
	struct buf	 text;
	struct value	 value;
	int		 line;
	int		 n;
};

static void
add_row(struct finding *f, struct rows *r, const struct value *v, int line)
{
	if (r->n++ == 0) {
		r->value = *v;
		r->line = line;
	}
	if (is_strict(f->field->type)) {
		if (strcmp(v->value, r->value.value) < 0) {
			r->value = *v;
			r->line = line;
		}
		return;
	}
	if (strstr(buf_string(&r->text), v->value) != NULL)
		return;
	if (r->text.len > 0)
		buf_puts(&r->text, ", ");
	buf_puts(&r->text, v->value);
}

static void
finish_rows(struct finding *f, struct rows *r, const struct label *l)
{
	if (r->n > 1 && !is_strict(f->field->type)) {
		r->value.value = arena_strdup(f->arena, buf_string(&r->text));
		r->value.raw = r->value.value;
	}
	if (r->n > 0)
		keep(f, &r->value, r->line, l);
	buf_free(&r->text);
}

/* The span of LINE under the heading, read; -1 if there is none. */
static int
read_under(struct finding *f, const struct column_span *head, int n_head,
    int i, int line, struct value *v)
{
	struct column_span	 row[COLUMN_SPANS];
	int			 n, j;

	n = column_split(text_of(f, line), row);
	if (f->field->rows != NULL && n != n_head)
		return -1;
	j = column_under(head, n_head, i, row, n);
	if (j == -1 ||
	    label_between(f->labels, line, row[j].start, row[j].end))
		return -1;
	return read_at(f, text_of(f, line) + row[j].start,
	    row[j].end - row[j].start, v);
}

static void
take_lines_below(struct finding *f, const struct label *l)
{
	struct column_span	 head[COLUMN_SPANS];
	struct rows		 rows = { .n = 0 };
	struct value		 v;
	int			 n, i, k, line;
	int			 most = f->field->many ? MANY_ROWS : ROWS;

	n = column_split(text_of(f, l->line), head);
	if ((i = column_at(head, n, l->start)) == -1)
		return;
	buf_init(&rows.text, LIST_MAX);
	for (k = 1; k <= most; k++) {
		line = sheet_near(f->sheet, l->line, k);
		if (line == SHEET_NONE || (rows.n > 0 &&
		    label_between(f->labels, line, 0, VALUE_MAX)))
			break;
		if (is_row(f, line) &&
		    read_under(f, head, n, i, line, &v) == 0) {
			add_row(f, &rows, &v, line);
			if (!f->field->many)
				break;
		} else if (rows.n > 0 || (f->field->rows == NULL && k > 2)) {
			break;
		}
	}
	finish_rows(f, &rows, l);
}

static void
take_cells_below(struct finding *f, const struct label *l)
{
	struct rows	 rows = { .n = 0 };
	struct value	 v;
	int		 k, line = l->line;

	buf_init(&rows.text, LIST_MAX);
	for (k = 0; k < MANY_ROWS; k++) {
		if ((line = sheet_below(f->sheet, line)) == SHEET_NONE ||
		    label_between(f->labels, line, 0, 1))
			break;
		if (!is_row(f, line))
			continue;
		if (read_at(f, text_of(f, line), strlen(text_of(f, line)),
		    &v) == -1)
			break;
		add_row(f, &rows, &v, line);
		if (!f->field->many)
			break;
	}
	finish_rows(f, &rows, l);
}

/* 1 if a name of a company says what it is: no other text is one. */
static int
has_legal_form(const char *name)
{
	static const char *const forms[] = { "주식회사", "(주)", "㈜", "（주）",
	    "유한회사", "유한책임회사", "합자회사", "합명회사", "(유)",
	    "협동조합", "영농조합", "농업회사법인" };
	size_t			 i;

	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (strstr(name, forms[i]) != NULL)
			return 1;
	return 0;
}

/*
 * The value right under a label in a line of labels, which has as many values
 * below as labels. Under a lone label only what can be nothing else is taken:
 * the value may be missing and the next line something of its own.
 */
static void
take_under(struct finding *f, const struct label *l)
{
	struct column_span	 head[COLUMN_SPANS], row[COLUMN_SPANS];
	struct value		 v;
	int			 line = sheet_near(f->sheet, l->line, 1);
	int			 n = label_heading(f->labels, f->sheet,
				    l->line), i;

	if (n == 0 || line == SHEET_NONE || label_heading(f->labels, f->sheet,
	    line) > 0 || f->sheet->lines[line].piece->line -
	    f->sheet->lines[l->line].piece->line > NEAR_LINES ||
	    column_split(text_of(f, line), row) != n)
		return;
	column_split(text_of(f, l->line), head);
	if ((i = column_at(head, n, l->start)) == -1 ||
	    label_between(f->labels, line, row[i].start, row[i].end) ||
	    read_at(f, text_of(f, line) + row[i].start,
	    row[i].end - row[i].start, &v) == -1)
		return;
	if (n > 1 || is_strict(f->field->type) ||
	    (f->field->type == VALUE_COMPANY && has_legal_form(v.value)))
		keep(f, &v, line, l);
}

/* The cell under a label in a row of labels. */
static void
take_cell_under(struct finding *f, const struct label *l)
{
	if (label_heading(f->labels, f->sheet, l->line) > 1)
		take_cell(f, l, sheet_below(f->sheet, l->line));
}

static void
take_label(struct finding *f, const struct label *l)
{
	const struct text_piece	*p = f->sheet->lines[l->line].piece;
	int			 before = f->n, right = 1;

	/* The value of a label of two lines stands between them. */
	if (l->cut && take_near(f, l) == 0)
		return;
	if ((f->field->where & FIELD_RIGHT) && !l->bracketed) {
		right = take_right(f, l);
		if (right == 0)
			return;
		if (p->table > 0 && right == 1 && take_cell(f, l,
		    sheet_right(f->sheet, l->line)) == 0)
			return;
		/* A heading has its value below, never around it. */
		if (p->table == 0 && right == 1 &&
		    !(f->field->where & FIELD_BELOW) && take_near(f, l) == 0)
			return;
	} else if (l->bracketed && (f->field->where & FIELD_RIGHT)) {
		take_near(f, l);
	}
	if (f->n > before)
		return;
	if (!(f->field->where & FIELD_BELOW)) {
		if (p->table > 0)
			take_cell_under(f, l);
		else
			take_under(f, l);
	} else if (p->table > 0) {
		take_cells_below(f, l);
	} else if (right == 1) {
		take_lines_below(f, l);
	}
}

void
field_add(struct fact_list *list, const struct sheet *s, int line,
    const struct field *field, const struct value *v, const char *label)
{
	const char	*type = value_type_name(field->type);
	const char	*shape;

	list->at = v->at;
	if (field->type != VALUE_DATES) {
		fact_add(list, s, line, field->name, type, v->value, v->raw,
		    label);
		if ((shape = shape_of(list->arena, field->shapes,
		    v->value)) != NULL)
			fact_add(list, s, line, arena_printf(list->arena,
			    "%s-shape", field->name), "text", shape, v->raw,
			    label);
		list->at = NULL;
		return;
	}
	if (v->value[0] != '\0')
		fact_add(list, s, line, arena_printf(list->arena, "%s-from",
		    field->name), type, v->value, v->raw, label);
	fact_add(list, s, line, arena_printf(list->arena, "%s-until",
	    field->name), type, v->until, v->raw, label);
	list->at = NULL;
}

/* Names a conflict: "2026-02-03, 2026-02-05". */
static void
add_conflict(struct fact_list *list, const struct finding *f)
{
	fact_conflict(list, f->found[0].label, arena_printf(list->arena,
	    "%s, %s", f->found[0].value.raw, f->found[1].value.raw));
}

int
field_bind(struct fact_list *list, const struct sheet *s,
    const struct labels *labels, const struct field *field)
{
	struct finding		 f = { .arena = list->arena, .sheet = s,
	    .labels = labels, .field = field };
	const struct found	*found;
	int			 i;

	for (i = 0; i < labels->n; i++)
		if (labels->items[i].field == field &&
		    (field->single || f.n < field->nth))
			take_label(&f, &labels->items[i]);
	if (field->single && f.n > 1) {
		add_conflict(list, &f);
		return 1;
	}
	if (f.n < field->nth)
		return 0;
	found = &f.found[field->nth - 1];
	field_add(list, s, found->line, field, &found->value, found->label);
	return 1;
}
