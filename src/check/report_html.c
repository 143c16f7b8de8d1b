/*
 * One HTML file that needs nothing else: no script, no font, no picture, no
 * request. It prints well and reads well in a screen reader.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "check/report.h"

static const char style[] =
    "body{font:16px/1.6 'NanumGothic','Malgun Gothic','Apple SD Gothic Neo',sans-serif;"
    "max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;word-break:keep-all}\n"
    "h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem;border-bottom:2px solid #223}\n"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #99a;padding:.3rem .5rem;"
    "text-align:left;vertical-align:top}thead th{background:#eef}\n"
    ".v{font-weight:bold;white-space:nowrap}.pass{color:#176217}.supplement,.ineligible{color:#b00020}"
    ".review{color:#7a5200}.unreadable{color:#6a1b7a}.not-applicable{color:#555}\n"
    "article{border:1px solid #99a;border-left-width:6px;padding:.2rem 1rem;margin:.8rem 0;"
    "page-break-inside:avoid}article.supplement,article.ineligible{border-left-color:#b00020}"
    "article.review{border-left-color:#b07800}article.unreadable{border-left-color:#6a1b7a}\n"
    "article h3{font-size:1rem;margin:.5rem 0}dl{display:grid;grid-template-columns:4rem 1fr;margin:.5rem 0}"
    "dt{color:#555}dd{margin:0}.n{text-align:right;white-space:nowrap}.c,code{font-family:monospace;word-break:break-all}\n";

static void
put_escaped(struct report *r, const char *text)
{
	static const struct {
		char		 c;
		const char	*entity;
	} entities[] = {
		{ '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" },
		{ '"', "&quot;" },
	};
	size_t	 i, n;

	while (*text != '\0') {
		n = strcspn(text, "&<>\"");
		buf_add(r->out, text, n);
		text += n;
		for (i = 0; i < sizeof(entities) / sizeof(entities[0]); i++)
			if (*text == entities[i].c)
				buf_puts(r->out, entities[i].entity);
		if (*text != '\0')
			text++;
	}
}

/* <TAG>TEXT</TAG>; TAG may carry attributes. */
static void
put_element(struct report *r, const char *tag, const char *text)
{
	buf_printf(r->out, "<%s>", tag);
	put_escaped(r, text);
	buf_printf(r->out, "</%.*s>", (int)strcspn(tag, " "), tag);
}

/* <TAG class="BEFORE CLASS"> */
static void
put_class(struct report *r, const char *tag, const char *before,
    const char *class)
{
	buf_printf(r->out, "<%s class=\"%s", tag, before);
	put_escaped(r, class);
	buf_puts(r->out, "\">");
}

static void
put_verdict_cell(struct report *r, const char *verdict)
{
	put_class(r, "td", "v ", verdict);
	put_escaped(r, report_verdict(verdict));
	buf_puts(r->out, "</td>");
}

static void
put_documents(struct report *r, const xmlDoc *doc)
{
	const xmlNode	*part = report_part(doc, "documents"), *node, *file;

	if (part == NULL)
		return;
	buf_puts(r->out, "<h2>제출서류</h2>\n<table><thead><tr><th scope=\"col\">번호"
	    "<th scope=\"col\">서류<th scope=\"col\">판정<th scope=\"col\">발행일"
	    "<th scope=\"col\">인정 기한<th scope=\"col\">파일</tr></thead><tbody>\n");
	for (node = xml_first(part); node != NULL; node = xml_next(node)) {
		buf_puts(r->out, "<tr>");
		put_element(r, "td", report_attribute(r, node, "item"));
		if (!xml_is(node, "document")) {
			put_element(r, "td colspan=\"5\"",
			    report_attribute(r, node, "text"));
			buf_puts(r->out, "</tr>\n");
			continue;
		}
		put_element(r, "th scope=\"row\"",
		    report_attribute(r, node, "label"));
		put_verdict_cell(r, report_attribute(r, node, "verdict"));
		put_element(r, "td",
		    report_day(r, report_fact(r, node, "issued")));
		put_element(r, "td", report_day(r,
		    report_attribute(r, node, "accepted-until")));
		buf_puts(r->out, "<td>");
		for (file = xml_child(node, "file"); file != NULL;
		    file = xml_next_named(file, "file"))
			put_element(r, "div", report_path(r, file));
		buf_puts(r->out, "</td></tr>\n");
	}
	buf_puts(r->out, "</tbody></table>\n");
}

static void
put_row(struct report *r, const char *term, const char *text)
{
	if (text[0] == '\0')
		return;
	put_element(r, "dt", term);
	put_element(r, "dd", text);
}

static void
put_finding(struct report *r, const xmlNode *finding)
{
	const char	*verdict = report_attribute(r, finding, "verdict");
	const xmlNode	*basis;

	put_class(r, "article", "", verdict);
	buf_puts(r->out, "<h3>");
	put_class(r, "span", "v ", verdict);
	put_escaped(r, report_word(r, finding));
	buf_puts(r->out, "</span> ");
	put_escaped(r, report_attribute(r, finding, "title"));
	buf_puts(r->out, " <small>");
	put_escaped(r, report_attribute(r, finding, "id"));
	buf_puts(r->out, "</small></h3><dl>");
	put_row(r, "내용", report_child(r, finding, "text"));
	put_row(r, "조치", report_child(r, finding, "remedy"));
	put_row(r, "파일", report_attribute(r, finding, "path"));
	for (basis = xml_child(finding, "basis"); basis != NULL;
	    basis = xml_next_named(basis, "basis")) {
		buf_puts(r->out, "<dt>근거</dt><dd>공고 ");
		put_escaped(r, report_attribute(r, basis, "notice"));
		buf_puts(r->out, " ");
		put_escaped(r, report_attribute(r, basis, "line"));
		buf_puts(r->out, "행 「");
		put_escaped(r, xml_text(r->arena, basis));
		buf_puts(r->out, "」</dd>");
	}
	buf_puts(r->out, "</dl></article>\n");
}

static void
put_group(struct report *r, const xmlDoc *doc, const struct report_group *group)
{
	const xmlNode	*part = report_part(doc, "findings"), *finding;
	int		 any = 0;

	if (part == NULL || (group->verbose && !r->how->verbose))
		return;
	for (finding = xml_child(part, "finding"); finding != NULL;
	    finding = xml_next_named(finding, "finding")) {
		if (!report_in_group(r, finding, group))
			continue;
		if (!any)
			put_element(r, "h2", group->title);
		any = 1;
		put_finding(r, finding);
	}
}

static const char *
cap_result(const char *holds)
{
	return strcmp(holds, "no") == 0 ? "초과·부족" :
	    strcmp(holds, "yes") == 0 ? "적합" : "확인필요";
}

static void
put_budget(struct report *r, const xmlDoc *doc)
{
	const xmlNode	*part = report_part(doc, "budget"), *row;

	if (part == NULL)
		return;
	buf_puts(r->out, "<h2>사업비</h2>\n<table><thead><tr><th scope=\"col\">한도"
	    "<th scope=\"col\">한도액(원)<th scope=\"col\">신청액(원)"
	    "<th scope=\"col\">결과</tr></thead><tbody>\n");
	for (row = xml_child(part, "cap"); row != NULL;
	    row = xml_next_named(row, "cap")) {
		buf_puts(r->out, "<tr>");
		put_element(r, "th scope=\"row\"", arena_printf(r->arena,
		    "%s: %s", report_attribute(r, row, "of"),
		    report_attribute(r, row, "label")));
		put_element(r, "td class=\"n\"", report_won(r,
		    report_attribute(r, row, "limit")));
		put_element(r, "td class=\"n\"", report_won(r,
		    report_attribute(r, row, "value")));
		put_element(r, "td", cap_result(report_attribute(r, row,
		    "holds")));
		buf_puts(r->out, "</tr>\n");
	}
	buf_puts(r->out, "</tbody></table>\n");
	for (row = xml_child(part, "suggestion"); row != NULL;
	    row = xml_next_named(row, "suggestion"))
		put_element(r, "p", xml_text(r->arena, row));
}

static void
put_files(struct report *r, const xmlDoc *doc)
{
	const xmlNode	*facts = report_part(doc, "facts"), *file;
	const char	*state;

	buf_puts(r->out, "<h2>파일</h2>\n<table><thead><tr><th scope=\"col\">파일"
	    "<th scope=\"col\">인식한 서류<th scope=\"col\">형식<th scope=\"col\">바이트"
	    "<th scope=\"col\">SHA-256</tr></thead><tbody>\n");
	for (file = facts ? xml_child(facts, "file") : NULL; file != NULL;
	    file = xml_next_named(file, "file")) {
		state = report_state(report_attribute(r, file, "state"));
		buf_puts(r->out, "<tr>");
		put_element(r, "td", report_path(r, file));
		buf_puts(r->out, "<td>");
		put_escaped(r, report_no_document(r, file));
		put_escaped(r, report_attribute(r, file, "label"));
		put_escaped(r, state[0] != '\0' ? " " : "");
		put_escaped(r, state);
		buf_puts(r->out, "</td>");
		put_element(r, "td", report_attribute(r, file, "kind"));
		put_element(r, "td class=\"n\"",
		    report_won(r, report_attribute(r, file, "bytes")));
		put_element(r, "td class=\"c\"",
		    report_attribute(r, file, "sha256"));
		buf_puts(r->out, "</tr>\n");
	}
	buf_puts(r->out, "</tbody></table>\n");
}

static void
put_case(struct report *r, const xmlDoc *doc)
{
	const xmlNode	*facts = report_part(doc, "facts");
	const xmlNode	*programme = report_part(doc, "programme");
	const xmlNode	*findings = report_part(doc, "findings");
	const char	*verdict = report_attribute(r, findings, "verdict");
	size_t		 i;

	buf_puts(r->out, "<section><h1>신청서류 확인 결과</h1>\n<p>");
	put_escaped(r, report_attribute(r, programme, "title"));
	if (report_provisional(r, doc)[0] != '\0') {
		buf_puts(r->out, "<br>");
		put_escaped(r, report_provisional(r, doc));
	}
	buf_puts(r->out, "<br>꾸러미 ");
	put_escaped(r, report_attribute(r,
	    facts ? xml_child(facts, "bundle") : NULL, "name"));
	buf_puts(r->out, "<br>기준 ");
	put_escaped(r, report_moment(r,
	    report_attribute(r, findings, "as-of")));
	buf_puts(r->out, " · 규칙 <code>");
	put_escaped(r, report_attribute(r, programme, "sha256"));
	buf_puts(r->out, "</code></p>\n");
	put_class(r, "p", "v ", verdict);
	buf_puts(r->out, "종합: ");
	put_escaped(r, report_overall(verdict));
	buf_puts(r->out, "</p>\n");
	put_documents(r, doc);
	for (i = 0; i < REPORT_GROUPS; i++)
		put_group(r, doc, &report_groups[i]);
	put_budget(r, doc);
	put_files(r, doc);
	buf_puts(r->out, "</section>\n");
}

static void
begin(struct report *r)
{
	buf_puts(r->out, "<!DOCTYPE html>\n<html lang=\"ko\"><head><meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
	    "<title>신청서류 확인 결과</title>\n<style>\n");
	buf_puts(r->out, style);
	buf_puts(r->out, "</style></head><body><main>\n");
}

/* Of several: how many of each, and those there is no result of. */
static void
put_summary(struct report *r)
{
	size_t	 i;

	buf_printf(r->out, "<section><h1>모두 %zu건</h1>\n<p>",
	    r->n + r->n_unread);
	for (i = 0; i < REPORT_OVERALL; i++) {
		put_class(r, "span", "v ", report_overalls[i]);
		put_escaped(r, report_overall(report_overalls[i]));
		buf_printf(r->out, "</span> %zu · ", r->overall[i]);
	}
	buf_printf(r->out, "<span class=\"v unreadable\">읽지 못함</span> %zu"
	    "</p>\n", r->n_unread);
	if (r->n_unread > 0)
		buf_puts(r->out, "<h2>읽지 못한 꾸러미</h2>\n<ul>\n");
	for (i = 0; i < r->n_unread; i++) {
		put_element(r, "li", utf8_line(r->arena, r->unread[i]));
		buf_puts(r->out, "\n");
	}
	buf_puts(r->out, r->n_unread > 0 ? "</ul></section>\n" :
	    "</section>\n");
}

static void
end(struct report *r)
{
	if (report_is_many(r))
		put_summary(r);
	buf_puts(r->out, "</main></body></html>\n");
}

const struct report_format report_html = { "html", begin, put_case, NULL,
    end };
