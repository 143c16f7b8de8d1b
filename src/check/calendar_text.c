/*
 * A calendar of errands for a terminal.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/instant.h"
#include "base/korean.h"
#include "base/xml.h"
#include "check/calendar.h"

#define BOLD "\033[1m"
#define PLAIN "\033[0m"

struct writer {
	struct arena	*arena;
	struct buf	*out;
};

static const char *
attribute(struct writer *w, const xmlNode *node, const char *name)
{
	const char	*value = xml_attribute(w->arena, node, name);

	return value != NULL ? value : "";
}

static int
has(struct writer *w, const xmlNode *node, const char *name)
{
	return attribute(w, node, name)[0] != '\0';
}

/* "2026. 2. 27.(금)" */
static const char *
day(struct writer *w, const xmlNode *node, const char *name)
{
	const char	*text = attribute(w, node, name);
	struct date	 date;

	return date_parse(text, &date) == 0 ?
	    korean_weekday_date(w->arena, &date) : text;
}

static const char *
moment(struct writer *w, const xmlNode *node, const char *name)
{
	const char		*text = attribute(w, node, name);
	struct instant		 instant;
	struct instant_kst	 kst;

	if (instant_parse(text, &instant) == -1)
		return text;
	kst = instant_kst(&instant);
	return arena_printf(w->arena, "%s %02d:%02d",
	    korean_weekday_date(w->arena, &kst.date), kst.hour, kst.minute);
}

static void
write_head(struct writer *w, const xmlNode *root, int color)
{
	buf_printf(w->out, "%s%s%s (%s)%s\n", color ? BOLD : "",
	    attribute(w, root, "title"), color ? PLAIN : "",
	    attribute(w, root, "programme"),
	    has(w, root, "provisional") ? " 잠정" : "");
	buf_printf(w->out, "  지금    %s\n", moment(w, root, "as-of"));
	if (has(w, root, "closes"))
		buf_printf(w->out, "  접수    %s ~ %s\n",
		    moment(w, root, "opens"), moment(w, root, "closes"));
	else if (has(w, root, "months"))
		buf_printf(w->out, "  접수    %s (날짜는 개별 공고에서 정함)\n",
		    attribute(w, root, "months"));
	if (has(w, root, "reference"))
		buf_printf(w->out, "  기준일  %s: 발행일이 이날 보아 기간 안에 "
		    "있어야 합니다.\n", day(w, root, "reference"));
}

static void
write_where(struct writer *w, const xmlNode *e)
{
	const char	*lead = attribute(w, e, "lead");

	if (has(w, e, "obtain"))
		buf_printf(w->out, "       받는 곳  %s\n",
		    attribute(w, e, "obtain"));
	if (lead[0] == '\0')
		return;
	buf_printf(w->out, "       걸리는 시간  %s%s",
	    strcmp(lead, "0") == 0 ? "바로" : lead,
	    strcmp(lead, "0") == 0 ? "" : "근무일");
	if (has(w, e, "lead-basis"))
		buf_printf(w->out, " (%s)", attribute(w, e, "lead-basis"));
	buf_putc(w->out, '\n');
}

static void
write_period(struct writer *w, const xmlNode *e)
{
	if (!has(w, e, "holds-until"))
		return;
	buf_puts(w->out, "       발행일  ");
	if (has(w, e, "earliest"))
		buf_printf(w->out, "%s부터 인정, ", day(w, e, "earliest"));
	buf_printf(w->out, "오늘 받으면 %s까지 쓸 수 있음\n",
	    day(w, e, "holds-until"));
}

/* The papers at hand, and what they are good for. */
static void
write_at_hand(struct writer *w, const xmlNode *e)
{
	const char	*good = attribute(w, e, "good");

	if (strcmp(attribute(w, e, "verdict"), "not-applicable") == 0)
		buf_puts(w->out, "       이 신청에는 필요하지 않음\n");
	if (!has(w, e, "present"))
		return;
	buf_puts(w->out, "       가진 서류  ");
	if (has(w, e, "issued"))
		buf_printf(w->out, "%s 발급", day(w, e, "issued"));
	else
		buf_puts(w->out, "있음");
	if (has(w, e, "accepted-until"))
		buf_printf(w->out, ", %s까지 쓸 수 있음",
		    day(w, e, "accepted-until"));
	buf_puts(w->out, strcmp(good, "no") == 0 ?
	    ": 기준일에는 지나므로 다시 받아야 함\n" :
	    has(w, e, "mend") ? ": 고칠 것이 있음(seoryu check로 확인)\n" :
	    strcmp(good, "yes") == 0 ? ": 그대로 냄\n" : "\n");
}

static void
write_errand(struct writer *w, const xmlNode *e, int number)
{
	buf_printf(w->out, "\n  %2d.  ", number);
	if (has(w, e, "latest"))
		buf_printf(w->out, "%s까지%s  ", day(w, e, "latest"),
		    has(w, e, "late") ? " (지남)" : "");
	buf_printf(w->out, "%s%s", attribute(w, e, "label"),
	    has(w, e, "when") ? " (해당하는 경우)" : "");
	if (has(w, e, "source"))
		buf_printf(w->out, "  [%s]", attribute(w, e, "source"));
	buf_putc(w->out, '\n');
	write_where(w, e);
	write_period(w, e);
	write_at_hand(w, e);
}

void
calendar_text(const xmlDoc *doc, int color, struct buf *out)
{
	struct writer	 w = { arena_new(), out };
	const xmlNode	*root =
	    xmlDocGetRootElement((xmlDoc *)(uintptr_t)doc);
	const xmlNode	*e = xml_child(root, "errand");
	int		 n = 0;

	write_head(&w, root, color);
	if (e == NULL)
		buf_puts(out, "\n  공고문이 정한 제출서류가 없습니다.\n");
	for (; e != NULL; e = xml_next_named(e, "errand"))
		write_errand(&w, e, ++n);
	arena_free(w.arena);
}
