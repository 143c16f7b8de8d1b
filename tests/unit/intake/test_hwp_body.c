#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "intake/hwp_body.h"
#include "intake/hwp_record.h"
#include "intake/writing.h"

enum { STREAM_MAX = 32 * 1024 * 1024 };

/* Appends a record; sizes from 4,095 on stand in four bytes more. */
static void
put(struct buf *out, unsigned tag, unsigned level, const void *data, size_t n)
{
	uint32_t	 head = tag | level << 10 | (n < 0xFFF ?
	    (uint32_t)n : 0xFFF) << 20;
	uint32_t	 size = (uint32_t)n;

	buf_add(out, &head, 4);
	if (n >= 0xFFF)
		buf_add(out, &size, 4);
	buf_add(out, data, n);
}

/* A paragraph of UTF-16. */
static void
put_text(struct buf *out, unsigned level, const void *units, size_t n)
{
	put(out, HWP_PARA_HEADER, level, "", 0);
	put(out, HWP_PARA_TEXT, level + 1, units, n);
}

static struct arena	*arena;
static struct text	 text;

static enum hwp_body
read_stream(const struct buf *stream)
{
	struct writing	 w;

	text_init(&text, arena);
	writing_init(&w, arena, &text);
	return hwp_body_read(&w, buf_string(stream), stream->len, 1);
}

static int
setup(void **state)
{
	struct buf	*stream = calloc(1, sizeof(*stream));

	arena = arena_new();
	buf_init(stream, STREAM_MAX);
	*state = stream;
	return 0;
}

static int
teardown(void **state)
{
	buf_free(*state);
	free(*state);
	arena_free(arena);
	return 0;
}

static void
reads_what_stands_before_a_cut(void **state)
{
	struct buf	*stream = *state;

	put_text(stream, 0, "A\0\r\0", 4);
	put_text(stream, 0, "B\0\r\0", 4);
	assert_int_equal(read_stream(stream), HWP_BODY_WHOLE);
	assert_int_equal(text.n, 2);
	stream->len -= 2;
	assert_int_equal(read_stream(stream), HWP_BODY_CUT);
	assert_int_equal(text.n, 1);
	assert_string_equal(text.pieces[0].str, "A");
}

/* A control at the very end of a text lacks its other units. */
static void
survives_broken_letters(void **state)
{
	struct buf	*stream = *state;

	put_text(stream, 0, "A\0\x0b\0tbl", 7);
	put_text(stream, 0, "\x3d\xd8""B\0\x3d\xd8", 6);
	put_text(stream, 0, "C", 1);
	assert_int_equal(read_stream(stream), HWP_BODY_WHOLE);
	assert_int_equal(text.n, 2);
	assert_string_equal(text.pieces[0].str, "A");
	assert_string_equal(text.pieces[1].str, "\xef\xbf\xbd""B\xef\xbf\xbd");
}

/* Cells without a place, a table without cells, levels that jump. */
static void
survives_broken_tables(void **state)
{
	static const char	 units[] = "\x0b\0 lbt\0\0\0\0\0\0\0\0\x0b\0\r\0";
	static const char	 cell[16] = { 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 3 };
	struct buf		*stream = *state;

	put_text(stream, 0, units, sizeof(units) - 1);
	put(stream, HWP_CTRL_HEADER, 1, " lbt", 4);
	put(stream, HWP_TABLE, 2, "", 0);
	put(stream, HWP_LIST_HEADER, 2, cell, sizeof(cell));
	put_text(stream, 900, "A\0", 2);
	put(stream, HWP_LIST_HEADER, 2, cell, 3);
	put_text(stream, 2, "B\0", 2);
	put_text(stream, 0, units, sizeof(units) - 1);
	put(stream, HWP_CTRL_HEADER, 1, " lb", 3);
	assert_int_equal(read_stream(stream), HWP_BODY_CUT);
	assert_int_equal(text.n, 1);
	assert_string_equal(text.pieces[0].cell, "표1 R4C3");
}

static void
bounds_depth(void **state)
{
	static const char	 units[] = "\x0b\0 osg\0\0\0\0\0\0\0\0\x0b\0";
	struct buf		*stream = *state;
	unsigned		 level;

	for (level = 0; level < 900; level += 2) {
		put_text(stream, level, units, sizeof(units) - 1);
		put(stream, HWP_CTRL_HEADER, level + 1, " osg", 4);
	}
	put_text(stream, level, "A\0", 2);
	assert_int_equal(read_stream(stream), HWP_BODY_CUT);
	assert_int_equal(text.n, 0);
}

/* Longer than any paragraph may be: cut, and the text says so. */
static void
bounds_paragraphs(void **state)
{
	struct buf	*stream = *state;
	size_t		 n = 10 * 1024 * 1024;
	char		*units = malloc(n);

	memset(units, 'A', n);
	put_text(stream, 0, units, n);
	put_text(stream, 0, "B\0", 2);
	free(units);
	assert_int_equal(read_stream(stream), HWP_BODY_WHOLE);
	assert_true(text.full);
	assert_int_equal(text.n, 1);
}

static void
bounds_records(void **state)
{
	struct buf	*stream = *state;
	int		 i;

	for (i = 0; i < HWP_RECORDS_MAX + 1; i++)
		put(stream, HWP_PARA_HEADER, 0, "", 0);
	assert_int_equal(read_stream(stream), HWP_BODY_CUT);
	assert_int_equal(text.n, 0);
}

/* Marks of deletions that reach behind the text, turn round or overlap. */
static void
bounds_deletions(void **state)
{
	static const uint32_t	 ranges[] = {
		1, 2, 0x11000000, 1, 3, 0x11000001, 4, 0xFFFFFFFF, 0x11000000,
		9, 2, 0x11000000, 0xFFFFFFFF, 0xFFFFFFFF, 0x11000000,
		0, 6, 0x10000000, 7 };
	struct buf		*stream = *state;

	put_text(stream, 0, "A\0B\0C\0D\0E\0F\0", 12);
	put(stream, HWP_PARA_RANGE_TAG, 1, ranges, sizeof(ranges));
	assert_int_equal(read_stream(stream), HWP_BODY_WHOLE);
	assert_string_equal(text.pieces[0].str, "AD");
}

/* "Value:int:1" in a name is no value; lengths that lie end the string. */
static void
reads_forms_by_their_grammar(void **state)
{
	static const struct {
		const char	*properties;
		const char	*want;
	} rows[] = {
		{ "Name:wstring:12:Value:int:1  Caption:wstring:2:ab "
		    "Value:int:0 ", "□ab " },
		{ "S:set:99:Value:int:1 Caption:wstring:1:x ", "☑x " },
		{ "Text:wstring:3:abc ", "abc" },
		{ "Text:wstring:99:abc ", "" },
		{ "Value:int:1", "" },
		{ ":::::::::", "" },
		{ "", "" },
	};
	struct buf	*stream = *state;
	size_t		 i, k;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char	 data[512] = { 0 };
		size_t	 n = strlen(rows[i].properties);

		data[12] = (char)n;
		for (k = 0; k < n; k++)
			data[14 + 2 * k] = rows[i].properties[k];
		buf_clear(stream);
		put_text(stream, 0, "\x0b\0mrof\0\0\0\0\0\0\0\0\x0b\0", 16);
		put(stream, HWP_CTRL_HEADER, 1, "mrof", 4);
		put(stream, HWP_FORM_OBJECT, 2, data, 14 + 2 * n);
		assert_int_equal(read_stream(stream), HWP_BODY_WHOLE);
		assert_string_equal(text.n > 0 ? text.pieces[0].str : "",
		    rows[i].want);
	}
}

static void
inflates_within_bounds(void **state)
{
	static const char	 cut[] = "\x73\x74";
	struct buf		*out = *state, small;

	assert_int_equal(hwp_record_inflate(cut, 2, out), HWP_CUT);
	assert_int_equal(hwp_record_inflate("\xff\xff", 2, out), HWP_CUT);
	assert_int_equal(hwp_record_inflate("", 0, out), HWP_CUT);
	assert_int_equal(hwp_record_inflate("\x01\4\0\xfb\xff""ABCD", 9, out),
	    HWP_INFLATED);
	assert_string_equal(buf_string(out), "ABCD");
	buf_init(&small, 3);
	assert_int_equal(hwp_record_inflate("\x01\4\0\xfb\xff""ABCD", 9,
	    &small), HWP_TOO_LARGE);
	buf_free(&small);
}

#define TEST(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		TEST(reads_what_stands_before_a_cut),
		TEST(survives_broken_letters),
		TEST(survives_broken_tables),
		TEST(bounds_depth),
		TEST(bounds_paragraphs),
		TEST(bounds_records),
		TEST(bounds_deletions),
		TEST(reads_forms_by_their_grammar),
		TEST(inflates_within_bounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
