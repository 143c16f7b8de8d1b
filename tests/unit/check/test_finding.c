#include "helper.h"

#include "check/finding.h"

/* The verdict of findings with these verdicts, ending with -1. */
static const struct {
	int			 verdicts[4];
	enum finding_verdict	 whole;
} rows[] = {
	{ { -1 }, FINDING_REVIEW },
	{ { FINDING_NOT_APPLICABLE, -1 }, FINDING_REVIEW },
	{ { FINDING_PASS, -1 }, FINDING_PASS },
	{ { FINDING_PASS, FINDING_NOT_APPLICABLE, -1 }, FINDING_PASS },
	{ { FINDING_PASS, FINDING_REVIEW, -1 }, FINDING_REVIEW },
	{ { FINDING_UNREADABLE, FINDING_PASS, -1 }, FINDING_REVIEW },
	{ { FINDING_SUPPLEMENT, FINDING_UNREADABLE, -1 },
	    FINDING_SUPPLEMENT },
	{ { FINDING_SUPPLEMENT, FINDING_INELIGIBLE, FINDING_REVIEW, -1 },
	    FINDING_INELIGIBLE },
};

static void
the_worst_decides(void **state)
{
	struct findings	*fs;
	struct finding	 f = { .id = "X", .title = "X", .document = "plan",
			    .severity = "info", .basis = "q" };
	size_t		 i, j;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		fs = findings_new();
		for (j = 0; rows[i].verdicts[j] != -1; j++) {
			f.verdict =
			    (enum finding_verdict)rows[i].verdicts[j];
			findings_add(fs, &f);
		}
		assert_int_equal(findings_verdict(fs), rows[i].whole);
		assert_int_equal(findings_worst(fs, "other"), -1);
		findings_free(fs);
	}
}

/* A remark on a file is no rule of a notice that somebody kept. */
static void
what_rests_on_no_words_proves_nothing(void **state)
{
	struct findings	*fs = findings_new();
	struct finding	 f = { .id = "I012", .title = "X",
			    .severity = "warning", .verdict = FINDING_PASS };

	(void)state;
	findings_add(fs, &f);
	assert_int_equal(findings_verdict(fs), FINDING_REVIEW);
	f.basis = "q";
	findings_add(fs, &f);
	assert_int_equal(findings_verdict(fs), FINDING_PASS);
	findings_free(fs);
}

static void
words_go_both_ways(void **state)
{
	int	 i;

	(void)state;
	for (i = FINDING_NOT_APPLICABLE; i <= FINDING_INELIGIBLE; i++)
		assert_int_equal(finding_verdict(finding_word(
		    (enum finding_verdict)i)), i);
	assert_int_equal(finding_verdict("ok"), -1);
	assert_null(finding_role("error"));
	assert_string_equal(finding_role("warning")->severity, "warning");
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(the_worst_decides),
		cmocka_unit_test(what_rests_on_no_words_proves_nothing),
		cmocka_unit_test(words_go_both_ways),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
