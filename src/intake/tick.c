#include "intake/tick.h"

#include <string.h>

#include "base/arena.h"
#include "intake/tick_answer.h"
#include "intake/tick_table.h"

/* Questions in prose. */
static const char *const questions[] = {
	"동의하십니까", "동의하시겠습니까", "동의합니까", "동의하시나요",
	"동의하는지여부",
};

struct consents {
	struct tick_count	 count;
	int			 line;	/* of the first answer */
	struct tick_answer	 answers[TICK_ANSWERS * 2];
	int			 n;
};

static int
count_asked(const char *key)
{
	const char	*at;
	size_t		 i;
	int		 n = 0;

	for (i = 0; i < sizeof(questions) / sizeof(questions[0]); i++)
		for (at = key; (at = strstr(at, questions[i])) != NULL;
		    at += strlen(questions[i]))
			n++;
	return n;
}

static void
add_count(struct fact_list *list, const struct sheet *s, int line,
    const char *name, int value, const char *label)
{
	const char	*text = arena_printf(list->arena, "%d", value);

	fact_add(list, s, line, name, "count", text, text, label);
}

static void
read_line(struct consents *c, const struct sheet *s, int line)
{
	int	 more, found;

	/* Answers may stand in lines or cells of their own. */
	if (c->n >= TICK_ANSWERS) {
		tick_count_answers(&c->count, c->answers, c->n);
		c->n = 0;
	}
	more = tick_answers(&s->lines[line].folded, line, c->answers + c->n);
	c->n += more;
	found = more > 0 || tick_table(&c->count, s, line);
	if (found && c->line == SHEET_NONE)
		c->line = line;
}

void
tick_consents(struct fact_list *list, const struct sheet *s)
{
	struct consents	*c = arena_alloc(list->arena, sizeof(*c));
	int		 i, asked = count_asked(s->key);

	c->line = SHEET_NONE;
	for (i = 0; i < s->n; i++)
		read_line(c, s, i);
	tick_count_answers(&c->count, c->answers, c->n);
	if (c->line == SHEET_NONE)
		return;
	add_count(list, s, c->line, "consent-agreed", c->count.agreed, "동의");
	add_count(list, s, c->line, "consent-refused", c->count.refused,
	    "미동의");
	add_count(list, s, c->line, "consent-blank", c->count.blank,
	    "동의·미동의");
	add_count(list, s, c->line, "consent-both", c->count.both,
	    "동의·미동의");
	add_count(list, s, c->line, "consent-unclear", c->count.unclear,
	    "동의·미동의");
	if (asked > 0)
		add_count(list, s, c->line, "consent-asked", asked,
		    "동의하십니까");
}

/* The state of the box at the word of O in the line; -1 without one. */
static int
option_state(const struct folded *f, const struct option *o)
{
	struct match	 m;
	enum tick_state	 state;

	if (folded_find(f, &o->words, 0, FOLDED_LABEL, &m) == -1)
		return -1;
	if (tick_box_before(f->key, m.from, &state) > 0 ||
	    tick_box(f->key + m.until, &state) > 0)
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
			    TICK_TICKED) {
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
