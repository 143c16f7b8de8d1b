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

/* Empty rows before the totals; the first says so where it has room. */
static void
test_blanks(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<table columns='20pt 100pt' header-rows='1' rows='4'>"
	    "<tr><th>a</th><th>b</th></tr><tr><td>1</td><td>하나</td></tr>"
	    "<tr keep-previous='yes'><th>계</th><td>둘</td></tr></table>",
	    "<r/>");
	assert_int_equal(p.result, 0);
	assert_int_equal(paper_count(&p, "TR "), 6);
	assert_int_equal(paper_count(&p, "\"이하 빈칸\""), 1);
	/* In the second column, where it fits, and above 둘. */
	assert_true(paper_has(&p, "text 79.53 "));
	assert_true(strstr(strstr(buf_string(&p.out), "이하") - 40,
	    "text 79.53 ") < strstr(buf_string(&p.out), "이하"));
	assert_true(strstr(buf_string(&p.out), "이하") <
	    strstr(buf_string(&p.out), "\"둘\""));
	paper_free(&p);
	/* Enough rows, and totals alone. */
	paper_print(&p, "<table columns='*' rows='1'><tr><td>1</td></tr>"
	    "<tr><td>2</td></tr></table><table columns='*' rows='2'>"
	    "<tr keep-previous='yes'><td>계</td></tr></table>", "<r/>");
	assert_int_equal(p.result, 0);
	assert_int_equal(paper_count(&p, "TR "), 5);
	assert_int_equal(paper_count(&p, "이하"), 1);
	paper_free(&p);
	paper_print_with(&p, "", "<table rows='many'><tr><td>1</td></tr>"
	    "</table>", "<r/>", "dump", 0);
	assert_non_null(strstr(p.said, "rows=\"many\""));
	paper_free(&p);
}

static void
test_stripe(void **state)
{
	struct paper	 p;

	(void)state;
	/* Below the header; what a row says itself counts more. */
	paper_print(&p, "<table columns='*' header-rows='1' stripe='#EEEEEE'>"
	    "<tr><th>머리</th></tr><tr><td>1</td></tr><tr><td>2</td></tr>"
	    "<tr><td>3</td></tr><tr background='#123456'><td>4</td></tr>"
	    "</table>", "<r/>");
	assert_int_equal(p.result, 0);
	assert_int_equal(paper_count(&p, "fill "), 2);
	assert_int_equal(paper_count(&p, "#EEEEEE"), 1);
	assert_int_equal(paper_count(&p, "#123456"), 1);
	paper_free(&p);
}

/* Digits are 5.5 pt wide here, the point and the percent less or more. */
static void
test_decimal(void **state)
{
	struct paper	 p;
	double		 x[3];
	const char	*s;
	int		 i;

	(void)state;
	paper_print(&p, "<table columns='80pt' cell-padding='0'>"
	    "<tr><td align='decimal'>1,234.5</td></tr>"
	    "<tr><td align='decimal'>34.25</td></tr>"
	    "<tr><td align='decimal'>4</td></tr></table>", "<r/>");
	assert_int_equal(p.result, 0);
	s = buf_string(&p.out);
	for (i = 0; i < 3; i++) {
		s = strstr(s, "text ") + 5;
		x[i] = strtod(s, NULL);
	}
	/* "4" begins where the last digit of "34" stands: a digit further. */
	assert_true(x[2] - x[1] > 5 && x[2] - x[1] < 7);
	/* "1,23" before the "34" of both. */
	assert_true(x[1] - x[0] > 13 && x[1] - x[0] < 16);
	paper_free(&p);
}

static void
test_cell_lines(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<table columns='50pt 50pt' cell-border='none' "
	    "cell-padding='0'><tr><td colspan='2' grid='0.3pt dashed'>가</td>"
	    "</tr><tr><td diagonal='0.5pt'>나</td>"
	    "<td diagonal-up='0.7pt'>다</td></tr></table>", "<r/>");
	assert_int_equal(p.result, 0);
	assert_int_equal(paper_count(&p, "line "), 3);
	assert_true(paper_has(&p, "line 106.69 56.69 106.69 71.69 0.30"));
	assert_true(paper_has(&p, "line 56.69 71.69 106.69 86.69 0.50"));
	assert_true(paper_has(&p, "line 106.69 86.69 156.69 71.69 0.70"));
	paper_free(&p);
}

static void
test_bar(void **state)
{
	static const struct {
		const char	*values, *says;
	} wrong[] = {
		{ "start='3' end='2' of='4'", "the bar from 3 to 2" },
		{ "start='2' end='2' of='4'", "the bar from 2 to 2" },
		{ "start='0' end='4.5' of='4'", "between 0 and 4:" },
		{ "start='-1' end='2' of='4'", "start=\"-1\"" },
		{ "start='0' end='둘' of='4'", "end=\"둘\"" },
		{ "start='0' end='99999999999' of='4'", "end=\"9999" },
		{ "start='0' end='1.23456' of='4'", "end=\"1.23" },
		{ "start='0' end='{/r/n - 1}' of='4'", "is NaN" },
		{ "start='0' end='0' of='0'", "the bar from 0 to 0" }
	};
	struct paper	 p;
	char		 body[256];
	size_t		 i;

	(void)state;
	paper_print(&p, "<table columns='100pt' cell-padding='0'><tr><td>"
	    "<bar start='1' end='2.5' of='4' alt='말' height='5pt' "
	    "background='#123456'/></td></tr></table>", "<r/>");
	assert_int_equal(p.result, 0);
	assert_true(paper_has(&p, "fill 81.69 56.69 37.50 5.00 #123456"));
	assert_true(paper_has(&p, "Figure 4 alt \"말\""));
	paper_free(&p);
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		snprintf(body, sizeof(body), "<bar alt='a' %s/>",
		    wrong[i].values);
		paper_print_with(&p, "", body, "<r/>", "dump", 0);
		assert_int_equal(p.result, -1);
		assert_non_null(strstr(p.said, wrong[i].says));
		assert_non_null(strstr(p.said, "t.xml:2:"));
		paper_free(&p);
	}
	/* A draft does without. */
	paper_print_with(&p, "", "<bar alt='a' start='0' end='{/r/n}' "
	    "of='4'/><bar alt='a' start='{/r/n - 1}' end='1' of='4'/>", "<r/>",
	    "dump", 1);
	assert_int_equal(p.result, 0);
	assert_false(paper_has(&p, "Figure"));
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

/* Rows that a cell joins are cut where they are higher than a third of a
 * page: they begin below what is above them. */
static void
test_loose(void **state)
{
	struct paper	 p;
	struct buf	 body;
	int		 i;

	(void)state;
	buf_init(&body, BUF_TEXT);
	buf_puts(&body, "<p>글</p><table columns='* *' header-rows='1'>"
	    "<tr><th>머리</th><th>말</th></tr><tr><td rowspan='60'>");
	for (i = 0; i < 50; i++)
		buf_printf(&body, "왼%d<br/>", i);
	buf_puts(&body, "끝</td><td>오른0</td></tr>");
	for (i = 1; i < 60; i++)
		buf_printf(&body, "<tr><td>오른%d</td></tr>", i);
	buf_puts(&body, "</table>");
	paper_print(&p, buf_string(&body), "<r/>");
	assert_int_equal(p.result, 0);
	assert_int_equal(paper_count(&p, "page "), 2);
	assert_true(strstr(buf_string(&p.out), "\"오른20\"") <
	    strstr(buf_string(&p.out), "page 2"));
	assert_int_equal(paper_count(&p, "\"왼"), 50);
	assert_int_equal(paper_count(&p, "\"오른"), 60);
	assert_int_equal(paper_count(&p, "\"머리\""), 2);
	buf_free(&body);
	paper_free(&p);
}

/* Few rows beside a cell of three pages: the last row takes the rest. */
static void
test_span_of_pages(void **state)
{
	struct paper	 p;
	struct buf	 body;
	int		 i;

	(void)state;
	buf_init(&body, BUF_TEXT);
	buf_puts(&body, "<table columns='* *'><tr><td rowspan='2'>");
	for (i = 0; i < 150; i++)
		buf_printf(&body, "왼%d<br/>", i);
	buf_puts(&body, "끝</td><td>하나</td></tr><tr><td>둘</td></tr>"
	    "<tr><td>셋</td><td>넷</td></tr></table>");
	paper_print(&p, buf_string(&body), "<r/>");
	assert_int_equal(p.result, 0);
	assert_int_equal(paper_count(&p, "page "), 4);
	assert_int_equal(paper_count(&p, "\"왼"), 150);
	assert_int_equal(paper_count(&p, "\"둘\""), 1);
	assert_true(strstr(buf_string(&p.out), "\"셋\"") >
	    strstr(buf_string(&p.out), "\"끝\""));
	/* On the first page as many lines as it has room for. */
	assert_true(strstr(buf_string(&p.out), "\"왼46\"") <
	    strstr(buf_string(&p.out), "page 2"));
	buf_free(&body);
	paper_free(&p);
}

/* A table in a cell goes on below its own header. */
static void
test_nested(void **state)
{
	struct paper	 p;
	struct buf	 body;
	int		 i;

	(void)state;
	buf_init(&body, BUF_TEXT);
	buf_puts(&body, "<table columns='30mm *' header-rows='1'>"
	    "<tr><th>밖</th><th>말</th></tr><tr><td>왼쪽</td><td>앞"
	    "<table columns='* *' header-rows='1'><tr><th>안</th><th>말</th>"
	    "</tr>");
	for (i = 0; i < 80; i++)
		buf_printf(&body, "<tr><td>행%d</td><td>값</td></tr>", i);
	buf_puts(&body, "</table>뒤</td></tr><tr><td>다음</td><td>행</td></tr>"
	    "</table>");
	paper_print(&p, buf_string(&body), "<r/>");
	assert_int_equal(p.result, 0);
	assert_int_equal(paper_count(&p, "page "), 3);
	assert_int_equal(paper_count(&p, "\"밖\""), 3);
	assert_int_equal(paper_count(&p, "\"안\""), 3);
	assert_int_equal(paper_count(&p, "\"행"), 81);
	/* The heading alone is not on the page twice in the tags. */
	assert_int_equal(paper_count(&p, "TH "), 4);
	assert_int_equal(paper_count(&p, " Table "), 2);
	buf_free(&body);
	paper_free(&p);
}

/* A text over automatic columns makes them as wide as it needs. */
static void
test_automatic_span(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<table columns='auto auto'><tr><td colspan='2'>"
	    "두 열에 걸친 글이 한 줄에 섭니다</td></tr><tr><td>가</td>"
	    "<td>나</td></tr></table>", "<r/>");
	assert_int_equal(p.result, 0);
	assert_int_equal(paper_count(&p, "text "), 3);
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
		{ "<table columns='0mm *'><tr><td>a</td></tr></table>",
		  "columns=" },
		{ "<table columns='175mm *'><tr><td>a</td><td></td></tr>"
		  "</table>", "column 2 is left without any width" },
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

/* 100,000 columns, in words and in cells. */
static void
test_columns_max(void **state)
{
	struct paper	 p;
	struct buf	 body;
	int		 i;

	(void)state;
	buf_init(&body, BUF_TEXT);
	buf_puts(&body, "<table columns='");
	for (i = 0; i < 100000; i++)
		buf_puts(&body, "* ");
	buf_puts(&body, "'><tr><td>a</td></tr></table>");
	paper_print_with(&p, "", buf_string(&body), "<r/>", "dump", 0);
	assert_non_null(strstr(p.said, "the table has 100000 columns"));
	paper_free(&p);
	buf_clear(&body);
	buf_puts(&body, "<table><tr>");
	for (i = 0; i < 90000; i++)
		buf_puts(&body, "<td/>");
	buf_puts(&body, "</tr></table>");
	paper_print_with(&p, "", buf_string(&body), "<r/>", "dump", 0);
	assert_non_null(strstr(p.said, "the table has 90000 columns"));
	buf_free(&body);
	paper_free(&p);
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
		cmocka_unit_test(test_nested_heads), cmocka_unit_test(test_rules),
		cmocka_unit_test(test_blanks), cmocka_unit_test(test_stripe),
		cmocka_unit_test(test_decimal),
		cmocka_unit_test(test_cell_lines), cmocka_unit_test(test_bar), cmocka_unit_test(test_valign),
		cmocka_unit_test(test_pages), cmocka_unit_test(test_cut),
		cmocka_unit_test(test_together), cmocka_unit_test(test_loose),
		cmocka_unit_test(test_span_of_pages),
		cmocka_unit_test(test_nested),
		cmocka_unit_test(test_automatic_span),
		cmocka_unit_test(test_forced), cmocka_unit_test(test_faults),
		cmocka_unit_test(test_columns_max),
		cmocka_unit_test(test_empty)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
