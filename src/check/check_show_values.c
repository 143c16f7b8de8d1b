/*
 * The values of a programme as people read them: parameters by track, with
 * what other lines of the notices say, and decision tables row by row.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/korean.h"
#include "base/ratio.h"
#include "base/won.h"
#include "base/xml.h"
#include "check/check_show.h"
#include "check/decision.h"
#include "check/names.h"
#include "check/programme.h"

/* The words of a choice, as people say them. */
static const struct {
	const char	*choice;
	const char	*text;
} choices[] = {
	{ "closing", "접수 마감일" },
	{ "submitted", "신청일" },
	{ "notice", "공고일" },
	{ "as-of", "확인하는 날" },
};

/* A value of the type as a person reads it. */
static const char *
readable(struct show *s, const char *type, const char *value,
    const char *text)
{
	struct ratio	 ratio;
	int64_t		 won;
	char		 percent[40];
	size_t		 i;

	if (strcmp(type, "won") == 0 && won_parse(value, &won) == 0)
		return won_text(s->arena, won);
	if (strcmp(type, "ratio") == 0 &&
	    ratio_parse(value, &ratio) == 0 &&
	    ratio_percent(ratio.num, ratio.den, 0, percent) == 0 &&
	    ratio.num * 100 % ratio.den == 0)
		return arena_printf(s->arena, "%s%%", percent);
	if (strcmp(type, "months") == 0 && value[0] != '\0')
		return arena_printf(s->arena, "%s개월", text);
	for (i = 0; i < sizeof(choices) / sizeof(choices[0]); i++)
		if (strcmp(type, "choice") == 0 &&
		    strcmp(value, choices[i].choice) == 0)
			return choices[i].text;
	return text;
}

static void
show_value(struct show *s, const struct programme_parameter *p,
    const struct programme_value *value, const char *label)
{
	buf_puts(s->out, "  ");
	check_show_pad(s, label, 36);
	buf_puts(s->out, readable(s, p->type, value->value, value->text));
	if (p->soft)
		buf_puts(s->out, " 내외");
	if (value->inherited)
		buf_puts(s->out, " (위 칸과 같음)");
	check_show_end_line(s, value->basis);
}

/* What other lines of the notices say, and which entry decides. */
static void
show_others(struct show *s, const struct programme_parameter *p)
{
	const xmlNode	*other = xml_child(p->node, "other");
	const char	*conflict;

	for (; other != NULL; other = xml_next_named(other, "other")) {
		conflict = check_show_attribute(s, other, "conflict");
		buf_printf(s->out, "        다른 곳: %s",
		    check_show_attribute(s, other, "value"));
		if (conflict[0] != '\0')
			buf_printf(s->out, " (택하지 않음, %s)", conflict);
		else
			buf_puts(s->out, " (같은 값)");
		check_show_end_line(s, check_show_attribute(s, other, "basis"));
	}
}

/* One line, or one for each track that differs. */
static void
show_parameter(struct show *s, const struct programme_parameter *p)
{
	const char			*label = p->label != NULL ? p->label :
					    p->id;
	const struct programme_track	*track;
	struct programme_value		 value;
	size_t				 i;

	value = programme_value_in(p, "");
	if (p->n_values == 0)
		show_value(s, p, &value, label);
	for (i = 0; p->n_values > 0 && i < s->programme->n_tracks; i++) {
		track = &s->programme->tracks[i];
		value = programme_value_in(p, track->id);
		show_value(s, p, &value, arena_printf(s->arena, "%s: %s",
		    label, track->label));
	}
	show_others(s, p);
}

/* "미적용·기초" */
static const char *
join(struct show *s, const char *words)
{
	char	*text = arena_strdup(s->arena, ""), word[128];

	while (names_next(&words, word, sizeof(word)))
		text = arena_printf(s->arena, "%s%s%s", text,
		    text[0] != '\0' ? "·" : "", word);
	return text;
}

/* A cell's words with the labels of other inputs: ">=now" → "현재 수준 이상". */
static const char *
relation(struct show *s, const struct decision *d, const char *cell)
{
	static const struct {
		const char	*sign, *word;
	} words[] = {
		{ ">=", " 이상" }, { "<=", " 이하" }, { ">", " 초과" },
		{ "<", " 미만" }, { "=", " 그대로" },
	};
	const char	*operand = cell;
	size_t		 i, n = sizeof(words) / sizeof(words[0]);
	int		 j;

	for (i = 0; i < n; i++)
		if (strncmp(cell, words[i].sign, strlen(words[i].sign)) == 0)
			break;
	if (i == n || strchr(cell, ' ') != NULL)
		return join(s, cell);
	operand += strlen(words[i].sign);
	for (j = 0; j < d->n_inputs; j++)
		if (strcmp(d->inputs[j].id, operand) == 0)
			operand = d->inputs[j].label;
	return arena_printf(s->arena, "%s%s", operand, words[i].word);
}

/* "현재 수준이 미적용, 목표 수준이 중간2"; of * nothing. */
static void
show_row(struct show *s, const struct decision *d,
    const struct decision_row *row)
{
	const char	*text = "", *cell;
	int		 i;

	for (i = 0; i < d->n_inputs; i++) {
		cell = check_show_attribute(s, row->node, d->inputs[i].id);
		if (cell[0] != '\0' && strcmp(cell, "*") != 0)
			text = arena_printf(s->arena, "%s%s%s%s %s", text,
			    text[0] != '\0' ? ", " : "", d->inputs[i].label,
			    korean_particle(d->inputs[i].label, "이"),
			    relation(s, d, cell));
	}
	buf_puts(s->out, "    ");
	check_show_pad(s, text[0] != '\0' ? text : "모든 경우", 54);
	if (row->open)
		buf_puts(s->out, "공고문에 규정 없음");
	else
		buf_puts(s->out, readable(s, d->type, row->value, row->text));
	if (row->conflict != NULL)
		buf_printf(s->out, " (%s)", row->conflict);
	check_show_end_line(s, row->basis);
}

static void
show_decision(struct show *s, const struct decision *d)
{
	size_t	 i;

	buf_printf(s->out, "  %s", d->label);
	check_show_end_line(s, d->basis);
	for (i = 0; i < d->n_rows; i++)
		show_row(s, d, &d->rows[i]);
}

void
check_show_values(struct show *s)
{
	size_t	 i;

	check_show_heading(s, "금액과 기준");
	for (i = 0; i < s->programme->n_parameters; i++)
		show_parameter(s, &s->programme->parameters[i]);
	for (i = 0; i < s->programme->n_decisions; i++)
		show_decision(s, &s->programme->decisions[i]);
}
