#include "helper.h"

#include "base/arena.h"
#include "check/expression.h"

static const struct {
	const char	*text;
	const char	*names;		/* $variable and function( in order */
} texts[] = {
	{ "$a", "$a " },
	{ "$ a + $b-c", "$a $b-c " },
	{ "'$no' = \"f($x)\"", "" },
	{ "concat('it''s', $x)", "concat( $x " },
	{ "k:date-le($closing-day, k:day(@v))",
	    "k:date-le( $closing-day k:day( " },
	{ "a/b[c = 1.5]/text()", "text( " },
	{ "child::a and not (@b)", "not( " },
	{ "ancestor::x/k:fold (y)", "k:fold( " },
	{ "$이름 = '가'", "$이름 " },
	{ "1 div 2 - count(//file)", "count( " },
	{ "'unterminated $x", "" },
	{ "$", "" },
	{ "", "" },
};

static void
variables_and_functions_are_found(void **state)
{
	enum expression_kind	 kind;
	const char		*rest;
	char			 name[64], found[256];
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		rest = texts[i].text;
		found[0] = '\0';
		while ((kind = expression_next(&rest, name, sizeof(name))) !=
		    EXPRESSION_END)
			snprintf(found + strlen(found),
			    sizeof(found) - strlen(found),
			    kind == EXPRESSION_VARIABLE ? "$%s " : "%s( ",
			    name);
		assert_string_equal(found, texts[i].names);
	}
}

static void
use_is_of_the_whole_name(void **state)
{
	(void)state;
	assert_true(expression_uses("$day = 1", "day"));
	assert_false(expression_uses("$day-after = 1", "day"));
	assert_false(expression_uses("'$day'", "day"));
	assert_true(expression_is_function("k:date-le"));
	assert_true(expression_is_function("normalize-space"));
	assert_false(expression_is_function("k:datele"));
	assert_false(expression_is_function("ends-with"));
}

static void
contexts_are_looked_up_anywhere(void **state)
{
	static const struct {
		const char	*context, *global;
	} rows[] = {
		{ "document", "//document" },
		{ "/case/facts", "/case/facts" },
		{ "a[b | c] | /d|e['|']", "//a[b | c]  | /d | //e['|']" },
		{ "", "//" },
	};
	struct arena	*arena = arena_new();
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(expression_global(arena,
		    rows[i].context), rows[i].global);
	assert_string_equal(expression_squeeze(arena, " \n a\t\n b  "),
	    "a b");
	assert_string_equal(expression_squeeze(arena, "  "), "");
	assert_string_equal(expression_fact(arena,
	    "x/fact[@name='issued']/@value"), "issued");
	assert_null(expression_fact(arena, "fact[1]"));
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(variables_and_functions_are_found),
		cmocka_unit_test(use_is_of_the_whole_name),
		cmocka_unit_test(contexts_are_looked_up_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
