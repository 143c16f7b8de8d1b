/*
 * XPath's core: compiling with places, variables, node sets, positions.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml.h"
#include "base/xpath.h"

static const char source[] =
    "<case><file id='f1'><fact name='issued' value='2026-02-03'/></file>"
    "<file id='f2'/><file id='f3'><fact name='empty' value=''/></file></case>";

struct fixture {
	struct arena	*arena;
	struct diags	*diags;
	xmlDoc		*doc;
	xmlNode		*root;
	struct xpath	*xpath;
};

static int
set_up(void **state)
{
	static struct fixture	 f;

	f.arena = arena_new();
	f.diags = diags_new();
	f.doc = xml_read(f.diags, "test", source, strlen(source));
	assert_non_null(f.doc);
	f.root = xmlDocGetRootElement(f.doc);
	f.xpath = xpath_new(f.diags, f.doc);
	*state = &f;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture	*f = *state;

	xpath_free(f->xpath);
	xml_free(f->doc);
	diags_free(f->diags);
	arena_free(f->arena);
	return 0;
}

static struct xpath_expr *
compile(struct fixture *f, const char *text)
{
	return xpath_compile(f->diags,
	    (struct place){ .file = "rules.sch", .line = 7 }, text);
}

static void
test_results(void **state)
{
	struct fixture		*f = *state;
	struct xpath_expr	*e = compile(f, "file[1]/fact/@value");
	xmlNode			**nodes;
	char			*text;
	size_t			 n;
	int			 truth;

	assert_int_equal(xpath_string(f->xpath, e, f->root, f->arena, &text), 0);
	assert_string_equal(text, "2026-02-03");
	assert_int_equal(xpath_test(f->xpath, e, f->root, &truth), 0);
	assert_true(truth);
	assert_int_equal(xpath_nodes(f->xpath, e, f->root, f->arena, &nodes,
	    &n), 0);
	assert_int_equal(n, 1);
	assert_null(nodes[1]);
	xpath_expr_free(e);
	assert_int_equal(diags_worst(f->diags), 0);
}

/* Nodes come in document order whatever the expression's order. */
static void
test_document_order(void **state)
{
	struct fixture		*f = *state;
	struct xpath_expr	*e = compile(f, "file[3] | file[1] | file[2]");
	xmlNode			**nodes;
	size_t			 n;

	assert_int_equal(xpath_nodes(f->xpath, e, f->root, f->arena, &nodes,
	    &n), 0);
	assert_int_equal(n, 3);
	assert_string_equal(xml_attribute(f->arena, nodes[0], "id"), "f1");
	assert_string_equal(xml_attribute(f->arena, nodes[2], "id"), "f3");
	xpath_expr_free(e);
}

static void
test_variables(void **state)
{
	struct fixture		*f = *state;
	struct xpath_expr	*let = compile(f, "file[3]/fact/@value");
	struct xpath_expr	*use = compile(f, "concat($day, '|', $none)");
	char			*text;

	xpath_set(f->xpath, "day", "2026-02-27");
	assert_int_equal(xpath_let(f->xpath, "none", let, f->root), 0);
	assert_false(xpath_variable_empty(f->xpath, "day"));
	assert_true(xpath_variable_empty(f->xpath, "none"));
	assert_true(xpath_variable_empty(f->xpath, "never-bound"));
	assert_int_equal(xpath_string(f->xpath, use, f->root, f->arena,
	    &text), 0);
	assert_string_equal(text, "2026-02-27|");
	xpath_forget(f->xpath);
	assert_true(xpath_variable_empty(f->xpath, "day"));
	xpath_expr_free(let);
	xpath_expr_free(use);
}

static void
test_position(void **state)
{
	struct fixture		*f = *state;
	struct xpath_expr	*e = compile(f, "concat(position(), '/', last())");
	char			*text;

	xpath_at(f->xpath, 2, 5);
	assert_int_equal(xpath_string(f->xpath, e, f->root, f->arena, &text), 0);
	assert_string_equal(text, "2/5");
	xpath_expr_free(e);
}

/* What a paper shows is exact or is refused. */
static void
test_shown(void **state)
{
	static const struct {
		const char		*text, *result;
		enum xpath_shown	 what;
	} rows[] = {
		{ "1600000000 + 950000000", "2550000000", XPATH_SHOWN },
		{ "concat(1600000000 + 950000000, '원')", "2550000000원",
		    XPATH_SHOWN },
		{ "count(file)", "3", XPATH_SHOWN },
		{ "0 - 7", "-7", XPATH_SHOWN },
		{ "9007199254740991", "9007199254740991", XPATH_SHOWN },
		{ "9007199254740992", NULL, XPATH_SHOWN_NUMBER },
		{ "1 div 3", "0.333333333333333", XPATH_SHOWN_NUMBER },
		{ "1 div 0", "Infinity", XPATH_SHOWN_NUMBER },
		{ "nothing + 1", "NaN", XPATH_SHOWN_NUMBER },
		{ "1 > 0", "true", XPATH_SHOWN_TRUTH },
		{ "k:is-date('x')", "false", XPATH_SHOWN_TRUTH },
		{ "string(1 div 2)", "0.5", XPATH_SHOWN }
	};
	struct fixture		*f = *state;
	struct xpath_expr	*e;
	enum xpath_shown	 what;
	char			*text;
	size_t			 i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		e = compile(f, rows[i].text);
		assert_int_equal(xpath_show(f->xpath, e, f->root, f->arena,
		    &text, &what), 0);
		if (rows[i].result != NULL)
			assert_string_equal(text, rows[i].result);
		assert_int_equal(what, rows[i].what);
		xpath_expr_free(e);
	}
}

/* Faults name the place of the expression and never pass as a value. */
static void
test_faults(void **state)
{
	static const char *const broken[] = { "file[", "k:date(", "$", "a b",
	    "k:no-such-function(1)", "string-lenght(.)", "k:date()",
	    "count(file, file)", "not(true(), a[contains('x')])" };
	struct fixture		*f = *state;
	struct xpath_expr	*e;
	xmlNode			**nodes;
	char			*text;
	size_t			 i, n;
	int			 truth;

	for (i = 0; i < sizeof(broken) / sizeof(broken[0]); i++)
		assert_null(compile(f, broken[i]));
	assert_int_equal(diags_count(f->diags, DIAG_DATA), i);
	e = compile(f, "$unbound");
	assert_int_equal(xpath_string(f->xpath, e, f->root, f->arena, &text),
	    -1);
	assert_int_equal(xpath_test(f->xpath, e, f->root, &truth), -1);
	xpath_expr_free(e);
	e = compile(f, "'text'");
	assert_int_equal(xpath_nodes(f->xpath, e, f->root, f->arena, &nodes,
	    &n), -1);
	xpath_expr_free(e);
	assert_int_equal(diags_worst(f->diags), DIAG_DATA);
}

/* A plain path gives what the interpreter gives for it in brackets. */
static void
test_paths(void **state)
{
	static const char *const	 paths[] = {
		".", "file", "file/@id", "@id", "/case", "/case/file/fact",
		"/case/file/@id", "file/fact/@value", "fact", "/row",
		"file/none", "$node/fact", "$node/@id", "$other/fact",
		"file/fact/@name", "/case/file/fact/@none", "case", "@none",
		"string(file)", "string(@id)", "string(file/fact/@value)",
		"k:date(file/fact/@value)", "k:date(none)", "k:comma(@id)",
		"k:sum(file/@id)", "string($node/fact)", "file | @id",
		"file/fact|file", "file/@id | file", "none | file/fact",
		"file | none", "none|@none", "string(none | file/fact/@name)",
		"k:date(none | file/fact/@value)", "not(file)", "not(none)",
		"not(file | none)", "not(string(file))",
		"not(string(file/fact/@value))", "not($node/fact)",
		"file | /case", "$node | file", "file | fact | none",
		"not(k:date(none))", "not(file) or not(none)"
	};
	struct fixture	*f = *state;
	xmlNode		*starts[3], **fast, **slow;
	size_t		 i, k, j, fast_n, slow_n;

	starts[0] = f->root;
	starts[1] = (xmlNode *)f->doc;
	starts[2] = (xmlNode *)xml_first(f->root)->properties;
	xpath_set_node(f->xpath, "other", xml_first(f->root));
	xpath_set_node(f->xpath, "node", xml_first(f->root));
	for (i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		struct xpath_expr	*path = compile(f, paths[i]);
		struct xpath_expr	*same = compile(f, arena_printf(
					    f->arena, "(%s)", paths[i]));
		int			 is_call = strchr(paths[i], '(') !=
					    NULL;

		for (k = 0; k < 3; k++) {
			char	*one, *two;
			int	 yes, no;

			xpath_string(f->xpath, path, starts[k], f->arena,
			    &one);
			xpath_string(f->xpath, same, starts[k], f->arena,
			    &two);
			assert_string_equal(one, two);
			xpath_test(f->xpath, path, starts[k], &yes);
			xpath_test(f->xpath, same, starts[k], &no);
			assert_int_equal(yes, no);
			if (is_call)
				continue;
			xpath_nodes(f->xpath, path, starts[k], f->arena,
			    &fast, &fast_n);
			xpath_nodes(f->xpath, same, starts[k], f->arena,
			    &slow, &slow_n);
			assert_int_equal(fast_n, slow_n);
			for (j = 0; j <= fast_n; j++)
				assert_ptr_equal(fast[j], slow[j]);
		}
		xpath_expr_free(path);
		xpath_expr_free(same);
	}
	xpath_set(f->xpath, "node", "text");
	xpath_forget(f->xpath);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test_setup_teardown(test_results, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(test_document_order, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(test_variables, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(test_shown, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_position, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(test_faults, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(test_paths, set_up,
		    tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
