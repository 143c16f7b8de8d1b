/*
 * A calendar of errands for calendars (RFC 5545): the opening and the closing
 * as moments in UTC, the last day for each paper as a day, with alarms.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/instant.h"
#include "base/xml.h"
#include "check/calendar.h"

enum { LINE_MAX_BYTES = 75 };	/* RFC 5545 3.1, without CRLF */

struct writer {
	struct arena	*arena;
	struct buf	*out;
	const char	*programme;
	const char	*title;
	const char	*stamp;
};

static const char *
attribute(struct writer *w, const xmlNode *node, const char *name)
{
	const char	*value = xml_attribute(w->arena, node, name);

	return value != NULL ? value : "";
}

/* One content line, folded between letters. */
static void
line(struct writer *w, const char *text)
{
	size_t	 column = 0, n;

	for (; text[0] != '\0'; text += n) {
		for (n = 1; ((unsigned char)text[n] & 0xc0) == 0x80; n++)
			;
		if (column + n > LINE_MAX_BYTES) {
			buf_puts(w->out, "\r\n ");
			column = 1;
		}
		buf_add(w->out, text, n);
		column += n;
	}
	buf_puts(w->out, "\r\n");
}

/* NAME:TEXT with TEXT escaped (3.3.11). */
static void
text_line(struct writer *w, const char *name, const char *text)
{
	struct buf	 out;

	buf_init(&out, BUF_TEXT);
	buf_printf(&out, "%s:", name);
	for (; *text != '\0'; text++) {
		if (*text == '\n') {
			buf_puts(&out, "\\n");
			continue;
		}
		if (strchr("\\;,", *text) != NULL)
			buf_putc(&out, '\\');
		if ((unsigned char)*text >= ' ')
			buf_putc(&out, *text);
	}
	line(w, buf_string(&out));
	buf_free(&out);
}

/* "20260227T080000Z"; "" if TEXT is no moment. */
static const char *
utc(struct writer *w, const char *text)
{
	struct instant	 instant;
	struct date	 day;
	int64_t		 days, rest;

	if (instant_parse(text, &instant) == -1)
		return "";
	days = instant.seconds / 86400;
	rest = instant.seconds % 86400;
	if (rest < 0) {
		rest += 86400;
		days--;
	}
	day = date_of_days(days);
	return arena_printf(w->arena, "%04d%02d%02dT%02d%02d%02dZ", day.year,
	    day.month, day.day, (int)(rest / 3600), (int)(rest / 60 % 60),
	    (int)(rest % 60));
}

static void
alarm_before(struct writer *w, const char *trigger, const char *summary)
{
	line(w, "BEGIN:VALARM");
	line(w, "ACTION:DISPLAY");
	line(w, arena_printf(w->arena, "TRIGGER:%s", trigger));
	text_line(w, "DESCRIPTION", summary);
	line(w, "END:VALARM");
}

/* UID is the same in every run, so that a newer file replaces an older. */
static void
begin_event(struct writer *w, const char *id, const char *summary,
    const char *description)
{
	line(w, "BEGIN:VEVENT");
	line(w, arena_printf(w->arena, "UID:%s.%s@seoryu.invalid",
	    w->programme, id));
	line(w, arena_printf(w->arena, "DTSTAMP:%s", w->stamp));
	text_line(w, "SUMMARY", summary);
	if (description[0] != '\0')
		text_line(w, "DESCRIPTION", description);
	line(w, "TRANSP:TRANSPARENT");
}

static void
moment_event(struct writer *w, const xmlNode *root, const char *name,
    const char *what)
{
	const char	*at = utc(w, attribute(w, root, name));
	const char	*summary = arena_printf(w->arena, "%s %s", w->title,
			    what);

	if (at[0] == '\0')
		return;
	begin_event(w, name, summary, "");
	line(w, arena_printf(w->arena, "DTSTART:%s", at));
	if (strcmp(name, "closes") == 0) {
		alarm_before(w, "-P7D", summary);
		alarm_before(w, "-P3D", summary);
		alarm_before(w, "-PT3H", summary);
	}
	alarm_before(w, "-P1D", summary);
	line(w, "END:VEVENT");
}

static const char *
describe(struct writer *w, const xmlNode *e)
{
	const char	*text = attribute(w, e, "obtain");
	const char	*lead = attribute(w, e, "lead");
	const char	*earliest = attribute(w, e, "earliest");

	if (lead[0] != '\0')
		text = arena_printf(w->arena, "%s%s걸리는 시간: %s%s", text,
		    text[0] != '\0' ? "\n" : "",
		    strcmp(lead, "0") == 0 ? "바로" : lead,
		    strcmp(lead, "0") == 0 ? "" : "근무일");
	if (earliest[0] != '\0')
		text = arena_printf(w->arena, "%s%s%s부터의 발행일만 인정", text,
		    text[0] != '\0' ? "\n" : "", earliest);
	return text;
}

/* 1 if nothing is left to do. */
static int
is_done(struct writer *w, const xmlNode *e)
{
	return (strcmp(attribute(w, e, "good"), "yes") == 0 &&
	    attribute(w, e, "mend")[0] == '\0') ||
	    strcmp(attribute(w, e, "verdict"), "pass") == 0 ||
	    strcmp(attribute(w, e, "verdict"), "not-applicable") == 0;
}

static void
errand_event(struct writer *w, const xmlNode *e)
{
	const char	*summary;
	struct date	 day, next;

	if (is_done(w, e) ||
	    date_parse(attribute(w, e, "latest"), &day) == -1)
		return;
	next = date_of_days(date_days(&day) + 1);
	summary = arena_printf(w->arena, "%s 받기%s", attribute(w, e, "label"),
	    attribute(w, e, "when")[0] != '\0' ? " (해당하는 경우)" : "");
	begin_event(w, attribute(w, e, "document"), summary, describe(w, e));
	line(w, arena_printf(w->arena, "DTSTART;VALUE=DATE:%04d%02d%02d",
	    day.year, day.month, day.day));
	line(w, arena_printf(w->arena, "DTEND;VALUE=DATE:%04d%02d%02d",
	    next.year, next.month, next.day));
	/* At nine in the morning of the day before. */
	alarm_before(w, "-PT15H", summary);
	line(w, "END:VEVENT");
}

void
calendar_ics(const xmlDoc *doc, struct buf *out)
{
	struct writer	 w = { .arena = arena_new(), .out = out };
	const xmlNode	*root =
	    xmlDocGetRootElement((xmlDoc *)(uintptr_t)doc);
	const xmlNode	*e = xml_child(root, "errand");

	w.programme = attribute(&w, root, "programme");
	w.title = attribute(&w, root, "title");
	w.stamp = utc(&w, attribute(&w, root, "as-of"));
	line(&w, "BEGIN:VCALENDAR");
	line(&w, "VERSION:2.0");
	line(&w, "PRODID:-//seoryu//calendar//KO");
	line(&w, "CALSCALE:GREGORIAN");
	text_line(&w, "X-WR-CALNAME", w.title);
	moment_event(&w, root, "opens", "접수 시작");
	moment_event(&w, root, "closes", "접수 마감");
	for (; e != NULL; e = xml_next_named(e, "errand"))
		errand_event(&w, e);
	line(&w, "END:VCALENDAR");
	arena_free(w.arena);
}
