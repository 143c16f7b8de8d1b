/*
 * Reports read the case and nothing else, so a stored case gives the same
 * report as the run that made it.
 */
#include "check/report.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/instant.h"
#include "base/korean.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/won.h"
#include "base/xml.h"

static const struct report_format *const formats[] = {
	&report_text, &report_json, &report_xml, &report_html,
};

const char *const report_overalls[REPORT_OVERALL] = {
	"pass", "review", "supplement", "ineligible",
};

const char *const report_verdicts[REPORT_VERDICTS] = {
	"ineligible", "supplement", "unreadable", "review", "pass",
	"not-applicable",
};

const struct report_group report_groups[REPORT_GROUPS] = {
	{ "고쳐야 할 사항", "ineligible supplement", 0 },
	{ "사람이 확인해야 할 사항", "review unreadable", 0 },
	{ "적합한 사항", "pass not-applicable", 1 },
};

/* The words of a case → the words of a reader. */
struct word {
	const char	*word;
	const char	*korean;
};

static const struct word verdict_words[] = {
	{ "pass", "적합" },
	{ "supplement", "보완" },
	{ "ineligible", "부적합" },
	{ "review", "확인필요" },
	{ "not-applicable", "해당없음" },
	{ "unreadable", "판독불가" },
	{ NULL, NULL },
};

static const struct word overall_words[] = {
	{ "pass", "통과" },
	{ "supplement", "보완요청" },
	{ "ineligible", "부적합" },
	{ "review", "수기확인" },
	{ NULL, NULL },
};

static const struct word state_words[] = {
	{ "empty", "빈 파일" },
	{ "no-text", "판독불가" },
	{ "encrypted", "암호화" },
	{ "distribution", "배포용 문서" },
	{ "damaged", "손상" },
	{ "unsupported", "읽지 않는 형식" },
	{ "too-large", "크기 초과" },
	{ "refused", "거부" },
	{ "ignored", "제외" },
	{ NULL, NULL },
};

struct report *
check_report_open(const struct check_report *how, struct buf *out)
{
	struct report	*r;
	size_t		 i = 0;

	while (strcmp(formats[i]->name, how->format) != 0)
		if (++i == sizeof(formats) / sizeof(formats[0]))
			return NULL;
	r = mem_alloc(sizeof(*r));
	r->arena = arena_new();
	r->out = out;
	r->how = how;
	r->format = formats[i];
	if (r->format->begin != NULL)
		r->format->begin(r);
	return r;
}

int
report_is_many(const struct report *r)
{
	return r->how->asked > 1;
}

/* Begins with what is counted: the number of the verdict. */
int
check_report_part(struct report *r, const xmlDoc *doc, struct buf *part)
{
	struct buf	*out = r->out;
	const char	*verdict;
	unsigned char	 i = 0;

	verdict = report_attribute(r, report_part(doc, "findings"), "verdict");
	while (i < REPORT_OVERALL && strcmp(verdict, report_overalls[i]) != 0)
		i++;
	buf_add(part, &i, 1);
	r->out = part;
	r->format->one(r, doc);
	r->out = out;
	arena_reset(r->arena);
	return part->full ? -1 : 0;
}

int
check_report_add(struct report *r, const char *part, size_t n)
{
	unsigned char	 overall = n > 0 ? (unsigned char)part[0] : 0;

	if (r->n++ > 0 && r->format->between != NULL)
		r->format->between(r);
	if (n > 0 && overall < REPORT_OVERALL)
		r->overall[overall]++;
	if (n > 0)
		buf_add(r->out, part + 1, n - 1);
	return r->out->full ? -1 : 0;
}

int
check_report_case(struct report *r, const xmlDoc *doc)
{
	struct buf	 part;
	int		 result = -1;

	buf_init(&part, r->out->max);
	if (check_report_part(r, doc, &part) == 0)
		result = check_report_add(r, part.data, part.len);
	r->out->full |= part.full;
	buf_free(&part);
	return result;
}

int
check_report_unread(struct report *r, const char *name)
{
	r->unread = mem_resize(r->unread, r->n_unread + 1,
	    sizeof(*r->unread));
	r->unread[r->n_unread++] = name;
	return 0;
}

int
check_report_close(struct report *r)
{
	int	 result;

	if (r == NULL)
		return 0;
	if (r->format->end != NULL)
		r->format->end(r);
	result = r->out->full ? -1 : 0;
	arena_free(r->arena);
	free(r->unread);
	free(r);
	return result;
}

const xmlNode *
report_part(const xmlDoc *doc, const char *name)
{
	const xmlNode	*root = xmlDocGetRootElement(doc);

	return root != NULL ? xml_child(root, name) : NULL;
}

/* An applicant's words must not look like lines of the report. */
static const char *
shown(struct report *r, const char *text)
{
	return r->lines ? utf8_line(r->arena, text) : text;
}

const char *
report_attribute(struct report *r, const xmlNode *node, const char *name)
{
	const char	*value = NULL;

	if (node != NULL)
		value = xml_attribute(r->arena, node, name);
	return value != NULL ? shown(r, value) : "";
}

const char *
report_child(struct report *r, const xmlNode *node, const char *name)
{
	const xmlNode	*child = node != NULL ? xml_child(node, name) : NULL;

	return child != NULL ? shown(r, xml_text(r->arena, child)) : "";
}

const char *
report_fact(struct report *r, const xmlNode *document, const char *name)
{
	const xmlNode	*fact = xml_child(document, "fact");

	while (fact != NULL) {
		if (strcmp(report_attribute(r, fact, "name"), name) == 0)
			return report_attribute(r, fact, "value");
		fact = xml_next_named(fact, "fact");
	}
	return "";
}

/* The word itself if the table lacks it: nothing is shown as something else. */
static const char *
translate(const struct word *words, const char *word)
{
	for (; words->word != NULL; words++)
		if (strcmp(words->word, word) == 0)
			return words->korean;
	return word;
}

const char *
report_verdict(const char *word)
{
	return translate(verdict_words, word);
}

const char *
report_word(struct report *r, const xmlNode *finding)
{
	const char	*verdict = report_attribute(r, finding, "verdict");
	const char	*severity = report_attribute(r, finding, "severity");

	if (strcmp(verdict, "pass") == 0 && strcmp(severity, "warning") == 0)
		return "주의";
	if (strcmp(verdict, "pass") == 0 && strcmp(severity, "info") == 0)
		return "참고";
	return report_verdict(verdict);
}

const char *
report_overall(const char *word)
{
	return translate(overall_words, word);
}

const char *
report_no_document(struct report *r, const xmlNode *file)
{
	static const char *const words[][2] = {
		{ "data", "신청서 자료" },
		{ "parts", "여러 서류" },
		{ "cover", "표지" },
		{ "joined", "이어지는 쪽" },
	};
	const char	*method = report_attribute(r, file, "method");
	size_t		 i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i][0], method) == 0)
			return words[i][1];
	return "";
}

const char *
report_path(struct report *r, const xmlNode *file)
{
	const char	*path = report_attribute(r, file, "path");
	const char	*part = report_attribute(r, file, "part");

	return part[0] == '\0' ? path :
	    arena_printf(r->arena, "%s (%s쪽)", path, part);
}

const char *
report_state(const char *word)
{
	return strcmp(word, "read") == 0 ? "" : translate(state_words, word);
}

size_t
report_count(struct report *r, const xmlDoc *doc, const char *verdict)
{
	const xmlNode	*part = report_part(doc, "findings"), *finding;
	size_t		 n = 0;

	if (part == NULL)
		return 0;
	for (finding = xml_child(part, "finding"); finding != NULL;
	    finding = xml_next_named(finding, "finding"))
		if (strcmp(report_attribute(r, finding, "verdict"),
		    verdict) == 0)
			n++;
	return n;
}

int
report_in_group(struct report *r, const xmlNode *finding,
    const struct report_group *group)
{
	const char	*verdict = report_attribute(r, finding, "verdict");
	const char	*at = group->verdicts;
	size_t		 n = strlen(verdict), len;

	while (*at != '\0') {
		len = strcspn(at, " ");
		if (len == n && memcmp(at, verdict, n) == 0)
			return 1;
		at += len;
		at += strspn(at, " ");
	}
	return 0;
}

const char *
report_day(struct report *r, const char *iso)
{
	struct date	 date;

	if (date_parse(iso, &date) == -1)
		return iso;
	return korean_date(r->arena, &date);
}

const char *
report_moment(struct report *r, const char *rfc3339)
{
	struct instant		 instant;
	struct instant_kst	 wall;

	if (instant_parse(rfc3339, &instant) == -1)
		return rfc3339;
	wall = instant_kst(&instant);
	return arena_printf(r->arena, "%s %02d:%02d",
	    korean_weekday_date(r->arena, &wall.date), wall.hour, wall.minute);
}

const char *
report_won(struct report *r, const char *digits)
{
	char		*end;
	long long	 value;

	errno = 0;
	value = strtoll(digits, &end, 10);
	if (digits[0] == '\0' || *end != '\0' || errno != 0)
		return digits;
	return won_comma(r->arena, value);
}
