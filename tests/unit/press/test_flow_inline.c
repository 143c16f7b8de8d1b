/* What stands in lines and is no letter, and letters that stand elsewhere. */
#include "paper.h"

#include <time.h>

/* The K-th line of the dump that begins with WORD; 0 if there is none. */
static const char *
drawn(const struct paper *p, const char *word, int k)
{
	const char	*s = buf_string(&p->out);

	for (; s != NULL && *s != '\0'; s = strchr(s, '\n')) {
		s += strspn(s, " \n");
		if (strncmp(s, word, strlen(word)) == 0 && k-- == 0)
			return s + strlen(word);
		if (*s == '\0')
			break;
	}
	return NULL;
}

/* Figure I of the K-th such line, in 1/100 pt. */
static int
figure(const struct paper *p, const char *word, int k, int i)
{
	const char	*s = drawn(p, word, k);
	int		 whole = 0, part = 0;

	assert_non_null(s);
	while (i-- >= 0) {
		s += strspn(s, " ");
		assert_int_equal(sscanf(s, "%d.%d", &whole, &part), 2);
		s += strcspn(s, " \n");
	}
	return whole * 100 + part;
}

/* A mark that is raised a little leaves the line as high as it was. */
static void
test_raised(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<p>가</p><p>나<sup>1)</sup><sub>2</sub></p><p>다</p>"
	    "<p line-height='12pt'>라</p><p line-height='12pt'>마<sup>1</sup>"
	    "</p><p line-height='12pt'>바</p>"
	    "<p>사<span raise='20pt'>아</span></p>", "<r/>");
	assert_int_equal(p.result, 0);
	assert_int_equal(figure(&p, "text", 1, 1) - figure(&p, "text", 0, 1),
	    figure(&p, "text", 4, 1) - figure(&p, "text", 1, 1));
	/* 0.55 em of 6.5 pt up, 0.2 em down. */
	assert_in_range(figure(&p, "text", 1, 1) - figure(&p, "text", 2, 1),
	    357, 358);
	assert_int_equal(figure(&p, "text", 3, 1) - figure(&p, "text", 1, 1),
	    130);
	assert_int_equal(figure(&p, "text", 6, 1) - figure(&p, "text", 5, 1),
	    1200);
	assert_int_equal(figure(&p, "text", 8, 1) - figure(&p, "text", 6, 1),
	    1200);
	/* Much higher: the line makes room. */
	assert_true(figure(&p, "text", 9, 1) - figure(&p, "text", 8, 1) >
	    2500);
	paper_free(&p);
}

static void
test_lines(void **state)
{
	struct paper	 p;
	int		 y;

	(void)state;
	paper_print(&p, "<p>가<s>나</s><u>다</u></p>", "<r/>");
	y = figure(&p, "text", 0, 1);
	assert_int_equal(paper_count(&p, "line "), 2);
	assert_true(figure(&p, "line", 0, 1) < y);
	assert_true(figure(&p, "line", 1, 1) > y);
	/* Each under its own letter. */
	assert_int_equal(figure(&p, "line", 0, 0), figure(&p, "text", 1, 0));
	assert_int_equal(figure(&p, "line", 1, 0), figure(&p, "text", 2, 0));
	paper_free(&p);
}

/* As much white on the left as on the right of the last letter. */
static void
test_spaced_heading(void **state)
{
	struct paper	 p;
	int		 left, right;

	(void)state;
	/* 5 letters of 9.4 pt, 4 gaps of 20 pt in 200 pt. */
	paper_print(&p, "<table columns='200pt' cell-padding='0'><tr>"
	    "<td align='center' letter-spacing='20pt'>가나다라마</td></tr>"
	    "</table><table columns='127.1pt' cell-padding='0'><tr>"
	    "<td letter-spacing='20pt'>가나다라마</td></tr></table>", "<r/>");
	left = figure(&p, "text", 0, 0) - 5669;
	right = 20000 - left - 5 * 940 - 4 * 2000;
	assert_in_range(left - right, 0, 2);
	/* The spacing behind the last letter needs no room. */
	assert_true(paper_has(&p, "+100000 \"가나다라마\""));
	assert_int_equal(paper_count(&p, "\"가나다라마\""), 2);
	paper_free(&p);
}

/* Dots stand under one another and end before what is set flush right. */
static void
test_leaders(void **state)
{
	struct paper	 p;
	int		 i, edge = 59528 - 4252;

	(void)state;
	paper_print(&p, "<p>제1장<leader/>1</p>"
	    "<p indent='7.3mm'>가나다라 <leader/> 13</p>"
	    "<p>앞<leader/>가운데<leader/>뒤</p>", "<r/>");
	assert_int_equal(p.result, 0);
	for (i = 0; i < 4; i++) {
		assert_non_null(strstr(drawn(&p, "line", i), "dots 5.00"));
		assert_in_range((edge - figure(&p, "line", i, 2)) % 500, 0, 2);
		assert_in_range((edge - figure(&p, "line", i, 0)) % 500, 0, 2);
	}
	/* "1" ends at the edge: a figure is 0.57 em or so wide. */
	assert_in_range(edge - figure(&p, "text", 1, 0), 500, 650);
	assert_in_range(edge - figure(&p, "text", 6, 0), 900, 960);
	assert_int_equal(paper_count(&p, "Artifact"), 4);
	paper_free(&p);
}

static void
test_end(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<p>가.  <end/></p><p><end/></p>"
	    "<table columns='47pt' cell-padding='0'><tr><td>가나다라."
	    "<end/></td></tr></table>", "<r/>");
	assert_int_equal(p.result, 0);
	/* Two half blanks, 1 em wide together with their own 2 × 0.28. */
	assert_true(paper_has(&p, "\"가.\""));
	assert_int_equal(paper_count(&p, "+4400 \"  끝.\""), 3);
	assert_int_equal(figure(&p, "text", 0, 1), figure(&p, "text", 1, 1));
	assert_int_equal(figure(&p, "text", 2, 0), 5669);
	/* The line is full: one letter in on the next. */
	assert_true(paper_has(&p, "\"가나다라.\""));
	assert_int_equal(figure(&p, "text", 4, 0), 5669);
	assert_int_equal(figure(&p, "text", 4, 1) - figure(&p, "text", 3, 1),
	    1500);
	paper_free(&p);
}

/* The last letter is in the middle; lines stay where they are. */
static void
test_seal(void **state)
{
	struct paper	 p;
	int		 x, side = 5669;

	(void)state;
	paper_print(&p, "<p letter-spacing='5pt'>협회장 <seal size='20mm'>인"
	    "</seal></p><p>다음</p>", "<r/>");
	assert_int_equal(p.result, 0);
	x = figure(&p, "text", 0, 0) + 2 * 1440 + 470;
	assert_in_range(figure(&p, "line", 0, 0) + side / 2 - x, 0, 3);
	assert_int_equal(paper_count(&p, "dashed"), 4);
	assert_int_equal(figure(&p, "text", 2, 1) - figure(&p, "text", 0, 1),
	    1500);
	paper_free(&p);
}

/* From 5 mm to 60 mm, both included. */
static void
test_seal_sizes(void **state)
{
	static const struct {
		const char	*size;
		int		 result;
	} rows[] = {
		{ "5mm", 0 }, { "60mm", 0 }, { "4.9mm", -1 }, { "60.1mm", -1 },
		{ "0", -1 }
	};
	struct paper	 p;
	char		 body[128];
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		snprintf(body, sizeof(body), "<p line-height='60mm' "
		    "align='center'>가<seal size='%s'/></p>", rows[i].size);
		paper_print_with(&p, "", body, "<r/>", "dump", 0);
		assert_int_equal(p.result, rows[i].result);
		assert_true(p.result == 0 || strstr(p.said, "P105") != NULL);
		paper_free(&p);
	}
}

/* The square stays on the paper, above and at the sides. */
static void
test_seal_edges(void **state)
{
	static const struct {
		const char	*body;
		int		 result;
	} rows[] = {
		{ "<p>가<seal size='38mm'/></p>", 0 },
		{ "<p>가<seal size='46mm'/></p>", -1 },
		{ "<p line-height='60mm'>가<seal size='60mm'/></p>", -1 },
		{ "<p line-height='60mm' align='right'>가<seal size='28mm'/>"
		    "</p>", 0 },
		{ "<p line-height='60mm' align='right'>가<seal size='60mm'/>"
		    "</p>", -1 },
		{ "<table columns='*'><tr><td>가<seal size='50mm'/></td></tr>"
		    "</table>", -1 }
	};
	struct paper	 p;
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		paper_print_with(&p, "", rows[i].body, "<r/>", "dump", 0);
		if (p.result != rows[i].result)
			fail_msg("%s: %s", rows[i].body, p.said);
		assert_true(p.result == 0 || strstr(p.said, "P166") != NULL);
		paper_free(&p);
	}
}

/* Narrowest and widest of cells with objects: seals have no width. */
static void
test_widths(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<table columns='auto auto *' cell-padding='0'><tr>"
	    "<td>가<seal size='40mm'>인</seal></td>"
	    "<td>나<sup>나</sup></td><td>끝</td></tr></table>", "<r/>");
	assert_int_equal(p.result, 0);
	/* 0.94 em, then 0.94 × 1.65 em. */
	assert_int_equal(figure(&p, "text", 2, 0) - figure(&p, "text", 0, 0),
	    940);
	assert_in_range(figure(&p, "text", 4, 0) - figure(&p, "text", 2, 0),
	    1550, 1552);
	paper_free(&p);
}

static void
test_mixed(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<p mixed-spacing='1pt'>가A나 B 1다12라</p>"
	    "<p mixed-spacing='1pt'>가A<span mixed-spacing='0'>나B다</span>"
	    "</p><p>가A나</p>", "<r/>");
	/* 가A A나 1다 다1 2라; blanks need none. */
	assert_true(paper_has(&p, "+5000 \"가A나 B 1다12라\""));
	assert_true(paper_has(&p, "+2000 \"가A\""));
	assert_true(paper_has(&p, "10.00 \"나B다\""));
	assert_true(paper_has(&p, "10.00 \"가A나\""));
	paper_free(&p);
}

/* A box that goes on over lines is open where it is cut. */
static void
test_boxes(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<table columns='50pt' cell-padding='0'"
	    " cell-border='none'><tr><td>"
	    "<span border='1pt' padding='0 2pt'>가나다 라마바</span></td></tr>"
	    "</table>", "<r/>");
	assert_int_equal(p.result, 0);
	/* Top and bottom on both lines, left on the first, right on the last. */
	assert_int_equal(paper_count(&p, "line "), 6);
	/* The edge takes room: 1 pt and 2 pt. */
	assert_int_equal(figure(&p, "text", 0, 0), 5669 + 300);
	assert_int_equal(figure(&p, "text", 1, 0), 5669);
	paper_free(&p);
}

/* Lines without a letter, and those behind a link that is over. */
static void
test_breaks(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<p><br/></p><p><br/><br/></p><p><b><br/>가</b></p>"
	    "<p><a href='https://a.invalid/'>나</a><br/><br/>다</p>", "<r/>");
	assert_int_equal(p.result, 0);
	assert_int_equal(paper_count(&p, "Link "), 1);
	assert_int_equal(paper_count(&p, "resume "), 0);
	/* Four paragraphs of 1, 2, 2 and 3 lines. */
	assert_int_equal(figure(&p, "text", 2, 1) - figure(&p, "text", 0, 1),
	    3 * 1500);
	paper_free(&p);
}

/* One element for a link, taken up again on its next line. */
static void
test_links(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<table columns='50pt' cell-padding='0'><tr><td>"
	    "<a href='https://a.invalid/'>가나다라 <b>마바사아</b></a> 자"
	    "</td></tr></table>", "<r/>");
	assert_int_equal(p.result, 0);
	assert_int_equal(paper_count(&p, "Link "), 1);
	assert_int_equal(paper_count(&p, "resume "), 1);
	paper_free(&p);
}

/* A text of N copies of S as <r>. */
static char *
long_data(const char *s, size_t n)
{
	size_t	 len = strlen(s), i;
	char	*data = malloc(len * n + 8);

	assert_non_null(data);
	memcpy(data, "<r>", 3);
	for (i = 0; i < n; i++)
		memcpy(data + 3 + i * len, s, len);
	memcpy(data + 3 + n * len, "</r>", 5);
	return data;
}

/* Ten megabytes are a fault, a hundred kilobytes without a blank are not. */
static void
test_limits(void **state)
{
	static const struct {
		const char	*s;
		size_t		 n;
		int		 result;
	} rows[] = {
		{ "가나다 ", 1000 * 1000, -1 }, { "a", 100 * 1000, 0 },
		{ "가", 100 * 1000, 0 }, { "\xE2\x80\x8B", 400 * 1000, 0 },
		{ "가\xE2\x80\x8B", 200 * 1000, 0 },
		{ "(", 100 * 1000, 0 }, { "가 ", 200 * 1000, 0 }
	};
	struct paper	 p;
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char	*data = long_data(rows[i].s, rows[i].n);
		clock_t	 start = clock();

		paper_print_with(&p, "", "<p align='justify'>{?/r}</p>", data,
		    "dump", 0);
		assert_int_equal(p.result, rows[i].result);
		assert_true(p.result == 0 || strstr(p.said, "P024") != NULL);
		/* Minutes if it were not linear; room for slow machines. */
		assert_true(clock() - start < 20 * CLOCKS_PER_SEC);
		paper_free(&p);
		free(data);
	}
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_raised), cmocka_unit_test(test_lines),
		cmocka_unit_test(test_spaced_heading),
		cmocka_unit_test(test_leaders), cmocka_unit_test(test_end),
		cmocka_unit_test(test_seal),
		cmocka_unit_test(test_seal_sizes),
		cmocka_unit_test(test_seal_edges), cmocka_unit_test(test_widths),
		cmocka_unit_test(test_mixed), cmocka_unit_test(test_boxes),
		cmocka_unit_test(test_links), cmocka_unit_test(test_breaks),
		cmocka_unit_test(test_limits)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
