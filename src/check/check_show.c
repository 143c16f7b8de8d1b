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

static void
show_window(struct show *s, const xmlNode *node)
{
	const char	*label = attribute(s, node, "label");

	buf_puts(s->out, "  ");
	pad(s, label[0] != '\0' ? label : "신청·접수", 14);
	buf_printf(s->out, "%s ~ %s", moment(s, attribute(s, node, "opens")),
	    moment(s, attribute(s, node, "closes")));
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

/* A value as a person reads it. */
static const char *
readable(struct show *s, const struct programme_parameter *p)
{
	struct ratio	 ratio;
	int64_t		 won;
	char		 percent[40];
	size_t		 i;

	if (strcmp(p->type, "won") == 0 && won_parse(p->value, &won) == 0)
		return won_text(s->arena, won);
	if (strcmp(p->type, "ratio") == 0 &&
	    ratio_parse(p->value, &ratio) == 0 &&
	    ratio_percent(ratio.num, ratio.den, 0, percent) == 0 &&
	    ratio.num * 100 % ratio.den == 0)
		return arena_printf(s->arena, "%s%%", percent);
	if (strcmp(p->type, "months") == 0)
		return arena_printf(s->arena, "%s개월", p->text);
	for (i = 0; i < sizeof(choices) / sizeof(choices[0]); i++)
		if (strcmp(p->type, "choice") == 0 &&
		    strcmp(p->value, choices[i].choice) == 0)
			return choices[i].text;
	return p->text;
}

static void
show_parameters(struct show *s)
{
	const struct programme_parameter	*p;
	size_t					 i;

	heading(s, "금액과 기준");
	for (i = 0; i < s->programme->n_parameters; i++) {
		p = &s->programme->parameters[i];
		buf_puts(s->out, "  ");
		pad(s, p->label != NULL ? p->label : p->id, 36);
		buf_puts(s->out, readable(s, p));
		end_line(s, p->basis);
	}
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
	{ "제출서류", "document gap", show_document },
	{ "지원제외", "exclusion", show_exclusion },
	{ "사업비 한도", "cap", show_cap },
	{ "평가 배점", "score", show_score },
	{ "가점", "bonus", show_bonus },
	{ "현장확인", "site-check", show_label },
	{ "공고문이 분명하지 않은 곳과 여기에서 택한 해석", "conflict",
	    show_conflict },
	{ "문의처", "contact", show_contact },
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
		if (i == 0)
			show_parameters(&s);
	}
	arena_free(s.arena);
	return out->full ? -1 : 0;
}
