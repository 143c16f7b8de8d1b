/*
 * What an applicant must know of a programme, as text. Each statement is
 * followed by the notice and line it rests on.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/instant.h"
#include "base/korean.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "check/check.h"
#include "check/check_inside.h"
#include "check/check_show.h"
#include "check/names.h"
#include "check/programme.h"

const char *
check_show_attribute(struct show *s, const xmlNode *node, const char *name)
{
	const char	*value = xml_attribute(s->arena, node, name);

	return value != NULL ? value : "";
}

void
check_show_heading(struct show *s, const char *text)
{
	buf_printf(s->out, "\n%s%s%s\n", s->color ? BOLD : "", text,
	    s->color ? PLAIN : "");
}

/*
 * "  [B:105, B:107]" behind a statement, and the end of its line. Several
 * phrases of one line are one source.
 */
void
check_show_end_line(struct show *s, const char *basis)
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
void
check_show_pad(struct show *s, const char *text, size_t columns)
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
	const char	*id = check_show_attribute(s, node, "id");
	size_t		 i;

	for (i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (strcmp(labels[i][0], id) == 0)
			return labels[i][1];
	return id;
}

void
check_show_inherited(struct show *s, const xmlNode *node)
{
	if (strcmp(check_show_attribute(s, node, "inherited"), "yes") == 0)
		buf_puts(s->out, " (위 칸과 같음)");
}

static void
show_window(struct show *s, const xmlNode *node)
{
	const char	*label = check_show_attribute(s, node, "label");

	buf_puts(s->out, "  ");
	check_show_pad(s, label[0] != '\0' ? label : window_label(s, node), 14);
	if (check_show_attribute(s, node, "opens")[0] != '\0')
		buf_printf(s->out, "%s ~ %s",
		    moment(s, check_show_attribute(s, node, "opens")),
		    moment(s, check_show_attribute(s, node, "closes")));
	buf_puts(s->out, check_show_attribute(s, node, "months"));
	buf_puts(s->out, check_show_attribute(s, node, "text"));
	check_show_inherited(s, node);
	check_show_end_line(s, check_show_attribute(s, node, "basis"));
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

static void
show_open_list(struct show *s, const xmlNode *node)
{
	if (strcmp(check_show_attribute(s, node, "open"), "yes") != 0)
		return;
	buf_puts(s->out, "  제출서류 목록은 개별 사업공고에서 정함");
	check_show_end_line(s, check_show_attribute(s, node, "basis"));
}

/*
 * A document, or a number that the notice leaves out. An XPath condition says
 * nothing to a person; that there is one does.
 */
static void
show_document(struct show *s, const xmlNode *node)
{
	const char	*copies = check_show_attribute(s, node, "copies");
	const char	*months = check_show_attribute(s, node, "months");
	const char	*obtain = check_show_attribute(s, node, "obtain");

	if (xml_is(node, "documents")) {
		show_open_list(s, node);
		return;
	}
	buf_puts(s->out, "  ");
	check_show_pad(s, check_show_attribute(s, node, "item"), 4);
	if (xml_is(node, "gap"))
		buf_puts(s->out, xml_text(s->arena, node));
	buf_puts(s->out, check_show_attribute(s, node, "label"));
	if (copies[0] != '\0')
		buf_printf(s->out, " %s부", copies);
	if (months[0] != '\0')
		buf_printf(s->out, " (발행일로부터 %s개월 이내)", months);
	if (strcmp(check_show_attribute(s, node, "need"), "when") == 0)
		buf_puts(s->out, " (해당하는 경우)");
	show_stage(s, check_show_attribute(s, node, "stage"));
	if (obtain[0] != '\0')
		buf_printf(s->out, " - %s", obtain);
	check_show_end_line(s, check_show_attribute(s, node, "basis"));
}

static void
show_exclusion(struct show *s, const xmlNode *node)
{
	const xmlNode	*exception = xml_child(node, "exception");

	buf_puts(s->out, "  ");
	check_show_pad(s, check_show_attribute(s, node, "number"), 4);
	buf_puts(s->out, check_show_attribute(s, node, "label"));
	check_show_end_line(s, check_show_attribute(s, node, "basis"));
	for (; exception != NULL;
	    exception = xml_next_named(exception, "exception")) {
		buf_printf(s->out, "        단, %s",
		    xml_text(s->arena, exception));
		check_show_end_line(s, check_show_attribute(s, exception, "basis"));
	}
}

static void
show_score(struct show *s, const xmlNode *node)
{
	buf_puts(s->out, "  ");
	check_show_pad(s, check_show_attribute(s, node, "id"), 6);
	buf_printf(s->out, "%s (%s점)", check_show_attribute(s, node, "label"),
	    check_show_attribute(s, node, "max"));
	check_show_end_line(s, check_show_attribute(s, node, "basis"));
}

static void
show_bonus(struct show *s, const xmlNode *node)
{
	buf_printf(s->out, "  %s (%s점)", check_show_attribute(s, node, "label"),
	    check_show_attribute(s, node, "points"));
	check_show_end_line(s, check_show_attribute(s, node, "basis"));
}

static void
show_cap(struct show *s, const xmlNode *node)
{
	buf_puts(s->out, "  ");
	check_show_pad(s, check_show_attribute(s, node, "label"), 14);
	buf_puts(s->out, check_show_attribute(s, node, "title"));
	check_show_end_line(s, check_show_attribute(s, node, "basis"));
}

static void
show_label(struct show *s, const xmlNode *node)
{
	buf_printf(s->out, "  %s", check_show_attribute(s, node, "label"));
	check_show_end_line(s, check_show_attribute(s, node, "basis"));
}

static void
show_contact(struct show *s, const xmlNode *node)
{
	buf_puts(s->out, "  ");
	check_show_pad(s, check_show_attribute(s, node, "role"), 14);
	buf_printf(s->out, "%s %s", check_show_attribute(s, node, "organisation"),
	    check_show_attribute(s, node, "phone"));
	check_show_end_line(s, check_show_attribute(s, node, "basis"));
}

static void
show_centre(struct show *s, const xmlNode *node)
{
	buf_puts(s->out, "  ");
	check_show_pad(s, check_show_attribute(s, node, "region"), 14);
	buf_printf(s->out, "%s %s", check_show_attribute(s, node, "phone"),
	    check_show_attribute(s, node, "address"));
	if (check_show_attribute(s, node, "covers")[0] != '\0')
		buf_printf(s->out, " (%s)", check_show_attribute(s, node, "covers"));
	check_show_end_line(s, check_show_attribute(s, node, "basis"));
}

static void
show_briefing(struct show *s, const xmlNode *node)
{
	buf_puts(s->out, "  ");
	check_show_pad(s, check_show_attribute(s, node, "region"), 14);
	buf_printf(s->out, "%s %s", moment(s, check_show_attribute(s, node, "at")),
	    check_show_attribute(s, node, "place"));
	check_show_end_line(s, check_show_attribute(s, node, "basis"));
}

static void
show_question(struct show *s, const xmlNode *node)
{
	const char	*to = check_show_attribute(s, node, "to");

	buf_printf(s->out, "  %s%s%s", to, to[0] != '\0' ? ": " : "",
	    xml_text(s->arena, node));
	check_show_end_line(s, check_show_attribute(s, node, "basis"));
}

static void
show_conflict(struct show *s, const xmlNode *node)
{
	const xmlNode	*reading = xml_child(node, "default");

	buf_puts(s->out, "  ");
	check_show_pad(s, check_show_attribute(s, node, "id"), 6);
	buf_puts(s->out, check_show_attribute(s, node, "title"));
	check_show_end_line(s, check_show_attribute(s, node, "basis"));
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
	{ "제출서류", "document gap documents", show_document },
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
			check_show_heading(s, sections[i].heading);
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
	    strcmp(check_show_attribute(s, notice, "status"), "provisional") != 0)
		notice = xml_next_named(notice, "notice");
	buf_printf(s->out, "  잠정: %s에 미리 알린 내용입니다. 개별 공고가 나오면 그 "
	    "공고가 우선합니다.\n", notice != NULL ?
	    check_show_attribute(s, notice, "title") : "통합공고");
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
		    check_show_attribute(&s, notice, "id"),
		    check_show_attribute(&s, notice, "title"),
		    check_show_attribute(&s, notice, "issuer"),
		    check_show_attribute(&s, notice, "date"));
	for (i = 0; s.programme->root != NULL &&
	    i < sizeof(sections) / sizeof(sections[0]); i++) {
		show_section(&s, i);
		/* Behind window and tracks. */
		if (i == 1)
			check_show_values(&s);
	}
	arena_free(s.arena);
	return out->full ? -1 : 0;
}
