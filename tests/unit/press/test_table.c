/* Tables: columns, spans, rules, rows over pages, structure. */
#include "paper.h"

static void
test_columns(void **state)
{
	struct paper	 p;

	(void)state;
	/* 175 mm: 20 mm, a fifth, then one and two shares of the rest. */
	paper_print(&p, "<table columns='20mm 20% * 2*' cell-padding='0'>"
	    "<tr><td>가</td><td>나</td><td>다</td><td>라</td></tr></table>",
	    "<r/>");
	assert_int_equal(p.result, 0);
	assert_true(paper_has(&p, "text 56.69 "));
	assert_true(paper_has(&p, "text 113.39 "));
	assert_true(paper_has(&p, "text 212.60 "));
	assert_true(paper_has(&p, "text 325.98 "));
	paper_free(&p);
	/* Automatic ones are as wide as their text, the share takes the rest. */
	paper_print(&p, "<table columns='auto * auto' cell-padding='0'>"
	    "<tr><td>가나</td><td>다</td><td>라</td></tr></table>", "<r/>");
	assert_true(paper_has(&p, "text 75.49 "));
	assert_true(paper_has(&p, "text 543.36 "));
	paper_free(&p);
}

static void
test_spans(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<table columns='50pt 50pt 50pt' cell-padding='0'>"
	    "<tr><th rowspan='2' scope='row'>가</th><th colspan='2'>나</th>"
	    "</tr><tr><td>다</td><td>라</td></tr></table>", "<r/>");
	assert_int_equal(p.result, 0);
	assert_true(paper_has(&p, "TH 3 scope=r rows=2"));
	assert_true(paper_has(&p, "scope=c columns=2"));
	assert_true(paper_has(&p, "text 106.69 82.64"));
	assert_true(paper_has(&p, "text 156.69 82.64"));
	/* Not through the spanning cells: top, middle part, bottom; left,
	 * right of the first, between the last two below, right. */
	assert_int_equal(paper_count(&p, "line "), 7);
	assert_true(paper_has(&p, "line 106.49 71.69 206.89 71.69 0.40"));
	assert_true(paper_has(&p, "line 156.69 71.69 156.69 86.69 0.40"));
	paper_free(&p);
}

/* Two header rows: every cell names the headings over and before it. */
static void
test_nested_heads(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<table columns='* * * *' header-rows='2'>"
	    "<tr><th rowspan='2'>구분</th><th colspan='2'>금액</th>"
	    "<th rowspan='2'>비고</th></tr>"
	    "<tr><th>현금</th><th>현물</th></tr>"
	    "<tr><th>갑</th><td>1</td><td>2</td><td>가</td></tr>"
	    "<tr><td>을</td><td colspan='3'>3</td></tr></table>", "<r/>");
	assert_int_equal(p.result, 0);
	/* Document 0, Table 1, TR 2, TH 3 4 5, TR 6, TH 7 8. */
	assert_true(paper_has(&p, "TH 7 scope=c headers=4\n"));
	assert_true(paper_has(&p, "TH 10 scope=r headers=3\n"));
	assert_true(paper_has(&p, "TD 11 headers=4,7,10\n"));
	assert_true(paper_has(&p, "TD 12 headers=4,8,10\n"));
	assert_true(paper_has(&p, "TD 13 headers=5,10\n"));
	assert_true(paper_has(&p, "TD 16 columns=3 headers=4,7,8,5\n"));
	paper_free(&p);
	/* A new block of headings amid the rows replaces the one before. */
	paper_print(&p, "<table columns='* *'>"
	    "<tr><th>가</th><th>나</th></tr><tr><td>1</td><td>2</td></tr>"
	    "<tr><th scope='col'>다</th><th scope='col'>라</th></tr>"
	    "<tr><td>3</td><td>4</td></tr></table>", "<r/>");
	assert_true(paper_has(&p, "TD 7 headers=4\n"));
	assert_true(paper_has(&p, "TD 13 headers=10\n"));
	paper_free(&p);
	/* One row of headings: scope is enough. */
	paper_print(&p, "<table columns='* *' header-rows='1'>"
	    "<tr><th>가</th><th>나</th></tr><tr><td>1</td><td>2</td></tr>"
	    "</table>", "<r/>");
	assert_false(paper_has(&p, "headers="));
	paper_free(&p);
}

static void
test_rules(void **state)
{
	struct paper	 p;

	(void)state;
	/* The table states its outside, a cell its own edge. */
	paper_print(&p, "<table columns='50pt 50pt' cell-padding='0' "
	    "border='top bottom 1pt'><tr><td>가</td>"
	    "<td border-left='2pt #00F'>나</td></tr></table>", "<r/>");
	assert_int_equal(paper_count(&p, "line "), 3);
	assert_int_equal(paper_count(&p, " 1.00\n"), 2);
	assert_true(paper_has(&p, " 2.00 #0000FF"));
	paper_free(&p);
}

static void
test_valign(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<table columns='50pt 50pt 50pt 50pt' "
	    "cell-padding='0'><tr><td>가<br/>가<br/>가</td>"
	    "<td>위</td><td valign='middle'>중</td><td valign='bottom'>밑"
	    "</td></tr></table>", "<r/>");
	assert_true(paper_has(&p, "text 106.69 67.64"));
	assert_true(paper_has(&p, "text 156.69 82.64"));
	assert_true(paper_has(&p, "text 206.69 97.64"));
	paper_free(&p);
}

static void
row_data(struct buf *out, int rows)
{
	int	 i;

	buf_init(out, BUF_TEXT);
	buf_puts(out, "<r>");
	for (i = 1; i <= rows; i++)
		buf_printf(out, "<row n='%d'>행</row>", i);
	buf_puts(out, "</r>");
}

/* Every row once, the header on each page, as an artifact from the second. */
static void
test_pages(void **state)
{
	struct paper	 p;
	struct buf	 data;

	(void)state;
	row_data(&data, 200);
	paper_print(&p, "<table columns='30mm *' header-rows='1'>"
	    "<tr><th>연번</th><th>내용</th></tr>"
	    "<tr each='/r/row'><td>제{@n}</td><td>{.}</td></tr></table>",
	    buf_string(&data));
	assert_int_equal(p.result, 0);
	assert_int_equal(paper_count(&p, "page "), 6);
	assert_int_equal(paper_count(&p, "\"연번\""), 6);
	assert_int_equal(paper_count(&p, "TH "), 2);
	assert_int_equal(paper_count(&p, "\"행\""), 200);
	assert_int_equal(paper_count(&p, "TR "), 201);
	buf_free(&data);
	paper_free(&p);
}

/* A row higher than a page goes on, in the same cells of the same row. */
static void
test_cut(void **state)
{
	struct paper	 p;
	struct buf	 body;
	int		 i;

	(void)state;
	buf_init(&body, BUF_TEXT);
	buf_puts(&body, "<table columns='30mm *' header-rows='1'>"
	    "<tr><th>머리</th><th>내용</th></tr><tr><td>왼쪽</td><td>");
	for (i = 1; i <= 120; i++)
		buf_printf(&body, "줄%d<br/>", i);
	buf_puts(&body, "끝</td></tr><tr><td>다음</td><td>행</td></tr>"
	    "</table>");
	paper_print(&p, buf_string(&body), "<r/>");
	assert_int_equal(p.result, 0);
	assert_int_equal(paper_count(&p, "page "), 3);
	assert_int_equal(paper_count(&p, "\"줄"), 120);
	assert_int_equal(paper_count(&p, "\"왼쪽"), 1);
	assert_int_equal(paper_count(&p, "\"머리"), 3);
	assert_int_equal(paper_count(&p, "TD "), 4);
	/* Document, table, row and cell on each of two pages. */
	assert_int_equal(paper_count(&p, "resume"), 8);
	buf_free(&body);
	paper_free(&p);
}

/* Rows that a cell joins stay on one page; keep does the same for a table. */
static void
test_together(void **state)
{
	struct paper	 p;
	struct buf	 body;
	int		 i;

	(void)state;
	buf_init(&body, BUF_TEXT);
	for (i = 0; i < 46; i++)
		buf_printf(&body, "<p>글 %d</p>", i);
	buf_puts(&body, "<table columns='* *'><tr><td rowspan='3'>가</td>"
	    "<td>하나</td></tr><tr><td>둘</td></tr><tr><td>셋</td></tr>"
	    "</table>");
	paper_print(&p, buf_string(&body), "<r/>");
	assert_int_equal(paper_count(&p, "page "), 2);
	assert_true(strstr(buf_string(&p.out), "\"하나\"") >
	    strstr(buf_string(&p.out), "page 2"));
	buf_free(&body);
	paper_free(&p);
}

/* A table that is higher than a page is cut in spite of everything. */
static void
test_forced(void **state)
{
	struct paper	 p;
	struct buf	 body;
	int		 i;

	(void)state;
	buf_init(&body, BUF_TEXT);
	buf_puts(&body, "<table columns='* *' keep='together'>"
	    "<tr><td rowspan='100'>");
	for (i = 0; i < 70; i++)
		buf_printf(&body, "왼%d<br/>", i);
	buf_puts(&body, "끝</td><td>하나</td></tr>");
	for (i = 1; i < 100; i++)
		buf_printf(&body, "<tr><td>오른%d</td></tr>", i);
	buf_puts(&body, "</table>");
	paper_print(&p, buf_string(&body), "<r/>");
	assert_int_equal(p.result, 0);
	assert_int_equal(paper_count(&p, "\"왼"), 70);
	assert_int_equal(paper_count(&p, "\"오른"), 99);
	buf_free(&body);
	paper_free(&p);
}

static void
test_faults(void **state)
{
	static const struct {
		const char	*body, *says;
	} rows[] = {
		{ "<table columns='100mm 100mm'><tr><td>a</td><td>b</td></tr>"
		  "</table>", "the columns need 200.0mm" },
		{ "<table columns='*'><tr><td>a</td><td>b</td></tr></table>",
		  "more cells than" },
		{ "<table columns='* *'><tr><td colspan='3'>a</td></tr>"
		  "</table>", "more cells than" },
		{ "<table columns='-1mm'><tr><td>a</td></tr></table>",
		  "columns=" },
		{ "<table columns='*'><tr><td rowspan='2'>a</td></tr>"
		  "</table>", "beyond the last row" },
		{ "<table columns='1mm *'><tr><td>가</td><td>b</td></tr>"
		  "</table>", "\"가\" does not fit" },
		{ "<table columns='*'><tr><td colspan='0'>a</td></tr></table>",
		  "colspan=\"0\"" }
	};
	struct paper	 p;
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		paper_print_with(&p, "", rows[i].body, "<r/>", "dump", 0);
		assert_int_equal(p.result, -1);
		assert_non_null(strstr(p.said, rows[i].says));
		assert_non_null(strstr(p.said, "t.xml:2:"));
		paper_free(&p);
	}
}

/* Nothing to print is nothing, not a table without rows. */
static void
test_empty(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<table columns='*'><tr each='/r/none'><td>a</td>"
	    "</tr></table><items><item each='/r/none'>a</item></items>",
	    "<r/>");
	assert_int_equal(p.result, 0);
	assert_false(paper_has(&p, "Table"));
	assert_false(paper_has(&p, " L "));
	paper_free(&p);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_columns), cmocka_unit_test(test_spans),
		cmocka_unit_test(test_nested_heads), cmocka_unit_test(test_rules), cmocka_unit_test(test_valign),
		cmocka_unit_test(test_pages), cmocka_unit_test(test_cut),
		cmocka_unit_test(test_together),
		cmocka_unit_test(test_forced), cmocka_unit_test(test_faults),
		cmocka_unit_test(test_empty)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
