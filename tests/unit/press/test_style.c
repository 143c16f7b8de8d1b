/* Lengths, colours, edges; which of four places decides a look. */
#include "paper.h"

#include "base/arena.h"
#include "press/font.h"
#include "press/length.h"
#include "press/marks.h"
#include "press/style.h"

static void
test_lengths(void **state)
{
	static const struct {
		const char	*text;
		int		 n;
		int		 unit;		/* -1: refused */
	} rows[] = {
		{ "10.5pt", 10500, LENGTH_MPT }, { "1mm", 2835, LENGTH_MPT },
		{ "210mm", 595276, LENGTH_MPT }, { "1cm", 28346, LENGTH_MPT },
		{ "0", 0, LENGTH_MPT }, { "0.4pt", 400, LENGTH_MPT },
		{ "-1em", -1000, LENGTH_EM }, { "160%", 160000,
		LENGTH_PERCENT }, { "*", 1000, LENGTH_SHARE },
		{ "2.5*", 2500, LENGTH_SHARE }, { "auto", 0, LENGTH_AUTO },
		{ "", 0, -1 }, { "12", 0, -1 }, { "mm", 0, -1 },
		{ "1.mm", 0, -1 }, { "1.2345mm", 0, -1 }, { "1,5mm", 0, -1 },
		{ "99999999999999mm", 0, -1 }, { "1 mm", 0, -1 },
		{ "--1mm", 0, -1 }, { "1e3mm", 0, -1 }, { "-*", 0, -1 },
		{ "20000mm", 0, -1 }
	};
	struct length	 l;
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int	 r = length_parse(rows[i].text, strlen(rows[i].text),
			    &l);

		assert_int_equal(r, rows[i].unit == -1 ? -1 : 0);
		if (r == 0) {
			assert_int_equal(l.n, rows[i].n);
			assert_int_equal(l.unit, rows[i].unit);
		}
	}
}

struct fixture {
	struct diags	*diags;
	struct fonts	*fonts;
	struct arena	*arena;
	struct styles	*styles;
	char		 path[32];
};

static void
set_up(struct fixture *f, const char *house)
{
	setenv("SEORYU_LANG", "en", 1);
	f->diags = diags_new();
	f->fonts = fonts_new(f->diags, "fonts");
	f->arena = arena_new();
	snprintf(f->path, sizeof(f->path), "/tmp/style-XXXXXX");
	close(mkstemp(f->path));
	paper_write("/tmp", f->path + 5, house);
	f->styles = styles_new(f->diags, f->fonts, f->path);
}

static void
tear_down(struct fixture *f)
{
	unlink(f->path);
	styles_free(f->styles);
	arena_free(f->arena);
	fonts_free(f->fonts);
	diags_free(f->diags);
}

static void
test_order(void **state)
{
	struct fixture			 f;
	const struct style_rule		*rules[2];
	struct style_setting		 set[STYLE_SETTINGS];
	const struct style		*parent, *child;

	(void)state;
	set_up(&f, "<styles>\n<style name='p' size='12pt' align='left' "
	    "space-after='2mm'/>\n<style name='a' align='center' "
	    "color='#f00'/></styles>");
	assert_non_null(f.styles);
	rules[0] = styles_find(f.styles, "p", 1);
	rules[1] = styles_find(f.styles, "a", 1);
	parent = style_compute(f.styles, f.arena, NULL, rules, 2, NULL, 0);
	assert_int_equal(parent->v[STYLE_ALIGN].n, STYLE_CENTER);
	assert_int_equal(parent->size, 12000);
	assert_int_equal(parent->from[STYLE_ALIGN]->line, 3);
	/* Size in percent is of the parent's; space is not inherited. */
	assert_int_equal(style_parse(f.styles, f.diags, (struct place){ 0 },
	    "size", "50%", set), 1);
	child = style_compute(f.styles, f.arena, parent, NULL, 0, set, 1);
	assert_int_equal(child->size, 6000);
	assert_int_equal(child->v[STYLE_COLOR].color, 0xFF0000);
	assert_int_equal(style_length(child, STYLE_SPACE_AFTER, 0), 0);
	assert_int_equal(style_length(parent, STYLE_SPACE_AFTER, 0), 5669);
	tear_down(&f);
}

static void
test_shorthands(void **state)
{
	struct fixture		 f;
	struct style_setting	 set[STYLE_SETTINGS];
	struct place		 at = { .file = "t", .line = 7 };

	(void)state;
	set_up(&f, "<styles/>");
	assert_int_equal(style_parse(f.styles, f.diags, at, "border",
	    "top bottom 0.5pt #123", set), 4);
	assert_int_equal(set[0].value.n, 500);
	assert_int_equal(set[0].value.color, 0x112233);
	assert_int_equal(set[1].value.n, 0);
	assert_int_equal(set[2].property, STYLE_BORDER_BOTTOM);
	assert_int_equal(style_parse(f.styles, f.diags, at, "padding",
	    "1pt 2pt 3pt", set), 4);
	assert_int_equal(set[2].value.n, 3000);
	assert_int_equal(set[3].value.n, 2000);
	assert_int_equal(style_parse(f.styles, f.diags, at, "padding",
	    "-1pt", set), -1);
	assert_int_equal(style_parse(f.styles, f.diags, at, "align",
	    "middle", set), -1);
	assert_int_equal(style_parse(f.styles, f.diags, at, "color",
	    "#12345", set), -1);
	assert_int_equal(style_parse(f.styles, f.diags, at, "font",
	    "cursive", set), -1);
	assert_int_equal(diags_count(f.diags, DIAG_DATA), 4);
	tear_down(&f);
}

static void
test_faulty_house(void **state)
{
	struct fixture	 f;

	(void)state;
	set_up(&f, "<styles><style name='a' size='x' colour='#000'/>"
	    "<style name='a'/><stile/></styles>");
	assert_null(f.styles);
	/* size, colour, a twice, stile: all at once. */
	assert_int_equal(diags_count(f.diags, DIAG_DATA), 4);
	tear_down(&f);
	set_up(&f, "<styles><style name='a b' size='10pt'/>"
	    "<style name='' size='10pt'/></styles>");
	assert_null(f.styles);
	assert_int_equal(diags_count(f.diags, DIAG_DATA), 2);
	tear_down(&f);
}

/* 규칙 2조①. */
static void
test_marks(void **state)
{
	static const struct {
		int		 level, n;
		const char	*mark;
	} rows[] = {
		{ 1, 1, "1." }, { 1, 12, "12." }, { 2, 1, "가." },
		{ 2, 14, "하." }, { 2, 15, "거." }, { 2, 16, "너." },
		{ 2, 29, "고." }, { 3, 3, "3)" }, { 4, 2, "나)" },
		{ 5, 9, "(9)" }, { 6, 3, "(다)" }, { 7, 1, "①" },
		{ 7, 20, "⑳" }, { 7, 21, "㉑" }, { 7, 50, "㊿" },
		{ 7, 51, "(51)" }, { 8, 1, "㉮" }, { 8, 14, "㉻" },
		{ 8, 15, "(거)" }
	};
	struct arena	*arena = arena_new();
	size_t		 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(marks_text(arena, rows[i].level,
		    rows[i].n), rows[i].mark);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_lengths), cmocka_unit_test(test_order),
		cmocka_unit_test(test_shorthands),
		cmocka_unit_test(test_faulty_house),
		cmocka_unit_test(test_marks)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
