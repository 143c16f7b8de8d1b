/* What tesseract prints becomes words, whichever way the page lay. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "intake/ocr_words.h"
#include "intake/tsv.h"

#define HEAD	"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\t" \
		"left\ttop\twidth\theight\tconf\ttext\n"
#define PAGE(w, h)	"1\t1\t0\t0\t0\t0\t0\t0\t" w "\t" h "\t-1\t\n"
#define LINE	"4\t1\t1\t1\t1\t0\t0\t0\t0\t0\t-1\t\n"
#define WORD(x, y, w, h, conf, str) \
    "5\t1\t1\t1\t1\t1\t" x "\t" y "\t" w "\t" h "\t" conf "\t" str "\n"

struct read {
	struct arena	*arena;
	struct pdf_page	 page;
	int		 hangul;
};

static void
read_tsv(struct read *r, const char *tsv, int side)
{
	r->arena = arena_new();
	r->page = (struct pdf_page){ .number = 1 };
	r->hangul = ocr_words_read(r->arena, arena_strdup(r->arena, tsv),
	    side, &r->page);
}

static const char *
word(const struct read *r, int i)
{
	return i < r->page.n ? r->page.words[i].str : "(none)";
}

/* Letters stand close in a word and apart between words. */
static void
test_words(void **state)
{
	struct read	 r;

	(void)state;
	read_tsv(&r, HEAD PAGE("1000", "2000") LINE
	    WORD("100", "100", "20", "20", "93.1", "납")
	    WORD("124", "100", "20", "20", "90.0", "세")
	    WORD("160", "100", "20", "20", "88", "증")
	    WORD("182", "110", "4", "4", "80", ".") LINE
	    WORD("100", "200", "50", "20", "95", "2026") LINE
	    WORD("100", "300", "900", "2", "95", " "), 8420);
	assert_int_equal(r.page.n, 3);
	assert_string_equal(word(&r, 0), "납세");
	assert_string_equal(word(&r, 1), "증.");
	assert_string_equal(word(&r, 2), "2026");
	assert_int_equal(r.hangul, 3);
	assert_int_equal(r.page.width, 4210);
	assert_int_equal(r.page.height, 8420);
	assert_int_equal(r.page.words[0].box.x, 421);
	assert_int_equal(r.page.words[0].line, r.page.words[1].line);
	assert_int_not_equal(r.page.words[1].line, r.page.words[2].line);
	arena_free(r.arena);
}

/* One letter that is not sure makes the word unread; dirt is none. */
static void
test_unsure(void **state)
{
	struct read	 r;

	(void)state;
	read_tsv(&r, PAGE("1000", "1000") LINE
	    WORD("100", "100", "20", "20", "96", "12")
	    WORD("121", "100", "20", "20", "59.9", "34")
	    WORD("300", "100", "20", "20", "60", "원")
	    WORD("500", "100", "20", "20", "90", "ㅎㅇ"), 0);
	assert_int_equal(r.page.n, 2);
	assert_string_equal(word(&r, 0), "\xEF\xBF\xBD");
	assert_string_equal(word(&r, 1), "원");
	assert_int_equal(r.page.width, OCR_SIDE);
	arena_free(r.arena);
}

/* The same two lines, the page turned: always the same words and places. */
static void
test_turned(void **state)
{
	static const char *const pages[] = {
		PAGE("1000", "2000") LINE
		    WORD("100", "300", "80", "20", "90", "발급번호")
		    WORD("300", "300", "60", "20", "90", "123") LINE
		    WORD("100", "400", "80", "20", "90", "상호"),
		PAGE("2000", "1000") LINE	/* runs down */
		    WORD("1680", "100", "20", "80", "90", "발급번호")
		    WORD("1680", "300", "20", "60", "90", "123") LINE
		    WORD("1580", "100", "20", "80", "90", "상호"),
		PAGE("1000", "2000") LINE	/* on its head */
		    WORD("820", "1680", "80", "20", "90", "발급번호")
		    WORD("640", "1680", "60", "20", "90", "123") LINE
		    WORD("820", "1580", "80", "20", "90", "상호"),
		PAGE("2000", "1000") LINE	/* runs up */
		    WORD("300", "820", "20", "80", "90", "발급번호")
		    WORD("300", "640", "20", "60", "90", "123") LINE
		    WORD("400", "820", "20", "80", "90", "상호"),
	};
	struct read	 r;
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		read_tsv(&r, pages[i], 2000);
		assert_int_equal(r.page.width, 1000);
		assert_int_equal(r.page.height, 2000);
		assert_int_equal(r.page.n, 3);
		assert_string_equal(word(&r, 0), "발급번호");
		assert_int_equal(r.page.words[0].box.x, 100);
		assert_int_equal(r.page.words[0].box.y, 300);
		assert_int_equal(r.page.words[1].box.x, 300);
		assert_int_equal(r.page.words[2].box.y, 400);
		arena_free(r.arena);
	}
}

/* A page put in askew: ends of a row come to one height. */
static void
test_slant(void **state)
{
	struct read	 r;

	(void)state;
	read_tsv(&r, PAGE("1000", "1000") LINE
	    WORD("100", "102", "40", "20", "90", "왼쪽")
	    WORD("840", "118", "40", "20", "90", "끝쪽") LINE
	    WORD("100", "202", "40", "20", "90", "성명") LINE
	    WORD("840", "218", "40", "20", "90", "김하늘"), 1000);
	assert_int_equal(r.page.n, 4);
	assert_in_range(abs(r.page.words[0].box.y -
	    r.page.words[1].box.y), 0, 2);
	assert_in_range(abs(r.page.words[2].box.y -
	    r.page.words[3].box.y), 0, 2);
	arena_free(r.arena);
}

static void
test_strange(void **state)
{
	static const char *const pages[] = {
		"", "\n\n", "1", "5\t1\t1", PAGE("0", "0"),
		WORD("1", "1", "1", "1", "99", "앞"),	/* before a page */
		PAGE("0", "0") LINE WORD("1", "1", "9", "9", "99", "\xFF"),
		PAGE("1", "1") LINE
		    WORD("-5", "99999999999", "99999", "99999", "nan", "값")
		    WORD("99999", "99999", "1", "99999", "99", "값"),
	};
	struct read	 r;
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		read_tsv(&r, pages[i], 1000000);
		assert_in_range(r.page.n, 0, 2);
		arena_free(r.arena);
	}
	/* Of a second page nothing is taken. */
	read_tsv(&r, PAGE("10", "10") LINE WORD("1", "1", "2", "2", "99", "가")
	    PAGE("10", "10") LINE WORD("1", "1", "2", "2", "99", "나"), 0);
	assert_int_equal(r.page.n, 1);
	assert_string_equal(word(&r, 0), "가");
	arena_free(r.arena);
}

static void
test_tenths(void **state)
{
	(void)state;
	assert_int_equal(tsv_tenths("595.275"), 5952);
	assert_int_equal(tsv_tenths("-3.5"), -35);
	assert_int_equal(tsv_tenths("12"), 120);
	assert_int_equal(tsv_tenths("1e9"), 10);
	assert_int_equal(tsv_tenths("100001"), 0);
	assert_int_equal(tsv_tenths("inf"), 0);
	assert_int_equal(tsv_tenths(""), 0);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_unsure),
		cmocka_unit_test(test_turned),
		cmocka_unit_test(test_slant),
		cmocka_unit_test(test_strange),
		cmocka_unit_test(test_tenths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
