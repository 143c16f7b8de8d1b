/*
 * The values of a programme as people read them: conditions, amounts with the
 * tracks as columns, and decision tables.
 */
#include <string.h>

#include "base/arena.h"
#include "base/ratio.h"
#include "base/won.h"
#include "base/xml.h"
#include "check/decision.h"
#include "check/leaflet_parts.h"
#include "check/names.h"
#include "check/programme.h"

enum { MATRIX_MAX = 7 };	/* columns that a page takes */

#define NOT_SETTLED "규정 없음"

/* Words of choices that every programme may have. */
static const struct {
	const char	*choice;
	const char	*text;
} choices[] = {
	{ "closing", "접수 마감일" },
	{ "submitted", "신청일" },
	{ "notice", "공고일" },
	{ "as-of", "확인하는 날" },
	{ "yes", "예" },
	{ "no", "아니오" },
};

static const char *
percent(struct leaflet *l, const char *value, const char *text)
{
	struct ratio	 ratio;
	char		 out[40];

	if (ratio_parse(value, &ratio) == -1 ||
	    ratio.num * 100 % ratio.den != 0 ||
	    ratio_percent(ratio.num, ratio.den, 0, out) == -1)
		return text;
	return arena_printf(l->arena, "%s%%", out);
}

/* A choice in words; that of a track is its label. */
static const char *
choice(struct leaflet *l, const char *value, const char *text)
{
	const struct programme_track	*track;
	size_t				 i;

	for (i = 0; i < sizeof(choices) / sizeof(choices[0]); i++)
		if (strcmp(value, choices[i].choice) == 0)
			return choices[i].text;
	track = programme_track(l->programme, value);
	return track != NULL ? track->label : text;
}

/* A value of the type as a person reads it. */
static const char *
readable(struct leaflet *l, const char *type, const char *value,
    const char *text)
{
	int64_t	 won;

	if (strcmp(type, "won") == 0 && won_parse(value, &won) == 0)
		return won_text(l->arena, won);
	if (strcmp(type, "ratio") == 0)
		return percent(l, value, text);
	if (strcmp(type, "months") == 0 && value[0] != '\0')
		return arena_printf(l->arena, "%s개월", text);
	if (strcmp(type, "choice") == 0)
		return choice(l, value, text);
	return text;
}

static const char *
value_text(struct leaflet *l, const struct programme_parameter *p,
    const struct programme_value *v)
{
	return arena_printf(l->arena, "%s%s%s", readable(l, p->type, v->value,
	    v->text), p->soft ? " 내외" : "",
	    v->inherited ? " (위 칸과 같음)" : "");
}

static const char *
label_of(const struct programme_parameter *p)
{
	return p->label != NULL ? p->label : p->id;
}

/*
 * Lists of words that rules look for, and what the file marks, are for the
 * rules alone.
 */
static int
is_shown(struct leaflet *l, const struct programme_parameter *p)
{
	return strcmp(leaflet_attribute(l, p->node, "shown"), "no") != 0 &&
	    (strcmp(p->type, "text") != 0 || strchr(p->text, '|') == NULL);
}

static int
is_amount(const struct programme_parameter *p)
{
	return names_among("won ratio months month-window count", p->type);
}

/* What other lines of the notices say, and which entry decides. */
static void
put_others(struct leaflet *l, const struct programme_parameter *p,
    xmlNode *item)
{
	const xmlNode	*other = xml_child(p->node, "other");
	const char	*conflict, *value;

	for (; other != NULL; other = xml_next_named(other, "other")) {
		conflict = leaflet_attribute(l, other, "conflict");
		value = leaflet_attribute(l, other, "value");
		leaflet_note(l, item, conflict[0] != '\0' ?
		    arena_printf(l->arena, "다른 곳: %s (택하지 않음, %s)",
		    value, conflict) :
		    arena_printf(l->arena, "다른 곳: %s (같은 값)", value),
		    leaflet_attribute(l, other, "basis"));
	}
}

static void
put_parameter(struct leaflet *l, const struct programme_parameter *p)
{
	struct programme_value	 value = programme_value_in(p, "");

	put_others(l, p, leaflet_item(l, label_of(p),
	    value_text(l, p, &value), value.basis));
}

/* A row with a cell for each track. */
static void
put_by_track(struct leaflet *l, const struct programme_parameter *p,
    xmlNode *table)
{
	struct programme_value	 value;
	const char		*basis = "";
	xmlNode			*row;
	size_t			 i;

	for (i = 0; i < l->programme->n_tracks; i++) {
		value = programme_value_in(p, l->programme->tracks[i].id);
		if (value.basis != NULL)
			basis = arena_printf(l->arena, "%s %s", basis,
			    value.basis);
	}
	row = leaflet_row(l, table, 0, basis);
	xml_add_text(row, "cell", label_of(p));
	for (i = 0; i < l->programme->n_tracks; i++) {
		value = programme_value_in(p, l->programme->tracks[i].id);
		xml_add_text(row, "cell", value_text(l, p, &value));
	}
}

static void
put_tracks(struct leaflet *l)
{
	const struct programme	*p = l->programme;
	const char		*basis = "";
	xmlNode			*table, *head;
	size_t			 i;

	for (i = 0; i < p->n_tracks; i++)
		basis = arena_printf(l->arena, "%s %s", basis,
		    p->tracks[i].basis);
	table = leaflet_table(l, "지원유형별 지원 내용", basis);
	xml_putf(table, "columns", "%zu", p->n_tracks + 1);
	head = leaflet_row(l, table, 1, NULL);
	xml_add_text(head, "cell", "구분");
	for (i = 0; i < p->n_tracks; i++)
		xml_add_text(head, "cell", p->tracks[i].label);
	for (i = 0; i < p->n_parameters; i++)
		if (p->parameters[i].n_values > 0 &&
		    is_shown(l, &p->parameters[i]))
			put_by_track(l, &p->parameters[i], table);
	for (i = 0; i < p->n_parameters; i++)
		if (p->parameters[i].n_values > 0 &&
		    xml_child(p->parameters[i].node, "other") != NULL)
			put_others(l, &p->parameters[i], leaflet_item(l,
			    label_of(&p->parameters[i]), "위 표와 같음", NULL));
}

static const char *
won(struct leaflet *l, const char *text)
{
	int64_t	 value;

	return won_parse(text, &value) == 0 ? won_text(l->arena, value) : text;
}

/* With which total the whole cap is granted, and what it costs. */
static void
put_totals(struct leaflet *l)
{
	const xmlNode	*money = l->outlook != NULL ?
			    xml_child(l->outlook, "money") : NULL;
	const char	*label;

	for (; money != NULL; money = xml_next_named(money, "money")) {
		label = leaflet_attribute(l, money, "label");
		if (leaflet_attribute(l, money, "total")[0] == '\0')
			continue;
		leaflet_item(l, "한도를 다 받으려면", arena_printf(l->arena,
		    "%s%s총사업비 %s 이상 (지원금 %s, 나머지 부담 %s)", label,
		    label[0] != '\0' ? ": " : "",
		    won(l, leaflet_attribute(l, money, "total")),
		    won(l, leaflet_attribute(l, money, "cap")),
		    won(l, leaflet_attribute(l, money, "share"))), NULL);
	}
}

static void
put_caps(struct leaflet *l)
{
	const xmlNode	*budget = xml_child(l->programme->root, "budget");
	const xmlNode	*cap = budget != NULL ? xml_child(budget, "cap") : NULL;
	const char	*conflict;

	for (; cap != NULL; cap = xml_next_named(cap, "cap")) {
		conflict = leaflet_attribute(l, cap, "conflict");
		leaflet_item(l, leaflet_attribute(l, cap, "label"),
		    arena_printf(l->arena, "%s%s%s%s",
		    leaflet_attribute(l, cap, "title"),
		    conflict[0] != '\0' ? " (" : "", conflict,
		    conflict[0] != '\0' ? ")" : ""),
		    leaflet_attribute(l, cap, "basis"));
	}
}

void
leaflet_money(struct leaflet *l)
{
	const struct programme	*p = l->programme;
	size_t			 i;
	int			 by_track = 0;

	for (i = 0; i < p->n_parameters; i++)
		by_track |= p->parameters[i].n_values > 0;
	if (by_track)
		put_tracks(l);
	for (i = 0; i < p->n_parameters; i++)
		if (is_amount(&p->parameters[i]) &&
		    p->parameters[i].n_values == 0 &&
		    is_shown(l, &p->parameters[i]))
			put_parameter(l, &p->parameters[i]);
	put_totals(l);
	leaflet_section(l, "caps", "사업비에서 지킬 한도");
	put_caps(l);
}

/* A question answered by yes or no is a condition, not a table. */
static int
is_condition(struct leaflet *l, const struct decision *d)
{
	return strcmp(leaflet_attribute(l, d->node, "choices"), "yes no") == 0;
}

void
leaflet_conditions(struct leaflet *l)
{
	const struct programme	*p = l->programme;
	size_t			 i;

	for (i = 0; i < p->n_parameters; i++)
		if (!is_amount(&p->parameters[i]) &&
		    p->parameters[i].n_values == 0 &&
		    is_shown(l, &p->parameters[i]))
			put_parameter(l, &p->parameters[i]);
	for (i = 0; i < p->n_tracks && p->n_tracks > 1; i++)
		leaflet_item(l, "지원유형", p->tracks[i].label,
		    p->tracks[i].basis);
	for (i = 0; i < p->n_decisions; i++)
		if (is_condition(l, &p->decisions[i]))
			leaflet_item(l, "갖출 조건", p->decisions[i].label,
			    p->decisions[i].basis);
}

/* The word of an input's value: words="government=정부 지원|…". */
static const char *
input_word(struct leaflet *l, const struct decision_input *input,
    const xmlNode *node, const char *value)
{
	const char	*words = "", *at;
	const xmlNode	*child = xml_child(node, "input");
	size_t		 len = strlen(value);

	for (; child != NULL; child = xml_next_named(child, "input"))
		if (strcmp(leaflet_attribute(l, child, "id"), input->id) == 0)
			words = leaflet_attribute(l, child, "words");
	for (at = words; at != NULL && at[0] != '\0';
	    at = strchr(at, '|') != NULL ? strchr(at, '|') + 1 : NULL)
		if (strncmp(at, value, len) == 0 && at[len] == '=')
			return arena_printf(l->arena, "%.*s",
			    (int)strcspn(at + len + 1, "|"), at + len + 1);
	return choice(l, value, value);
}

/* "자체 구축·없음" */
static const char *
join(struct leaflet *l, const struct decision_input *input,
    const xmlNode *node, const char *words)
{
	const char	*text = "";
	char		 word[128];

	while (names_next(&words, word, sizeof(word)))
		text = arena_printf(l->arena, "%s%s%s", text,
		    text[0] != '\0' ? "·" : "",
		    input_word(l, input, node, word));
	return text;
}

/* What a comparison is with: the label of another input, or the value. */
static const char *
operand(const struct decision *d, const char *word)
{
	int	 i;

	for (i = 0; i < d->n_inputs; i++)
		if (strcmp(d->inputs[i].id, word) == 0)
			return d->inputs[i].label;
	return word;
}

/* A cell's words with the labels of other inputs: ">=now" → "현재 수준 이상". */
static const char *
relation(struct leaflet *l, const struct decision *d, int which,
    const char *cell)
{
	static const struct {
		const char	*sign, *word;
	} words[] = {
		{ ">=", " 이상" }, { "<=", " 이하" }, { ">", " 초과" },
		{ "<", " 미만" }, { "=", "과 같음" },
	};
	size_t	 i, len;

	if (cell[0] == '\0' || strcmp(cell, "*") == 0)
		return "모두";
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		len = strlen(words[i].sign);
		if (strncmp(cell, words[i].sign, len) == 0 &&
		    strchr(cell, ' ') == NULL)
			return arena_printf(l->arena, "%s%s",
			    operand(d, cell + len), words[i].word);
	}
	return join(l, &d->inputs[which], d->node, cell);
}

static const char *
outcome(struct leaflet *l, const struct decision *d,
    const struct decision_row *row)
{
	const char	*text = row->open ? NOT_SETTLED :
			    readable(l, d->type, row->value, row->text);

	return row->conflict == NULL ? text : arena_printf(l->arena, "%s (%s)",
	    text, row->conflict);
}

static void
put_rows(struct leaflet *l, const struct decision *d, xmlNode *table)
{
	xmlNode	*tr = leaflet_row(l, table, 1, NULL);
	size_t	 r;
	int	 i;

	xml_putf(table, "columns", "%d", d->n_inputs + 1);
	for (i = 0; i < d->n_inputs; i++)
		xml_add_text(tr, "cell", d->inputs[i].label);
	xml_add_text(tr, "cell", d->label);
	for (r = 0; r < d->n_rows; r++) {
		tr = leaflet_row(l, table, 0, d->rows[r].basis);
		for (i = 0; i < d->n_inputs; i++)
			xml_add_text(tr, "cell", relation(l, d, i,
			    leaflet_attribute(l, d->rows[r].node,
			    d->inputs[i].id)));
		xml_add_text(tr, "cell", outcome(l, d, &d->rows[r]));
	}
}

/* The row that takes the combination; of a sound table there is one. */
static const struct decision_row *
taken(const struct decision *d, const int *combination)
{
	size_t	 r;

	for (r = 0; r < d->n_rows; r++)
		if (decision_takes(&d->rows[r], d->n_inputs, combination))
			return &d->rows[r];
	return NULL;
}

static void
put_matrix_row(struct leaflet *l, const struct decision *d, xmlNode *table,
    int i)
{
	const struct decision_row	*row;
	const char			*basis = "";
	xmlNode				*tr = leaflet_row(l, table, 0, NULL);
	int				 at[DECISION_INPUTS] = { i, 0 };

	xml_add_text(tr, "cell", input_word(l, &d->inputs[0], d->node,
	    d->inputs[0].values[i]));
	for (; at[1] < d->inputs[1].n_values; at[1]++) {
		row = taken(d, at);
		xml_add_text(tr, "cell", row == NULL || row->open ?
		    NOT_SETTLED : outcome(l, d, row));
		if (row != NULL && row->basis != NULL)
			basis = arena_printf(l->arena, "%s %s", basis,
			    row->basis);
	}
	leaflet_source(l, tr, basis);
}

/* "지원한도 (규정 없음: C-25)", so that the cells stay short. */
static const char *
matrix_caption(struct leaflet *l, const struct decision *d)
{
	size_t	 r;

	for (r = 0; r < d->n_rows; r++)
		if (d->rows[r].open && d->rows[r].conflict != NULL)
			return arena_printf(l->arena, "%s (" NOT_SETTLED
			    ": %s)", d->label, d->rows[r].conflict);
	return d->label;
}

/* Two inputs: one down, one across. */
static void
put_matrix(struct leaflet *l, const struct decision *d, xmlNode *table)
{
	xmlNode	*tr = leaflet_row(l, table, 1, NULL);
	int	 i;

	xml_putf(table, "columns", "%d", d->inputs[1].n_values + 1);
	xml_add_text(tr, "cell", arena_printf(l->arena, "%s ↓ %s →",
	    d->inputs[0].label, d->inputs[1].label));
	for (i = 0; i < d->inputs[1].n_values; i++)
		xml_add_text(tr, "cell", input_word(l, &d->inputs[1], d->node,
		    d->inputs[1].values[i]));
	for (i = 0; i < d->inputs[0].n_values; i++)
		put_matrix_row(l, d, table, i);
}

void
leaflet_levels(struct leaflet *l)
{
	const struct decision	*d;
	size_t			 i;

	for (i = 0; i < l->programme->n_decisions; i++) {
		d = &l->programme->decisions[i];
		if (is_condition(l, d))
			continue;
		if (d->n_inputs == 2 && d->inputs[1].n_values < MATRIX_MAX &&
		    d->inputs[0].n_values <= 2 * MATRIX_MAX)
			put_matrix(l, d, leaflet_table(l,
			    matrix_caption(l, d), d->basis));
		else
			put_rows(l, d, leaflet_table(l, d->label, d->basis));
	}
}
