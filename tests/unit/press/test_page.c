/* Pages: breaks, running lines, keeping, boxes at a place, images, tags. */
#include "paper.h"

static void
test_running(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<header first='no'>머리</header><footer>"
	    "<page-number/> / <page-count/></footer><p>가</p><page/>"
	    "<p>나</p><page/><page/><p>다</p><page/>", "<r/>");
	assert_int_equal(p.result, 0);
	assert_int_equal(paper_count(&p, "page "), 3);
	assert_int_equal(paper_count(&p, "\"머리\""), 2);
	assert_true(paper_has(&p, "\"1 / 3\""));
	assert_true(paper_has(&p, "\"3 / 3\""));
	/* They are artifacts and have no tags. */
	assert_int_equal(paper_count(&p, "\n    P "), 3);
	paper_free(&p);
}

/* A heading is never the last thing on a page, at any height. */
static void
test_keep_next(void **state)
{
	struct paper	 p;
	struct buf	 body;
	int		 n, i;

	(void)state;
	for (n = 40; n < 52; n++) {
		const char	*heading, *after, *second;

		buf_init(&body, BUF_TEXT);
		for (i = 0; i < n; i++)
			buf_puts(&body, "<p>글</p>");
		buf_puts(&body, "<h1>제목</h1><p>본문</p>");
		paper_print(&p, buf_string(&body), "<r/>");
		heading = strstr(buf_string(&p.out), "\"제목\"\n");
		after = strstr(buf_string(&p.out), "\"본문\"");
		second = strstr(buf_string(&p.out), "page 2");
		assert_non_null(heading);
		assert_true(second == NULL ||
		    (heading > second) == (after > second));
		buf_free(&body);
		paper_free(&p);
	}
}

/* Two lines at least on each side of a page's end. */
static void
test_widows(void **state)
{
	struct paper	 p;
	struct buf	 body;
	int		 n, i;

	(void)state;
	for (n = 42; n < 50; n++) {
		const char	*second, *s;
		int		 before = 0, behind = 0;

		buf_init(&body, BUF_TEXT);
		for (i = 0; i < n; i++)
			buf_puts(&body, "<p>글</p>");
		buf_puts(&body, "<p>");
		for (i = 0; i < 7; i++)
			buf_puts(&body, "줄<br/>");
		buf_puts(&body, "줄</p>");
		paper_print(&p, buf_string(&body), "<r/>");
		second = strstr(buf_string(&p.out), "page 2");
		for (s = buf_string(&p.out); (s = strstr(s, "\"줄\"")); s++)
			*(second == NULL || s < second ? &before : &behind)
			    += 1;
		assert_int_equal(before + behind, 8);
		assert_int_not_equal(before, 1);
		assert_int_not_equal(behind, 1);
		buf_free(&body);
		paper_free(&p);
	}
}

static void
test_bookmarks(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<h1>하나</h1><h2>둘 <b>셋</b></h2><p>글</p>",
	    "<r/>");
	assert_true(paper_has(&p, "bookmark 1 56.69 \"하나\""));
	assert_true(paper_has(&p, "bookmark 2 80.69 \"둘 셋\""));
	assert_true(paper_has(&p, "H2 2\n"));
	paper_free(&p);
}

static void
test_box(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<p>글</p><box x='100mm' y='200mm' width='30mm' "
	    "height='20mm' border='0.5pt' padding='1mm'>직인</box>", "<r/>");
	assert_int_equal(p.result, 0);
	assert_true(paper_has(&p, "text 286.30 "));
	assert_int_equal(paper_count(&p, "line "), 4);
	paper_free(&p);
	paper_print_with(&p, "", "<p>글</p><box x='100mm' y='200mm' "
	    "width='30mm' height='3mm'>직인</box>", "<r/>", "dump", 0);
	assert_int_equal(p.result, -1);
	assert_non_null(strstr(p.said, "the box only 3.0mm"));
	paper_free(&p);
	paper_print_with(&p, "", "<box x='200mm' y='0' width='30mm'>직인"
	    "</box>", "<r/>", "dump", 0);
	assert_non_null(strstr(p.said, "beyond the page"));
	paper_free(&p);
}

static void
test_paper(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print_with(&p, "paper='A4-landscape' "
	    "margins='10mm 10mm 10mm 10mm'", "<p>글</p>", "<r/>", "dump", 0);
	assert_true(paper_has(&p, "page 1 841.89 595.28"));
	assert_true(paper_has(&p, "text 28.35 "));
	paper_free(&p);
	paper_print_with(&p, "paper='B5' margins='10mm'", "<p>글</p>", "<r/>",
	    "dump", 0);
	assert_non_null(strstr(p.said, "paper=\"B5\""));
	assert_non_null(strstr(p.said, "margins=\"10mm\""));
	paper_free(&p);
}

static void
test_too_tall(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print_with(&p, "", "<p size='300pt' line-height='900%'>가</p>"
	    "<footer>가<br/>나<br/>다<br/>라</footer>", "<r/>", "dump", 0);
	assert_int_equal(p.result, -1);
	assert_non_null(strstr(p.said, "in one piece"));
	assert_non_null(strstr(p.said, "the margin has room"));
	paper_free(&p);
}

static void
test_traces(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print_with(&p, "", "<p class='red' align='right' "
	    "padding='0 1mm 2mm'>글</p>", "<r/>", "boxes", 0);
	assert_true(paper_has(&p, "/house.xml:1)"));
	assert_true(paper_has(&p, "/t.xml:2)"));
	/* Each side has its part of the four. */
	assert_true(paper_has(&p, "padding-top=\"0\" "));
	assert_true(paper_has(&p, "padding-bottom=\"2mm\" "));
	assert_true(paper_has(&p, "padding-left=\"1mm\" "));
	paper_free(&p);
}

/* The PDF is the same bytes each time. */
static void
test_pdf(void **state)
{
	struct paper	 a, b;

	(void)state;
	paper_print_with(&a, "title='시험'", "<h1>제목</h1><p>글</p>", "<r/>",
	    NULL, 0);
	paper_print_with(&b, "title='시험'", "<h1>제목</h1><p>글</p>", "<r/>",
	    NULL, 0);
	assert_string_equal(a.said, "");
	assert_int_equal(a.result, 0);
	assert_int_equal(a.out.len, b.out.len);
	assert_memory_equal(a.out.data, b.out.data, a.out.len);
	assert_memory_equal(a.out.data, "%PDF-1.", 7);
	paper_free(&a);
	paper_free(&b);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_running),
		cmocka_unit_test(test_keep_next),
		cmocka_unit_test(test_widows),
		cmocka_unit_test(test_bookmarks), cmocka_unit_test(test_box),
		cmocka_unit_test(test_paper), cmocka_unit_test(test_too_tall),
		cmocka_unit_test(test_traces), cmocka_unit_test(test_pdf)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
