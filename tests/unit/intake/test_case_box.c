/* The box of a fact is that of its own words, not of any that look like it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/xml.h"
#include "intake/case.h"

/* "자산총계  001   10,000   0   자본 0 원": each word as wide as 100. */
static const char	 line[] = "자산총계  001   10,000   0   자본금 0 원";

static struct sheet *
sheet_of(struct arena *arena, struct text *text)
{
	static struct text_word	 words[7];
	const char		*s = line;
	int			 n = 0;

	while (*s != '\0') {
		words[n] = (struct text_word){ (uint32_t)(s - line),
		    { n * 100, 500, 90, 80 } };
		n++;
		s += strcspn(s, " ");
		s += strspn(s, " ");
	}
	text_init(text, arena);
	text_add(text, line, (struct text_piece){ .page = 1, .line = 1,
	    .words = words, .n_words = n });
	return sheet_new(arena, text);
}

/* The box of a fact of that TYPE and RAW that begins at AT or NULL. */
static void
expect_box(const char *type, const char *raw, const char *at,
    const char *expected)
{
	struct arena		*arena = arena_new();
	struct text		 text;
	struct sheet		*sheet = sheet_of(arena, &text);
	xmlDoc			*doc = xml_new("file");
	xmlNode			*file = xmlDocGetRootElement(doc);
	struct fact_list	 list;

	fact_list_init(&list, arena);
	if (at != NULL)
		list.at = sheet->lines[0].piece->str + (at - line);
	fact_add(&list, sheet, 0, "x", type, raw, raw, "");
	case_fact_list(file, &list);
	assert_string_equal(xml_attribute(arena, xml_child(file, "fact"),
	    "box"), expected);
	xml_free(doc);
	arena_free(arena);
}

static void
test_box(void **state)
{
	const char	*last = strstr(line, "자본금");

	(void)state;
	/* Neither in 001 nor in 10,000. */
	expect_box("won", "0", NULL, "300 500 90 80");
	expect_box("won", "0", last, "500 500 90 80");
	expect_box("won", "10,000", NULL, "200 500 90 80");
	/* Blanks in it were tidied. */
	expect_box("text", "0 자본금", NULL, "300 500 190 80");
	expect_box("text", "0자본금", NULL, "300 500 190 80");
	/* What is not there as it is, or was counted, is of the whole line. */
	expect_box("text", "******", NULL, "0 500 690 80");
	expect_box("count", "0", NULL, "0 500 690 80");
	expect_box("count", "0", last, "500 500 90 80");
	expect_box("text", "", NULL, "0 500 690 80");
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_box),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
