#include "intake/tick.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

enum { BOXES = 64 };	/* in one line */

enum state { STATE_EMPTY, STATE_TICKED };

/* What boxes look like once folded; longest first where one begins another. */
static const struct {
	const char	*mark;
	enum state	 state;
} marks[] = {
	{ "[v]", STATE_TICKED }, { "[√]", STATE_TICKED },
	{ "[✓]", STATE_TICKED }, { "[✔]", STATE_TICKED },
	{ "[o]", STATE_TICKED }, { "[●]", STATE_TICKED },
	{ "[■]", STATE_TICKED }, { "[x]", STATE_TICKED },
	{ "(v)", STATE_TICKED }, { "(√)", STATE_TICKED },
	{ "(✓)", STATE_TICKED }, { "(✔)", STATE_TICKED },
	{ "(o)", STATE_TICKED }, { "(○)", STATE_TICKED },
	{ "(∨)", STATE_TICKED }, { "[∨]", STATE_TICKED },
	{ "[]", STATE_EMPTY }, { "()", STATE_EMPTY },
	{ "☑", STATE_TICKED }, { "☒", STATE_TICKED },
	{ "■", STATE_TICKED }, { "▣", STATE_TICKED },
	{ "✔", STATE_TICKED }, { "✓", STATE_TICKED },
	{ "√", STATE_TICKED }, { "∨", STATE_TICKED },
	{ "●", STATE_TICKED }, { "◉", STATE_TICKED },
	{ "⊙", STATE_TICKED }, { "◎", STATE_TICKED },
	{ "✅", STATE_TICKED },
	{ "□", STATE_EMPTY }, { "☐", STATE_EMPTY },
	{ "○", STATE_EMPTY }, { "◯", STATE_EMPTY }, { "❏", STATE_EMPTY },
	{ "▢", STATE_EMPTY },
};

/* Answers of a consent; longest first. */
static const struct {
	const char	*word;
	int		 refuses;
} answers[] = {
	{ "동의하지않습니다", 1 }, { "동의하지아니합니다", 1 },
	{ "동의하지않음", 1 }, { "동의하지아니함", 1 }, { "동의안함", 1 },
	{ "동의하지", 1 }, { "부동의", 1 }, { "비동의", 1 }, { "미동의", 1 },
	{ "동의합니다", 0 }, { "동의함", 0 }, { "동의", 0 },
};

#define COUNT(table)	(sizeof(table) / sizeof((table)[0]))

/* The box at S: its bytes and state; 0 if there is none. */
static size_t
box_at(const char *s, enum state *state)
{
	size_t	 i, len;

	for (i = 0; i < COUNT(marks); i++) {
		len = strlen(marks[i].mark);
		if (strncmp(s, marks[i].mark, len) == 0) {
			*state = marks[i].state;
			return len;
		}
	}
	return 0;
}

/* The box that ends before AT in S. */
static size_t
box_before(const char *s, size_t at, enum state *state)
{
	size_t	 i, len;

	for (i = 0; i < COUNT(marks); i++) {
		len = strlen(marks[i].mark);
		if (len <= at && strncmp(s + at - len, marks[i].mark, len) ==
		    0) {
			*state = marks[i].state;
			return len;
		}
	}
	return 0;
}

/* One answer of a line with its box. */
struct answer {
	int		 refuses;
	enum state	 state;
};

/* The answer at S: its bytes; 0 if there is none, as in 동의를 거부할. */
static size_t
answer_at(const char *s, int *refuses)
{
	const char	*behind;
	size_t		 i, len;

	for (i = 0; i < COUNT(answers); i++) {
		len = strlen(answers[i].word);
		if (strncmp(s, answers[i].word, len) != 0)
			continue;
		behind = s + len;
		if (folded_letter(utf8_next(&behind)))
			return 0;
		*refuses = answers[i].refuses;
		return len;
	}
	return 0;
}

/* A first box behind the first answer: all stand behind theirs. */
static int
boxes_behind(const char *key)
{
	const char	*s;
	enum state	 state;
	int		 refuses;

	for (s = key; *s != '\0'; s++) {
		if (box_at(s, &state) > 0)
			return 0;
		if (answer_at(s, &refuses) > 0)
			return 1;
	}
	return 0;
}

/* The answers in KEY that have a box; how many. */
static int
read_answers(const char *key, struct answer *out)
{
	int		 behind = boxes_behind(key), n = 0, refuses;
	enum state	 state;
	const char	*s;
	size_t		 len;

	for (s = key; *s != '\0' && n < BOXES; s += len > 0 ? len : 1) {
		if ((len = answer_at(s, &refuses)) == 0)
			continue;
		if (behind ? box_at(s + len, &state) > 0 :
		    box_before(key, (size_t)(s - key), &state) > 0)
			out[n++] = (struct answer){ refuses, state };
	}
	return n;
}

struct consents {
	int	 agreed, refused, blank;
	int	 line;		/* of the first question */
};

static void
count(struct consents *c, int agreed, int refused)
{
	if (agreed == refused)
		c->blank++;
	else if (agreed)
		c->agreed++;
	else
		c->refused++;
}

/*
 * A question is an 동의 with the 미동의 that follows it, in either order.
 */
static void
count_answers(struct consents *c, const struct answer *a, int n)
{
	int	 i = 0;

	while (i < n) {
		int	 agreed = !a[i].refuses && a[i].state == STATE_TICKED;
		int	 refused = a[i].refuses && a[i].state == STATE_TICKED;

		if (i + 1 < n && a[i + 1].refuses != a[i].refuses) {
			agreed |= !a[i + 1].refuses &&
			    a[i + 1].state == STATE_TICKED;
			refused |= a[i + 1].refuses &&
			    a[i + 1].state == STATE_TICKED;
			i++;
		}
		count(c, agreed, refused);
		i++;
	}
}

static void
add_count(struct fact_list *list, const struct sheet *s, int line,
    const char *name, int value, const char *label)
{
	const char	*text = arena_printf(list->arena, "%d", value);

	fact_add(list, s, line, name, "count", text, text, label);
}

void
tick_consents(struct fact_list *list, const struct sheet *s)
{
	struct consents	 c = { .line = SHEET_NONE };
	struct answer	 all[BOXES * 2] = { { 0, STATE_EMPTY } };
	int		 i, n = 0;

	/* Answers may stand in lines or cells of their own. */
	for (i = 0; i < s->n; i++) {
		int	 more;

		if (n >= BOXES) {
			count_answers(&c, all, n);
			n = 0;
		}
		more = read_answers(s->lines[i].folded.key, all + n);
		if (more > 0 && c.line == SHEET_NONE)
			c.line = i;
		n += more;
	}
	count_answers(&c, all, n);
	if (c.line == SHEET_NONE)
		return;
	add_count(list, s, c.line, "consent-agreed", c.agreed, "동의");
	add_count(list, s, c.line, "consent-refused", c.refused, "미동의");
	add_count(list, s, c.line, "consent-blank", c.blank, "동의·미동의");
}

/* The state of the box at the word of O in the line; -1 without one. */
static int
option_state(const struct folded *f, const struct option *o)
{
	struct match	 m;
	enum state	 state;

	if (folded_find(f, &o->words, 0, FOLDED_LABEL, &m) == -1)
		return -1;
	if (box_before(f->key, m.from, &state) > 0 ||
	    box_at(f->key + m.until, &state) > 0)
		return (int)state;
	return -1;
}

void
tick_choice(struct fact_list *list, const struct sheet *s,
    const struct choice *choice)
{
	const struct option	*o, *ticked;
	int			 i, n;

	for (i = 0; i < s->n; i++) {
		n = 0;
		ticked = NULL;
		for (o = choice->options; o != NULL; o = o->next)
			if (option_state(&s->lines[i].folded, o) ==
			    STATE_TICKED) {
				ticked = o;
				n++;
			}
		if (n != 1)
			continue;
		fact_add(list, s, i, choice->name, "text", ticked->value,
		    ticked->words.text, ticked->words.text);
		return;
	}
}
