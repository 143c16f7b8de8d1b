/*
 * A table of elements against documents that keep to it and that do not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/diag.h"
#include "base/vocab.h"
#include "base/xml.h"

static const struct vocab_element table[] = {
	{ "house", "", "!id name", 0 },
	{ "room", "house room", "!id ref", 0 },
	{ "p", "room", "", 1 },
	{ "b", "p b", "*", 1 },
	/* The same name elsewhere has its own row. */
	{ "p", "house", "lang", 0 },
};

/* Everything printed about TEXT, or "" if it keeps to the table. */
static char *
faults(const char *text)
{
	struct diags	*ds = diags_new();
	xmlDoc		*doc = xml_read(ds, "h.xml", text, strlen(text));
	char		*printed = NULL;
	size_t		 n;
	FILE		*out = open_memstream(&printed, &n);
	int		 result;

	assert_non_null(doc);
	result = vocab_check(ds, "h.xml", doc, table,
	    sizeof(table) / sizeof(table[0]));
	diags_print(ds, out);
	fclose(out);
	assert_int_equal(result, diags_worst(ds) == 0 ? 0 : -1);
	xml_free(doc);
	diags_free(ds);
	return printed;
}

static void
assert_fault(const char *text, const char *wanted)
{
	char	*printed = faults(text);

	if (wanted[0] == '\0' ? printed[0] != '\0' :
	    strstr(printed, wanted) == NULL)
		fail_msg("%s: %s", text, printed);
	free(printed);
}

static void
test_keeps(void **state)
{
	(void)state;
	assert_fault("<house id='1'/>", "");
	assert_fault("<house id='1' name=''>\n <room id='2'>\n"
	    "<p>text <b x='1' y='2'>bold<b/></b></p></room></house>", "");
	assert_fault("<house id='1' xml:lang='ko'><p lang='ko'/></house>",
	    "");
	assert_fault("<h:house xmlns:h='urn:x' id='1'/>", "");
	assert_fault("<house id='1'><!-- note --><?pi x?></house>", "");
}

static void
test_faults(void **state)
{
	setenv("SEORYU_LANG", "en", 1);
	(void)state;
	assert_fault("<room id='1'/>", "[B016]");
	assert_fault("<house/>", "needs the attribute id");
	assert_fault("<house id='1' kind='2'/>", "unknown attribute kind");
	assert_fault("<house id='1' i='2'/>", "unknown attribute i ");
	assert_fault("<house id='1'>\n<garden/></house>",
	    "h.xml:2: error: there is no element <garden>; here may stand: "
	    "room, p [B032]");
	assert_fault("<house id='1'><rooom/></house>", "mean <room>? [B031]");
	assert_fault("<house id='1'><Room/></house>", "mean <room>? [B031]");
	assert_fault("<house id='1'><strong/></house>", "mean <b>? [B031]");
	assert_fault("<house id='1' nmae='2'/>", "mean name? [B030]");
	assert_fault("<house id='1'><b/></house>", "[B012]");
	assert_fault("<house id='1'><house id='2'/></house>", "[B012]");
	assert_fault("<house id='1'>text</house>", "[B015]");
	assert_fault("<house id='1'><p>text</p></house>", "[B015]");
	assert_fault("<house id='1'>가나다라마바사아자차카타파하가나다라</house>",
	    "가나다라마바사아자차카타파 [B015]");
	assert_fault("<house id='1'><room id='1'><p lang='x'/></room>"
	    "</house>", "[B013]");
}

/* All faults are told at once. */
static void
test_all_faults(void **state)
{
	char	*printed;

	(void)state;
	printed = faults("<house id='1'><room/><garden/><room x='1'/></house>");
	assert_non_null(strstr(printed, "[B032]"));
	assert_non_null(strstr(printed, "[B013]"));
	assert_non_null(strstr(printed, "[B014]"));
	free(printed);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_keeps),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_all_faults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
