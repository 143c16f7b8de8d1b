/*
 * Reports of a small case written by hand: the keys of the JSON contract,
 * escaping, colours, several cases, and parts that are not there.
 */
#include "helper.h"

#include <jansson.h>

static const char whole[] =
    "<case version='1'>"
    "<facts seoryu='0.1.0' as-of='2026-02-20T10:00:00+09:00'>"
    "<bundle name='a&lt;b&gt;&amp;.zip' kind='zip' sha256='00' files='1'/>"
    "<application mode='solo'><company><name>가&#10;종합: 통과</name>"
    "<registration-number>999-87-21157</registration-number></company>"
    "</application>"
    "<file id='f1' path='&lt;script&gt;&quot;1&quot;.pdf' raw-name='3c73'"
    " kind='pdf' bytes='12345' sha256='11' state='read'"
    " document='national-tax' label='국세 납세증명서' reason='제목'/>"
    "</facts>"
    "<programme id='demo' title='시범 사업' sha256='22'/>"
    "<documents>"
    "<document id='national-tax' item='2' label='국세 납세증명서'"
    " required='yes' applies='yes' present='yes' verdict='supplement'"
    " accepted-until='2026-02-03'>"
    "<file ref='f1' path='&lt;script&gt;&quot;1&quot;.pdf'/>"
    "<fact name='issued' value='2025-11-03'/>"
    "<fact name='no-arrears' value='체납액이 없음'/></document>"
    "<document id='plan' item='1' label='사업계획서' required='yes'"
    " applies='yes' present='no' verdict='review'/>"
    "<gap item='8' text='공고문에 없음'/>"
    "</documents>"
    "<budget total='62500000' grant='50000000' mode='solo'>"
    "<cap id='a' of='정부지원금' label='80%' binds='yes' holds='yes'"
    " limit='50000000' value='50000000'/>"
    "<cap id='b' of='현금' label='10%' binds='no' holds='no' limit='1'"
    " value='0'/>"
    "<cap id='c' of='현물' label='90%' binds='no' holds='unknown'/>"
    "<suggestion cap='b'>현금을 1원 이상으로 올려 주십시오.</suggestion>"
    "</budget>"
    "<findings verdict='supplement' as-of='2026-02-20T10:00:00+09:00'"
    " checks='3'>"
    "<finding id='D-1' title='발행일' verdict='supplement' severity='error'"
    " document='national-tax' file='f1' path='&lt;script&gt;.pdf' page='1'"
    " conflict='C-05'><text>3개월이 &lt;지났습니다&gt;.</text>"
    "<remedy>다시 발급받아 주십시오.</remedy>"
    "<basis notice='B' line='105'>3개월 이내</basis></finding>"
    "<finding id='D-2' title='제출' verdict='pass' severity='info'/>"
    "<finding id='D-3' title='유효기간' verdict='pass' severity='warning'>"
    "<text>곧 끝납니다.</text><basis notice='B' line='1'>가</basis>"
    "</finding>"
    "</findings></case>";

/* What may be missing from a case, down to all of it. */
static const char *const partial[] = {
	"<case/>",
	"<nonsense/>",
	"<case><facts/></case>",
	"<case><facts><bundle/><file/><application/></facts></case>",
	"<case><findings/></case>",
	"<case><findings><finding/></findings></case>",
	"<case><documents><document/><gap/></documents></case>",
	"<case><documents><document verdict='no such verdict at all'><file/>"
	"<fact/></document></documents></case>",
	"<case><budget/></case>",
	"<case><budget total='x'><cap/><suggestion/></budget></case>",
	"<case><findings verdict='?' as-of='?'><finding verdict='review'>"
	"<basis/></finding></findings></case>",
};

static const char *const formats[] = { "text", "json", "xml", "html" };
enum { FORMATS = sizeof(formats) / sizeof(formats[0]) };

static xmlDoc *
parse(const char *text)
{
	struct diags	*ds = diags_new();
	xmlDoc		*doc = xml_read(ds, "case", text, strlen(text));

	assert_non_null(doc);
	diags_free(ds);
	return doc;
}

/*
 * The report of N times the same case, and of bundles that could not be read;
 * for free(3). Each piece is taken out of the buffer as it comes.
 */
static char *
report_with(const char *text, size_t n, const struct check_report *wanted,
    const char *const *unread, size_t n_unread)
{
	struct check_report	 how = *wanted;
	xmlDoc			*doc = parse(text);
	struct report		*r;
	struct buf		 out, all;
	char			*copy;
	size_t			 i;

	buf_init(&out, BUF_TEXT);
	buf_init(&all, BUF_TEXT);
	how.asked = n + n_unread;
	r = check_report_open(&how, &out);
	assert_non_null(r);
	for (i = 0; i < n + n_unread; i++) {
		assert_int_equal(i < n_unread ?
		    check_report_unread(r, unread[i]) :
		    check_report_case(r, doc), 0);
		buf_add(&all, buf_string(&out), out.len);
		buf_clear(&out);
	}
	assert_int_equal(check_report_close(r), 0);
	buf_add(&all, buf_string(&out), out.len);
	copy = strdup(buf_string(&all));
	buf_free(&out);
	buf_free(&all);
	xml_free(doc);
	return copy;
}

static char *
report(const char *text, size_t n, const struct check_report *how)
{
	return report_with(text, n, how, NULL, 0);
}

static json_t *
json_of(char *bytes)
{
	json_error_t	 error;
	json_t		*json = json_loads(bytes, 0, &error);

	if (json == NULL)
		fail_msg("%d: %s", error.line, error.text);
	free(bytes);
	return json;
}

static json_t *
json_report(const char *text, size_t n, const struct check_report *how)
{
	return json_of(report(text, n, how));
}

/* The keys that users rely on, by their path from the object of a bundle. */
static const struct {
	const char	*path;
	json_type	 type;
} keys[] = {
	{ "seoryu", JSON_STRING },
	{ "as_of", JSON_STRING },
	{ "programme", JSON_OBJECT },
	{ "programme/id", JSON_STRING },
	{ "programme/title", JSON_STRING },
	{ "programme/sha256", JSON_STRING },
	{ "bundle/name", JSON_STRING },
	{ "bundle/sha256", JSON_STRING },
	{ "bundle/files", JSON_ARRAY },
	{ "bundle/files/0/path", JSON_STRING },
	{ "bundle/files/0/raw_name_hex", JSON_STRING },
	{ "bundle/files/0/kind", JSON_STRING },
	{ "bundle/files/0/bytes", JSON_INTEGER },
	{ "bundle/files/0/sha256", JSON_STRING },
	{ "bundle/files/0/state", JSON_STRING },
	{ "bundle/files/0/document", JSON_STRING },
	{ "bundle/files/0/reason", JSON_STRING },
	{ "documents", JSON_ARRAY },
	{ "documents/0/item", JSON_STRING },
	{ "documents/0/id", JSON_STRING },
	{ "documents/0/label", JSON_STRING },
	{ "documents/0/required", JSON_STRING },
	{ "documents/0/verdict", JSON_STRING },
	{ "documents/0/files", JSON_ARRAY },
	{ "documents/0/files/0", JSON_STRING },
	{ "documents/0/facts/issued", JSON_STRING },
	{ "documents/0/facts/no_arrears", JSON_STRING },
	{ "documents/0/facts/accepted_until", JSON_STRING },
	{ "documents/1/facts/accepted_until", JSON_NULL },
	{ "findings", JSON_ARRAY },
	{ "findings/0/id", JSON_STRING },
	{ "findings/0/verdict", JSON_STRING },
	{ "findings/0/severity", JSON_STRING },
	{ "findings/0/document", JSON_STRING },
	{ "findings/0/file", JSON_STRING },
	{ "findings/0/page", JSON_INTEGER },
	{ "findings/0/cell", JSON_NULL },
	{ "findings/0/text", JSON_STRING },
	{ "findings/0/remedy", JSON_STRING },
	{ "findings/0/basis", JSON_ARRAY },
	{ "findings/0/basis/0/notice", JSON_STRING },
	{ "findings/0/basis/0/line", JSON_INTEGER },
	{ "findings/0/basis/0/quote", JSON_STRING },
	{ "findings/0/conflict", JSON_STRING },
	{ "findings/1/document", JSON_NULL },
	{ "findings/1/conflict", JSON_NULL },
	{ "budget", JSON_OBJECT },
	{ "budget/total", JSON_INTEGER },
	{ "budget/cash", JSON_NULL },
	{ "budget/binding/0", JSON_STRING },
	{ "budget/caps/0/holds", JSON_TRUE },
	{ "budget/caps/1/holds", JSON_FALSE },
	{ "budget/caps/2/holds", JSON_NULL },
	{ "verdict", JSON_STRING },
	{ "counts", JSON_OBJECT },
	{ "counts/pass", JSON_INTEGER },
	{ "counts/supplement", JSON_INTEGER },
	{ "counts/ineligible", JSON_INTEGER },
	{ "counts/review", JSON_INTEGER },
	{ "counts/not-applicable", JSON_INTEGER },
	{ "counts/unreadable", JSON_INTEGER },
};

/* What stands at "a/0/b"; NULL if nothing does. */
static const json_t *
at(const json_t *json, const char *path)
{
	char	 step[64];
	size_t	 n;

	while (json != NULL && *path != '\0') {
		n = strcspn(path, "/");
		snprintf(step, sizeof(step), "%.*s", (int)n, path);
		json = json_is_array(json) ?
		    json_array_get(json, strtoul(step, NULL, 10)) :
		    json_object_get(json, step);
		path += n + (path[n] == '/');
	}
	return json;
}

static void
json_has_its_keys(void **state)
{
	struct check_report	 how = { .format = "json" };
	json_t			*json = json_report(whole, 1, &how);
	const json_t		*value;
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		value = at(json, keys[i].path);
		if (value == NULL || json_typeof(value) != keys[i].type)
			fail_msg("%s: %s", keys[i].path,
			    value == NULL ? "missing" : "wrong type");
	}
	assert_string_equal(json_string_value(at(json, "verdict")),
	    "supplement");
	assert_int_equal(json_integer_value(at(json, "counts/pass")), 2);
	assert_string_equal(json_string_value(at(json,
	    "documents/0/files/0")), "<script>\"1\".pdf");
	json_decref(json);
}

/* What passed is listed on request only, but a warning always. */
static void
json_lists_what_is_asked_for(void **state)
{
	struct check_report	 how = { .format = "json" };
	json_t			*json = json_report(whole, 1, &how);

	(void)state;
	assert_int_equal(json_array_size(at(json, "findings")), 2);
	assert_string_equal(json_string_value(at(json, "findings/1/id")),
	    "D-3");
	json_decref(json);
	how.verbose = 1;
	json = json_report(whole, 1, &how);
	assert_int_equal(json_array_size(at(json, "findings")), 3);
	json_decref(json);
}

static void
several_cases_end_with_a_summary(void **state)
{
	static const char *const unread[] = { "\xFF.zip" };
	struct check_report	 how = { .format = "json" };
	json_t			*json = json_report(whole, 3, &how);

	(void)state;
	assert_true(json_is_array(json));
	assert_int_equal(json_array_size(json), 4);
	assert_string_equal(json_string_value(at(json, "2/programme/id")),
	    "demo");
	assert_int_equal(json_integer_value(at(json, "3/summary/bundles")),
	    3);
	assert_int_equal(json_integer_value(at(json, "3/summary/pass")), 0);
	assert_int_equal(json_integer_value(at(json,
	    "3/summary/supplement")), 3);
	json_decref(json);
	/* Two were asked for, one could be read: still a list. */
	json = json_of(report_with(whole, 1, &how, unread, 1));
	assert_true(json_is_array(json));
	assert_int_equal(json_integer_value(at(json, "1/summary/bundles")),
	    2);
	assert_true(json_is_string(at(json, "1/summary/unread/0")));
	json_decref(json);
}

static size_t
count(const char *text, const char *word)
{
	size_t	 n = 0;

	while ((text = strstr(text, word)) != NULL) {
		text += strlen(word);
		n++;
	}
	return n;
}

static void
html_escapes_everything(void **state)
{
	struct check_report	 how = { .format = "html", .verbose = 1 };
	char			*html = report(whole, 1, &how);

	(void)state;
	assert_null(strstr(html, "<script"));
	assert_non_null(strstr(html,
	    "&lt;script&gt;&quot;1&quot;.pdf"));
	assert_non_null(strstr(html, "a&lt;b&gt;&amp;.zip"));
	assert_non_null(strstr(html, "&lt;지났습니다&gt;"));
	free(html);
	html = report("<case><findings verdict='&quot;&gt;&lt;b onclick=&quot;'"
	    "><finding verdict='&quot;&gt;&lt;i&gt; supplement'/></findings>"
	    "<documents><document verdict='&lt;u&gt;'/></documents></case>", 1,
	    &how);
	assert_null(strstr(html, "<b onclick"));
	assert_null(strstr(html, "<i>"));
	assert_null(strstr(html, "<u>"));
	free(html);
}

/* A cap that could not be compared has not passed. */
static void
unknown_caps_do_not_pass(void **state)
{
	struct check_report	 how = { .format = "html" };
	char			*html = report(whole, 1, &how);
	const char		*caps = strstr(html, "<h2>사업비");

	(void)state;
	assert_non_null(caps);
	assert_int_equal(count(caps, "<td>적합</td>"), 1);
	assert_int_equal(count(caps, "<td>초과·부족</td>"), 1);
	assert_int_equal(count(caps, "<td>확인필요</td>"), 1);
	free(html);
}

static void
several_cases_are_one_page(void **state)
{
	struct check_report	 how = { .format = "html" };
	char			*html = report(whole, 2, &how);

	(void)state;
	assert_int_equal(count(html, "<main>"), 1);
	/* Theirs, and that of the summary. */
	assert_int_equal(count(html, "<h1>"), 3);
	assert_int_equal(count(html, "</html>"), 1);
	free(html);
}

static void
colors_only_on_request(void **state)
{
	struct check_report	 how = { .format = "text" };
	char			*text;

	(void)state;
	text = report(whole, 1, &how);
	assert_null(strchr(text, '\033'));
	free(text);
	how.color = 1;
	text = report(whole, 1, &how);
	assert_non_null(strstr(text, "\033[31m보완요청\033[0m"));
	assert_int_equal(count(text, "\033[") % 2, 0);
	free(text);
}

static void
text_says_what_and_why(void **state)
{
	static const char *const words[] = { "종합: 보완요청",
	    "3개월이 <지났습니다>.", "→ 다시 발급받아 주십시오.",
	    "공고 B 105행 「3개월 이내」 C-05", "알아 둘 사항", "곧 끝납니다.",
	    "(공고문에 없음)", "2025. 11. 3.", "2026. 2. 3.", "<script>.pdf 1쪽",
	    "총사업비 62,500,000원", "현금 (확인 안 됨)" };
	struct check_report	 how = { .format = "text" };
	char			*text = report(whole, 1, &how);
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strstr(text, words[i]) == NULL)
			fail_msg("no '%s' in:\n%s", words[i], text);
	assert_null(strstr(text, "D-2"));
	/* The applicant's name is not a line of the report. */
	assert_null(strstr(text, "\n종합: 통과"));
	free(text);
	how.verbose = 1;
	text = report(whole, 1, &how);
	assert_non_null(strstr(text, "D-2"));
	free(text);
}

static void
xml_is_the_case(void **state)
{
	struct check_report	 how = { .format = "xml" };
	char			*text = report(whole, 1, &how);
	xmlDoc			*doc = parse(text);

	(void)state;
	assert_string_equal(xml_name(xmlDocGetRootElement(doc)), "case");
	xml_free(doc);
	free(text);
	text = report(whole, 2, &how);
	doc = parse(text);
	assert_string_equal(xml_name(xmlDocGetRootElement(doc)), "cases");
	xml_free(doc);
	free(text);
}

/* Nothing is said to have passed because its part is not there. */
static void
absent_parts_are_no_trouble(void **state)
{
	struct check_report	 how = { .verbose = 1, .color = 1 };
	char			*text;
	size_t			 i, j;

	(void)state;
	for (i = 0; i < sizeof(partial) / sizeof(partial[0]); i++)
		for (j = 0; j < FORMATS; j++) {
			how.format = formats[j];
			text = report(partial[i], 1, &how);
			assert_true(text[0] != '\0');
			assert_null(strstr(text, "종합: 통과"));
			assert_true(strlen(text) < 64 * 1024);
			free(text);
			free(report(partial[i], 2, &how));
		}
}

/* Every format names what there is no result of, safely. */
static void
unread_bundles_are_named(void **state)
{
	static const char *const unread[] = { "가<b>.zip", "나\n다.zip" };
	struct check_report	 how = { 0 };
	char			*text;
	size_t			 i;

	(void)state;
	for (i = 0; i < FORMATS; i++) {
		how.format = formats[i];
		text = report_with(whole, 1, &how, unread, 2);
		if (strstr(text, "가") == NULL || strstr(text, "다.zip") == NULL)
			fail_msg("%s: not named", how.format);
		if (i != 1)	/* JSON may hold both */
			assert_null(strstr(text, "나\n다"));
		if (i >= 2)
			assert_null(strstr(text, "<b>.zip"));
		free(text);
		/* All of them: still a report. */
		text = report_with(whole, 0, &how, unread, 2);
		assert_non_null(strstr(text, "다.zip"));
		free(text);
	}
	how.format = "xml";
	text = report_with(whole, 1, &how, unread, 2);
	xml_free(parse(text));
	assert_int_equal(count(text, "<unread name="), 2);
	free(text);
	how.format = "text";
	text = report_with(whole, 2, &how, unread, 2);
	assert_non_null(strstr(text, "모두 4건 — 통과 0 · 수기확인 0 · "
	    "보완요청 2 · 부적합 0 · 읽지 못함 2\n"));
	free(text);
}

static void
refuses_what_it_cannot_write(void **state)
{
	struct check_report	 how = { .format = "pdf" };
	xmlDoc			*doc = parse(whole);
	struct report		*r;
	struct buf		 out;
	size_t			 i;

	(void)state;
	buf_init(&out, BUF_TEXT);
	assert_null(check_report_open(&how, &out));
	buf_free(&out);
	for (i = 0; i < FORMATS; i++) {
		how.format = formats[i];
		buf_init(&out, 100);
		r = check_report_open(&how, &out);
		if (check_report_case(r, doc) != -1)
			fail_msg("%s: a full buffer is no error", how.format);
		assert_int_equal(check_report_close(r), -1);
		buf_free(&out);
	}
	xml_free(doc);
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(json_has_its_keys),
		cmocka_unit_test(json_lists_what_is_asked_for),
		cmocka_unit_test(several_cases_end_with_a_summary),
		cmocka_unit_test(html_escapes_everything),
		cmocka_unit_test(unknown_caps_do_not_pass),
		cmocka_unit_test(several_cases_are_one_page),
		cmocka_unit_test(colors_only_on_request),
		cmocka_unit_test(text_says_what_and_why),
		cmocka_unit_test(xml_is_the_case),
		cmocka_unit_test(absent_parts_are_no_trouble),
		cmocka_unit_test(unread_bundles_are_named),
		cmocka_unit_test(refuses_what_it_cannot_write),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
