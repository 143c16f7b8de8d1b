/*
 * Whether anything of a notice was overlooked: lines that no phrase in use
 * quotes, and phrases that nothing uses.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "check/basis.h"
#include "check/check.h"
#include "check/check_inside.h"
#include "check/coverage.h"
#include "check/object.h"

enum { SHOWN_COLUMNS = 64 };

struct survey {
	struct arena		*arena;
	struct buf		*out;
	struct check_tally	*tally;
	int			 english;
};

/* Tenths of a percent, rounded down: 100.0 means all of them. */
static char *
share(struct survey *s, size_t part, size_t whole)
{
	size_t	 tenths = whole > 0 ? part * 1000 / whole : 1000;

	return arena_printf(s->arena, "%zu.%zu%%", tenths / 10, tenths % 10);
}

static size_t
accounted(const struct coverage *c)
{
	return c->n[COVERAGE_QUOTED] + c->n[COVERAGE_LISTED];
}

static void
put_open_text(struct survey *s, const struct coverage *c)
{
	size_t	 i;

	for (i = 0; i < c->notice->n; i++)
		if (c->lines[i].state == COVERAGE_OPEN)
			buf_printf(s->out, "  %s:%zu: %s\n", c->notice->id,
			    i + 1, notice_text_begin(s->arena,
			    &c->notice->lines[i], SHOWN_COLUMNS));
}

/* Numbers in quoted lines that stand outside the quoted words. */
static void
put_numbers_text(struct survey *s, const struct coverage *c)
{
	size_t	 i, at, n;

	for (i = 0; i < c->notice->n; i++) {
		if (c->lines[i].state != COVERAGE_QUOTED)
			continue;
		for (at = 0; (n = coverage_number(c, i, &at)) > 0; at += n)
			buf_printf(s->out, s->english ?
			    "  %s:%zu: number outside the quoted words: %.*s\n"
			    : "  %s:%zu: 인용한 문구 밖의 숫자: %.*s\n",
			    c->notice->id, i + 1, (int)n,
			    c->notice->lines[i].text + at);
	}
}

static void
put_text(struct survey *s, const struct coverage *c)
{
	size_t	 all = accounted(c) + c->n[COVERAGE_OPEN];

	buf_printf(s->out, s->english ?
	    "%s: %zu of %zu lines accounted for (%s): %zu quoted, "
	    "%zu listed as no rule, %zu open\n" :
	    "%1$s: %2$zu/%3$zu행 설명됨(%4$s) — 인용 %5$zu, 규칙이 아님 %6$zu, "
	    "남음 %7$zu\n", c->notice->id, accounted(c), all,
	    share(s, accounted(c), all), c->n[COVERAGE_QUOTED],
	    c->n[COVERAGE_LISTED], c->n[COVERAGE_OPEN]);
	put_open_text(s, c);
	buf_printf(s->out, s->english ?
	    "%s: %zu of %zu numbers in quoted lines are quoted (%s)\n" :
	    "%1$s: 인용한 행의 숫자 %3$zu개 중 %2$zu개 인용됨(%4$s)\n",
	    c->notice->id, c->numbers - c->outside, c->numbers,
	    share(s, c->numbers - c->outside, c->numbers));
	put_numbers_text(s, c);
}

static void
put_json_line(struct survey *s, const struct coverage *c, size_t i)
{
	static const char *const states[] = { "blank", "quoted", "listed",
	    "open" };

	object_open(s->out, NULL, '{');
	object_count(s->out, "line", i + 1);
	object_text(s->out, "state", states[c->lines[i].state]);
	if (c->lines[i].state == COVERAGE_QUOTED)
		object_text(s->out, "used_by", c->lines[i].users);
	if (c->lines[i].state == COVERAGE_LISTED)
		object_text(s->out, "reason", c->list->lines[i].reason);
	if (c->lines[i].state == COVERAGE_OPEN)
		object_text(s->out, "text", c->notice->lines[i].text);
	object_close(s->out, '}');
}

static void
put_json(struct survey *s, const struct coverage *c)
{
	size_t	 i;

	object_open(s->out, NULL, '{');
	object_text(s->out, "notice", c->notice->id);
	object_text(s->out, "sha256", c->notice->sha256);
	object_count(s->out, "quoted", c->n[COVERAGE_QUOTED]);
	object_count(s->out, "listed", c->n[COVERAGE_LISTED]);
	object_count(s->out, "open", c->n[COVERAGE_OPEN]);
	object_count(s->out, "numbers", c->numbers);
	object_count(s->out, "numbers_outside", c->outside);
	object_open(s->out, "lines", '[');
	for (i = 0; i < c->notice->n; i++)
		if (c->lines[i].state != COVERAGE_BLANK)
			put_json_line(s, c, i);
	object_close(s->out, ']');
	object_close(s->out, '}');
}

static void
put_all(struct survey *s, const char *format, struct coverage *const *all,
    size_t n)
{
	size_t	 i;

	if (strcmp(format, "html") == 0) {
		coverage_html(s->arena, all, n, s->out);
		return;
	}
	if (strcmp(format, "json") == 0) {
		object_open(s->out, NULL, '{');
		object_open(s->out, "notices", '[');
	}
	for (i = 0; i < n; i++)
		if (strcmp(format, "json") == 0)
			put_json(s, all[i]);
		else
			put_text(s, all[i]);
	if (strcmp(format, "json") == 0) {
		object_close(s->out, ']');
		check_put_tally(s->out, s->tally);
	}
}

/* A phrase that nothing rests on was forgotten somewhere. */
static void
find_unused(struct diags *ds, const struct basis *basis,
    const struct check_query *query)
{
	const struct basis_quote	*quote;
	size_t				 i, j;

	for (i = 0; i < basis->n_quotes; i++) {
		quote = &basis->quotes[i];
		for (j = 0; quote->n_users == 0 && j < query->n_notices; j++)
			if (strcmp(query->notices[j].id, quote->notice) == 0)
				diag_at(ds, DIAG_K075, quote->place,
				    quote->id, NULL);
	}
}

static struct coverage **
survey_all(struct survey *s, struct check *check, struct diags *ds,
    const struct check_query *query, const struct basis *basis, int *result)
{
	struct notice_text	**texts = check_texts(s->arena, ds, query);
	struct notice_list	 *list;
	struct coverage		**all;
	size_t			  i;

	if (texts == NULL)
		return NULL;
	all = arena_array(s->arena, query->n_notices + 1, sizeof(*all));
	for (i = 0; i < query->n_notices; i++) {
		list = notice_list_read(s->arena, ds, check_dir(check),
		    texts[i]);
		if (list->faulty)
			*result = -1;
		all[i] = coverage_new(s->arena, ds, basis, texts[i], list);
		s->tally->passed += accounted(all[i]);
		s->tally->failed += all[i]->n[COVERAGE_OPEN];
		s->tally->skipped += all[i]->n[COVERAGE_BLANK];
	}
	return all;
}

int
check_coverage(struct check *check, struct diags *ds,
    const struct check_query *query, struct buf *out,
    struct check_tally *tally)
{
	struct survey	 s = { arena_new(), out, tally, diag_english() };
	struct basis	*basis;
	struct coverage	**all;
	int		 result = 0;

	*tally = (struct check_tally){ 0 };
	basis = basis_new(s.arena, check, ds, query->programme, &result);
	all = survey_all(&s, check, ds, query, basis, &result);
	if (all != NULL) {
		find_unused(ds, basis, query);
		put_all(&s, query->format != NULL ? query->format : "text",
		    all, query->n_notices);
	}
	arena_free(s.arena);
	return all != NULL ? result : -1;
}
