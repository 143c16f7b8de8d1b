/* Several pages on one are told by place; columns are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "intake/pdf_panes.h"

enum { WORDS = 200 };

struct sketch {
	struct pdf_word	 words[WORDS];
	struct pdf_page	 page;
};

static void
begin(struct sketch *s, int width, int height)
{
	memset(s, 0, sizeof(*s));
	s->page = (struct pdf_page){ .number = 1, .width = width,
	    .height = height, .words = s->words };
}

static void
word(struct sketch *s, const char *str, int x, int y, int w, int h)
{
	assert_true(s->page.n < WORDS);
	s->words[s->page.n] = (struct pdf_word){ str, { x, y, w, h },
	    s->page.n };
	s->page.n++;
}

/* N lines from Y on, EACH apart. */
static void
lines(struct sketch *s, int x, int y, int each, int n)
{
	int	 i;

	for (i = 0; i < n; i++)
		word(s, "본문은", x, y + i * each, 900, 80);
}

static int
panes(struct sketch *s)
{
	struct arena		*arena = arena_new();
	struct pdf_frame	 frame;
	struct pdf_panes	 found;

	pdf_placed_read(arena, &s->page, &frame);
	pdf_panes_find(arena, &frame, &found);
	arena_free(arena);
	return found.n;
}

/* Both sides have a title and lines at the same heights. */
static void
test_titles(void **state)
{
	struct sketch	 s;

	(void)state;
	begin(&s, 8420, 5950);
	word(&s, "납세증명서", 1700, 500, 800, 150);
	word(&s, "사업자등록증명", 5800, 520, 1000, 150);
	lines(&s, 500, 800, 150, 10);
	lines(&s, 4700, 800, 150, 10);
	assert_int_equal(panes(&s), 2);
	/* A title on one side alone is a heading. */
	s.words[1].box.h = 80;
	assert_int_equal(panes(&s), 1);
	/* One far below the other, too. */
	s.words[1].box = (struct text_box){ 5800, 2000, 1000, 150 };
	assert_int_equal(panes(&s), 1);
	/* And one that stands beside the middle of its side. */
	s.words[1].box = (struct text_box){ 4700, 520, 1000, 150 };
	assert_int_equal(panes(&s), 1);
}

static void
test_lines(void **state)
{
	struct sketch	 s;

	(void)state;
	begin(&s, 8420, 5950);
	lines(&s, 500, 800, 150, 12);
	lines(&s, 4700, 860, 170, 10);
	assert_int_equal(panes(&s), 2);
	/* Rows of a table are level. */
	begin(&s, 8420, 5950);
	lines(&s, 500, 800, 150, 12);
	lines(&s, 4700, 800, 150, 12);
	assert_int_equal(panes(&s), 1);
	/* Page marks that go on say that it is no table. */
	word(&s, "1", 2000, 5500, 50, 80);
	word(&s, "/", 2060, 5500, 50, 80);
	word(&s, "2", 2120, 5500, 50, 80);
	word(&s, "2/2", 6200, 5500, 150, 80);
	assert_int_equal(panes(&s), 2);
	s.words[s.page.n - 1].str = "1/2";
	assert_int_equal(panes(&s), 1);
}

/* What crosses the middle makes it one page, however the rest lies. */
static void
test_crossed(void **state)
{
	struct sketch	 s;

	(void)state;
	begin(&s, 8420, 5950);
	word(&s, "대차대조표", 3700, 400, 1000, 150);
	lines(&s, 500, 800, 150, 12);
	lines(&s, 4700, 860, 170, 10);
	assert_int_equal(panes(&s), 1);
	/* Letters set apart cross it, too. */
	begin(&s, 8420, 5950);
	word(&s, "재", 3500, 400, 180, 200);
	word(&s, "무", 3900, 400, 180, 200);
	word(&s, "제", 4300, 400, 180, 200);
	word(&s, "표", 4700, 400, 180, 200);
	lines(&s, 500, 800, 150, 12);
	lines(&s, 5000, 860, 170, 10);
	assert_int_equal(panes(&s), 1);
}

static void
test_upright(void **state)
{
	struct sketch	 s;
	int		 i;

	(void)state;
	/* On a page upright two columns are columns. */
	begin(&s, 5950, 8420);
	lines(&s, 300, 800, 150, 12);
	lines(&s, 3300, 860, 170, 10);
	assert_int_equal(panes(&s), 1);
	begin(&s, 5950, 8420);
	for (i = 0; i < 4; i++) {
		word(&s, "납세증명서", 1100 + i % 2 * 3000,
		    500 + i / 2 * 4210, 800, 150);
		lines(&s, 300 + i % 2 * 3000, 900 + i / 2 * 4210, 150, 5);
	}
	assert_int_equal(panes(&s), 4);
	/* What crosses the middle from side to side. */
	word(&s, "본문은", 300, 4180, 900, 80);
	assert_int_equal(panes(&s), 1);
}

/* The words of each, from its own left edge, and a mark over both in both. */
static void
test_take(void **state)
{
	struct arena		*arena = arena_new();
	struct pdf_frame	 frame, own;
	struct pdf_panes	 found;
	struct sketch		 s;

	(void)state;
	begin(&s, 8420, 5950);
	lines(&s, 500, 800, 150, 12);
	lines(&s, 4700, 860, 170, 10);
	word(&s, "열", 3300, 3000, 900, 900);
	word(&s, "람", 4300, 3000, 900, 900);
	pdf_placed_read(arena, &s.page, &frame);
	pdf_panes_find(arena, &frame, &found);
	assert_int_equal(found.n, 2);
	pdf_panes_take(arena, &frame, &found, 0, &own);
	assert_int_equal(own.n, 14);
	assert_int_equal(own.words[0].x0, 500);
	pdf_panes_take(arena, &frame, &found, 1, &own);
	assert_int_equal(own.n, 12);
	assert_int_equal(own.words[0].x0, 4700 - found.x);
	arena_free(arena);
}

/* The size of a turned page is told unturned; text on its head is read. */
static void
test_turned(void **state)
{
	struct arena		*arena = arena_new();
	struct pdf_frame	 frame;
	struct sketch		 s;

	(void)state;
	begin(&s, 5950, 8420);
	lines(&s, 7000, 500, 150, 3);
	pdf_placed_read(arena, &s.page, &frame);
	assert_int_equal(frame.width, 8420);
	assert_int_equal(frame.height, 5950);
	begin(&s, 5950, 8420);
	word(&s, "주식회사", 3000, 500, 400, 80);
	word(&s, "한빛정밀", 2500, 500, 400, 80);
	s.words[1].line = s.words[0].line;
	pdf_placed_read(arena, &s.page, &frame);
	assert_int_equal(frame.words[0].x0, 5950 - 3400);
	assert_int_equal(frame.words[0].y0, 8420 - 580);
	assert_true(frame.words[0].x1 < frame.words[1].x0);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_titles), cmocka_unit_test(test_lines),
		cmocka_unit_test(test_crossed),
		cmocka_unit_test(test_upright), cmocka_unit_test(test_take),
		cmocka_unit_test(test_turned),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
