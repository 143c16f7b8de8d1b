/*
 * XML from outside: refused when it is dangerous, clean when it is written.
 * Messages: once each, sorted, with the particle that fits.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/xml.h"
#include "base/xml_filter.h"

/* What is said, for free(3). */
static void
print(const struct diags *ds, char **text)
{
	size_t	 n;
	FILE	*out = open_memstream(text, &n);

	diags_print(ds, out);
	fclose(out);
}

/* The text is refused, and the message holds WANTED. */
static void
assert_refused(const char *text, size_t n, const char *wanted)
{
	struct diags	*ds = diags_new();
	xmlDoc		*doc = xml_read(ds, "x.xml", text, n);
	char		*said;

	print(ds, &said);
	assert_null(doc);
	if (strstr(said, wanted) == NULL)
		fail_msg("%.60s: %s", text, said);
	free(said);
	diags_free(ds);
}

static const char laughs[] =
    "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
    "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><x>&c;</x>";

static const char outside[] =
    "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>";

static void
test_refused(void **state)
{
	struct buf	 deep;
	int		 i;

	(void)state;
	assert_refused("", 0, "[B010]");
	assert_refused("<a>", 3, "[B010]");
	assert_refused("<a></b>", 7, "x.xml:1:");
	assert_refused("<a>\n\n&nbsp;</a>", 15, "x.xml:3:");
	assert_refused("<a>\xFF</a>", 8, "[B010]");
	assert_refused("<a/><b/>", 8, "[B010]");
	assert_refused("<!DOCTYPE a><a/>", 16, "[B011]");
	assert_refused(laughs, strlen(laughs), "[B01");
	assert_refused(outside, strlen(outside), "[B01");
	buf_init(&deep, 1 << 20);
	for (i = 0; i < 50000; i++)
		buf_puts(&deep, "<a>");
	assert_refused(deep.data, deep.len, "[B010]");
	buf_clear(&deep);
	for (i = 0; i < XML_DEPTH_MAX + 1; i++)
		buf_puts(&deep, "<a>");
	for (i = 0; i < XML_DEPTH_MAX + 1; i++)
		buf_puts(&deep, "</a>");
	assert_refused(deep.data, deep.len, "[B010]");
	buf_free(&deep);
}

/* Nothing hostile comes out as anything but text. */
static void
test_written(void **state)
{
	static const char	 text[] = "<b>&\x01\xFF\"'";
	struct diags		*ds = diags_new();
	struct arena		*arena = arena_new();
	xmlDoc			*doc = xml_new("case"), *again;
	struct buf		 out;
	const xmlNode		*file;

	(void)state;
	xml_put(xml_add_text(xmlDocGetRootElement(doc), "file", text),
	    "path", text);
	buf_init(&out, 4096);
	assert_int_equal(xml_write(doc, &out), 0);
	again = xml_read(ds, "again", out.data, out.len);
	assert_non_null(again);
	file = xml_child(xmlDocGetRootElement(again), "file");
	assert_string_equal(xml_text(arena, file),
	    "<b>&\xEF\xBF\xBD\xEF\xBF\xBD\"'");
	assert_string_equal(xml_attribute(arena, file, "path"),
	    xml_text(arena, file));
	assert_null(xml_attribute(arena, file, "other"));
	xml_free(again);
	xml_free(doc);
	buf_free(&out);
	arena_free(arena);
	diags_free(ds);
}

static void
test_messages(void **state)
{
	struct diags	*ds = diags_new();
	char		*said, *first, *second;

	(void)state;
	unsetenv("SEORYU_LANG");
	diag_at(ds, DIAG_B001, (struct place){ .file = "b" }, "사업.pdf",
	    "없음", NULL);
	diag_at(ds, DIAG_B001, (struct place){ .file = "a", .line = 9 },
	    "증명", "없음", NULL);
	diag_at(ds, DIAG_B001, (struct place){ .file = "b" }, "사업.pdf",
	    "없음", NULL);
	print(ds, &said);
	first = strstr(said, "a:9: 오류: 증명을 열 수 없습니다");
	second = strstr(said, "b: 오류: 사업.pdf를 열 수 없습니다");
	assert_non_null(first);
	assert_non_null(second);
	assert_true(first < second);
	assert_null(strstr(second + 1, "b: 오류"));
	assert_int_equal(diags_worst(ds), DIAG_SYSTEM);
	free(said);
	diags_free(ds);
}

/* The texts of the elements that were told, with a bar behind each. */
static void
collect(const xmlNode *node, void *data)
{
	struct arena	*arena = arena_new();

	buf_printf(data, "%s=%s|", xml_name(node), xml_text(arena, node));
	arena_free(arena);
}

static void
assert_each(const char *text, int result, const char *want)
{
	static const char *const	 elements[] = { "a", "b", NULL };
	static const char *const	 left_out[] = { "left", NULL };
	struct xml_filter		 filter = { elements, left_out, NULL,
	    1 << 20 };
	enum xml_filter_end		 end;
	struct diags			*ds = diags_new();
	struct buf			 seen;

	buf_init(&seen, 4096);
	end = xml_filter_each(ds, "x.xml", text, strlen(text), &filter,
	    collect, &seen);
	assert_int_equal(end == XML_FILTER_WHOLE ? 0 : -1, result);
	if (result == 0)
		assert_string_equal(buf_string(&seen), want);
	assert_int_equal(diags_worst(ds) != 0, result != 0);
	buf_free(&seen);
	diags_free(ds);
}

/* What is handed over is forgotten; a tree that grows too large is not made. */
static void
test_memory(void **state)
{
	static const char *const	 elements[] = { "a", "b", NULL };
	struct xml_filter		 filter = { elements, NULL, NULL,
	    40000 };
	enum xml_filter_end		 end;
	struct diags			*ds = diags_new();
	struct buf			 text, seen;
	int				 i;

	(void)state;
	buf_init(&text, 1 << 20);
	buf_init(&seen, 1 << 20);
	buf_puts(&text, "<r>");
	for (i = 0; i < 1000; i++)
		buf_puts(&text, "<a c='d'>x</a>");
	buf_puts(&text, "</r>");
	end = xml_filter_each(ds, "x.xml", text.data, text.len, &filter,
	    collect, &seen);
	assert_int_equal(end, XML_FILTER_WHOLE);
	assert_int_equal(seen.len, 4000);
	assert_null(xml_filter_read(ds, "x.xml", text.data, text.len, &filter,
	    &end));
	assert_int_equal(end, XML_FILTER_LARGE);
	assert_int_equal(diags_worst(ds), DIAG_DATA);
	filter.memory = 1000000;
	xml_free(xml_filter_read(ds, "x.xml", text.data, text.len, &filter,
	    &end));
	assert_int_equal(end, XML_FILTER_WHOLE);
	buf_free(&text);
	buf_free(&seen);
	diags_free(ds);
}

static void
test_each(void **state)
{
	char	 deep[4096] = "<r><a>";
	int	 i;

	(void)state;
	assert_each("<r><a>1<a>2</a></a><c><b>3</b></c>4<p:a xmlns:p='p'/></r>",
	    0, "a=12|b=3|a=|");
	assert_each("<r/>", 0, "");
	assert_each("<r><left><a>1</a></left><a>2<left>3<left/>4</left>5</a>"
	    "<b>6</b></r>", 0, "a=25|b=6|");
	assert_each("<r><a>1</a><a>2</b></r>", -1, "");
	assert_each("<r><a>1</a>", -1, "");
	assert_each("", -1, "");
	assert_each("<!DOCTYPE r [<!ENTITY e 'x'>]><r><a>&e;</a></r>", -1, "");
	for (i = 0; i < XML_DEPTH_MAX + 10; i++)
		strncat(deep, "<x>", sizeof(deep) - strlen(deep) - 1);
	for (i = 0; i < XML_DEPTH_MAX + 10; i++)
		strncat(deep, "</x>", sizeof(deep) - strlen(deep) - 1);
	strncat(deep, "</a></r>", sizeof(deep) - strlen(deep) - 1);
	assert_each(deep, -1, "");
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_each),
		cmocka_unit_test(test_memory),
		cmocka_unit_test(test_written),
		cmocka_unit_test(test_messages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
