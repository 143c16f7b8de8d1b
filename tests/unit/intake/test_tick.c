/* Consents: what people put where they should tick, in lines and in tables. */
#include "paper.h"

#include <time.h>

#include "base/buf.h"
#include "intake/tick.h"

struct expected {
	int	 agreed, refused, blank, both, unclear;
};

static int
count(const struct paper *p, const char *name)
{
	const char	*value = paper_fact(p, name);

	return strcmp(value, "(none)") == 0 ? -1 : (int)strtol(value, NULL, 10);
}

static void
check(const struct paper *p, const char *what, struct expected e)
{
	if (count(p, "consent-agreed") != e.agreed ||
	    count(p, "consent-refused") != e.refused ||
	    count(p, "consent-blank") != e.blank ||
	    count(p, "consent-both") != e.both ||
	    count(p, "consent-unclear") != e.unclear)
		fail_msg("%s: agreed %d, refused %d, blank %d, both %d, "
		    "unclear %d", what, count(p, "consent-agreed"),
		    count(p, "consent-refused"), count(p, "consent-blank"),
		    count(p, "consent-both"), count(p, "consent-unclear"));
}

static void
line(const char *text, struct expected e)
{
	struct arena	*arena = arena_new();
	struct paper	 p;

	paper_of(&p, arena_printf(arena, " 통합관리시스템 정보활용동의서\n"
	    " ○ 동의를 거부할 권리가 있습니다.\n %s\n", text));
	assert_string_equal(paper_type(&p), "consent");
	check(&p, text, e);
	paper_free(&p);
	arena_free(arena);
}

#define AGREED	(struct expected){ .agreed = 1 }
#define REFUSED	(struct expected){ .refused = 1 }
#define BLANK	(struct expected){ .blank = 1 }
#define BOTH	(struct expected){ .both = 1 }
#define UNCLEAR	(struct expected){ .unclear = 1 }
#define NOTHING	(struct expected){ -1, -1, -1, -1, -1 }

static void
test_boxes(void **state)
{
	static const char *const ticks[] = { "☑", "■", "▣", "☒", "✔", "✓",
	    "√", "●", "◉", "✅", "[V]", "[ v ]", "[√]", "( O )", "(V)",
	    "[∨]", "(●)", "Ｖ", "☑️" };
	static const char *const empty[] = { "□", "☐", "[ ]", "(  )", "❏" };
	struct arena	*arena = arena_new();
	size_t		 i, j;

	(void)state;
	for (i = 0; i < sizeof(ticks) / sizeof(ticks[0]); i++)
		for (j = 0; j < sizeof(empty) / sizeof(empty[0]); j++) {
			line(arena_printf(arena, "%s 동의   %s 미동의",
			    ticks[i], empty[j]), AGREED);
			line(arena_printf(arena, "%s 동의함   %s 동의하지 않음",
			    empty[j], ticks[i]), REFUSED);
			line(arena_printf(arena, "동의 %s   미동의 %s",
			    ticks[i], empty[j]), AGREED);
			line(arena_printf(arena, "%s 미동의   %s 동의",
			    empty[j], ticks[i]), AGREED);
			line(arena_printf(arena, "%s 동의   %s 미동의",
			    empty[j], empty[j]), BLANK);
			line(arena_printf(arena, "%s 동의   %s 미동의",
			    ticks[i], ticks[i]), BOTH);
		}
	arena_free(arena);
}

/* A tick without a box belongs to the nearer word. */
static void
test_bare(void **state)
{
	(void)state;
	line("동의하십니까?   동의 V    미동의", AGREED);
	line("동의하십니까?   V 동의    미동의", AGREED);
	line("동의하십니까?   동의    V 미동의", REFUSED);
	line("동의하십니까?   동의    미동의 V", REFUSED);
	line("동의 √      미동의", AGREED);
	line("동의   V   미동의", UNCLEAR);
	line("동의 O      미동의", AGREED);
	/* Letters of words are no ticks. */
	line("동의 VOD    미동의", NOTHING);
	line("동의        미동의", NOTHING);
}

/* A ring is an empty button or a tick: its partner tells. */
static void
test_rings(void **state)
{
	(void)state;
	line("● 동의   ○ 미동의", AGREED);
	line("○ 동의   ● 미동의", REFUSED);
	line("○ 동의   ○ 미동의", BLANK);
	line("동의 ( ○ )   미동의 (   )", AGREED);
	line("동의 (●)   미동의 (○)", AGREED);
	line("동의 (○)   미동의 (○)", UNCLEAR);
	line("동의 ○      미동의", UNCLEAR);
	line("○ 동의", UNCLEAR);
}

/* Questions are not mixed up with those of other lines. */
static void
test_lines(void **state)
{
	(void)state;
	line("☑ 동의   ☐ 미동의\n ☐ 동의   ☐ 미동의\n ☐ 동의   ☑ 미동의",
	    (struct expected){ .agreed = 1, .refused = 1, .blank = 1 });
	line("☑ 동의\n ☐ 미동의", AGREED);
	line("☐ 동의\n ☑ 미동의", REFUSED);
	line("☑ 동의   ☐ 미동의     ☑ 동의   ☐ 미동의",
	    (struct expected){ .agreed = 2 });
	line("☑ 동의\n ☑ 동의\n ☐ 동의   ☑ 미동의",
	    (struct expected){ .agreed = 2, .refused = 1 });
}

static void
test_asked(void **state)
{
	struct paper	 p;

	(void)state;
	paper_of(&p, " 통합관리시스템 정보활용동의서\n"
	    " 수집·이용에 동의하십니까?   ☑ 동의  □ 미동의\n"
	    " 제3자 제공에 동의하십\n 니까?\n"
	    " 고유식별정보 처리에 동의합니까?\n");
	FACT(p, "consent-agreed", "1");
	FACT(p, "consent-asked", "3");
	paper_free(&p);
}

/* Cells, rows parted by "/", columns by "|". */
static void
table(const char *rows, struct expected e)
{
	struct paper	 p;
	char		*copy, *s, *cell;
	int		 row = 1, column = 1;

	paper_types(&p);
	text_add(&p.text, "통합관리시스템 정보활용동의서",
	    (struct text_piece){ .line = 1 });
	copy = arena_strdup(p.arena, rows);
	for (s = cell = copy;; s++) {
		char	 end = *s;

		if (end != '|' && end != '/' && end != '\0')
			continue;
		*s = '\0';
		text_add(&p.text, cell, (struct text_piece){ .table = 1,
		    .row = row, .column = column, .cell = "", .line = row });
		column = end == '|' ? column + 1 : 1;
		row += end == '/';
		cell = s + 1;
		if (end == '\0')
			break;
	}
	paper_finish(&p);
	assert_string_equal(paper_type(&p), "consent");
	check(&p, rows, e);
	paper_free(&p);
}

static void
test_tables(void **state)
{
	(void)state;
	/* Ticks in the rows below. */
	table("항목|동의|미동의/수집·이용|V|/제3자 제공|O|",
	    (struct expected){ .agreed = 2 });
	table("항목|동의|미동의/수집·이용|V|/제3자 제공||√",
	    (struct expected){ .agreed = 1, .refused = 1 });
	table("항목|동의|미동의/수집·이용||/제3자 제공|■|□/비고",
	    (struct expected){ .agreed = 1, .blank = 1 });
	table("항목|동의|미동의/수집·이용|□|□/제3자 제공|■|■",
	    (struct expected){ .blank = 1, .both = 1 });
	/* People, one a row. */
	table("성명|동의|미동의|서명/김하늘|V||/윤태오|V||/심여울||V|",
	    (struct expected){ .agreed = 2, .refused = 1 });
	/* Ticks to the right. */
	table("수집·이용|동의|V|미동의|", AGREED);
	table("수집·이용|동의||미동의|V", REFUSED);
	table("수집·이용|동의|□|미동의|□", BLANK);
	/* Nothing at all is not said to be blank: it may be drawn. */
	table("항목|동의|미동의/수집·이용||", UNCLEAR);
	table("수집·이용|동의||미동의|", UNCLEAR);
	/* Boxes inside the cells. */
	table("수집·이용|☑ 동의|□ 미동의/제3자 제공|□ 동의|☑ 미동의",
	    (struct expected){ .agreed = 1, .refused = 1 });
	table("제목|동의", NOTHING);
}

/* Nothing but answers, which each look at those behind them: 2 MiB of it. */
static void
test_endless(void **state)
{
	enum { LINES = 128, ANSWERS = 2700 };
	struct arena	*arena = arena_new();
	struct sheet	*s;
	struct text	 text;
	struct fact_list list;
	struct buf	 one;
	clock_t		 begin;
	int		 i;

	(void)state;
	buf_init(&one, FOLDED_MAX);
	for (i = 0; i < ANSWERS; i++)
		buf_puts(&one, "동의");
	buf_puts(&one, "서");
	text_init(&text, arena);
	for (i = 1; i <= LINES; i++)
		text_add(&text, buf_string(&one), (struct text_piece){
		    .line = i });
	s = sheet_new(arena, &text);
	fact_list_init(&list, arena);
	begin = clock();
	tick_consents(&list, s);
	assert_true(clock() - begin < 8 * CLOCKS_PER_SEC);
	assert_null(list.first);
	buf_free(&one);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_boxes),
		cmocka_unit_test(test_bare),
		cmocka_unit_test(test_rings),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_asked),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_endless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
