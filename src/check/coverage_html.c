/*
 * The notice as a page: quoted phrases marked, beside each line what rests on
 * it or why it is no rule.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "check/coverage.h"

static const char head[] =
"<!DOCTYPE html>\n<html lang=\"ko\"><head><meta charset=\"utf-8\">\n"
"<meta name=\"viewport\" content=\"width=device-width\">\n"
"<title>공고문과 규칙</title>\n<style>\n"
"body{font-family:NanumGothic,sans-serif;max-width:75em;margin:2em auto;"
"padding:0 1em;line-height:1.6;color:#222}\n"
"table{border-collapse:collapse;width:100%}\n"
"td,th{padding:.15em .6em;vertical-align:top;text-align:left;"
"border-bottom:1px solid #e4e4e4}\n"
"td:first-child{text-align:right;color:#666;"
"font-variant-numeric:tabular-nums}\n"
"td:nth-child(2){width:55%;white-space:pre-wrap;overflow-wrap:anywhere}\n"
"td:last-child{color:#444;font-size:.9em}\n"
"mark{background:#d9ecff}\n"
".open td{background:#ffe3df}\n"
".listed td:nth-child(2){color:#777}\n"
"</style></head><body>\n";

/* Text of a page; tabs of tables as arrows would disturb, so they stay. */
static void
escape(struct buf *out, const char *text, size_t len)
{
	size_t	 i;

	for (i = 0; i < len; i++)
		if (text[i] == '&')
			buf_puts(out, "&amp;");
		else if (text[i] == '<')
			buf_puts(out, "&lt;");
		else if (text[i] == '>')
			buf_puts(out, "&gt;");
		else if ((unsigned char)text[i] < ' ' && text[i] != '\t')
			buf_putc(out, ' ');
		else
			buf_putc(out, text[i]);
}

/* The line, what is quoted of it marked. */
static void
put_text(struct buf *out, const struct notice_line *text, const char *quoted)
{
	size_t	 at = 0, end;

	if (quoted == NULL) {
		escape(out, text->text, text->len);
		return;
	}
	for (; at < text->len; at = end) {
		for (end = at; end < text->len && quoted[end] == quoted[at];
		    end++)
			;
		buf_puts(out, quoted[at] ? "<mark>" : "");
		escape(out, text->text + at, end - at);
		buf_puts(out, quoted[at] ? "</mark>" : "");
	}
}

static void
put_remark(struct arena *arena, struct buf *out, const struct coverage *c,
    size_t i)
{
	const struct notice_listed	*listed = &c->list->lines[i];
	const char			*text = "";

	if (c->lines[i].state == COVERAGE_QUOTED)
		text = c->lines[i].users;
	else if (c->lines[i].state == COVERAGE_OPEN)
		text = diag_english() ? "accounted for by nothing" :
		    "설명되지 않은 행";
	else if (listed->of > 0)
		text = arena_printf(arena, "%s (%d)",
		    notice_list_reason(listed->reason), listed->of);
	else
		text = arena_printf(arena, listed->note[0] != '\0' ?
		    "%s: %s" : "%s%s", notice_list_reason(listed->reason),
		    listed->note);
	text = utf8_line(arena, text);
	escape(out, text, strlen(text));
}

static void
put_line(struct arena *arena, struct buf *out, const struct coverage *c,
    size_t i)
{
	static const char *const classes[] = { "", "quoted", "listed",
	    "open" };

	if (c->lines[i].state == COVERAGE_BLANK)
		return;
	buf_printf(out, "<tr class=\"%s\" id=\"%s-%zu\"><td>%zu</td><td>",
	    classes[c->lines[i].state], c->notice->id, i + 1, i + 1);
	put_text(out, &c->notice->lines[i], c->lines[i].quoted);
	buf_puts(out, "</td><td>");
	put_remark(arena, out, c, i);
	buf_puts(out, "</td></tr>\n");
}

void
coverage_html(struct arena *arena, struct coverage *const *all, size_t n,
    struct buf *out)
{
	const struct coverage	*c;
	size_t			 i, j;

	buf_puts(out, head);
	for (i = 0; i < n; i++) {
		c = all[i];
		buf_puts(out, "<h1>");
		escape(out, c->notice->id, strlen(c->notice->id));
		buf_printf(out, "</h1>\n<p>인용 %zu행 · 규칙이 아님 %zu행 · "
		    "설명되지 않음 %zu행</p>\n<table>\n"
		    "<tr><th>행</th><th>공고문</th><th>근거로 삼은 것</th>"
		    "</tr>\n", c->n[COVERAGE_QUOTED], c->n[COVERAGE_LISTED],
		    c->n[COVERAGE_OPEN]);
		for (j = 0; j < c->notice->n; j++)
			put_line(arena, out, c, j);
		buf_puts(out, "</table>\n");
	}
	buf_puts(out, "</body></html>\n");
}
