/*
 * What follows when phrases of a notice change: directly, and through the
 * values and conflicts that rest on them.
 */
#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "check/basis.h"
#include "check/names.h"

enum { LIST_MAX = 1024 * 1024 };

static const struct {
	const char	*element;
	const char	*words[2];	/* Korean, English */
} kinds[] = {
	{ "rule", { "규칙", "rule" } },
	{ "cap", { "한도", "cap" } },
	{ "parameter", { "값", "value" } },
	{ "document", { "서류", "document" } },
	{ "documents", { "서류", "documents" } },
	{ "window", { "기간", "window" } },
	{ "exclusion", { "지원제외", "exclusion" } },
	{ "budget", { "예산", "budget" } },
	{ "score", { "배점", "score" } },
	{ "bonus", { "가점", "bonus" } },
	{ "site-check", { "현장확인", "site check" } },
	{ "contact", { "문의처", "contact" } },
	{ "centre", { "지역센터", "centre" } },
	{ "briefing", { "설명회", "briefing" } },
	{ "conflict", { "상충", "conflict" } },
	{ "decision", { "결정표", "decision" } },
	{ "track", { "지원유형", "track" } },
	{ "question", { "질의", "question" } },
	{ "alias", { "다른 이름", "alias" } },
	{ "gap", { "없는 번호", "gap" } },
	{ "quote", { "인용", "quote" } },
	{ "amount", { "금액", "amount" } },
	{ "levels", { "수준", "levels" } },
};

const char *
basis_kind(const char *kind)
{
	size_t	 i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].element, kind) == 0)
			return kinds[i].words[diag_english()];
	return kind;
}

static int
is_name_character(char c)
{
	return isalnum((unsigned char)c) || c == '-' || c == '_' || c == '.' ||
	    (c & 0x80) != 0;
}

int
basis_reads(const char *text, const char *name)
{
	size_t	 len = strlen(name);

	while ((text = strchr(text, '$')) != NULL) {
		text++;
		if (strncmp(text, name, len) == 0 &&
		    !is_name_character(text[len]))
			return 1;
	}
	return 0;
}

/* What others may rest on. */
static int
is_source(const struct basis_user *user)
{
	return user->id[0] != '\0' && (strcmp(user->kind, "parameter") == 0 ||
	    strcmp(user->kind, "decision") == 0 ||
	    strcmp(user->kind, "window") == 0 ||
	    strcmp(user->kind, "conflict") == 0);
}

static int
reads_window(const struct basis_user *user, const struct basis_user *window)
{
	static const char *const names[] = { "opens", "closes", "opening-day",
	    "closing-day", "opening-month", "closing-month",
	    "reference-day" };
	size_t			 i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(window->id, "application") == 0 &&
		    basis_reads(user->reads, names[i]))
			return 1;
	return 0;
}

static int
rests_on(const struct basis_user *user, const struct basis_user *source)
{
	if (user->programme != source->programme || user == source)
		return 0;
	if (strcmp(source->kind, "conflict") == 0)
		return names_among(user->conflict, source->id);
	if (strcmp(source->kind, "window") == 0)
		return reads_window(user, source);
	return basis_reads(user->reads, source->id);
}

/* Marks what rests on one source; returns how many were new. */
static size_t
spread_from(const struct basis *b, const struct basis_user *source,
    char *touched)
{
	size_t	 i, n = 0;

	for (i = 0; i < b->n_users; i++)
		if (!touched[i] && rests_on(&b->users[i], source)) {
			touched[i] = 2;
			n++;
		}
	return n;
}

void
basis_spread(const struct basis *b, const char *quotes, char *touched)
{
	const struct basis_quote	*quote;
	size_t				 i, j, n;

	for (i = 0; i < b->n_quotes; i++) {
		quote = &b->quotes[i];
		for (j = 0; quotes[i] && j < quote->n_users; j++)
			touched[quote->users[j] - b->users] = 1;
	}
	do {
		n = 0;
		for (i = 0; i < b->n_users; i++)
			if (touched[i] && is_source(&b->users[i]))
				n += spread_from(b, &b->users[i], touched);
	} while (n > 0);
}

/* Adds "규칙 DP-031" if it is not in the list yet. */
static void
add_name(struct arena *arena, struct names *known, struct buf *out,
    const struct basis_user *user, int plain)
{
	const char	*name = plain ? user->kind : basis_kind(user->kind);

	if (user->id[0] != '\0')
		name = arena_printf(arena, "%s %s", name, user->id);
	if (names_add(known, name, 1) == 0)
		buf_printf(out, "%s%s", out->len > 0 ? ", " : "", name);
}

static char *
finish(struct arena *arena, struct names *known, struct buf *out)
{
	char	*text = arena_strdup(arena, buf_string(out));

	names_free(known);
	buf_free(out);
	return text;
}

char *
basis_names(struct arena *arena, const struct basis *b, const char *touched,
    char mark, int plain)
{
	struct names	*known = names_new();
	struct buf	 out;
	size_t		 i;

	buf_init(&out, LIST_MAX);
	for (i = 0; i < b->n_users; i++)
		if (touched[i] == mark)
			add_name(arena, known, &out, &b->users[i], plain);
	return finish(arena, known, &out);
}

char *
basis_users(struct arena *arena, const struct basis_quote *quote, int plain)
{
	struct names	*known = names_new();
	struct buf	 out;
	size_t		 i;

	buf_init(&out, LIST_MAX);
	for (i = 0; i < quote->n_users; i++)
		add_name(arena, known, &out, quote->users[i], plain);
	return finish(arena, known, &out);
}
