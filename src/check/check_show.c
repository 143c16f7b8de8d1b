/*
 * What an applicant must know of a programme, as text. Each statement is
 * followed by the notice and line it rests on.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/instant.h"
#include "base/korean.h"
#include "base/ratio.h"
#include "base/utf8.h"
#include "base/won.h"
#include "base/xml.h"
#include "check/check.h"
#include "check/check_inside.h"
#include "check/names.h"
#include "check/programme.h"

#define BOLD "\033[1m"
#define DIM "\033[2m"
#define PLAIN "\033[0m"

struct show {
	const struct programme	*programme;
	struct arena		*arena;
	struct buf		*out;
	int			 color;
};

static const char *
attribute(struct show *s, const xmlNode *node, const char *name)
{
	const char	*value = xml_attribute(s->arena, node, name);

	return value != NULL ? value : "";
}

static void
heading(struct show *s, const char *text)
{
	buf_printf(s->out, "\n%s%s%s\n", s->color ? BOLD : "", text,
	    s->color ? PLAIN : "");
}

/*
 * "  [B:105, B:107]" behind a statement, and the end of its line. Several
 * phrases of one line are one source.
 */
static void
end_line(struct show *s, const char *basis)
{
	const struct programme_quote	*quote;
	struct names			*sources = names_new();
	const char			*source;
	char				 id[128];

	while (basis != NULL && names_next(&basis, id, sizeof(id))) {
		quote = programme_quote(s->programme, id);
		if (quote == NULL)
			continue;
		source = arena_printf(s->arena, "%s:%d", quote->notice,
		    quote->line);
		if (names_add(sources, source, 1) != 0)
			continue;
		buf_puts(s->out, names_count(sources) > 1 ? ", " :
		    s->color ? "  " DIM "[" : "  [");
		buf_puts(s->out, source);
	}
	if (names_count(sources) > 0)
		buf_puts(s->out, s->color ? "]" PLAIN : "]");
	buf_putc(s->out, '\n');
	names_free(sources);
}

/* TEXT padded with blanks to COLUMNS on a terminal. */
static void
pad(struct show *s, const char *text, size_t columns)
{
	size_t	 width = utf8_width(text);

	buf_puts(s->out, text);
	do
		buf_putc(s->out, ' ');
	while (++width < columns);
}

/* "2026. 2. 27.(금) 17:00" */
static const char *
moment(struct show *s, const char *text)
{
	struct instant		 instant;
	struct instant_kst	 kst;

	if (instant_parse(text, &instant) == -1)
		return text;
	kst = instant_kst(&instant);
	return arena_printf(s->arena, "%s %02d:%02d",
	    korean_weekday_date(s->arena, &kst.date), kst.hour, kst.minute);
}

/* What the windows of every programme are called. */
static const char *
window_label(struct show *s, const xmlNode *node)
{
	static const char *const labels[][2] = {
		{ "notice", "공고" }, { "application", "신청·접수" },
		{ "selection", "선정" },
	};
	const char	*id = attribute(s, node, "id");
	size_t		 i;

	for (i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (strcmp(labels[i][0], id) == 0)
			return labels[i][1];
	return id;
}

static void
show_inherited(struct show *s, const xmlNode *node)
{
	if (strcmp(attribute(s, node, "inherited"), "yes") == 0)
		buf_puts(s->out, " (위 칸과 같음)");
}

static void
show_window(struct show *s, const xmlNode *node)
{
	const char	*label = attribute(s, node, "label");

	buf_puts(s->out, "  ");
	pad(s, label[0] != '\0' ? label : window_label(s, node), 14);
	if (attribute(s, node, "opens")[0] != '\0')
		buf_printf(s->out, "%s ~ %s",
		    moment(s, attribute(s, node, "opens")),
		    moment(s, attribute(s, node, "closes")));
	buf_puts(s->out, attribute(s, node, "months"));
	buf_puts(s->out, attribute(s, node, "text"));
	show_inherited(s, node);
	end_line(s, attribute(s, node, "basis"));
}

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
	if (strcmp(type, "months") == 0)
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
	pad(s, label, 36);
	buf_puts(s->out, readable(s, p->type, value->value, value->text));
	if (p->soft)
		buf_puts(s->out, " 내외");
	if (value->inherited)
		buf_puts(s->out, " (위 칸과 같음)");
	end_line(s, value->basis);
}

/* What other lines of the notices say, and which entry decides. */
static void
show_others(struct show *s, const struct programme_parameter *p)
{
	const xmlNode	*other = xml_child(p->node, "other");
	const char	*conflict;

	for (; other != NULL; other = xml_next_named(other, "other")) {
		conflict = attribute(s, other, "conflict");
		buf_printf(s->out, "        다른 곳: %s",
		    attribute(s, other, "value"));
		if (conflict[0] != '\0')
			buf_printf(s->out, " (택하지 않음, %s)", conflict);
		else
			buf_puts(s->out, " (같은 값)");
		end_line(s, attribute(s, other, "basis"));
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

static void
show_parameters(struct show *s)
{
	size_t	 i;

	heading(s, "금액과 기준");
	for (i = 0; i < s->programme->n_parameters; i++)
		show_parameter(s, &s->programme->parameters[i]);
}

static void
show_stage(struct show *s, const char *stage)
{
	static const char *const stages[][2] = {
		{ "selection", " (선정평가 때)" },
		{ "agreement", " (협약할 때)" },
		{ "completion", " (과제를 마칠 때)" },
	};
	size_t	 i;

	for (i = 0; i < sizeof(stages) / sizeof(stages[0]); i++)
		if (strcmp(stages[i][0], stage) == 0)
			buf_puts(s->out, stages[i][1]);
}

/*
 * A document, or a number that the notice leaves out. An XPath condition says
 * nothing to a person; that there is one does.
 */
static void
show_document(struct show *s, const xmlNode *node)
{
	const char	*copies = attribute(s, node, "copies");
	const char	*months = attribute(s, node, "months");
	const char	*obtain = attribute(s, node, "obtain");

	buf_puts(s->out, "  ");
	pad(s, attribute(s, node, "item"), 4);
	if (xml_is(node, "gap"))
		buf_puts(s->out, xml_text(s->arena, node));
	buf_puts(s->out, attribute(s, node, "label"));
	if (copies[0] != '\0')
		buf_printf(s->out, " %s부", copies);
	if (months[0] != '\0')
		buf_printf(s->out, " (발행일로부터 %s개월 이내)", months);
	if (strcmp(attribute(s, node, "need"), "when") == 0)
		buf_puts(s->out, " (해당하는 경우)");
	show_stage(s, attribute(s, node, "stage"));
	if (obtain[0] != '\0')
		buf_printf(s->out, " - %s", obtain);
	end_line(s, attribute(s, node, "basis"));
}

static void
show_exclusion(struct show *s, const xmlNode *node)
{
	const xmlNode	*exception = xml_child(node, "exception");

	buf_puts(s->out, "  ");
	pad(s, attribute(s, node, "number"), 4);
	buf_puts(s->out, attribute(s, node, "label"));
	end_line(s, attribute(s, node, "basis"));
	for (; exception != NULL;
	    exception = xml_next_named(exception, "exception")) {
		buf_printf(s->out, "        단, %s",
		    xml_text(s->arena, exception));
		end_line(s, attribute(s, exception, "basis"));
	}
}

static void
show_score(struct show *s, const xmlNode *node)
{
	buf_puts(s->out, "  ");
	pad(s, attribute(s, node, "id"), 6);
	buf_printf(s->out, "%s (%s점)", attribute(s, node, "label"),
	    attribute(s, node, "max"));
	end_line(s, attribute(s, node, "basis"));
}

static void
show_bonus(struct show *s, const xmlNode *node)
{
	buf_printf(s->out, "  %s (%s점)", attribute(s, node, "label"),
	    attribute(s, node, "points"));
	end_line(s, attribute(s, node, "basis"));
}

static void
show_cap(struct show *s, const xmlNode *node)
{
	buf_puts(s->out, "  ");
	pad(s, attribute(s, node, "label"), 14);
	buf_puts(s->out, attribute(s, node, "title"));
	end_line(s, attribute(s, node, "basis"));
}

static void
show_label(struct show *s, const xmlNode *node)
{
	buf_printf(s->out, "  %s", attribute(s, node, "label"));
	end_line(s, attribute(s, node, "basis"));
}

static void
show_contact(struct show *s, const xmlNode *node)
{
	buf_puts(s->out, "  ");
	pad(s, attribute(s, node, "role"), 14);
	buf_printf(s->out, "%s %s", attribute(s, node, "organisation"),
	    attribute(s, node, "phone"));
	end_line(s, attribute(s, node, "basis"));
}

static void
show_centre(struct show *s, const xmlNode *node)
{
	buf_puts(s->out, "  ");
	pad(s, attribute(s, node, "region"), 14);
	buf_printf(s->out, "%s %s", attribute(s, node, "phone"),
	    attribute(s, node, "address"));
	if (attribute(s, node, "covers")[0] != '\0')
		buf_printf(s->out, " (%s)", attribute(s, node, "covers"));
	end_line(s, attribute(s, node, "basis"));
}

static void
show_briefing(struct show *s, const xmlNode *node)
{
	buf_puts(s->out, "  ");
	pad(s, attribute(s, node, "region"), 14);
	buf_printf(s->out, "%s %s", moment(s, attribute(s, node, "at")),
	    attribute(s, node, "place"));
	end_line(s, attribute(s, node, "basis"));
}

static void
show_question(struct show *s, const xmlNode *node)
{
	const char	*to = attribute(s, node, "to");

	buf_printf(s->out, "  %s%s%s", to, to[0] != '\0' ? ": " : "",
	    xml_text(s->arena, node));
	end_line(s, attribute(s, node, "basis"));
}

static void
show_conflict(struct show *s, const xmlNode *node)
{
	const xmlNode	*reading = xml_child(node, "default");

	buf_puts(s->out, "  ");
	pad(s, attribute(s, node, "id"), 6);
	buf_puts(s->out, attribute(s, node, "title"));
	end_line(s, attribute(s, node, "basis"));
	if (reading != NULL)
		buf_printf(s->out, "        %s\n",
		    xml_text(s->arena, reading));
}

/* Sections in the order an applicant asks for them. */
static const struct {
	const char	*heading;
	const char	*elements;
	void		(*show)(struct show *, const xmlNode *);
} sections[] = {
	{ "기간", "window", show_window },
	{ "지원유형", "track", show_label },
	{ "제출서류", "document gap", show_document },
	{ "지원제외", "exclusion", show_exclusion },
	{ "사업비 한도", "cap", show_cap },
	{ "평가 배점", "score", show_score },
	{ "가점", "bonus", show_bonus },
	{ "현장확인", "site-check", show_label },
	{ "공고문이 분명하지 않은 곳과 여기에서 택한 해석", "conflict",
	    show_conflict },
	{ "물을 것", "question", show_question },
	{ "문의처", "contact", show_contact },
	{ "지역별 접수·문의처", "centre", show_centre },
	{ "설명회", "briefing", show_briefing },
};

static void
show_section(struct show *s, size_t i)
{
	const xmlNode	*parent = s->programme->root, *node;
	int		 n = 0;

	if (strcmp(sections[i].elements, "cap") == 0)
		parent = xml_child(parent, "budget");
	for (node = parent != NULL ? xml_first(parent) : NULL; node != NULL;
	    node = xml_next(node)) {
		if (!names_among(sections[i].elements, xml_name(node)))
			continue;
		if (n++ == 0)
			heading(s, sections[i].heading);
		sections[i].show(s, node);
	}
}

/* Which advance notice it is that says so. */
static void
show_provisional(struct show *s)
{
	const xmlNode	*notice;

	if (!programme_is_provisional(s->programme))
		return;
	notice = xml_child(s->programme->root, "notice");
	while (notice != NULL &&
	    strcmp(attribute(s, notice, "status"), "provisional") != 0)
		notice = xml_next_named(notice, "notice");
	buf_printf(s->out, "  잠정: %s에 미리 알린 내용입니다. 개별 공고가 나오면 그 "
	    "공고가 우선합니다.\n", notice != NULL ?
	    attribute(s, notice, "title") : "통합공고");
}

int
check_show(const struct check_programme *programme, int color,
    struct buf *out)
{
	struct show	 s = { .programme = check_inside(programme),
			    .arena = arena_new(), .out = out, .color = color };
	const xmlNode	*notice;
	size_t		 i;

	buf_printf(out, "%s%s%s (%s)\n", color ? BOLD : "",
	    s.programme->title, color ? PLAIN : "", s.programme->id);
	show_provisional(&s);
	notice = s.programme->root;
	for (notice = notice != NULL ? xml_child(notice, "notice") : NULL;
	    notice != NULL; notice = xml_next_named(notice, "notice"))
		buf_printf(out, "  %s  %s (%s, %s)\n",
		    attribute(&s, notice, "id"),
		    attribute(&s, notice, "title"),
		    attribute(&s, notice, "issuer"),
		    attribute(&s, notice, "date"));
	for (i = 0; s.programme->root != NULL &&
	    i < sizeof(sections) / sizeof(sections[0]); i++) {
		show_section(&s, i);
		/* Behind window and tracks. */
		if (i == 1)
			show_parameters(&s);
	}
	arena_free(s.arena);
	return out->full ? -1 : 0;
}
