/*
 * An amended notice beside the one the rules were written from: what moved,
 * what changed, what is new, and what a person has to look at.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "check/amend.h"
#include "check/basis.h"
#include "check/check.h"
#include "check/check_inside.h"
#include "check/difference.h"
#include "check/notice_match.h"
#include "check/notice_text.h"
#include "check/object.h"

enum { SHOWN_COLUMNS = 160 };

struct teller {
	struct arena			*arena;
	struct buf			*out;
	const struct difference		*d;
	int				 english;
};

static const char *
shown(struct teller *t, const struct notice_text *text, int line)
{
	const struct notice_line	*found = notice_text_line(text, line);

	return found == NULL ? "" : notice_text_begin(t->arena, found,
	    SHOWN_COLUMNS);
}

static void
put_summary(struct teller *t)
{
	const struct difference	*d = t->d;

	buf_printf(t->out, t->english ?
	    "notice %s: %zu lines before, %zu now; of the quotes %zu stand, "
	    "%zu moved, %zu changed, %zu gone\n" :
	    "%s 공고문: 옛 %zu행, 새 %zu행. 인용 가운데 그대로 %zu, 옮겨짐 %zu, "
	    "바뀜 %zu, 사라짐 %zu\n", d->notice, d->old->n, d->amended->n,
	    d->n[DIFFERENCE_STANDS], d->n[DIFFERENCE_MOVED],
	    d->n[DIFFERENCE_CHANGED], d->n[DIFFERENCE_GONE]);
}

static void
put_moved(struct teller *t)
{
	const struct basis	*b = t->d->basis;
	size_t			 i;

	if (t->d->n[DIFFERENCE_MOVED] == 0)
		return;
	buf_puts(t->out, t->english ? "\nmoved, word for word:\n" :
	    "\n옮겨진 인용:\n");
	for (i = 0; i < b->n_quotes; i++)
		if (t->d->quotes[i].fate == DIFFERENCE_MOVED)
			buf_printf(t->out, "  %-28s %d → %d\n",
			    b->quotes[i].id, b->quotes[i].line,
			    t->d->quotes[i].to);
}

static void
put_lost_quote(struct teller *t, size_t i)
{
	const struct basis_quote	*quote = &t->d->basis->quotes[i];
	const char			*users;

	buf_printf(t->out, "  %s  %s:%d \"%s\"\n", quote->id, quote->notice,
	    quote->line, quote->text);
	buf_printf(t->out, "    - %s\n", shown(t, t->d->old, quote->line));
	if (t->d->quotes[i].to != 0)
		buf_printf(t->out, "    + %s\n", shown(t, t->d->amended,
		    t->d->quotes[i].to));
	users = basis_users(t->arena, quote, 0);
	if (users[0] != '\0')
		buf_printf(t->out, "    = %s\n", users);
}

static void
put_lost(struct teller *t)
{
	size_t	 i;

	if (t->d->n[DIFFERENCE_CHANGED] + t->d->n[DIFFERENCE_GONE] == 0)
		return;
	buf_puts(t->out, t->english ? "\nchanged or gone:\n" :
	    "\n바뀌거나 사라진 인용:\n");
	for (i = 0; i < t->d->basis->n_quotes; i++)
		if (t->d->quotes[i].fate >= DIFFERENCE_CHANGED)
			put_lost_quote(t, i);
}

/* 1 if a quote of that old line is among the lost: it was told already. */
static int
was_told(const struct difference *d, int line)
{
	size_t	 i;

	for (i = 0; d->quoted[line] && i < d->basis->n_quotes; i++)
		if (d->quotes[i].fate >= DIFFERENCE_CHANGED &&
		    d->basis->quotes[i].line == line)
			return 1;
	return 0;
}

/* Lines that changed beside what is quoted of them, or without quotes. */
static void
put_beside(struct teller *t)
{
	const struct difference	*d = t->d;
	int			 line, to, any = 0;

	for (line = 1; (size_t)line <= d->old->n; line++) {
		to = d->match->changed[line];
		if (d->match->to[line] != 0 || d->old->lines[line - 1].blank ||
		    was_told(d, line))
			continue;
		if (!any)
			buf_puts(t->out, t->english ?
			    "\nother lines changed or removed:\n" :
			    "\n그 밖에 바뀌거나 없어진 행:\n");
		any = 1;
		buf_printf(t->out, "  %d - %s\n", line, shown(t, d->old,
		    line));
		if (to != 0)
			buf_printf(t->out, "  %d + %s\n", to, shown(t,
			    d->amended, to));
	}
}

static int
is_new(const struct difference *d, int line)
{
	return d->match->from[line] == 0 && d->match->was[line] == 0 &&
	    !d->amended->lines[line - 1].blank;
}

static void
put_new(struct teller *t)
{
	int	 line, any = 0;

	for (line = 1; (size_t)line <= t->d->amended->n; line++) {
		if (!is_new(t->d, line))
			continue;
		if (!any)
			buf_puts(t->out, t->english ?
			    "\nnew lines, quoted by nothing:\n" :
			    "\n새로 생긴 행(인용 없음):\n");
		any = 1;
		buf_printf(t->out, "  %d + %s\n", line, shown(t,
		    t->d->amended, line));
	}
}

static void
put_touched(struct teller *t)
{
	const char	*direct, *through;

	direct = basis_names(t->arena, t->d->basis, t->d->touched, 1, 0);
	through = basis_names(t->arena, t->d->basis, t->d->touched, 2, 0);
	if (direct[0] == '\0')
		return;
	buf_puts(t->out, t->english ? "\nto look at:\n" : "\n살펴볼 것:\n");
	buf_printf(t->out, t->english ? "  by their basis: %s\n" :
	    "  근거가 바뀜: %s\n", direct);
	if (through[0] != '\0')
		buf_printf(t->out, t->english ?
		    "  through a value or conflict: %s\n" :
		    "  값이나 상충 항목을 거쳐: %s\n", through);
}

static void
put_quotes_json(struct teller *t, const char *key,
    enum difference_fate from, enum difference_fate to)
{
	const struct basis_quote	*quote;
	const struct difference_quote	*q;
	size_t				 i;

	object_open(t->out, key, '[');
	for (i = 0; i < t->d->basis->n_quotes; i++) {
		quote = &t->d->basis->quotes[i];
		q = &t->d->quotes[i];
		if (q->fate < from || q->fate > to)
			continue;
		object_open(t->out, NULL, '{');
		object_text(t->out, "id", quote->id);
		object_text(t->out, "file", quote->place.file);
		object_count(t->out, "from", (size_t)quote->line);
		object_count(t->out, "to", (size_t)q->to);
		object_text(t->out, "quote", quote->text);
		if (q->to != 0)
			object_text(t->out, "now", notice_text_line(
			    t->d->amended, q->to)->text);
		object_words(t->out, "used_by", basis_users(t->arena, quote,
		    1));
		object_close(t->out, '}');
	}
	object_close(t->out, ']');
}

static void
put_lines_json(struct teller *t)
{
	const struct difference	*d = t->d;
	int			 line;

	object_open(t->out, "changed_lines", '[');
	for (line = 1; (size_t)line <= d->old->n; line++)
		if (d->match->to[line] == 0 &&
		    !d->old->lines[line - 1].blank) {
			object_open(t->out, NULL, '{');
			object_count(t->out, "from", (size_t)line);
			object_count(t->out, "to",
			    (size_t)d->match->changed[line]);
			object_close(t->out, '}');
		}
	object_close(t->out, ']');
	object_open(t->out, "new_lines", '[');
	for (line = 1; (size_t)line <= d->amended->n; line++)
		if (is_new(d, line)) {
			object_open(t->out, NULL, '{');
			object_count(t->out, "line", (size_t)line);
			object_text(t->out, "text",
			    d->amended->lines[line - 1].text);
			object_close(t->out, '}');
		}
	object_close(t->out, ']');
}

static void
put_json(struct teller *t, const struct check_tally *tally)
{
	object_open(t->out, NULL, '{');
	object_text(t->out, "notice", t->d->notice);
	put_quotes_json(t, "moved", DIFFERENCE_MOVED, DIFFERENCE_MOVED);
	put_quotes_json(t, "lost", DIFFERENCE_CHANGED, DIFFERENCE_GONE);
	put_lines_json(t);
	object_words(t->out, "touched", basis_names(t->arena, t->d->basis,
	    t->d->touched, 1, 1));
	object_words(t->out, "touched_through", basis_names(t->arena,
	    t->d->basis, t->d->touched, 2, 1));
	check_put_tally(t->out, tally);
}

static void
put_text(struct teller *t)
{
	put_summary(t);
	put_moved(t);
	put_lost(t);
	put_beside(t);
	put_new(t);
	put_touched(t);
}

/* Writes the new numbers into the programmes and the list of lines. */
static int
rewrite(struct teller *t, struct check *check, struct diags *ds)
{
	const struct difference		*d = t->d;
	const struct basis_quote	*quote;
	struct amend_quote		*rows;
	size_t				 i, n = 0, changed;
	const char			*list;
	int				 result;

	rows = arena_array(t->arena, d->basis->n_quotes + 1, sizeof(*rows));
	for (i = 0; i < d->basis->n_quotes; i++) {
		quote = &d->basis->quotes[i];
		if (d->quotes[i].fate == DIFFERENCE_MOVED)
			rows[n++] = (struct amend_quote){ quote->place.file,
			    quote->id, quote->notice, quote->line,
			    d->quotes[i].to };
	}
	list = file_join(t->arena, check_dir(check), arena_printf(t->arena,
	    "notices/%s.xml", d->notice));
	result = amend_files(t->arena, ds, rows, n, list, d->match, d->old,
	    d->amended, &changed);
	diag_at(ds, DIAG_K087, (struct place){ 0 }, arena_printf(t->arena,
	    "%zu", changed), NULL);
	return result;
}

static int
tell(struct teller *t, struct check *check, struct diags *ds,
    const struct check_query *query, struct check_tally *tally)
{
	const struct difference	*d = t->d;

	tally->passed = d->n[DIFFERENCE_STANDS] + d->n[DIFFERENCE_MOVED];
	tally->failed = d->n[DIFFERENCE_CHANGED] + d->n[DIFFERENCE_GONE];
	tally->skipped = d->unproved;
	if (check_is_json(query))
		put_json(t, tally);
	else
		put_text(t);
	if (d->unproved > 0)
		diag_at(ds, DIAG_K084, (struct place){ .file = d->old->path },
		    arena_printf(t->arena, "%zu", d->unproved), NULL);
	return query->rewrite ? rewrite(t, check, ds) : 0;
}

int
check_diff(struct check *check, struct diags *ds,
    const struct check_query *query, struct buf *out,
    struct check_tally *tally)
{
	struct teller		  t = { arena_new(), out, NULL,
				      diag_english() };
	struct notice_text	**texts = check_texts(t.arena, ds, query);
	const char		 *notice = query->notices[0].id;
	struct basis		 *basis;
	int			  result = 0;

	*tally = (struct check_tally){ 0 };
	basis = basis_new(t.arena, check, ds, query->programme, &result);
	if (texts != NULL && notice == NULL)
		notice = difference_notice(basis, texts[0]);
	if (texts == NULL) {
		result = -1;
	} else if (notice == NULL) {
		diag_at(ds, DIAG_K083, (struct place){ 0 },
		    query->notices[0].path, NULL);
		result = -1;
	} else {
		t.d = difference_new(t.arena, basis, notice, texts[0],
		    texts[1]);
		if (tell(&t, check, ds, query, tally) == -1)
			result = -1;
	}
	arena_free(t.arena);
	return result;
}
