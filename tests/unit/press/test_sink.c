/* What goes down to the foot of its page, and what lists pass on. */
#include "paper.h"

/* Line heights are 15 pt: the last one of an A4 page stands there. */
static const char	 foot[] = "56.69 795.32 NanumGothic 10.00 \"뒤\"";

static void
prints(struct paper *p, const char *body, int pages)
{
	paper_print(p, body, "<r/>");
	assert_int_equal(p->result, 0);
	assert_int_equal(paper_count(p, "page "), pages);
}

static void
test_foot(void **state)
{
	struct paper	 p;

	(void)state;
	prints(&p, "<p>앞</p><p sink='yes'>결문</p><p>뒤</p>", 1);
	assert_true(paper_has(&p, "56.69 67.64 NanumGothic 10.00 \"앞\""));
	assert_true(paper_has(&p, "56.69 780.32 NanumGothic 10.00 "
	    "\"결문\""));
	assert_true(paper_has(&p, foot));
	paper_free(&p);
	/* First on its page; and another one after it, which only follows. */
	prints(&p, "<p sink='yes'>결문</p><p sink='yes'>뒤</p>", 1);
	assert_true(paper_has(&p, foot));
	paper_free(&p);
	prints(&p, "<section><p sink='yes'>뒤</p></section><p>다음</p>", 2);
	assert_true(paper_has(&p, foot));
	paper_free(&p);
	/* A table, and an item's paragraph. */
	prints(&p, "<p>앞</p><table columns='*' sink='yes'><tr><td>칸</td>"
	    "</tr></table><p>뒤</p>", 1);
	assert_true(paper_has(&p, foot));
	paper_free(&p);
	prints(&p, "<items><item>가</item><item sink='yes'>나</item></items>"
	    "<p>뒤</p>", 1);
	assert_true(paper_has(&p, foot));
	paper_free(&p);
}

/* A new page ends what follows; a page that is just full does not. */
static void
test_pages(void **state)
{
	struct paper	 p;

	(void)state;
	prints(&p, "<p>앞</p><p sink='yes'>뒤</p><page/><p>붙임</p>", 2);
	assert_true(paper_has(&p, foot));
	assert_true(paper_has(&p, "67.64 NanumGothic 10.00 \"붙임\""));
	paper_free(&p);
	prints(&p, "<p>앞</p><p sink='yes'>결문</p><p line-height='255mm'>"
	    "높음</p>", 2);
	assert_true(paper_has(&p, "56.69 82.64 NanumGothic 10.00 "
	    "\"결문\""));
	paper_free(&p);
	/* A row that goes on overleaf is not the last one here. */
	prints(&p, "<p sink='yes'>결문</p><table columns='*'><tr><td>"
	    "<p line-height='200mm'>가</p><p line-height='200mm'>나</p></td>"
	    "</tr></table>", 2);
	assert_true(paper_has(&p, "56.69 67.64 NanumGothic 10.00 "
	    "\"결문\""));
	paper_free(&p);
}

/* Notes stand below it. */
static void
test_notes(void **state)
{
	struct paper	 p;
	const char	*end;

	(void)state;
	prints(&p, "<p>앞<note>각주</note></p><p sink='yes'>뒤</p>", 1);
	assert_false(paper_has(&p, foot));
	end = strstr(buf_string(&p.out), "\"뒤\"");
	assert_non_null(end);
	assert_non_null(strstr(end, "56.69 795.32 NanumGothic 10.00 "
	    "\"1)\""));
	/* The note's line, 4.5 mm for its rule, then the line above. */
	assert_true(paper_has(&p, "56.69 767.56 NanumGothic 10.00 \"뒤\""));
	paper_free(&p);
}

static void
refuses(const char *body)
{
	struct paper	 p;

	paper_print_with(&p, "", body, "<r/>", "dump", 0);
	assert_int_equal(p.result, -1);
	assert_non_null(strstr(p.said, "sink works only"));
	paper_free(&p);
}

static void
test_places(void **state)
{
	(void)state;
	refuses("<columns><p sink='yes'>가</p></columns>");
	refuses("<table columns='*'><tr><td><p sink='yes'>가</p></td></tr>"
	    "</table>");
	refuses("<footer><p sink='yes'>가</p></footer><p>나</p>");
}

/* keep-next of what is last in a list holds for what follows the list. */
static void
test_last_item(void **state)
{
	static const char *const	 lists[] = {
		"<items><item>가</item><item keep-next='yes'>나</item>"
		"</items>",
		"<items><item>가<items><item keep-next='yes'>나</item>"
		"</items></item></items>",
		"<items><item>가</item><item>나</item></items>"
	};
	struct paper	 p;
	struct buf	 body;
	const char	*second;
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		buf_init(&body, BUF_TEXT);
		buf_printf(&body, "<p line-height='220mm'>채움</p>%s"
		    "<p line-height='40mm'>높음</p>", lists[i]);
		prints(&p, buf_string(&body), 2);
		second = strstr(buf_string(&p.out), "page 2");
		assert_non_null(second);
		if (i < 2)
			assert_non_null(strstr(second, "\"나\""));
		else
			assert_null(strstr(second, "\"나\""));
		buf_free(&body);
		paper_free(&p);
	}
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_foot), cmocka_unit_test(test_pages),
		cmocka_unit_test(test_notes), cmocka_unit_test(test_places),
		cmocka_unit_test(test_last_item)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
