/* Paragraphs on paper: justify, indents, marks, checks, spacing, fitting. */
#include "paper.h"

/* Position of the text that begins with WANTED, in 1/100 pt; -1 if absent. */
static int
place(const struct paper *p, const char *wanted, int *y)
{
	const char	*s = buf_string(&p->out), *at, *line;
	int		 a, b, c, d;
	char		 needle[256];

	snprintf(needle, sizeof(needle), "\"%s", wanted);
	if ((at = strstr(s, needle)) == NULL)
		return -1;
	for (line = at; line > s && line[-1] != '\n'; line--)
		;
	line += strspn(line, " ");
	if (sscanf(line, "text %d.%d %d.%d", &a, &b, &c, &d) != 4)
		return -1;
	*y = c * 100 + d;
	return a * 100 + b;
}

static void
test_alignment(void **state)
{
	struct paper	 p;
	int		 y;

	(void)state;
	paper_print(&p, "<p>왼쪽</p><p align='center'>가운데</p>"
	    "<p align='right'>오른쪽</p><p indent='10mm'>들여</p>"
	    "<p first-indent='2em'>첫줄</p>", "<r/>");
	assert_int_equal(p.result, 0);
	assert_int_equal(place(&p, "왼쪽", &y), 5669);
	/* 175 mm of room, 3 letters of 0.94 em. */
	assert_in_range(place(&p, "가운데", &y), 29062, 29063);
	assert_in_range(place(&p, "오른쪽", &y), 52455, 52456);
	assert_int_equal(place(&p, "들여", &y), 5669 + 2835);
	assert_int_equal(place(&p, "첫줄", &y), 5669 + 2000);
	paper_free(&p);
}

/* Stretched lines end at the edge, the last one and one before br do not. */
static void
test_justify(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<table columns='100pt' cell-padding='0'><tr>"
	    "<td align='justify'>가나다라 마바사아 자차카 타파하<br/>끝 줄</td>"
	    "</tr></table>", "<r/>");
	assert_int_equal(p.result, 0);
	assert_int_equal(paper_count(&p, " +"), 1);
	assert_true(paper_has(&p, "\"가나다라 마바사아 "));
	paper_free(&p);
	/*
	 * A long word would tear the line before it open by 41 pt: the blank
	 * grows by half an em, each letter by a twentieth, and no more.
	 */
	paper_print(&p, "<table columns='100pt' cell-padding='0'><tr>"
	    "<td align='justify'>가 나다라마 바사아자차카타파 끝</td></tr>"
	    "</table>", "<r/>");
	assert_true(paper_has(&p, "+7500 \"가 나다라마 \""));
	paper_free(&p);
}

static void
test_items(void **state)
{
	struct paper	 p;
	int		 y, mark, text, inner;

	(void)state;
	paper_print(&p, "<items><item>하나</item><item>둘<items>"
	    "<item>셋</item><item>넷</item></items></item></items>"
	    "<items><item>혼자</item></items>"
	    "<items mark='□'><item>네모</item></items>"
	    "<items start='9'><item>아홉</item><item>열</item></items>",
	    "<r/>");
	assert_int_equal(p.result, 0);
	mark = place(&p, "1.", &y);
	text = place(&p, "하나", &y);
	inner = place(&p, "가.", &y);
	assert_int_equal(mark, 5669);
	assert_true(text > mark);
	/* Two 타, one letter, to the right of the mark above. */
	assert_int_equal(inner, mark + 1000);
	assert_int_equal(place(&p, "둘", &y), text);
	/* A single item gets no number; the text is not indented. */
	assert_int_equal(place(&p, "혼자", &y), 5669);
	assert_int_equal(place(&p, "□", &y), 5669);
	/* Text of 9. and 10. begins at the same place. */
	assert_int_equal(place(&p, "아홉", &y), place(&p, "열", &y));
	assert_int_equal(paper_count(&p, "Lbl"), 7);
	paper_free(&p);
}

static void
test_checks(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<p><check if='/r/a'/> 예 <check/> 아니오</p>",
	    "<r><a/></r>");
	assert_int_equal(paper_count(&p, "actual \"☑\""), 1);
	assert_int_equal(paper_count(&p, "actual \"☐\""), 1);
	assert_int_equal(paper_count(&p, "path"), 3);
	paper_free(&p);
}

static void
test_looks(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<p>가 <b>굵게</b> <u>밑줄</u> <span class='red'>빨강"
	    "</span><span letter-spacing='1pt'>넓게</span></p><hr/>"
	    "<p background='#EEEEEE' border='1pt'>상자</p>", "<r/>");
	assert_int_equal(p.result, 0);
	assert_true(paper_has(&p, "NanumGothicBold 10.00 \"굵게\""));
	assert_true(paper_has(&p, "#FF0000 \"빨강\""));
	assert_true(paper_has(&p, "+2000 \"넓게\""));
	assert_true(paper_has(&p, "#EEEEEE"));
	/* Underline, hr, four edges. */
	assert_int_equal(paper_count(&p, "line "), 6);
	paper_free(&p);
}

/* A figure that is too long gets smaller, and only then is a fault. */
static void
test_fit(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<table columns='60pt' cell-padding='0'><tr>"
	    "<td class='number'>1,234,567,890</td></tr></table>", "<r/>");
	assert_int_equal(p.result, 0);
	assert_true(paper_has(&p, "\"1,234,567,890\""));
	assert_false(paper_has(&p, " 10.00 \"1,"));
	paper_free(&p);
	paper_print_with(&p, "", "<table columns='20pt'><tr>"
	    "<td class='number'>1,234,567,890</td></tr></table>", "<r/>",
	    "dump", 0);
	assert_int_equal(p.result, -1);
	assert_non_null(strstr(p.said, "1,234,567,890"));
	paper_free(&p);
}

/* Old Hangul code points are composed, a missing hanja comes from elsewhere. */
static void
test_characters(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print(&p, "<p>\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB</p>"
	    "<p>  두   칸\n 하나 </p><p font='myeongjo'>뷁\xE2\x98\x91</p>",
	    "<r/>");
	assert_int_equal(p.result, 0);
	assert_true(paper_has(&p, "\"한\""));
	assert_true(paper_has(&p, "\"두 칸 하나\""));
	assert_true(paper_has(&p, "NanumMyeongjo 10.00 \"뷁\""));
	assert_true(paper_has(&p, "DejaVuSans 10.00 \"☑\""));
	paper_free(&p);
	/* Marks of direction and soft hyphens leave nothing behind. */
	paper_print(&p, "<p>가&#x202E;나&#x2066;다&#xAD;라&#x200F;마</p>",
	    "<r/>");
	assert_true(paper_has(&p, "\"가나다라마\""));
	paper_free(&p);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_alignment),
		cmocka_unit_test(test_justify), cmocka_unit_test(test_items),
		cmocka_unit_test(test_checks), cmocka_unit_test(test_looks),
		cmocka_unit_test(test_fit), cmocka_unit_test(test_characters)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
