/* Files that are pages of one document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml.h"
#include "intake/document_type.h"
#include "intake/join.h"

static struct document_type	*types;
static struct arena		*arena;

static int
open_types(void **state)
{
	struct diags	*ds = diags_new();

	(void)state;
	arena = arena_new();
	types = document_type_load(ds, arena, "checks/documents");
	diags_free(ds);
	return types != NULL ? 0 : -1;
}

static int
close_types(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static xmlNode *
add(xmlNode *facts, int id, const char *sheets, const char *numbers,
    const char *company)
{
	xmlNode	*file = xml_add(facts, "file");

	xml_putf(file, "id", "f%d", id);
	xml_putf(file, "path", "%d.pdf", id);
	xml_putf(file, "sha256", "%064d", id);
	xml_put(file, "document", "insurance-combined");
	xml_put(file, "sheets", sheets);
	xml_put(file, "numbers", numbers);
	xml_put(file, "of-company", company);
	return file;
}

static void
numbers_go_before_companies(void **state)
{
	xmlDoc	*doc = xml_new("facts");
	xmlNode	*facts = xmlDocGetRootElement(doc), *next;
	xmlNode	*head = add(facts, 1, "1-1/2", "12 34", "9");

	(void)state;
	/* Of the company, but of another paper; of another length. */
	add(facts, 2, "2-2/2", "123", "9");
	add(facts, 3, "2-2/3", "", "9");
	assert_null(join_find(types, head, &next));
	add(facts, 4, "2-2/2", "", "9");
	assert_ptr_equal(join_find(types, head, &next), head);
	assert_string_equal(xml_attribute(arena, next, "id"), "f4");
	add(facts, 5, "2-2/2", "34 5", "8");
	assert_ptr_equal(join_find(types, head, &next), head);
	assert_string_equal(xml_attribute(arena, next, "id"), "f5");
	/* Two that bear the number leave the company, which one has. */
	add(facts, 6, "2-2/2", "12", "8");
	assert_ptr_equal(join_find(types, head, &next), head);
	assert_string_equal(xml_attribute(arena, next, "id"), "f4");
	add(facts, 7, "2-2/2", "", "9");
	assert_null(join_find(types, head, &next));
	assert_null(join_find(types, xml_next(head), &next));
	xml_free(doc);
}

/* Beginnings that nothing follows, and pages of others: no end of pairs. */
static void
many_files_take_no_time(void **state)
{
	enum { FILES = 2000 };
	xmlDoc	*doc = xml_new("facts");
	xmlNode	*facts = xmlDocGetRootElement(doc), *file, *next;
	clock_t	 begin;
	int	 i, joined = 0;

	(void)state;
	for (i = 0; i < FILES / 4; i++)
		add(facts, i, "1-1/2", "777777", "9");
	for (; i < FILES / 2; i++)
		add(facts, i, "1-1/2", arena_printf(arena, "%d", i), "");
	for (; i < FILES; i++)
		add(facts, i, "2-2/2", arena_printf(arena, "%d",
		    i - FILES / 4), "");
	begin = clock();
	for (file = xml_first(facts); (file = join_find(types, file,
	    &next)) != NULL; joined++)
		join_mark(arena, file, next);
	assert_true(clock() - begin < 10 * CLOCKS_PER_SEC);
	assert_int_equal(joined, FILES / 4);
	xml_free(doc);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(numbers_go_before_companies),
		cmocka_unit_test(many_files_take_no_time),
	};

	return cmocka_run_group_tests(tests, open_types, close_types);
}
