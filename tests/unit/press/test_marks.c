/* Marks of items in the official order, beyond 하. and beyond circles. */
#include "paper.h"

#include "base/arena.h"
#include "press/marks.h"

static const struct {
	int		 level, n;
	const char	*text;
} rows[] = {
	{ 1, 1, "1." }, { 1, 12, "12." }, { 2, 1, "가." }, { 2, 14, "하." },
	{ 2, 15, "거." }, { 2, 28, "허." }, { 2, 29, "고." }, { 3, 3, "3)" },
	{ 4, 2, "나)" }, { 4, 16, "너)" }, { 5, 5, "(5)" }, { 6, 6, "(바)" },
	{ 7, 1, "①" }, { 7, 20, "⑳" }, { 7, 21, "㉑" }, { 7, 35, "㉟" },
	{ 7, 36, "㊱" }, { 7, 50, "㊿" }, { 7, 51, "(51)" }, { 8, 1, "㉮" },
	{ 8, 14, "㉻" }, { 8, 15, "(거)" }
};

static void
test_marks(void **state)
{
	struct arena	*arena = arena_new();
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(marks_text(arena, rows[i].level,
		    rows[i].n), rows[i].text);
	assert_string_equal(marks_uncircled(arena, 7, 31), "(31)");
	assert_string_equal(marks_uncircled(arena, 8, 2), "(나)");
	arena_free(arena);
}

/* Each of the 84 syllables there are is another. */
static void
test_series(void **state)
{
	struct arena	*arena = arena_new();
	int		 a, b;

	(void)state;
	for (a = 1; a <= 84; a++)
		for (b = 1; b < a; b++)
			assert_string_not_equal(marks_text(arena, 2, a),
			    marks_text(arena, 2, b));
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_marks), cmocka_unit_test(test_series)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
