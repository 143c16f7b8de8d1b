#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xpath_reads.h"
#include "base/xpath_token.h"

enum { LINE = 1024 };

/* "path:function=value!" …, "!" if it carries, then "→" the nodes. */
static void
describe(const char *expression, char out[LINE])
{
	struct arena			*arena = arena_new();
	struct xpath_places		 at = { { "/r" }, 1 };
	struct xpath_reads		 reads;
	const struct xpath_read		*read;
	struct buf			 text;
	size_t				 i;

	buf_init(&text, LINE - 1);
	xpath_reads(&reads, arena, expression, &at);
	for (read = reads.first; read != NULL; read = read->next) {
		buf_printf(&text, "%s%s%s", read->path,
		    read->function[0] != '\0' ? ":" : "", read->function);
		if (read->value != NULL)
			buf_printf(&text, "=%s", read->value);
		buf_puts(&text, read->carries ? "! " : " ");
	}
	for (i = 0; i < reads.nodes.n; i++)
		buf_printf(&text, "→%s", reads.nodes.paths[i]);
	if (reads.unresolved)
		buf_puts(&text, "?");
	snprintf(out, LINE, "%s", buf_string(&text));
	buf_free(&text);
	arena_free(arena);
}

static void
test_reads(void **state)
{
	static const char *const rows[][2] = {
		/* Paths go on from the context; the root is "". */
		{ "name", "→/r/name" }, { "@id", "→/r/@id" },
		{ ".", "→/r" }, { "..", "→" }, { "/case/a", "→/case/a" },
		{ "//a/@b", "→//a/@b" }, { "a//b", "→/r/a//b" },
		{ "../b/c", "→/b/c" }, { "a/text()", "→/r/a" },
		{ "기업명", "→/r/기업명" }, { "child::a", "→/r/a" },
		{ "attribute::a", "→/r/@a" }, { "parent::x/y", "→/y" },
		{ "self::node()", "→/r" }, { "a/../b", "→/r/b" },
		{ "following-sibling::s", "→/s" },
		{ "a|b", "→/r/a→/r/b" }, { "(a|b)/c", "→/r/a/c→/r/b/c" },
		{ "$office/name", "→$office/name" }, { "*", "→/r/*" },
		{ "*[1]/x", "→/r/*/x" },
		/* One condition tells elements apart; others are read. */
		{ "a[@id='x']/b", "→/r/a[@id='x']/b" },
		{ "a[n='x/y']/..", "→/r" },
		{ "a[@id='x' and t]/b", "/r/a/@id=x /r/a/t →/r/a/b" },
		{ "a[last()]", "→/r/a" },
		{ "a[@n > ../m]", "/r/a/@n:number /r/m:number →/r/a" },
		{ "a[position() = 1]/b", "→/r/a/b" },
		/* Functions read their arguments. */
		{ "k:date(d)", "/r/d:k:date! " },
		{ "k:with(n, '을')", "/r/n:k:with! " },
		{ "concat(a, '-', b)", "/r/a:concat /r/b:concat " },
		{ "count(a)", "/r/a:count " },
		{ "normalize-space()", "/r:normalize-space! " },
		{ "k:date(k:default(a, b))", "/r/a:k:date /r/b:k:date " },
		{ "k:map(@v, 'p=적합|q=보완')", "/r/@v:k:map=p! " },
		{ "k:map(@v, 'p=적합|=없음')", "/r/@v:k:map=p " },
		{ "not(a = 'x' or b)", "/r/a=x /r/b " },
		/* Operators: a name after an operand is one. */
		{ "a and b", "/r/a /r/b " }, { "and and or", "/r/and /r/or " },
		{ "a * b", "/r/a:number /r/b:number " },
		{ "div div mod", "/r/div:number /r/mod:number " },
		{ "-a", "→/r/a" }, { "'x' = a", "/r/a=x " },
		{ "a-b", "→/r/a-b" }, { "a - b", "/r/a:number /r/b:number " },
		{ "@m='solo'", "/r/@m=solo " }, { "'a/b'", "" }, { "12.5", "" },
		/* What only data can tell. */
		{ "ancestor::x", "?" }, { "id('x')/y", "?" },
		{ "../../..", "?" }, { "a//b/..", "?" }
	};
	char	 out[LINE];
	size_t	 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		describe(rows[i][0], out);
		if (strcmp(out, rows[i][1]) != 0)
			fail_msg("%s: \"%s\", not \"%s\"", rows[i][0], out,
			    rows[i][1]);
	}
}

/* Anything ends, also what is no expression. */
static void
test_nonsense(void **state)
{
	static const char *const rows[] = { "", "(", ")", "[", "a[", "a[b",
	    "f(", "f(,", "f(a,,b)", "::", "a::", "@", "/", "//", "$", "'",
	    "\"x", "a/", "a|", "|", "..[", "a b c", "!!", "\xFF\xFE", "1.2.3",
	    "node(", "self::", "((((", "a[b='c']]" };
	char	 out[LINE], deep[3001];
	size_t	 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		describe(rows[i], out);
	memset(deep, '(', sizeof(deep) - 1);
	deep[sizeof(deep) - 1] = '\0';
	describe(deep, out);
	assert_string_equal(out, "?");
}

static void
test_tokens(void **state)
{
	static const enum xpath_token_kind	 kinds[] = {
		XPATH_TOKEN_FUNCTION, XPATH_TOKEN_OPEN, XPATH_TOKEN_AXIS,
		XPATH_TOKEN_NAME, XPATH_TOKEN_OPERATOR, XPATH_TOKEN_NUMBER,
		XPATH_TOKEN_COMMA, XPATH_TOKEN_LITERAL, XPATH_TOKEN_CLOSE,
		XPATH_TOKEN_UNION, XPATH_TOKEN_VARIABLE, XPATH_TOKEN_SLASH,
		XPATH_TOKEN_TYPE, XPATH_TOKEN_OPEN, XPATH_TOKEN_CLOSE,
		XPATH_TOKEN_END
	};
	const char		*s = "k:if ( child :: * != .5, 'a)') | $o//text()";
	struct xpath_token	 t = { .kind = XPATH_TOKEN_END };
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		t = xpath_token_next(&s, t.kind);
		assert_int_equal(t.kind, kinds[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_reads),
		cmocka_unit_test(test_nonsense),
		cmocka_unit_test(test_tokens),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
