/*
 * A programme with a fault is refused, and the fault is named with its file
 * and line: one row for each way to get one wrong.
 */
#include "helper.h"

static const struct fault {
	const char	*file;
	const char	*find;
	const char	*put;
	const char	*message;	/* what must be printed */
} faults[] = {
	/* Vocabulary. */
	{ "demo/programme.xml", "<gap item=\"3\">공고문에 없음</gap>",
	    "<gab/>", "programme.xml:21: " },
	{ "demo/programme.xml", "label=\"지원한도\"", "labell=\"지원한도\"",
	    "[B030]" },
	{ "demo/programme.xml", " months=\"3\" obtain", " month=\"3\" obtain",
	    "programme.xml:15: " },
	{ "demo/programme.xml", " line=\"5\"", "", "[B014]" },
	{ "demo/programme.xml",
	    "value=\"closing\" choices=\"closing ",
	    "value=\"someday\" choices=\"someday ", "[K011]" },
	/* Blanks say nothing. */
	{ "demo/rules.sch", "see=\"q-fresh\"", "see=\" \"", "[K007]" },
	{ "demo/rules.sch", "다시 발급받아 주십시오.", " ", "[K007]" },
	{ "demo/programme.xml", "<gap item=\"3\">", "글 <gap item=\"3\">",
	    "[B015]" },
	{ "demo/programme.xml", "</programme>", "", "[B010]" },
	{ "demo/programme.xml", "item=\"4\"", "item=\"\"", "[K027]" },
	/* Ids and references. */
	{ "demo/programme.xml", "id=\"demo\"", "id=\"other\"", "[K001]" },
	{ "demo/programme.xml", "id=\"health\"", "id=\"tax\"", "[K002]" },
	{ "demo/programme.xml", "rule=\"D-102\"", "rule=\"D-101\"",
	    "[K002]" },
	{ "demo/rules.sch", "id=\"D-002\"", "id=\"D-001\"",
	    "rules.sch:13: " },
	{ "demo/rules.sch", "id=\"D-004\"", "id=\"D-101\"", "[K002]" },
	{ "demo/programme.xml", "basis=\"q-fresh\"", "basis=\"q-frish\"",
	    "programme.xml:9: " },
	{ "demo/rules.sch", "see=\"q-fresh\"", "see=\"q-frash\"",
	    "rules.sch:11: " },
	{ "demo/programme.xml", "notice=\"N\"", "notice=\"M\"", "[K018]" },
	{ "demo/programme.xml", "href=\"rules.sch\"", "href=\"rule.sch\"",
	    "programme.xml:36: " },
	{ "demo/programme.xml", "rule=\"D-003\"", "rule=\"D-999\"",
	    "programme.xml:38: " },
	{ "demo/rules.sch", "k:conflict=\"C-1\"", "k:conflict=\"C-2\"",
	    "[K032]" },
	{ "demo/programme.xml", "<gap item=\"3\">",
	    "<gap item=\"3\" conflict=\"C-3\">", "programme.xml:21: " },
	{ "demo/programme.xml", "budget document=\"roster\"",
	    "budget document=\"rooster\"", "[K031]" },
	{ "common/names.sch", "k:document=\"roster\"",
	    "k:document=\"rooster\"", "names.sch:7: " },
	{ "demo/tests/rules.xml", "rule=\"D-001\"", "rule=\"D-000\"",
	    "rules.xml:3: " },
	{ "demo/tests/rules.xml", "base.xml", "basis.xml", "[K005]" },
	{ "demo/programme.xml", "names-tests.xml", "no-tests.xml",
	    "programme.xml:37: " },
	{ "common/names-tests.xml", "rule=\"CM-001\" name=\"not",
	    "rule=\"CM-002\" name=\"not", "names-tests.xml:4: " },
	{ "demo/programme.xml", " tests=\"../common/names-tests.xml\"", "",
	    "[K008]" },
	/* Quotes and values. */
	{ "demo/programme.xml", "납세증명서 1부</quote>",
	    "납세증명서 1부납세증명서 1부납세증명서 1부납세증명서 1부납세증명서 1부"
	    ".</quote>", "programme.xml:8: " },
	{ "demo/programme.xml", "기업당 최대 5천만원</quote>", "</quote>",
	    "[K007]" },
	{ "demo/programme.xml", "line=\"3\"", "line=\"셋\"", "[K017]" },
	{ "demo/programme.xml", "value=\"5,000만원\"", "value=\"2,00\"",
	    "programme.xml:10: " },
	{ "demo/programme.xml", "value=\"80%\"", "value=\"여덟 할\"",
	    "[K006]" },
	{ "demo/programme.xml", "type=\"months\"", "type=\"monthes\"",
	    "[K011]" },
	{ "demo/programme.xml", "value=\"closing\"", "value=\"closed\"",
	    "[K006]" },
	{ "demo/programme.xml", "opens=\"2026-01-29T", "opens=\"2026-03-29T",
	    "[K028]" },
	{ "demo/programme.xml", "closes=\"2026-02-27T17:00:00+09:00\"",
	    "closes=\"2026-02-30\"", "[K006]" },
	{ "demo/programme.xml", "id=\"grant-cap\"", "id=\"today\"",
	    "[K014]" },
	{ "demo/programme.xml", "need=\"when\" when=\"$mode='consortium'\"",
	    "need=\"when\"", "[B014]" },
	{ "demo/programme.xml", "담당자가 직접 보기로 함", " ", "[K009]" },
	{ "demo/programme.xml", "as=\"review\"", "as=\"maybe\"", "[K011]" },
	{ "demo/programme.xml", "@programme = 'demo'", "@mode = $mode",
	    "programme.xml:5: " },
	/* Caps. */
	{ "demo/programme.xml", "at-most=\"$grant-cap\"", "", "[K015]" },
	{ "demo/programme.xml", "of=\"grant\"", "of=\"grand\"", "[K016]" },
	{ "demo/programme.xml", "share=\"$grant-ratio\"",
	    "share=\"$grant-rate\"", "[K013]" },
	{ "demo/programme.xml", "share=\"9/10\"", "share=\"9/0\"", "[K006]" },
	/* Rules. */
	{ "demo/rules.sch", "<pattern ", "<phase/><pattern ", "[B032]" },
	{ "demo/rules.sch", "oclc.org/dsdl/schematron", "example.org/x",
	    "[K011]" },
	{ "demo/rules.sch", " k:title=\"발행일\"", "", "rules.sch:11: " },
	{ "demo/rules.sch", " k:remedy=\"다시 발급받아 주십시오.\"", "",
	    "[K007]" },
	{ "demo/rules.sch", " k:remedy=", " k:remedi=", "[B013]" },
	{ "demo/rules.sch", ">비고가 있습니다.<", "><", "[K007]" },
	{ "demo/rules.sch", "role=\"info\"", "role=\"error\"", "[K011]" },
	{ "demo/rules.sch", "$limit)\"", "$limits)\"", "rules.sch:11: " },
	{ "demo/rules.sch", "k:date-le(", "k:date-lte(", "[K019]" },
	{ "demo/rules.sch", "select=\"$fresh-months\"", "select=\"$frash\"",
	    "[K013]" },
	{ "demo/rules.sch", "name=\"limit\"", "name=\"fresh-months\"",
	    "[K014]" },
	{ "demo/rules.sch", "test=\"$note = ''\"", "test=\"$note = '\"",
	    "[B020]" },
	{ "demo/rules.sch", "context=\"document\"",
	    "context=\" /case/documents/document[@present='yes'][@id='tax']\"",
	    "[K012]" },
	/* Tests of the rules. */
	{ "demo/tests/rules.xml", "name=\"fresh\" expect=\"pass\"",
	    "name=\"fresh\" expect=\"green\"", "[K011]" },
	{ "common/names-tests.xml",
	    "<test rule=\"CM-001\" name=\"there\" expect=\"pass\"/>", "",
	    "names.sch:7: " },
	{ "demo/tests/rules.xml",
	    "<test rule=\"D-104\" name=\"one won short\" "
	    "expect=\"supplement\">"
	    "<set select=\"//cash\" to=\"1249999\"/></test>", "",
	    "[K008]" },
	{ "demo/tests/rules.xml", "<set select=\"//total\"",
	    "<put select=\"//total\"", "[B032]" },
};

/* Loads the demonstration programme; what was said, for free(3). */
static char *
load(const struct fault *f, int *usable)
{
	struct diags	*ds = diags_new();
	struct check	*check;
	char		 dir[64], *messages;

	helper_folder(dir, f != NULL ? f->file : NULL,
	    f != NULL ? f->find : NULL, f != NULL ? f->put : NULL);
	check = check_new(ds, dir);
	assert_int_equal(check_count(check), 1);
	*usable = check_usable(check_programme(check, 0));
	messages = helper_messages(ds);
	check_free(check);
	diags_free(ds);
	helper_remove(dir);
	return messages;
}

static void
sound_programme_loads(void **state)
{
	int	 usable;
	char	*messages = load(NULL, &usable);

	(void)state;
	assert_string_equal(messages, "");
	assert_true(usable);
	free(messages);
}

static void
every_fault_is_named(void **state)
{
	size_t	 i;
	int	 usable, named, failed = 0;
	char	*messages;

	(void)state;
	for (i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		messages = load(&faults[i], &usable);
		named = !usable &&
		    strstr(messages, faults[i].message) != NULL;
		failed += !named;
		if (!named)
			print_error("%s -> %s: no \"%s\" in:\n%s",
			    faults[i].find, faults[i].put, faults[i].message,
			    messages);
		free(messages);
	}
	assert_int_equal(failed, 0);
}

static void
faulty_programme_is_listed_and_not_used(void **state)
{
	struct check_options	 options = { "2026-02-20T10:00:00+09:00",
				    "demo" };
	struct diags		*ds = diags_new();
	struct check		*check;
	xmlDoc			*doc;
	char			 dir[64], *messages;

	(void)state;
	helper_folder(dir, "demo/rules.sch", "<pattern ", "<phase/><pattern ");
	check = check_new(ds, dir);
	assert_non_null(check_find(check, "demo"));
	assert_string_equal(check_title(check_find(check, "demo")),
	    "시험 사업");
	doc = xml_read_file(ds, DATA "/demo/tests/base.xml");
	assert_int_equal(check_run(check, ds, doc, &options), -1);
	messages = helper_messages(ds);
	assert_non_null(strstr(messages, "[K022]"));
	assert_null(xml_child(xmlDocGetRootElement(doc), "findings"));
	free(messages);
	xml_free(doc);
	check_free(check);
	diags_free(ds);
	helper_remove(dir);
}

/* The hash covers what decides: rules, tests, common rules. */
static void
hash_changes_with_every_file(void **state)
{
	static const struct fault changes[] = {
		{ NULL, NULL, NULL, NULL },
		{ "demo/programme.xml", "시험 사업", "시험사업", NULL },
		{ "demo/rules.sch", "비고 없음", "비고없음", NULL },
		{ "common/names.sch", "신청 정보", "신청정보", NULL },
		{ "demo/tests/rules.xml", "fresh", "new", NULL },
		{ "common/names-tests.xml", "there", "here", NULL },
	};
	enum { CHANGES = sizeof(changes) / sizeof(changes[0]) };
	struct check_options	 options = { "2026-02-20T10:00:00+09:00",
				    NULL };
	xmlChar			*hash[CHANGES];
	size_t			 i, j;

	(void)state;
	for (i = 0; i < CHANGES; i++) {
		struct diags	*ds = diags_new();
		struct check	*check;
		xmlDoc		*doc;
		char		 dir[64];

		helper_folder(dir, changes[i].file, changes[i].find,
		    changes[i].put);
		check = check_new(ds, dir);
		doc = xml_read_file(ds, DATA "/demo/tests/base.xml");
		assert_int_equal(check_run(check, ds, doc, &options), 0);
		hash[i] = xmlGetProp(xml_child(xmlDocGetRootElement(doc),
		    "programme"), (const xmlChar *)"sha256");
		assert_int_equal(strlen((const char *)hash[i]), 64);
		for (j = 0; j < i; j++)
			assert_string_not_equal((const char *)hash[i],
			    (const char *)hash[j]);
		xml_free(doc);
		check_free(check);
		diags_free(ds);
		helper_remove(dir);
	}
	for (i = 0; i < CHANGES; i++)
		xmlFree(hash[i]);
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(sound_programme_loads),
		cmocka_unit_test(every_fault_is_named),
		cmocka_unit_test(faulty_programme_is_listed_and_not_used),
		cmocka_unit_test(hash_changes_with_every_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
