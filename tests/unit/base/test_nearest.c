/* Which name was probably meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/nearest.h"

static const char	*const names[] = { "align", "class", "id", "indent",
    "first-indent", "region", "확인자1", "가공기업", "p", "tr" };

/* What is written, and what is found; NULL if nothing. */
static const char	*const rows[][2] = {
	{ "allign", "align" }, { "clas", "class" }, { "regoin", "region" },
	{ "Align", "align" }, { "indnet", "indent" }, { "P", "p" },
	{ "idd", "id" }, { "가공기엄", "가공기업" }, { "확인자2", NULL },
	{ "colour", NULL }, { "x", NULL }, { "ab", NULL }, { "", NULL },
	{ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NULL }
};

static void
test_nearest(void **state)
{
	struct nearest	 n;
	size_t		 i, j;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		nearest_init(&n, rows[i][0]);
		for (j = 0; j < sizeof(names) / sizeof(names[0]); j++)
			nearest_try(&n, names[j]);
		if (rows[i][1] == NULL ? n.found != NULL : n.found == NULL ||
		    strcmp(n.found, rows[i][1]) != 0)
			fail_msg("%s: %s", rows[i][0],
			    n.found != NULL ? n.found : "nothing");
	}
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_nearest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
