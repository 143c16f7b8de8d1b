/*
 * What of a notice may be worth a quote. It proposes and decides nothing:
 * whoever writes the programme takes a line or strikes it.
 */
#include "check/scaffold.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "check/notice_text.h"

enum {
	QUOTE_CHARACTERS	= 40,
	PROPOSALS_LINE		= 4,	/* of one line */
	PROPOSALS_MOST		= 2000,
	NUMBER_BYTES		= 40
};

/* Words that make a number a value; the longer stand first. */
static const struct unit {
	const char	*word;
	const char	*kind;
	const char	*type;		/* of a parameter, or NULL */
} units[] = {
	{ "억원", "amount", "won" }, { "천만원", "amount", "won" },
	{ "백만원", "amount", "won" }, { "만원", "amount", "won" },
	{ "천원", "amount", "won" }, { "억", "amount", NULL },
	{ "원", "amount", "won" }, { "%", "ratio", "ratio" },
	{ "퍼센트", "ratio", NULL }, { "개월", "months", "months" },
	{ "월", "day", NULL }, { "일", "day", NULL }, { "년", "day", NULL },
	{ "시", "day", NULL }, { "개사", "count", NULL },
	{ "개소", "count", NULL }, { "명", "count", NULL },
	{ "점", "count", NULL }, { "부", "count", NULL },
	{ "회", "count", NULL },
};

static const char *const duties[] = {
	"필수", "이내", "이상", "이하", "미만", "초과", "한도", "제외", "불가",
	"반드시", "하여야", "해야", "없음", "한하여", "까지",
};

/* What was seen in a phrase. */
struct hit {
	const char	*at;		/* NULL: nothing */
	const char	*kind;
	const char	*type;		/* NULL: no value */
	size_t		 len;		/* of the value */
};

static const char *
skip_number(const char *at)
{
	while (*at >= '0' && *at <= '9') {
		at++;
		if ((*at == ',' || *at == '.') && at[1] >= '0' && at[1] <= '9')
			at++;
	}
	return at;
}

static const struct unit *
unit_at(const char *at)
{
	size_t	 i;

	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (strncmp(at, units[i].word, strlen(units[i].word)) == 0)
			return &units[i];
	return NULL;
}

/* The first value or, without one, word of duty between AT and END. */
static struct hit
find_hit(const char *at, const char *end)
{
	struct hit		 hit = { 0 };
	const struct unit	*unit;
	const char		*from, *duty;
	size_t			 i;

	for (from = at; from < end && hit.at == NULL; from++) {
		const char	*behind = skip_number(from);

		if (behind == from)
			continue;
		unit = unit_at(behind + (*behind == ' '));
		if (unit != NULL && behind < end)
			hit = (struct hit){ from, unit->kind, unit->type,
			    (size_t)(behind - from) + (*behind == ' ') +
			    strlen(unit->word) };
		from = behind - 1;
	}
	for (i = 0; i < sizeof(duties) / sizeof(duties[0]) &&
	    hit.at == NULL; i++)
		if ((duty = strstr(at, duties[i])) != NULL && duty < end)
			hit = (struct hit){ duty, "duty", NULL, 0 };
	return hit;
}

/* The end of the clause at AT: brackets, tabs, semicolons, ", " end one. */
static const char *
clause_end(const char *at)
{
	while (*at != '\0' && strchr("()[]\t;", *at) == NULL &&
	    !(at[0] == ',' && at[1] == ' '))
		at++;
	return at;
}

/* Backwards or forwards to where the quote may begin: not in a character. */
static int
is_inside(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

static size_t
characters(const char *at, const char *end)
{
	size_t	 n = 0;

	for (; at < end; at++)
		n += !is_inside(*at);
	return n;
}

/* Words of the clause around the hit, at most forty characters. */
static void
narrow(const char **at, const char **end, const struct hit *hit)
{
	const char	*last = hit->at + hit->len;

	while (*at < *end && (**at == ' ' || **at == '\t'))
		(*at)++;
	while (*end > *at && ((*end)[-1] == ' ' || (*end)[-1] == '\t'))
		(*end)--;
	while (characters(*at, *end) > QUOTE_CHARACTERS && *end > last) {
		(*end)--;
		while (*end > last && (*end)[-1] != ' ')
			(*end)--;
		while (*end > last && (*end)[-1] == ' ')
			(*end)--;
	}
	while (characters(*at, *end) > QUOTE_CHARACTERS && *at < hit->at) {
		*at += strcspn(*at, " ");
		*at += strspn(*at, " ");
		if (*at > hit->at)
			*at = hit->at;
	}
}

/* A comment must not hold two hyphens; -- in a line is rare. */
static void
put_text(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++)
		if (*text == '<')
			buf_puts(out, "&lt;");
		else if (*text == '&')
			buf_puts(out, "&amp;");
		else if (*text == '>')
			buf_puts(out, "&gt;");
		else if (*text == '\t')
			buf_puts(out, "&#9;");
		else if (*text == '-')
			buf_puts(out, "&#45;");
		else
			buf_putc(out, *text);
}

static void
put_proposal(struct arena *arena, struct buf *out, const char *notice,
    int line, int nth, const char *phrase, const struct hit *hit)
{
	const char	*id = nth == 0 ? arena_printf(arena, "%d", line) :
			    arena_printf(arena, "%d-%d", line, nth + 1);

	buf_printf(out, "  <!-- <quote id=\"q-%s\" notice=\"%s\" line=\"%d\">",
	    id, notice, line);
	put_text(out, phrase);
	buf_printf(out, "</quote> %s -->\n", hit->kind);
	if (hit->type == NULL || hit->len > NUMBER_BYTES)
		return;
	buf_printf(out, "  <!-- <parameter id=\"p-%s\" type=\"%s\" value=\"%s\""
	    " label=\"", id, hit->type, arena_strndup(arena, hit->at,
	    hit->len));
	put_text(out, phrase);
	buf_printf(out, "\" basis=\"q-%s\"/> -->\n", id);
}

static int
propose_line(struct arena *arena, const struct notice_text *notice, int line,
    struct buf *out)
{
	const char	*at = notice->lines[line - 1].text, *next, *end;
	const char	*phrase;
	struct hit	 hit;
	int		 n = 0;

	for (; *at != '\0' && n < PROPOSALS_LINE;
	    at = *next != '\0' ? next + 1 : next) {
		end = next = clause_end(at);
		hit = find_hit(at, end);
		if (hit.at == NULL)
			continue;
		narrow(&at, &end, &hit);
		phrase = arena_strndup(arena, at, (size_t)(end - at));
		if (characters(at, end) <= QUOTE_CHARACTERS &&
		    utf8_valid(phrase, strlen(phrase)) &&
		    notice_text_holds(notice, line, phrase))
			put_proposal(arena, out, notice->id, line, n++,
			    phrase, &hit);
	}
	return n;
}

int
scaffold_propose(struct arena *arena, const struct notice_text *notice,
    struct buf *out)
{
	size_t	 i;
	int	 n = 0;

	buf_puts(out, "\n  <!--\n"
	    "    Proposed from the notice: what has amounts, ratios, months, "
	    "days and words\n    of duty. Take out of its comment what a value "
	    "or rule rests on, give it a\n    name that says what it is, move "
	    "it up; strike the rest.\n  -->\n");
	for (i = 0; i < notice->n && n < PROPOSALS_MOST; i++)
		n += propose_line(arena, notice, (int)i + 1, out);
	return n;
}
