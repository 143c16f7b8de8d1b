#include "check/match_report.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/instant.h"
#include "base/korean.h"
#include "base/ratio.h"
#include "base/won.h"
#include "base/xml.h"
#include "check/object.h"

#define BOLD "\033[1m"
#define PLAIN "\033[0m"

struct writer {
	struct arena	*arena;
	struct buf	*out;
	int		 color;
};

/* One answer and what it is sorted by. */
struct item {
	const xmlNode	*node;
	int		 answer;	/* place among the answers */
	int		 state;		/* … among the states of a window */
	const char	*moment;	/* that it closes, or opens, at */
	const char	*title;
};

/*
 * What may be applied for but is over stands apart: who reads on is to find
 * first what can still be done.
 */
static const struct {
	const char	*word, *heading;
} answers[] = {
	{ "possible", "가능" },
	{ "unknown", "정보 부족·확인 필요" },
	{ "closed", "접수 마감" },
	{ "impossible", "불가" },
};
enum { ANSWERS = sizeof(answers) / sizeof(answers[0]) };

/* In the order in which a company should care. */
static const char *const states[] = { "open", "always", "before", "unknown",
	"closed" };
enum { STATES = sizeof(states) / sizeof(states[0]) };

static const char *
attribute(struct writer *w, const xmlNode *node, const char *name)
{
	const char	*value = node != NULL ?
			    xml_attribute(w->arena, node, name) : NULL;

	return value != NULL ? value : "";
}

static int
place_among(const char *const *words, int n, const char *word)
{
	int	 i;

	for (i = 0; i < n && strcmp(words[i], word) != 0; i++)
		;
	return i;
}

static int
answer_of(const char *word)
{
	int	 i;

	for (i = 0; i < ANSWERS && strcmp(answers[i].word, word) != 0; i++)
		;
	return i;
}

static int
compare(const void *a, const void *b)
{
	const struct item	*x = a, *y = b;
	int			 order;

	if (x->answer != y->answer)
		return x->answer - y->answer;
	if (x->state != y->state)
		return x->state - y->state;
	order = strcmp(x->moment, y->moment);
	return order != 0 ? order : strcmp(x->title, y->title);
}

static struct item *
sorted(struct writer *w, const xmlDoc *doc, size_t *n)
{
	const xmlNode	*root =
	    xmlDocGetRootElement((xmlDoc *)(uintptr_t)doc);
	const xmlNode	*node, *window;
	struct item	*items;

	*n = 0;
	for (node = xml_child(root, "match"); node != NULL;
	    node = xml_next_named(node, "match"))
		(*n)++;
	items = arena_array(w->arena, *n + 1, sizeof(*items));
	*n = 0;
	for (node = xml_child(root, "match"); node != NULL;
	    node = xml_next_named(node, "match")) {
		struct item	*item = &items[(*n)++];

		window = xml_child(node, "window");
		item->node = node;
		item->answer = answer_of(attribute(w, node, "answer"));
		if (item->answer != answer_of("impossible") && strcmp(
		    attribute(w, window, "state"), "closed") == 0)
			item->answer = answer_of("closed");
		item->state = place_among(states, STATES,
		    attribute(w, window, "state"));
		item->moment = attribute(w, window, item->state == 0 ?
		    "closes" : "opens");
		item->title = attribute(w, node, "title");
	}
	qsort(items, *n, sizeof(*items), compare);
	return items;
}

/* "2026. 2. 27.(금) 17:00"; months as "2026년 2월". */
static const char *
moment(struct writer *w, const char *text)
{
	struct instant		 instant;
	struct instant_kst	 kst;

	if (instant_parse(text, &instant) == 0) {
		kst = instant_kst(&instant);
		return arena_printf(w->arena, "%s %02d:%02d",
		    korean_weekday_date(w->arena, &kst.date), kst.hour,
		    kst.minute);
	}
	if (strlen(text) == strlen("2026-02"))
		return arena_printf(w->arena, "%.4s년 %d월", text,
		    (int)strtol(text + 5, NULL, 10));
	return text;
}

static void
line(struct writer *w, const char *label, const char *text)
{
	buf_printf(w->out, "    %s  %s\n", label, text);
}

static const char *
window_text(struct writer *w, const xmlNode *window)
{
	const char	*state = attribute(w, window, "state");
	const char	*opens = moment(w, attribute(w, window, "opens"));
	const char	*closes = moment(w, attribute(w, window, "closes"));
	const char	*days = attribute(w, window, "days");

	if (strcmp(state, "always") == 0)
		return "상시";
	if (strcmp(state, "open") == 0 && days[0] != '\0')
		return arena_printf(w->arena, "%s까지 (D-%s)", closes, days);
	if (strcmp(state, "before") == 0 && days[0] != '\0')
		return arena_printf(w->arena, "%s부터 %s까지 (%s일 뒤 시작)",
		    opens, closes, days);
	if (strcmp(state, "before") == 0 || strcmp(state, "open") == 0)
		return arena_printf(w->arena, "%s%s%s%s (날짜는 개별 공고)",
		    opens, strcmp(opens, closes) == 0 ? "" : " ~ ",
		    strcmp(opens, closes) == 0 ? "" : closes,
		    strcmp(state, "before") == 0 ? " 예정" : " 중");
	if (strcmp(state, "closed") == 0)
		return arena_printf(w->arena, "마감 (%s)", closes);
	return attribute(w, window, "text")[0] != '\0' ?
	    attribute(w, window, "text") : "정해지지 않음";
}

static const char *
won(struct writer *w, const char *text)
{
	int64_t	 value;

	return won_parse(text, &value) == 0 ? won_text(w->arena, value) : text;
}

static const char *
percent(struct writer *w, const char *text)
{
	struct ratio	 ratio;
	char		 out[40];

	if (ratio_parse(text, &ratio) == -1 ||
	    ratio_percent(ratio.num, ratio.den, 0, out) == -1)
		return text;
	return arena_printf(w->arena, "%s%%", out);
}

static void
write_money(struct writer *w, const xmlNode *money)
{
	const char	*label = attribute(w, money, "label");
	const char	*cap = attribute(w, money, "cap");
	const char	*ratio = attribute(w, money, "ratio");
	const char	*total = attribute(w, money, "total");

	buf_printf(w->out, "    금액  %s%s", label, label[0] != '\0' ? ": " :
	    "");
	if (cap[0] != '\0')
		buf_printf(w->out, "정부지원금 %s까지", won(w, cap));
	if (ratio[0] != '\0')
		buf_printf(w->out, "%s총사업비의 %s까지",
		    cap[0] != '\0' ? ", " : "", percent(w, ratio));
	if (total[0] != '\0')
		buf_printf(w->out, " (한도를 다 받으려면 총사업비 %s, 그 가운데 "
		    "지원금 외 부담 %s)", won(w, total),
		    won(w, attribute(w, money, "share")));
	buf_putc(w->out, '\n');
}

static const char *
words(struct writer *w, const xmlNode *node)
{
	const xmlNode	*text = xml_child(node, "text");

	return text != NULL ? xml_text(w->arena, text) :
	    attribute(w, node, "title");
}

/* 1 if an earlier finding asks for the same. */
static int
is_asked(struct writer *w, const xmlNode *finding, const char *missing)
{
	const xmlNode	*f = xml_child(finding->parent, "finding");

	for (; f != NULL && f != finding; f = xml_next_named(f, "finding"))
		if (strcmp(attribute(w, f, "missing"), missing) == 0)
			return 1;
	return 0;
}

static void
write_findings(struct writer *w, const xmlNode *match)
{
	const xmlNode	*f = xml_child(match, "finding"), *remedy;
	const char	*verdict, *missing;

	if (f == NULL)
		line(w, "확인", arena_printf(w->arena, "자격을 자동으로 견줄 수 "
		    "없습니다. 'seoryu show %s'로 지원 대상을 확인해 주십시오.",
		    attribute(w, match, "programme")));
	for (; f != NULL; f = xml_next_named(f, "finding")) {
		verdict = attribute(w, f, "verdict");
		missing = attribute(w, f, "missing");
		if (strcmp(verdict, "pass") == 0 ||
		    strcmp(verdict, "not-applicable") == 0)
			continue;
		if (missing[0] != '\0') {
			if (!is_asked(w, f, missing))
				line(w, "입력", missing);
			continue;
		}
		line(w, strcmp(verdict, "review") == 0 ? "확인" : "사유",
		    words(w, f));
		remedy = xml_child(f, "remedy");
		if (remedy != NULL)
			line(w, "    ", xml_text(w->arena, remedy));
	}
}

static void
write_papers(struct writer *w, const xmlNode *match)
{
	const xmlNode	*paper = xml_child(match, "paper");
	int		 n = 0;

	for (; paper != NULL; paper = xml_next_named(paper, "paper"))
		buf_printf(w->out, "%s%s%s", n++ > 0 ? ", " : "    서류  ",
		    attribute(w, paper, "label"),
		    attribute(w, paper, "when")[0] != '\0' ? "(해당하면)" : "");
	if (n > 0)
		buf_putc(w->out, '\n');
}

static void
write_contacts(struct writer *w, const xmlNode *match)
{
	const xmlNode	*c = xml_child(match, "contact");

	for (; c != NULL; c = xml_next_named(c, "contact"))
		line(w, "문의", arena_printf(w->arena, "%s %s",
		    attribute(w, c, "organisation"),
		    attribute(w, c, "phone")));
	if ((c = xml_child(match, "centre")) != NULL)
		line(w, "    ", arena_printf(w->arena,
		    "%s 스마트제조혁신센터 %s (%s)", attribute(w, c, "region"),
		    attribute(w, c, "phone"), attribute(w, c, "address")));
}

static void
write_match(struct writer *w, const struct item *item)
{
	const xmlNode	*node = item->node, *child;

	buf_printf(w->out, "\n  %s (%s)%s\n", item->title,
	    attribute(w, node, "programme"),
	    attribute(w, node, "provisional")[0] != '\0' ? " 잠정" : "");
	write_findings(w, node);
	if (strcmp(attribute(w, node, "answer"), "impossible") == 0)
		return;
	line(w, "접수", window_text(w, xml_child(node, "window")));
	for (child = xml_child(node, "money"); child != NULL;
	    child = xml_next_named(child, "money"))
		write_money(w, child);
	if ((child = xml_child(node, "level")) != NULL)
		line(w, "수준", arena_printf(w->arena, "목표 %s 이상",
		    attribute(w, child, "value")));
	write_papers(w, node);
	write_contacts(w, node);
}

static size_t
count(const struct item *items, size_t n, int answer)
{
	size_t	 i, found = 0;

	for (i = 0; i < n; i++)
		found += items[i].answer == answer;
	return found;
}

void
match_report_text(const xmlDoc *doc, int color, struct buf *out)
{
	struct writer	 w = { arena_new(), out, color };
	size_t		 n, i;
	struct item	*items = sorted(&w, doc, &n);
	int		 answer;

	for (answer = 0; answer < ANSWERS; answer++)
		buf_printf(out, "%s%s %zu", answer > 0 ? ", " : "",
		    answers[answer].heading, count(items, n, answer));
	buf_puts(out, "\n");
	for (answer = 0; answer < ANSWERS; answer++) {
		if (count(items, n, answer) == 0)
			continue;
		buf_printf(out, "\n%s%s%s\n", color ? BOLD : "",
		    answers[answer].heading, color ? PLAIN : "");
		for (i = 0; i < n; i++)
			if (items[i].answer == answer)
				write_match(&w, &items[i]);
	}
	arena_free(w.arena);
}

/* Names of elements, with the attributes that JSON has of them. */
static const struct {
	const char	*element, *key;
	const char	*attributes[6];
} parts[] = {
	{ "money", "money", { "track", "label", "cap", "ratio", "total",
	    "share" } },
	{ "level", "level", { "label", "value" } },
	{ "paper", "papers", { "label", "obtain", "when" } },
	{ "contact", "contacts", { "role", "organisation", "phone" } },
	{ "centre", "centres", { "region", "phone", "address" } },
	{ "window", "windows", { "state", "opens", "closes", "days",
	    "text" } },
};

static void
json_part(struct writer *w, const xmlNode *match, size_t part)
{
	const xmlNode	*node = xml_child(match, parts[part].element);
	size_t		 i;

	object_open(w->out, parts[part].key, '[');
	for (; node != NULL;
	    node = xml_next_named(node, parts[part].element)) {
		object_open(w->out, NULL, '{');
		for (i = 0; i < 6 && parts[part].attributes[i] != NULL; i++)
			object_text(w->out, parts[part].attributes[i],
			    xml_attribute(w->arena, node,
			    parts[part].attributes[i]));
		object_close(w->out, '}');
	}
	object_close(w->out, ']');
}

static void
json_findings(struct writer *w, const xmlNode *match)
{
	const xmlNode	*f = xml_child(match, "finding"), *child;

	object_open(w->out, "findings", '[');
	for (; f != NULL; f = xml_next_named(f, "finding")) {
		object_open(w->out, NULL, '{');
		object_text(w->out, "id", attribute(w, f, "id"));
		object_text(w->out, "verdict", attribute(w, f, "verdict"));
		object_text(w->out, "missing",
		    xml_attribute(w->arena, f, "missing"));
		child = xml_child(f, "text");
		object_text(w->out, "text",
		    child != NULL ? xml_text(w->arena, child) : NULL);
		child = xml_child(f, "remedy");
		object_text(w->out, "remedy",
		    child != NULL ? xml_text(w->arena, child) : NULL);
		object_text(w->out, "conflict",
		    xml_attribute(w->arena, f, "conflict"));
		object_close(w->out, '}');
	}
	object_close(w->out, ']');
}

void
match_report_json(const xmlDoc *doc, struct buf *out)
{
	struct writer	 w = { arena_new(), out, 0 };
	size_t		 n, i, part;
	struct item	*items = sorted(&w, doc, &n);
	const xmlNode	*node;

	object_open(out, NULL, '{');
	object_text(out, "as_of", attribute(&w, xmlDocGetRootElement(
	    (xmlDoc *)(uintptr_t)doc), "as-of"));
	object_open(out, "programmes", '[');
	for (i = 0; i < n; i++) {
		node = items[i].node;
		object_open(out, NULL, '{');
		object_text(out, "id", attribute(&w, node, "programme"));
		object_text(out, "title", items[i].title);
		object_text(out, "answer", attribute(&w, node, "answer"));
		object_text(out, "provisional",
		    xml_attribute(w.arena, node, "provisional"));
		for (part = 0; part < sizeof(parts) / sizeof(parts[0]);
		    part++)
			json_part(&w, node, part);
		json_findings(&w, node);
		object_close(out, '}');
	}
	object_close(out, ']');
	object_close(out, '}');
	buf_putc(out, '\n');
	arena_free(w.arena);
}
