/*
 * Texts of notices: phrases in lines, amended texts beside the old ones,
 * numbers written back.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "check/amend.h"
#include "check/notice_match.h"
#include "check/notice_text.h"

static struct arena	*arena;
static struct diags	*ds;

static int
begin(void **state)
{
	(void)state;
	arena = arena_new();
	ds = diags_new();
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(arena);
	diags_free(ds);
	return 0;
}

static struct notice_text *
text_of(const char *bytes, size_t n)
{
	char			 path[] = "/tmp/seoryu-notice-XXXXXX";
	int			 fd = mkstemp(path);
	struct notice_text	*text;

	assert_true(fd != -1);
	assert_int_equal(write(fd, bytes, n), (ssize_t)n);
	close(fd);
	text = notice_text_read(arena, ds, "N", arena_strdup(arena, path));
	unlink(path);
	return text;
}

static struct notice_text *
text(const char *words)
{
	return text_of(words, strlen(words));
}

static void
lines_are_counted(void **state)
{
	struct notice_text	*t;

	(void)state;
	assert_int_equal(text("")->n, 0);
	assert_int_equal(text("가")->n, 1);
	assert_int_equal(text("가\n")->n, 1);
	t = text("\xEF\xBB\xBF가\r\n \xC2\xA0\xE3\x80\x80\r\n\r\n나");
	assert_int_equal(t->n, 4);
	assert_string_equal(t->lines[0].text, "가");
	assert_int_equal(t->lines[1].blank, 1);
	assert_int_equal(t->lines[2].blank, 1);
	assert_string_equal(t->lines[3].text, "나");
	assert_null(notice_text_line(t, 0));
	assert_null(notice_text_line(t, 5));
	assert_null(notice_text_line(t, -1));
	assert_int_equal(diags_worst(ds), 0);
}

static void
other_bytes_are_refused(void **state)
{
	struct buf	 many;
	int		 i;

	(void)state;
	assert_null(text_of("a\0b", 3));
	assert_null(text("\xB0\xA1"));
	assert_int_equal(diags_count(ds, DIAG_DATA), 2);
	buf_init(&many, BUF_TEXT);
	for (i = 0; i <= NOTICE_TEXT_LINES; i++)
		buf_putc(&many, '\n');
	assert_null(text_of(many.data, many.len));
	assert_non_null(text_of(many.data, many.len - 1));
	assert_int_equal(diags_count(ds, DIAG_DATA), 3);
	buf_free(&many);
}

static void
numbers_are_not_cut(void **state)
{
	static const struct {
		const char	*line, *phrase;
		int		 stands;
	} rows[] = {
		{ "최대 5억원", "5억원", 1 }, { "최대 15억원", "5억원", 0 },
		{ "최대 1.5억원", "5억원", 0 }, { "21,500만원", "1,500만원", 0 },
		{ "2,1,500만원", "1,500만원", 0 }, { "3개월", "3개월", 1 },
		{ "항목 10", "항목 1", 0 }, { "항목 1,000", "항목 1", 0 },
		{ "항목 1, 2", "항목 1", 1 }, { "항목 1.", "항목 1", 1 },
		{ "1.5와 5", "5", 1 }, { "15와 5,", "5", 1 },
		{ "15와 51", "5", 0 }, { "가나", "나", 1 }, { "가", "", 0 },
		{ ",5", "5", 1 }, { "'25.12~'26.1", "26.1", 1 },
	};
	size_t	 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (rows[i].stands != (notice_text_phrase(rows[i].line,
		    rows[i].phrase) != NULL))
			fail_msg("'%s' in '%s'", rows[i].phrase, rows[i].line);
	}
}

static void
phrases_are_found_elsewhere(void **state)
{
	struct notice_text	*t = text("가\n나 5\n다\n나 5\n나 55\n");
	size_t			 count;

	(void)state;
	assert_int_equal(notice_text_find(t, 1, "나 5", &count), 2);
	assert_int_equal(count, 2);
	assert_int_equal(notice_text_find(t, 9, "나 5", &count), 4);
	assert_int_equal(notice_text_find(t, 1, "라", &count), 0);
	assert_int_equal(count, 0);
}

static void
changed_lines_are_paired(void **state)
{
	struct notice_text	*old = text("머리\n지원 5억원\n\n기간 3개월\n"
				    "끝\n옮김\n꼬리\n");
	struct notice_text	*new = text("새 줄\n머리\n지원 6억원\n옮김\n\n"
				    "기간 3개월\n꼬리\n");
	struct notice_match	*m = notice_match_new(arena, old, new);

	(void)state;
	assert_int_equal(m->to[1], 2);
	assert_int_equal(m->to[2], 0);
	assert_int_equal(m->changed[2], 3);
	assert_int_equal(m->was[3], 2);
	assert_int_equal(m->to[4], 6);
	assert_int_equal(m->to[5], 0);
	assert_int_equal(m->changed[5], 0);
	assert_int_equal(m->to[6], 4);
	assert_int_equal(m->to[7], 7);
	assert_int_equal(m->from[1], 0);
	assert_int_equal(m->was[1], 0);
}

/* What is joined is equal, both ways; nothing is joined twice. */
static void
judge_match(const struct notice_text *old, const struct notice_text *new,
    const struct notice_match *m)
{
	size_t	 i;

	for (i = 1; i <= old->n; i++) {
		if (m->to[i] != 0) {
			assert_int_equal(m->from[m->to[i]], i);
			assert_int_equal(m->changed[i], 0);
			assert_string_equal(old->lines[i - 1].text,
			    new->lines[m->to[i] - 1].text);
		}
		if (m->changed[i] != 0)
			assert_int_equal(m->was[m->changed[i]], i);
	}
	for (i = 1; i <= new->n; i++)
		assert_false(m->from[i] != 0 && m->was[i] != 0);
}

static void
any_texts_are_matched(void **state)
{
	struct notice_text	*texts[2];
	struct buf		 bytes;
	int			 round, side, i, n;

	(void)state;
	srandom(5);
	buf_init(&bytes, BUF_TEXT);
	for (round = 0; round < 400; round++) {
		for (side = 0; side < 2; side++) {
			buf_clear(&bytes);
			n = (int)(random() % 40);
			for (i = 0; i < n; i++)
				buf_printf(&bytes, "줄 %ld\n", random() %
				    (1 + round % 50));
			texts[side] = text_of(buf_string(&bytes), bytes.len);
		}
		judge_match(texts[0], texts[1], notice_match_new(arena,
		    texts[0], texts[1]));
	}
	buf_free(&bytes);
}

/* Large, without one line in common, or all the same: bounded all the same. */
static void
hostile_texts_end(void **state)
{
	struct notice_text	*texts[2];
	struct buf		 bytes;
	int			 kind, side, i;

	(void)state;
	buf_init(&bytes, BUF_TEXT);
	for (kind = 0; kind < 3; kind++) {
		for (side = 0; side < 2; side++) {
			buf_clear(&bytes);
			for (i = 0; i < 50000 + side; i++)
				buf_printf(&bytes, "%d\n", kind == 0 ? 7 :
				    kind == 1 ? i * 2 + side :
				    side ? 50000 - i : i);
			texts[side] = text_of(buf_string(&bytes), bytes.len);
		}
		judge_match(texts[0], texts[1], notice_match_new(arena,
		    texts[0], texts[1]));
	}
	buf_free(&bytes);
}

static void
only_numbers_are_written(void **state)
{
	static const struct amend_quote quotes[] = {
		{ "f.xml", "q-1", "N", 3, 14 }, { "f.xml", "q-2", "N", 5, 6 },
		{ "g.xml", "q-3", "N", 5, 7 },
	};
	struct buf	 out;

	(void)state;
	buf_init(&out, BUF_TEXT);
	assert_int_equal(amend_quotes(arena, "<p><!-- <quote id='q-1' "
	    "notice='N' line='3'> -->\n<quote  line = '3'\n notice=\"N\" "
	    "id='q-1'>가 line='3'</quote><quote id='q-2' notice='M' line='5'/>"
	    "<quote id='q-2' notice='N' line='4'/><quotes id='q-2'/>"
	    "<quote id='q-3' notice='N' line='5'/></p>", "f.xml", quotes, 3,
	    &out), 1);
	assert_string_equal(buf_string(&out), "<p><!-- <quote id='q-1' "
	    "notice='N' line='3'> -->\n<quote  line = '14'\n notice=\"N\" "
	    "id='q-1'>가 line='3'</quote><quote id='q-2' notice='M' line='5'/>"
	    "<quote id='q-2' notice='N' line='4'/><quotes id='q-2'/>"
	    "<quote id='q-3' notice='N' line='5'/></p>");
	buf_clear(&out);
	assert_int_equal(amend_quotes(arena, "<quote id='q-1", "f.xml",
	    quotes, 3, &out), 0);
	assert_string_equal(buf_string(&out), "<quote id='q-1");
	buf_free(&out);
}

static void
lists_follow_their_lines(void **state)
{
	struct notice_text	*old = text("가\n나\n다\n라\n");
	struct notice_text	*new = text("새\n가\n나\n마\n라\n");
	struct notice_match	*m = notice_match_new(arena, old, new);
	struct buf		 out;

	(void)state;
	buf_init(&out, BUF_TEXT);
	amend_list(arena, "<notice-lines lines='4' sha256='0'>"
	    "<not-rule of='4' lines='1-3' reason='repeated'/>"
	    "<not-rule reason='x' lines='4 99'>말</not-rule></notice-lines>",
	    m, old, new, &out);
	assert_string_equal(buf_string(&out), arena_printf(arena,
	    "<notice-lines lines='5' sha256='%s'>"
	    "<not-rule of='5' lines='2-3' reason='repeated'/>"
	    "<not-rule reason='x' lines='5'>말</not-rule></notice-lines>",
	    new->sha256));
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test_setup_teardown(lines_are_counted, begin, end),
		cmocka_unit_test_setup_teardown(other_bytes_are_refused,
		    begin, end),
		cmocka_unit_test_setup_teardown(numbers_are_not_cut, begin,
		    end),
		cmocka_unit_test_setup_teardown(phrases_are_found_elsewhere,
		    begin, end),
		cmocka_unit_test_setup_teardown(changed_lines_are_paired,
		    begin, end),
		cmocka_unit_test_setup_teardown(any_texts_are_matched, begin,
		    end),
		cmocka_unit_test_setup_teardown(hostile_texts_end, begin, end),
		cmocka_unit_test_setup_teardown(only_numbers_are_written,
		    begin, end),
		cmocka_unit_test_setup_teardown(lists_follow_their_lines,
		    begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
