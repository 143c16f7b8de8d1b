/*
 * The report for a terminal or a mail: verdict, documents, what to mend, what
 * a person has to look at, budget. Lines are filled to TEXT_WIDTH columns,
 * Hangul counting two.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "check/report.h"

enum { TEXT_WIDTH = 96 };

/* Colours of verdicts, as SGR parameters. */
static const struct {
	const char	*verdict;
	const char	*sgr;
} colors[] = {
	{ "pass", "32" },
	{ "supplement", "31" },
	{ "ineligible", "1;31" },
	{ "review", "33" },
	{ "unreadable", "35" },
	{ "not-applicable", "2" },
};

static void
begin_color(struct report *r, const char *sgr)
{
	if (r->how->color)
		buf_printf(r->out, "\033[%sm", sgr);
}

static void
end_color(struct report *r)
{
	if (r->how->color)
		buf_puts(r->out, "\033[0m");
}

static void
put_colored(struct report *r, const char *verdict, const char *text)
{
	const char	*sgr = "0";
	size_t		 i;

	for (i = 0; i < sizeof(colors) / sizeof(colors[0]); i++)
		if (strcmp(colors[i].verdict, verdict) == 0)
			sgr = colors[i].sgr;
	begin_color(r, sgr);
	buf_puts(r->out, text);
	end_color(r);
}

static void
put_spaces(struct report *r, size_t n)
{
	while (n-- > 0)
		buf_putc(r->out, ' ');
}

/* TEXT and blanks up to WIDTH columns, two at least. */
static void
put_padded(struct report *r, const char *text, size_t width)
{
	size_t	 used = utf8_width(text);

	buf_puts(r->out, text);
	put_spaces(r, used + 2 > width ? 2 : width - used);
}

/*
 * Fills TEXT into lines: words are kept whole, each line begins INDENT
 * columns in, the first one behind what already stands there.
 */
static void
put_filled(struct report *r, const char *text, size_t indent)
{
	size_t	 column = indent, len, width;
	int	 first = 1;
	char	*word;

	for (;;) {
		text += strspn(text, " \t\r\n");
		len = strcspn(text, " \t\r\n");
		if (len == 0)
			break;
		word = arena_strndup(r->arena, text, len);
		width = utf8_width(word);
		if (!first && column + 1 + width > TEXT_WIDTH) {
			buf_putc(r->out, '\n');
			put_spaces(r, indent);
			column = indent;
		} else if (!first) {
			buf_putc(r->out, ' ');
			column++;
		}
		buf_puts(r->out, word);
		column += width;
		text += len;
		first = 0;
	}
	buf_putc(r->out, '\n');
}

static void
put_heading(struct report *r, const char *text)
{
	buf_putc(r->out, '\n');
	begin_color(r, "1");
	buf_puts(r->out, text);
	end_color(r);
	buf_putc(r->out, '\n');
}

static void
put_labelled(struct report *r, const char *label, const char *text)
{
	put_padded(r, label, 10);
	buf_puts(r->out, text);
	buf_putc(r->out, '\n');
}

/* Ends a line without the blanks that an empty last column leaves. */
static void
end_row(struct report *r)
{
	while (r->out->len > 0 && r->out->data[r->out->len - 1] == ' ')
		r->out->data[--r->out->len] = '\0';
	buf_putc(r->out, '\n');
}

/* "주식회사 한빛정밀 · 999-81-20419 · 컨소시엄" */
static const char *
applicant(struct report *r, const xmlNode *facts)
{
	const xmlNode	*application, *company;
	const char	*mode;

	application = facts ? xml_child(facts, "application") : NULL;
	company = application ? xml_child(application, "company") : NULL;
	if (company == NULL)
		return "(신청서 자료 application.xml 없음)";
	mode = report_attribute(r, application, "mode");
	return arena_printf(r->arena, "%s · %s%s",
	    report_child(r, company, "name"),
	    report_child(r, company, "registration-number"),
	    strcmp(mode, "consortium") == 0 ? " · 컨소시엄" :
	    strcmp(mode, "solo") == 0 ? " · 단독" : "");
}

static void
put_head(struct report *r, const xmlDoc *doc)
{
	const xmlNode	*facts = report_part(doc, "facts");
	const xmlNode	*programme = report_part(doc, "programme");
	const xmlNode	*findings = report_part(doc, "findings");
	const xmlNode	*bundle = facts ? xml_child(facts, "bundle") : NULL;

	put_labelled(r, "꾸러미", report_attribute(r, bundle, "name"));
	put_labelled(r, "사업", arena_printf(r->arena, "%s (%s)",
	    report_attribute(r, programme, "title"),
	    report_attribute(r, programme, "id")));
	if (report_provisional(r, doc)[0] != '\0')
		put_labelled(r, "", report_provisional(r, doc));
	put_labelled(r, "기업", applicant(r, facts));
	put_labelled(r, "기준", arena_printf(r->arena, "%s, 규칙 %.12s",
	    report_moment(r, report_attribute(r, findings, "as-of")),
	    report_attribute(r, programme, "sha256")));
}

static void
put_verdict(struct report *r, const xmlDoc *doc)
{
	const xmlNode	*findings = report_part(doc, "findings");
	const char	*verdict = report_attribute(r, findings, "verdict");
	size_t		 i;

	buf_puts(r->out, "\n종합: ");
	put_colored(r, verdict, report_overall(verdict));
	buf_puts(r->out, " —");
	for (i = 0; i < REPORT_VERDICTS; i++)
		buf_printf(r->out, "%s %s %zu", i > 0 ? " ·" : "",
		    report_verdict(report_verdicts[i]),
		    report_count(r, doc, report_verdicts[i]));
	buf_putc(r->out, '\n');
}

/* The paths of a document's files, one behind the other. */
static const char *
paths(struct report *r, const xmlNode *document)
{
	const xmlNode	*file = xml_child(document, "file");
	const char	*text = "";

	for (; file != NULL; file = xml_next_named(file, "file"))
		text = arena_printf(r->arena, "%s%s%s", text,
		    text[0] != '\0' ? ", " : "", report_path(r, file));
	return text;
}

/* The width of the longest label, so that the columns behind it stand. */
static size_t
label_width(struct report *r, const xmlNode *part)
{
	const xmlNode	*node;
	size_t		 width, widest = 0;

	for (node = xml_first(part); node != NULL; node = xml_next(node)) {
		width = utf8_width(report_attribute(r, node, "label"));
		if (width > widest)
			widest = width;
	}
	return widest + 2;
}

static void
put_document(struct report *r, const xmlNode *document, size_t label)
{
	const char	*verdict = report_attribute(r, document, "verdict");
	const char	*word = report_verdict(verdict);

	buf_puts(r->out, "  ");
	put_padded(r, report_attribute(r, document, "item"), 5);
	put_colored(r, verdict, word);
	put_spaces(r, utf8_width(word) < 9 ? 10 - utf8_width(word) : 2);
	put_padded(r, report_attribute(r, document, "label"), label);
	put_padded(r, report_day(r, report_fact(r, document, "issued")), 14);
	put_padded(r, report_day(r,
	    report_attribute(r, document, "accepted-until")), 14);
	buf_puts(r->out, paths(r, document));
	end_row(r);
}

static void
put_documents(struct report *r, const xmlDoc *doc)
{
	const xmlNode	*part = report_part(doc, "documents"), *node;
	size_t		 label;

	if (part == NULL)
		return;
	label = label_width(r, part);
	put_heading(r, "제출서류");
	buf_puts(r->out, "  ");
	put_padded(r, "번호", 5);
	put_padded(r, "판정", 10);
	put_padded(r, "서류", label);
	put_padded(r, "발행일", 14);
	put_padded(r, "인정 기한", 14);
	buf_puts(r->out, "파일\n");
	for (node = xml_first(part); node != NULL; node = xml_next(node)) {
		if (xml_is(node, "document")) {
			put_document(r, node, label);
			continue;
		}
		buf_puts(r->out, "  ");
		put_padded(r, report_attribute(r, node, "item"), 5);
		put_padded(r, "-", 10);
		buf_printf(r->out, "(%s)\n",
		    report_attribute(r, node, "text"));
	}
}

/* "2-1 국세.pdf 1쪽 표1 R2C3" */
static const char *
place(struct report *r, const xmlNode *finding)
{
	const char	*path = report_attribute(r, finding, "path");
	const char	*page = report_attribute(r, finding, "page");
	const char	*cell = report_attribute(r, finding, "cell");

	if (path[0] == '\0')
		return "";
	return arena_printf(r->arena, "%s%s%s%s%s%s", path,
	    page[0] != '\0' && strcmp(page, "0") != 0 ? " " : "",
	    strcmp(page, "0") != 0 ? page : "",
	    page[0] != '\0' && strcmp(page, "0") != 0 ? "쪽" : "",
	    cell[0] != '\0' ? " " : "", cell);
}

static void
put_finding(struct report *r, const xmlNode *finding)
{
	const char	*verdict = report_attribute(r, finding, "verdict");
	const char	*conflict = report_attribute(r, finding, "conflict");
	const char	*where = place(r, finding);
	const char	*remedy = report_child(r, finding, "remedy");
	const char	*text = report_child(r, finding, "text");
	const xmlNode	*basis;

	buf_puts(r->out, "  [");
	put_colored(r, verdict, report_word(r, finding));
	buf_printf(r->out, "] %s (%s)%s%s\n",
	    report_attribute(r, finding, "title"),
	    report_attribute(r, finding, "id"),
	    where[0] != '\0' ? " - " : "", where);
	if (text[0] != '\0') {
		put_spaces(r, 6);
		put_filled(r, text, 6);
	}
	if (remedy[0] != '\0') {
		buf_puts(r->out, "    → ");
		put_filled(r, remedy, 6);
	}
	for (basis = xml_child(finding, "basis"); basis != NULL;
	    basis = xml_next_named(basis, "basis"))
		buf_printf(r->out, "      근거: 공고 %s %s행 「%s」%s%s\n",
		    report_attribute(r, basis, "notice"),
		    report_attribute(r, basis, "line"),
		    xml_text(r->arena, basis), conflict[0] ? " " : "",
		    conflict);
}

/* Warnings are shown though what they speak of has passed. */
static int
is_shown(struct report *r, const xmlNode *finding,
    const struct report_group *group)
{
	if (!report_in_group(r, finding, group))
		return 0;
	return !group->verbose || r->how->verbose;
}

static int
is_warning(struct report *r, const xmlNode *finding)
{
	return report_in_group(r, finding, &report_groups[2]) &&
	    strcmp(report_attribute(r, finding, "severity"), "warning") == 0 &&
	    report_child(r, finding, "text")[0] != '\0';
}

static void
put_findings(struct report *r, const xmlDoc *doc)
{
	const xmlNode	*part = report_part(doc, "findings"), *finding;
	size_t		 i;
	int		 any;

	if (part == NULL)
		return;
	for (i = 0; i <= REPORT_GROUPS; i++) {
		any = 0;
		for (finding = xml_child(part, "finding"); finding != NULL;
		    finding = xml_next_named(finding, "finding")) {
			if (i < REPORT_GROUPS ?
			    !is_shown(r, finding, &report_groups[i]) :
			    !is_warning(r, finding) || r->how->verbose)
				continue;
			if (!any)
				put_heading(r, i < REPORT_GROUPS ?
				    report_groups[i].title : "알아 둘 사항");
			any = 1;
			put_finding(r, finding);
		}
	}
}

/* "50,000,000원", or that it is not known. */
static const char *
sum(struct report *r, const xmlNode *node, const char *name)
{
	const char	*digits = report_attribute(r, node, name);

	if (digits[0] == '\0')
		return "(확인 안 됨)";
	return arena_printf(r->arena, "%s원", report_won(r, digits));
}

static void
put_budget(struct report *r, const xmlDoc *doc)
{
	const xmlNode	*part = report_part(doc, "budget"), *row;

	if (part == NULL)
		return;
	put_heading(r, "사업비");
	buf_printf(r->out, "  총사업비 %s = 정부지원금 %s + 현금 %s + 현물 %s\n",
	    sum(r, part, "total"), sum(r, part, "grant"),
	    sum(r, part, "cash"), sum(r, part, "in-kind"));
	for (row = xml_child(part, "cap"); row != NULL;
	    row = xml_next_named(row, "cap")) {
		if (strcmp(report_attribute(r, row, "binds"), "yes") != 0 &&
		    strcmp(report_attribute(r, row, "holds"), "no") != 0)
			continue;
		buf_printf(r->out, "  [%s] %s %s: 기준 %s, 신청 %s\n",
		    strcmp(report_attribute(r, row, "holds"), "no") == 0 ?
		    "어긋남" : "한도",
		    report_attribute(r, row, "of"),
		    report_attribute(r, row, "label"),
		    sum(r, row, "limit"), sum(r, row, "value"));
	}
	for (row = xml_child(part, "suggestion"); row != NULL;
	    row = xml_next_named(row, "suggestion")) {
		buf_puts(r->out, "  → ");
		put_filled(r, xml_text(r->arena, row), 4);
	}
}

/* Files that were not read, or were taken for nothing: never passed over. */
static void
put_files(struct report *r, const xmlDoc *doc)
{
	const xmlNode	*facts = report_part(doc, "facts"), *file;
	const char	*state, *document;
	int		 any = 0;

	for (file = facts ? xml_child(facts, "file") : NULL; file != NULL;
	    file = xml_next_named(file, "file")) {
		state = report_state(report_attribute(r, file, "state"));
		document = report_attribute(r, file, "document");
		if (state[0] == '\0' && (document[0] != '\0' ||
		    report_no_document(r, file)[0] != '\0'))
			continue;
		if (!any)
			put_heading(r, "읽지 못했거나 어느 서류인지 알 수 없는 파일");
		any = 1;
		buf_puts(r->out, "  ");
		put_padded(r, state[0] != '\0' ? state : "서류 미상", 16);
		buf_printf(r->out, "%s (%s)\n",
		    report_path(r, file), report_attribute(r, file, "kind"));
	}
}

static void
begin(struct report *r)
{
	r->lines = 1;
}

static void
put_rule(struct report *r)
{
	buf_puts(r->out, "\n────────────────────────────────\n\n");
}

static void
put_case(struct report *r, const xmlDoc *doc)
{
	put_head(r, doc);
	put_verdict(r, doc);
	put_documents(r, doc);
	put_findings(r, doc);
	put_budget(r, doc);
	put_files(r, doc);
}

/* Of several: how many of each, and those there is no result of. */
static void
end(struct report *r)
{
	size_t	 i;

	if (!report_is_many(r))
		return;
	if (r->n > 0)
		put_rule(r);
	buf_printf(r->out, "모두 %zu건 —", r->n + r->n_unread);
	for (i = 0; i < REPORT_OVERALL; i++) {
		buf_puts(r->out, i > 0 ? " · " : " ");
		put_colored(r, report_overalls[i],
		    report_overall(report_overalls[i]));
		buf_printf(r->out, " %zu", r->overall[i]);
	}
	buf_printf(r->out, " · 읽지 못함 %zu\n", r->n_unread);
	if (r->n_unread > 0)
		put_heading(r, "읽지 못한 꾸러미");
	for (i = 0; i < r->n_unread; i++)
		buf_printf(r->out, "  %s\n",
		    utf8_line(r->arena, r->unread[i]));
}

const struct report_format report_text = { "text", begin, put_case, put_rule,
    end };
