/* Words with places become lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "intake/pdf_page.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof((a)[0])))

struct read {
	struct arena	*arena;
	struct text	 text;
};

static void
read_words(struct read *r, const struct pdf_word *words, int n)
{
	struct pdf_page	 page = { .number = 1, .width = 5950, .height = 8420,
			    .n = n, .size = n };

	r->arena = arena_new();
	text_init(&r->text, r->arena);
	page.words = arena_array(r->arena, (size_t)n + 1, sizeof(*words));
	memcpy(page.words, words, (size_t)n * sizeof(*words));
	pdf_page_lines(r->arena, &page, &r->text);
}

/* The words of line I, blanks before it left out. */
static const char *
line(const struct read *r, size_t i)
{
	const char	*s;

	if (i >= r->text.n)
		return "(none)";
	s = r->text.pieces[i].str;
	return s + strspn(s, " ");
}

/* A sentence, a column, and words that are stored in no order. */
static void
test_lines(void **state)
{
	static const struct pdf_word	 words[] = {
		{ "값", { 3000, 1000, 100, 120 }, 2 },
		{ "둘째", { 500, 1200, 200, 120 }, 3 },
		{ "첫", { 500, 1004, 100, 120 }, 1 },
		{ "줄", { 630, 996, 100, 120 }, 1 },
	};
	struct read			 r;
	const struct text_piece		*first;

	(void)state;
	read_words(&r, words, COUNT(words));
	assert_int_equal(r.text.n, 2);
	assert_true(strncmp(line(&r, 0), "첫 줄   ", 10) == 0);
	assert_string_equal(line(&r, 1), "둘째");
	first = &r.text.pieces[0];
	assert_int_equal(first->n_words, 3);
	assert_string_equal(first->str + first->words[2].at, "값");
	assert_int_equal(first->words[2].box.x, 3000);
	assert_int_equal(first->line, 1);
	arena_free(r.arena);
	read_words(&r, words, 0);
	assert_int_equal(r.text.n, 0);
	arena_free(r.arena);
}

static void
test_columns(void **state)
{
	static const struct pdf_word	 words[] = {
		{ "자산", { 500, 1000, 200, 120 }, 1 },
		{ "1,000", { 2500, 1000, 250, 120 }, 2 },
		{ "비유동부채총계", { 500, 1200, 700, 120 }, 3 },
		{ "2,000", { 2500, 1200, 250, 120 }, 4 },
	};
	struct read			 r;

	(void)state;
	read_words(&r, words, COUNT(words));
	/* Amounts under one another begin in the same column of letters. */
	assert_int_equal(
	    (int)(strstr(r.text.pieces[0].str, "1,") - r.text.pieces[0].str) -
	    2 * 2, (int)(strstr(r.text.pieces[1].str, "2,") -
	    r.text.pieces[1].str) - 7 * 2);
	arena_free(r.arena);
}

static void
test_twice(void **state)
{
	static const struct pdf_word	 words[] = {
		{ "굵은", { 500, 1000, 200, 120 }, 1 },
		{ "굵은", { 504, 1003, 200, 120 }, 2 },
		{ "굵은", { 900, 1000, 200, 120 }, 1 },
	};
	struct read			 r;

	(void)state;
	read_words(&r, words, COUNT(words));
	assert_int_equal(r.text.n, 1);
	assert_int_equal(r.text.pieces[0].n_words, 2);
	arena_free(r.arena);
}

/* Wide-set words are closed; two lone letters are words. */
static void
test_spaced(void **state)
{
	static const struct pdf_word	 words[] = {
		{ "증", { 1000, 1000, 200, 240 }, 1 },
		{ "명", { 1260, 1000, 200, 240 }, 1 },
		{ "서", { 1520, 1000, 200, 240 }, 1 },
		{ "그", { 1000, 2000, 200, 240 }, 2 },
		{ "외", { 1260, 2000, 200, 240 }, 2 },
	};
	struct read			 r;

	(void)state;
	read_words(&r, words, COUNT(words));
	assert_string_equal(line(&r, 0), "증명서");
	assert_string_equal(line(&r, 1), "그 외");
	arena_free(r.arena);
}

/* On a slope over the lines, up or down: a line of its own. */
static void
test_across(void **state)
{
	static const struct pdf_word	 words[] = {
		{ "용", { 1691, 3607, 1380, 797 }, 1 },
		{ "위의", { 600, 4000, 200, 115 }, 2 },
		{ "사실을", { 830, 4000, 300, 115 }, 2 },
		{ "증명합니다", { 1160, 4000, 500, 115 }, 2 },
		{ "가람세무서장", { 2300, 4271, 790, 115 }, 3 },
		{ "열", { 96, 5202, 1380, 797 }, 4 },
		{ "람", { 893, 4404, 1380, 797 }, 5 },
	};
	struct read			 r;

	(void)state;
	read_words(&r, words, COUNT(words));
	assert_int_equal(r.text.n, 3);
	assert_string_equal(line(&r, 0), "위의 사실을 증명합니다");
	assert_string_equal(line(&r, 1), "가람세무서장");
	assert_string_equal(line(&r, 2), "열람용");
	arena_free(r.arena);
}

/* A large title alone in its line stays where it is. */
static void
test_title(void **state)
{
	static const struct pdf_word	 words[] = {
		{ "사업계획서", { 1800, 2000, 1800, 436 }, 1 },
		{ "주식회사", { 2000, 4000, 400, 120 }, 2 },
		{ "한빛정밀", { 2430, 4000, 400, 120 }, 2 },
	};
	struct read			 r;

	(void)state;
	read_words(&r, words, COUNT(words));
	assert_string_equal(line(&r, 0), "사업계획서");
	assert_string_equal(line(&r, 1), "주식회사 한빛정밀");
	arena_free(r.arena);
}

/* Text on its side reads as it runs; boxes stay those of the page. */
static void
test_sideways(void **state)
{
	static const struct pdf_word	 up[] = {
		{ "납세자는", { 1000, 5000, 120, 400 }, 1 },
		{ "주식회사", { 1000, 4570, 120, 400 }, 1 },
		{ "발급번호", { 1200, 5000, 120, 400 }, 2 },
	}, down[] = {
		{ "발급번호", { 1000, 500, 120, 400 }, 2 },
		{ "납세자는", { 1200, 500, 120, 400 }, 1 },
		{ "주식회사", { 1200, 930, 120, 400 }, 1 },
	};
	struct read			 r;

	(void)state;
	read_words(&r, up, COUNT(up));
	assert_string_equal(line(&r, 0), "납세자는 주식회사");
	assert_string_equal(line(&r, 1), "발급번호");
	assert_int_equal(r.text.pieces[0].words[1].box.y, 4570);
	arena_free(r.arena);
	read_words(&r, down, COUNT(down));
	assert_string_equal(line(&r, 0), "납세자는 주식회사");
	assert_string_equal(line(&r, 1), "발급번호");
	arena_free(r.arena);
}

/* Whatever a broken file says: absurd places, no height. */
static void
test_absurd(void **state)
{
	static const struct pdf_word	 words[] = {
		{ "가", { -1000000, 1000000, 1000000, 0 }, 1 },
		{ "나", { 1000000, -1000000, 0, 1000000 }, 1 },
		{ "다", { 0, 0, 0, 0 }, 1 },
		{ "라", { 1000000, 1000000, 1000000, 1000000 }, 2 },
	};
	struct read			 r;
	size_t				 i;

	(void)state;
	read_words(&r, words, COUNT(words));
	assert_true(r.text.n > 0);
	for (i = 0; i < r.text.n; i++)
		assert_true(strlen(r.text.pieces[i].str) < 1000);
	arena_free(r.arena);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_twice),
		cmocka_unit_test(test_spaced),
		cmocka_unit_test(test_across),
		cmocka_unit_test(test_title),
		cmocka_unit_test(test_sideways),
		cmocka_unit_test(test_absurd),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
