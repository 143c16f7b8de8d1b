#include "intake/amount.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/won.h"
#include "intake/term.h"
#include "intake/unit.h"
#include "intake/value.h"

enum {
	TITLE_LINES	= 12,	/* of a page in which its statement is named */
	TOKENS		= 64,	/* words of one line */
	UNIT_LINES	= 400,	/* from a sum up to the unit of its page */
	CODE_LINES	= 100	/* in which the first code is looked for */
};

struct token {
	const char	*text;	/* in the arena */
	size_t		 start;	/* in the line */
	int		 is_sum;
	int64_t		 sum;
};

struct reader {
	struct fact_list		*list;
	const struct sheet		*sheet;
	const struct document_type	*type;
	const struct words		*statement;	/* of this page */
	struct term_days		 days;
};

/* A mark of a negative number that stands apart from its digits. */
static int
is_minus(const char *word)
{
	return strcmp(word, "△") == 0 || strcmp(word, "▲") == 0 ||
	    strcmp(word, "-") == 0 || strcmp(word, "−") == 0;
}

/* "( 4,165 )": the bytes of a bracket whose figure stands apart, or 0. */
static size_t
spaced_bracket(const char *s)
{
	size_t	 len = 1;

	if (*s != '(')
		return 0;
	len += strspn(s + len, " ");
	if (strncmp(s + len, "△", strlen("△")) == 0)
		len += strlen("△");
	len += strspn(s + len, " ");
	if (strspn(s + len, "0123456789,") == 0)
		return 0;
	len += strspn(s + len, "0123456789,");
	len += strspn(s + len, " ");
	return s[len] == ')' ? len + 1 : 0;
}

/* The words of a line; a lone △ is joined with the number behind it. */
static int
split(struct arena *arena, const char *line, struct token *tokens)
{
	const char	*s = line;
	int		 n = 0;
	size_t		 len;

	for (; n < TOKENS; s += len) {
		s += strspn(s, " \t");
		if ((len = spaced_bracket(s)) == 0 &&
		    (len = strcspn(s, " \t")) == 0)
			break;
		tokens[n].text = value_tidy(arena, s, len);
		tokens[n].start = (size_t)(s - line);
		if (n > 0 && is_minus(tokens[n - 1].text) &&
		    strspn(s, "0123456789,") == len) {
			n--;
			tokens[n].text = arena_printf(arena, "%s%s",
			    tokens[n].text, tokens[n + 1].text);
		}
		tokens[n].is_sum =
		    won_statement_parse(tokens[n].text, &tokens[n].sum) == 0;
		n++;
	}
	return n;
}

/* A word of two or three digits: a code, unless it stands where sums do. */
static int
is_code(const char *word)
{
	size_t	 n = strspn(word, "0123456789");

	return word[n] == '\0' && (n == 2 || n == 3);
}

/* What stands before word I, back to the sum of the column on its left. */
static const char *
label_before(struct arena *arena, const char *line, const struct token *t,
    int i)
{
	int	 from = i;

	while (from > 0 && !t[from - 1].is_sum)
		from--;
	return utf8_fold(arena, arena_strndup(arena, line + t[from].start,
	    t[i].start - t[from].start));
}

/* 1 if the code on this statement stands for A; a label must not object. */
static int
fits(const struct reader *r, const struct amount *a, const char *code,
    const char *label)
{
	if (a->statements != r->statement || strcmp(a->code, code) != 0)
		return 0;
	return label[0] == '\0' || strstr(label, a->label.key) != NULL;
}

/* The unit of the page; of a statement that says none it is won. */
static void
add(struct reader *r, int line, const struct amount *a, int64_t sum,
    const char *raw)
{
	struct arena	*arena = r->list->arena;
	struct unit	 unit;

	if (fact_find(r->list, a->name) != NULL)
		return;
	unit_at(r->sheet, line, UNIT_LINES, &unit);
	if (unit_apply(&unit, &sum) == -1)
		return;
	fact_add(r->list, r->sheet, line, a->name, "won",
	    arena_printf(arena, "%lld", (long long)sum), raw,
	    arena_printf(arena, "%s(%s%s%s)", a->label.text, a->code,
	    unit.won == 1 ? "" : ", ", unit.won == 1 ? "" : unit.name));
	if (fact_find(r->list, "form") == NULL)
		fact_add(r->list, r->sheet, line, "form", "text", a->form,
		    a->code, "");
}

static void
read_line(struct reader *r, int line)
{
	const char		*text = r->sheet->lines[line].piece->str;
	struct token		 t[TOKENS];
	const struct amount	*a;
	int			 n = split(r->list->arena, text, t), i;

	for (i = 0; i + 1 < n; i++) {
		const char	*label;

		if (!is_code(t[i].text) || !t[i + 1].is_sum)
			continue;
		label = label_before(r->list->arena, text, t, i);
		for (a = r->type->amounts; a != NULL; a = a->next)
			if (fits(r, a, t[i].text, label)) {
				r->list->at = text + t[i + 1].start;
				add(r, line, a, t[i + 1].sum, t[i + 1].text);
				r->list->at = NULL;
				break;
			}
		i++;	/* the sum is no code of the next column */
	}
}

/* The cell to the left in the row, folded; "" if there is none. */
static const char *
cell_before(const struct sheet *s, int i)
{
	const struct text_piece	*p = s->lines[i].piece;

	if (i > 0 && s->lines[i - 1].piece->table == p->table &&
	    s->lines[i - 1].piece->row == p->row)
		return s->lines[i - 1].folded.key;
	return "";
}

static void
read_cell(struct reader *r, int line)
{
	const char		*code = r->sheet->lines[line].folded.key;
	int			 right = sheet_right(r->sheet, line);
	const struct amount	*a;
	const char		*text;
	int64_t			 sum;

	if (!is_code(code) || right == SHEET_NONE)
		return;
	text = value_tidy(r->list->arena, r->sheet->lines[right].piece->str,
	    strlen(r->sheet->lines[right].piece->str));
	if (won_statement_parse(text, &sum) == -1)
		return;
	for (a = r->type->amounts; a != NULL; a = a->next)
		if (fits(r, a, code, cell_before(r->sheet, line))) {
			add(r, right, a, sum, text);
			return;
		}
}

/* The list of titles one of which heads this line, or NULL. */
static const struct words *
statement_at(const struct reader *r, int line)
{
	const struct folded	*f = &r->sheet->lines[line].folded;
	const struct amount	*a;
	const struct words	*w;
	struct match		 m;

	if (r->sheet->lines[line].piece->page > 0 &&
	    r->sheet->lines[line].rank > TITLE_LINES)
		return NULL;
	for (a = r->type->amounts; a != NULL; a = a->next)
		for (w = a->statements; w != NULL; w = w->next)
			if (folded_find(f, w, 0, FOLDED_WORD, &m) == 0 &&
			    folded_alone(f, &m))
				return a->statements;
	return NULL;
}

/*
 * The forms of companies and persons have the same titles: 법인 codes have
 * three digits, 개인 codes two. The statement of a page is that of the form
 * whose codes stand on it.
 */
static const struct words *
same_title(const struct reader *r, const struct words *statement, size_t digits)
{
	const struct amount	*a;

	for (a = r->type->amounts; a != NULL; a = a->next)
		if (strlen(a->code) == digits &&
		    strcmp(a->statements->key, statement->key) == 0)
			return a->statements;
	return statement;
}

/* Digits of the first code in the lines that follow, 0 if there is none. */
static size_t
code_digits(const struct reader *r, int line)
{
	struct token	 t[TOKENS];
	int		 i, k, n;

	for (i = line + 1; i < r->sheet->n && i <= line + CODE_LINES &&
	    r->sheet->lines[i].leaf == r->sheet->lines[line].leaf; i++) {
		if (r->sheet->lines[i].piece->table > 0) {
			if (is_code(r->sheet->lines[i].folded.key))
				return r->sheet->lines[i].folded.len;
			continue;
		}
		n = split(r->list->arena, r->sheet->lines[i].piece->str, t);
		for (k = 1; k + 1 < n; k++)
			if (is_code(t[k].text) && t[k + 1].is_sum &&
			    !t[k - 1].is_sum)
				return strlen(t[k].text);
	}
	return 0;
}

void
amount_find(struct fact_list *list, const struct sheet *s,
    const struct document_type *type)
{
	struct reader	 r = { .list = list, .sheet = s, .type = type };
	int		 i;

	if (type->amounts == NULL)
		return;
	for (i = 0; i < s->n; i++) {
		const struct words	*statement = statement_at(&r, i);

		if (statement != NULL) {
			r.statement = same_title(&r, statement,
			    code_digits(&r, i));
			term_read(&r.days, s, i);
		} else if (r.statement == NULL) {
			continue;
		} else if (s->lines[i].piece->table > 0) {
			read_cell(&r, i);
		} else {
			read_line(&r, i);
		}
	}
	term_add(&r.days, list, s);
}
