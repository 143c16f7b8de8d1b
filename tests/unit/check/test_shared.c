/*
 * Files that programmes share: who gets which element, and where a fault in
 * one is said to be.
 */
#include "scratch.h"

#include "check/check_inside.h"
#include "check/programme.h"

#define INCLUDE "<include href='../common/s.xml'/>"
#define SHARED "<shared>\n" \
	"<quote id='s-all' notice='N' line='7'>모두</quote>\n" \
	"<quote id='s-one' notice='N' line='8' of='one'>하나</quote>\n" \
	"<parameter id='cap' type='won' value='1억' basis='s-all' " \
	"of='one two'/>\n</shared>\n"

static const struct programme *
inside(const struct scratch *s, const char *id)
{
	return check_inside(check_find(s->check, id));
}

static void
elements_go_to_those_they_are_of(void **state)
{
	struct scratch	 s;

	(void)state;
	scratch_new(&s);
	scratch_put(&s, "common/s.xml", SHARED);
	scratch_programme(&s, "one", INCLUDE);
	scratch_programme(&s, "two", INCLUDE);
	scratch_programme(&s, "zero", INCLUDE
	    "<parameter id='own' type='count' value='1' basis='s-all'/>");
	scratch_load(&s);
	scratch_says(&s, "");
	assert_int_equal(check_count(s.check), 3);
	assert_non_null(programme_quote(inside(&s, "one"), "s-one"));
	assert_null(programme_quote(inside(&s, "two"), "s-one"));
	assert_non_null(programme_parameter(inside(&s, "two"), "cap"));
	assert_null(programme_parameter(inside(&s, "zero"), "cap"));
	/* Shared ones stand first, and say where they come from. */
	assert_string_equal(inside(&s, "one")->quotes[0].id, "s-all");
	assert_non_null(strstr(inside(&s, "one")->quotes[0].file,
	    "/common/s.xml"));
	assert_int_equal(inside(&s, "one")->quotes[1].place, 3);
	assert_non_null(strstr(inside(&s, "one")->quotes[2].file,
	    "/one/programme.xml"));
	scratch_free(&s);
}

static const struct {
	const char	*find, *put, *message;
} faults[] = {
	{ "of='one'", "of='onne'", "common/s.xml:3: " },
	{ "of='one'", "of='onne'", "[K040]" },
	/* Everybody who includes it is told, and nobody is used. */
	{ "of='one'", "off='one'", "one/programme.xml:6: " },
	{ "of='one'", "off='one'", "two/programme.xml:6: " },
	{ "value='1억'", "value='억'", "common/s.xml:4: " },
	{ "basis='s-all'", "basis='s-al'", "common/s.xml:4: " },
	{ "<quote id='s-all'", "<title>글</title><quote id='s-all'",
	    "[B012]" },
	{ "shared>\n<quote", "programme>\n<quote", "[B010]" },
	{ "모두", "모두 모두 모두 모두 모두 모두 모두 모두 모두 모두 모두 모두 모두 "
	    "모두 모두", "common/s.xml:2: " },
};

static void
faults_name_the_shared_file(void **state)
{
	struct scratch	 s;
	struct diags	*ds;
	char		 path[128];
	size_t		 i, j;

	(void)state;
	for (i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		scratch_new(&s);
		scratch_put(&s, "common/s.xml", SHARED);
		snprintf(path, sizeof(path), "%s/common/s.xml", s.dir);
		helper_write(path, SHARED, faults[i].find, faults[i].put);
		scratch_programme(&s, "one", INCLUDE);
		scratch_programme(&s, "two", INCLUDE);
		scratch_load(&s);
		scratch_says(&s, faults[i].message);
		for (j = 0; j < check_count(s.check); j++)
			assert_false(check_usable(check_programme(s.check,
			    j)));
		scratch_free(&s);
	}
	scratch_new(&s);
	scratch_programme(&s, "one", INCLUDE);
	scratch_load(&s);
	scratch_says(&s, "[K005]");
	ds = s.diags;
	assert_int_equal(diags_worst(ds), DIAG_DATA);
	scratch_free(&s);
}

static void
the_hash_covers_it(void **state)
{
	struct scratch	 s;
	char		 before[65];

	(void)state;
	scratch_new(&s);
	scratch_put(&s, "common/s.xml", SHARED);
	scratch_programme(&s, "one", INCLUDE);
	scratch_programme(&s, "two", INCLUDE);
	scratch_load(&s);
	strcpy(before, inside(&s, "one")->sha256);
	check_free(s.check);
	scratch_put(&s, "common/s.xml", SHARED " ");
	scratch_load(&s);
	scratch_says(&s, "");
	assert_string_not_equal(inside(&s, "one")->sha256, before);
	scratch_free(&s);
}

/* What a notice that only announces settles is provisional. */
static void
provisional_notices(void **state)
{
	static const struct {
		const char	*elements;
		int		 provisional;
		const char	*notice_day;
	} rows[] = {
		{ "", 0, "2026-01-05" },
		{ "<notice id='A' date='2025-10-31' title='통합공고' "
		    "status='provisional'/><quote id='qa' notice='A' "
		    "line='1'>글</quote><window id='application' "
		    "months=\"'26.2~3\" basis='qa'/>", 1, "2026-01-05" },
		{ "<notice id='A' date='2025-10-31' title='통합공고' "
		    "status='provisional'/><quote id='qa' notice='A' "
		    "line='1'>글</quote><window id='application' "
		    "months=\"'26.2~3\" basis='q qa'/>", 0, "2026-01-05" },
		{ "<notice id='A' date='2025-10-31' title='통합공고' "
		    "status='provisional'/>", 0, "2026-01-05" },
	};
	struct scratch	 s;
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		scratch_new(&s);
		scratch_programme(&s, "one", rows[i].elements);
		scratch_load(&s);
		scratch_says(&s, "");
		assert_int_equal(programme_is_provisional(inside(&s, "one")),
		    rows[i].provisional);
		assert_string_equal(programme_notice_day(inside(&s, "one")),
		    rows[i].notice_day);
		scratch_free(&s);
	}
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(elements_go_to_those_they_are_of),
		cmocka_unit_test(faults_name_the_shared_file),
		cmocka_unit_test(the_hash_covers_it),
		cmocka_unit_test(provisional_notices),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
