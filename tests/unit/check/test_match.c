/*
 * One company against all programmes: possible, impossible, or what is
 * missing.
 */
#include "scratch.h"

#define RULES(test) "<schema xmlns='http://purl.oclc.org/dsdl/schematron' " \
	"xmlns:k='https://seoryu.invalid/ns/k'><ns prefix='k' " \
	"uri='https://seoryu.invalid/ns/k'/><pattern id='p'>" \
	"<rule context='/case/facts/application'>" \
	"<let name='size' value='company/size' k:label='기업 규모'/>" \
	"<let name='folded' value='k:fold($size)'/>" \
	"<assert id='SIZE' role='ineligible' see='q' k:title='규모' " \
	"k:remedy='글' k:match='yes' test=\"" test "\">규모</assert>" \
	"<assert id='ASK' role='review' see='q' k:title='제한' k:remedy='글' " \
	"k:match='yes' k:unprovable='yes' test='false()'>기관 조회</assert>" \
	"<assert id='OTHER' role='ineligible' see='q' k:title='다른 것' " \
	"k:remedy='글' test='false()'>글</assert>" \
	"</rule></pattern></schema>"
#define TESTS "<rule-tests base='base.xml'>" \
	"<test rule='SIZE' name='n' expect='pass'/>" \
	"<test rule='SIZE' name='n' expect='ineligible'/>" \
	"<test rule='ASK' name='n' expect='review'/>" \
	"<test rule='OTHER' name='n' expect='pass'/>" \
	"<test rule='OTHER' name='n' expect='ineligible'/></rule-tests>"

static void
put(struct scratch *s, const char *id, const char *rules)
{
	char	 name[64];

	scratch_programme(s, id, "<rules href='r.sch'/>");
	snprintf(name, sizeof(name), "%s/r.sch", id);
	scratch_put(s, name, rules);
	snprintf(name, sizeof(name), "%s/tests/t.xml", id);
	scratch_put(s, name, TESTS);
	snprintf(name, sizeof(name), "%s/tests/base.xml", id);
	scratch_put(s, name, "<case><facts/></case>");
}

static void
companies_and_programmes(void **state)
{
	static const struct {
		const char	*size, *small, *both;
	} rows[] = {
		{ "<size>중소기업</size>", "possible", "possible" },
		{ "<size>중견기업</size>", "impossible", "possible" },
		{ "<size/>", "unknown", "unknown" },
		{ "", "unknown", "unknown" },
	};
	struct scratch	 s;
	xmlDoc		*profile, *answers;
	xmlNode		*node, *finding;
	char		 text[256];
	size_t		 i;

	(void)state;
	scratch_new(&s);
	put(&s, "both", RULES("$folded = '중소기업' or $folded = '중견기업'"));
	put(&s, "small", RULES("$folded = '중소기업'"));
	scratch_programme(&s, "unmarked", "");
	scratch_load(&s);
	scratch_says(&s, "");
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		snprintf(text, sizeof(text), "<application><company>%s"
		    "</company></application>", rows[i].size);
		profile = xml_read(s.diags, "p", text, strlen(text));
		answers = check_match(s.check, s.diags, profile,
		    "2026-02-20T10:00:00+09:00");
		node = xml_first(xmlDocGetRootElement(answers));
		assert_true(helper_is(node, "programme", "both"));
		assert_true(helper_is(node, "answer", rows[i].both));
		finding = xml_first(node);
		assert_true(helper_is(finding, "match", "yes"));
		/* What is missing is called as people call it. */
		assert_int_equal(helper_is(finding, "missing", "기업 규모"),
		    strcmp(rows[i].both, "unknown") == 0);
		assert_true(helper_is(xml_next(finding), "id", "ASK"));
		assert_null(xml_next_named(xml_next_named(finding,
			    "finding"), "finding"));
		node = xml_next(node);
		assert_true(helper_is(node, "answer", rows[i].small));
		/* Nothing was asked, so nothing is known. */
		node = xml_next(node);
		assert_true(helper_is(node, "answer", "unknown"));
		xml_free(answers);
		xml_free(profile);
	}
	scratch_says(&s, "");
	scratch_free(&s);
}

static void
what_is_no_profile(void **state)
{
	static const char	*const rows[][2] = {
		{ "<case><facts/></case>", "2026-02-20T10:00:00+09:00" },
		{ "<company/>", "2026-02-20T10:00:00+09:00" },
		{ "<application/>", "today" },
	};
	struct scratch	 s;
	xmlDoc		*profile;
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		scratch_new(&s);
		scratch_programme(&s, "one", "");
		scratch_load(&s);
		profile = xml_read(s.diags, "p", rows[i][0],
		    strlen(rows[i][0]));
		assert_null(check_match(s.check, s.diags, profile,
		    rows[i][1]));
		scratch_says(&s, "[K067]");
		xml_free(profile);
		scratch_free(&s);
	}
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(companies_and_programmes),
		cmocka_unit_test(what_is_no_profile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
