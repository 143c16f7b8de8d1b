/* Document types: what is shipped loads; what is wrong is named with its line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "intake/document_type.h"

/* The types of the fifteen documents, and what is mixed up with them. */
static const char *const shipped[] = {
	"plan", "national-tax", "local-tax", "business-registration",
	"branch-statement", "sme-certificate", "mid-size-certificate",
	"consent", "insurance-combined", "insurance-pension",
	"insurance-health", "insurance-labour", "insurance-employment",
	"insurance-accident", "financials", "consortium-agreement",
	"bonus-library", "bonus-consulting", "consulting-application",
	"application-form", "business-registration-card",
	"tax-payment-fact", "local-tax-payment-fact", "tax-arrears-fact",
	"financials-inhouse", "vat-base-certificate",
	"sme-bid-certificate", "insurance-paid-certificate",
	"insurance-individual", "income-certificate", "consent-general",
	"certificate-application",
};

static void
test_shipped(void **state)
{
	struct arena		*arena = arena_new();
	struct diags		*ds = diags_new();
	struct document_type	*types;
	size_t			 i;

	(void)state;
	types = document_type_load(ds, arena, "checks/documents");
	assert_non_null(types);
	assert_int_equal(diags_count(ds, DIAG_NOTE), 0);
	for (i = 0; i < sizeof(shipped) / sizeof(shipped[0]); i++) {
		const struct document_type	*t =
		    document_type_find(types, shipped[i]);

		assert_non_null(t);
		assert_string_not_equal(t->label, "");
	}
	assert_null(document_type_find(types, "nothing"));
	assert_true(document_type_within(
	    document_type_find(types, "branch-statement"),
	    document_type_find(types, "business-registration")));
	assert_false(document_type_within(
	    document_type_find(types, "business-registration"),
	    document_type_find(types, "branch-statement")));
	diags_free(ds);
	arena_free(arena);
}

/* Loads one file with BODY; the first diag's line, 0 if it is sound. */
static int
fault_line(const char *body)
{
	char		 dir[] = "/tmp/seoryu-types-XXXXXX";
	struct arena	*arena = arena_new();
	struct diags	*ds = diags_new();
	char		*path;
	int		 line = 0;

	assert_non_null(mkdtemp(dir));
	path = file_join(arena, dir, "paper.xml");
	assert_int_equal(file_write(ds, path, body, strlen(body)), 0);
	if (document_type_load(ds, arena, dir) == NULL)
		assert_non_null(diags_first(ds, DIAG_DATA, &line));
	else
		assert_int_equal(diags_count(ds, DIAG_NOTE), 0);
	unlink(path);
	rmdir(dir);
	diags_free(ds);
	arena_free(arena);
	return line;
}

#define TYPE(rest) "<document-type label=\"확인서\">\n" rest "</document-type>\n"

static void
test_faults(void **state)
{
	(void)state;
	assert_int_equal(fault_line(TYPE("<title>확인서</title>\n")), 0);
	/* No title, an unknown element, attribute, word, number, set. */
	assert_int_equal(fault_line(TYPE("<word>말</word>\n")), 1);
	assert_int_equal(fault_line(TYPE("<title>가</title>\n<titel/>\n")), 3);
	assert_int_equal(fault_line(TYPE("<title point=\"3\">가</title>\n")),
	    2);
	assert_int_equal(fault_line(TYPE("<title points=\"x\">가</title>\n")),
	    2);
	assert_int_equal(fault_line(TYPE("<title> </title>\n")), 2);
	assert_int_equal(fault_line(TYPE("<title>가</title>\n"
	    "<use set=\"nothing\"/>\n")), 3);
	assert_int_equal(fault_line(TYPE("<title>가</title>\n"
	    "<field name=\"a\" type=\"money\"/>\n")), 3);
	assert_int_equal(fault_line(TYPE("<title>가</title>\n"
	    "<field name=\"a\" type=\"date\" where=\"left\"/>\n")), 3);
	assert_int_equal(fault_line(TYPE("<title>가</title>\n"
	    "<mark name=\"a\"/>\n")), 3);
	assert_int_equal(fault_line("<document-type/>\n"), 1);
	assert_int_equal(fault_line("<document/>\n"), 1);
	assert_int_equal(fault_line("<document-type\n label=\"가\">\n<"), 3);
}

/* A host that is no type has no line: it is known only at the end. */
static void
test_host(void **state)
{
	char		 dir[] = "/tmp/seoryu-types-XXXXXX";
	struct arena	*arena = arena_new();
	struct diags	*ds = diags_new();
	const char	*body = TYPE("<title>가</title>\n"
	    "<within document=\"nothing\"/>\n");
	char		*path;

	(void)state;
	assert_non_null(mkdtemp(dir));
	path = file_join(arena, dir, "paper.xml");
	assert_int_equal(file_write(ds, path, body, strlen(body)), 0);
	assert_null(document_type_load(ds, arena, dir));
	assert_int_equal(diags_worst(ds), DIAG_DATA);
	unlink(path);
	/* A folder without types is a fault, too. */
	assert_null(document_type_load(ds, arena, dir));
	rmdir(dir);
	assert_null(document_type_load(ds, arena, dir));
	diags_free(ds);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_shipped),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_host),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
