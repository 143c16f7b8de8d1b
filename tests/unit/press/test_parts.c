/* Parts of a paper: sections, columns, notes, contents, addenda, anchors. */
#include "paper.h"

/* The page of the first text S, 0 if it is not there. */
static int
page_of(const struct paper *p, const char *s)
{
	const char	*text = buf_string(&p->out), *end = strstr(text, s);
	int		 page = 0;

	if (end == NULL)
		return 0;
	while ((text = strstr(text, "page ")) != NULL && text < end) {
		page++;
		text++;
	}
	return page;
}

/* BODY with N lines above it is printed for N in a range around a page. */
static void
fill(struct buf *out, int lines, const char *body)
{
	int	 i;

	buf_init(out, BUF_TEXT);
	for (i = 0; i < lines; i++)
		buf_puts(out, "<p>글</p>");
	buf_puts(out, body);
}

static void
refuses(const char *body, const char *said)
{
	struct paper	 p;

	paper_print_with(&p, "", body, "<r/>", "dump", 0);
	assert_int_equal(p.result, -1);
	if (strstr(p.said, said) == NULL)
		print_message("%s: %s", body, p.said);
	assert_non_null(strstr(p.said, said));
	paper_free(&p);
}

/* A heading stays with the table's header and first row, however high. */
static void
test_heading_and_table(void **state)
{
	struct paper	 p;
	struct buf	 body;
	int		 n, heading, header, row;

	(void)state;
	for (n = 38; n < 50; n++) {
		fill(&body, n, "<h1>표의 제목</h1><table columns='*' "
		    "header-rows='1'><tr><th>머리 행</th></tr><tr><td>첫 행"
		    "<br/>가<br/>나</td></tr><tr><td>끝</td></tr></table>");
		paper_print(&p, buf_string(&body), "<r/>");
		assert_int_equal(p.result, 0);
		heading = page_of(&p, "\"표의 제목\"\n");
		header = page_of(&p, "\"머리 행\"");
		row = page_of(&p, "\"첫 행\"");
		assert_true(heading > 0);
		assert_int_equal(heading, header);
		assert_int_equal(heading, row);
		paper_free(&p);
		buf_free(&body);
	}
}

/* What is kept together but higher than a page is cut, nothing is lost. */
static void
test_keep_chains(void **state)
{
	static const char *const	 chains[] = {
		"<items keep='together'><item each='i'>"
		"항목</item></items>",
		"<p each='i' keep-next='yes'>항목</p>",
		"<p each='i' keep-previous='yes'>항목</p>"
	};
	struct paper	 p;
	struct buf	 data;
	size_t		 i;
	int		 n;

	(void)state;
	buf_init(&data, BUF_TEXT);
	buf_puts(&data, "<r>");
	for (n = 0; n < 150; n++)
		buf_puts(&data, "<i/>");
	buf_puts(&data, "</r>");
	for (i = 0; i < sizeof(chains) / sizeof(chains[0]); i++) {
		paper_print_with(&p, "select='/r'", chains[i],
		    buf_string(&data), "dump", 0);
		assert_int_equal(p.result, 0);
		assert_int_equal(paper_count(&p, "\"항목\""), 150);
		assert_true(paper_count(&p, "page ") >= 3);
		assert_true(paper_count(&p, "page ") <= 5);
		paper_free(&p);
	}
	buf_free(&data);
}

static void
test_sections(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<section paper='A4-landscape'><p>가</p></section>"
	    "<section margins='50mm 15mm 15mm 20mm'><p>나</p></section>",
	    "<r/>");
	assert_int_equal(p.result, 0);
	assert_int_equal(paper_count(&p, "page "), 2);
	assert_true(paper_has(&p, "page 1 841.89 595.28"));
	assert_true(paper_has(&p, "page 2 595.28 841.89"));
	assert_true(paper_has(&p, "text 56.69 152"));
	paper_free(&p);
	refuses("<section><section><p>가</p></section></section>",
	    "<section> cannot stand in <section>");
	refuses("<p>가</p><section margins='20mm'><p>나</p></section>",
	    "margins=\"20mm\"");
}

/* Columns are equally high as far as their lines allow. */
static void
test_columns(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<columns gap='0'><p>하나</p><p>둘</p><p>셋</p>"
	    "<p>넷</p></columns><p>뒤</p>", "<r/>");
	assert_int_equal(p.result, 0);
	assert_true(paper_has(&p, "text 56.69 67.64 NanumGothic 10.00 "
	    "\"하나\""));
	assert_true(paper_has(&p, "text 304.72 67.64 NanumGothic 10.00 "
	    "\"셋\""));
	/* Two lines of 15 pt stand above what follows, not four. */
	assert_true(paper_has(&p, "text 56.69 97.64 NanumGothic 10.00 "
	    "\"뒤\""));
	paper_free(&p);
	refuses("<columns count='5'><p>가</p></columns>", "count=\"5\"");
	refuses("<columns gap='180mm'><p>가</p></columns>",
	    "leave no room");
	refuses("<table columns='*'><tr><td><columns><p>가</p></columns>"
	    "</td></tr></table>", "<columns> cannot stand in <td>");
}

/* The note stands on the page of its mark at any height. */
static void
test_notes(void **state)
{
	struct paper	 p;
	struct buf	 body;
	int		 n;

	(void)state;
	for (n = 40; n < 52; n++) {
		fill(&body, n, "<p>표시<note>각주의 글<br/>둘째 줄</note>"
		    "</p><p>뒤</p>");
		paper_print(&p, buf_string(&body), "<r/>");
		assert_int_equal(p.result, 0);
		assert_int_equal(page_of(&p, "\"표시\""),
		    page_of(&p, "\"각주의 글\""));
		assert_int_equal(page_of(&p, "\"각주의 글\""),
		    page_of(&p, "\"둘째 줄\""));
		assert_int_equal(paper_count(&p, "id \"note.1\""), 1);
		paper_free(&p);
		buf_free(&body);
	}
	refuses("<p>가<note>나<note>다</note></note></p>",
	    "a note cannot stand");
	refuses("<box x='1mm' y='1mm'>가<note>나</note></box>",
	    "a note cannot stand");
	refuses("<footer>가<note>나</note></footer><p>다</p>",
	    "a note cannot stand");
}

/* Contents of more than a page push away what they number. */
static void
test_contents(void **state)
{
	struct paper	 p;
	struct buf	 body;
	char		 line[80];
	int		 i, page;

	(void)state;
	buf_init(&body, BUF_TEXT);
	buf_puts(&body, "<contents/>");
	for (i = 1; i <= 120; i++)
		buf_printf(&body, "<h1 new-page='yes' id='c%d'>장 %d번</h1>",
		    i, i);
	buf_puts(&body, "<p>끝은 <page-of ref='c120'/>쪽</p>");
	paper_print(&p, buf_string(&body), "<r/>");
	assert_int_equal(p.result, 0);
	page = paper_count(&p, "\npage ") + 1;
	assert_int_equal(page, 123);
	snprintf(line, sizeof(line), "\"끝은 %d쪽\"", page);
	assert_true(paper_has(&p, line));
	assert_true(paper_has(&p, "NanumGothic 10.00 \"123\"\n"));
	assert_true(paper_has(&p, "NanumGothic 10.00 \"4\"\n"));
	assert_int_equal(paper_count(&p, "TOCI"), 120);
	paper_free(&p);
	buf_free(&body);
}

/* A number that moves what it numbers back and forth is refused. */
static void
test_unsettled(void **state)
{
	(void)state;
	refuses("<p size='40pt' line-height='240mm'>가</p>"
	    "<group if='true()'><p line-height='15mm' align='left'>"
	    "<span size='60pt'><page-of ref='x'/></span></p></group>"
	    "<p id='y'>나 <a href='#none'>다</a></p>",
	    "nothing has the id \"none\"");
	refuses("<p>가 <page-of ref='no'/></p>", "nothing has the id");
	refuses("<p id='a'>가</p><h1 id='a'>나</h1>", "stands there twice");
	refuses("<header><p id='a'>가</p></header><p>나</p>",
	    "cannot be used in a header");
}

static void
test_addenda(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<table columns='*'><tr><td max-height='20mm' "
	    "addendum='이유'>가<br/>나<br/>다<br/>라<br/>마</td></tr></table>",
	    "<r/>");
	assert_int_equal(p.result, 0);
	assert_int_equal(paper_count(&p, "\npage "), 1);
	assert_int_equal(page_of(&p, "\"마\""), 2);
	assert_int_equal(page_of(&p, "\"가\""), 1);
	assert_int_equal(page_of(&p, "\"별지 1. 이유\"\n"), 2);
	assert_true(paper_has(&p, "to \"#addendum.1\""));
	assert_true(paper_has(&p, "to \"#addendum-from.1\""));
	assert_true(paper_has(&p, "(1쪽에서 계속)"));
	paper_free(&p);
	refuses("<table columns='*'><tr><td max-height='10mm'>가<br/>나<br/>"
	    "다<br/>라</td></tr></table>", "the box only 10.0mm");
}

static void
test_items(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<items start='14'><item>가<items start='14'><item>"
	    "나</item><item>다</item></items></item></items>", "<r/>");
	assert_true(paper_has(&p, "\"14.\""));
	assert_true(paper_has(&p, "\"하.\""));
	assert_true(paper_has(&p, "\"거.\""));
	paper_free(&p);
	refuses("<items level='8'><item>가<items><item>나</item><item>다"
	    "</item></items></item></items>", "more than 8 deep");
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_heading_and_table),
		cmocka_unit_test(test_keep_chains),
		cmocka_unit_test(test_sections),
		cmocka_unit_test(test_columns), cmocka_unit_test(test_notes),
		cmocka_unit_test(test_contents),
		cmocka_unit_test(test_unsettled),
		cmocka_unit_test(test_addenda), cmocka_unit_test(test_items)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
