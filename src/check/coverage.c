#include "check/coverage.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"

static char *
number(struct arena *arena, size_t n)
{
	return arena_printf(arena, "%zu", n);
}

/* Every place of the line where the phrase stands. */
static void
mark(struct arena *arena, struct coverage_line *line,
    const struct notice_line *text, const char *phrase)
{
	size_t		 len = strlen(phrase);
	const char	*at = text->text;

	if (line->quoted == NULL)
		line->quoted = arena_alloc(arena, text->len + 1);
	while (len > 0 && (at = strstr(at, phrase)) != NULL) {
		memset(line->quoted + (at - text->text), 1, len);
		at += len;
	}
}

static void
take_quote(struct arena *arena, struct coverage *c,
    const struct basis_quote *quote)
{
	const struct notice_line	*text;
	struct coverage_line		*line;
	const char			*users;

	if (strcmp(quote->notice, c->notice->id) != 0 ||
	    quote->n_users == 0 ||
	    !notice_text_holds(c->notice, quote->line, quote->text))
		return;
	text = notice_text_line(c->notice, quote->line);
	line = &c->lines[quote->line - 1];
	users = basis_users(arena, quote, 0);
	if (line->users == NULL)
		line->users = users;
	else if (strstr(line->users, users) == NULL)
		line->users = arena_printf(arena, "%s, %s", line->users,
		    users);
	mark(arena, line, text, quote->text);
}

static enum coverage_state
state_of(const struct coverage *c, size_t i)
{
	if (c->lines[i].users != NULL)
		return COVERAGE_QUOTED;
	if (c->notice->lines[i].blank)
		return COVERAGE_BLANK;
	return c->list->lines[i].reason != NULL ? COVERAGE_LISTED :
	    COVERAGE_OPEN;
}

static void
judge_listed(struct arena *arena, struct diags *ds, const struct coverage *c,
    size_t i)
{
	const struct notice_listed	*listed = &c->list->lines[i];
	struct place			 place = { .file = c->list->path,
					    .line = listed->place };
	size_t				 of = (size_t)listed->of;

	if (listed->reason == NULL)
		return;
	if (c->lines[i].users != NULL)
		diag_at(ds, DIAG_K078, place, number(arena, i + 1),
		    c->notice->id, c->lines[i].users, NULL);
	if (of > 0 && (of > c->notice->n || c->lines[of - 1].users == NULL))
		diag_at(ds, DIAG_K081, place, number(arena, i + 1),
		    number(arena, of), NULL);
}

static int
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A number at TEXT with its decimals and groups: "1,125", "0.5"; 0 if none. */
static size_t
number_at(const char *text)
{
	size_t	 n = 0;

	while (is_digit(text[n]) ||
	    (n > 0 && (text[n] == ',' || text[n] == '.') &&
	    is_digit(text[n - 1]) && is_digit(text[n + 1])))
		n++;
	return n;
}

size_t
coverage_number(const struct coverage *c, size_t line, size_t *at)
{
	const char	*text = c->notice->lines[line].text;
	const char	*quoted = c->lines[line].quoted;
	size_t		 n;

	while (text[*at] != '\0') {
		n = number_at(text + *at);
		if (n > 0 && (quoted == NULL ||
		    memchr(quoted + *at, 0, n) != NULL))
			return n;
		*at += n > 0 ? n : 1;
	}
	return 0;
}

static void
count_numbers(struct coverage *c, size_t line)
{
	const char	*text = c->notice->lines[line].text;
	size_t		 at, n;

	for (at = 0; text[at] != '\0'; at += n > 0 ? n : 1) {
		n = number_at(text + at);
		c->numbers += n > 0;
	}
	for (at = 0; (n = coverage_number(c, line, &at)) > 0; at += n)
		c->outside++;
}

struct coverage *
coverage_new(struct arena *arena, struct diags *ds, const struct basis *basis,
    const struct notice_text *notice, const struct notice_list *list)
{
	struct coverage	*c = arena_alloc(arena, sizeof(*c));
	size_t		 i;

	c->notice = notice;
	c->list = list;
	c->lines = arena_array(arena, notice->n + 1, sizeof(*c->lines));
	for (i = 0; i < basis->n_quotes; i++)
		take_quote(arena, c, &basis->quotes[i]);
	for (i = 0; i < notice->n; i++) {
		judge_listed(arena, ds, c, i);
		c->lines[i].state = state_of(c, i);
		c->n[c->lines[i].state]++;
		if (c->lines[i].state == COVERAGE_QUOTED)
			count_numbers(c, i);
	}
	return c;
}
