/*
 * The tests beside the rules, run and counted for each programme.
 */
#include <string.h>

#include "base/buf.h"
#include "check/check.h"
#include "check/check_inside.h"
#include "check/object.h"
#include "check/programme.h"
#include "check/rule_test.h"

/* What failed, a string a line. */
static void
put_lines(struct buf *out, const char *lines)
{
	struct buf	 line;
	size_t		 len;

	buf_init(&line, BUF_TEXT);
	object_open(out, "failures", '[');
	for (; *lines != '\0'; lines += len + (lines[len] == '\n')) {
		len = strcspn(lines, "\n");
		buf_clear(&line);
		buf_add(&line, lines, len);
		object_text(out, NULL, buf_string(&line));
	}
	object_close(out, ']');
	buf_free(&line);
}

static void
put_programme(struct buf *out, const struct programme *p, int json,
    const struct buf *failures, const struct check_tally *tally)
{
	if (!json) {
		buf_puts(out, buf_string(failures));
		buf_printf(out, "%s: %zu passed, %zu failed\n", p->id,
		    tally->passed, tally->failed);
		return;
	}
	object_open(out, NULL, '{');
	object_text(out, "id", p->id);
	object_count(out, "passed", tally->passed);
	object_count(out, "failed", tally->failed);
	put_lines(out, buf_string(failures));
	object_close(out, '}');
}

int
check_test(struct check *check, struct diags *ds,
    const struct check_query *query, struct buf *out,
    struct check_tally *tally)
{
	int			 json = check_is_json(query);
	int			 result = 0;
	const struct programme	*p;
	struct check_tally	 own;
	struct buf		 failures;
	size_t			 i = 0;

	*tally = (struct check_tally){ 0 };
	buf_init(&failures, BUF_TEXT);
	if (json) {
		object_open(out, NULL, '{');
		object_open(out, "programmes", '[');
	}
	while ((p = check_each(check, ds, query->programme, &i, &result)) !=
	    NULL) {
		own = (struct check_tally){ 0 };
		buf_clear(&failures);
		rule_tests_run(p, ds, &failures, &own.passed, &own.failed);
		put_programme(out, p, json, &failures, &own);
		tally->passed += own.passed;
		tally->failed += own.failed;
	}
	if (json) {
		object_close(out, ']');
		check_put_tally(out, tally);
	}
	buf_free(&failures);
	return result;
}
