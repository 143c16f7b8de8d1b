/*
 * Cases through the whole check: verdicts, exit statuses, documents, the
 * choice of a programme, the tests beside the rules, the quotes.
 */
#include "helper.h"

#include <time.h>

#define BASE DATA "/demo/tests/base.xml"

static struct diags	*diags;
static struct check	*check;

static int
set_up(void **state)
{
	(void)state;
	diags = diags_new();
	check = check_new(diags, DATA);
	return check_count(check) == 1 ? 0 : -1;
}

static int
tear_down(void **state)
{
	(void)state;
	check_free(check);
	diags_free(diags);
	return 0;
}

/* The base case with the first FIND in its text replaced, checked. */
static xmlDoc *
checked(const char *find, const char *put)
{
	struct check_options	 options = { "2026-02-20T10:00:00+09:00",
				    NULL };
	struct buf		 bytes = helper_read("demo/tests/base.xml");
	struct buf		 text;
	const char		*at;
	xmlDoc			*doc;

	buf_init(&text, BUF_TEXT);
	at = find != NULL ? strstr(buf_string(&bytes), find) : NULL;
	if (at != NULL) {
		buf_add(&text, bytes.data, (size_t)(at - bytes.data));
		buf_puts(&text, put);
		buf_puts(&text, at + strlen(find));
	} else {
		assert_null(find);
		buf_puts(&text, buf_string(&bytes));
	}
	doc = xml_read(diags, "base", buf_string(&text), text.len);
	assert_non_null(doc);
	assert_int_equal(check_run(check, diags, doc, &options), 0);
	buf_free(&bytes);
	buf_free(&text);
	return doc;
}

static const struct {
	const char		*find, *put;
	enum check_verdict	 verdict;
	int			 exit;
} verdicts[] = {
	{ NULL, NULL, CHECK_PASS, 0 },
	/* Two files for one document: a person says which one counts. */
	{ "</facts>", "<file id='f9' path='나.pdf' state='read' "
	    "document='roster'/></facts>", CHECK_REVIEW, 1 },
	{ "<file id=\"f2\"", "<problem code='I099' level='bundle'>글"
	    "</problem><file id=\"f2\"", CHECK_REVIEW, 1 },
	/* A warning passes, and is said in the exit status. */
	{ "<file id=\"f2\"", "<problem code='I098' level='warning'>글"
	    "</problem><file id=\"f2\"", CHECK_PASS, 1 },
	{ "<file id=\"f2\"", "<problem code='I097' level='note'>글"
	    "</problem><file id=\"f2\"", CHECK_PASS, 0 },
	{ "name=\"issued\"", "name=\"other\"", CHECK_REVIEW, 1 },
	{ "2026-01-12", "2025-01-12", CHECK_SUPPLEMENT, 2 },
	{ "<name>주식회사 가람", "<name>주식회사 나람", CHECK_INELIGIBLE, 2 },
	{ "state=\"read\" document=\"roster-all\"",
	    "state=\"damaged\" document=\"roster-all\"", CHECK_REVIEW, 1 },
	{ "state=\"read\" document=\"roster-all\"",
	    "state=\"read\" document=\"\"", CHECK_SUPPLEMENT, 2 },
};

static void
verdicts_and_exit_statuses(void **state)
{
	xmlDoc	*doc;
	size_t	 i;

	(void)state;
	for (i = 0; i < sizeof(verdicts) / sizeof(verdicts[0]); i++) {
		doc = checked(verdicts[i].find, verdicts[i].put);
		if (check_verdict(doc) != verdicts[i].verdict ||
		    check_exit(doc) != verdicts[i].exit)
			fail_msg("row %zu: verdict %d, exit %d", i,
			    (int)check_verdict(doc), check_exit(doc));
		xml_free(doc);
	}
}

/* The <document> of that id. */
static xmlNode *
document(xmlDoc *doc, const char *id)
{
	xmlNode	*node = xml_child(xmlDocGetRootElement(doc), "documents");

	for (node = xml_child(node, "document"); node != NULL;
	    node = xml_next_named(node, "document"))
		if (helper_is(node, "id", id))
			return node;
	return NULL;
}

static void
documents_take_their_files(void **state)
{
	xmlDoc	*doc = checked("<file id=\"f2\"",
	    "<file id='f8' path='새 납세증명서.pdf' state='read' "
	    "document='tax'><fact name='issued' value='2026-02-01' page='3'/>"
	    "<fact name='company' value='가람'/></file><file id=\"f2\"");
	xmlNode	*tax = document(doc, "tax");

	(void)state;
	/* The newest counts, and until when it would. */
	assert_true(helper_is(xml_child(tax, "file"), "ref", "f8"));
	assert_true(helper_is(tax, "accepted-until", "2026-05-01"));
	/* That there are two is for a person to settle. */
	assert_true(helper_is(tax, "verdict", "review"));
	assert_non_null(xml_child(helper_finding(doc, "DOC-tax"), "text"));
	assert_true(helper_is(helper_finding(doc, "D-001"), "page", "3"));
	assert_true(helper_is(helper_finding(doc, "D-001"), "file", "f8"));
	/* One combined roster fills two documents. */
	assert_true(helper_is(xml_child(document(doc, "roster"), "file"),
	    "ref", "f2"));
	assert_true(helper_is(xml_child(document(doc, "health"), "file"),
	    "ref", "f2"));
	xml_free(doc);
}

/* A partner's newer certificate does not take the applicant's place. */
static void
own_papers_come_first(void **state)
{
	xmlDoc	*doc = checked("<name>주식회사 가람</name>",
	    "<name>주식회사 가람</name>"
	    "<registration-number>999-81-20419</registration-number>"
	    "</company></application>"
	    "<file id='f8' path='가공기업.pdf' state='read' document='tax'>"
	    "<fact name='issued' value='2026-02-01'/>"
	    "<fact name='registration-number' value='9998620772'/></file>"
	    "<file id='f7' path='우리.pdf' state='read' document='tax'>"
	    "<fact name='issued' value='2026-01-05'/>"
	    "<fact name='registration-number' value='9998120419'/></file>"
	    "<application><company>");
	xmlNode	*file = xml_child(document(doc, "tax"), "file");

	(void)state;
	assert_true(helper_is(file, "ref", "f7"));
	file = xml_next_named(file, "file");
	assert_true(helper_is(file, "ref", "f1"));
	assert_true(helper_is(xml_next_named(file, "file"), "ref", "f8"));
	xml_free(doc);
}

static void
missing_documents_say_why(void **state)
{
	static const struct {
		const char	*find, *put, *verdict, *text;
	} rows[] = {
		{ "document=\"tax\"", "document=\"other\"", "supplement",
		    "납세증명서가 제출되지 않았습니다." },
		{ "document=\"tax\"", "document=\"tax-fact\"", "supplement",
		    "납세증명서가 제출되지 않았습니다. '납세증명서.pdf': "
		    "납세사실증명은 납세증명서가 아닙니다." },
		{ "state=\"read\" document=\"tax\"",
		    "state=\"no-text\" document=\"\"", "unreadable",
		    "납세증명서가 확인되지 않았습니다. 읽지 못한 파일 "
		    "'납세증명서.pdf'에 있을 수 있으니 직접 확인해 주십시오." },
		{ "state=\"read\" document=\"tax\">",
		    "state=\"encrypted\" document=\"\">"
		    "<candidate document='tax'/>", "unreadable",
		    "납세증명서는 '납세증명서.pdf' 파일로 보이지만 암호가 걸려 있어 "
		    "내용을 확인하지 못했습니다." },
		{ "state=\"read\" document=\"tax\">",
		    "state=\"read\" document=\"\"><candidate document='pact'/>"
		    "<candidate document='tax'/>", "review",
		    "납세증명서가 확인되지 않았습니다. '납세증명서.pdf' 파일일 수 "
		    "있으나 확정하지 못했으니 직접 확인해 주십시오." },
		{ "state=\"read\" document=\"tax\"",
		    "state=\"no-text\" document=\"tax\"", "unreadable",
		    "납세증명서는 '납세증명서.pdf' 파일로 보이지만 글자 정보가 없는"
		    "(스캔·사진) 파일이라 내용을 확인하지 못했습니다." },
		{ "state=\"read\" document=\"tax\"",
		    "state=\"read\" document=\"other\" unread-pages=\"1\"",
		    "review",
		    "납세증명서가 확인되지 않았습니다. '납세증명서.pdf' 파일에 읽지 "
		    "못했거나 그림에서 글자를 인식한(OCR) 쪽이 있어 거기에 있을 수 "
		    "있으니 직접 확인해 주십시오." },
		{ "state=\"read\" document=\"tax\"",
		    "state=\"read\" document=\"\" pages=\"1\" ocr=\"yes\"",
		    "review",
		    "납세증명서가 확인되지 않았습니다. '납세증명서.pdf' 파일에 읽지 "
		    "못했거나 그림에서 글자를 인식한(OCR) 쪽이 있어 거기에 있을 수 "
		    "있으니 직접 확인해 주십시오." },
		{ "state=\"read\" document=\"tax\"",
		    "state=\"read\" document=\"other\" pages=\"1\" "
		    "ocr=\"yes\"", "supplement",
		    "납세증명서가 제출되지 않았습니다." },
		{ "state=\"read\" document=\"tax\"",
		    "state=\"ignored\" document=\"\"", "supplement",
		    "납세증명서가 제출되지 않았습니다." },
	};
	xmlDoc	*doc;
	xmlNode	*finding;
	xmlChar	*text;
	size_t	 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		doc = checked(rows[i].find, rows[i].put);
		finding = helper_finding(doc, "DOC-tax");
		assert_true(helper_is(finding, "verdict", rows[i].verdict));
		text = xmlNodeGetContent(xml_child(finding, "text"));
		assert_string_equal((char *)text, rows[i].text);
		xmlFree(text);
		assert_true(helper_is(document(doc, "tax"), "verdict",
		    rows[i].verdict));
		xml_free(doc);
	}
}

/* A scan known to be something else is not suspected of being the tax paper. */
static void
scans_are_suspected_by_name(void **state)
{
	xmlDoc	*doc = checked("state=\"read\" document=\"tax\">",
	    "state=\"no-text\" document=\"\"><candidate document='pact' "
	    "score='4'/>");

	(void)state;
	assert_true(helper_is(helper_finding(doc, "DOC-tax"), "verdict",
	    "supplement"));
	xml_free(doc);
}

static void
a_missing_value_never_passes(void **state)
{
	xmlDoc	*doc = checked("name=\"issued\"", "name=\"other\"");
	xmlNode	*finding = helper_finding(doc, "D-001");
	xmlChar	*text;

	(void)state;
	assert_true(helper_is(finding, "verdict", "review"));
	text = xmlNodeGetContent(xml_child(finding, "text"));
	assert_string_equal((char *)text,
	    "발행일: 발급일을 읽지 못해 확인하지 못했습니다.");
	xmlFree(text);
	xml_free(doc);
}

/* Checking twice gives what checking once gives. */
static void
checking_again_changes_nothing(void **state)
{
	struct check_options	 options = { "2026-02-20T10:00:00+09:00",
				    "demo" };
	xmlDoc			*doc = checked(NULL, NULL);
	struct buf		 once, twice;

	(void)state;
	buf_init(&once, BUF_TEXT);
	buf_init(&twice, BUF_TEXT);
	xml_write(doc, &once);
	assert_int_equal(check_run(check, diags, doc, &options), 0);
	xml_write(doc, &twice);
	assert_string_equal(buf_string(&once), buf_string(&twice));
	buf_free(&once);
	buf_free(&twice);
	xml_free(doc);
}

/* What was not read of a file is open for every document it stands for. */
static void
half_read_files_do_not_pass(void **state)
{
	static const struct {
		const char	*level;
		const char	*verdict;
	} rows[] = { { "bundle", "review" }, { "warning", "pass" } };
	static const char	*const documents[] = { "roster", "health" };
	xmlDoc			*doc;
	xmlNode			*node;
	char			 problem[256];
	size_t			 i, j;

	(void)state;
	for (i = 0; i < 2; i++) {
		snprintf(problem, sizeof(problem), "document=\"roster-all\">"
		    "<problem code=\"I064\" level=\"%s\">2쪽</problem></file>",
		    rows[i].level);
		doc = checked("document=\"roster-all\"/>", problem);
		assert_int_equal(check_exit(doc), 1);
		for (j = 0; j < 2; j++) {
			node = xml_child(xmlDocGetRootElement(doc),
			    "documents");
			node = xml_first(node);
			while (!helper_is(node, "id", documents[j]))
				node = xml_next(node);
			assert_true(helper_is(node, "verdict",
			    rows[i].verdict));
		}
		xml_free(doc);
	}
}

static void
what_is_no_case_is_refused(void **state)
{
	static const char *const texts[] = { "<a/>", "<case/>",
	    "<case><findings/></case>" };
	struct check_options	 options = { "2026-02-20T10:00:00+09:00",
				    NULL };
	struct diags		*ds = diags_new();
	xmlDoc			*doc;
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		doc = xml_read(ds, "x", texts[i], strlen(texts[i]));
		assert_int_equal(check_run(check, ds, doc, &options), -1);
		assert_int_equal(check_exit(doc), 1);
		xml_free(doc);
	}
	/* Nothing but <facts> is a case about which nothing passes. */
	doc = xml_read(ds, "x", "<case><facts/></case>", 21);
	assert_int_equal(check_run(check, ds, doc, &options), 0);
	assert_int_equal(check_verdict(doc), CHECK_SUPPLEMENT);
	xml_free(doc);
	options.programme = "nowhere";
	doc = xml_read_file(ds, BASE);
	assert_int_equal(check_run(check, ds, doc, &options), -1);
	assert_int_equal(diags_worst(ds), DIAG_USAGE);
	xml_free(doc);
	diags_free(ds);
}

/* What is for another programme must not be judged by the only one here. */
static void
another_programme_is_not_replaced(void **state)
{
	static const struct {
		const char	*text;
		int		 result;
	} rows[] = {
		{ "<case><facts><application programme='demo'/></facts></case>",
		  0 },
		{ "<case><facts><application/></facts></case>", 0 },
		{ "<case><facts><application programme='other'/></facts>"
		  "</case>", -1 },
	};
	struct check_options	 options = { "2026-02-20T10:00:00+09:00",
				    NULL };
	struct diags		*ds = diags_new();
	xmlDoc			*doc;
	char			*text;
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		doc = xml_read(ds, "x", rows[i].text, strlen(rows[i].text));
		assert_int_equal(check_run(check, ds, doc, &options),
		    rows[i].result);
		xml_free(doc);
	}
	text = helper_messages(ds);
	assert_non_null(strstr(text, "K026"));
	free(text);
	diags_free(ds);
}

static void
rule_tests_pass_and_fail(void **state)
{
	static const struct check_query all = { 0 };
	static const struct check_query one = { .programme = "demo" };
	static const struct check_query none = { .programme = "x" };
	struct diags		*ds = diags_new();
	struct check		*broken;
	struct check_tally	 tally;
	struct buf		 out;
	char			 dir[64];

	(void)state;
	buf_init(&out, BUF_TEXT);
	assert_int_equal(check_test(check, ds, &one, &out, &tally), 0);
	assert_string_equal(buf_string(&out), "demo: 45 passed, 0 failed\n");
	assert_int_equal(tally.failed, 0);
	assert_int_equal(tally.passed, 45);
	/* A rule that was made laxer is caught by its tests. */
	helper_folder(dir, "demo/rules.sch",
	    "test=\"k:date-le($closing-day, $limit)\"", "test=\"true()\"");
	broken = check_new(ds, dir);
	check_test(broken, ds, &all, &out, &tally);
	/* Without $limit in the test it is still in the message. */
	assert_int_equal(tally.failed, 1);
	assert_non_null(strstr(buf_string(&out), "one day too old"));
	assert_int_equal(check_test(broken, ds, &none, &out, &tally), -1);
	check_free(broken);
	helper_remove(dir);
	buf_free(&out);
	diags_free(ds);
}

static void
quotes_are_proved(void **state)
{
	static const struct check_notice notice = { "N", DATA "/notice.txt" };
	static const struct check_notice other = { "M", DATA "/notice.txt" };
	static const struct check_query right = { .notices = &notice,
		.n_notices = 1 };
	static const struct check_query wrong_id = { .programme = "demo",
		.notices = &other, .n_notices = 1 };
	struct diags		*ds = diags_new();
	struct check		*wrong;
	struct check_tally	 tally;
	struct buf		 out;
	char			 dir[64];

	(void)state;
	buf_init(&out, BUF_TEXT);
	assert_int_equal(check_verify(check, ds, &right, &out, &tally), 0);
	assert_int_equal(tally.passed, 3);
	assert_int_equal(tally.failed, 0);
	assert_int_equal(diags_worst(ds), 0);
	/* Of a notice that was not given nothing is proved, and that is said. */
	assert_int_equal(check_verify(check, ds, &wrong_id, &out, &tally), 0);
	assert_int_equal(tally.passed, 0);
	assert_int_equal(tally.skipped, 3);
	assert_int_equal(diags_count(ds, DIAG_WARNING), 2);
	helper_folder(dir, "demo/programme.xml", "line=\"5\"", "line=\"6\"");
	wrong = check_new(ds, dir);
	check_verify(wrong, ds, &right, &out, &tally);
	assert_int_equal(tally.failed, 1);
	assert_non_null(strstr(buf_string(&out), "programme.xml:7: q-money"));
	check_free(wrong);
	helper_remove(dir);
	buf_free(&out);
	diags_free(ds);
}

static void
show_names_sources(void **state)
{
	struct diags	*ds = diags_new();
	xmlDoc		*sheet = check_sheet(check, ds,
			    check_programme(check, 0),
			    "2026-02-20T10:00:00+09:00");
	struct buf	 out;

	(void)state;
	buf_init(&out, BUF_TEXT);
	assert_int_equal(check_sheet_report(sheet, "card", 0, &out), -1);
	assert_int_equal(check_sheet_report(sheet, "text", 0, &out), 0);
	assert_non_null(strstr(buf_string(&out), "(D-7)"));
	assert_non_null(strstr(buf_string(&out),
	    "2026. 2. 27.(금) 17:00  [N:3]"));
	assert_non_null(strstr(buf_string(&out), "5,000만원  [N:5]"));
	assert_null(strchr(buf_string(&out), '\033'));
	buf_free(&out);
	xml_free(sheet);
	diags_free(ds);
}

/* Processor seconds of a check of N files, all of one type. */
static long
milliseconds(int n)
{
	struct check_options	 options = { "2026-02-20T10:00:00+09:00",
				    "demo" };
	xmlDoc			*doc = xml_new("case");
	xmlNode			*facts, *file, *fact;
	clock_t			 start;
	int			 i;

	facts = xml_add(xmlDocGetRootElement(doc), "facts");
	for (i = 0; i < n; i++) {
		file = xml_add(facts, "file");
		xml_putf(file, "id", "f%d", i);
		xml_putf(file, "path", "납세 %d.pdf", i);
		xml_put(file, "state", "read");
		xml_put(file, "document", "tax");
		fact = xml_add(file, "fact");
		xml_put(fact, "name", "issued");
		xml_put(fact, "value", "2026-02-01");
	}
	start = clock();
	assert_int_equal(check_run(check, diags, doc, &options), 0);
	start = clock() - start;
	xml_free(doc);
	return (long)(start / (CLOCKS_PER_SEC / 1000));
}

/* 2,000 files is all a bundle may hold; ten times more must not explode. */
static void
many_files_are_no_trouble(void **state)
{
	long	 few = milliseconds(500), many = milliseconds(2000);

	(void)state;
	if (many > 8 * few + 2000)
		fail_msg("500 files %ld ms, 2,000 files %ld ms", few, many);
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(verdicts_and_exit_statuses),
		cmocka_unit_test(documents_take_their_files),
		cmocka_unit_test(own_papers_come_first),
		cmocka_unit_test(missing_documents_say_why),
		cmocka_unit_test(scans_are_suspected_by_name),
		cmocka_unit_test(a_missing_value_never_passes),
		cmocka_unit_test(checking_again_changes_nothing),
		cmocka_unit_test(half_read_files_do_not_pass),
		cmocka_unit_test(what_is_no_case_is_refused),
		cmocka_unit_test(another_programme_is_not_replaced),
		cmocka_unit_test(rule_tests_pass_and_fail),
		cmocka_unit_test(quotes_are_proved),
		cmocka_unit_test(show_names_sources),
		cmocka_unit_test(many_files_are_no_trouble),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
