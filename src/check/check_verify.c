/*
 * A rule is only as good as the words it rests on: every quote is looked up
 * in the text of its notice.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "check/basis.h"
#include "check/check.h"
#include "check/check_inside.h"
#include "check/notice_text.h"
#include "check/object.h"

enum { SHOWN_COLUMNS = 72 };

/* What one run of verify carries along. */
struct proof {
	struct arena			*arena;
	struct diags			*diags;
	const struct check_query	*query;
	struct notice_text		**texts;
	const struct basis		*basis;
	int				 json;
	struct buf			*out;
	struct check_tally		*tally;
};

static const struct notice_text *
text_of(const struct proof *proof, const char *notice)
{
	size_t	 i;

	for (i = 0; i < proof->query->n_notices; i++)
		if (strcmp(proof->query->notices[i].id, notice) == 0)
			return proof->texts[i];
	return NULL;
}

/* Where the phrase stands instead, or what the line says now. */
static const char *
explain(const struct proof *proof, const struct notice_text *text,
    const struct basis_quote *quote, int *found)
{
	int	 en = diag_english();
	size_t	 count;

	*found = notice_text_find(text, quote->line, quote->text, &count);
	if (*found != 0 && count == 1)
		return arena_printf(proof->arena, en ?
		    "moved from line %d to line %d" :
		    "행이 %d에서 %d로 옮겨졌습니다", quote->line, *found);
	if (*found != 0)
		return arena_printf(proof->arena, en ?
		    "stands in %zu other lines, the nearest is %d" :
		    "다른 %zu개 행에 있고 가장 가까운 곳은 %d행입니다", count,
		    *found);
	if (notice_text_line(text, quote->line) == NULL)
		return arena_printf(proof->arena, en ?
		    "the notice ends with line %zu" :
		    "공고문은 %zu행에서 끝납니다", text->n);
	return arena_printf(proof->arena, en ? "the line says: %s" :
	    "그 행의 글: %s", notice_text_begin(proof->arena,
	    notice_text_line(text, quote->line), SHOWN_COLUMNS));
}

static void
put_failure(const struct proof *proof, const struct basis_quote *quote,
    const char *why, int found)
{
	struct buf	*out = proof->out;

	object_open(out, NULL, '{');
	object_text(out, "id", quote->id);
	object_text(out, "file", quote->place.file);
	object_count(out, "file_line", (size_t)quote->place.line);
	object_text(out, "notice", quote->notice);
	object_count(out, "line", (size_t)quote->line);
	object_text(out, "quote", quote->text);
	object_count(out, "found_line", (size_t)found);
	object_text(out, "text", why);
	object_words(out, "used_by", basis_users(proof->arena, quote, 1));
	object_close(out, '}');
}

static void
fail(const struct proof *proof, const struct notice_text *text,
    const struct basis_quote *quote)
{
	const char	*why, *users = basis_users(proof->arena, quote, 0);
	int		 found;

	proof->tally->failed++;
	why = explain(proof, text, quote, &found);
	if (proof->json) {
		put_failure(proof, quote, why, found);
		return;
	}
	buf_printf(proof->out, "%s:%d: %s: ", quote->place.file,
	    quote->place.line, quote->id);
	buf_printf(proof->out, diag_english() ?
	    "line %d of notice %s does not hold \"%s\"; %s\n" :
	    "%2$s 공고문 %1$d행에 \"%3$s\" 문구가 없습니다. %4$s\n",
	    quote->line, quote->notice, quote->text, why);
	if (users[0] != '\0')
		buf_printf(proof->out, "    %s%s\n", diag_english() ?
		    "rests on it: " : "근거로 삼은 것: ", users);
}

static void
verify(const struct proof *proof, const struct basis_quote *quote)
{
	const struct notice_text	*text = text_of(proof, quote->notice);

	if (text == NULL)
		proof->tally->skipped++;
	else if (notice_text_holds(text, quote->line, quote->text))
		proof->tally->passed++;
	else
		fail(proof, text, quote);
}

/* The same phrase of the same line under two names in one file. */
static void
find_twins(const struct proof *proof, size_t at)
{
	const struct basis_quote	*quote = &proof->basis->quotes[at];
	const struct basis_quote	*other;
	size_t				 i;

	for (i = 0; i < at; i++) {
		other = &proof->basis->quotes[i];
		if (other->line == quote->line &&
		    other->programme == quote->programme &&
		    strcmp(other->notice, quote->notice) == 0 &&
		    strcmp(other->text, quote->text) == 0)
			diag_at(proof->diags, DIAG_K073, quote->place,
			    other->id, quote->id, NULL);
	}
}

/* How many quotes there are of a notice. */
static size_t
count(const struct basis *basis, const char *notice)
{
	size_t	 i, n = 0;

	for (i = 0; i < basis->n_quotes; i++)
		if (strcmp(basis->quotes[i].notice, notice) == 0)
			n++;
	return n;
}

/* Notices that nobody quotes, and quoted ones that were not given. */
static void
judge_notices(const struct proof *proof)
{
	const struct basis_quote	*quote;
	size_t				 i, j;

	for (i = 0; i < proof->query->n_notices; i++)
		if (count(proof->basis, proof->query->notices[i].id) == 0)
			diag_at(proof->diags, DIAG_K072, (struct place){
			    .file = proof->query->notices[i].path },
			    proof->query->notices[i].id, NULL);
	for (i = 0; i < proof->basis->n_quotes; i++) {
		quote = &proof->basis->quotes[i];
		for (j = 0; j < i && strcmp(proof->basis->quotes[j].notice,
		    quote->notice) != 0; j++)
			;
		if (j == i && text_of(proof, quote->notice) == NULL)
			diag_at(proof->diags, DIAG_K074, (struct place){ 0 },
			    quote->notice, arena_printf(proof->arena, "%zu",
			    count(proof->basis, quote->notice)), NULL);
	}
}

static void
verify_all(struct proof *proof)
{
	size_t	 i;

	if (proof->json) {
		object_open(proof->out, NULL, '{');
		object_open(proof->out, "failures", '[');
	}
	for (i = 0; i < proof->basis->n_quotes; i++) {
		verify(proof, &proof->basis->quotes[i]);
		find_twins(proof, i);
	}
	if (proof->json) {
		object_close(proof->out, ']');
		check_put_tally(proof->out, proof->tally);
	}
	judge_notices(proof);
}

int
check_verify(struct check *check, struct diags *ds,
    const struct check_query *query, struct buf *out,
    struct check_tally *tally)
{
	struct proof	 proof = { .arena = arena_new(), .diags = ds,
			    .query = query, .json = check_is_json(query),
			    .out = out, .tally = tally };
	int		 result = 0;

	*tally = (struct check_tally){ 0 };
	proof.texts = check_texts(proof.arena, ds, query);
	/* A faulty programme does not keep the others from being proved. */
	if (proof.texts != NULL) {
		proof.basis = basis_new(proof.arena, check, ds,
		    query->programme, &result);
		verify_all(&proof);
	}
	arena_free(proof.arena);
	return proof.texts != NULL ? result : -1;
}
