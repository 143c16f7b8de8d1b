#include "check/budget_report.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/korean.h"
#include "base/utf8.h"
#include "base/won.h"
#include "base/xml.h"
#include "check/object.h"

#define BOLD "\033[1m"
#define DIM "\033[2m"
#define PLAIN "\033[0m"

enum { LABEL_COLUMNS = 24, WON_COLUMNS = 20 };

struct writer {
	struct arena	*arena;
	struct buf	*out;
	int		 color;
};

static const xmlNode *
root_of(const xmlDoc *doc)
{
	return xmlDocGetRootElement((xmlDoc *)(uintptr_t)doc);
}

static const char *
attribute(struct writer *w, const xmlNode *node, const char *name)
{
	const char	*value = xml_attribute(w->arena, node, name);

	return value != NULL ? value : "";
}

static int
says(struct writer *w, const xmlNode *node, const char *name,
    const char *value)
{
	return strcmp(attribute(w, node, name), value) == 0;
}

/* "50,000,000원"; "" if it is not there. */
static const char *
won(struct writer *w, const xmlNode *node, const char *name)
{
	int64_t	 value;

	if (won_parse(attribute(w, node, name), &value) == -1)
		return "";
	return arena_printf(w->arena, "%s원", won_comma(w->arena, value));
}

static void
pad(struct writer *w, const char *text, size_t columns)
{
	size_t	 width = utf8_width(text);

	buf_puts(w->out, text);
	do
		buf_putc(w->out, ' ');
	while (++width < columns);
}

static void
pad_left(struct writer *w, const char *text, size_t columns)
{
	size_t	 width = utf8_width(text);

	for (; width < columns; width++)
		buf_putc(w->out, ' ');
	buf_puts(w->out, text);
}

/* "[B:22, B:27]": several phrases of one line are one source. */
static void
write_sources(struct writer *w, const xmlNode *cap)
{
	const xmlNode	*basis = xml_child(cap, "basis");
	const char	*said = "", *source;

	for (; basis != NULL; basis = xml_next_named(basis, "basis")) {
		source = arena_printf(w->arena, "%s:%s",
		    attribute(w, basis, "notice"),
		    attribute(w, basis, "line"));
		if (strstr(arena_printf(w->arena, "%s,", said),
		    arena_printf(w->arena, " %s,", source)) != NULL)
			continue;
		said = arena_printf(w->arena, "%s%s %s", said,
		    said[0] != '\0' ? "," : "", source);
	}
	if (said[0] != '\0')
		buf_printf(w->out, "  %s[%s]%s", w->color ? DIM : "",
		    said + 1, w->color ? PLAIN : "");
}

static void
write_cap(struct writer *w, const xmlNode *cap)
{
	const char	*conflict = attribute(w, cap, "conflict");

	buf_printf(w->out, "%s(%s)%s%s%s", attribute(w, cap, "title"),
	    attribute(w, cap, "limit"),
	    says(w, cap, "review", "yes") ? " 확인필요" : "",
	    conflict[0] != '\0' ? " " : "", conflict);
	write_sources(w, cap);
	buf_putc(w->out, '\n');
}

/* Each cap in a line; the word stands before the first. */
static void
write_caps(struct writer *w, const xmlNode *parent, const char *element,
    const char *word)
{
	const xmlNode	*cap = xml_child(parent, element);

	for (; cap != NULL; cap = xml_next_named(cap, element)) {
		pad(w, arena_printf(w->arena, "      %s", word), 11);
		write_cap(w, cap);
		word = "";
	}
}

static void
write_ranges(struct writer *w, const xmlNode *ranges)
{
	const xmlNode	*a = xml_child(ranges, "amount");
	int		 open = says(w, ranges->parent, "split", "open");
	int		 one;

	for (; a != NULL; a = xml_next_named(a, "amount")) {
		/* Anything between nothing and all of it. */
		if (open && (says(w, a, "id", "cash") ||
		    says(w, a, "id", "in-kind")))
			continue;
		one = says(w, a, "low", attribute(w, a, "high"));
		buf_puts(w->out, "    ");
		pad(w, attribute(w, a, "label"), LABEL_COLUMNS);
		pad_left(w, one ? "" : won(w, a, "low"), WON_COLUMNS);
		buf_puts(w->out, one ? "   " : " ~ ");
		pad_left(w, won(w, a, "high"), WON_COLUMNS);
		if (says(w, a, "exact", "no"))
			buf_puts(w->out, "  (끝값은 어림)");
		buf_putc(w->out, '\n');
		write_caps(w, a, "low", "최소");
		write_caps(w, a, "high", "최대");
	}
}

static void
heading(struct writer *w, const char *text)
{
	buf_printf(w->out, "\n  %s%s%s\n", w->color ? BOLD : "", text,
	    w->color ? PLAIN : "");
}

static void
write_division(struct writer *w, const xmlNode *division)
{
	const xmlNode	*region = division->parent;
	const xmlNode	*a = xml_child(division, "amount");
	const char	*text = "";
	int		 n = 0, open = says(w, region, "split", "open");

	heading(w, "제안");
	for (; a != NULL; a = xml_next_named(a, "amount"), n++) {
		/* What cash and in-kind add up to is said by them. */
		if (says(w, a, "id", "company") && !open)
			continue;
		text = arena_printf(w->arena, "%s%s%s %s", text,
		    n == 0 ? "" : n == 1 ? " = " : " + ",
		    attribute(w, a, "label"), won(w, a, "won"));
	}
	buf_printf(w->out, "    %s\n", text);
	if (open)
		buf_puts(w->out, "    현금과 현물로 어떻게 나누는지는 공고에 없습니다. "
		    "개별 공고에서 확인해 주십시오.\n");
	for (a = xml_child(region, "unsettled"); a != NULL;
	    a = xml_next_named(a, "unsettled"))
		buf_printf(w->out, "    %s의 한도는 공고에 없어 0원으로 두었습니다. "
		    "개별 공고에서 확인해 주십시오.\n",
		    attribute(w, a, "label"));
	if (xml_child(region, "apart") != NULL)
		buf_puts(w->out, "    아래의 '따로 확인할 한도'에 따라 달라질 수 "
		    "있습니다.\n");
}

static void
write_full(struct writer *w, const xmlNode *region)
{
	const char	*grant = won(w, region, "full-grant");
	const char	*total = won(w, region, "full-total");

	if (grant[0] == '\0')
		return;
	if (total[0] == '\0')
		buf_printf(w->out, "\n  한도인 정부지원금 %s%s 다 받을 수 있는 "
		    "총사업비는 없습니다.\n", grant,
		    korean_particle(grant, "을"));
	else
		buf_printf(w->out, "\n  한도인 정부지원금 %s%s 다 받으려면 "
		    "총사업비가 %s 이상이어야 합니다.\n", grant,
		    korean_particle(grant, "을"), total);
}

static void
write_apart(struct writer *w, const xmlNode *region)
{
	const xmlNode	*cap = xml_child(region, "apart"), *next;
	const char	*remedy;

	if (cap == NULL)
		return;
	heading(w, "따로 확인할 한도");
	for (; cap != NULL; cap = next) {
		next = xml_next_named(cap, "apart");
		buf_puts(w->out, "    ");
		write_cap(w, cap);
		remedy = attribute(w, cap, "remedy");
		if (next != NULL && says(w, next, "remedy", remedy) &&
		    says(w, next, "because", attribute(w, cap, "because")))
			continue;
		if (attribute(w, cap, "because")[0] != '\0')
			buf_printf(w->out, "      %s 위의 범위에 넣지 "
			    "않았습니다.\n", attribute(w, cap, "because"));
		else
			buf_puts(w->out, "      제안이 이 금액과 맞지 않습니다.\n");
		if (remedy[0] != '\0')
			buf_printf(w->out, "      %s\n", remedy);
	}
}

/* Why there is no division. */
static void
write_nothing(struct writer *w, const xmlNode *region)
{
	if (says(w, region, "feasible", "unknown")) {
		buf_puts(w->out, "\n  정부지원금의 한도를 알 수 없어 나누지 "
		    "않았습니다.\n");
		return;
	}
	if (says(w, region, "unlimited", "yes")) {
		buf_puts(w->out, "\n  총사업비를 1,000조원까지 늘려도 기업의 부담이 "
		    "이 금액을 넘지 않습니다. 총사업비를 정해 --total로 물어 "
		    "주십시오.\n");
		return;
	}
	buf_puts(w->out, "\n  모든 한도에 맞는 금액이 없습니다.\n");
	if (xml_child(region, "contradiction") != NULL)
		buf_puts(w->out, "  다음 한도가 이 금액과, 또는 서로 맞지 않습니다. "
		    "금액을 바꾸어 다시 물어 주십시오.\n");
	write_caps(w, region, "contradiction", "");
}

static void
write_variant(struct writer *w, const xmlNode *budget)
{
	const char	*track = attribute(w, budget, "track-label");
	const char	*mode = attribute(w, budget, "mode");

	if (track[0] == '\0' && mode[0] == '\0')
		return;
	mode = mode[0] == '\0' ? "" : strcmp(mode, "solo") == 0 ?
	    "단독 참여" : "컨소시엄";
	heading(w, arena_printf(w->arena, "◆ %s%s%s", track,
	    track[0] != '\0' && mode[0] != '\0' ? ", " : "", mode));
}

/* "정부지원금이 50,000,000원일 때" */
static const char *
at_grant(struct writer *w, const xmlNode *ranges)
{
	const xmlNode	*grant = xml_child(ranges, "amount");
	const char	*label = attribute(w, grant, "label");

	return arena_printf(w->arena, "%s%s %s일 때", label,
	    korean_particle(label, "이"), won(w, grant, "high"));
}

static void
write_budget(struct writer *w, const xmlNode *budget)
{
	const xmlNode	*region = xml_child(budget, "region"), *part;
	const char	*total = won(w, region, "total");

	write_variant(w, budget);
	if (!says(w, region, "feasible", "yes")) {
		write_nothing(w, region);
	} else {
		heading(w, arena_printf(w->arena, "총사업비 %s에서 가능한 범위",
		    total));
		write_ranges(w, xml_child(region, "range"));
		if ((part = xml_child(region, "at-grant")) != NULL) {
			heading(w, at_grant(w, part));
			write_ranges(w, part);
		}
		if ((part = xml_child(region, "division")) != NULL)
			write_division(w, part);
	}
	write_full(w, region);
	write_apart(w, region);
}

/* What was asked, as a sentence. */
static const char *
asked(struct writer *w, const xmlNode *root)
{
	const char	*amount = won(w, root, "won");

	if (says(w, root, "asked", "grant"))
		return arena_printf(w->arena, "정부지원금 %s%s 받을 수 있는 가장 "
		    "작은 총사업비", amount, korean_particle(amount, "을"));
	if (says(w, root, "asked", "company"))
		return arena_printf(w->arena, "기업이 %s까지 부담할 때 가장 큰 "
		    "총사업비", amount);
	return arena_printf(w->arena, "총사업비 %s", amount);
}

void
budget_report_text(const xmlDoc *doc, int color, struct buf *out)
{
	struct writer	 w = { arena_new(), out, color };
	const xmlNode	*root = root_of(doc), *budget;

	buf_printf(out, "%s%s%s (%s)\n%s\n", color ? BOLD : "",
	    attribute(&w, root, "title"), color ? PLAIN : "",
	    attribute(&w, root, "programme"), asked(&w, root));
	for (budget = xml_child(root, "budget"); budget != NULL;
	    budget = xml_next_named(budget, "budget"))
		write_budget(&w, budget);
	arena_free(w.arena);
}

/* A number, or null. */
static void
json_won(struct writer *w, const char *key, const xmlNode *node,
    const char *name)
{
	int64_t	 value;

	if (won_parse(attribute(w, node, name), &value) == 0)
		object_count(w->out, key, (size_t)value);
	else
		object_text(w->out, key, NULL);
}

static void
json_put(struct writer *w, const xmlNode *node, const char *name)
{
	object_text(w->out, name, xml_attribute(w->arena, node, name));
}

static void
json_basis(struct writer *w, const xmlNode *cap)
{
	const xmlNode	*basis = xml_child(cap, "basis");

	object_open(w->out, "basis", '[');
	for (; basis != NULL; basis = xml_next_named(basis, "basis")) {
		object_open(w->out, NULL, '{');
		json_put(w, basis, "notice");
		json_won(w, "line", basis, "line");
		object_text(w->out, "text", xml_text(w->arena, basis));
		object_close(w->out, '}');
	}
	object_close(w->out, ']');
}

static void
json_caps(struct writer *w, const char *key, const xmlNode *parent,
    const char *element)
{
	static const char *const attributes[] = { "id", "title", "limit",
	    "review", "conflict", "because", "remedy" };
	const xmlNode	*cap = xml_child(parent, element);
	size_t		 i;

	object_open(w->out, key, '[');
	for (; cap != NULL; cap = xml_next_named(cap, element)) {
		object_open(w->out, NULL, '{');
		for (i = 0; i < sizeof(attributes) / sizeof(attributes[0]);
		    i++)
			if (xml_attribute(w->arena, cap,
			    attributes[i]) != NULL)
				json_put(w, cap, attributes[i]);
		json_basis(w, cap);
		object_close(w->out, '}');
	}
	object_close(w->out, ']');
}

static void
json_ranges(struct writer *w, const char *key, const xmlNode *ranges)
{
	const xmlNode	*a = ranges != NULL ? xml_child(ranges, "amount") :
			    NULL;

	object_open(w->out, key, '[');
	for (; a != NULL; a = xml_next_named(a, "amount")) {
		object_open(w->out, NULL, '{');
		json_put(w, a, "id");
		json_put(w, a, "label");
		json_won(w, "min", a, "low");
		json_won(w, "max", a, "high");
		object_text(w->out, "exact",
		    says(w, a, "exact", "no") ? "no" : "yes");
		json_caps(w, "min_by", a, "low");
		json_caps(w, "max_by", a, "high");
		object_close(w->out, '}');
	}
	object_close(w->out, ']');
}

static void
json_division(struct writer *w, const xmlNode *division)
{
	const xmlNode	*a;

	if (division == NULL) {
		object_text(w->out, "suggestion", NULL);
		return;
	}
	object_open(w->out, "suggestion", '{');
	for (a = xml_child(division, "amount"); a != NULL;
	    a = xml_next_named(a, "amount"))
		json_won(w, attribute(w, a, "id"), a, "won");
	object_close(w->out, '}');
}

static void
json_budget(struct writer *w, const xmlNode *budget)
{
	const xmlNode	*region = xml_child(budget, "region"), *a;

	object_open(w->out, NULL, '{');
	json_put(w, budget, "track");
	json_put(w, budget, "mode");
	json_put(w, region, "feasible");
	json_put(w, region, "unlimited");
	json_put(w, region, "split");
	json_won(w, "total", region, "total");
	json_won(w, "full_grant", region, "full-grant");
	json_won(w, "full_grant_total", region, "full-total");
	json_ranges(w, "range", xml_child(region, "range"));
	json_ranges(w, "at_grant", xml_child(region, "at-grant"));
	json_division(w, xml_child(region, "division"));
	object_open(w->out, "unsettled", '[');
	for (a = xml_child(region, "unsettled"); a != NULL;
	    a = xml_next_named(a, "unsettled"))
		object_text(w->out, NULL, attribute(w, a, "label"));
	object_close(w->out, ']');
	json_caps(w, "contradiction", region, "contradiction");
	json_caps(w, "apart", region, "apart");
	object_close(w->out, '}');
}

void
budget_report_json(const xmlDoc *doc, struct buf *out)
{
	struct writer	 w = { arena_new(), out, 0 };
	const xmlNode	*root = root_of(doc), *budget;

	object_open(out, NULL, '{');
	json_put(&w, root, "programme");
	json_put(&w, root, "title");
	json_put(&w, root, "asked");
	json_won(&w, "won", root, "won");
	object_open(out, "budgets", '[');
	for (budget = xml_child(root, "budget"); budget != NULL;
	    budget = xml_next_named(budget, "budget"))
		json_budget(&w, budget);
	object_close(out, ']');
	object_close(out, '}');
	buf_putc(out, '\n');
	arena_free(w.arena);
}
