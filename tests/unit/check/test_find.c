/*
 * Finding programmes by their names, programmes that cannot be told apart,
 * rules that can never fire, lists of papers that a notice leaves open.
 */
#include "scratch.h"

static void
by_any_name(void **state)
{
	static const struct {
		const char	*name, *id;
	} rows[] = {
		{ "one", "one" }, { "ONE", "one" }, { "스마트 하나", "one" },
		{ "스마트하나", "one" }, { "둘 (두 번째)", "two" },
		{ "셋", NULL }, { "", NULL }, { "스마트", NULL },
	};
	const struct check_programme	*p;
	struct scratch			 s;
	size_t				 i;

	(void)state;
	scratch_new(&s);
	scratch_programme(&s, "one", "<alias basis='q'>스마트 하나</alias>");
	scratch_programme(&s, "two", "<alias basis='q'>둘(두번째)</alias>"
	    "<alias basis='q'>또 둘</alias>");
	scratch_load(&s);
	scratch_says(&s, "");
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		p = check_find(s.check, rows[i].name);
		if (rows[i].id == NULL)
			assert_null(p);
		else
			assert_string_equal(check_id(p), rows[i].id);
	}
	/* What is near is offered; of what is near to nothing, all. */
	assert_null(check_named(s.check, s.diags, "스마트"));
	scratch_says(&s, ": one [K023]");
	assert_null(check_named(s.check, s.diags, "towo"));
	scratch_says(&s, ": two [K023]");
	assert_null(check_named(s.check, s.diags, "일곱"));
	scratch_says(&s, ": one, two [K023]");
	scratch_free(&s);
}

static void
names_and_conditions_are_unique(void **state)
{
	static const struct {
		const char	*elements, *message;
	} rows[] = {
		{ "<alias basis='q'>O N E</alias>", "[K064]" },
		{ "<alias basis='q'>하나</alias>", "[K064]" },
		{ "<alias basis='q'>two</alias>", "" },
	};
	static const char	*const all[] = { "one/programme.xml",
	    "two/programme.xml:6: " };
	struct scratch	 s;
	size_t		 i, j;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		scratch_new(&s);
		scratch_programme(&s, "one", "<alias basis='q'>하나</alias>");
		scratch_programme(&s, "two", rows[i].elements);
		scratch_load(&s);
		scratch_says(&s, rows[i].message);
		for (j = 0; j < 2; j++) {
			if (rows[i].message[0] != '\0')
				scratch_says(&s, all[j]);
			assert_int_equal(check_usable(check_programme(s.check,
			    j)), rows[i].message[0] == '\0');
		}
		scratch_free(&s);
	}
	scratch_new(&s);
	scratch_programme(&s, "one", "");
	scratch_put(&s, "two/programme.xml", "<programme id='two' version='1'>"
	    "<title>둘</title><match test=\" /case/facts/application/"
	    "@programme   = 'one'\"/></programme>");
	scratch_load(&s);
	scratch_says(&s, "[K065]");
	scratch_says(&s, "one/programme.xml");
	assert_false(check_usable(check_programme(s.check, 0)));
	assert_false(check_usable(check_programme(s.check, 1)));
	scratch_free(&s);
}

static void
a_folder_never_disappears(void **state)
{
	struct scratch	 s;

	(void)state;
	scratch_new(&s);
	scratch_programme(&s, "one", "");
	scratch_put(&s, "two/programm.xml", "<programme/>");
	scratch_put(&s, "common/x.sch", "");
	scratch_put(&s, "notices/A.xml", "");
	scratch_put(&s, "README.md", "");
	scratch_load(&s);
	assert_int_equal(check_count(s.check), 2);
	assert_string_equal(check_id(check_programme(s.check, 1)), "two");
	assert_false(check_usable(check_programme(s.check, 1)));
	assert_true(check_usable(check_programme(s.check, 0)));
	scratch_says(&s, "[K063]");
	scratch_free(&s);
}

#define RULE(context, id) "<rule context=\"" context "\"><report id='" id \
	"' role='info' see='q' k:title='글' test='true()'>글</report></rule>"
#define SCHEMA(rules) "<schema xmlns='http://purl.oclc.org/dsdl/schematron' " \
	"xmlns:k='https://seoryu.invalid/ns/k'><ns prefix='k' " \
	"uri='https://seoryu.invalid/ns/k'/><pattern id='p'>\n" rules \
	"</pattern></schema>"

/* The second rule's context after the first's: can it fire? */
static void
rules_that_can_never_fire(void **state)
{
	static const struct {
		const char	*rules;
		int		 dead;
	} rows[] = {
		{ SCHEMA(RULE("file", "A") RULE("file[@a]", "B")), 1 },
		{ SCHEMA(RULE("file[@a]", "A") RULE("file[@a][@b]", "B")), 1 },
		{ SCHEMA(RULE("file[@b]", "A") RULE("file[@a][ @b ]", "B")),
		    1 },
		{ SCHEMA(RULE("file[@a]", "A") RULE("file", "B")), 0 },
		{ SCHEMA(RULE("file[@a]", "A") RULE("file[@b]", "B")), 0 },
		{ SCHEMA(RULE("file[@a=']']", "A") RULE("file[@a=']'][@b]",
		    "B")), 1 },
		{ SCHEMA(RULE("file[1]", "A") RULE("file[1][@a]", "B")), 1 },
		{ SCHEMA(RULE("file[1]", "A") RULE("file[@a][1]", "B")), 0 },
		{ SCHEMA(RULE("file[@a]", "A") RULE("file[1][@a]", "B")), 0 },
		{ SCHEMA(RULE("file[@a]", "A") RULE("file[@a]/fact", "B")),
		    0 },
		{ SCHEMA(RULE("file[x[@c]]", "A") RULE("file[x[@c]][@a]",
		    "B")), 1 },
		{ SCHEMA(RULE("file | fact", "A") RULE("file | fact[@a]",
		    "B")), 0 },
	};
	struct scratch	 s;
	char		*messages;
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		scratch_new(&s);
		scratch_programme(&s, "one", "<rules href='r.sch'/>");
		scratch_put(&s, "one/r.sch", rows[i].rules);
		scratch_load(&s);
		messages = helper_messages(s.diags);
		if ((strstr(messages, "[K012]") != NULL) != rows[i].dead)
			fail_msg("row %zu: %s", i, messages);
		free(messages);
		scratch_free(&s);
	}
}

static void
an_open_list_of_papers_never_passes(void **state)
{
	struct scratch	 s;
	xmlDoc		*doc;
	xmlNode		*finding;

	(void)state;
	scratch_new(&s);
	scratch_programme(&s, "one", "<documents open='yes' rule='LIST' "
	    "basis='q'/><parameter id='p' type='count' value='1' basis='q'/>"
	    "<budget><amount id='grant' select=\"'1'\"/><cap id='g' rule='G' "
	    "role='supplement' title='한도' label='한도' of='grant' "
	    "at-most='5' basis='q'/></budget>");
	scratch_put(&s, "one/tests/base.xml", "<case><facts/></case>");
	scratch_put(&s, "one/tests/t.xml", "<rule-tests base='base.xml'>"
	    "<test rule='LIST' name='n' expect='review'/>"
	    "<test rule='G' name='n' expect='pass'/>"
	    "<test rule='G' name='n' expect='supplement'/></rule-tests>");
	scratch_load(&s);
	scratch_says(&s, "");
	doc = scratch_checked(&s, "one", "");
	assert_int_equal(check_verdict(doc), CHECK_REVIEW);
	finding = helper_finding(doc, "LIST");
	assert_true(helper_is(finding, "verdict", "review"));
	assert_non_null(xml_child(finding, "basis"));
	xml_free(doc);
	scratch_free(&s);
	/* It is a rule: without tests it is none. */
	scratch_new(&s);
	scratch_programme(&s, "one",
	    "<documents open='yes' rule='LIST' basis='q'/>");
	scratch_load(&s);
	scratch_says(&s, "[K008]");
	scratch_free(&s);
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(by_any_name),
		cmocka_unit_test(names_and_conditions_are_unique),
		cmocka_unit_test(a_folder_never_disappears),
		cmocka_unit_test(rules_that_can_never_fire),
		cmocka_unit_test(an_open_list_of_papers_never_passes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
