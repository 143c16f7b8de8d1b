#include "intake/mark.h"

#include <string.h>

#include "base/buf.h"

enum {
	UNDER_TITLE	= 3,	/* lines in which a title goes on */
	UPPER		= 20,	/* lines, where there is no title */
	VALUE_BYTES	= 400,
	ROWS		= 10,	/* lines a short table takes */
	ROW_CELLS	= 60,	/* … or cells */
	GOES_ON		= 60,	/* bytes of a sentence in the next line */
	NUMBER_MAX	= 8	/* bytes of a number before a heading */
};

/* The words stand alone in their line or column, or in a bracket. */
static int
is_alone(const struct folded *f, const struct match *m)
{
	size_t	 from, until;

	if (m->from == 0 && m->until == f->len)
		return 1;
	if (m->from > 0 && m->until < f->len &&
	    strchr("([<", f->key[m->from - 1]) != NULL &&
	    strchr(")]>", f->key[m->until]) != NULL)
		return 1;
	folded_column(f, m, &from, &until);
	return from == m->from && until == m->until;
}

/*
 * Nothing follows the words, and before them stands at most a number:
 * "Ⅷ. 컨설팅 신청서", "[붙임] 컨설팅 신청서".
 */
static int
is_heading(const struct folded *f, const struct match *m)
{
	struct match	 tail = { .from = 0, .until = m->until };

	if (folded_alone(f, m))
		return strstr(f->key + m->until, "..") == NULL;
	return m->from <= NUMBER_MAX && folded_alone(f, &tail) &&
	    strchr(".)]", f->key[m->from - 1]) != NULL;
}

static int
fits(const struct folded *f, const struct match *m, enum mark_where where)
{
	if (where == MARK_ALONE)
		return is_alone(f, m);
	return where != MARK_HEADING || is_heading(f, m);
}

static int
in_line(const struct sheet *s, int line, const struct words *w,
    enum mark_where where)
{
	const struct folded	*f = &s->lines[line].folded;
	struct match		 m;
	size_t			 at;

	if (where == MARK_TEXT)
		return strstr(f->key, w->key) != NULL;
	for (at = 0; folded_find(f, w, at, FOLDED_WORD, &m) == 0; at = m.until)
		if (fits(f, &m, where))
			return 1;
	return 0;
}

/* The first line from FROM to END with the words, or NONE. */
static int
find_line(const struct sheet *s, const struct words *w,
    enum mark_where where, int from, int end)
{
	int	 i;

	for (i = from; i < end && i < s->n; i++)
		if (in_line(s, i, w, where))
			return i;
	return SHEET_NONE;
}

/* The line in which byte AT of the joined keys lies. */
static int
line_of(const struct sheet *s, size_t at)
{
	int	 i;

	for (i = 0; i < s->n - 1; i++) {
		if (at < s->lines[i].folded.len)
			break;
		at -= s->lines[i].folded.len;
	}
	return i;
}

/* Words that go over the end of a line, in text alone. */
static int
find_joined(const struct sheet *s, const struct words *w,
    const struct mark *mark)
{
	const char	*found;

	if (mark->where != MARK_TEXT)
		return SHEET_NONE;
	found = strstr(s->key, w->key);
	return found != NULL ? line_of(s, (size_t)(found - s->key)) :
	    SHEET_NONE;
}

/* 1 if the words at FOUND stand in one sentence with what denies them. */
static int
is_denied(const struct sheet *s, const char *found, const struct words *unless)
{
	int		 line = line_of(s, (size_t)(found - s->key));
	const char	*start = s->key, *end, *at;
	int		 i;

	for (i = 0; i < line; i++)
		start += s->lines[i].folded.len;
	end = start + s->lines[line].folded.len;
	for (at = found; at > start && at[-1] != '.'; at--)
		;
	start = at;
	/* The sentence may go on in the next line. */
	at = found + strcspn(found, ".");
	end += strlen(end) < GOES_ON ? strlen(end) : GOES_ON;
	end = at < end ? at : end;
	for (; unless != NULL; unless = unless->next) {
		at = strstr(start, unless->key);
		if (at != NULL && at < end)
			return 1;
	}
	return 0;
}

/* The line of the words where no sentence denies them, or NONE. */
static int
find_stated(const struct sheet *s, const struct words *w,
    const struct mark *mark)
{
	const char	*at = s->key;

	for (; (at = strstr(at, w->key)) != NULL; at += w->len)
		if (!is_denied(s, at, mark->unless))
			return line_of(s, (size_t)(at - s->key));
	return SHEET_NONE;
}

/* The line of the words as the mark wants them, or NONE. */
static int
find(const struct sheet *s, const struct words *w, const struct mark *mark)
{
	int	 line;

	if (mark->where == MARK_TEXT && mark->unless != NULL)
		return find_stated(s, w, mark);
	line = find_line(s, w, mark->where, 0, s->n);
	return line != SHEET_NONE ? line : find_joined(s, w, mark);
}

static void
add_word(struct buf *out, const char *word)
{
	if (strstr(buf_string(out), word) != NULL)
		return;
	if (out->len > 0)
		buf_puts(out, " · ");
	buf_puts(out, word);
}

/*
 * What stands in the title's line, or alone in one right under it: 중소기업
 * 확인서 [소기업]. The nearest line counts, whatever is written further down.
 */
static void
find_by_title(struct fact_list *list, const struct sheet *s,
    const struct mark *mark, int title)
{
	const struct option	*o;
	int			 i, from = title != SHEET_NONE ? title : 0;
	int			 end = title != SHEET_NONE ?
				    title + UNDER_TITLE : UPPER;

	for (i = from; i < end && i < s->n; i++)
		for (o = mark->options; o != NULL; o = o->next) {
			if (!in_line(s, i, &o->words,
			    i == title ? MARK_WORD : MARK_ALONE))
				continue;
			fact_add(list, s, i, mark->name, "mark", o->value,
			    o->words.text, o->words.text);
			return;
		}
}

/* Amounts below a heading. */

/* 1 if the text ends in an amount: what the last column of a row holds. */
static int
ends_in_amount(const char *text)
{
	const char	*end = text + strlen(text), *at;
	int		 digits = 0, commas = 0;

	while (end > text && (end[-1] == ' ' || end[-1] == '\n'))
		end--;
	if ((size_t)(end - text) > strlen("원") &&
	    strncmp(end - strlen("원"), "원", strlen("원")) == 0)
		end -= strlen("원");
	while (end > text && end[-1] == ' ')
		end--;
	for (at = end; at > text && strchr("0123456789,", at[-1]) != NULL; at--)
		*(at[-1] == ',' ? &commas : &digits) += 1;
	if (at > text && at[-1] != ' ')
		return 0;
	/* Four digits alone may be a year. */
	return (commas > 0 && digits > 3) || digits > 4;
}

/* The heading's rows end where the certificate's sentence begins. */
static int
amount_below(const struct sheet *s, int line)
{
	const struct text_piece	*head = s->lines[line].piece, *p;
	int			 i, until;

	until = line + (head->table > 0 ? ROW_CELLS : ROWS);
	for (i = line + 1; i <= until && i < s->n; i++) {
		p = s->lines[i].piece;
		if (s->lines[i].leaf != s->lines[line].leaf ||
		    strstr(s->lines[i].folded.key, "증명합니다") != NULL ||
		    strstr(s->lines[i].folded.key, "발급일현재") != NULL)
			return SHEET_NONE;
		if (ends_in_amount(p->str))
			return i;
	}
	return SHEET_NONE;
}

static void
find_amount(struct fact_list *list, const struct sheet *s,
    const struct mark *mark)
{
	const struct option	*o;
	int			 i, row;

	for (o = mark->options; o != NULL; o = o->next)
		for (i = 0; i < s->n; i++) {
			if (!in_line(s, i, &o->words, MARK_TEXT) ||
			    (row = amount_below(s, i)) == SHEET_NONE)
				continue;
			fact_add(list, s, row, mark->name, "mark", o->value,
			    s->lines[row].piece->str, o->words.text);
			return;
		}
}

void
mark_find(struct fact_list *list, const struct sheet *s,
    const struct mark *mark, int title)
{
	const struct option	*o;
	struct buf		 values, words;
	int			 line, first = SHEET_NONE;

	if (mark->where == MARK_TITLE) {
		find_by_title(list, s, mark, title);
		return;
	}
	if (mark->where == MARK_AMOUNT) {
		find_amount(list, s, mark);
		return;
	}
	buf_init(&values, VALUE_BYTES);
	buf_init(&words, VALUE_BYTES);
	for (o = mark->options; o != NULL; o = o->next) {
		line = find(s, &o->words, mark);
		if (line == SHEET_NONE)
			continue;
		if (first == SHEET_NONE)
			first = line;
		add_word(&values, o->value);
		add_word(&words, o->words.text);
		if (mark->first)
			break;
	}
	if (first != SHEET_NONE)
		fact_add(list, s, first, mark->name, "mark",
		    buf_string(&values), buf_string(&words),
		    buf_string(&words));
	buf_free(&values);
	buf_free(&words);
}
