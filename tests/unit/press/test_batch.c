/*
 * A paper's bytes come from its template and its data alone: printed first,
 * last, alone or between papers of another template, it is the same file.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/xml.h"
#include "press/press.h"

enum { LETTERS = 40 };

/* Names whose syllables are not the template's; some need many of them. */
static xmlDoc *
letter(struct diags *ds, int i)
{
	char	 name[400], row[4096];
	size_t	 n = 0;
	int	 k;

	for (k = 0; k < (i % 10 == 9 ? 90 : 3 + i % 4); k++) {
		const unsigned int	 cp = 0xAC00 +
		    (unsigned int)(i * 977 + k * 331) % 11172;

		n += (size_t)snprintf(name + n, sizeof(name) - n, "%c%c%c",
		    0xE0 | cp >> 12, 0x80 | (cp >> 6 & 63), 0x80 | (cp & 63));
	}
	snprintf(row, sizeof(row), "<row><접수번호>DP-2026-%04d</접수번호>"
	    "<기업명>%s</기업명><대표자>김하늘</대표자><과제명>과제 %d</과제명>"
	    "<참여형태>%s</참여형태><가공기업>%s</가공기업>"
	    "<총사업비>%d</총사업비><정부지원금>%d</정부지원금>"
	    "<기업부담금>12500000</기업부담금><현금>1250000</현금>"
	    "<현물>11250000</현물><협약시작일>2026-04-01</협약시작일>"
	    "<협약종료일>2026-07-31</협약종료일><협약기한>2026-03-31</협약기한>"
	    "<최종점수>%s</최종점수><평균점수>80</평균점수><가점>3</가점></row>",
	    i, name, i, i % 2 ? "단독" : "컨소시엄", i % 2 ? "" : "데이터온",
	    62500000 + i * 1230000, 50000000 + i * 1230000, i % 3 ? "83" : "");
	return xml_read(ds, "row", row, strlen(row));
}

static void
print(struct press *press, struct diags *ds, const char *template,
    xmlDoc *data, struct buf *out)
{
	const struct press_options	 options = {
		.clock = "2026-02-20T10:00:00+09:00"
	};
	struct press_template		*t = press_load(press, ds, template);

	assert_non_null(t);
	assert_non_null(data);
	buf_clear(out);
	if (press_print(press, ds, t, data, &options, out) != 0) {
		diags_print(ds, stderr);
		fail();
	}
	xml_free(data);
}

/* A letter with nothing to say is refused and leaves nothing behind. */
static void
refuse(struct press *press, struct diags *ds, struct buf *out)
{
	const struct press_options	 options = {
		.clock = "2026-02-20T10:00:00+09:00"
	};
	xmlDoc				*data = xml_read(ds, "row",
					    "<row/>", 6);

	buf_clear(out);
	assert_int_equal(press_print(press, ds, press_load(press, ds,
	    "selection-letter"), data, &options, out), -1);
	xml_free(data);
}

static void
test_order(void **state)
{
	struct diags	*ds = diags_new();
	struct press	*many = press_new(ds, "templates", "fonts");
	struct press	*back = press_new(ds, "templates", "fonts");
	struct press	*alone;
	struct buf	 first[LETTERS], again, other;
	int		 i;

	(void)state;
	buf_init(&again, BUF_TEXT);
	buf_init(&other, BUF_TEXT);
	refuse(many, ds, &other);
	for (i = 0; i < LETTERS; i++) {
		buf_init(&first[i], BUF_TEXT);
		print(many, ds, "selection-letter", letter(ds, i), &first[i]);
		if (i % 7 == 0)
			print(many, ds, "business-plan", xml_read_file(ds,
			    "templates/business-plan/sample.xml"), &other);
	}
	for (i = LETTERS - 1; i >= 0; i--) {
		print(back, ds, "selection-letter", letter(ds, i), &again);
		assert_int_equal(again.len, first[i].len);
		assert_memory_equal(again.data, first[i].data, again.len);
	}
	for (i = 0; i < LETTERS; i += 13) {
		alone = press_new(ds, "templates", "fonts");
		print(alone, ds, "selection-letter", letter(ds, i), &again);
		assert_int_equal(again.len, first[i].len);
		assert_memory_equal(again.data, first[i].data, again.len);
		press_free(alone);
	}
	for (i = 0; i < LETTERS; i++)
		buf_free(&first[i]);
	buf_free(&again);
	buf_free(&other);
	press_free(many);
	press_free(back);
	diags_free(ds);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = { cmocka_unit_test(test_order) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
