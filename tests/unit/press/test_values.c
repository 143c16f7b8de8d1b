/* What holes may print, and what is said of values that they cannot. */
#include "paper.h"

static const char	 data[] = "<d><a>16</a><b>9</b><c>1</c><c>2.5</c>"
    "<day>2026-02-30</day><x>1.5</x><won>1000원</won><m>c</m><t>26</t>"
    "<z>0</z><big>1600000000</big></d>";

/* A body, and the code and words of what is said; NULL if it prints. */
static const struct {
	const char	*body, *code, *words;
} rows[] = {
	{ "<p>{/d/big + /d/big} {position()} {count(/d/c)}</p>", NULL,
	    "3200000000 1 2" },
	{ "<p>{/d/a div 3}</p>", "[P170]", "5.33" },
	{ "<p>{/d/a div 0}</p>", "[P170]", "Infinity" },
	{ "<p>{/d/none + 1}</p>", "[P170]", "NaN" },
	{ "<p>{/d/big * 9000000000}</p>", "[P170]", "e+19" },
	{ "<p>{/d/a &gt; 3}</p>", "[P171]", "true" },
	{ "<p class='{/d/a &gt; 3}'>가</p>", "[P171]", "true" },
	{ "<p>{k:date(/d/day)}</p>", "[P173]", "(/d/day) \"2026-02-30\"" },
	{ "<p>{k:comma(/d/x)}</p>", "[P174]", "\"1.5\"" },
	{ "<p>{k:comma(/d/won)}</p>", "[P174]", "\"1000원\"" },
	{ "<p>{k:sum(/d/c)}</p>", "[P174]", "(/d/c[2]) \"2.5\"" },
	{ "<p each='/d/c'>{k:comma(.)}</p>", "[P174]", "(/d/c[2])" },
	{ "<p>{k:moment(/d/day)}</p>", "[P180]", "2026-02-30" },
	{ "<p>{k:map(/d/m, 'a=가|b=나')}</p>", "[P175]", "\"c\"" },
	{ "<p>{k:if(k:eq(/d/t, k:add(/d/a, /d/b)), k:comma(/d/t), '')}</p>",
	    "[P176]", "t ‘26’, a ‘16’, b ‘9’." },
	{ "<p>{k:percent(/d/a, /d/z, 1)}</p>", "[P176]", "z ‘0’" },
	{ "<p>{k:add(/d/a, /d/none)}</p>", "[P012]", "/d/none" },
	{ "<p>{k:date(/d/none)}</p>", "[P012]", "/d/none" },
	{ "<p>\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D</p>", "[P172]", "U+05E9" },
	{ "<p>\xD8\xB9\xD9\x85</p>", "[P172]", "U+0639" },
	{ "<p>{k:with(/d/m, '은는')}</p>", "[B020]", "은는" },
	{ "<p size='1pt'>가</p>", "[P177]", "4pt" },
	{ "<p size='0'>가</p>", "[P177]", "4pt" },
	{ "<p size='10%'>가</p>", "[P177]", "40%" },
	{ "<p size='{/d/c[1]}pt'>가</p>", "[P177]", "4pt" },
	{ "<p line-height='10%'>가</p>", "[P177]", "100%" },
	{ "<p line-height='0.5em'>가</p>", "[P177]", "1em" },
	{ "<p line-height='100%' size='4pt'>가</p>", NULL, "가" },
	{ "<header>하나</header><header>둘</header><p>가</p>", "[P178]",
	    "t.xml:2" },
	{ "<footer first='only'>하나</footer><footer first='no'>둘</footer>"
	    "<footer>셋</footer><p>가</p>", "[P179]", "t.xml:2" },
	{ "<footer first='only'>하나</footer><footer>둘</footer><p>가</p>",
	    NULL, "하나" },
	/* One fault, not also what comes of it. */
	{ "<p><a href='{/d/none}'>가</a></p>", "[P012]", "/d/none" },
	{ "<bar start='{/d/none - 1}' end='2' of='4' alt='가'/>", "[P170]",
	    "NaN" }
};

static void
test_values(void **state)
{
	struct paper	 p;
	size_t		 i;
	const char	*s;
	int		 n;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		paper_print_with(&p, "", rows[i].body, data, "dump", 0);
		for (n = 0, s = p.said; (s = strchr(s, '\n')) != NULL; s++)
			n++;
		if (rows[i].code == NULL ? p.result != 0 || n != 0 ||
		    !paper_has(&p, rows[i].words) :
		    p.result != -1 || n != 1 ||
		    strstr(p.said, rows[i].code) == NULL ||
		    strstr(p.said, rows[i].words) == NULL)
			fail_msg("%s: %d\n%s", rows[i].body, p.result, p.said);
		paper_free(&p);
	}
}

/* A draft shows a blank where a sum lacks a figure. */
static void
test_draft(void **state)
{
	struct paper	 p;

	(void)state;
	paper_print_with(&p, "", "<p>{/d/none + 1}</p><p>{k:date(/d/day)}</p>",
	    data, "dump", 1);
	assert_int_equal(p.result, 0);
	assert_int_equal(paper_count(&p, "＿＿＿＿"), 2);
	paper_free(&p);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_draft),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
