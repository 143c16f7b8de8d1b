#include "intake/place.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/number.h"
#include "base/utf8.h"
#include "intake/column.h"
#include "intake/field.h"
#include "intake/issuer.h"
#include "intake/value.h"

enum {
	OVER_LINES	= 4,	/* between a day and the issuer below it */
	NUMBER_BYTES	= 12	/* of 999-81-20419 */
};

/* A day that has the span for itself. */
static int
span_date(struct arena *arena, const char *text,
    const struct column_span *span, struct value *v)
{
	size_t	 len = span->end - span->start;

	return value_read(arena, VALUE_DATE, NULL, text + span->start, len,
	    v) == 0 && strlen(v->raw) == len ? 0 : -1;
}

/* 1 if the span before span I is a label, whose value the day then is. */
static int
is_labelled(const struct labels *labels, int line,
    const struct column_span *spans, int i)
{
	return i > 0 && label_between(labels, line, spans[i - 1].start,
	    spans[i - 1].end);
}

/* The day in LINE that has a column for itself and no label before it. */
static int
date_in_line(struct fact_list *list, const struct sheet *s,
    const struct labels *labels, int line, struct value *v)
{
	struct column_span	 spans[COLUMN_SPANS];
	const char		*text = s->lines[line].piece->str;
	int			 n = column_split(text, spans), i;

	for (i = 0; i < n; i++)
		if (!is_labelled(labels, line, spans, i) &&
		    span_date(list->arena, text, &spans[i], v) == 0)
			return 0;
	/* Letters set far apart make many columns of one day. */
	if (n > 1 && value_read(list->arena, VALUE_DATE, NULL, text,
	    strlen(text), v) == 0 &&
	    strlen(v->raw) == spans[n - 1].end - spans[0].start)
		return 0;
	return -1;
}

/*
 * The last line of TEXT, which ends at N, that is nothing but a day, or the
 * empty day of a form: then the value is "". A cell may hold many lines.
 */
static int
date_line(struct arena *arena, const char *text, size_t n, struct value *v)
{
	char		*copy = arena_strndup(arena, text, n), *line, *next;
	struct date	 d;
	int		 found = -1;

	for (line = copy; line != NULL; line = next) {
		if ((next = strchr(line, '\n')) != NULL)
			*next++ = '\0';
		if (value_blank_date(utf8_fold(arena, line)))
			*v = (struct value){ .value = "",
			    .raw = value_tidy(arena, line, strlen(line)) };
		else if (date_parse(line, &d) != 0 || value_read(arena,
		    VALUE_DATE, NULL, line, strlen(line), v) != 0)
			continue;
		found = 0;
	}
	return found;
}

/* "2026년 2월 3일  가람세무서장", in one line or in two of one cell. */
static int
date_before_name(struct fact_list *list, const struct sheet *s,
    const struct issuer *issuer, struct value *v)
{
	return date_line(list->arena, s->lines[issuer->line].piece->str,
	    issuer->start, v) == 0 && v->value[0] != '\0' ? 0 : -1;
}

static int
date_over(struct fact_list *list, const struct sheet *s,
    const struct labels *labels, const struct issuer *issuer,
    struct value *v, int *line)
{
	int	 i;

	*line = issuer->line;
	if (date_before_name(list, s, issuer, v) == 0)
		return 0;
	for (i = 1; i <= OVER_LINES; i++) {
		*line = sheet_near(s, issuer->line, -i);
		if (*line == SHEET_NONE)
			return -1;
		/* On every page only what is signed on every page has it. */
		if (s->lines[*line].repeated &&
		    !s->lines[issuer->line].repeated)
			continue;
		if (date_in_line(list, s, labels, *line, v) == 0)
			return 0;
	}
	return -1;
}

int
place_over_issuer(struct fact_list *list, const struct sheet *s,
    const struct labels *labels, const struct document_type *type,
    const struct field *field)
{
	const struct evidence	*e;
	struct issuer		 issuer;
	struct value		 v;
	int			 from, line;

	for (e = type->issuers; e != NULL; e = e->next) {
		if (e->points < 0)
			continue;
		for (from = 0; issuer_find(s, &e->words, from, &issuer) == 0;
		    from = issuer.line + 1) {
			if (date_over(list, s, labels, &issuer, &v,
			    &line) == -1)
				continue;
			field_add(list, s, line, field, &v, issuer.name);
			return 1;
		}
	}
	return 0;
}

/* "(2026. 2. 5. 현재)", "2026년 2월 5일 기준": the first of them. */
int
place_as_of(struct fact_list *list, const struct sheet *s,
    const struct field *field)
{
	struct value	 v = { .value = NULL };
	struct date	 d;
	const char	*at, *end;
	char		 day[11];
	int		 i;

	for (i = 0; i < s->n; i++) {
		if (strstr(s->lines[i].folded.key, "현재") == NULL &&
		    strstr(s->lines[i].folded.key, "기준") == NULL)
			continue;
		for (end = s->lines[i].piece->str;
		    (at = date_find(end, &d, &end)) != NULL;) {
			const char	*next = end + strspn(end, " .일");

			if (strncmp(next, "현재", strlen("현재")) != 0 &&
			    strncmp(next, "기준", strlen("기준")) != 0)
				continue;
			date_format(&d, day);
			v.value = day;
			v.raw = arena_strndup(list->arena, at,
			    (size_t)(end - at));
			field_add(list, s, i, field, &v, "현재");
			return 1;
		}
	}
	return 0;
}

/* The last one counts: documents are signed at their end. */
int
place_own_line(struct fact_list *list, const struct sheet *s,
    const struct field *field)
{
	struct value	 v, last = { .value = NULL };
	int		 i, line = 0;

	for (i = 0; i < s->n; i++) {
		const char	*text = s->lines[i].piece->str;

		/* Most lines are no days. */
		if (s->lines[i].repeated || (strpbrk(text, "0123456789") == NULL &&
		    strstr(text, "년") == NULL))
			continue;
		if (date_line(list->arena, text, strnlen(text, FOLDED_MAX),
		    &v) == 0) {
			last = v;
			line = i;
		}
	}
	if (last.value == NULL)
		return 0;
	field_add(list, s, line, field, &last, "");
	return 1;
}

/* 999-81-20419 in its usual form, with a valid check digit, at S. */
static int
is_brn(struct arena *arena, const char *s, char **number)
{
	size_t	 i;

	for (i = 0; i < NUMBER_BYTES; i++) {
		int	 dash = i == 3 || i == 6;

		if (dash ? s[i] != '-' : s[i] < '0' || s[i] > '9')
			return 0;
	}
	if (s[i] == '-' || (s[i] >= '0' && s[i] <= '9'))
		return 0;
	*number = arena_strndup(arena, s, NUMBER_BYTES);
	return number_brn(*number) == NUMBER_VALID;
}

int
place_lone(struct fact_list *list, const struct sheet *s,
    const struct field *field)
{
	struct value	 v = { .value = NULL };
	char		*number;
	int		 i, line = 0;

	for (i = 0; i < s->n; i++) {
		const char	*key = s->lines[i].folded.key, *at;

		for (at = key; *at != '\0'; at++) {
			if ((at > key && (at[-1] == '-' || (at[-1] >= '0' &&
			    at[-1] <= '9'))) ||
			    !is_brn(list->arena, at, &number))
				continue;
			if (v.value != NULL && strcmp(v.value, number) != 0)
				return 0;
			if (v.value == NULL)
				line = i;
			v.value = v.raw = number;
		}
	}
	if (v.value == NULL)
		return 0;
	field_add(list, s, line, field, &v, "");
	return 1;
}
