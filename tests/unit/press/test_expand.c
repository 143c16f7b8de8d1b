/* Holes, each, if, include: what comes out, and every fault at its line. */
#include "paper.h"

static const char	 data[] = "<r><a>갑</a><n>1200</n>"
    "<x v='1'>하나</x><x v='2'>둘</x><x v='3'>셋</x><e/></r>";

static void
expands(const char *body, const char *wanted)
{
	struct paper	 p;

	paper_print_with(&p, "", body, data, "expanded", 0);
	assert_string_equal(p.said, "");
	assert_int_equal(p.result, 0);
	if (!paper_has(&p, wanted))
		print_message("%s\n", buf_string(&p.out));
	assert_true(paper_has(&p, wanted));
	paper_free(&p);
}

static void
test_holes(void **state)
{
	(void)state;
	expands("<p>{/r/a}을 {{원}}</p>", "<p>갑을 {원}</p>");
	expands("<p>[{?/r/none}]</p>", "<p>[]</p>");
	expands("<p>{k:with(/r/a, '을')}</p>", "<p>갑을</p>");
	expands("<p>{concat('{', '}')}</p>", "<p>{}</p>");
	expands("<p class='{?/r/none}'>{count(/r/x)}</p>", ">3</p>");
	expands("<p>{'&lt;&amp;'}</p>", "<p>&lt;&amp;</p>");
}

static void
test_each(void **state)
{
	(void)state;
	expands("<p each='/r/x'>{position()}/{last()}{.}</p>",
	    "<p>1/3하나</p>\n <p>2/3둘</p>\n <p>3/3셋</p>");
	expands("<p><group each='/r/x'>{@v}<group if='position() &lt; "
	    "last()'>,</group></group></p>", "<p>1,2,3</p>");
	/* if comes before each, and position() survives an inner each. */
	expands("<p if='/r/e' each='/r/none'>a</p><p if='not(/r/none)'>b</p>",
	    "<p>b</p>");
	expands("<p><group each='/r/x'><group each='/r/a'>.</group>"
	    "{position()}</group></p>", "<p>.1.2.3</p>");
	expands("<p>가 <check if='/r/a'/> 나 <check if='/r/none'/></p>",
	    "<check ticked=\"yes\"/> 나 <check ticked=\"no\"/>");
}

static void
faults(const char *body, const char *const *wanted)
{
	struct paper	 p;

	paper_print_with(&p, "", body, data, "dump", 0);
	assert_int_equal(p.result, -1);
	assert_int_equal(p.out.len, 0);
	for (; *wanted != NULL; wanted++) {
		if (strstr(p.said, *wanted) == NULL)
			print_message("%s\nnot there: %s\n", p.said, *wanted);
		assert_non_null(strstr(p.said, *wanted));
	}
	paper_free(&p);
}

static void
test_missing(void **state)
{
	static const char *const	 all[] = {
		"t.xml:2:", "the data has no /r/none",
		"t.xml:4:", "/r/x[2]", "no @w", "t.xml:5:", "no /r/e", NULL
	};

	(void)state;
	faults("<p>{/r/none}</p>\n<p>a</p>\n<p each='/r/x'>{@w}</p>\n"
	    "<p>{/r/e}</p>", all);
}

static void
test_draft(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print_with(&p, "", "<p>이름 {/r/none}</p>", data, "dump", 1);
	assert_int_equal(p.result, 0);
	assert_true(paper_has(&p, "이름 ＿＿＿＿"));
	assert_true(paper_has(&p, "watermark"));
	assert_true(paper_has(&p, "초안"));
	paper_free(&p);
	paper_print_with(&p, "draft='/r/x[@v=2]'", "<p>a</p>", data, "dump",
	    0);
	assert_true(paper_has(&p, "watermark"));
	paper_free(&p);
	paper_print_with(&p, "draft='/r/none'", "<p>a</p>", data, "dump", 0);
	assert_false(paper_has(&p, "watermark"));
	paper_free(&p);
}

/* All of them in one run, before data is looked at. */
static void
test_template_faults(void **state)
{
	static const char *const	 all[] = {
		"t.xml:2:", "no element <zz>", "t.xml:3:",
		"cannot compile", "t.xml:4:", "never closed", "t.xml:5:",
		"no style nowhere", "t.xml:6:", "<td> cannot stand in",
		"t.xml:7:", "size=\"big\"", "t.xml:8:", "<p> cannot stand in",
		"t.xml:9:", "needs the attribute alt", NULL
	};

	(void)state;
	faults("<zz/>\n<p>{]}</p>\n<p>{/r</p>\n<p class='nowhere'>a</p>\n"
	    "<td>a</td>\n<p size='big'>a</p>\n<p><group><p>a</p></group></p>"
	    "\n<img src='a.png'/>", all);
}

static void
test_run_faults(void **state)
{
	static const char *const	 all[] = {
		"XPath sum('a'):", "XPath 1:", "no style 하나",
		"colspan=\"둘\"", "no font has the character", "U+0E01",
		"cannot be used", NULL
	};

	(void)state;
	faults("<p>{sum('a')}</p><p each='1'>a</p>"
	    "<p class='{/r/x[1]}'>a</p><table columns='*'><tr>"
	    "<td colspan='{/r/x[2]}'>a</td></tr></table><p>\xE0\xB8\x81</p>"
	    "<img src='../../etc/x.png' alt='a'/>", all);
}

static void
test_includes(void **state)
{
	static const char *const	 outside[] = { "cannot be included",
					    NULL };
	static const char *const	 itself[] = { "includes itself",
					    "t.xml → t.xml", NULL };
	static const char *const	 nowhere[] = { "t.xml:2:",
					    "no such file lies", NULL };
	static const char *const	 variable[] = { "t.xml:2:",
					    "no variable $other", NULL };
	static const char *const	 office[] = { "t.xml:2:",
					    "there is no office.xml", NULL };

	(void)state;
	faults("<include src='../house.xml'/>", outside);
	faults("<include src='/etc/passwd'/>", outside);
	faults("<include src='{/r/a}'/>", outside);
	faults("<include src='t.xml'/>", itself);
	faults("<include src='parts/none.xml'/>", nowhere);
	faults("<p>{$other}</p>", variable);
	faults("<p if='0'>{$office/name}</p>", office);
}

static void
test_wrong_data(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print_with(&p, "select='/case'", "<p>a</p>", data, "dump", 0);
	assert_int_equal(p.result, -1);
	assert_non_null(strstr(p.said, "the data has no /case"));
	paper_free(&p);
}

/* A missing value is said where it can be filled in. */
static void
test_missing_where(void **state)
{
	static const char *const	 said[][2] = {
		{ "<row><a/></row>", "that column of the table" },
		{ "<application/>", "in application.xml" },
		{ "<case/>", "write the case anew" },
		{ "<r/>", "the data has no none" }
	};
	struct paper	 p;
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
		paper_print_with(&p, "select='/*'", "<p>{none}</p>",
		    said[i][0], "dump", 0);
		assert_int_equal(p.result, -1);
		assert_non_null(strstr(p.said, said[i][1]));
		paper_free(&p);
		paper_print_with(&p, "select='/*'", "<p each='none' "
		    "required='yes'>a</p>", said[i][0], "dump", 0);
		assert_int_equal(p.result, -1);
		assert_non_null(strstr(p.said, said[i][1]));
		paper_free(&p);
	}
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_holes),
		cmocka_unit_test(test_missing_where), cmocka_unit_test(test_each),
		cmocka_unit_test(test_missing), cmocka_unit_test(test_draft),
		cmocka_unit_test(test_template_faults),
		cmocka_unit_test(test_run_faults),
		cmocka_unit_test(test_includes),
		cmocka_unit_test(test_wrong_data)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
